"""Accounts: what an incident comes to in a line, what of it is denied, and what of it reports tell differently."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from dateline.record import Actor, EventPlace, Status
from dateline.situation.corroboration import Corroboration, Field, corroboration_of
from dateline.situation.facets import PRONOUNS
from dateline.situation.identity import Identities, Speaker
from dateline.situation.incident import Incident
from dateline.situation.telling import anchor_words
from dateline.situation.tolls import Toll, tolls_of

__all__ = ["Account", "account_of", "is_pointing"]

Value = TypeVar("Value")

POINTING = PRONOUNS | {"our", "my", "your", "whom", "whose", "this", "that", "these", "those", "some", "others"}
"""First words of what names nobody outside its text."""


@dataclass(frozen=True, slots=True)
class Account:
    """An incident as its independent sources tell it most often.

    Attributes:
        incident: the incident.
        deed: the words for what happened that most sources use.
        actors, recipients, places: those that most sources name together; on a tie, those best known.
        tolls: how many it cost, as ranges. fields: for each field who says what; see
            :func:`~dateline.situation.corroboration.corroboration_of`.
    """

    incident: Incident
    deed: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    places: tuple[EventPlace, ...]
    tolls: tuple[Toll, ...]
    fields: tuple[Corroboration, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell it, copies included, in order of their ids."""
        return tuple(sorted(report for source in self.incident.sources for report in source))

    @property
    def disputed(self) -> tuple[Field, ...]:
        """The fields that are denied or of which accounts exclude each other."""
        return tuple(field.field for field in self.fields if field.disputed)

    @property
    def denied(self) -> tuple[Field, ...]:
        """The fields of which somebody says that it is not so."""
        return tuple(f.field for f in self.fields if any(r.support.denials for r in f.readings))

    @property
    def denied_by(self) -> tuple[Speaker, ...]:
        """Who says that it did not happen, or not so."""
        speakers = (s for field in self.fields for reading in field.readings for s in reading.support.denied_by)
        return tuple({speaker.key: speaker for speaker in speakers}.values())


def account_of(incident: Incident, known: Identities | None = None) -> Account:
    """The account of an incident; ``known`` says who is who where more than its own tellings are at hand."""
    saying = [t for t in incident.tellings if t.event.status is not Status.DENIED] or list(incident.tellings)
    alike = [t for t in saying if t.event.type is incident.type] or saying
    source_of = incident.source_of
    return Account(
        incident,
        _usual(((anchor_words(t), source_of[t.report]) for t in alike), _plainness) or "",
        _usual(((_named(t.event.actors), source_of[t.report]) for t in alike), _naming) or (),
        _usual(((_named(t.event.recipients), source_of[t.report]) for t in alike), _naming) or (),
        _usual(((t.event.places, source_of[t.report]) for t in saying), _pinned) or (),
        tolls_of(incident),
        corroboration_of(incident, known=known),
    )


def _usual(told: Iterable[tuple[Value, str]], better: Callable[[Value], int]) -> Value | None:
    """The value that most sources give, of values called alike the first; on a tie the ``better``, then the first."""
    first: dict[Hashable, Value] = {}
    backers: dict[Hashable, set[str]] = {}
    for value, source in told:
        if value:
            key = _called(value)
            first.setdefault(key, value)
            backers.setdefault(key, set()).add(source)
    best = max(backers, key=lambda key: (len(backers[key]), better(first[key])), default=None)
    return None if best is None else first[best]


def _called(value: object) -> Hashable:
    """What makes two values the same: ids and names, not which mention of which report they are."""
    match value:
        case Actor(entity=entity, name=name, text=text):
            return entity or name or text
        case EventPlace(place=place, text=text):
            return place.geonameid or place.name or text
        case tuple():
            return tuple(map(_called, value))
    return str(value).lower()


def _named(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors that words of a sentence by itself name: no "they", no "its men"."""
    return tuple(a for a in actors if a.name or not is_pointing(a.text))


def is_pointing(words: str) -> bool:
    """Whether words name nobody outside their text: "they", "its men", "whose fighters"."""
    return words.lower().split(" ", 1)[0] in POINTING


def _naming(actors: tuple[Actor, ...]) -> int:
    return sum(2 if a.entity else 1 if a.name else 0 for a in actors)


def _pinned(places: tuple[EventPlace, ...]) -> int:
    return sum(p.place.geonameid is not None for p in places)


def _plainness(words: str) -> int:
    return -len(words.split())
