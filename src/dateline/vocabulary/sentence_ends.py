"""Words that tell whether a full stop ends a sentence (``sentence_ends.csv``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.vocabulary.table import read_table

__all__ = ["SentenceEnds", "sentence_ends"]


class _Kind(StrEnum):
    NEVER_FINAL = "never-final"
    SELDOM_FINAL = "seldom-final"
    CLOCK = "clock"
    BEHIND_CLOCK = "behind-clock"
    STARTER = "starter"


@dataclass(frozen=True, slots=True)
class SentenceEnds:
    """Abbreviations with their full stop, and the words behind them, all in lower case.

    Attributes:
        never_final: end no sentence ("Gen.").
        seldom_final: end one only before a starter ("U.S.").
        clock: halves of the day, which end one unless a word of ``behind_clock`` follows ("9 a.m. GMT").
        behind_clock: time zones and days.
        starters: words that begin a sentence more often than they go on behind an abbreviation.
    """

    never_final: frozenset[str]
    seldom_final: frozenset[str]
    clock: frozenset[str]
    behind_clock: frozenset[str]
    starters: frozenset[str]


@cache
def sentence_ends() -> SentenceEnds:
    """The words by what they do.

    Raises:
        VocabularyError: where a word is of no known kind, is not in lower case, or stands twice in a kind.
    """
    found: dict[_Kind, set[str]] = {kind: set() for kind in _Kind}
    for row in read_table("sentence_ends.csv", ("word", "kind", "note")):
        kind, word = row.member("kind", _Kind), row["word"]
        if not word or word != word.lower() or word in found[kind]:
            raise row.error(f"a bad or second row for {word!r}")
        found[kind].add(word)
    return SentenceEnds(
        frozenset(found[_Kind.NEVER_FINAL]),
        frozenset(found[_Kind.SELDOM_FINAL]),
        frozenset(found[_Kind.CLOCK]),
        frozenset(found[_Kind.BEHIND_CLOCK]),
        frozenset(found[_Kind.STARTER]),
    )
