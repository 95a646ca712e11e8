"""How sure a record is, from what decided it.

The constants are set on the development part of the gold (86 events coded in nine reports of 1993 to 2024; right: an
annotated event of the same type at the same words or in the same sentence). How often events were right there:

    who takes part          right of coded        status                  right of coded
    actor and recipient     13 of 14  0.93        happened or ongoing     56 of 72  0.78
    one of the two          35 of 49  0.71        any other, somebody      5 of 7   0.71
    nobody                  15 of 23  0.65        any other, nobody        2 of 7   0.29

Few cases stand behind each line, so that the factors go only part of the way from one to what was counted.
"""

from __future__ import annotations

from dateline.coding.candidate import Candidate
from dateline.coding.judgement import Judgement
from dateline.record import Certainty, Status

__all__ = ["event_confidence", "statement_confidence"]

REAL = frozenset({Status.HAPPENED, Status.ONGOING})
FLOOR, SLOPE = 0.45, 0.45
"""Confidence from that of the words: the vocabulary's own figures lie too far apart for how often each is right."""
BOTH_FACTOR = 1.1
"""Events with an actor and a recipient of their own are right most often."""
NOBODY_FACTOR = 0.95
"""An event whose actor and recipient the words do not give is somewhat more often none at all."""
UNREAL_FACTOR = 0.8
"""Statuses other than happened and ongoing are judged right less often, and so is whether there is an event."""
UNREAL_NOBODY_FACTOR = 0.55
"""Neither real nor anybody's: "fears of an attack" is mostly no event."""
UNVERIFIED_FACTOR = 0.95
STATEMENT = 0.8
UNKNOWN_FACTOR = 0.8
"""A control or relation whose holder or first end is not resolved."""


def event_confidence(candidate: Candidate, judgement: Judgement) -> float:
    """How sure an event is, 0 to 1: the confidence of its words, lowered by each weakness."""
    value = (FLOOR + SLOPE * candidate.confidence) * _judgement_factor(judgement)
    if candidate.actors and candidate.recipients:
        value *= BOTH_FACTOR
    elif not candidate.actors and not candidate.recipients:
        value *= NOBODY_FACTOR if judgement.status in REAL else UNREAL_NOBODY_FACTOR
    return round(min(max(value, 0.0), 1.0), 2)


def statement_confidence(judgement: Judgement, *, known: bool) -> float:
    """How sure a control or relation is; ``known`` says whether who holds or stands so is resolved."""
    return round(STATEMENT * _judgement_factor(judgement) * (1.0 if known else UNKNOWN_FACTOR), 2)


def _judgement_factor(judgement: Judgement) -> float:
    factor = 1.0
    if judgement.status not in REAL:
        factor *= UNREAL_FACTOR
    if judgement.certainty is Certainty.UNVERIFIED:
        factor *= UNVERIFIED_FACTOR
    return factor
