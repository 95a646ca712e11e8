"""What the tellings of one report lend each other: a day, a place, where they tell one happening.

"Forty were killed" under "Rebels took the town on Sunday" says neither day nor place; the report does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.situation.facets import Facets
from dateline.situation.pairing import PairWeights, chance

__all__ = ["shared"]

LENT = 0.4
"""The chance that two tellings of a report are one from which what one lacks is taken from the other.

On the sequences, each with weights of the others, B-cubed F1 is .505 at 0.5, .510 at 0.4 and .506 at 0.3
(``python -m training.incidents``).
"""


def shared(facets: Sequence[Facets], weights: PairWeights) -> list[Facets]:
    """The facets of one report's tellings, in their order, with days and places lent.

    What is lent stays supposed: ``dated`` and ``placed`` remain false.
    """
    return [_completed(each, facets, weights) for each in facets]


def _completed(facets: Facets, others: Sequence[Facets], weights: PairWeights) -> Facets:
    if facets.dated and facets.placed:
        return facets
    near = [(chance(facets, o, weights), o) for o in others if o is not facets and (o.dated or o.placed)]
    near = sorted((pair for pair in near if pair[0] >= LENT), key=lambda pair: (-pair[0], pair[1].telling.order))
    dated = next((o for _, o in near if o.dated), None)
    placed = next((o for _, o in near if o.placed), None)
    if dated is not None and not facets.dated and _are_one_sort(facets, dated):
        facets = replace(facets, first=dated.first, last=dated.last, possible=dated.days or facets.possible)
    if placed is not None and not facets.placed:
        facets = replace(facets, sites=placed.sites, places=placed.places)
    return facets


def _are_one_sort(facets: Facets, other: Facets) -> bool:
    """Whether a day of the one may be one of the other: none that is ahead is lent to what came about."""
    return facets.event.historical == other.event.historical and facets.ahead == other.ahead
