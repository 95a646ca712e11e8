"""Words of time, the grammar of time expressions and the feasts (``times_words.csv``, ``times_grammar.csv``,
``times_feasts.csv``, ``times_verbs.csv``).

A word of time has a class (``month``, ``weekday``, ``unit``, ``last`` ...) and a value. A row of the grammar is
a pattern over classes: items stand one after the other, ``?`` makes one optional, ``*`` repeats it, ``( a | b )``
chooses, and an item in capitals is a macro. ``ahead`` is what must follow without being part of it. The names of the
forms are those that :mod:`dateline.language.times_reading` gives a meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.vocabulary.table import read_table

__all__ = ["Feast", "TimePattern", "TimeWord", "Times", "times"]

CALENDARS = frozenset({"gregorian", "easter", "islamic", "weekday"})


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word (or several) that time expressions are made of, lower case, its class and its value."""

    word: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A row of the grammar: the form or macro it defines, the items of its pattern, and of what must follow."""

    name: str
    macro: bool
    items: tuple[str, ...]
    ahead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast with a place in a calendar.

    ``gregorian`` and ``islamic``: month and day. ``easter``: ``day`` is the offset from Easter Sunday in days.
    ``weekday``: the ``day``-th Thursday of ``month``. ``days``: how long it lasts.
    """

    name: str
    calendar: str
    month: int
    day: int
    days: int


@dataclass(frozen=True, slots=True)
class Times:
    """The tables, in the order of their files.

    ``plan_verbs``: lemmas of verbs whose infinitives and participles lie ahead ("plans to", "scheduled for").
    ``timetable_verbs``: of verbs whose present tense with a day lies ahead ("the council meets on Wednesday").
    """

    words: tuple[TimeWord, ...]
    patterns: tuple[TimePattern, ...]
    feasts: tuple[Feast, ...]
    plan_verbs: frozenset[str]
    timetable_verbs: frozenset[str]


@cache
def times() -> Times:
    """The words, patterns and feasts.

    Raises:
        VocabularyError: where a word stands twice, a cell is no number, or a calendar is unknown.
    """
    verbs = _verbs()
    return Times(_words(), _patterns(), _feasts(), verbs["plan"], verbs["timetable"])


def _verbs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"plan": set(), "timetable": set()}
    for row in read_table("times_verbs.csv", ("lemma", "kind", "note")):
        if row["kind"] not in found:
            raise row.error(f"kind {row['kind']!r} is neither plan nor timetable")
        found[row["kind"]].add(row["lemma"])
    return {kind: frozenset(lemmas) for kind, lemmas in found.items()}


def _words() -> tuple[TimeWord, ...]:
    found: dict[str, TimeWord] = {}
    for row in read_table("times_words.csv", ("word", "class", "value", "note")):
        if row["word"] in found:
            raise row.error(f"{row['word']!r} stands twice")
        if not row["class"].isalpha() or not row["class"].islower():
            raise row.error(f"{row['class']!r} is no name of a class")
        found[row["word"]] = TimeWord(row["word"], row["class"], row["value"])
    return tuple(found.values())


def _patterns() -> tuple[TimePattern, ...]:
    found = []
    for row in read_table("times_grammar.csv", ("name", "kind", "pattern", "ahead", "note")):
        if row["kind"] not in {"macro", "form"}:
            raise row.error(f"kind {row['kind']!r} is neither macro nor form")
        items = row.words("pattern")
        if not items or items.count("(") != sum(item.startswith(")") for item in items):
            raise row.error("the pattern is empty or its brackets do not match")
        found.append(TimePattern(row["name"], row["kind"] == "macro", items, row.words("ahead")))
    return tuple(found)


def _feasts() -> tuple[Feast, ...]:
    found = []
    for row in read_table("times_feasts.csv", ("name", "calendar", "month", "day", "days", "note")):
        if row["calendar"] not in CALENDARS:
            raise row.error(f"calendar {row['calendar']!r} is none of {', '.join(sorted(CALENDARS))}")
        month, day, days = (int(row.number(column) or 0) for column in ("month", "day", "days"))
        found.append(Feast(row["name"], row["calendar"], month, day, days))
    return tuple(found)
