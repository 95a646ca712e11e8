"""Whether chances are what they say: of the things called right with 0.8, four in five should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Bin", "calibration_error", "kept", "reliability"]

Judged = Sequence[tuple[float, bool]]
"""Chances, 0 to 1, each with whether the thing was right."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Things with chances from ``low`` to ``high``: how many, their mean chance, the share that is right."""

    low: float
    high: float
    number: int
    chance: float
    right: float


def reliability(judged: Judged, bins: int = BINS) -> Iterator[Bin]:
    """The table of equally wide bins, those without anything left out."""
    for n in range(bins):
        inside = [(c, r) for c, r in judged if min(int(c * bins), bins - 1) == n]
        if inside:
            number = len(inside)
            mean, right = sum(c for c, _ in inside) / number, sum(r for _, r in inside) / number
            yield Bin(n / bins, (n + 1) / bins, number, mean, right)


def calibration_error(judged: Judged, bins: int = BINS) -> float:
    """Expected calibration error (Naeini et al. 2015): the mean gap between chance and share right over equal bins."""
    return sum(b.number * abs(b.chance - b.right) for b in reliability(judged, bins)) / max(1, len(judged))


def kept(judged: Judged, least: float) -> tuple[float, float]:
    """The share of all with a chance of at least ``least``, and of those the share that is right."""
    above = [right for chance, right in judged if chance >= least]
    return len(above) / max(1, len(judged)), sum(above) / max(1, len(above))
