"""How far a point lies from where its country has towns: a slip in a coordinate shows so, and a big state does not."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.knowledge.sphere import kilometres
from dateline.record import Place

__all__ = ["Towns", "far_away"]

Towns = Mapping[str, frozenset[tuple[int, int]]]
"""Whole degrees of latitude and longitude in which each country has towns."""

NEAR = (0, 1, -1, 2, -2)
"""Degrees around a point in which a town is near, so that nothing needs to be measured."""


def far_away(lat: float, lon: float, country: str, towns: Towns) -> float | None:
    """Kilometres to the next known town of the country, good to a degree, 0 where it is near; ``None`` without any."""
    cells = towns.get(country)
    if not cells:
        return None
    if any((round(lat) + north, round(lon) + east) in cells for north in NEAR for east in NEAR):
        return 0.0
    here = Place(lat=lat, lon=lon)
    return min(kilometres(here, Place(lat=north, lon=east)) for north, east in cells)
