"""Which tellings are looked at together: those that share a key of day and place, party, figure or rare word.

A telling whose day the words say stands on those days. One whose day is only supposed, or not known, may look back: it
stands near its report's day, and loosely in the weeks before, where more must be shared. What a telling is compared
with depends on the days around it, never on how many tellings there are of other days.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record import EventType
from dateline.situation.facets import Facets
from dateline.situation.wording import UNSEEN, rarity

__all__ = ["Key", "asked_keys", "posted_keys"]

Key = tuple[str, int, str]
"""What kind of key, which day or stretch of days, what is shared."""
CLOSE_DAYS = 2
"""How far apart the days of one happening may be told: another zone, the night, the report's day for the event's."""
LONGEST_FIXED = 3
"""A time of more days than this says no day."""
STRETCH = 16
"""Days that share a key of days not known well."""
BACK = 3
"""How many stretches back a report without a day may look."""
RARE = 0.8
MOST_WORDS = 5
"""The rarest words of a sentence that are keys."""
LEAST_FIGURE = 3


def posted_keys(facets: Facets) -> Iterator[Key]:
    """The keys under which a telling is found."""
    terms, kinds = list(_terms(facets)), list(_kinds(facets))
    for day in _days(facets):
        yield from (("day", day, term) for term in terms)
        yield from (("placed" if facets.placed else "unplaced", day, term) for term in kinds)
    if facets.told is not None and _is_loose(facets):
        yield from (("loose", facets.told // STRETCH, term) for term in _selective(facets))
    elif facets.last is not None:
        yield from (("fixed", facets.last // STRETCH, term) for term in _selective(facets))
    elif facets.told is None:
        yield from (("undated", 0, term) for term in _selective(facets))


def asked_keys(facets: Facets) -> Iterator[Key]:
    """The keys under which others are looked for: two tellings meet where either asks for what the other posts."""
    days = _days(facets)
    if days:
        around = sorted({day + off for day in days for off in range(-CLOSE_DAYS, CLOSE_DAYS + 1)})
        terms, kinds = list(_terms(facets)), list(_kinds(facets))
        yield from (("day", day, term) for day in around for term in terms)
        yield from (("unplaced", day, term) for day in around for term in kinds)
        if not facets.placed:
            yield from (("placed", day, term) for day in around for term in kinds)
    if facets.told is not None and _is_loose(facets):
        at = facets.told // STRETCH
        yield from _stretches("fixed", range(at - BACK, at + 2), facets)
        yield from _stretches("loose", range(at - BACK, at + BACK + 1), facets)
    elif facets.last is not None:
        at = facets.last // STRETCH
        yield from _stretches("loose", range(at - 1, at + BACK + 1), facets)
    elif facets.told is None:
        yield from (("undated", 0, term) for term in _selective(facets))


def _stretches(kind: str, stretches: range, facets: Facets) -> Iterator[Key]:
    terms = list(_selective(facets))
    yield from ((kind, stretch, term) for stretch in stretches for term in terms)


def _is_loose(facets: Facets) -> bool:
    return not facets.dated or not _days(facets)


def _days(facets: Facets) -> list[int]:
    """The days a telling stands on; of one that no words date, all it may be of."""
    first, last = facets.first, facets.last
    if facets.dated and first is not None and last is not None and 0 <= last - first < LONGEST_FIXED:
        return list(range(first, last + 1))
    if facets.possible:
        return sorted(facets.possible)
    if facets.told is not None:
        return list(range(facets.told - 1, facets.told + 1))
    return []


def _terms(facets: Facets) -> Iterator[str]:
    yield from (f"p{word}" for site in facets.sites for word in sorted(site.words))
    yield from (f"e{entity}" for entity in sorted(facets.actors.entities | facets.recipients.entities))
    yield from _figure_terms(facets)
    table = rarity()
    rare = sorted((-table.get(w, UNSEEN), w) for w in facets.words | facets.actors.words | facets.recipients.words)
    yield from (f"w{word}" for weight, word in rare[:MOST_WORDS] if -weight >= RARE)
    yield from (f"d{word}" for word in sorted(facets.anchor))


def _kinds(facets: Facets) -> Iterator[str]:
    """The type in each country: shared by too many to say anything, but where one of the two has no place."""
    countries = {site.country for site in facets.sites} | facets.actors.countries | facets.recipients.countries
    yield from (f"{facets.event.type.value}{country}" for country in sorted(c or "" for c in countries or {""}))


def _selective(facets: Facets) -> Iterator[str]:
    family = FAMILIES.get(facets.event.type, facets.event.type.value)
    yield from (f"p{word}{family}" for site in facets.sites for word in sorted(site.words))
    yield from (f"e{entity}{family}" for entity in sorted(facets.actors.entities | facets.recipients.entities))
    yield from _figure_terms(facets)


def _figure_terms(facets: Facets) -> Iterator[str]:
    yield from (f"n{what}{low}" for what, (low, _) in sorted(facets.figures.items()) if low >= LEAST_FIGURE)


FAMILIES = {
    EventType.COERCE: "force", EventType.ASSAULT: "force", EventType.RETREAT: "force", EventType.AGREE: "talk",
    EventType.CONSULT: "talk", EventType.COOPERATE: "talk", EventType.SUPPORT: "talk",
}  # fmt: skip
"""Types that tell of one happening often enough to be looked at together from afar."""
