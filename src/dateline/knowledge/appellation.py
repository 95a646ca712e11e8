"""What an unknown actor is called in one report: names that stand by themselves, short names, titles before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.knowledge.frame import bare
from dateline.knowledge.names import fold, is_acronym
from dateline.knowledge.persons import untitled
from dateline.record import MentionKind, Sighting
from dateline.vocabulary import Agents, PhraseRole, agents, phrase_words, pronouns, singular, titles

__all__ = ["FUNCTION_WORDS", "Called", "called", "is_named", "name_key", "name_words", "plain"]

ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "an", "ad", "adh", "ar", "at", "az", "ed", "er", "es", "et", "ez"})
FUNCTION_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "to", "by", "at", "from", "with", "a", "an"})
LEAST_LETTERS = 3
LONGEST_TITLE = 60
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_MARKS = ' ,;:-–—/"“”()[]'
_HEADING = re.compile(r"^.* [-–—] ")
_DIGITS = re.compile(r"^(?:[\d.:]+ )+")
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]*[A-Z]\.?")


@dataclass(slots=True)
class Called:
    """What a sighting calls its actor.

    Attributes:
        name: the fullest name, without titles. names: how often each name stands, short ones too.
        standing: names that mean the actor in other reports as well: the fullest, its acronym, other full forms.
        titles: what stands before the name, or is said of it.
    """

    name: str
    names: Counter[str] = field(default_factory=Counter)
    standing: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


@lru_cache(maxsize=131072)
def plain(name: str, kind: MentionKind) -> str:
    """A name as a table would write it: on one line, without article, loose words at its ends and a person's titles."""
    name = bare(" ".join(name.split()))
    if kind is MentionKind.PERSON:
        name = untitled(_DIGITS.sub("", name.rpartition(", ")[2]))
    words = name.strip(_MARKS).split()
    while words and fold(words[-1]) in FUNCTION_WORDS | {""}:
        words.pop()
    while words and (fold(words[0]) in FUNCTION_WORDS | {""}) and fold(words[0]) not in ARTICLES:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without the Arabic article."""
    folded = fold(name).split()
    return tuple(word for word in folded if word not in ARTICLES) or tuple(folded)


def name_key(name: str) -> str:
    """What two writings of one name share: case, accents, marks and the Arabic article do not count."""
    return " ".join(name_words(name))


@lru_cache(maxsize=65536)
def is_named(name: str) -> bool:
    """Whether the words are a name and no common noun that the tagger took for one: "Government", "Marines"."""
    folded = fold(name)
    if len(folded.replace(" ", "")) < LEAST_LETTERS and not _ACRONYM.fullmatch(name):
        return False
    if not any(c.isupper() for c in name) or not any(c.isalpha() for c in folded) or _is_no_noun(folded):
        return False
    nouns = agents()
    if is_acronym(name) and not _is_noun(folded, nouns):
        return True
    words = [word for word in folded.split() if word not in FUNCTION_WORDS]
    last = name.rsplit(maxsplit=1)[-1]
    if last.islower() and _is_noun(last, nouns):
        return False
    body, _, matter = folded.partition(" of ")
    if any(_is_noun(phrase, nouns) for phrase in (folded, " ".join(words), f"{matter} {body}")):
        return False
    written_large = len(words) > 1 and all(word[0].isupper() for word in name.split() if fold(word) in words)
    return written_large or not all(_is_noun(word, nouns) or word in titles() for word in words)


def _is_no_noun(folded: str) -> bool:
    return folded in pronouns() or folded in phrase_words(PhraseRole.QUANTITY)


def _is_noun(phrase: str, nouns: Agents) -> bool:
    forms = (phrase, singular(phrase), re.sub(r"men$", "man", phrase))
    return any(nouns.noun(form) is not None for form in forms)


def called(sighting: Sighting) -> Called | None:
    """What the sighting calls its actor; ``None`` where that is no name."""
    name = plain(sighting.name, sighting.kind)
    if not is_named(name):
        return None
    found = Called(name, standing={name}, titles={_trimmed(title) for title in sighting.titles} - {""})
    words = frozenset(name_words(name))
    for text, number in sighting.called.items():
        _note(found, text, number, sighting.kind, words)
    if not found.names:
        found.names[name] += 1
    return found


def _trimmed(title: str) -> str:
    """The title without loose marks; empty where it is too long to be one."""
    title = title.strip(_MARKS)
    return title if len(title) <= LONGEST_TITLE else ""


def _note(found: Called, text: str, number: int, kind: MentionKind, words: frozenset[str]) -> None:
    text = bare(" ".join(text.split()))
    if kind is not MentionKind.PERSON and _abbreviates(text, found.name):
        found.names[text] += number
        found.standing.add(text)
        return
    tokens = text.split()
    start = next((i for i in range(len(tokens)) if all(_in_name(token, words) for token in tokens[i:])), None)
    if start is None:
        return
    short = plain(" ".join(tokens[start:]), kind)
    if not short or not (any(c.isupper() for c in short) and name_words(short)):
        return
    found.names[short] += number
    if kind is MentionKind.PERSON and name_key(short) != name_key(found.name) and _is_full(short, found.name):
        found.standing.add(short)
    found.titles.update(_title(tokens[:start], found.titles))


def _abbreviates(text: str, name: str) -> bool:
    """Whether the text is an acronym of the name, as far as its first letter tells: the report has said the rest."""
    key, whole = name_key(text), name_words(name)
    if not is_acronym(text) or key in pronouns() or len(whole) < 2:
        return False
    return key[0] == whole[0][0] and key not in whole


def _in_name(token: str, words: frozenset[str]) -> bool:
    parts = name_words(token)
    return not parts or all(part in words or part in ARTICLES for part in parts)


def _is_full(short: str, name: str) -> bool:
    """Whether a shorter form is still a full name: first or last word of the full one, and another."""
    words, whole = name_words(short), name_words(name)
    return len(words) > 1 and (words[0] == whole[0] or words[-1] == whole[-1])


def _title(tokens: list[str], known: set[str]) -> Iterator[str]:
    """The title that the words before a name are, where they are one that the report's roles do not say."""
    words = _ARTICLE.sub("", _HEADING.sub("", " ".join(tokens))).strip(_MARKS)
    lowered = words.lower()
    if not words or len(words) > LONGEST_TITLE or lowered.split()[0] in pronouns():
        return
    last = lowered.split()[-1]
    if last not in titles() and not _is_noun(last, agents()):
        return
    if not any(title.lower() == lowered or title.lower().startswith(f"{lowered} of ") for title in known):
        yield words
