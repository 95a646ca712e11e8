"""Common nouns for actors, places, weapons, platforms and documents, with their PLOVER sectors (``agents.csv``).

A row is one noun or noun compound in the singular (in the plural where it has no other number: "troops"), lower case.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from dateline.errors import VocabularyError
from dateline.record import MentionKind

__all__ = ["AgentNoun", "Agents", "NounNumber", "agents", "singular"]

FILE = "agents.csv"
# fmt: off
SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
})
# fmt: on
COUNTRY_LEVEL = frozenset({"", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
KINDS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.PLACE,
        MentionKind.WEAPON,
        MentionKind.PLATFORM,
        MentionKind.DOCUMENT,
    }
)


class NounNumber(StrEnum):
    """How a noun is counted: by its form ("minister", "ministers"), always many ("troops"), or one body ("army")."""

    COUNT = "count"
    PLURAL = "plural"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class AgentNoun:
    """What a common noun names.

    Attributes:
        noun: the words, lower case, as the file gives them.
        kind: ``person organisation place weapon platform document``.
        sectors: PLOVER 2.0 sectors, most specific first; empty where the noun alone does not say.
        country: country-level code that the noun itself implies (``UNO`` for "peacekeeper"), or ``None``.
        number: how it is counted.
        relational: whether it takes sectors and country from what it belongs to ("spokesman of the army", "rebel
            leader"); ``sectors`` then holds only for the noun standing alone.
    """

    noun: str
    kind: MentionKind
    sectors: tuple[str, ...]
    country: str | None
    number: NounNumber
    relational: bool


@dataclass(frozen=True, slots=True)
class Agents:
    """The nouns of ``agents.csv``.

    Attributes:
        nouns: each noun by its words, and plural-only nouns by their singular form as well ("troop").
        longest: how many words the longest noun has.
    """

    nouns: Mapping[str, AgentNoun]
    longest: int

    def noun(self, lemma: str) -> AgentNoun | None:
        """The noun of these words in lower case, the last one a lemma ("prime minister"), or ``None``."""
        return self.nouns.get(lemma)

    def __iter__(self) -> Iterator[AgentNoun]:
        seen: set[str] = set()
        for noun in self.nouns.values():
            if noun.noun not in seen:
                seen.add(noun.noun)
                yield noun


@cache
def agents() -> Agents:
    """The nouns of ``agents.csv``.

    Raises:
        VocabularyError: where a row names an unknown kind, sector, country or number, or a noun stands twice; its
            subject is the file, its line the row.
    """
    nouns: dict[str, AgentNoun] = {}
    text = (files("dateline.vocabulary") / "data" / FILE).read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        noun = _noun(row, reader.line_num)
        if noun.noun in nouns:
            raise VocabularyError(f"{noun.noun!r} stands twice", subject=FILE, line=reader.line_num)
        nouns[noun.noun] = noun
    longest = max(len(noun.split()) for noun in nouns)
    for noun in tuple(nouns.values()):
        if noun.number is not NounNumber.COUNT:
            nouns.setdefault(singular(noun.noun), noun)
    return Agents(nouns, longest)


def singular(noun: str) -> str:
    """The regular singular of a noun: what a lemmatiser makes of its last word."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "ps")):
        return noun[:-1]
    return noun[:-1] if noun.endswith("ps") and not noun.endswith("corps") else noun


def _noun(row: dict[str, str], line: int) -> AgentNoun:
    noun, sectors = row["noun"], tuple(row["sectors"].split())
    if not noun or noun != noun.lower().strip():
        raise VocabularyError(f"{noun!r} is not in lower case", subject=FILE, line=line)
    for sector in sectors:
        _one_of(sector, SECTORS, "sector", line)
    _one_of(row["country"], COUNTRY_LEVEL, "country-level code", line)
    _one_of(row["kind"], KINDS, "kind", line)
    _one_of(row["number"], frozenset(NounNumber), "number", line)
    _one_of(row["relational"], frozenset({"", "yes"}), "value of relational", line)
    kind, number = MentionKind(row["kind"]), NounNumber(row["number"])
    return AgentNoun(noun, kind, sectors, row["country"] or None, number, row["relational"] == "yes")


def _one_of(value: str, allowed: frozenset[str], what: str, line: int) -> None:
    if value not in allowed:
        raise VocabularyError(f"{value!r} is no {what}", subject=FILE, line=line)
