"""What people decided about incidents, as a store keeps it: appended, numbered, never lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.record import Claim, Decision, IncidentDecision, IncidentVerdict, Span, TellingRef, Verdict
from dateline.store import Store, migrations
from ledger_samples import NEWER_CODER, many, recoded, river_crossing

MERGED = IncidentDecision(
    1, "2014-06-12T00:00:00Z", "ada", IncidentVerdict.MERGE,
    (TellingRef("e-1", "report-1", Span(21, 29)), TellingRef("e-2", "report-2", Span(21, 29))), why="one fire",
)  # fmt: skip
UNDONE = IncidentDecision(2, "2014-06-13T00:00:00Z", "ben", IncidentVerdict.UNDO, undoes=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.db", create=True) as store:
        yield store


def test_decisions_come_back_as_they_were_made_and_in_order(store: Store) -> None:
    store.decide_incident(MERGED)
    store.decide_incident(UNDONE)
    assert list(store.incident_decisions()) == [MERGED, UNDONE]


def test_rebuilding_and_coding_anew_lose_no_decision(store: Store) -> None:
    store.add(many(3))
    store.decide_incident(MERGED)
    store.rebuild()
    store.add([recoded(river_crossing(), NEWER_CODER)])
    assert list(store.incident_decisions()) == [MERGED]


def test_decisions_on_actors_and_on_incidents_are_numbered_each_for_themselves(store: Store) -> None:
    store.decide_incident(MERGED)
    dismissed = Decision(1, "2014-06-12T00:00:00Z", "ada", Verdict.DISMISS, "unk-1", Claim(("Adil",)))
    store.decide(dismissed)
    assert (list(store.decisions()), list(store.incident_decisions())) == ([dismissed], [MERGED])


@pytest.mark.parametrize("number", [1, 3])
def test_a_decision_that_somebody_was_faster_than_is_refused(store: Store, number: int) -> None:
    store.decide_incident(MERGED)
    with pytest.raises(StoreError, match="decision 1 was made in the meantime; look at the incidents again") as caught:
        store.decide_incident(replace(MERGED, number=number))
    assert caught.value.code == "decided-meanwhile"
    assert list(store.incident_decisions()) == [MERGED]


@pytest.mark.parametrize("change", ["UPDATE incident_decisions SET record = ''", "DELETE FROM incident_decisions"])
def test_decisions_are_only_appended(store: Store, tmp_path: Path, change: str) -> None:
    store.decide_incident(MERGED)
    other = sqlite3.connect(tmp_path / "s.db")
    with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        other.execute(change)
    other.close()


def test_a_store_from_before_there_were_such_decisions_keeps_them_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS[:4])
        with Store.open(path, create=True) as store:
            store.add(many(2))
            before = store.content_hash()
    with Store.open(path) as store:
        assert list(store.incident_decisions()) == []
        store.decide_incident(MERGED)
        assert list(store.incident_decisions()) == [MERGED]
        assert store.content_hash() == before
