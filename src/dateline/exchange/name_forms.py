"""Names as dictionaries write them, in capitals and with ``_`` for blanks, in the form in which reports do."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from functools import cache

from dateline.vocabulary import agents, genders, singular, titles

__all__ = ["JOINTS", "Bearer", "bearer", "first_name", "plain_names", "untitled"]

SMALL = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "in",
        "on",
        "to",
        "at",
        "by",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "el",
        "del",
        "da",
        "do",
    }
    | {
        "di",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "bint",
        "ul",
        "al",
        "as",
        "ash",
        "ad",
        "ar",
        "an",
        "az",
        "wa",
        "y",
        "e",
    }
)
JOINTS = frozenset({"of", "for", "the", "and", "on", "in", "to", "against", "&"})
"""Words that stand in names of bodies and not in those of persons."""
LINEAGE = frozenset({"bin", "ibn", "bint", "abu", "umm", "ould", "ben"})
COMPANY = frozenset(
    {"inc", "corp", "co", "ltd", "llc", "plc", "lp", "sa", "ag", "nv", "gmbh", "limited", "incorporated", "corporation"}
    | {"company", "holdings", "holding", "group", "partners", "trust", "bancorp", "bank", "industries", "international"}
    | {"systems", "technologies", "energy", "resources", "services", "financial", "capital", "fund", "union", "council"}
)
CAPITALS = frozenset({"CIA", "EU", "FBI", "NATO", "UAE", "UK", "UN", "US", "USA"})
ACRONYM_LETTERS = 4
"""A single word so short stays in capitals; a longer one only where it has no vowel."""
_ACRONYM = re.compile(r"\(([A-Z][A-Z0-9&./-]{1,9})\)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_VOWEL = re.compile("[AEIOUY]")


class Bearer(StrEnum):
    """What has a name, as far as its words tell."""

    PERSON = "person"
    BODY = "body"
    UNSAID = "unsaid"


def plain_names(written: str) -> tuple[str, ...]:
    """The name of an entry without "the", and an abbreviation in brackets in it; empty where none is left."""
    spaced = " ".join(written.replace("_", " ").replace("+", " ").split())
    inside = _ACRONYM.findall(spaced)
    bare = " ".join(_IN_BRACKETS.sub(" ", spaced).split()).strip(" ,;:-")
    words = bare.split()
    words = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
    names = [_cased(words)] if words else []
    return tuple(dict.fromkeys([*names, *inside]))


def _cased(words: list[str]) -> str:
    if any(word != word.upper() for word in words):
        return " ".join(words)
    alone = len(words) == 1
    last = len(words) - 1
    return " ".join(_word(word, inner=0 < n < last, alone=alone) for n, word in enumerate(words))


def _word(word: str, *, inner: bool, alone: bool) -> str:
    letters = re.sub(r"[^A-Z]", "", word)
    if (
        word in CAPITALS
        or "." in word.rstrip(".")
        or (len(letters) > 1 and not _VOWEL.search(word))
        or (alone and _short(word, letters))
    ):
        return word
    lowered = word.lower()
    if lowered in SMALL and (inner or lowered == "al"):
        return lowered
    parts = [part if n and part in SMALL else part[:1].upper() + part[1:] for n, part in enumerate(lowered.split("-"))]
    if len(parts) > 1 and parts[0].lower() == "al":
        parts[0] = "al"
    return "-".join(parts)


def _short(word: str, letters: str) -> bool:
    return len(letters) <= ACRONYM_LETTERS and letters == word


def untitled(name: str) -> str:
    """A person's name without courtesy, rank and office before it: "Prime Minister Maliki" is "Maliki"."""
    words = name.split()
    while len(words) > 1 and (found := _leading(words)):
        words = words[found:]
    return " ".join(words)


def _leading(words: list[str]) -> int:
    """How many words before a name are a title or a noun for a person: the longest such phrase."""
    for end in range(min(len(words) - 1, agents().longest), 0, -1):
        phrase = " ".join(words[:end]).lower()
        noun = agents().noun(phrase)
        if phrase in titles() or phrase == "pm" or (noun is not None and noun.noun == phrase):
            return end
    return 0


def bearer(name: str, given: Collection[str]) -> Bearer:
    """Whether a name is a person's or a body's; ``given`` are first names that are known, in lower case."""
    words = name.lower().split()
    if any(word in JOINTS or word.isdigit() or _names_body(word) for word in words):
        return Bearer.BODY
    if len(words) > 1 and (words[0] in given or words[0] in genders().first_names or LINEAGE.intersection(words)):
        return Bearer.PERSON
    if len(words) > 1 and words[0] in titles():
        return Bearer.PERSON
    return Bearer.BODY if len(words) == 1 else Bearer.UNSAID


def first_name(name: str) -> str:
    """The first word of a person's name, in lower case; empty where it is but an initial or the only one."""
    words = untitled(name).lower().split()
    return words[0] if len(words) > 1 and len(words[0].rstrip(".")) > 2 and words[0] not in SMALL else ""


@cache
def _body_words() -> frozenset[str]:
    """Nouns for bodies and what they are made of, in singular and plural."""
    nouns = {noun.noun for noun in agents() if noun.kind.value in {"organisation", "place"} and " " not in noun.noun}
    return frozenset(nouns | {f"{noun}s" for noun in nouns} | COMPANY)


def _names_body(word: str) -> bool:
    bare = word.strip(".,'")
    return bare in _body_words() or singular(bare) in _body_words()
