"""Words that say who holds which place and who stands how with whom (``controls.csv``, ``relations.csv``).

A row is one word or phrase (lemmas; further words depend on the first or on one another), its part of speech (``verb
noun adjective prefix``; a prefix is the second half of "US-backed"), and the slots in which its participants stand.
The slots are those of :mod:`dateline.coding.slots`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dateline.record import ControlStatus, RelationKind
from dateline.vocabulary.table import Row, read_table

__all__ = ["ControlEntry", "RelationEntry", "Ties", "ties"]

CONTROL_COLUMNS = ("word", "pos", "place", "holder", "from", "status", "armed", "note")
RELATION_COLUMNS = ("word", "pos", "a", "b", "kind", "ended", "note")
PARTS_OF_SPEECH = frozenset({"verb", "noun", "adjective", "prefix"})


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """A phrase that says who holds a place: its words after the first, and the slots of place, holder and loser.

    ``wants`` is what the holder (or, without one, the loser) must be for the phrase to mean control: ``yes`` armed
    people ("approach", "enter"), ``party`` any resolved actor ("hold", "take"), empty anybody.
    """

    words: tuple[str, ...]
    pos: str
    place: str
    holder: str
    lost_by: str
    status: ControlStatus
    wants: str


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A phrase that says how ``a`` stands with ``b``: its words after the first, and the slots of both."""

    words: tuple[str, ...]
    pos: str
    a: str
    b: str
    kind: RelationKind
    ended: bool


Entry = TypeVar("Entry", ControlEntry, RelationEntry)


@dataclass(frozen=True, slots=True)
class Ties:
    """All entries by their first word's lemma and part of speech, the longest phrase first."""

    controls: Mapping[tuple[str, str], tuple[ControlEntry, ...]]
    relations: Mapping[tuple[str, str], tuple[RelationEntry, ...]]

    def is_tie(self, noun: str) -> bool:
        """Whether a noun only says how its bearer stands to somebody ("ally", "rival") and is no office."""
        kinds = {entry.kind for entry in self.relations.get((noun, "noun"), ())}
        return not kinds.isdisjoint({RelationKind.ALLIED, RelationKind.HOSTILE})


@cache
def ties() -> Ties:
    """The entries of ``controls.csv`` and ``relations.csv``.

    Raises:
        VocabularyError: where a row names an unknown part of speech, status or kind; its subject is the file, its line
            the row.
    """
    controls: dict[tuple[str, str], list[ControlEntry]] = {}
    for row in read_table("controls.csv", CONTROL_COLUMNS):
        first, words, pos = _words(row)
        status = row.member("status", ControlStatus)
        control = ControlEntry(words, pos, row["place"], row["holder"], row["from"], status, row["armed"])
        controls.setdefault((first, pos), []).append(control)
    relations: dict[tuple[str, str], list[RelationEntry]] = {}
    for row in read_table("relations.csv", RELATION_COLUMNS):
        first, words, pos = _words(row)
        relation = RelationEntry(words, pos, row["a"], row["b"], row.member("kind", RelationKind), row.flag("ended"))
        relations.setdefault((first, pos), []).append(relation)
    return Ties(_longest_first(controls), _longest_first(relations))


def _longest_first(table: dict[tuple[str, str], list[Entry]]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    return {key: tuple(sorted(entries, key=lambda e: -len(e.words))) for key, entries in table.items()}


def _words(row: Row) -> tuple[str, tuple[str, ...], str]:
    """First word, further words, part of speech."""
    words, pos = row["word"].split(), row["pos"]
    if not words or pos not in PARTS_OF_SPEECH:
        raise row.error(f"{row['word']!r} as {pos!r} is no word with a part of speech")
    return words[0], tuple(words[1:]), pos
