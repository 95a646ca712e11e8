"""The corpus as it stands: in the form, without faults, split for good, and covering what it promises."""

from __future__ import annotations

from collections import Counter

from corpus.form import read_corpus
from corpus.lint import REPORTS, coverage, faults
from corpus.split import part_of
from dateline.record import EventType, Status
from dateline.vocabulary import ontology

CORPUS = list(read_corpus(REPORTS))


def test_no_report_has_a_fault() -> None:
    assert [fault for report in CORPUS for fault in faults(report)] == []


def test_report_ids_are_unique_and_no_text_stands_twice() -> None:
    assert [i for i, n in Counter(r.id for r in CORPUS).items() if n > 1] == []
    assert [t[:60] for t, n in Counter(r.text for r in CORPUS).items() if n > 1] == []


def test_no_sentence_of_the_test_part_stands_in_another() -> None:
    sentences: dict[str, set[str]] = {"train": set(), "dev": set(), "test": set()}
    for report in CORPUS:
        sentences[part_of(report)] |= {report.words(s).lower() for s in report.sentences if s.end - s.start > 40}
    assert sentences["test"] & (sentences["train"] | sentences["dev"]) == set()


def test_coverage_is_what_the_data_statement_promises() -> None:
    counts = coverage(CORPUS)
    assert counts["totals"]["reports"] >= 400
    assert counts["totals"]["sentences"] >= 4500
    assert counts["totals"]["quiet"] * 3 >= counts["totals"]["sentences"]
    types, facts = counts["types"], ontology()
    modes = [f"{kind}.{mode}" for kind in EventType for mode in facts.type(kind).modes]
    assert [kind for kind in EventType if types[kind] < 120] == []
    assert [mode for mode in modes if counts["modes"][mode] < 15] == []
    assert [status for status in Status if counts["status"][status] < 250] == []
    assert len({r.country for r in CORPUS if len(r.country) == 3}) >= 60
    years = [int(r.published[:4]) for r in CORPUS]
    assert min(years) <= 1987
    assert max(years) >= 2025
