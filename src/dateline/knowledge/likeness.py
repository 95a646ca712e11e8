"""Whether two names are spellings of one: romanised differently, but with nothing that speaks against it."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.knowledge.appellation import name_words
from dateline.knowledge.names import edits, is_acronym, sounded, spelling_key
from dateline.record import MentionKind
from dateline.vocabulary import Gender, genders

__all__ = ["first_names_differ", "likeness", "likeness_bucket"]

PARTICLES = frozenset({"bin", "ibn", "ben", "de", "da", "dos", "van", "von", "der", "den", "la", "le"})
LONG_NAME = 10
"""Letters from which four of them may differ; in a shorter name two."""
SHORT_WORD, LONG_WORD = 4, 7
"""In a word of up to so many letters one may differ, from so many on three, else two ("Muhammad", "Mohamed")."""
LEAST_LETTERS_OF_ONE_WORD = 6
APART = ({"a", "i"}, {"i", "o"})
"""Vowels that tell names apart ("Jamal", "Jamil"); "e" is written for either, "a" and "o" for one another."""
_CONSONANT = re.compile("[^aeiou]")


@lru_cache(maxsize=131072)
def likeness_bucket(name: str) -> str:
    """What all spellings that :func:`likeness` can join share; empty where a name is too short to be joined."""
    return spelling_key(" ".join(_parts(name)))


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(word for word in name_words(name) if word not in PARTICLES)


def likeness(a: str, b: str, kind: MentionKind) -> int | None:
    """By how many letters two spellings of one name differ; ``None`` where they are two names.

    They must share their consonants; where a vowel tells names apart, or the first names are different ones, they are
    two. Acronyms and a person's single names are never joined.
    """
    left, right = _parts(a), _parts(b)
    if is_acronym(a) or is_acronym(b) or likeness_bucket(a) != likeness_bucket(b) or not likeness_bucket(a):
        return None
    person = kind is MentionKind.PERSON
    if min(len(left), len(right)) < (2 if person else 1):
        return None
    whole, other = "".join(left), "".join(right)
    if min(len(whole), len(other)) < LEAST_LETTERS_OF_ONE_WORD and len(left) == 1:
        return None
    distance = edits(whole, other)
    if distance > (4 if min(len(whole), len(other)) >= LONG_NAME else 2):
        return None
    if len(left) == len(right) and not all(_alike(x, y) for x, y in zip(left, right, strict=True)):
        return None
    return None if person and first_names_differ(a, b) else distance


def first_names_differ(a: str, b: str) -> bool:
    """Whether two persons of several names have different first names; an initial or a part of it is no other one."""
    left, right = _parts(a), _parts(b)
    if min(len(left), len(right)) < 2:
        return False
    x, y = left[0], right[0]
    if x.startswith(y) or y.startswith(x):
        return _told_gender(x) != _told_gender(y) and Gender.UNSAID not in (_told_gender(x), _told_gender(y))
    # "Abdul Rahman" may be written as one word
    return not (_alike(x, y) or _alike("".join(left[:2]), y) or _alike(x, "".join(right[:2])))


def _told_gender(first_name: str) -> Gender:
    return genders().first_names.get(first_name, Gender.UNSAID)


@lru_cache(maxsize=65536)
def _alike(x: str, y: str) -> bool:
    """Whether two words are spellings of one."""
    if x == y:
        return True
    shorter = min(len(x), len(y))
    if edits(x, y) > (1 if shorter <= SHORT_WORD else 3 if shorter >= LONG_WORD else 2):
        return False
    left, right = sounded(x), sounded(y)
    if _CONSONANT.findall(left) != _CONSONANT.findall(right) or left[:1] != right[:1]:
        return False
    if {x[-1], y[-1]} == {"a", "o"}:
        return False  # Maria and Mario
    pairs = zip(_CONSONANT.split(left), _CONSONANT.split(right), strict=True)
    return not any({p, q} in APART for p, q in pairs)
