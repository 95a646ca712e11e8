"""How sure a record is, from what decided it."""

from __future__ import annotations

from dateline.coding.candidate import Candidate
from dateline.coding.judgement import Judgement
from dateline.record import Certainty, Status

__all__ = ["event_confidence", "statement_confidence"]

UNREAL_FACTOR = 0.92
"""Statuses other than happened and ongoing are judged right less often."""
UNVERIFIED_FACTOR = 0.95
NO_PARTICIPANT_FACTOR = 0.8
"""An event whose actor and recipient the words do not give is more often none at all."""
STATEMENT = 0.8
UNKNOWN_FACTOR = 0.8
"""A control or relation whose holder or first end is not resolved."""


def event_confidence(candidate: Candidate, judgement: Judgement) -> float:
    """How sure an event is, 0 to 1: the confidence of its words, lowered by each weakness."""
    value = candidate.confidence * _judgement_factor(judgement)
    if not candidate.actors and not candidate.recipients:
        value *= NO_PARTICIPANT_FACTOR
    return round(min(max(value, 0.0), 1.0), 2)


def statement_confidence(judgement: Judgement, *, known: bool) -> float:
    """How sure a control or relation is; ``known`` says whether who holds or stands so is resolved."""
    return round(STATEMENT * _judgement_factor(judgement) * (1.0 if known else UNKNOWN_FACTOR), 2)


def _judgement_factor(judgement: Judgement) -> float:
    factor = 1.0
    if judgement.status not in {Status.HAPPENED, Status.ONGOING}:
        factor *= UNREAL_FACTOR
    if judgement.certainty is Certainty.UNVERIFIED:
        factor *= UNVERIFIED_FACTOR
    return factor
