"""Facets: what of a telling is compared with other tellings, worked out once for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.record import (
    Actor,
    Coded,
    Count,
    CountScope,
    Event,
    Granularity,
    Mention,
    MentionKind,
    Place,
    Span,
)
from dateline.situation.days import day_number
from dateline.situation.telling import AHEAD, Telling, tellings_of
from dateline.situation.wording import stems

__all__ = ["Facets", "Figures", "Party", "Site", "facets_of"]

POINTS = frozenset({"exact", "city", "near"})
"""Precisions of a place that is a town or smaller."""
STATES = frozenset({"country"})
NO_WORDS: frozenset[str] = frozenset()
FRESH_DAYS = 1
"""A report without a word on time tells of its own day or the one before."""
LOOKED_BACK_DAYS = 45
"""A day named further back than this in a report is no candidate for an event that it does not date."""
MOST_SITES = 3
MOST_DAYS_APART = 6
"""First and last day of a week: a longer time names no day."""
PRONOUNS = frozenset(
    {
        "he",
        "him",
        "it",
        "its",
        "she",
        "her",
        "they",
        "them",
        "we",
        "us",
        "i",
        "you",
        "who",
        "which",
        "that",
        "his",
        "their",
    }
)
SENTENCE_END = re.compile(r"[.!?][\"”»)]*\s+|\n+")
CAPITAL = re.compile(r"(?:^|\s)(?!The\s)[A-ZÀ-Þ]")
NAME = re.compile(r"(?<!^)\b[A-ZÀ-Þ][\w’'-]*|^(?!The\b)[A-ZÀ-Þ][\w’'-]*")
"""The words of a name in a phrase around it: "Dolmir" in "the town of Dolmir"."""

DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|their)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)

Figures = dict[str, tuple[int, int | None]]
"""Least and most by what is counted."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place as it is compared.

    Attributes:
        geonameid, country, admin1, lat, lon: as of the place. words: of its name. town: whether it is no larger.
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
        entities: ids in the knowledge base. words: of their names, or of what they are called.
        countries, sectors: theirs.
        named: whether any of them has a name.
    """

    entities: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]
    named: bool

    def __bool__(self) -> bool:
        return bool(self.entities or self.words)


NOBODY = Party(NO_WORDS, NO_WORDS, NO_WORDS, NO_WORDS, named=False)


@dataclass(frozen=True, slots=True)
class Facets:
    """What of a telling is compared.

    Attributes:
        telling: which. told: day of the report, as a count of days. first, last: days on which it happened,
            inclusive, as the words say, or as news is fresh; ``None`` where nothing says. dated: whether words say it.
        possible: where no words date it, the days it may be of: its report's own and those that its report names.
        sites: where; where the event has no place of its own, those told of around it, and ``placed`` is
            false. places: stems of their names.
        actors, recipients: who, to whom. figures: counts of this incident.
        anchor: stems of the words that say it. words: the other stems of its sentence, without those of its places.
        around: stems of its sentence and the two beside it. headline: stems of its report's headline.
        definite: whether it is told as known: "the attack".
    """

    telling: Telling
    told: int | None
    first: int | None
    last: int | None
    dated: bool
    possible: frozenset[int]
    sites: tuple[Site, ...]
    placed: bool
    places: frozenset[str]
    actors: Party
    recipients: Party
    figures: Figures
    anchor: frozenset[str]
    words: frozenset[str]
    around: frozenset[str]
    headline: frozenset[str]
    definite: bool

    @property
    def ahead(self) -> bool:
        """Whether it had not come about when it was told."""
        return self.event.status in AHEAD

    @property
    def days(self) -> frozenset[int]:
        """The days on which it happened, where they are few enough to be candidates one by one; else none."""
        if self.first is None or self.last is None or self.last - self.first > MOST_DAYS_APART:
            return frozenset()
        return frozenset(range(self.first, self.last + 1))

    @property
    def event(self) -> Event:
        """The event as coded."""
        return self.telling.event


@dataclass(frozen=True, slots=True)
class _Context:
    """What the report around says to each of its events."""

    coded: Coded
    mentions: Mapping[str, Mention]
    places: tuple[tuple[int, Site], ...]
    days: frozenset[int]
    starts: tuple[int, ...]
    headline: frozenset[str]


def facets_of(coded: Coded) -> Iterator[Facets]:
    """The facets of each telling of a coded report, in text order."""
    context = _context(coded)
    last_told: tuple[Site, ...] = ()
    for telling in sorted(tellings_of(coded), key=lambda t: (t.event.anchor, t.order)):
        facets = _facets(telling, context, last_told)
        last_told = facets.sites if facets.placed else last_told
        yield facets


def _context(coded: Coded) -> _Context:
    report = coded.report
    told = day_number(report.published)
    told_of = ((m.span.start, m.text, _place_of(m)) for m in coded.mentions)
    places = tuple(
        (at, _site(place, text))
        for at, text, place in told_of
        if place is not None and place.precision not in STATES and _names(place, text)
    )
    days = set()
    for mention in coded.mentions:
        if mention.kind is MentionKind.TIME and mention.time is not None:
            first, last = day_number(mention.time.start), day_number(mention.time.end)
            if first is not None and first == last and (told is None or abs(told - first) <= LOOKED_BACK_DAYS):
                days.add(first)
    starts = (0, *(found.end() for found in SENTENCE_END.finditer(report.text)))
    by_id = {m.id: m for m in coded.mentions}
    return _Context(coded, by_id, places, frozenset(days), starts, stems(report.title or ""))


def _facets(telling: Telling, context: _Context, last_told: Sequence[Site]) -> Facets:
    event, report = telling.event, context.coded.report
    own = tuple(_own_sites(event))
    sites = own or tuple(_nearest(event.span, context, last_told))
    told = day_number(telling.told)
    first, last, dated = _days(event, told)
    possible: frozenset[int] = frozenset()
    if not dated and event.status not in AHEAD and not event.historical:
        fresh = range(told - FRESH_DAYS, told + 1) if told is not None else range(0)
        possible = context.days.union(fresh)
    place_words = NO_WORDS.union(*(site.words for site in sites))
    return Facets(
        telling, told, first, last, dated, possible, sites, bool(own), place_words,
        _party(event.actors, context.mentions),
        _party(event.recipients, context.mentions), _figures(event.counts), stems(event.anchor.of(report.text)),
        stems(telling.sentence) - place_words, stems(_window(event.span, context).of(report.text)) - place_words,
        context.headline,
        DEFINITE.search(report.text, max(0, event.anchor.start - 40), event.anchor.start) is not None,
    )  # fmt: skip


def _own_sites(event: Event) -> Iterator[Site]:
    yield from (_site(place.place, place.text) for place in event.places if _names(place.place, place.text))


def _days(event: Event, told: int | None) -> tuple[int | None, int | None, bool]:
    moment = event.time
    if moment is not None:
        first, last = day_number(moment.start), day_number(moment.end)
        if first is not None or last is not None:
            said = moment.span is not None or "no time in words" not in moment.basis
            return first, last, said and moment.granularity is not Granularity.YEAR
    if told is None or event.historical or event.status in AHEAD:
        return None, None, False
    return told - FRESH_DAYS, told, False


def _place_of(mention: Mention) -> Place | None:
    """The place that a mention names, which may be one that no table lists."""
    return mention.place or (Place() if mention.kind is MentionKind.PLACE else None)


def _names(place: Place, text: str) -> bool:
    """Whether a place has a name: "the barracks" has none, and may lie anywhere."""
    return place.geonameid is not None or CAPITAL.search(text) is not None


def _nearest(sentence: Span, context: _Context, last_told: Sequence[Site]) -> Iterator[Site]:
    """Where an event without a place may be: what its sentence names; else where the event before it was, and what the
    report's first sentences name."""
    inside = [site for at, site in context.places if sentence.start <= at < sentence.end]
    first = [site for at, site in context.places if at < sentence.start][:1]
    yield from list(dict.fromkeys(inside or [*last_told, *first]))[:MOST_SITES]


def _window(sentence: Span, context: _Context) -> Span:
    """An event's sentence with the one before and the one after."""
    starts = context.starts
    at, after = bisect_right(starts, sentence.start), bisect_right(starts, max(sentence.start, sentence.end - 1))
    first = starts[max(0, at - 2)]
    last = starts[after + 1] if after + 1 < len(starts) else len(context.coded.report.text)
    return Span(min(first, sentence.start), max(last, sentence.end))


def _site(place: Place, text: str) -> Site:
    words = stems(text) | stems(place.name) if place.name is not None else stems(" ".join(NAME.findall(text)))
    return Site(
        place.geonameid, place.country, place.admin1, place.lat, place.lon, words,
        place.geonameid is None or place.precision in POINTS,
    )  # fmt: skip


def _party(actors: Sequence[Actor], mentions: Mapping[str, Mention]) -> Party:
    if not actors:
        return NOBODY
    entities: set[str] = set()
    words: set[str] = set()
    countries: set[str] = set()
    sectors: set[str] = set()
    named = False
    for actor in actors:
        if actor.entity:
            entities.add(actor.entity)
        words |= stems(actor.name or _called(actor, mentions))
        if actor.country:
            countries.add(actor.country)
        sectors |= set(actor.sectors)
        named = named or actor.name is not None
    return Party(frozenset(entities), frozenset(words), frozenset(countries), frozenset(sectors), named)


def _called(actor: Actor, mentions: Mapping[str, Mention]) -> str:
    """What somebody without a name is called, a pronoun by what it stands for."""
    mention = mentions.get(actor.mention)
    if mention is not None and mention.coref is not None and mention.coref in mentions:
        return mentions[mention.coref].text
    return "" if actor.text.lower() in PRONOUNS else actor.text


def _figures(counts: Iterable[Count]) -> Figures:
    figures: Figures = {}
    for count in counts:
        known = count.min is not None or count.max is not None
        if count.scope is CountScope.INCIDENT and count.per is None and known:
            figures.setdefault(count.what, (count.min or 0, count.max))
    return figures
