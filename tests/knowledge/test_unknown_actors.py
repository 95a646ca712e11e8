"""Sightings joined to provisional entities, and what decisions make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.knowledge import Knowledge, KnownActors, Queue, Stamp, UnknownActor, new_id, taken_back, unknown_actors
from dateline.knowledge.known import KnownActor
from dateline.record import ActorTable, Decision, MentionKind, NewActor, Sighting

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION
STAMP = Stamp("2014-06-20T10:00:00Z", "ada", "so it is")
KNOWN = KnownActors([KnownActor("grp-marsh-front", "Marsh Front", BODY, ("Marsh Front", "MF"), "IRQ", "")])
_next = iter(range(1, 1_000_000))


def seen(name: str, country: str | None = None, kind: MentionKind = PERSON, *also: str, events: int = 1) -> Sighting:
    """A report that names somebody, and under which other names."""
    key = next(_next)
    names = dict.fromkeys((name, *also), 1)
    return Sighting(key, f"r{key}", "2014-06-10", name, kind, country, ("MIL",), names, {"Colonel": 1}, events)


def groups(*sightings: Sighting) -> set[frozenset[str]]:
    return {frozenset(actor.standing) for actor in unknown_actors(sightings)}


def only(*sightings: Sighting) -> UnknownActor:
    (actor,) = unknown_actors(sightings)
    return actor


# -- joining -----------------------------------------------------------------------------------------------------------


def test_one_folded_name_is_one_actor_with_votes_and_counts() -> None:
    sightings = [seen("Adil Karim", "IRQ", events=2), seen("ADIL KARIM", None, events=3), seen("Adil al-Karim", "IRQ")]
    actor = only(*sightings)
    assert (actor.name, actor.reports, actor.events, actor.last_day) == ("Adil al-Karim", 3, 6, "2014-06-10")
    assert (actor.countries, actor.titles) == ((("IRQ", 2),), (("Colonel", 3),))
    assert actor.quoted[0] == sightings[1].key  # the one with most events tells most


def test_countries_that_contradict_keep_one_name_apart() -> None:
    found = unknown_actors([seen("Adil Karim", "IRQ"), seen("Adil Karim", "SYR")])
    assert sorted(actor.country or "" for actor in found) == ["IRQ", "SYR"]
    assert len({actor.id for actor in found}) == 2


def test_a_name_without_country_is_given_to_none_of_several() -> None:
    found = unknown_actors([seen("Adil Karim", "IRQ"), seen("Adil Karim", "SYR"), seen("Adil Karim")])
    assert len(found) == 3
    assert len(unknown_actors([seen("Adil Karim", "IRQ"), seen("Adil Karim")])) == 1


def test_a_supposed_country_parts_nobody_and_is_told_apart() -> None:
    actor = only(replace(seen("Adil Karim"), supposed="IRQ"), replace(seen("Adil Karim"), supposed="SYR"))
    assert (actor.countries, actor.supposed) == ((), (("IRQ", 1), ("SYR", 1)))
    assert (actor.country, actor.likely_country) == (None, "IRQ")
    assert only(seen("Adil Karim", "SYR"), replace(seen("Adil Karim"), supposed="IRQ")).likely_country == "SYR"


def test_spellings_are_joined_where_first_name_and_country_agree() -> None:
    assert len(groups(seen("Mohamed al-Zuhairi", "IRQ"), seen("Muhammad al-Zuhairy"))) == 1
    assert len(groups(seen("Mohamed al-Zuhairi", "IRQ"), seen("Muhammad al-Zuhairy", "SYR"))) == 2
    assert len(groups(seen("Jamal al-Zuhairi"), seen("Jamil al-Zuhairi"))) == 2


def test_an_acronym_is_joined_where_a_report_gives_both() -> None:
    whole = seen("Free Marsh Movement", None, BODY, "FMM")
    assert groups(whole, seen("FMM", None, BODY)) == {frozenset({"Free Marsh Movement", "FMM"})}
    assert len(groups(seen("Free Marsh Movement", None, BODY), seen("FMM", None, BODY))) == 2
    other = seen("Fresh Milk Makers", None, BODY, "FMM")
    assert len(groups(whole, other, seen("FMM", None, BODY))) == 3  # it may be either


def test_a_surname_is_short_for_the_name_of_its_own_report_only() -> None:
    assert only(seen("Adil Karim", None, PERSON, "Karim")).names == (("Adil Karim", 1), ("Karim", 1))
    assert len(groups(seen("Adil Karim", None, PERSON, "Karim"), seen("Karim"))) == 2


def test_common_nouns_are_never_listed() -> None:
    assert unknown_actors([seen("gunmen", None, BODY), seen("Government", None, BODY)]) == ()
    assert len(unknown_actors([seen("Tigers", None, BODY)])) == 1


def test_an_id_is_made_of_content_and_old_ids_still_lead_to_the_actor() -> None:
    before = only(seen("Adil Karim"))
    after = only(seen("Adil Karim", "IRQ"), seen("Adil Karim"))
    assert before.id == only(seen("ADIL KARIM")).id
    assert before.id != after.id
    assert before.id in after.ids
    assert before.id not in only(seen("Adil Nasser", "IRQ")).ids


NAMES = ("Adil Karim", "Adil Kareem", "ADIL KARIM", "Adel Karim", "Amal Karim", "Karim", "Jamal Hadi", "Jamil Hadi")
BODIES = ("Free Marsh Movement", "FMM", "Fresh Milk Makers", "Hezbollah", "Hizbullah", "Government", "Tigers")


@st.composite
def sightings(draw: st.DrawFn) -> list[Sighting]:
    made = []
    for key in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from((PERSON, BODY)))
        names = NAMES if kind is PERSON else BODIES
        name, also = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        country = draw(st.sampled_from((None, "IRQ", "SYR")))
        made.append(replace(seen(name, country, kind, also, events=draw(st.integers(0, 3))), key=key, report=f"r{key}"))
    return made


@settings(max_examples=200, deadline=None)
@given(sightings(), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(made: list[Sighting], chance) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert unknown_actors(shuffled) == unknown_actors(made)


@settings(max_examples=100, deadline=None)
@given(sightings())
def test_no_actor_has_two_countries_and_no_sighting_is_lost(made: list[Sighting]) -> None:
    found = unknown_actors(made)
    assert all(len(actor.countries) <= 1 for actor in found)
    named = [s for s in made if s.name != "Government"]
    assert sum(actor.events for actor in found) == sum(s.events for s in named)
    assert len({actor.id for actor in found}) == len(found)


# -- suggestions -------------------------------------------------------------------------------------------------------


def test_suggestions_say_why(base: Knowledge) -> None:
    actors = unknown_actors([
        seen("RENAMO", None, BODY), seen("Tony Blayr", "GBR"), seen("Yanukovych"), seen("Rafiq Blair", "GBR"),
        seen("Qwzx Vbnm"),
    ])  # fmt: skip
    known = KnownActors.of(base, (), actors)
    found = {actor.name: [(s.id, s.reason) for s in known.near(actor)] for actor in actors}
    assert found["RENAMO"][0] == ("grp-renamo", "has the name RENAMO (MOZ, since 1975)")
    assert found["Yanukovych"][0][0] == "per-viktor-yanukovych"
    assert found["Yanukovych"][0][1].startswith("has the same last name (president, UKR, 2002-11-21")
    assert "per-tony-blair" not in dict(found["Rafiq Blair"])  # another first name
    assert found["Qwzx Vbnm"] == []


def test_a_lone_surname_suggests_the_full_name_that_is_not_known_either() -> None:
    actors = unknown_actors([seen("Adil Karim", "IRQ"), seen("Karim"), seen("Hadi")])
    known = KnownActors((), actors)
    by_name = {actor.name: known.near(actor) for actor in actors}
    (suggested,) = by_name["Karim"]
    assert suggested.reason == "has the same last name (not known either)"
    assert by_name["Hadi"] == ()


# -- decisions ---------------------------------------------------------------------------------------------------------


class Desk:
    """A person who decides about sightings, one decision after the other."""

    def __init__(self, *made: Sighting) -> None:
        self.made = list(made)
        self.decisions: list[Decision] = []

    @property
    def queue(self) -> Queue:
        return Queue.of(self.made, self.decisions)

    def id(self, name: str) -> str:
        return next(actor.id for actor in self.queue.actors if name in actor.standing)

    def listed(self) -> set[str]:
        return {actor.name for actor in self.queue.actors}

    def name(self, id: str, name: str, table: ActorTable = ActorTable.PERSON) -> Decision:
        actor = NewActor(new_id(name, table), name, table)
        known = KnownActors([*KNOWN.by_id.values(), *self.of_decisions()])
        return self.note(self.queue.name(id, actor, known, STAMP))

    def of_decisions(self) -> list[KnownActor]:
        return [KnownActor(a.id, a.name, PERSON, (a.name, *names), a.country, "") for a, names in self.queue.made]

    def merge(self, id: str, target: str) -> Decision:
        known = KnownActors([*KNOWN.by_id.values(), *self.of_decisions()])
        return self.note(self.queue.merge(id, target, known, STAMP))

    def split(self, id: str, *names: str) -> Decision:
        return self.note(self.queue.split(id, names, STAMP))

    def dismiss(self, id: str) -> Decision:
        return self.note(self.queue.dismiss(id, STAMP))

    def undo(self, number: int) -> Decision:
        return self.note(self.queue.undo(number, STAMP))

    def note(self, decision: Decision) -> Decision:
        self.decisions.append(decision)
        return decision


@pytest.fixture
def desk() -> Desk:
    return Desk(seen("Adil Karim"), seen("Adil Kareem"), seen("Jamal Hadi"), seen("Marsh Fronts", None, BODY))


def test_a_named_actor_leaves_the_queue_with_all_its_names(desk: Desk) -> None:
    decision = desk.name(desk.id("Adil Karim"), "Adil Karim")
    assert (decision.number, decision.at, decision.by, decision.why) == (1, STAMP.at, "ada", "so it is")
    assert desk.listed() == {"Jamal Hadi", "Marsh Fronts"}
    assert {name for _, names in desk.queue.made for name in names} == {"Adil Karim", "Adil Kareem"}
    desk.made.append(seen("ADIL KARIM", "IRQ"))  # a later report, or the same coded anew
    assert desk.listed() == {"Jamal Hadi", "Marsh Fronts"}
    desk.made.append(seen("Adil Nasser"))
    assert "Adil Nasser" in desk.listed()


def test_a_decision_about_one_country_leaves_the_others_in_the_queue() -> None:
    desk = Desk(seen("Adil Karim", "IRQ"), seen("Adil Karim", "SYR"))
    desk.dismiss(next(a.id for a in desk.queue.actors if a.country == "SYR"))
    assert [actor.country for actor in desk.queue.actors] == ["IRQ"]


def test_merging_into_an_entity_gives_it_the_names(desk: Desk) -> None:
    desk.merge(desk.id("Marsh Fronts"), "grp-marsh-front")
    assert desk.queue.names_of("grp-marsh-front") == ("Marsh Fronts",)
    assert "Marsh Fronts" not in desk.listed()


def test_two_unknown_actors_merged_are_one_and_merging_back_is_a_circle(desk: Desk) -> None:
    a, b = desk.id("Adil Karim"), desk.id("Jamal Hadi")
    desk.merge(a, b)
    assert len(desk.queue.actors) == 2
    with pytest.raises(UsageError, match="one already") as caught:
        desk.merge(b, a)
    assert caught.value.code == "merged-already"
    desk.name(a, "Adil Karim")
    assert set(desk.queue.names_of("per-adil-karim")) == {"Adil Karim", "Adil Kareem", "Jamal Hadi"}


def test_merging_into_a_named_actor_follows_to_its_entity(desk: Desk) -> None:
    a = desk.id("Adil Karim")
    desk.name(a, "Adil Karim")
    assert desk.merge(desk.id("Jamal Hadi"), a).target == "per-adil-karim"


def test_split_names_are_somebody_else(desk: Desk) -> None:
    desk.split(desk.id("Adil Karim"), "Adil Kareem")
    assert desk.listed() == {"Adil Karim", "Adil Kareem", "Jamal Hadi", "Marsh Fronts"}
    with pytest.raises(UsageError, match="decision 1 says that they are two"):
        desk.merge(desk.id("Adil Karim"), desk.id("Adil Kareem"))
    assert len(desk.decisions) == 1


def test_names_split_from_an_entity_come_back(desk: Desk) -> None:
    desk.name(desk.id("Adil Karim"), "Adil Karim")
    desk.split("per-adil-karim", "Adil Kareem")
    assert "Adil Kareem" in desk.listed()
    assert desk.queue.names_of("per-adil-karim") == ("Adil Karim",)
    desk.name(desk.id("Adil Kareem"), "Adil Kareem")
    with pytest.raises(UsageError, match="undo one of them first") as caught:
        desk.undo(2)  # would give one name to two
    assert caught.value.code == "conflicting-decisions"


def test_a_split_of_a_name_it_does_not_have_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match=r"no name 'Jamal' .* it has Adil Kareem, Adil Karim"):
        desk.split(desk.id("Adil Karim"), "Jamal")
    with pytest.raises(UsageError, match="no other name"):
        desk.split(desk.id("Jamal Hadi"), "Jamal Hadi")


def test_undo_restores_and_an_undone_undo_makes_it_hold_again(desk: Desk) -> None:
    about = desk.id("Jamal Hadi")
    desk.dismiss(about)
    assert "Jamal Hadi" not in desk.listed()
    desk.undo(1)
    assert "Jamal Hadi" in desk.listed()
    with pytest.raises(UsageError, match="taken back already"):
        desk.undo(1)
    desk.undo(2)
    assert "Jamal Hadi" not in desk.listed()
    assert taken_back(desk.decisions) == {2}
    with pytest.raises(UsageError, match="there is no decision 9"):
        desk.undo(9)


def test_what_others_rest_on_is_not_taken_back(desk: Desk) -> None:
    desk.name(desk.id("Adil Karim"), "Adil Karim")
    desk.merge(desk.id("Jamal Hadi"), "per-adil-karim")
    with pytest.raises(UsageError, match="decision 2 merges into per-adil-karim"):
        desk.undo(1)
    desk.undo(2)
    desk.undo(1)
    assert len(desk.queue.actors) == 3


def test_ids_that_are_not_there_or_decided_say_so(desk: Desk) -> None:
    about = desk.id("Jamal Hadi")
    for wrong in ("unk-0000", "unk-", "Jamal Hadi", ""):
        with pytest.raises(UsageError, match="no unknown actor has the id"):
            desk.dismiss(wrong)
    assert desk.queue.find(about[:8]).id == about
    desk.dismiss(about)
    with pytest.raises(UsageError, match=r"decision 1 says that it is dismissed; `dateline actors undo 1`"):
        desk.name(about, "Jamal Hadi")
    with pytest.raises(UsageError, match=r"no.* entity 'grp-marsh-frond'; did you mean grp-marsh-front"):
        desk.merge(desk.id("Adil Karim"), "grp-marsh-frond")
    assert len(desk.decisions) == 1


def test_an_entity_of_that_name_is_to_be_merged_into(desk: Desk) -> None:
    about = desk.id("Marsh Fronts")
    with pytest.raises(UsageError, match="grp-marsh-front has the name Marsh Front already"):
        desk.name(about, "Marsh Front", ActorTable.GROUP)
    desk.name(about, "Marsh Fronts", ActorTable.GROUP)


@settings(max_examples=100, deadline=None)
@given(sightings(), st.randoms(use_true_random=False), st.data())
def test_decisions_hold_whatever_the_order_of_reports(made: list[Sighting], chance, data: st.DataObject) -> None:
    desk = Desk(*made)
    for _ in range(2):
        actors = desk.queue.actors
        if actors:
            desk.dismiss(data.draw(st.sampled_from(actors)).id)
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert Queue.of(shuffled, desk.decisions).actors == desk.queue.actors
