"""The calendar: what was announced for a coming day, and what became of it.

An announcement is a telling of an incident as planned, for a day after that on which it was told. Its fate as of a day:

- **refuted**: the last word on it is that it does not or did not take place (``denied``);
- **confirmed**: somebody told, from its day on, that it happened or goes on;
- **lapsed**: its last day passed more than :data:`GRACE` days ago and nobody told that it took place;
- **pending**: none of these.

Where later announcements give another day, it was put off: the last one holds, the others are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.record import Status
from dateline.situation.days import is_known, shifted, start_of
from dateline.situation.incident import Incident
from dateline.situation.telling import REAL, Telling, telling_order

__all__ = ["Announcement", "Fate", "calendar_of"]

GRACE = 3
"""Days after which what nobody told to have taken place has lapsed: reports of an event come within some days."""


class Fate(StrEnum):
    """What became of what was announced."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announced event.

    Attributes:
        incident: its id. start, end: the days announced last, inclusive, ISO 8601.
        days: all first days that were announced, in the order of telling.
        fate: as of the day asked. announced: ids of the tellings that announce it. decided: of those that decide its
            fate.
    """

    incident: str
    start: str
    end: str
    days: tuple[str, ...]
    fate: Fate
    announced: tuple[str, ...]
    decided: tuple[str, ...]


def calendar_of(incidents: Iterable[Incident], as_of: str) -> tuple[Announcement, ...]:
    """What was announced until a day, by the day it was announced for, and its fate as of that day."""
    found = (_announcement(incident, as_of) for incident in incidents)
    return tuple(sorted((a for a in found if a is not None), key=lambda a: (a.start, a.incident)))


def _announcement(incident: Incident, as_of: str) -> Announcement | None:
    told = sorted(
        (t for t in incident.tellings if t.told is not None and is_known(t.told, as_of)),
        key=telling_order,
    )
    announcing = [(t, day) for t in told if (day := _announced_for(t)) is not None]
    if not announcing:
        return None
    last, start = announcing[-1]
    end = max(start, ((last.event.time and last.event.time.end) or start)[:10])
    fate, deciding = _fate(told, start, end, as_of)
    days = tuple(dict.fromkeys(day for _, day in announcing))
    return Announcement(
        incident.id, start, end, days, fate, tuple(t.id for t, _ in announcing), tuple(t.id for t in deciding)
    )


def _announced_for(telling: Telling) -> str | None:
    """The coming day for which a telling announces it; ``None`` where it does not."""
    day = start_of(telling.event.time)
    if telling.event.status is not Status.PLANNED or day is None or telling.told is None or day <= telling.told:
        return None
    return day


def _fate(told: list[Telling], start: str, end: str, as_of: str) -> tuple[Fate, list[Telling]]:
    denied = [t for t in told if t.event.status is Status.DENIED]
    happened = [t for t in told if t.event.status in REAL and (t.told or "") >= start]
    planned = [t for t in told if t.event.status is Status.PLANNED]
    if denied and _last(denied) > max(_last(happened), _last(planned)):
        return Fate.REFUTED, denied
    if happened:
        return Fate.CONFIRMED, happened
    if as_of > shifted(end, GRACE):
        return Fate.LAPSED, []
    return Fate.PENDING, []


def _last(tellings: list[Telling]) -> tuple[str, str, int]:
    return max(((t.told or "", t.report, t.order) for t in tellings), default=("", "", -1))
