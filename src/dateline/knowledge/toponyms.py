"""Which place a name means: the likeliest of those that bear it, where it is likely enough."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame
from dateline.knowledge.names import edits, fold, without_article
from dateline.knowledge.place_evidence import DIVISIONS, Context, Surroundings
from dateline.knowledge.place_ranking import SAME_KM, Ranked, rank_places
from dateline.knowledge.sphere import kilometres
from dateline.record import Place

__all__ = ["Context", "choose_place"]

LEAST_CERTAINTY = 0.4
"""A pin is put where its chance, before calibration, is at least this; below, the place stays unresolved."""
ALONE = Surroundings()
MOSTLY = 0.4
"""A country with this share of all mentions of countries is one that the report is about."""
MOST_EDITS = 2
GREAT_CITY = 5_000_000
MOST_OTHERS = 3
LEAST_OTHER = 0.02


def choose_place(
    name: str, base: Knowledge, frame: Frame, context: Context, around: Surroundings = ALONE, *, given: bool = False
) -> Place | None:
    """The place that ``name`` means, or ``None`` where it is none or it cannot be told which.

    The place carries the chance that the pin is right and, as runners-up, what else the name may mean. Where it is
    ``given`` that the name is a place's, the likeliest is chosen however likely it is.
    """
    ranked = rank_places(name, base, frame, around, context)
    if not ranked.candidates:
        return _spelled_otherwise(name, base, frame)
    best, certainty = ranked.candidates[0][0], ranked.certainty
    if not given and (ranked.none >= certainty or certainty < LEAST_CERTAINTY):
        return None
    if not given and fold(name) in base.stoplist and not _supported(best.place, frame, context):
        return None
    chance = base.place_weights.calibration.of(certainty)
    city = _great_city(ranked) if context.noun not in DIVISIONS else None
    if city is not None:
        return replace(city, probability=round(chance, 3))
    return replace(best.place, probability=round(chance, 3), runners_up=_others(ranked, certainty, chance))


def _supported(place: Place, frame: Frame, context: Context) -> bool:
    """Whether something in the report besides the name speaks for the place: "Hit" is a town in reports on Iraq."""
    division = fold(place.admin1) if place.admin1 is not None else ""
    return place.country in frame.countries or place.country in context.containers or division in context.containers


def _great_city(ranked: Ranked) -> Place | None:
    """The city of millions that is meant where news writes the name that its division shares: New York."""
    first = ranked.candidates[0][0].place
    if first.feature != "ADM1":
        return None
    cities = (c for c, _ in ranked.candidates if c.population >= GREAT_CITY and c.place.country == first.country)
    return next((c.place for c in cities if c.place.admin1 == first.admin1), None)


def _others(ranked: Ranked, certainty: float, chance: float) -> tuple[Place, ...]:
    """The next likeliest places that lie elsewhere, each with its chance: its part of what the first one leaves."""
    first = ranked.candidates[0][0].place
    elsewhere = [(c, p) for c, p in ranked.candidates if p >= LEAST_OTHER and kilometres(c.place, first) > SAME_KM]
    left = (1 - chance) / (1 - certainty) if certainty < 1 else 0.0
    return tuple(replace(c.place, probability=round(p * left, 3)) for c, p in elsewhere[:MOST_OTHERS])


def _spelled_otherwise(name: str, base: Knowledge, frame: Frame) -> Place | None:
    """The place whose name is romanised in another way, in the country that the report is mostly about."""
    country = frame.leading
    if country is None or frame.share(country) < MOSTLY:
        return None
    key = without_article(fold(name))
    for candidate in base.gazetteer.sounding(name, country):
        if edits(key, without_article(fold(candidate.place.name or ""))) <= MOST_EDITS:
            return candidate.place
    return None
