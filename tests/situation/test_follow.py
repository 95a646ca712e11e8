"""Following many reports: what becomes one incident, what stays two; the order of arrival makes no difference."""

from __future__ import annotations

import json
from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.record import Coded, EventType, IncidentDecision, IncidentVerdict, Status, TellingRef, encode
from dateline.situation import Situation, follow, linking
from situation_samples import BALAD, HAMRA, KARSAN, Said, report_of

DAY = "2019-03-04"
BOMB = Said(
    "A car bomb exploded at the fish market of Karsan on Monday, killing 12 people.", "exploded",
    mode="explosives", day=DAY, place=KARSAN, recipients=("shoppers",), counts={"killed": 12},
)  # fmt: skip


def groups(situation: Situation) -> set[frozenset[str]]:
    return {frozenset(t.report for t in incident.tellings) for incident in situation.incidents()}


def test_two_outlets_that_tell_one_bomb_are_one_incident_of_two_sources() -> None:
    other = Said(
        "Twelve shoppers died when a car bomb exploded in the fish market at Karsan on Monday.", "exploded",
        mode="explosives", day=DAY, place=KARSAN, recipients=("shoppers",), counts={"killed": 12},
    )  # fmt: skip
    situation = follow([report_of("a", "2019-03-04", BOMB), report_of("b", "2019-03-05", other)])
    (incident,) = situation.incidents()
    assert len(incident.tellings) == 2
    assert incident.sources == (("a",), ("b",))
    assert (incident.type, incident.start, incident.end) == (EventType.ASSAULT, DAY, DAY)
    assert incident.joined[0].why


def test_two_bombs_of_one_hour_in_neighbouring_villages_stay_two() -> None:
    other = Said(
        "A car bomb exploded at the bus station of Balad on Monday, killing 5 people.", "exploded",
        mode="explosives", day=DAY, place=BALAD, recipients=("passengers",), counts={"killed": 5},
    )  # fmt: skip
    situation = follow([report_of("a", "2019-03-04", BOMB), report_of("b", "2019-03-04", other)])
    assert groups(situation) == {frozenset("a"), frozenset("b")}


def test_a_clause_weeks_later_attaches_by_its_day_place_and_figure() -> None:
    later = Said(
        "The car bomb that exploded at the fish market of Karsan on March 4 killed 12 people.", "exploded",
        mode="explosives", day=DAY, place=KARSAN, counts={"killed": 12},
    )  # fmt: skip
    situation = follow([report_of("a", "2019-03-04", BOMB), report_of("b", "2019-03-29", later)])
    assert groups(situation) == {frozenset("ab")}


def test_talks_announced_and_held_are_one_incident() -> None:
    ahead = Said(
        "The government and the Vell Front will hold truce talks in Karsan on Thursday.", "talks", EventType.CONSULT,
        day="2019-03-07", place=KARSAN, actors=("Vell Front",), status=Status.PLANNED,
    )  # fmt: skip
    held = Said(
        "The government and the Vell Front held truce talks in Karsan on Thursday.", "talks", EventType.CONSULT,
        day="2019-03-07", place=KARSAN, actors=("Vell Front",),
    )  # fmt: skip
    (incident,) = follow([report_of("a", "2019-03-04", ahead), report_of("b", "2019-03-08", held)]).incidents()
    assert incident.status is Status.HAPPENED


def test_reports_after_the_day_asked_for_or_without_a_day_do_not_count() -> None:
    reports = [report_of("a", "2019-03-04", BOMB), report_of("b", "2019-03-09", BOMB), report_of("c", None, BOMB)]
    assert groups(follow(reports, as_of="2019-03-05")) == {frozenset("a")}


def test_reports_of_1900_and_of_the_future_are_followed_like_others() -> None:
    reports = [report_of("a", "1900-01-01", BOMB), report_of("b", "2999-12-31", BOMB), report_of("c", None, BOMB)]
    assert sum(len(i.tellings) for i in follow(reports).incidents()) == 3


def test_a_report_added_twice_counts_once() -> None:
    situation = follow([report_of("a", "2019-03-04", BOMB)])
    assert not situation.add(report_of("a", "2019-03-04", BOMB))
    assert len(situation.incidents()[0].tellings) == 1


def ref(coded: Coded, number: int = 0) -> TellingRef:
    event = coded.events[number]
    return TellingRef(event.id, coded.report.id, event.anchor)


# Property: any reports, any decisions, any order.

sentences = st.builds(
    lambda place, noun, deed: f"A {noun} was {deed} near the bridge of {place}.",
    st.sampled_from(("Karsan", "Balad", "Hamra")), st.sampled_from(("convoy", "market", "depot")),
    st.sampled_from(("attacked", "bombed")),
)  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> Said:
    sentence = draw(sentences)
    return Said(
        sentence,
        "attacked" if "attacked" in sentence else "bombed",
        draw(st.sampled_from((EventType.ASSAULT, EventType.COERCE))),
        day=draw(st.sampled_from((None, "2019-03-04", "2019-03-05", "2019-04-20"))),
        place=draw(st.sampled_from((None, KARSAN, BALAD, HAMRA))),
        counts=draw(st.sampled_from(({}, {"killed": 3}, {"killed": 12}))),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> list[Coded]:
    days = st.sampled_from((None, "2019-03-04", "2019-03-05", "2019-03-20", "2019-04-21"))
    number = draw(st.integers(1, 7))
    return [report_of(f"r{n}", draw(days), *draw(st.lists(told(), max_size=3))) for n in range(number)]


@st.composite
def rulings(draw: st.DrawFn, reports: Sequence[Coded]) -> list[IncidentDecision]:
    refs = [ref(c, n) for c in reports for n in range(len(c.events))]
    found = []
    for number in range(1, draw(st.integers(0, 4)) + 1 if len(refs) > 1 else 1):
        verdict = draw(st.sampled_from(IncidentVerdict))
        chosen = draw(st.lists(st.sampled_from(refs), min_size=2, max_size=6, unique=True))
        half = draw(st.integers(1, len(chosen) - 1)) if verdict is IncidentVerdict.SPLIT else len(chosen)
        undone = draw(st.integers(0, 5)) if verdict is IncidentVerdict.UNDO else None
        found.append(
            IncidentDecision(number, "2019-05-01", "me", verdict, tuple(chosen[:half]), tuple(chosen[half:]), undone)
        )
    return found


def written(situation: Situation) -> str:
    return json.dumps([encode(situation.incidents()), encode(situation.amiss())])


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_the_situation_is_byte_for_byte_the_same_in_any_order_and_when_asked_in_between(data: st.DataObject) -> None:
    with patch.object(linking, "CROWD", data.draw(st.sampled_from((1, 2, 30)))):
        reports = data.draw(ledgers())
        decisions = data.draw(rulings(reports))
        once = follow(reports, decisions)
        situation = Situation(data.draw(st.permutations(decisions)))
        for coded in data.draw(st.permutations(reports)):
            situation.add(coded)
            if data.draw(st.booleans()):
                situation.incidents()
        assert written(situation) == written(once)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_every_telling_is_in_one_incident_and_what_holds_by_hand_holds(data: st.DataObject) -> None:
    reports = data.draw(ledgers())
    with patch.object(linking, "CROWD", data.draw(st.sampled_from((1, 2, 30)))):
        situation = follow(reports, data.draw(rulings(reports)))
    where = {t.id: i.id for i in situation.incidents() for t in i.tellings}
    told_of = sorted(t.id for i in situation.incidents() for t in i.tellings)
    assert told_of == sorted(e.id for c in reports for e in c.events)
    assert all(where[a] == where[b] for a, b in situation.decided().together)
    assert all(where[a] != where[b] for a, b in situation.decided().apart)


def test_thousands_of_reports_of_one_incident_are_one_and_few_pairs_are_weighed() -> None:
    said = (changed_words(n) for n in range(2000))
    reports = [report_of(f"r{n:04}", f"2019-03-{4 + n % 3:02}", one) for n, one in enumerate(said)]
    situation = follow(reports)
    (incident,) = situation.incidents()
    assert len(incident.tellings) == 2000
    assert len(list(situation.pairs())) < 10_000


def changed_words(n: int) -> Said:
    letters = "".join(chr(97 + int(digit)) for digit in f"{n:04}")
    sentence = f"A car bomb exploded at the fish market of Karsan on Monday, said {letters} of street {letters[::-1]}."
    return Said(sentence, "exploded", mode="explosives", day=DAY, place=KARSAN)
