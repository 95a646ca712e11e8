"""How far a point lies from where its country has towns: a slip in a coordinate shows so, and a big state does not."""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["Towns", "far_away"]

Towns = Mapping[str, frozenset[tuple[int, int]]]
"""Whole degrees of latitude and longitude in which each country has towns."""

EARTH_KM = 12_742.0


def far_away(lat: float, lon: float, country: str, towns: Towns) -> float | None:
    """Kilometres to the next town of the country, good to a degree; ``None`` where none of its towns is known."""
    cells = towns.get(country)
    return min(_kilometres(lat, lon, *cell) for cell in cells) if cells else None


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """By the haversine formula, on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    turn = math.radians(other_lon - lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
