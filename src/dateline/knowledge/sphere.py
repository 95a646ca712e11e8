"""Distances and points on the globe, taken for a sphere: right to half a percent, more than news tells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

__all__ = ["EARTH_KM", "Located", "Point", "destination", "kilometres", "kilometres_between", "middle"]

EARTH_KM = 6371.0
"""Mean radius of the Earth (IUGG)."""

Point = tuple[float, float]
"""Degrees of latitude and longitude, WGS 84."""


class Located(Protocol):
    """What may have a point: degrees north and east."""

    @property
    def lat(self) -> float | None: ...

    @property
    def lon(self) -> float | None: ...


def kilometres(a: Located, b: Located) -> float:
    """The distance between two places on the globe; infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return kilometres_between((a.lat, a.lon), (b.lat, b.lon))


def kilometres_between(a: Point, b: Point) -> float:
    """The great-circle distance of two points, by the haversine formula (Sinnott, Sky and Telescope 68, 1984)."""
    north, south = math.radians(a[0]), math.radians(b[0])
    across = math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * across
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def destination(start: Point, bearing: float, distance_km: float) -> Point:
    """The point reached from ``start`` along a great circle.

    The direct problem on a sphere: sine and cosine rule for the side opposite the pole (Williams, Aviation Formulary,
    "Lat/lon given radial and distance").

    Args:
        bearing: degrees clockwise from north at the start. distance_km: kilometres, not negative.
    """
    angle, course = distance_km / EARTH_KM, math.radians(bearing)
    lat, lon = math.radians(start[0]), math.radians(start[1])
    reached = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(course))
    east = math.atan2(
        math.sin(course) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(reached)
    )
    return math.degrees(reached), (math.degrees(lon + east) + 180.0) % 360.0 - 180.0


def middle(points: Sequence[Point]) -> Point:
    """The centre of mass of points on the globe, brought back to its surface; of two, the point half way.

    Raises:
        ValueError: for no points, and for points that lie evenly all around the globe.
    """
    x = y = z = 0.0
    for lat, lon in points:
        north, east = math.radians(lat), math.radians(lon)
        x += math.cos(north) * math.cos(east)
        y += math.cos(north) * math.sin(east)
        z += math.sin(north)
    if math.hypot(x, y, z) < 1e-9:
        raise ValueError("the points have no middle on the globe")
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
