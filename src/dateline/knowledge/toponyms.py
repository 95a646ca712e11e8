"""Which place a name means: what the words around it and the rest of the report say first, size last."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dateline.knowledge.added_places import Candidate
from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame
from dateline.knowledge.names import edits, fold, without_article
from dateline.record import Place

__all__ = ["Context", "choose_place"]

# Points of a candidate. A town of a million has 6 points for its size, one of a thousand 3.
CONTAINER_COUNTRY = 6.0
CONTAINER_DIVISION = 8.0
COUNTRY_NAMED = 2.0
COUNTRY_SHARE = 4.0
NEIGHBOUR = 0.5
DIVISION_NAMED = 2.0
OWN_NAME = 0.7
CAPITAL = 1.0
DIVISION_WORD = 3.0
TOWN_WORD = 3.0
MARGIN = 0.6
"""By so many points the best must lead the next, one that lies elsewhere."""
ALONE = 5.0
"""Points of size from which on a name means that place though nothing in the report supports it: 100,000 people."""
LEAST_DOMINANCE = 0.7
"""Without support the largest must be five times as large as the next."""
NEAR_DEGREES = 1.0
MOSTLY = 0.4
"""A country with this share of all mentions of countries is one that the report is about."""
MOST_EDITS = 2
DIVISION_LAG = 0.6
Scored = tuple[float, int, Candidate]
DWARFING = 5


@dataclass(frozen=True, slots=True)
class Context:
    """What the words right around a name say of it.

    Attributes:
        containers: folded names after a comma or in brackets ("Palmyra, Syria"), countries by their code.
        noun: the common noun it goes with ("province", "city"), or empty.
        locative: whether it stands as a place ("in …", "near …", the dateline).
        territorial: whether it stands as what is held or taken ("seized …", "… fell to the rebels").
    """

    containers: tuple[str, ...] = ()
    noun: str = ""
    locative: bool = False
    territorial: bool = False


DIVISIONS = frozenset(
    ["province", "state", "region", "governorate", "county", "district", "prefecture", "oblast", "department", "canton"]
)
TOWNS = frozenset(
    ["city", "town", "village", "capital", "port", "suburb", "neighbourhood", "neighborhood", "hometown", "settlement"]
)


def choose_place(name: str, base: Knowledge, frame: Frame, context: Context) -> Place | None:
    """The place that ``name`` means, or ``None`` where it is none or it cannot be told which.

    A name that is an English word or a person's name as well needs support from the report. Without any support the
    largest place of that name is taken only if it is large and no other comes near it.
    """
    found = base.gazetteer.find(name)
    supported_only = fold(name) in base.stoplist
    if not found:
        return _spelled_otherwise(name, base, frame)
    scored = sorted(
        ((_points(c, base, frame, context), i, c) for i, c in enumerate(found)), key=lambda s: (-s[0], s[1])
    )
    points, _, best = _division_first(scored, bare=name in base.bare_divisions and context.noun not in TOWNS)
    rival = next((s for s in scored if _elsewhere(s[2].place, best.place) and not _twins(s[2], best)), None)
    if _support(best, base, frame, context):
        if _dwarfed(best, found, frame, context):
            return None
        clear = rival is None or points - rival[0] >= MARGIN or not _support(rival[2], base, frame, context)
        return best.place if clear else None
    if supported_only:
        return None
    size = math.log10(best.population + 1)
    if size < ALONE and not (context.locative and len(found) == 1 and size >= 3.7):
        return None
    return best.place if rival is None or points - rival[0] >= LEAST_DOMINANCE else None


def _spelled_otherwise(name: str, base: Knowledge, frame: Frame) -> Place | None:
    """The place whose name is romanised in another way, in the country that the report is mostly about."""
    country = frame.certain or _leading(frame)
    if country is None or frame.share(country) < MOSTLY:
        return None
    key = without_article(fold(name))
    for candidate in base.gazetteer.sounding(name, country):
        if edits(key, without_article(fold(candidate.place.name or ""))) <= MOST_EDITS:
            return candidate.place
    return None


def _dwarfed(best: Candidate, found: tuple[Candidate, ...], frame: Frame, context: Context) -> bool:
    """Whether the report hardly speaks for a small place that has a much larger namesake abroad."""
    if _contained(best, context) or frame.share(best.place.country) >= MOSTLY:
        return False
    largest = max((c.population for c in found if c.place.country != best.place.country), default=0)
    return largest >= DWARFING * (best.population + 1)


def _leading(frame: Frame) -> str | None:
    return max(frame.countries, key=lambda c: (frame.countries[c], c)) if frame.countries else None


def _points(candidate: Candidate, base: Knowledge, frame: Frame, context: Context) -> float:
    place = candidate.place
    points = math.log10(candidate.population + 1)
    if place.country is not None:
        points += COUNTRY_SHARE * frame.share(place.country)
        if place.country in frame.countries:
            points += COUNTRY_NAMED
        elif any(n in frame.countries for n in base.neighbours.get(place.country, ())):
            points += NEIGHBOUR
    if _contained(candidate, context):
        points += CONTAINER_DIVISION if place.country not in context.containers else CONTAINER_COUNTRY
    if place.admin1 is not None and place.feature != "ADM1" and fold(place.admin1) in frame.divisions:
        points += DIVISION_NAMED if fold(place.admin1) != fold(place.name or "") else 0.0
    if candidate.own:
        points += OWN_NAME
    if place.feature == "PPLC":
        points += CAPITAL
    if context.noun in DIVISIONS:
        points += DIVISION_WORD if place.feature == "ADM1" else 0.0
    elif context.noun in TOWNS:
        points += TOWN_WORD if (place.feature or "").startswith("PPL") else 0.0
    return points


def _contained(candidate: Candidate, context: Context) -> bool:
    place = candidate.place
    return place.country in context.containers or (
        place.admin1 is not None and place.feature != "ADM1" and fold(place.admin1) in context.containers
    )


def _support(candidate: Candidate, base: Knowledge, frame: Frame, context: Context) -> bool:
    """Whether something in the report besides the name speaks for the place."""
    place = candidate.place
    if _contained(candidate, context):
        return True
    if place.country is None:
        return (place.feature or "") in {"STM", "SEA", "LK", "RGN", "MT"} and not context.noun
    if place.country not in frame.countries:
        return False
    return context.locative or fold(place.name or "") not in base.stoplist


def _division_first(scored: list[Scored], *, bare: bool) -> Scored:
    """The best, or the division of its country where news writes that bare and it comes close: Quebec, not New York."""
    best = scored[0]
    if not bare or best[2].place.feature == "ADM1":
        return best
    divisions = (s for s in scored if s[2].place.feature == "ADM1" and _twins(s[2], best[2]))
    return next((s for s in divisions if best[0] - s[0] < DIVISION_LAG), best)


def _twins(a: Candidate, b: Candidate) -> bool:
    """Whether one is the town and the other the division of one name in one country."""
    features = {a.place.feature == "ADM1", b.place.feature == "ADM1"}
    return a.own and b.own and a.place.country == b.place.country and len(features) == 2


def _elsewhere(a: Place, b: Place) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.country != b.country
    return abs(a.lat - b.lat) > NEAR_DEGREES or abs(a.lon - b.lon) > NEAR_DEGREES
