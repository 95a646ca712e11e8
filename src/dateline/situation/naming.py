"""Names and descriptions: which words tell one actor from another, and whether they are a name at all."""

from __future__ import annotations

from functools import cache, lru_cache

from dateline.knowledge import fold
from dateline.record import MentionKind
from dateline.vocabulary import agents, function_words, quantity_words, singular

__all__ = ["function_words_of_english", "is_named", "is_proper", "name_words", "names_actors", "sectors_of_words"]


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name or description that tell it from others: folded, singular, without articles and numbers.

    A name that somebody owns is itself: "the Front's Western Command" is the Western Command.
    """
    owner, _, owned = text.replace("’", "'").rpartition("'s ")
    if owner and is_named(owned):
        text = owned
    words = [w for w in fold(text).split() if w not in _empty_words() and not w.isdigit()]
    return tuple(w[:-2] + "an" if w.endswith("men") else singular(w) for w in words)


@lru_cache(maxsize=65536)
def sectors_of_words(text: str) -> frozenset[str]:
    """The PLOVER sectors that the words of a description name, by the nouns of ``agents.csv``, longest first."""
    words, nouns = name_words(text), agents().nouns
    for length in range(len(words), 0, -1):
        found: set[str] = set()
        for start in range(len(words) - length + 1):
            noun = nouns.get(" ".join(words[start : start + length]))
            found.update(noun.sectors if noun is not None and not noun.relational else ())
        if found:
            return frozenset(found)
    return frozenset()


def is_named(text: str) -> bool:
    """Whether the words are a name and no description.

    A name has a capital in a word that is no common noun of an actor; one in the first word alone, before others
    without, is that of a sentence or a country ("Armed forces", "Kordofan rebels").
    """
    words = [w for w in text.split() if fold(w) and fold(w) not in _empty_words()]
    capital = [fold(w) for w in words if w[:1].isupper()]
    if words[1:] and len(capital) == 1 and words[0][:1].isupper():
        return False
    return any(not names_actors(singular(w)) for w in capital)


def is_proper(text: str) -> bool:
    """Whether every word of a name that means something has a capital: "Northern Front", not "former Front members"."""
    words = [w for w in text.split() if fold(w) and fold(w) not in _empty_words()]
    return is_named(text) and all(w[:1].isupper() for w in words)


def names_actors(word: str) -> bool:
    """Whether a word is a common noun of persons or bodies."""
    noun = agents().noun(word)
    return noun is not None and noun.kind in {MentionKind.PERSON, MentionKind.ORGANISATION}


@cache
def _empty_words() -> frozenset[str]:
    """Function words of English and words of number, of which no name is made; with the "s" of a possessive."""
    numbers = (fold(word) for entries in quantity_words().values() for entry in entries for word in entry.words)
    return function_words_of_english() | frozenset(numbers) | {"s"}


@cache
def function_words_of_english() -> frozenset[str]:
    """The words that hold English sentences together, of which no name is made."""
    return next(each.words for each in function_words() if each.language == "en")
