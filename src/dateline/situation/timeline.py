"""The timeline: incidents by day, week or month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.record import EventType
from dateline.situation.incident import Incident

__all__ = ["Entry", "Zoom", "timeline_of"]


class Zoom(StrEnum):
    """How long a stretch one entry of a timeline is; weeks begin on Monday (ISO 8601)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of days, inclusive, with what began in it: incidents, those of most sources first, and their types."""

    start: str
    end: str
    incidents: tuple[str, ...]
    types: tuple[tuple[EventType, int], ...]


def timeline_of(
    incidents: Iterable[Incident], zoom: Zoom = Zoom.DAY, start: str | None = None, end: str | None = None
) -> tuple[Entry, ...]:
    """The stretches in which incidents began, from ``start`` to ``end`` (inclusive); those without any are left out."""
    found: dict[tuple[str, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        day = (incident.start or "")[:10]
        if day and (start is None or start <= day) and (end is None or day <= end):
            found[_stretch(day, zoom)].append(incident)
    return tuple(_entry(stretch, found[stretch]) for stretch in sorted(found))


def _entry(stretch: tuple[str, str], incidents: list[Incident]) -> Entry:
    ordered = sorted(incidents, key=lambda i: (-len(i.sources), i.start or "", i.id))
    types = Counter(i.type for i in incidents)
    return Entry(*stretch, tuple(i.id for i in ordered), tuple(sorted(types.items(), key=lambda t: (-t[1], t[0]))))


def _stretch(day: str, zoom: Zoom) -> tuple[str, str]:
    at = date.fromisoformat(day)
    if zoom is Zoom.WEEK:
        first = date.fromordinal(max(1, at.toordinal() - at.weekday()))
        last = date.fromordinal(min(date.max.toordinal(), first.toordinal() + 6))
    elif zoom is Zoom.MONTH:
        first = at.replace(day=1)
        later = first + timedelta(days=31) if first.year < date.max.year else date.max
        last = later.replace(day=1) - timedelta(days=1) if later != date.max else date.max
    else:
        first = last = at
    return first.isoformat(), last.isoformat()
