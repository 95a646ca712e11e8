"""Words that count people in an event (``counts.csv``).

A verb counts its ``object`` or ``subject``; a ``state`` word ("dead", "wounded") what stands before it; a noun itself
or what follows ``of`` ("a toll of 34"). ``needs`` narrows what may be counted: ``person``, ``force`` (armed people),
``lives`` (only with verbs that take lives); empty for anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.vocabulary.table import read_table

__all__ = ["CountWord", "CountWords", "count_words"]

COUNTED = {"verb": {"object", "subject"}, "state": {"self"}, "noun": {"self", "of"}}
NEEDS = frozenset({"", "person", "force", "lives"})


@dataclass(frozen=True, slots=True)
class CountWord:
    """What a word counts, in which slot, and what that must be."""

    what: str
    counted: str
    needs: str


@dataclass(frozen=True, slots=True)
class CountWords:
    """The words by lemma; state words as they are written."""

    verbs: Mapping[str, CountWord]
    states: Mapping[str, CountWord]
    nouns: Mapping[str, CountWord]


@cache
def count_words() -> CountWords:
    """The words of ``counts.csv``.

    Raises:
        VocabularyError: where a part of speech, slot or need is unknown, or a word stands twice.
    """
    tables: dict[str, dict[str, CountWord]] = {pos: {} for pos in COUNTED}
    for row in read_table("counts.csv", ("word", "pos", "what", "counted", "needs", "note")):
        table = tables.get(row["pos"])
        if table is None or row["counted"] not in COUNTED[row["pos"]] or row["needs"] not in NEEDS:
            raise row.error(f"{row['word']!r}: no such part of speech, slot or need")
        if row["word"] in table:
            raise row.error(f"{row['word']!r} stands twice")
        table[row["word"]] = CountWord(row["what"], row["counted"], row["needs"])
    return CountWords(tables["verb"], tables["state"], tables["noun"])
