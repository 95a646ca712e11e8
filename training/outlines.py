"""Makes the coasts and borders that maps are drawn on from Natural Earth, as the npm package world-atlas packs it.

npm pack world-atlas && tar xzf world-atlas-*.tgz && python -m training.outlines package/countries-50m.json

A line that bounds one country is a coast, one that bounds two a border. Lines are thinned (Douglas and Peucker 1973) to
within :data:`TOLERANCE` and written as steps of a hundredth of a degree, about one kilometre.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

__all__ = ["main"]

OUT = Path("src/dateline/exchange/data/outlines.csv")
TOLERANCE = 0.01
"""Degrees."""
PARTS = 100
"""Parts of a degree that a step is counted in."""
Point = tuple[float, float]


def main(arguments: Sequence[str]) -> int:
    """Reads the TopoJSON file named first and writes the table; 0."""
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    bounds = Counter(_arcs(topology["objects"]["countries"]["geometries"]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "steps"))
        for number, line in enumerate(_lines(topology)):
            steps = _steps(thinned(line))
            if number in bounds and len(steps) > 1:
                words = " ".join(f"{east} {north}" for east, north in steps)
                writer.writerow(("coast" if bounds[number] == 1 else "border", words))
    return 0


def _arcs(geometries: Any) -> Iterator[int]:
    """The number of each line of each ring; a line used backwards has its complement."""
    for geometry in geometries:
        yield from _numbers(geometry["arcs"])


def _numbers(nested: Any) -> Iterator[int]:
    for each in nested:
        if isinstance(each, list):
            yield from _numbers(each)
        else:
            yield each if each >= 0 else ~each


def _lines(topology: Any) -> Iterator[list[Point]]:
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for east, north in arc:
            x, y = x + east, y + north
            line.append((x * wide + west, y * high + south))
        yield line


def thinned(line: Sequence[Point]) -> list[Point]:
    """The points that are needed for no other to lie further than the tolerance from the line."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inside = range(first + 1, last)
        far = max(inside, key=lambda at: _distance(line[at], line[first], line[last]), default=None)
        if far is not None and _distance(line[far], line[first], line[last]) > TOLERANCE:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [line[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Degrees from a point to the line between two."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = x * x + y * y
    share = ((point[0] - start[0]) * x + (point[1] - start[1]) * y) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    east, north = point[0] - start[0] - share * x, point[1] - start[1] - share * y
    return float((east * east + north * north) ** 0.5)


def _steps(line: Sequence[Point]) -> list[tuple[int, int]]:
    """The first point, and then the way to each next, in parts of a degree."""
    whole = [(round(x * PARTS), round(y * PARTS)) for x, y in line]
    steps = [whole[0]]
    for (x, y), (east, north) in pairwise(whole):
        if (x, y) != (east, north):
            steps.append((east - x, north - y))
    return steps


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
