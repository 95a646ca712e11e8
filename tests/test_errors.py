"""Errors say what, where and why in one line, and a script can tell them apart."""

from __future__ import annotations

import pickle

import pytest

from dateline import errors
from dateline.errors import (
    DatelineError,
    InputError,
    KnowledgeError,
    NotAStoreError,
    OverlayError,
    ReportError,
    StoreError,
    UsageError,
)

ALL = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_has_one_root_and_its_place_in_the_drawn_tree(kind: type[DatelineError]) -> None:
    assert issubclass(kind, DatelineError)
    assert kind.__name__ in (errors.__doc__ or "")


def test_codes_are_stable_and_differ() -> None:
    codes = [kind.default_code for kind in ALL]
    assert len(set(codes)) == len(codes)
    assert all(code == code.lower() and " " not in code for code in codes)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (UsageError("no path is given"), "no path is given"),
        (InputError("no such file", subject="a.txt"), "a.txt: no such file"),
        (ReportError("not JSON", subject="a.jsonl", line=3), "a.jsonl:3: not JSON"),
    ],
)
def test_the_text_names_subject_line_and_reason(error: DatelineError, text: str) -> None:
    assert str(error) == text


def test_a_code_can_be_more_exact_than_the_kind() -> None:
    assert ReportError("x").code == "unreadable-report"
    assert ReportError("x", code="bad-json").code == "bad-json"


def test_a_bad_report_is_bad_input_and_a_stranger_is_no_full_store() -> None:
    assert issubclass(ReportError, InputError)
    assert issubclass(NotAStoreError, StoreError)
    assert not issubclass(InputError, ReportError)


def test_errors_survive_the_way_between_processes() -> None:
    error = ReportError("not JSON", subject="a.jsonl", line=3, code="bad-json")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, again.subject, again.line, again.reason, str(again)) == (
        ReportError, "bad-json", "a.jsonl", 3, "not JSON", "a.jsonl:3: not JSON",
    )  # fmt: skip


def test_all_problems_of_an_overlay_survive_the_way_too() -> None:
    problem = KnowledgeError("no date", subject="mine/groups.csv", line=2)
    again = pickle.loads(pickle.dumps(OverlayError([problem], total=3, subject="mine")))
    assert str(again) == "mine: 3 problems, nothing of it is loaded: mine/groups.csv:2: no date"
    assert (again.total, [p.line for p in again.problems]) == (3, [2])
