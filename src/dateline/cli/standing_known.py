"""The situation of a store as commands ask it: who and where its reports mean by a name, and who says what in which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from dateline.errors import UsageError
from dateline.exchange import is_called
from dateline.flow import situate
from dateline.knowledge import fold
from dateline.record import Actor, Coded, EventPlace, Place, Span
from dateline.situation import (
    PRESS,
    Identities,
    Incident,
    Situation,
    Telling,
    Voice,
    identities_at_hand,
    name_words,
    tellings_of,
)
from dateline.store import Store

__all__ = ["Known", "Quoted", "Spot", "known_of", "voice_name"]

ALIKE = 0.75
"""Likeness (``difflib``, 0 to 1) from which a known name is offered in place of one that nobody has."""
OFFERED = 3


@dataclass(slots=True)
class Called:
    """What an actor or place is called: names with how often, countries; whether an actor is nowhere named."""

    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    described: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a row shows it: ``key`` that is the same over reports, name, and country (ISO 3166-1 alpha-3)."""

    key: str
    name: str
    country: str


NOWHERE = Spot("", "", "")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that a record stands on, and where they are: report, outlet, day told."""

    record: str
    report: str
    outlet: str
    told: str | None
    sentence: str


class Known:
    """What the reports of a store say together, with the names that they use and the words that they stand on."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.reports: tuple[Coded, ...] = situation.reports()
        self.incidents: Mapping[str, Incident] = {incident.id: incident for incident in situation.incidents()}
        self.tellings: Mapping[str, Telling] = {t.id: t for each in self.reports for t in tellings_of(each)}

    @cached_property
    def who(self) -> Identities:
        """Who is who and what is where, as all the reports agree."""
        return identities_at_hand(self.reports, ())

    @cached_property
    def days(self) -> tuple[str, str]:
        """The days of the first and the last report, "" where none has one."""
        told = [each.report.published[:10] for each in self.reports if each.report.published]
        return (min(told), max(told)) if told else ("", "")

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """The report that each copying report copies: of those that are one source, the one told first."""
        told = {each.report.id: each.report.published or "9999" for each in self.reports}
        groups = {report: self.situation.copies(report) for report in told}
        return {
            report: first
            for report, group in groups.items()
            if (first := min(group, key=lambda r: (told[r], r), default=report)) != report
        }

    # -- names ---------------------------------------------------------------------------------------------------------

    @cached_property
    def actors(self) -> Mapping[str, Called]:
        """What the actors are called, by key."""
        found: dict[str, Called] = defaultdict(Called)
        for actor in self._actors():
            called = found[self.who.actor(actor)]
            called.names.update({actor.name or "", actor.text} - {""})
            called.countries.update([actor.country] if actor.country else [])
            called.described = called.described and self.who.is_described(actor)
        return found

    @cached_property
    def places(self) -> Mapping[str, Called]:
        """What the places are called, by key."""
        found: dict[str, Called] = defaultdict(Called)
        for place in self._places():
            called = found[self.who.place(place.place, place.text)]
            called.names[place.place.name or place.text] += 1
            called.names[place.text] += 0
            called.countries.update([place.place.country] if place.place.country else [])
        return found

    def _actors(self) -> Iterator[Actor]:
        for each in self.reports:
            yield from (a for event in each.events for a in (*event.actors, *event.recipients))
            yield from (a for c in each.controls for a in (c.holder, c.lost_by) if a is not None)
            yield from (a for relation in each.relations for a in (relation.a, relation.b))

    def _places(self) -> Iterator[EventPlace]:
        for each in self.reports:
            yield from (place for event in each.events for place in event.places)
            yield from (control.place for control in each.controls)

    def divisions(self) -> Iterator[Place]:
        """All places as coded, for what lies in which first-order division."""
        return (place.place for place in self._places())

    def actors_named(self, asked: str | None) -> frozenset[str] | None:
        """The keys of the actors that a name, some of its words, an id or a country code mean; ``None`` for all.

        Raises:
            UsageError: where no report names anybody so.
        """
        return None if asked is None else _keys(asked, self.actors, "nobody in these reports is called so")

    def places_named(self, asked: str | None) -> frozenset[str] | None:
        """The keys of the places that a name, some of its words or a GeoNames id mean; ``None`` for all.

        Raises:
            UsageError: where no report names a place so.
        """
        return None if asked is None else _keys(asked, self.places, "no place in these reports is called so")

    def in_country(self, asked: str | None) -> frozenset[str] | None:
        """The keys of the places that lie in a country (ISO 3166-1 alpha-3); ``None`` for all.

        Raises:
            UsageError: where no report names a place in it.
        """
        if asked is None:
            return None
        found = frozenset(key for key, called in self.places.items() if asked.upper() in called.countries)
        if not found:
            have = ", ".join(sorted({code for called in self.places.values() for code in called.countries})) or "none"
            raise UsageError(f"no place in these reports lies in this country; they name {have}", subject=asked)
        return found

    def actor_name(self, key: str, otherwise: str = "") -> str:
        """The name of an actor: that which its key is made of, else the one used most."""
        called = self.actors.get(key)
        if called is None or not called.names:
            return otherwise or key
        words = key.partition(":")[2].split()
        telling = [name for name in called.names if name_words(name)]
        exact = [name for name in telling if list(name_words(name)) == words]
        return min(exact or telling or called.names, key=lambda name: (-called.names[name], len(name), name))

    def is_pronoun(self, key: str) -> bool:
        """Whether an actor is nowhere called by words that say who it is ("they")."""
        return not any(name_words(name) for name in self.actors[key].names)

    def called(self, key: str, otherwise: str = "") -> str:
        """The name of the actor or place that a key means, or of a country's division; else what the key is made of."""
        if key in self.places:
            return self.spot(key).name
        return self.actor_name(key, otherwise or (key.rpartition(":")[2] if ":" in key else key.rpartition("/")[2]))

    def spot(self, key: str, otherwise: str = "") -> Spot:
        """The place of a key."""
        called = self.places.get(key)
        if called is None:
            return Spot(key, otherwise or key, "")
        name = min(called.names, key=lambda name: (-called.names[name], name))
        return Spot(key, name, min(called.countries, key=lambda c: (-called.countries[c], c), default=""))

    # -- incidents -----------------------------------------------------------------------------------------------------

    def parties(self, incident: Incident, *, recipients: bool) -> tuple[str, ...]:
        """The names of who did it, or to whom: named ones first, then those of most tellings; pronouns only alone."""
        told: Counter[str] = Counter()
        for event in (t.event for t in incident.tellings):
            told.update({self.who.actor(a) for a in (event.recipients if recipients else event.actors)})
        named_ = [key for key in told if not self.is_pronoun(key)]
        ordered = sorted(named_ or told, key=lambda key: (self.actors[key].described, -told[key], key))
        return tuple(dict.fromkeys(self.actor_name(key) for key in ordered))

    def takes_part(self, incident: Incident) -> frozenset[str]:
        """The keys of all who take part by some telling."""
        events = [t.event for t in incident.tellings]
        return frozenset(self.who.actor(a) for e in events for a in (*e.actors, *e.recipients))

    def where(self, incident: Incident) -> Spot:
        """The one place under which an incident is counted: that of most tellings, the gazetteer's before others."""
        told = Counter(
            (p.place.geonameid is not None, self.who.place(p.place, p.text))
            for t in incident.tellings
            for p in t.event.places
        )
        if not told:
            return NOWHERE
        return self.spot(min(told, key=lambda pair: (-told[pair], not pair[0], pair[1]))[1])

    def all_places(self, incident: Incident) -> frozenset[str]:
        """The keys of all places that its tellings name."""
        return frozenset(self.who.place(p.place, p.text) for t in incident.tellings for p in t.event.places)

    # -- words ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _stands(self) -> Mapping[str, tuple[Coded, Span]]:
        found: dict[str, tuple[Coded, Span]] = {}
        for each in self.reports:
            found |= {event.id: (each, event.span) for event in each.events}
            found |= {control.id: (each, control.span) for control in each.controls}
            found |= {relation.id: (each, relation.span) for relation in each.relations}
        return found

    def quoted(self, record: str) -> Quoted:
        """The words of a record: an event, a control or a relation."""
        coded, span = self._stands[record]
        report = coded.report
        told = report.published[:10] if report.published else None
        return Quoted(record, report.id, report.source or "", told, span.of(report.text))

    def reports_of(self, records: Iterable[str]) -> list[str]:
        """The ids of the reports in which these records stand, each once."""
        return list(dict.fromkeys(self._stands[r][0].report.id for r in records if r in self._stands))

    def outlets_of(self, records: Iterable[str]) -> list[str]:
        """The outlets that told these records, each once, where they are known."""
        return list(dict.fromkeys(outlet for record in records if (outlet := self.quoted(record).outlet)))

    def independent(self, reports: Iterable[str]) -> int:
        """How many of these reports do not copy each other."""
        return len({self.copies.get(report, report) for report in reports})


def voice_name(voice: Voice) -> str:
    """Who speaks: the one whom the words name, else the outlet in its own voice."""
    return voice.speaker.text if voice.speaker.key != PRESS else (voice.outlet or "a report")


def _keys(asked: str, called: Mapping[str, Called], unknown: str) -> frozenset[str]:
    """The keys that a name means: by themselves, by country code, or by words of a name."""
    found = frozenset(
        key
        for key, each in called.items()
        if asked in {key, key.removeprefix("g")} or asked.upper() in each.countries or is_called(asked, each.names)
    )
    if found:
        return found
    names = sorted({name for each in called.values() for name in each.names}, key=lambda name: (-len(name), name))
    known = {word: name for name in names for word in fold(name).split()} | {fold(name): name for name in names}
    near = get_close_matches(fold(asked), known, OFFERED, ALIKE)
    offered = f"; near it: {', '.join(dict.fromkeys(known[name] for name in near))}" if near else ""
    raise UsageError(f"{unknown}{offered}", subject=asked)


def known_of(store: Store, as_of: str | None = None) -> Known:
    """What a store knows, as known on a day.

    Raises:
        UsageError: where it holds no report that was published by then.
    """
    known = Known(situate(store, as_of=as_of))
    if not known.reports:
        first = min((row.report.published[:10] for row in store.reports() if row.report.published), default="")
        if as_of is None or not first:
            raise UsageError("the store holds no coded report" + (" of a known day" if as_of else ""))
        raise UsageError(f"no report of the store was published by then; the first is of {first}", subject=as_of)
    return known
