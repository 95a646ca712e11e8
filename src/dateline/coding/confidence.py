"""How sure a record is, from what network and grammar give its parts.

The raw product is calibrated: ``python -m evaluation.calibration`` fits the two constants on the
development parts of corpus and gold, so that of the events at 0.8 about four in five are right (words, type, status).
"""

from __future__ import annotations

import math

from dateline.coding.candidate import Candidate
from dateline.coding.judgement import Judgement
from dateline.models import ReadAnchor

__all__ = ["event_confidence", "statement_confidence"]

READ = (0.215, 0.99)
"""Intercept and slope on the logit of the raw confidence: fitted on 1,311 events, of which 62 in a hundred were right
in words, type and status."""
LEAST, MOST = 0.01, 0.99


def event_confidence(read: ReadAnchor, candidate: Candidate, judgement: Judgement) -> float:
    """How sure an event is that the network reads, 0 to 1: that the words say one, its type, its status."""
    return _calibrated(read.score * read.kinds.get(candidate.type, 0.0) * read.status.get(judgement.status, 0.0), READ)


def statement_confidence(read: ReadAnchor) -> float:
    """How sure a control, relation or role is: that the words say it, and that it is of its kind."""
    return round(read.score * max(read.kinds.values()), 3)


def _calibrated(raw: float, constants: tuple[float, float]) -> float:
    held = min(max(raw, LEAST), MOST)
    intercept, slope = constants
    return round(1 / (1 + math.exp(-(intercept + slope * math.log(held / (1 - held))))), 3)
