"""How likely each place is that a name may mean: evidence weighed by learned weights, chances that sum to one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame
from dateline.knowledge.gazetteer import Candidate
from dateline.knowledge.names import fold
from dateline.knowledge.place_evidence import (
    Anchor,
    Context,
    Evidence,
    Surroundings,
    evidence_of,
    places_named,
)
from dateline.knowledge.sphere import kilometres

__all__ = ["SAME_KM", "Ranked", "chances", "rank_places", "surroundings_of"]

SAME_KM = 25.0
"""A town and the district around it, so near each other, are one pin: their chances are added."""
LEAST_ANCHOR = 0.2
MOST_ANCHORS = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a name may mean, likeliest first.

    Attributes:
        candidates: places with their chances, 0 to 1. none: the chance that it is no place, or one nobody lists.
    """

    candidates: tuple[tuple[Candidate, float], ...]
    none: float

    @property
    def certainty(self) -> float:
        """The chance that the first place is right, or one so near that the pin is the same."""
        if not self.candidates:
            return 0.0
        first = self.candidates[0][0].place
        return sum(p for c, p in self.candidates if c.place is first or kilometres(c.place, first) <= SAME_KM)


def chances(rows: Sequence[Evidence], weights: Sequence[float]) -> list[float]:
    """The chance of each row of evidence: the softmax of its weighted sum. Empty for no rows."""
    scores = [sum(weights[n] * value for n, value in row) for row in rows]
    if not scores:
        return []
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def rank_places(name: str, base: Knowledge, frame: Frame, around: Surroundings, context: Context) -> Ranked:
    """The places that ``name`` may mean in the report, with their chances."""
    found = places_named(name, base)
    if not found:
        return Ranked((), 1.0)
    weights = base.place_weights.full if around.anchors else base.place_weights.first
    *each, none = chances(evidence_of(name, found, base, frame, around, context), weights)
    order = sorted(range(len(found)), key=lambda n: (-each[n], n))
    return Ranked(tuple((found[n], each[n]) for n in order), none)


def surroundings_of(names: Iterable[tuple[str, Context]], base: Knowledge, frame: Frame) -> Surroundings:
    """What the names of a report may mean, each judged without the others; one entry a name, its clearest context."""
    alone = Surroundings()
    best: dict[str, list[Anchor]] = {}
    for name, context in dict.fromkeys(names):
        key = fold(name)
        ranked = rank_places(name, base, frame, alone, context)
        anchors = [Anchor(key, c.place, p) for c, p in ranked.candidates[:MOST_ANCHORS] if p >= LEAST_ANCHOR]
        if anchors and (key not in best or anchors[0].chance > best[key][0].chance):
            best[key] = anchors
    return Surroundings(tuple(a for key in sorted(best) for a in best[key]))
