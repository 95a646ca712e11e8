"""Words as they are compared between tellings: stems without what every sentence holds; rare ones weigh more."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from dateline.errors import VocabularyError
from dateline.knowledge import fold

__all__ = ["common_words", "plain_words", "rarity", "stem", "stems"]

WORD = re.compile(r"[a-z0-9]+")
RARITY = "word_rarity.csv"
UNSEEN = 1.0
"""What a word weighs that the table does not hold: it is rare, as names are."""
ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its inflection: "shelling", "shelled" and "shells" are "shell"."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not word.endswith("ss"):
            bare = word[: -len(ending)] + instead
            return bare[:-1] if len(bare) > SHORTEST_STEM and bare[-1] == bare[-2] and ending in {"ing", "ed"} else bare
    return word


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...]:
    """All words of a text, folded, in order."""
    return tuple(WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The stems of a text that say something: without words that every report holds, and without numbers."""
    return frozenset(s for w in plain_words(text) if (s := stem(w)) not in common_words() and not s.isdigit())


@cache
def common_words() -> frozenset[str]:
    """Stems that weigh nothing."""
    return frozenset(word for word, weight in rarity().items() if weight == 0.0)


@cache
def rarity() -> Mapping[str, float]:
    """What each stem of the table weighs, from 0 (in every report) to 1 (hardly ever); made by ``training.incidents``.

    Raises:
        VocabularyError: where the table is not in its form.
    """
    table: dict[str, float] = {}
    with (files("dateline.situation") / "data" / RARITY).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            try:
                table[row["stem"]] = float(row["weight"])
            except (KeyError, TypeError, ValueError):
                raise VocabularyError("a row is a stem and its weight", subject=RARITY, line=len(table) + 2) from None
    return table


def weight_of(words: Iterable[str]) -> float:
    """The sum of what the words weigh, rounded once, so that it is the same to the last bit in any order."""
    of = rarity().get
    return math.fsum([of(word, UNSEEN) for word in words])


@lru_cache(maxsize=131072)
def weight_of_all(words: frozenset[str]) -> float:
    """The same of all words of a sentence or a report, which is asked for again and again."""
    return weight_of(words)
