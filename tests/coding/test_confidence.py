"""A record is the surer, the more speaks for it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.candidate import Candidate
from dateline.coding.confidence import event_confidence
from dateline.coding.judgement import Judgement
from dateline.record import Certainty, EventType, Status

REAL = Judgement(Status.HAPPENED, Certainty.STATED, False, ())
NOBODY = Candidate(0, 0, 0, 1, EventType.ASSAULT, confidence=0.7)
ONE = replace(NOBODY, actors=("m1",))
BOTH = replace(ONE, recipients=("m2",))


def test_who_takes_part_makes_an_event_surer() -> None:
    assert event_confidence(NOBODY, REAL) < event_confidence(ONE, REAL) < event_confidence(BOTH, REAL)


def test_the_unreal_and_the_unverified_are_less_sure() -> None:
    sure = event_confidence(ONE, REAL)
    assert event_confidence(ONE, replace(REAL, status=Status.CONSIDERED)) < sure
    assert event_confidence(ONE, replace(REAL, certainty=Certainty.UNVERIFIED)) < sure
    assert event_confidence(ONE, replace(REAL, certainty=Certainty.ATTRIBUTED)) == sure


def test_the_unreal_of_nobody_is_more_often_no_event_than_one() -> None:
    assert event_confidence(NOBODY, replace(REAL, status=Status.CONDITIONAL)) < 0.5


@given(st.floats(0, 1), st.sampled_from(Status), st.sampled_from(Certainty))
def test_confidence_is_a_probability(words: float, status: Status, certainty: Certainty) -> None:
    for candidate in (NOBODY, ONE, BOTH):
        value = event_confidence(replace(candidate, confidence=words), Judgement(status, certainty, False, ()))
        assert 0 <= value <= 1
