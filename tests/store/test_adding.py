"""What a store keeps, once and for ever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dateline.errors import StoreError
from dateline.record import Provenance, Section, SectionKind, Span, Status
from dateline.store import Added, EventFilter, Store, report_fingerprint
from ledger_samples import CODER, NEWER_CODER, many, not_coded, recoded, river_crossing


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "s.db", create=True) as opened:
        yield opened


def test_a_coded_report_comes_back_equal(store: Store) -> None:
    coded = river_crossing()
    assert store.add([coded]) == Added(1, 1, 1)
    assert store.coded("report-1") == coded
    assert [row.event for row in store.events()] == list(coded.events)
    assert [row.control for row in store.controls()] == list(coded.controls)
    assert [row.relation for row in store.relations()] == list(coded.relations)
    assert [row.role for row in store.roles()] == list(coded.roles)
    (row,) = store.events()
    assert row.sentence == coded.events[0].span.of(coded.report.text)
    assert (row.report.id, row.report.outlet, row.report.published) == ("report-1", "Northern Wire", "2014-06-11")


def test_reading_again_adds_nothing(store: Store) -> None:
    store.add(many(3))
    before = store.content_hash()
    assert store.add(many(3)) == Added()
    assert store.content_hash() == before
    assert store.stats().records["events"] == 3


def test_the_same_report_found_elsewhere_is_one_report_with_two_provenances(store: Store) -> None:
    coded = river_crossing()
    again = replace(coded.report, id="other", provenance=Provenance("archive.zip!1.txt", None, "text"))
    store.add([coded, replace(coded, report=again)])
    assert store.stats().reports == 1
    assert '"archive.zip!1.txt"' in "".join(store.dump())
    assert store.coded("other") == coded  # found under either name


def test_reports_that_differ_in_a_word_are_two(store: Store) -> None:
    store.add([river_crossing(1), river_crossing(1, town="Wadi Sha'ir")])
    assert store.stats().reports == 2


def test_a_known_report_needs_no_coding_by_the_same_coder_only(store: Store) -> None:
    coded, other = many(2)
    store.add([coded])
    names = [report_fingerprint(c.report) for c in (coded, other)]
    assert store.known(names, CODER) == {names[0]}
    assert store.known(names, NEWER_CODER) == frozenset()
    assert store.known([], CODER) == frozenset()


def test_what_is_known_can_get_a_provenance_without_coding(store: Store) -> None:
    coded, other = many(2)
    store.add([coded])
    moved = replace(coded.report, provenance=Provenance("moved.jsonl", 4, "jsonl"))
    assert store.add_provenances([moved, other.report]) == 1
    assert store.add_provenances([moved]) == 0
    assert store.stats().reports == 1


def test_the_newest_coding_is_asked_and_the_older_one_is_kept(store: Store) -> None:
    first = river_crossing()
    second = recoded(first, NEWER_CODER, status=Status.DENIED)
    store.add([first])
    assert store.add([second]) == Added(0, 1, 0)
    assert store.coded("report-1") == second
    assert [row.event.status for row in store.events()] == [Status.DENIED]
    assert store.count_events(EventFilter(actor="Marsh Front")) == 1
    assert store.find(first.events[0].id).event == first.events[0]
    assert "".join(store.dump()).count('"status":"happened"') == 1


def test_the_index_rebuilt_from_the_ledger_answers_the_same(store: Store) -> None:
    first = river_crossing()
    store.add([first, river_crossing(2)])
    store.add([recoded(first, NEWER_CODER, status=Status.DENIED), not_coded()])

    def answers() -> list[object]:
        asked = EventFilter(actor="Marsh Front", place="Upper Marsh", text="attacked")
        return [
            *store.events(asked),
            *store.reports(),
            *store.controls(),
            store.stats(),
            store.find(first.events[0].id),
        ]

    before, record = answers(), store.content_hash()
    store.rebuild()
    assert answers() == before
    assert store.content_hash() == record


@pytest.mark.parametrize("table", ["coders", "reports", "provenances", "codings", "migrations"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_ledger_refuses_changes(store: Store, table: str, change: str) -> None:
    store.add([river_crossing()])
    before = store.content_hash()
    column = "name" if table == "migrations" else "key"
    with pytest.raises(IntegrityError, match="only appended"), store._engine.begin() as connection:
        connection.execute(text(change.format(table, column, column)))
    assert store.content_hash() == before


def test_a_report_that_could_not_be_coded_is_kept(store: Store) -> None:
    coded = not_coded()
    store.add([coded, river_crossing()])
    assert store.coded("arabic-1") == coded
    rows = {row.report.id: row for row in store.reports()}
    assert not rows["arabic-1"].coded
    assert rows["report-1"].coded
    assert store.stats().problems == {"not-coded-language": 1, "time-not-resolved": 1}


def test_reports_without_any_words_stay_apart(store: Store) -> None:
    empty = [replace(not_coded(i), report=replace(not_coded(i).report, text="", problems=())) for i in (1, 2)]
    store.add(empty)
    assert store.stats().reports == 2
    assert store.coded("arabic-2") == empty[1]


def test_half_a_surrogate_pair_survives(store: Store) -> None:
    coded = river_crossing()
    text_ = coded.report.text + " \ud83d"
    body = (Section(SectionKind.BODY, Span(0, len(text_))),)
    coded = replace(coded, report=replace(coded.report, text=text_, sections=body, title="\udc00 title"))
    store.add([coded])
    assert store.coded("report-1") == coded
    assert [row.event for row in store.events(EventFilter(text="attacked"))] == list(coded.events)
    store.content_hash()


def test_an_inferred_date_does_not_make_another_report(store: Store) -> None:
    coded = river_crossing()
    store.add([coded])
    inferred = replace(coded.report, published="2014-06-12", published_inferred=True)
    assert report_fingerprint(inferred) == report_fingerprint(coded.report)


def test_nothing_added_is_no_transaction(store: Store) -> None:
    assert store.add([]) == Added()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s.db", create=True)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.stats()
