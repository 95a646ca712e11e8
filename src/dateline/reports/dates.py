"""Dates of publication as people and programs write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["NoDate", "published_date"]

ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?)?")
DIGITS = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)")
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?")
NAMED_MONTH = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<m1>[a-z]{3,9})\.?,?[\s-]+|(?P<m2>[a-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)"
    r"(?P<y>\d{4})\b(?:,?\s*(?:at\s+|-\s*|\|\s*)?\d{1,2}[:.]\d\d.*)?",
    re.IGNORECASE | re.DOTALL,
)
NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:\s+\d{1,2}:\d\d.*)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
               "november", "december")  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1600, 2200
"""The first newspapers appeared in 1605. A year outside these bounds is a slip of the pen or another number."""


class NoDate(ValueError):  # noqa: N818 - says what was found, not that something broke
    """The words give no date; the message says why."""


def published_date(given: str | int) -> str:
    """The ISO 8601 date, or date-time where a time of day is given in a form with a date in digits.

    Raises:
        NoDate: where ``given`` is no date, no day of the calendar, or could be two ("06/07/2014").
    """
    words = " ".join(str(given).split())
    if ISO.fullmatch(words):
        return _iso(words)
    if match := STAMP.fullmatch(words):
        day, (hour, minute, second) = _day(*map(int, match.groups()[:3])), match.groups()[3:]
        return _iso(f"{day}T{hour}:{minute}:{second}{'Z' if words.endswith('Z') else ''}")
    if match := DIGITS.fullmatch(words):
        return _day(*map(int, match.groups()))
    if match := NAMED_MONTH.fullmatch(words):
        return _day(int(match["y"]), _month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"]))
    return _less_usual(words)


def _less_usual(words: str) -> str:
    if match := NUMBERS.fullmatch(words):
        return _from_numbers(int(match[1]), int(match[3]), int(match[4]), match[2])
    if words.isdecimal() and len(words) in (10, 13):
        seconds = int(words) // (1000 if len(words) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    return _mail_date(words)


def _iso(words: str) -> str:
    if len(words) == 10:
        return _day(int(words[:4]), int(words[5:7]), int(words[8:]))
    form = words[:10] + "T" + words[11:].replace(",", ".").replace("UTC", "Z").replace(" ", "")
    try:
        datetime.fromisoformat(form)
    except ValueError as error:
        raise NoDate(str(error)) from None
    _day(int(words[:4]), int(words[5:7]), int(words[8:10]))
    return form


def _day(year: int, month: int, day: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDate(f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise NoDate(str(error)) from None


def _month(name: str) -> int:
    lower = name.lower()
    if lower in MONTH_NAMES:
        return MONTH_NAMES.index(lower) + 1
    if lower in {*MONTHS, "sept"}:
        return MONTHS.index(lower[:3]) + 1
    raise NoDate(f"{name} is no month")


def _from_numbers(first: int, second: int, year: int, mark: str) -> str:
    if mark == "." or first == second or first > 12:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    raise NoDate(f"it could be {_day(year, second, first)} or {_day(year, first, second)}")


def _mail_date(words: str) -> str:
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError):
        raise NoDate("no form of date that is known") from None
    _day(moment.year, moment.month, moment.day)
    return moment.isoformat().replace("+00:00", "Z")
