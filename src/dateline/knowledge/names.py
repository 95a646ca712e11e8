"""How names are compared: folded for exact look-up, and by a spelling key where they are romanised in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["edits", "fold", "is_acronym", "sounded", "spelling_key", "without_article"]

_NOT_NAME = re.compile(r"[^a-z0-9&]+")
_NOT_WORD = re.compile(r"(?:[^\w&]|_)+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼʾʿ\"“”."), None)
_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|ad|adh|az|ul|ed|er|es|et|ez)[ -](?=[a-z])")
_SOUNDS = (
    (re.compile(r"\b(?:al|el|an|ar|as|ash|at|ad|adh|az|ul|bin|ibn) "), ""),
    (re.compile("ph"), "f"),
    (re.compile("dh"), "d"),
    (re.compile("th"), "t"),
    (re.compile("kh"), "h"),
    (re.compile("gh|q|g"), "k"),
    (re.compile("sh"), "s"),
    (re.compile("ou|oo|u|w"), "o"),
    (re.compile("ei|ai|ay|ie|ee|ey|y"), "i"),
    (re.compile("j|dj"), "j"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"h\b"), ""),
)
LEAST_CONSONANTS = 3
"""A shorter spelling key joins names that have nothing to do with each other ("Kut" and "Hit")."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """``name`` as it is looked up: no case, accents, apostrophes or full stops; hyphens and other marks as one space.

    Latin letters lose their accents; those of other scripts stay, without vowel marks. Empty where the name has no
    letters or digits.
    """
    lowered = name.casefold().translate(_SPECIAL).translate(_APOSTROPHES)
    if lowered.isascii():
        return _NOT_NAME.sub(" ", lowered).strip()
    plain = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)).casefold()
    return _NOT_NAME.sub(" ", plain).strip() if plain.isascii() else _NOT_WORD.sub(" ", plain).strip()


def without_article(folded: str) -> str:
    """A folded name without the Arabic article it begins with: "al ramadi" as "ramadi"."""
    return _ARTICLE.sub("", folded)


def sounded(folded: str) -> str:
    """A folded name with one letter for all that romanise one sound: "yousef qassem" as "iosef kasem"."""
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


@lru_cache(maxsize=16384)
def spelling_key(folded: str) -> str:
    """What the romanisations of one Arabic name have in common: its first letter and its consonants.

    Empty where fewer than three consonants are left. The key only proposes candidates: names that differ may share it.
    """
    key = sounded(folded).replace(" ", "")
    consonants = re.sub("[aeiou]", "", key[1:])
    consonants = re.sub(r"(.)\1", r"\1", key[:1] + consonants)
    return consonants if len(re.sub("[aeiou]", "", consonants)) >= LEAST_CONSONANTS else ""


def is_acronym(name: str) -> bool:
    """Whether a name is an abbreviation that only counts in capitals: "US", "WHO", "CAR", "U.N."."""
    letters = name.replace(".", "").replace("-", "").replace("&", "")
    return 1 < len(letters) <= 6 and letters.isupper() and letters.isalnum()


def edits(a: str, b: str) -> int:
    """How many letters must be put in, left out or changed to make one of the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
