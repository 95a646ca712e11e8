"""Which incidents are asked for: by who takes part, where, when, what, and how well they are founded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline.errors import UsageError
from dateline.record import Actor, EventPlace, EventType, Status
from dateline.situation.incident import Incident
from dateline.situation.wording import plain_words

__all__ = ["IncidentFilter", "IncidentOrder", "matching", "ordered"]

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
COUNTRY_LETTERS = 3


class IncidentOrder(StrEnum):
    """In which order incidents come: by the day they happened (where no telling gives one, the day they were first
    told), the earliest or the latest first; or those with most independent sources first."""

    TIME = "time"
    LATEST = "latest"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents; every field that is given must hold. Names are compared without case and accents.

    Attributes:
        actor: name or words, entity id or country code of somebody who takes part in any telling.
        place: name or words, GeoNames id or first-order division of a place of any telling.
        country: ISO 3166-1 alpha-3 code of a place of any telling.
        type, status: what most sources say it was.
        since, until: ISO days, both inclusive; incidents whose days overlap. Those without a day are left out.
        text: words of one sentence that tells it, in any order; those in double quotes side by side.
        min_sources: independent sources, at least.
    """

    actor: str | None = None
    place: str | None = None
    country: str | None = None
    type: EventType | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    min_sources: int = 1


def matching(incidents: Iterable[Incident], asked: IncidentFilter) -> Iterator[Incident]:
    """The incidents asked for.

    Raises:
        UsageError: where a name or text asked for holds no letter or digit.
    """
    actor, place = _asked_words(asked.actor), _asked_words(asked.place)
    parts = [q or w for q, w in PHRASE.findall(asked.text or "")]
    phrases = [words for part in parts if (words := plain_words(part))]
    if asked.text is not None and not phrases:
        raise UsageError(f"{asked.text!r} holds no letter or digit to look for")
    for incident in incidents:
        tellings = incident.tellings
        if not _is_such(incident, asked):
            continue
        if actor and not any(_is_actor(a, asked.actor or "", actor) for t in tellings
                             for a in (*t.event.actors, *t.event.recipients)):  # fmt: skip
            continue
        if (place or asked.country) and not any(_is_place(p, asked, place) for t in tellings for p in t.event.places):
            continue
        if phrases and not any(all(_within(p, plain_words(t.sentence)) for p in phrases) for t in tellings):
            continue
        yield incident


def _asked_words(name: str | None) -> tuple[str, ...]:
    words = plain_words(name or "")
    if name is not None and not words:
        raise UsageError(f"{name!r} holds no letter or digit to look for")
    return words


def _is_such(incident: Incident, asked: IncidentFilter) -> bool:
    if (asked.type or incident.type) is not incident.type or (asked.status or incident.status) is not incident.status:
        return False
    if len(incident.sources) < asked.min_sources:
        return False
    if asked.since is None and asked.until is None:
        return True
    if incident.start is None or incident.end is None:
        return False
    return incident.start <= (asked.until or incident.start) and incident.end >= (asked.since or incident.end)


def _is_actor(actor: Actor, asked: str, words: tuple[str, ...]) -> bool:
    if asked == actor.entity or (len(asked) == COUNTRY_LETTERS and asked.upper() == actor.country):
        return True
    return any(_within(words, plain_words(name)) for name in (actor.name, actor.text) if name)


def _is_place(found: EventPlace, asked: IncidentFilter, words: tuple[str, ...]) -> bool:
    """Whether a place is in the country and has the name that are asked for."""
    place = found.place
    if asked.country is not None and place.country != asked.country.upper():
        return False
    if not words or asked.place == str(place.geonameid):
        return True
    return any(_within(words, plain_words(name)) for name in (place.name, found.text, place.admin1) if name)


def _within(words: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words stand side by side in what is said."""
    return any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1))


def ordered(incidents: Iterable[Incident], order: IncidentOrder) -> list[Incident]:
    """The incidents in that order, then by id."""
    found = sorted(incidents, key=lambda incident: incident.id)
    if order is IncidentOrder.SOURCES:
        return sorted(found, key=lambda incident: -len(incident.sources))
    return sorted(found, key=_day, reverse=order is IncidentOrder.LATEST)


def _day(incident: Incident) -> str:
    return incident.start or incident.tellings[0].told or ""
