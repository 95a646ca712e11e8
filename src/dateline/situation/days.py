"""Days as ISO 8601 strings: they sort as they follow each other; what is no day is none."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateline.record import Event, Moment
from dateline.situation.telling import Telling

__all__ = ["days_between", "happened_on", "is_known", "shifted", "start_of"]

DAY_LETTERS = 10


@lru_cache(maxsize=65536)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:DAY_LETTERS])
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def _number(day: str) -> int:
    return date.fromisoformat(day[:DAY_LETTERS]).toordinal()


def days_between(a: str, b: str) -> int:
    """Days from ``a`` to ``b``, negative where ``b`` is earlier.

    Raises:
        ValueError: where one of them is no ISO 8601 day.
    """
    return _number(b) - _number(a)


def shifted(day: str, days: int) -> str:
    """The day so many days later; the first or last day of the calendar where there is none."""
    try:
        return (date.fromisoformat(day[:DAY_LETTERS]) + timedelta(days)).isoformat()
    except OverflowError:
        return (date.min if days < 0 else date.max).isoformat()


def start_of(moment: Moment | None) -> str | None:
    """The first day of a moment, or its last where it is open at the start; ``None`` where it has neither."""
    if moment is None:
        return None
    for text in (moment.start, moment.end):
        if text and _day(text) is not None:
            return text[:DAY_LETTERS]
    return None


def happened_on(event: Event, told: str | None) -> str | None:
    """The day an event is told of: the first that its time allows, else the day on which it was told."""
    return start_of(event.time) or told


def is_known(telling: Telling, as_of: str | None) -> bool:
    """Whether a telling was there to be read at the end of that day; one without a day always was."""
    return as_of is None or telling.told is None or telling.told <= as_of[:DAY_LETTERS]
