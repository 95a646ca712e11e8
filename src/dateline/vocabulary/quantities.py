"""Words of number and what they allow (``quantities.csv``).

``number`` and ``scale`` words say how many; ``vague`` ones a range (``min`` to ``max``, empty where open); the others
bound the number that follows: ``least`` ("at least"), ``over``, ``most`` ("up to"), ``under``, ``about``, ``nearly``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.vocabulary.table import read_table

__all__ = ["QuantityKind", "QuantityWord", "quantity_words"]


class QuantityKind(StrEnum):
    """What a word of number does."""

    NUMBER = "number"
    SCALE = "scale"
    VAGUE = "vague"
    LEAST = "least"
    OVER = "over"
    MOST = "most"
    UNDER = "under"
    ABOUT = "about"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class QuantityWord:
    """A word or phrase of number, its words in lower case, its kind and its bounds."""

    words: tuple[str, ...]
    kind: QuantityKind
    min: int | None
    max: int | None


@cache
def quantity_words() -> dict[str, tuple[QuantityWord, ...]]:
    """The entries by their first word, the longest first.

    Raises:
        VocabularyError: where a row is of no known kind, or a number word has no number.
    """
    table: dict[str, list[QuantityWord]] = {}
    for row in read_table("quantities.csv", ("words", "kind", "min", "max", "note")):
        kind = row.member("kind", QuantityKind)
        low, high = row.number("min"), row.number("max")
        words = row.words("words")
        if not words or (kind in {QuantityKind.NUMBER, QuantityKind.SCALE} and low is None):
            raise row.error("a number word needs its number")
        entry = QuantityWord(words, kind, None if low is None else int(low), None if high is None else int(high))
        table.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in table.items()}
