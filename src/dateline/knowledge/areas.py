"""Areas told by a place: where "northern Iraq", "40 km west of X" or "the border between X and Y" lies, and how wide.

An area has a centre and a radius where words and gazetteer allow them; else it has no point, for none would be honest.
The extent of countries and divisions is that of their towns in the gazetteer.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.sphere import Point, destination, kilometres, kilometres_between, middle
from dateline.record import Place, PlaceRelation

__all__ = ["around", "between", "border", "directed", "is_town", "part"]

TOWN_KM = 5.0
"""A town's own extent: distances in news are measured from somewhere in it."""
QUARTER_KM = 15.0
"""Within so much of a town's centre lies "the north of" it."""
HALF_SECTOR = 22.5
"""News directions are points of an eight-point compass: each stands for 22.5 degrees to both sides."""
UNMEASURED_KM = 100.0
"""So far from a town lies at most what news calls "north of" it without a distance: set by judgement."""
TOLERANCE = 1.1
"""Distances in news are round numbers, by road as often as by air."""
SAME_AREA_KM = 300.0
"""Towns farther apart are the ends of a journey rather than the edges of an area."""
FRONTIER_KM = 100.0
"""Towns so near to one of the other country's show where the border runs."""
LEAST_RADIUS = 10.0
LEAST_TOWNS = 3
SHARE = 0.9
"""The radius of an area takes in nine of ten of its towns."""
TRIM = 0.02
"""So many of a country's towns at either end are left out of its extent: islands far off."""


def is_town(place: Place) -> bool:
    """Whether a place is small enough for distances to be told from it: a town, a site, or an area around one."""
    return place.precision in {"city", "exact", "near"} and place.lat is not None and place.lon is not None


def around(place: Place, words: str, relation: PlaceRelation, reach_km: float | None) -> Place:
    """The area near, outside or off a town, which keeps the town's id; of what is larger no point is known."""
    if not is_town(place):
        inside = place.precision == "admin1" or relation is PlaceRelation.OFFSHORE
        return _pointless(words, relation, place.country if inside else None)
    known = replace(place, name=words, runners_up=(), precision="near", relation=relation)
    return replace(known, radius_km=reach_km if reach_km is not None else QUARTER_KM)


def directed(place: Place, words: str, bearing: float | None, distance_km: float | None, gazetteer: Gazetteer) -> Place:
    """The area so far from a town, in a direction, or both.

    With both it is the point reached on the sphere, with a radius that grows with the distance by the chord of the
    compass sector, 2 d sin(22.5/2 degrees): the point-radius method (Wieczorek, Guo and Hijmans, International Journal
    of Geographical Information Science 18, 2004). A direction alone is the circle from the town to where news stops
    saying so; a distance alone the circle around the town.
    """
    relation = PlaceRelation.DISTANCE
    if not is_town(place):
        return replace(_pointless(words, relation, None), bearing=bearing, distance_km=_told(distance_km))
    start = _point(place)
    if bearing is None:
        centre, radius = start, (distance_km or 0.0) * TOLERANCE + TOWN_KM
    elif distance_km is None:
        centre, radius = destination(start, bearing, UNMEASURED_KM / 2), UNMEASURED_KM / 2
    else:
        centre = destination(start, bearing, distance_km)
        radius = TOWN_KM + 2 * distance_km * math.sin(math.radians(HALF_SECTOR / 2))
    precision = "near" if distance_km is not None else "area"
    country = place.country if _in_country(centre, place, radius, gazetteer) else None
    return replace(
        _area(words, relation, centre, radius, country),
        precision=precision,
        bearing=bearing,
        distance_km=_told(distance_km),
    )


def between(first: Place, second: Place, words: str) -> Place | None:
    """The area between two towns: the circle over the line from one to the other; ``None`` where they are no towns near
    each other, and so the words tell of no area."""
    if not (is_town(first) and is_town(second)) or kilometres(first, second) > SAME_AREA_KM:
        return None
    centre = middle([_point(first), _point(second)])
    country = first.country if first.country == second.country else None
    area = _area(words, PlaceRelation.BETWEEN, centre, kilometres(first, second) / 2 + TOWN_KM, country)
    same = country is not None and first.admin1 == second.admin1
    return replace(area, admin1=first.admin1 if same else None)


def part(place: Place, words: str, bearing: float | None, gazetteer: Gazetteer, *, far: bool = False) -> Place:
    """The half of a country or division on the side of ``bearing``, of what is ``far`` its outer quarter; without a
    bearing its middle third in all directions. Of a town it is the circle around its centre."""
    relation = PlaceRelation.PART
    if is_town(place):
        area = _area(words, relation, _point(place), QUARTER_KM, place.country)
        return replace(area, admin1=place.admin1, precision="near", bearing=bearing)
    whole = place.country if place.feature in {"PCLI", "ADM1"} else None
    points = gazetteer.points(whole, place.admin1 if place.feature == "ADM1" else None) if whole else ()
    chosen = _side(points, bearing, far=far) if bearing is not None else _core(points)
    bare = replace(_pointless(words, relation, place.country), admin1=place.admin1, bearing=bearing)
    if len(chosen) < LEAST_TOWNS:
        return bare
    centre = middle(chosen)
    return replace(bare, lat=_rounded(centre[0]), lon=_rounded(centre[1]), radius_km=_radius(centre, chosen))


def border(words: str, countries: Collection[str], gazetteer: Gazetteer) -> Place:
    """The area along the border of two countries (ISO alpha-3): where towns of one lie near towns of the other."""
    bare = _pointless(words, PlaceRelation.BORDER, next(iter(countries)) if len(countries) == 1 else None)
    if len(countries) != 2:
        return bare
    first, second = (gazetteer.points(country) for country in countries)
    chosen = [*_near(first, second), *_near(second, first)]
    if len(chosen) < LEAST_TOWNS:
        return bare
    centre = middle(chosen)
    return replace(bare, lat=_rounded(centre[0]), lon=_rounded(centre[1]), radius_km=_radius(centre, chosen))


def _pointless(words: str, relation: PlaceRelation, country: str | None) -> Place:
    return Place(name=words, country=country, precision="area", relation=relation)


def _area(words: str, relation: PlaceRelation, centre: Point, radius: float, country: str | None) -> Place:
    return replace(
        _pointless(words, relation, country),
        lat=_rounded(centre[0]),
        lon=_rounded(centre[1]),
        radius_km=round(max(radius, LEAST_RADIUS), 1),
    )


def _told(distance_km: float | None) -> float | None:
    """A distance to a hundred metres, for miles are turned into kilometres."""
    return None if distance_km is None else round(distance_km, 1)


def _rounded(degrees: float) -> float:
    """Degrees to some ten metres, far more than an area is exact to; the same on every machine."""
    return round(degrees, 4)


def _point(place: Place) -> Point:
    assert place.lat is not None
    assert place.lon is not None
    return place.lat, place.lon


def _in_country(centre: Point, place: Place, radius: float, gazetteer: Gazetteer) -> bool:
    """Whether the country of the town that distances are told from has a town in the area too."""
    if place.country is None:
        return False
    if kilometres_between(centre, _point(place)) <= radius:
        return True
    return any(kilometres_between(centre, town) <= radius for town in gazetteer.points(place.country))


def _radius(centre: Point, points: Sequence[Point]) -> float:
    apart = sorted(kilometres_between(centre, point) for point in points)
    return round(max(apart[int(SHARE * (len(apart) - 1))], LEAST_RADIUS), 1)


def _along(points: Sequence[Point], bearing: float) -> list[float]:
    """How far each point lies in a direction, in degrees, seen from the middle of all."""
    lat, lon = middle(points)
    north, east = math.cos(math.radians(bearing)), math.sin(math.radians(bearing)) * math.cos(math.radians(lat))
    return [(p[0] - lat) * north + ((p[1] - lon + 180.0) % 360.0 - 180.0) * east for p in points]


def _extent(along: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(along)
    cut = int(TRIM * len(ordered))
    return ordered[cut], ordered[-1 - cut]


def _side(points: Sequence[Point], bearing: float, *, far: bool) -> list[Point]:
    if not points:
        return []
    along = _along(points, bearing)
    least, most = _extent(along)
    edge = least + (0.75 if far else 0.5) * (most - least)
    return [point for point, value in zip(points, along, strict=True) if value >= edge]


def _core(points: Sequence[Point]) -> list[Point]:
    chosen = list(points)
    for bearing in (0.0, 90.0):
        if not points:
            return []
        along = _along(points, bearing)
        least, most = _extent(along)
        third = (most - least) / 3
        inner = {p for p, value in zip(points, along, strict=True) if least + third <= value <= most - third}
        chosen = [point for point in chosen if point in inner]
    return chosen


def _near(points: Sequence[Point], others: Sequence[Point]) -> list[Point]:
    """Those of ``points`` that have one of ``others`` near; both are looked up by whole degrees."""
    cells: dict[tuple[int, int], list[Point]] = {}
    for point in others:
        cells.setdefault((math.floor(point[0]), math.floor(point[1])), []).append(point)
    found = []
    for point in points:
        row, column = math.floor(point[0]), math.floor(point[1])
        reach = math.ceil(FRONTIER_KM / (111.0 * max(0.2, math.cos(math.radians(point[0])))))
        close = (
            other
            for north in (-1, 0, 1)
            for east in range(-reach, reach + 1)
            for other in cells.get((row + north, column + east), ())
        )
        if any(kilometres_between(point, other) <= FRONTIER_KM for other in close):
            found.append(point)
    return found
