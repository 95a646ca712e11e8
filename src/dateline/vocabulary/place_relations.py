"""Words that tell an area by a place (``place_relations.csv``): "40 km west of X", "just outside X", "X's outskirts".

A ``bearing`` word has degrees clockwise from north as its value, a ``unit`` kilometres. A ``cue`` stands before a name,
a ``noun`` has it behind "of", ``from`` words stand behind a distance. ``reach_km`` is how far from a town news writers
go with the word: set by judgement, for no standard says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.record import PlaceRelation
from dateline.vocabulary.table import Row, read_table

__all__ = ["PlaceWord", "PlaceWordRole", "PlaceWords", "first_part", "place_words"]


class PlaceWordRole(StrEnum):
    """What a word does in telling an area by a place."""

    BEARING = "bearing"
    MIDDLE = "middle"
    FAR = "far"
    UNIT = "unit"
    CUE = "cue"
    FROM = "from"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word or phrase, lower case.

    Attributes:
        relation: how the area lies to the place, where the word says it. value: degrees or kilometres.
        reach_km: kilometres from a town within which what is told so lies.
    """

    words: tuple[str, ...]
    role: PlaceWordRole
    relation: PlaceRelation | None
    value: float | None
    reach_km: float | None


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The entries of each role by their words, joined by single blanks.

    Attributes:
        longest: how many words the longest has. firsts: for each role what entries begin with, up to a blank or hyphen.
    """

    by_role: Mapping[PlaceWordRole, Mapping[str, PlaceWord]]
    longest: int
    firsts: Mapping[PlaceWordRole, frozenset[str]]

    def get(self, role: PlaceWordRole, words: str) -> PlaceWord | None:
        """The entry of that role and these words in lower case, or ``None``."""
        return self.by_role[role].get(words)


@cache
def place_words() -> PlaceWords:
    """The words of ``place_relations.csv``.

    Raises:
        VocabularyError: where a row is of no known role or relation, or lacks the value that its role needs.
    """
    by_role: dict[PlaceWordRole, dict[str, PlaceWord]] = {role: {} for role in PlaceWordRole}
    for row in read_table("place_relations.csv", ("words", "role", "relation", "value", "reach_km", "note")):
        entry = _entry(row)
        if by_role[entry.role].setdefault(" ".join(entry.words), entry) is not entry:
            raise row.error(f"{row['words']!r} stands twice")
    longest = max(len(entry.words) for entries in by_role.values() for entry in entries.values())
    firsts = {role: frozenset(first_part(words) for words in entries) for role, entries in by_role.items()}
    return PlaceWords(by_role, longest, firsts)


def first_part(words: str) -> str:
    """What stands before the first blank or hyphen: tokenisers cut "north-east" in two or leave it whole."""
    return words.split(maxsplit=1)[0].split("-", maxsplit=1)[0]


def _entry(row: Row) -> PlaceWord:
    role, value, reach = row.member("role", PlaceWordRole), row.number("value"), row.number("reach_km")
    relation = row.member("relation", PlaceRelation) if row["relation"] else None
    if role in {PlaceWordRole.BEARING, PlaceWordRole.UNIT} and value is None:
        raise row.error(f"a {role} needs its value")
    if role in {PlaceWordRole.CUE, PlaceWordRole.NOUN} and relation is None:
        raise row.error(f"a {role} needs its relation")
    if not row["words"] or row["words"] != row["words"].lower():
        raise row.error(f"{row['words']!r} is not in lower case")
    return PlaceWord(row.words("words"), role, relation, value, reach)
