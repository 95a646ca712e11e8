"""Corroboration: for each field of an incident, who says what, how many of them independently, and who denies.

Nothing is averaged: each reading of a field stands with its own support, the best founded first. A telling that denies
("the army denied that it had shelled the town") denies that it happened and, where it names them, who did it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline.record import CountScope, Event, Status
from dateline.situation.days import is_known, start_of
from dateline.situation.figures import TOLLED, figures_of
from dateline.situation.identity import Identities, identities_at_hand, speaker_of
from dateline.situation.incident import Incident
from dateline.situation.support import Support, Voice, support_of
from dateline.situation.telling import REAL, Telling

__all__ = ["Corroboration", "Field", "Reading", "corroboration_of"]


class Field(StrEnum):
    """What of an incident is asked after."""

    HAPPENED = "happened"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    PLACE = "place"
    DAY = "day"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that a field is told to have: its key, its words, what it counts (of counts), and who stands for it."""

    value: str
    words: str
    what: str
    support: Support
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The readings of one field, the best founded first; ``disputed`` where one is denied or two exclude each other.

    Two days, or two figures of one kind, exclude each other; several actors or places are disputed where no report
    names them all.
    """

    field: Field
    readings: tuple[Reading, ...]
    disputed: bool


Told = tuple[str, str, str]
"""What, value, words."""


def corroboration_of(
    incident: Incident, as_of: str | None = None, known: Identities | None = None
) -> tuple[Corroboration, ...]:
    """What is told of each field of an incident, as known on a day; fields of which nothing is told are left out."""
    tellings = [t for t in incident.tellings if is_known(t.told, as_of)]
    who = known or identities_at_hand((), tellings)
    copies = incident.source_of
    found: dict[Field, dict[tuple[str, str], list[tuple[str, Voice]]]] = defaultdict(lambda: defaultdict(list))
    for telling in tellings:
        for field, (what, value, words), voice in _told(telling, who):
            found[field][what, value].append((words, voice))
    return tuple(_field(field, found[field], copies) for field in Field if field in found)


def _told(telling: Telling, who: Identities) -> Iterator[tuple[Field, Told, Voice]]:
    """The readings that one telling gives or denies."""
    event = telling.event
    denies = event.status is Status.DENIED
    if not denies and event.status not in REAL:
        return
    voice = Voice(event.id, telling.report, telling.outlet, telling.told, speaker_of(event.sources), denies)
    yield Field.HAPPENED, ("", "yes", "it happened"), voice
    for actor in event.actors:
        yield Field.ACTOR, ("", who.actor(actor), actor.name or actor.text), voice
    if denies:
        return
    for actor in event.recipients:
        yield Field.RECIPIENT, ("", who.actor(actor), actor.name or actor.text), voice
    for place in event.places:
        yield Field.PLACE, ("", who.place(place.place, place.text), place.place.name or place.text), voice
    yield from ((Field.DAY, ("", day, day), voice) for day in _days(event))
    for figure in figures_of(telling, CountScope.INCIDENT):
        value = f"{figure.low}" if figure.low == figure.high else f"{figure.low}-{figure.high}"
        what = f"{figure.what} {figure.side}" if figure.side else figure.what
        yield Field.COUNT, (what, value, figure.text), voice


def _days(event: Event) -> Iterator[str]:
    """The day, where the words give one and not only a longer time."""
    day = start_of(event.time)
    if day is not None and event.time is not None and (event.time.end or "")[:10] == day:
        yield day


def _field(field: Field, told: dict[tuple[str, str], list[tuple[str, Voice]]], copies: dict[str, str]) -> Corroboration:
    readings = []
    for (what, value), said in told.items():
        ordered = sorted(said, key=lambda pair: pair[1].when)
        support = support_of((v for _, v in said), copies)
        readings.append(Reading(value, ordered[0][0], what, support, tuple(v.record for _, v in ordered)))
    readings.sort(key=lambda r: (_rank(r.what), -r.support.independent, r.support.denials, r.value))
    disputed = any(r.support.denials for r in readings) or _disagree(field, readings)
    return Corroboration(field, tuple(readings), disputed)


def _rank(what: str) -> tuple[int, str]:
    kind = what.split(" ", 1)[0]
    return (TOLLED.index(kind) if kind in TOLLED else -1, what)


def _disagree(field: Field, readings: Iterable[Reading]) -> bool:
    by_what: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_what[reading.what].append(reading)
    several = [group for group in by_what.values() if len(group) > 1]
    if field in {Field.DAY, Field.COUNT}:
        return bool(several)
    return any(not set.intersection(*(set(r.support.reports) for r in group)) for group in several)
