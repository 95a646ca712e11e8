"""How far a point lies from where its country has towns: a slip in a coordinate shows so, and a big state does not."""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["Towns", "far_away"]

Towns = Mapping[str, frozenset[tuple[int, int]]]
"""Whole degrees of latitude and longitude in which each country has towns."""

EARTH_KM = 12_742.0


def far_away(lat: float, lon: float, country: str, towns: Towns) -> float | None:
    """Kilometres to the next known town of the country, good to a degree, 0 where it is near; ``None`` without any."""
    cells = towns.get(country)
    if not cells:
        return None
    here = ((round(lat) + north, round(lon) + east) for north in NEAR for east in NEAR)
    return 0.0 if any(cell in cells for cell in here) else min(_kilometres(lat, lon, *cell) for cell in cells)


NEAR = (0, 1, -1, 2, -2)
"""Degrees around a point in which a town is near, so that nothing needs to be measured."""


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """By the haversine formula, on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    turn = math.radians(other_lon - lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
