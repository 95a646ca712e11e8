"""Stretches of the calendar: units, seasons, feasts, and steps from one to another."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dateline.record import Granularity
from dateline.vocabulary import Feast, times

__all__ = [
    "Stretch",
    "century",
    "day",
    "feast",
    "month",
    "part_of",
    "quarter",
    "season",
    "shifted",
    "unit_around",
    "year",
]

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season, northern hemisphere, as meteorologists count; winter runs into the next year."""
UNIT_GRANULARITY = {
    "second": Granularity.TIME,
    "minute": Granularity.TIME,
    "hour": Granularity.TIME,
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "weekend": Granularity.DAY,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "season": Granularity.SEASON,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
"""The granularity of a time told in each unit. Minutes and hours leave the day as exact as it was."""
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


class Stretch(NamedTuple):
    """Days from ``start`` to ``end``, both inclusive (``None`` where open), and the unit they were told in."""

    start: date | None
    end: date | None
    granularity: Granularity


def day(when: date) -> Stretch:
    """A day."""
    return Stretch(when, when, Granularity.DAY)


def month(of_year: int, number: int) -> Stretch:
    """A month, counted from 1."""
    last = calendar.monthrange(of_year, number)[1]
    return Stretch(date(of_year, number, 1), date(of_year, number, last), Granularity.MONTH)


def year(number: int) -> Stretch:
    """A year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), Granularity.YEAR)


def years(first: int, last: int, granularity: Granularity) -> Stretch:
    """Whole years."""
    return Stretch(date(max(first, 1), 1, 1), date(min(last, 9999), 12, 31), granularity)


def century(number: int) -> Stretch:
    """The ``number``-th century, as news counts: the 19th is 1800 to 1899."""
    return years(number * 100 - 100, number * 100 - 1, Granularity.CENTURY)


def quarter(of_year: int, number: int) -> Stretch:
    """A quarter of a year, 1 to 4."""
    first, last = month(of_year, number * 3 - 2), month(of_year, number * 3)
    return Stretch(first.start, last.end, Granularity.QUARTER)


def season(of_year: int, name: str) -> Stretch:
    """A season; the winter of a year begins in its December."""
    first = SEASON_MONTHS[name]
    last = month(of_year + 1, 2) if name == "winter" else month(of_year, first + 2)
    return Stretch(date(of_year, first, 1), last.end, Granularity.SEASON)


def unit_around(when: date, unit: str) -> Stretch:
    """The calendar unit in which a day lies; weeks run from Monday, a weekend is that of the day's week."""
    monday = when - timedelta(when.weekday())
    found = {
        "week": lambda: Stretch(monday, monday + timedelta(6), Granularity.WEEK),
        "weekend": lambda: Stretch(monday + timedelta(5), monday + timedelta(6), Granularity.DAY),
        "fortnight": lambda: Stretch(when - timedelta(13), when, Granularity.WEEK),
        "month": lambda: month(when.year, when.month),
        "quarter": lambda: quarter(when.year, (when.month + 2) // 3),
        "year": lambda: year(when.year),
        "decade": lambda: years(when.year // 10 * 10, when.year // 10 * 10 + 9, Granularity.DECADE),
        "century": lambda: century(when.year // 100 + 1),
    }.get(unit)
    return found() if found is not None else Stretch(when, when, UNIT_GRANULARITY[unit])


def shifted(when: date, amount: float, unit: str) -> date | None:
    """The day ``amount`` units later (earlier where negative), ``None`` where the calendar ends.

    A month later than the 31st is the last day of a shorter month.
    """
    try:
        if unit in MONTHS_IN:
            months = when.year * 12 + when.month - 1 + round(amount * MONTHS_IN[unit])
            last = calendar.monthrange(months // 12, months % 12 + 1)[1]
            return date(months // 12, months % 12 + 1, min(when.day, last))
        return when + timedelta(days=round(amount * DAYS_IN.get(unit, 0)))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def part_of(stretch: Stretch, part: str) -> Stretch:
    """The ``START``, ``MID`` or ``END`` third of a stretch; its granularity stays what the words name.

    A third is what "early", "mid-" and "late" commonly mean: of a month to the 10th and from the 21st, of a year four
    months; days are too short to part.
    """
    if stretch.start is None or stretch.end is None or stretch.start == stretch.end:
        return stretch
    third = ((stretch.end - stretch.start).days + 1) // 3
    first, second = stretch.start + timedelta(third), stretch.start + timedelta(2 * third - 1)
    if stretch.granularity is Granularity.YEAR and stretch.start.year == stretch.end.year:
        first, second = stretch.start.replace(month=5), stretch.start.replace(month=8, day=31)
    if part == "START":
        return stretch._replace(end=first - timedelta(1))
    if part == "MID":
        return stretch._replace(start=first, end=second)
    return stretch._replace(start=second + timedelta(1))


def feast(name: str, of_year: int) -> Stretch | None:
    """The days of a feast that begins in a year; of the Islamic calendar by arithmetic, so give or take a day.

    ``None`` where the calendar has no such day.
    """
    entry = _feasts()[name]
    if entry.calendar == "gregorian":
        start: date | None = date(of_year, entry.month, entry.day)
    elif entry.calendar == "easter":
        start = _easter(of_year) + timedelta(entry.day)
    elif entry.calendar == "weekday":
        first = date(of_year, entry.month, 1)
        start = first + timedelta((3 - first.weekday()) % 7 + 7 * (entry.day - 1))
    else:
        start = _islamic(of_year, entry.month, entry.day)
    if start is None:
        return None
    return Stretch(start, start + timedelta(entry.days - 1), Granularity.DAY)


@cache
def _feasts() -> dict[str, Feast]:
    return {entry.name: entry for entry in times().feasts}


def _easter(of_year: int) -> date:
    """Western Easter Sunday (the Meeus/Jones/Butcher algorithm)."""
    golden, (hundreds, rest) = of_year % 19, divmod(of_year, 100)
    leap, left = divmod(hundreds, 4)
    shift = (hundreds - (hundreds + 8) // 25 + 1) // 3
    epact = (19 * golden + hundreds - leap - shift + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    number = epact + weekday - 7 * late + 114
    return date(of_year, number // 31, number % 31 + 1)


ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of year 1 in the Gregorian calendar (civil epoch of the tabular Islamic calendar)."""


def _islamic(of_year: int, number: int, day_of_month: int) -> date | None:
    """The first such day of the tabular Islamic calendar that lies in a Gregorian year."""
    about = round((of_year - 622) * 33 / 32)
    for islamic_year in (about - 1, about, about + 1, about + 2):
        days = (
            day_of_month - 1 + (59 * (number - 1) + 1) // 2 + (islamic_year - 1) * 354 + (3 + 11 * islamic_year) // 30
        )
        found = date.fromordinal(ISLAMIC_EPOCH + days)
        if found.year == of_year:
            return found
    return None
