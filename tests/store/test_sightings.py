"""Actors that the knowledge base does not know, as the store lays them out, and what people decided about them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.record import Claim, Coded, Decision, Mention, MentionKind, Sighting, Span, Verdict
from dateline.store import Store, migrations
from ledger_samples import NEWER_CODER, many, recoded, river_crossing

DISMISSED = Decision(1, "2014-06-12T00:00:00Z", "ada", Verdict.DISMISS, "unk-1", Claim(("Adil",)), why="a typing error")


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "s.db", create=True) as store:
        yield store


def seen(store: Store) -> list[Sighting]:
    return sorted((replace(s, key=0) for s in store.sightings()), key=lambda s: s.report)


def with_mention(coded: Coded, **changes: object) -> Coded:
    """The report with its speaker's mention changed."""
    speaker = replace(coded.mentions[2], **changes)  # type: ignore[arg-type]
    return replace(coded, mentions=(*coded.mentions[:2], speaker))


def test_a_speaker_without_an_entity_is_seen_with_titles_events_and_ties(store: Store) -> None:
    store.add([river_crossing()])
    name = "Colonel Adil Number1"
    assert seen(store) == [
        Sighting(
            0, "report-1", "2014-06-11", name, MentionKind.PERSON, "IRQ", ("MIL",), {name: 1},
            {"Colonel of Marsh Front": 1}, events=1, ties=2,
        )
    ]  # fmt: skip
    (key,) = (s.key for s in store.sightings())
    assert store.quotations([key])[key].sentence.startswith("Marsh Front fighters attacked")


def test_a_country_that_words_say_is_told_from_one_that_the_coder_supposes(store: Store) -> None:
    silent = replace(with_mention(river_crossing(1), country_supposed=True), roles=())
    store.add([silent, replace(river_crossing(2), roles=())])
    assert [(s.country, s.supposed) for s in seen(store)] == [(None, "SYR"), ("SYR", None)]


@pytest.mark.parametrize(
    "changes",
    [{"entity": "per-adil"}, {"name": None}, {"kind": MentionKind.PLACE}, {"kind": MentionKind.NATIONALITY}],
)
def test_who_is_known_or_has_no_name_is_not_seen(store: Store, changes: dict[str, object]) -> None:
    store.add([with_mention(river_crossing(), **changes)])
    assert seen(store) == []


def test_who_only_stands_in_the_text_is_not_seen(store: Store) -> None:
    store.add([replace(river_crossing(), events=(), controls=(), relations=())])
    assert seen(store) == []


def test_mentions_that_stand_for_a_name_are_counted_with_it(store: Store) -> None:
    coded = river_crossing()
    he = Mention("m4", Span(0, 5), coded.report.text[:5], MentionKind.PERSON, name=coded.mentions[2].name, coref="m3")
    store.add([replace(coded, mentions=(*coded.mentions, he))])
    assert seen(store)[0].called == {"Colonel Adil Number1": 1, "Marsh": 1}
    known = replace(he, entity="per-adil")
    store.add([replace(recoded(coded, NEWER_CODER), mentions=(*coded.mentions, known))])
    assert seen(store) == []  # one mention of the chain is known, so all are; and the newest coding counts


def test_rebuilding_changes_nothing_and_loses_no_decision(store: Store) -> None:
    store.add(many(5))
    store.decide(DISMISSED)
    before = (seen(store), list(store.decisions()))
    store.rebuild()
    assert (seen(store), list(store.decisions())) == before
    assert len(before[0]) == 5


def test_decisions_survive_coding_anew(store: Store) -> None:
    store.add([river_crossing()])
    store.decide(DISMISSED)
    store.add([recoded(river_crossing(), NEWER_CODER)])
    assert list(store.decisions()) == [DISMISSED]


@pytest.mark.parametrize("number", [1, 3])
def test_a_decision_that_somebody_was_faster_than_is_refused(store: Store, number: int) -> None:
    store.decide(DISMISSED)
    with pytest.raises(StoreError, match="in the meantime") as caught:
        store.decide(replace(DISMISSED, number=number))
    assert caught.value.code == "decided-meanwhile"
    assert list(store.decisions()) == [DISMISSED]
    store.decide(replace(DISMISSED, number=2))
    assert [d.number for d in store.decisions()] == [1, 2]


@pytest.mark.parametrize("change", ["UPDATE decisions SET record = ''", "DELETE FROM decisions"])
def test_decisions_are_only_appended(store: Store, tmp_path: Path, change: str) -> None:
    store.decide(DISMISSED)
    other = sqlite3.connect(tmp_path / "s.db")
    with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        other.execute(change)
    other.close()


def test_an_older_store_learns_whom_it_does_not_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS[:2])
        Store.open(path, create=True).close()
    with Store.open(path, create=True) as store:
        store.add(many(3))
        expected = seen(store)
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP TABLE sightings; DROP TABLE decisions; DROP TABLE incident_decisions; DROP TRIGGER migrations_no_delete;"
        "DELETE FROM migrations WHERE position > 1"
    )
    connection.close()
    with Store.open(path) as store:
        assert seen(store) == expected
        assert len(expected) == 3


def test_where_no_records_sentence_names_the_actor_the_words_around_its_name_are_shown(store: Store) -> None:
    coded = river_crossing()
    lead = "An old friend of Zaid Hamdi came. " + "Long ago it was so. " * 20
    text = coded.report.text + "\n" + lead
    at = text.index("Zaid Hamdi")
    zaid = Mention("m4", Span(at, at + 10), "Zaid Hamdi", MentionKind.PERSON, name="Zaid Hamdi")
    he = replace(coded.mentions[2], name="Zaid Hamdi", coref="m4")
    mentions = (*coded.mentions[:2], he, zaid)
    store.add([replace(coded, report=replace(coded.report, text=text), mentions=mentions)])
    (sighting,) = store.sightings()
    words = store.quotations([sighting.key])[sighting.key].sentence
    assert (sighting.name, sighting.events) == ("Zaid Hamdi", 1)
    assert words.startswith("An old friend of Zaid Hamdi came. Long ago")
    assert len(words) < 200
    assert words in text
