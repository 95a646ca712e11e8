"""Words by which a report says who says so (``reporting.csv``, ``speakers.csv``, ``anonymity.csv``).

A reporting word's ``takes`` names the forms in which what is said may stand: ``clause``, ``quote``, ``noun``
("confirmed the attack"), ``inf`` ("claimed to have fled"), ``ing`` ("denied firing").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.record import SourceKind
from dateline.vocabulary.table import read_table

__all__ = ["Content", "Reporting", "ReportingKind", "ReportingWord", "reporting"]


class ReportingKind(StrEnum):
    """How something is said: how much the speaker vouches for it."""

    SAY = "say"
    CONFIRM = "confirm"
    DENY = "deny"
    CLAIM = "claim"
    THINK = "think"
    SHOW = "show"
    HEAR = "hear"


class Content(StrEnum):
    """In what form the thing said stands."""

    CLAUSE = "clause"
    QUOTE = "quote"
    NOUN = "noun"
    INF = "inf"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A word that reports what somebody says, thinks or shows; ``unverified`` where that is left unchecked."""

    word: str
    kind: ReportingKind
    takes: frozenset[Content]
    unverified: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """Reporting verbs and nouns by lemma; kinds of speakers by noun; words of anonymity.

    Attributes:
        verbs, nouns: reporting words; a verb may have a particle ("point out").
        speakers: kind of speaker by the lemma of the noun that names it.
        agencies: names of news agencies, lower case.
        withheld: lower-case words beside a speaker that say the name is withheld.
        unnamed: adjectives ("anonymous"), heads: nouns ("source") that do so themselves.
    """

    verbs: Mapping[str, ReportingWord]
    nouns: Mapping[str, ReportingWord]
    speakers: Mapping[str, SourceKind]
    agencies: frozenset[str]
    withheld: tuple[str, ...]
    unnamed: frozenset[str]
    heads: frozenset[str]


@cache
def reporting() -> Reporting:
    """The reporting words.

    Raises:
        VocabularyError: where a row is of no known form.
    """
    words: dict[str, dict[str, ReportingWord]] = {"verb": {}, "noun": {}}
    for row in read_table("reporting.csv", ("word", "pos", "kind", "takes", "hedge", "note")):
        takes = row.words("takes")
        if row["pos"] not in words or not takes or set(takes) - set(Content) or row["hedge"] not in {"", "unverified"}:
            raise row.error(f"{row['word']!r} is no reporting word: {row['pos']!r}, {row['takes']!r}, {row['hedge']!r}")
        if row["word"] in words[row["pos"]]:
            raise row.error(f"{row['word']!r} stands twice")
        kind = row.member("kind", ReportingKind)
        contents = frozenset(map(Content, takes))
        words[row["pos"]][row["word"]] = ReportingWord(row["word"], kind, contents, row["hedge"] == "unverified")
    speakers = {
        row["word"]: row.member("kind", SourceKind) for row in read_table("speakers.csv", ("word", "kind", "note"))
    }
    names = [
        name.lower()
        for row in read_table("agencies.csv", ("name", "also", "note"))
        for name in (row["name"], *row.words("also", "|"))
    ]
    anonymity: dict[str, list[str]] = {"near": [], "modifier": [], "head": []}
    for row in read_table("anonymity.csv", ("words", "where", "note")):
        if row["where"] not in anonymity:
            raise row.error(f"{row['where']!r} is none of {', '.join(anonymity)}")
        anonymity[row["where"]].append(row["words"])
    return Reporting(
        words["verb"],
        words["noun"],
        speakers,
        frozenset(names),
        tuple(anonymity["near"]),
        frozenset(anonymity["modifier"]),
        frozenset(anonymity["head"]),
    )
