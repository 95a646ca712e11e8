"""What is meant: network and grammar weighed against each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from dateline.coding.candidate import Candidate
from dateline.coding.judgement import Judgement
from dateline.coding.meaning import Meant, judged, told_once
from dateline.models import ReadAnchor
from dateline.record import Certainty, EventType, Span, Status


def read(**status: float) -> ReadAnchor:
    """An anchor whose status has these probabilities, stated for sure."""
    return ReadAnchor("event", Span(0, 7), 0.9, 0, {"ASSAULT": 1.0}, status, {"stated": 0.9, "attributed": 0.1})


def by_grammar(status: Status) -> Judgement:
    return Judgement(status, Certainty.STATED, historical=False, why=(f'status {status}: "ruled out"',))


def test_the_likeliest_status_is_taken_and_the_runner_up_named() -> None:
    judgement = judged(read(happened=0.7, planned=0.3))
    assert judgement.status is Status.HAPPENED
    assert "status happened (70%; next planned 30%)" in judgement.why


def test_grammar_tips_what_the_network_leaves_open() -> None:
    assert judged(read(happened=0.55, denied=0.45), by_grammar(Status.DENIED)).status is Status.DENIED


def test_grammar_does_not_overrule_what_the_network_is_sure_of() -> None:
    assert judged(read(happened=0.95, denied=0.05), by_grammar(Status.DENIED)).status is Status.HAPPENED


def test_words_that_grammar_names_are_told_only_where_both_agree() -> None:
    agreed = judged(read(happened=0.2, denied=0.8), by_grammar(Status.DENIED))
    other = judged(read(happened=0.95, denied=0.05), by_grammar(Status.DENIED))
    assert any("ruled out" in why for why in agreed.why)
    assert not any("ruled out" in why for why in other.why)


def meant(first: int, kind: EventType, confidence: float) -> Meant:
    found = Candidate(0, first, first, first + 1, kind, confidence=confidence)
    return cast(Meant, SimpleNamespace(candidate=found))


@pytest.mark.parametrize(
    ("kind", "first", "kept"),
    [
        (EventType.MOBILIZE, 3, False),  # right beside: one happening
        (EventType.MOBILIZE, 4, True),
        (EventType.ASSAULT, 3, True),
    ],
)
def test_words_side_by_side_say_one_event_of_a_type(kind: EventType, first: int, *, kept: bool) -> None:
    sure, other = meant(2, EventType.MOBILIZE, 0.9), meant(first, kind, 0.4)
    assert told_once([sure, other]) == ([sure, other] if kept else [sure])
