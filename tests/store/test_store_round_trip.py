"""Any coded report that the contract allows comes back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.record import Coded, violations
from dateline.store import EventFilter, EventOrder, Store
from dateline.store.words import fold, phrase, question
from strategies import coded_reports

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(coded_reports())
@SLOW
def test_any_coded_report_is_stored_and_loaded_equal(coded: Coded) -> None:
    assert violations(coded) == ()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db", create=True) as store:
        store.add([coded])
        assert list(store.codings()) == [coded]
        assert store.coded(coded.report.id) == coded
        assert [row.event for row in store.events(order=EventOrder.STORED)] == list(coded.events)
        record = store.content_hash()
        store.add([coded])
        store.rebuild()
        assert store.content_hash() == record
        assert [row.event for row in store.events(order=EventOrder.STORED)] == list(coded.events)
        assert sorted(row.control.id for row in store.controls()) == [record.id for record in coded.controls]


@given(coded_reports())
@SLOW
def test_an_event_is_found_by_what_it_says_of_itself(coded: Coded) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db", create=True) as store:
        store.add([coded])
        for event in coded.events:
            asked = EventFilter(
                type=event.type, mode=event.mode, status=event.status, certainty=event.certainty,
                historical=event.historical, min_confidence=event.confidence,
                since=event.time and event.time.end, until=event.time and event.time.end,
                actor_country=next((a.country for a in event.actors if a.country), None),
                country=next((p.place.country for p in event.places if p.place.country), None),
            )  # fmt: skip
            assert event in [row.event for row in store.events(asked)]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@SLOW
def test_no_question_breaks_the_full_text_index(asked: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db", create=True) as store:
        for wanted in (EventFilter(text=asked), EventFilter(actor=asked)):
            try:
                assert store.count_events(wanted) == 0
            except UsageError:
                assert not any(c.isalnum() for c in asked)


@given(st.text())
def test_folding_twice_is_folding_once_for_latin(text: str) -> None:
    plain = "".join(c for c in text if c.isascii())
    assert fold(fold(plain)) == fold(plain)


def test_words_and_phrases() -> None:
    assert question('army "took Mosul" city') == '"army" AND "took Mosul" AND "city"'
    assert phrase('a "b"') == '"a  b "'
    assert fold("Sūrah") == "surah"
