"""Words as they are compared: folded, without accents, and as questions to the full-text index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dateline.errors import UsageError

__all__ = ["fold", "joined", "phrase", "question", "whole_words", "words_of"]

BREAK = "\ue000"
"""Stands between two names in one cell: a token of its own, so that no phrase matches across it."""

PRONOUNS = frozenset(
    {"he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "we", "us", "our"}
    | {"ours", "you", "your", "yours", "i", "me", "my", "mine", "who", "whom"}
)
"""Never a name: "us" must not be found by a question for the country US."""

_WORD = re.compile(r"\w+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def fold(text: str) -> str:
    """``text`` in folded case and without accents; only for comparing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def joined(values: Iterable[object]) -> str:
    """The different names among ``values`` in one cell, so that each can be found and none runs into the next."""
    kept = dict.fromkeys(str(v) for v in values if v not in (None, ""))
    return f" {BREAK} ".join(v for v in kept if v.lower() not in PRONOUNS or v.isupper())


def words_of(values: Iterable[object]) -> str:
    """As :func:`joined`, folded, with a space before and behind every word: for :func:`whole_words`."""
    return f" {' '.join(_WORD.findall(fold(joined(values)).replace('_', ' ')))} "


def whole_words(name: str) -> str:
    """The pattern (for LIKE with escape ``\\``) that finds ``name`` as whole words in a :func:`words_of` cell.

    Raises:
        UsageError: where there is no letter or digit in ``name``.
    """
    words = " ".join(_WORD.findall(fold(name).replace("_", " ")))
    if not words:
        raise UsageError(f"{name!r} holds no letter or digit to look for")
    return f"% {words} %"


def phrase(name: str) -> str:
    """``name`` as one phrase of a full-text question; nothing in it has a special meaning.

    Raises:
        UsageError: where there is no letter or digit in ``name``.
    """
    if not any(c.isalnum() for c in name):
        raise UsageError(f"{name!r} holds no letter or digit to look for")
    return '"' + name.replace('"', " ").replace("\0", " ") + '"'


def question(text: str) -> str:
    """``text`` as a full-text question: all its words, in any order; those in double quotes side by side.

    Raises:
        UsageError: where there is no letter or digit in ``text``.
    """
    parts = [quoted or word for quoted, word in _PHRASE.findall(text)]
    found = [phrase(part) for part in parts if any(c.isalnum() for c in part)]
    if not found:
        raise UsageError(f"{text!r} holds no letter or digit to look for")
    return " AND ".join(found)
