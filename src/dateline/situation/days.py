"""Days as ISO 8601 strings: they sort as they follow each other; what is no day is none."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateline.record import Event, Moment

__all__ = ["day_number", "days_between", "happened_on", "is_known", "shifted", "start_of"]

DAY_LETTERS = 10


@lru_cache(maxsize=65536)
def day_number(day: str | None) -> int | None:
    """A day as a count of days, ``None`` where it is none."""
    try:
        return date.fromisoformat(day[:DAY_LETTERS]).toordinal() if day else None
    except ValueError:
        return None


def days_between(a: str, b: str) -> int:
    """Days from ``a`` to ``b``, negative where ``b`` is earlier.

    Raises:
        ValueError: where one of them is no ISO 8601 day.
    """
    first, last = day_number(a), day_number(b)
    if first is None or last is None:
        raise ValueError(f"{a if first is None else b!r} is no ISO 8601 day")
    return last - first


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
        if text and day_number(text) is not None:
            return text[:DAY_LETTERS]
    return None


def happened_on(event: Event, told: str | None) -> str | None:
    """The day an event is told of: the first that its time allows, else the day on which it was told."""
    return start_of(event.time) or told


def is_known(told: str | None, as_of: str | None) -> bool:
    """Whether what was told on a day was there to be read at the end of another; what has no day always was."""
    return as_of is None or told is None or told <= as_of[:DAY_LETTERS]
