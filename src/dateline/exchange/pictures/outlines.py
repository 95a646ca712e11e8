"""Coasts and borders: Natural Earth 1:50m (naturalearthdata.com, public domain), thinned to about one kilometre.

Borders are drawn as Natural Earth has them, which is who holds the ground, and say nothing about whose it should be.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

__all__ = ["Box", "Line", "lines_in"]

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Line = tuple[tuple[float, float], ...]
"""Longitude and latitude of each point."""
PARTS = 100
"""Steps of the table in a degree."""


def lines_in(kind: str, box: Box) -> Iterator[Line]:
    """The stretches of ``coast`` or ``border`` lines that touch a box."""
    west, south, east, north = box
    for line in _outlines()[kind]:
        stretch: list[tuple[float, float]] = []
        for start, end in pairwise(line):
            near = (
                max(start[0], end[0]) >= west and min(start[0], end[0]) <= east
                and max(start[1], end[1]) >= south and min(start[1], end[1]) <= north
            )  # fmt: skip
            if near:
                stretch += [end] if stretch else [start, end]
            elif stretch:
                yield tuple(stretch)
                stretch = []
        if stretch:
            yield tuple(stretch)


@cache
def _outlines() -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {"coast": [], "border": []}
    with (files("dateline.exchange") / "data" / "outlines.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["kind"]].append(_line(row["steps"]))
    return {kind: tuple(lines) for kind, lines in found.items()}


def _line(steps: str) -> Line:
    numbers = iter(map(int, steps.split()))
    x = y = 0
    points = []
    for east, north in zip(numbers, numbers, strict=True):
        x, y = x + east, y + north
        points.append((x / PARTS, y / PARTS))
    return tuple(points)
