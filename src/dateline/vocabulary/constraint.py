"""Constraints of the event lexicon on what may stand in a slot, as their cells write them.

A cell is empty (anything), ``-`` (nothing may stand), ``+`` (something must), classes or lemmas with ``|`` between
them (one must stand there; with ``-`` among them, or nothing), or ``!`` and such a list (none
may; with ``+`` before it, something else must). ``a|b!c|d`` wants one of the first that is none of the second.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Constraint", "constraint"]

BROAD = frozenset({"actor", "person", "organisation", "name", "pronoun", "place", "number"})
"""Classes that say so little that a constraint with one of them gives way to one without."""
USUAL = BROAD | {"force", "armed", "polity", "government"}
"""Subjects that one may suppose where a passive leaves them out."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must, or must not, stand in a slot."""

    words: frozenset[str] = frozenset()
    excludes: bool = False
    empty: bool = False
    filled: bool = False
    optional: bool = False
    barred: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """How telling the constraint is when it holds: more specific entries win."""
        if not self.words or self.excludes:
            return int(self.filled or self.empty)
        return 2 if self.words.isdisjoint(BROAD) else 1

    @property
    def supposable(self) -> bool:
        """Whether what fits may be supposed where nothing is said."""
        return not self.words or self.excludes or not self.words.isdisjoint(USUAL)

    def allows(self, classes: list[frozenset[str]]) -> bool:
        """Whether things of these classes (one set for each thing in the slot) may stand there."""
        if self.empty:
            return not classes
        if not classes:
            return self.optional or not self.filled
        if not self.words:
            return True
        met = any(not self.words.isdisjoint(each) and self.barred.isdisjoint(each) for each in classes)
        return not met if self.excludes else met


def constraint(cell: str) -> Constraint:
    """A constraint as its cell says it."""
    if cell in {"-", "+"}:
        return Constraint(empty=cell == "-", filled=cell == "+")
    wanted, _, barred = cell.lstrip("+!").partition("!")
    names = _words(wanted)
    words, excludes = names - {"-"}, cell.lstrip("+").startswith("!")
    filled = cell.startswith("+") or (bool(words) and not excludes)
    return Constraint(words, excludes, filled=filled, optional="-" in names, barred=_words(barred))


def _words(cell: str) -> frozenset[str]:
    return frozenset(word.strip() for word in cell.split("|") if word.strip())
