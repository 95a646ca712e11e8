"""Words that stand with a name or for it: titles (``titles.csv``) and pronouns (``pronouns.csv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.record import MentionKind
from dateline.vocabulary.table import read_table

__all__ = [
    "Gender",
    "Genders",
    "Grammar",
    "PhraseRole",
    "PlaceRole",
    "Pronoun",
    "Voice",
    "genders",
    "phrase_words",
    "place_roles",
    "pronouns",
    "titles",
]


class Gender(StrEnum):
    """What a pronoun or a title says of whom it stands for."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
    UNSAID = ""


class Voice(StrEnum):
    """Who a pronoun stands for: who speaks, somebody spoken of, or what the clause hangs on."""

    SPEAKER = "1"
    OTHER = "3"
    RELATIVE = "relative"


class Grammar(StrEnum):
    """Grammatical number."""

    SINGULAR = "singular"
    PLURAL = "plural"
    UNSAID = ""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that can stand for an actor.

    Attributes:
        word: lower case. voice, number, gender: what it agrees with. kind: what it stands for where nothing says more.
        possessive: whether it stands before a noun ("their").
    """

    word: str
    voice: Voice
    number: Grammar
    gender: Gender
    kind: MentionKind
    possessive: bool


@cache
def pronouns() -> Mapping[str, Pronoun]:
    """The pronouns by their lower-case word.

    Raises:
        VocabularyError: where a row of ``pronouns.csv`` has a cell outside its closed set.
    """
    found = {}
    for row in read_table("pronouns.csv", ("word", "person", "number", "gender", "kind", "possessive", "note")):
        voice, number = row.member("person", Voice), row.member("number", Grammar)
        gender, kind = row.member("gender", Gender), row.member("kind", MentionKind)
        found[row["word"]] = Pronoun(row["word"], voice, number, gender, kind, row.flag("possessive"))
    return found


@cache
def titles() -> Mapping[str, Gender]:
    """Words that stand before a person's name without being part of it, lower case, and the gender they say.

    Raises:
        VocabularyError: where a row of ``titles.csv`` names an unknown gender.
    """
    return {row["word"]: row.member("gender", Gender) for row in read_table("titles.csv", ("word", "gender", "note"))}


class PlaceRole(StrEnum):
    """How a word tells whether the name of a country stands for its territory or for those who govern it."""

    INERT = "inert"
    ADDRESSED = "addressed"
    PARTNER = "partner"


@cache
def place_roles() -> Mapping[str, PlaceRole]:
    """Verbs that leave a country inert as subject, verbs that address it as object, prepositions that make it a party.

    Raises:
        VocabularyError: where a row of ``place_roles.csv`` names an unknown slot.
    """
    return {
        row["lemma"]: row.member("slot", PlaceRole) for row in read_table("place_roles.csv", ("lemma", "slot", "note"))
    }


class PhraseRole(StrEnum):
    """What a word does in a noun phrase."""

    QUANTITY = "quantity"
    DIRECTION = "direction"
    NAMING = "naming"


@cache
def phrase_words(role: PhraseRole) -> frozenset[str]:
    """Words of that role: quantities that head a phrase ("dozens of men"), directions before a place ("northern"),
    nouns that "of" and a name make the same place ("city").

    Raises:
        VocabularyError: where a row of ``phrase_words.csv`` names an unknown role.
    """
    rows = read_table("phrase_words.csv", ("word", "role", "note"))
    return frozenset(row["word"] for row in rows if row.member("role", PhraseRole) is role)


@dataclass(frozen=True, slots=True)
class Genders:
    """Words that say a person's gender, lower case: common nouns ("spokeswoman") and first names."""

    nouns: Mapping[str, Gender]
    first_names: Mapping[str, Gender]


@cache
def genders() -> Genders:
    """The words of ``genders.csv``.

    Raises:
        VocabularyError: where a row names an unknown gender or use.
    """
    nouns: dict[str, Gender] = {}
    first_names: dict[str, Gender] = {}
    for row in read_table("genders.csv", ("word", "use", "gender", "note")):
        if row["use"] not in {"noun", "first name"}:
            raise row.error(f"use {row['use']!r} is neither noun nor first name")
        (nouns if row["use"] == "noun" else first_names)[row["word"]] = row.member("gender", Gender)
    return Genders(nouns, first_names)
