"""The grammar of time expressions over classes of words, compiled from the vocabulary.

Each class is one character, a sentence a string of them, and a pattern an ordinary regular expression over that
string; a match is a run of atoms. The longest match wins, the earlier row of the grammar among equals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline.vocabulary import TimePattern, times

__all__ = ["OTHER", "Grammar", "Match", "grammar"]

OTHER = "~"
"""The character of every word that is no word of time."""
FIRST_CHARACTER = 0xE000
"""Characters of classes: a private-use block, so that none means anything in a regular expression."""
DIGIT_CLASSES = ("day", "number", "year", "shortyear", "decades", "numeric", "clock", "nth", "feast")
"""Classes of what the vocabulary does not list word by word."""


class Match(NamedTuple):
    """A form and the atoms ``[first, last)`` that have it."""

    form: str
    first: int
    last: int


class Grammar:
    """The compiled grammar.

    Attributes:
        classes: the character of each class.
    """

    def __init__(self, patterns: tuple[TimePattern, ...], names: frozenset[str]) -> None:
        self.classes = {name: chr(FIRST_CHARACTER + i) for i, name in enumerate(sorted(names))}
        self._macros = {p.name: p for p in patterns if p.macro}
        self._starting: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for pattern in patterns:
            if pattern.macro:
                continue
            source = self._source(pattern.items)
            if pattern.ahead:
                source += f"(?={self._source(pattern.ahead)})"
            compiled = re.compile(source)
            for character in self._firsts(source):
                self._starting.setdefault(character, []).append((pattern.name, compiled))

    def longest(self, text: str, at: int) -> Match | None:
        """The longest form that the string of classes has at a place."""
        best = None
        for form, pattern in self._starting.get(text[at], ()):
            found = pattern.match(text, at)
            if found is not None and (best is None or found.end() > best.last):
                best = Match(form, at, found.end())
        return best

    def _source(self, items: tuple[str, ...]) -> str:
        """A pattern's items as a regular expression."""
        parts = []
        for item in items:
            body = item.rstrip("?*")
            repeat = item[len(body) :]
            if body in {"(", "|", ")"}:
                parts.append("(?:" if body == "(" else body + repeat)
            elif body in self._macros:
                parts.append(f"(?:{self._source(self._macros[body].items)}){repeat}")
            else:
                parts.append(self.classes[body] + repeat)
        return "".join(parts)

    def _firsts(self, source: str) -> list[str]:
        """The classes with which a match can begin.

        A class can, if the expression without its lookahead, made to fail only for want of more text, accepts it: found
        by trying the expression's own derivative, the alternation of its prefixes.
        """
        return sorted(_firsts(source, 0)[0])


def _firsts(source: str, at: int) -> tuple[set[str], bool, int]:
    """Of the alternation at ``at``: characters it can begin with, whether it can be empty, where it ends."""
    every: set[str] = set()
    can_be_empty = False
    begun: set[str] = set()
    open_so_far = True
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            every |= begun
            can_be_empty |= open_so_far
            begun, open_so_far, at = set(), True, at + 1
            continue
        if source.startswith("(?=", at):
            at = _firsts(source, at + 3)[2] + 1
            continue
        if source.startswith("(?:", at):
            inner, empty, end = _firsts(source, at + 3)
            at = end + 1
        else:
            inner, empty, at = {source[at]}, False, at + 1
        while at < len(source) and source[at] in "?*":
            empty, at = True, at + 1
        if open_so_far:
            begun |= inner
        open_so_far &= empty
    return every | begun, can_be_empty | open_so_far, at


@cache
def grammar() -> Grammar:
    """The grammar of the vocabulary, compiled once."""
    tables = times()
    return Grammar(tables.patterns, frozenset({word.kind for word in tables.words}) | frozenset(DIGIT_CLASSES))
