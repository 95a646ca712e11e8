"""How sure a record is: a probability, and surer where the parts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.candidate import Candidate
from dateline.coding.confidence import event_confidence, statement_confidence
from dateline.coding.judgement import Judgement
from dateline.models import ReadAnchor
from dateline.record import Certainty, EventType, Span, Status

SHARES = st.floats(0, 1, allow_nan=False)


def confidence(score: float, kind: float, status: float) -> float:
    """Of an ASSAULT that happened, with these probabilities."""
    read = ReadAnchor("event", Span(0, 7), score, 0, {"ASSAULT": kind}, {"happened": status})
    candidate = Candidate(0, 0, 0, 1, EventType.ASSAULT)
    return event_confidence(read, candidate, Judgement(Status.HAPPENED, Certainty.STATED, historical=False, why=()))


@given(SHARES, SHARES, SHARES)
def test_confidence_is_a_probability(score: float, kind: float, status: float) -> None:
    assert 0 <= confidence(score, kind, status) <= 1


@pytest.mark.parametrize("part", range(3))
def test_a_surer_part_makes_an_event_surer(part: int) -> None:
    low, high = [0.9, 0.9, 0.9], [0.9, 0.9, 0.9]
    low[part] = 0.5
    assert confidence(*low) < confidence(*high)


def test_a_statement_is_as_sure_as_its_words_and_its_kind() -> None:
    read = ReadAnchor("control", Span(0, 4), 0.8, 0, {"held": 0.5, "seized": 0.5})
    assert statement_confidence(read) == pytest.approx(0.4)
