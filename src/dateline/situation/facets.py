"""Facets: what of a telling is compared with other tellings, worked out once for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.record import Actor, Coded, Count, CountScope, Event, Granularity, Place, Status
from dateline.situation.telling import Telling, tellings_of
from dateline.situation.wording import stems

__all__ = ["Facets", "Figures", "Party", "Site", "facets_of"]

POINTS = frozenset({"exact", "city", "near"})
"""Precisions of a place that is a town or smaller."""
STATES = frozenset({"country"})
FRESH_DAYS = 1
"""A report without a word on time tells of its own day or the one before."""
PRONOUNS = frozenset(
    {"he", "him", "it", "its", "she", "her", "they", "them", "we", "us", "i", "you", "who", "which", "that"}
)

Figures = dict[str, tuple[int, int | None]]
"""Least and most by what is counted."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place as it is compared.

    Attributes:
        geonameid, country, admin1, lat, lon: as of the place. words: of its name. town: whether it is no bigger than one.
    """

    geonameid: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    words: frozenset[str]
    town: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Those on one side of an event: who are they, by what they can be compared.

    Attributes:
        entities: ids in the knowledge base. words: of their names, or of what they are called. countries, sectors: theirs.
        named: whether any of them has a name.
    """

    entities: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]
    named: bool

    def __bool__(self) -> bool:
        return bool(self.entities or self.words)


@dataclass(frozen=True, slots=True)
class Facets:
    """What of a telling is compared.

    Attributes:
        telling: which. told: day of the report, as a count of days. first, last: days on which it happened, inclusive, as
            the words say, or as news is fresh; ``None`` where nothing says. dated: whether words say the day.
        sites: where; where the event has no place of its own, the places of its report's dateline, and ``placed`` is false.
        actors, recipients: who, to whom.
        figures: counts of this incident. anchor: stems of the words that say it. words: the other stems of its sentence,
            without those of its places.
        lead: stems of the report's headline, of an event at the top of a report; empty otherwise.
    """

    telling: Telling
    told: int | None
    first: int | None
    last: int | None
    dated: bool
    sites: tuple[Site, ...]
    placed: bool
    actors: Party
    recipients: Party
    figures: Figures
    anchor: frozenset[str]
    words: frozenset[str]
    lead: frozenset[str]

    @property
    def event(self) -> Event:
        """The event as coded."""
        return self.telling.event


def facets_of(coded: Coded) -> Iterator[Facets]:
    """The facets of each telling of a coded report, in text order."""
    report = coded.report
    around = tuple(_dateline(coded))
    headline = stems(report.title or "")
    for telling in tellings_of(coded):
        event = telling.event
        own = tuple(_site(place.place, place.text) for place in event.places)
        told = day_number(telling.told)
        first, last, dated = _days(event, told)
        place_words = frozenset().union(*(site.words for site in own))
        yield Facets(
            telling, told, first, last, dated, own or around, bool(own), _party(event.actors), _party(event.recipients),
            _figures(event.counts), stems(event.anchor.of(report.text)), stems(telling.sentence) - place_words,
            headline if telling.lead else frozenset(),
        )  # fmt: skip


def day_number(day: str | None) -> int | None:
    """A day as a count of days, ``None`` where it is none."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def _days(event: Event, told: int | None) -> tuple[int | None, int | None, bool]:
    moment = event.time
    if moment is not None:
        first, last = day_number(moment.start), day_number(moment.end)
        said = moment.span is not None or "no time in words" not in moment.basis
        if first is not None or last is not None:
            return first, last, said and moment.granularity is not Granularity.YEAR
    if told is None or event.historical or event.status in {Status.PLANNED, Status.CONSIDERED, Status.CONDITIONAL}:
        return None, None, False
    return told - FRESH_DAYS, told, False


def _dateline(coded: Coded) -> Iterator[Site]:
    dateline = coded.report.dateline
    wanted = set(dateline.places) if dateline else set()
    for mention in coded.mentions:
        if mention.id in wanted and mention.place is not None and mention.place.precision not in STATES:
            yield _site(mention.place, mention.text)


def _site(place: Place, text: str) -> Site:
    return Site(
        place.geonameid, place.country, place.admin1, place.lat, place.lon, stems(text) | stems(place.name or ""),
        place.geonameid is None or place.precision in POINTS,
    )  # fmt: skip


def _party(actors: Iterable[Actor]) -> Party:
    entities, words, countries, sectors = set(), set(), set(), set()
    named = False
    for actor in actors:
        if actor.entity:
            entities.add(actor.entity)
        if actor.name or actor.text.lower() not in PRONOUNS:
            words |= stems(actor.name or actor.text)
        if actor.country:
            countries.add(actor.country)
        sectors |= set(actor.sectors)
        named = named or actor.name is not None
    return Party(frozenset(entities), frozenset(words), frozenset(countries), frozenset(sectors), named)


def _figures(counts: Iterable[Count]) -> Figures:
    figures: Figures = {}
    for count in counts:
        if (
            count.scope is CountScope.INCIDENT
            and count.per is None
            and (count.min is not None or count.max is not None)
        ):
            figures.setdefault(count.what, (count.min or 0, count.max))
    return figures
