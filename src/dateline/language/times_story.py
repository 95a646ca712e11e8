"""What a time expression is read by: its words, and the story that the text has told so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dateline.language.times_atoms import Atom
from dateline.language.times_calendar import Stretch
from dateline.language.times_tense import Direction
from dateline.record import Granularity

__all__ = ["Reading", "Story", "Words"]


class Reading(NamedTuple):
    """A stretch of days, why it is meant (to follow the quoted words), and a time of day where one is said."""

    stretch: Stretch
    why: str
    clock: str | None = None


class Words:
    """The atoms of an expression, by class."""

    def __init__(self, atoms: list[Atom]) -> None:
        self.atoms = atoms
        self.kinds = {}
        for atom in atoms:
            self.kinds.setdefault(atom.kind, atom)

    kinds: dict[str, Atom]

    def __contains__(self, kind: str) -> bool:
        return kind in self.kinds

    def any(self, *kinds: str) -> str | None:
        """The value of the first atom of one of the classes."""
        for kind in kinds:
            if kind in self.kinds:
                return self.kinds[kind].value
        return None

    def number(self, *kinds: str) -> int | None:
        """The same as a whole number."""
        value = self.any(*kinds)
        return int(value) if value is not None and value.lstrip("-").isdecimal() else None

    @property
    def unit(self) -> str | None:
        """The calendar unit named last ("the end of the month": month)."""
        found = [a.value for a in self.atoms if a.kind in UNIT_KINDS]
        return found[-1] if found else None

    @property
    def relation(self) -> str | None:
        """How it points: ``last next this that following previous``; the later word wins ("the same", "this past")."""
        found = [atom.kind for atom in self.atoms if atom.kind in RELATIONS]
        return found[-1] if found else None

    @property
    def part(self) -> str | None:
        """``START``, ``MID`` or ``END`` of it, as phases, edges and halves say."""
        if "half" in self.kinds and "ordinal" in self.kinds:
            return "START" if self.kinds["ordinal"].value == "1" else "END"
        if "half" in self.kinds:
            return "MID" if "vague" in self.kinds else None
        for atom in self.atoms:
            if atom.kind in {"phase", "boundary"}:
                return atom.value
            if atom.kind == "earlier":
                return None
        return None

    def amount(self) -> tuple[float, float] | None:
        """How many units at least and at most; ``None`` where no number is said."""
        vague = self.any("vague")
        if vague is not None:
            return VAGUE.get(vague)
        numbers = [float(atom.value) for atom in self.atoms if atom.kind in {"number", "day", "hundred"}]
        half = 0.5 if "half" in self.kinds else 0.0
        if not numbers:
            whole = 1.0 if "a" in self.kinds and (not half or "and" in self.kinds) else 0.0
            return (whole + half, whole + half) if whole or half else None
        low = high = numbers[0]
        for number in numbers[1:]:
            if number == 100 or (low >= 20 and low % 10 == 0 and number < 10):
                low = high = low * 100 if number == 100 else low + number
            else:
                high = max(low, number)
        return low + half, high + half


UNIT_KINDS = frozenset({"unit", "units", "week", "quarter", "century"})
RELATIONS = frozenset({"last", "next", "this", "that", "following", "previous"})
VAGUE = {"2": (2.0, 3.0), "3": (2.0, 5.0), "5": (3.0, 9.0)}
"""What "a couple of", "a few" and "several" allow, by the value in the vocabulary."""


MOVING = frozenset({Granularity.DAY, Granularity.MONTH, Granularity.SEASON})
"""What moves a history on from one year to the next without naming it."""


NEAR = 1
"""Sentences of a paragraph for which a report of the present stays in a year gone by that it names."""


class Story:
    """What the text has told so far: the anchor of expressions that do not say everything.

    Attributes:
        published: the day of publication, ``None`` where unknown.
        history: whether the text tells of years gone by; then the year last named counts, not that of publication.
        latest: the stretch told last. latest_words: its words.
        opening: the first single day told. opening_words: its words.
        year: the year named last. year_words: by which words. year_at: where.
        at: paragraph and number of the sentence that is being read.
        since: whether the expression that is being read tells from when on something in a report of the present is so.
        look: gives the direction of the clause that is being read; asked only where that matters.
    """

    def __init__(self, published: date | None, *, history: bool) -> None:
        self.published = published
        self.history = history
        self.latest: Stretch | None = None
        self.latest_words = ""
        self.opening: Stretch | None = None
        self.opening_words = ""
        self.year: int | None = None
        self.year_words = ""
        self.year_at = (-1, -1)
        self.at = (0, 0)
        self.since = False
        self.look: Callable[[], Direction] = _no_clause

    def told(self, reading: Reading, words: str, *, names_year: bool) -> None:
        """Takes note of an expression that was read."""
        self.latest, self.latest_words = reading.stretch, words
        if self.opening is None and self.on_a_day:
            self.opening, self.opening_words = reading.stretch, words
        if names_year and reading.stretch.start is not None:
            self.year, self.year_words, self.year_at = reading.stretch.start.year, words, self.at
        elif reading.stretch.start is not None and self.history and reading.stretch.granularity in MOVING:
            self.year = reading.stretch.start.year

    @property
    def at_publication(self) -> str:
        """How to name the day of publication in a reason."""
        return f"publication on {self.published}"

    @property
    def on_a_day(self) -> bool:
        """Whether a single day was told last."""
        return self.latest is not None and self.latest.granularity in {Granularity.DAY, Granularity.TIME}

    @property
    def after_words(self) -> str:
        """How to name the time told last in a reason."""
        return f'"{self.latest_words}" before it'

    def told_year(self) -> tuple[int, str] | None:
        """The year that the story is in, where it is not the year of publication."""
        if self.year is None or self.since:
            return None
        near = (
            self.at[0] == self.year_at[0]
            and self.at[1] - self.year_at[1] <= NEAR
            and self.published is not None
            and self.year < self.published.year
        )
        return (self.year, f'in {self.year}, the year of "{self.year_words}"') if self.history or near else None


def _no_clause() -> Direction:
    return Direction.PRESENT
