"""Where things stand on a map: a point only where words name one, an area where they tell one, nothing elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from dateline.exchange.situated import Situated
from dateline.knowledge import destination, kilometres_between
from dateline.record import Place
from dateline.situation import Holding, Incident

__all__ = ["Site", "Towns", "circle", "framed", "sites_of"]

SHARE = 0.9
"""An area takes in nine of ten of the towns of its division, as areas told in words do."""
LEAST_TOWNS = 3
PINS = frozenset({"exact", "city"})
SPREAD = 5.0
LEAST_FAR_KM, FAR_KM = 120.0, 1200.0
"""A site is far where it lies more than so many times further from the middle than half of all do, within these bounds
in kilometres: our own choice, so that one distant capital does not shrink a war to a dot."""
Towns = Callable[[str, str | None], Sequence[tuple[float, float]]]
"""Where the towns of a country, or of one of its first divisions, lie: latitude and longitude."""


@dataclass(slots=True)
class Site:
    """A place on the map.

    Attributes:
        name: of the place. lat, lon: WGS 84 degrees of its point, or of the middle of its area.
        radius_km: of the area within which it lies; ``None`` for a town or site, which a pin shows.
        incidents: what happened there. holdings: who holds it.
    """

    name: str
    lat: float
    lon: float
    radius_km: float | None
    incidents: list[Incident] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)


def sites_of(
    known: Situated, incidents: Iterable[Incident], holdings: Iterable[tuple[str, Holding]], towns: Towns
) -> tuple[tuple[Site, ...], int, int]:
    """The sites of incidents and holdings; how many incidents, and how many holdings, have none.

    What a place only has from its division is no site: the division is one, where it is told of.
    """
    found: dict[str, Site] = {}
    reach: dict[str, float | None] = {}

    def site(key: str, place: Place | None) -> Site | None:
        if place is None or place.lat is None or place.lon is None:
            return None
        if key not in reach:
            reach[key] = place.radius_km if place.radius_km is not None else _reach(place, towns)
        radius = reach[key]
        if radius is None and place.precision not in PINS:
            return None
        return found.setdefault(key, Site(place.name or key, place.lat, place.lon, radius))

    missing = unheld = 0
    for incident in incidents:
        place = known.place_of(incident)
        where = site(known.who.place(place), place) if place is not None else None
        if where is None:
            missing += 1
        else:
            where.incidents.append(incident)
    for key, holding in holdings:
        if not holding.inferred_from:
            where = site(key, known.places.get(key))
            if where is None:
                unheld += 1
            else:
                where.holdings.append(holding)
    return tuple(found.values()), missing, unheld


def _reach(place: Place, towns: Towns) -> float | None:
    """Kilometres within which most towns of a first division lie; ``None`` for all else."""
    if place.precision != "admin1" or place.country is None or place.lat is None or place.lon is None:
        return None
    middle = (place.lat, place.lon)
    apart = sorted(kilometres_between(middle, town) for town in towns(place.country, place.admin1 or place.name))
    return apart[math.ceil(SHARE * len(apart)) - 1] if len(apart) >= LEAST_TOWNS else None


def framed(sites: Sequence[Site]) -> tuple[tuple[Site, ...], tuple[Site, ...]]:
    """The sites that one map can show, and those so far away or so wide that all others would shrink to a dot."""
    if not sites:
        return (), ()
    told = [site for site in sites for _ in range(max(1, len(site.incidents) + len(site.holdings)))]
    middle = median(s.lat for s in told), median(s.lon for s in told)
    usual = median(kilometres_between(middle, (s.lat, s.lon)) for s in told)
    limit = min(max(SPREAD * usual, LEAST_FAR_KM), FAR_KM)
    near = tuple(
        s for s in sites
        if kilometres_between(middle, (s.lat, s.lon)) <= limit and (s.radius_km is None or s.radius_km <= limit)
    )  # fmt: skip
    return (near, tuple(s for s in sites if s not in near)) if near else (tuple(sites), ())


def circle(site: Site) -> list[tuple[float, float]]:
    """The rim of a site's area on the globe: longitude and latitude, every five degrees of bearing."""
    points = [destination((site.lat, site.lon), bearing, site.radius_km or 0.0) for bearing in range(0, 365, 5)]
    # Across the antimeridian the rim goes on beyond 180 degrees instead of leaping around the globe.
    return [(lon + 360 * round((site.lon - lon) / 360), lat) for lat, lon in points]
