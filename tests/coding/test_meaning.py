"""What is meant: network and grammar weighed against each other."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dateline.coding.candidate import Candidate
from dateline.coding.judgement import Judgement
from dateline.coding.meaning import Weights, judged, lone
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


def candidate(first: int, kind: EventType, confidence: float, sentence: int = 0) -> Candidate:
    return Candidate(sentence, first, first, first + 1, kind, confidence=confidence)


@pytest.mark.parametrize(
    ("ruled", "kept"),
    [
        (candidate(9, EventType.AID, 0.9), True),
        (candidate(9, EventType.AID, 0.1), False),  # not sure enough
        (candidate(2, EventType.AID, 0.9), False),  # the same words
        (candidate(9, EventType.ASSAULT, 0.9), False),  # the same type in the same sentence: one happening
        (candidate(9, EventType.ASSAULT, 0.9, sentence=1), True),
    ],
)
def test_what_grammar_alone_gives_counts_only_beside_nothing_of_its_kind(ruled: Candidate, kept: bool) -> None:
    meant = [SimpleNamespace(candidate=candidate(2, EventType.ASSAULT, 0.9))]
    assert list(lone([ruled], meant, Weights(lone=0.5))) == ([ruled] if kept else [])
