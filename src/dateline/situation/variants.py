"""Other names for the same: "fighters of the Northern Front", "the Front" and "NF" for the Northern Front.

Among the names that reports at hand use, those in which every word has a capital,

- a name with nothing before or behind it but nouns of persons or forces ("gunmen of the Northern Front") is that name;
- a name whose words all stand in one longer name, and in no other ("the Front"), is short for it;
- a single word of capitals that are the initials of one name, and of no other, stands for it.

Countries are left alone: "Sudan" is not short for "Sudan Revolutionary Front", nor "Sudanese soldiers" for Sudan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.knowledge import is_acronym
from dateline.record import MentionKind
from dateline.situation.naming import is_proper, name_words
from dateline.vocabulary import agents

__all__ = ["Words", "usual_names"]

Words = tuple[str, ...]
"""The words of a name as :func:`dateline.situation.identity.name_words` gives them."""
FORCES = frozenset({"force", "column", "unit", "side", "leadership"})
"""Nouns of bodies that are but a part of whom they belong to, beside all nouns of persons."""
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
SHORT_FORM = re.compile(r"(?:the|its|their) [A-Z]")


def usual_names(
    named: Mapping[str, Words], said: Mapping[str, Words], countries: Iterable[Words]
) -> dict[Words, Words]:
    """For the words of each name or description that has one, the words of the name it is usually known by.

    Args:
        named: the words of each text that is a name. said: those of all texts, names among them.
        countries: words that name countries.
    """
    states = set(countries)
    names = {words for text, words in named.items() if words and words not in states and is_proper(text)}
    by_word, by_rarest = _by_words(names)
    usual: dict[Words, Words] = {}
    for text, words in sorted(said.items()):
        if words and words not in states and (within := _within(text, words, by_rarest, states)):
            usual.setdefault(words, within)
    bases = {usual.get(words, words) for words in names}
    for text, words in sorted(said.items()):
        if not words or words in states or words in usual:
            continue
        if is_acronym(text) and (full := _only(b for b in bases if _initials(b) == words[0])):
            usual[words] = full
        elif text in named or SHORT_FORM.match(text):
            holding = set.intersection(*sorted((by_word.get(w, set()) for w in words), key=len))
            longer = {usual.get(n, n) for n in holding} - {words}
            if (full := _only(longer)) and not _is_state_body(words):
                usual[words] = full
    return {words: _last(usual, words) for words in usual}


def _by_words(names: Iterable[Words]) -> tuple[Mapping[str, set[Words]], Mapping[str, set[Words]]]:
    """The names by each of their words, and by the rarest: a forename that thousands share leads to all of them."""
    given = set(names)
    by_word: dict[str, set[Words]] = defaultdict(set)
    for words in given:
        for word in words:
            by_word[word].add(words)
    by_rarest: dict[str, set[Words]] = defaultdict(set)
    for words in given:
        by_rarest[min(words, key=lambda word: (len(by_word[word]), word))].add(words)
    return by_word, by_rarest


def _within(text: str, words: Words, by_rarest: Mapping[str, set[Words]], states: set[Words]) -> Words | None:
    """The longest name that a text holds beside nouns of persons and forces; the first of two equally long."""
    lower = (token for at, token in enumerate(text.split()) if token[:1].islower() or at == 0)
    small = {word for token in lower for word in name_words(token)}
    parts = {word for word in words if word in small and _is_part(word)}
    held = {name for word in words for name in by_rarest.get(word, ()) if set(name) < set(words)}
    fitting = [n for n in held - states if set(words) - set(n) <= parts and not all(map(_is_part, n))]
    return min(fitting, key=lambda n: (-len(n), n), default=None)


def _is_part(word: str) -> bool:
    noun = agents().noun(word)
    return word in FORCES or (noun is not None and noun.kind is MentionKind.PERSON)


def _is_state_body(words: Words) -> bool:
    """Whether the words alone name a body that every state has: "the Army" is not short for the one Mahdi Army."""
    noun = agents().noun(" ".join(words))
    return noun is not None and not STATE_SECTORS.isdisjoint(noun.sectors)


def _initials(words: Words) -> str:
    return "".join(word[:1] for word in words) if len(words) > 1 else ""


def _only(found: Iterable[Words]) -> Words | None:
    several = set(found)
    return several.pop() if len(several) == 1 else None


def _last(usual: Mapping[Words, Words], words: Words) -> Words:
    """The end of the chain: "gunmen of the Front" is "the Front", and that the Northern Front."""
    seen = {words}
    while (following := usual.get(words)) is not None and following not in seen:
        words = following
        seen.add(words)
    return words
