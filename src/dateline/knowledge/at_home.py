"""Actors of whom the report does not say where they belong: they are of the country that it tells of there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.knowledge.frame import Frame
from dateline.language import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import ontology

__all__ = ["at_home"]

ACTORS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
ELSEWHERE = frozenset({"enemy", "foreign", "foreigners", "invading", "occupying", "international", "multinational"})
ABOUT_ONE = 0.6
"""From this share of the report's mentions of countries on, the report is about that one. Of actors whose country the
annotators of the corpus's development part gave and no words did, 8 in 10 were of it."""
PARAGRAPH = 0.7
"""Else the sentence's only country counts where it has this share of its paragraph's: right 86 times in 100."""


def at_home(passage: Passage, frame: Frame) -> Passage:
    """The passage with persons and bodies without a country being of the one that report or sentence is about.

    The record says of each that its country is only supposed.
    """
    about = frame.leading if frame.share(frame.leading) >= ABOUT_ONE else None
    whole = about if about not in ontology().country_codes else None
    local = {} if whole is not None else _local(passage)
    phrases = []
    for phrase in passage.phrases:
        mention = phrase.mention
        if mention.kind in ACTORS and mention.country is None and mention.entity is None:
            country = None if _is_from_elsewhere(passage, phrase) else whole or local.get(_sentence(passage, phrase))
            if country is not None:
                phrase = replace(phrase, mention=replace(mention, country=country, country_supposed=True))  # noqa: PLW2901 - the same phrase
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def _is_from_elsewhere(passage: Passage, phrase: Phrase) -> bool:
    """Whether the words themselves say so: another country's name that is not whose they are, or "enemy"."""
    inside = passage.phrases_in(phrase.first, phrase.last)
    words = (t.text.lower() for t in passage.tokens[phrase.first : phrase.last])
    return any(p is not phrase and p.mention.country is not None for p in inside) or not ELSEWHERE.isdisjoint(words)


def _local(passage: Passage) -> dict[int, str]:
    """For each sentence the one country that it and most of its paragraph name."""
    world = ontology().country_codes
    sentences: dict[int, Counter[str]] = {}
    paragraphs: dict[int, Counter[str]] = {}
    for phrase in passage.phrases:
        country = phrase.mention.country
        if country is not None and country not in world:
            number = _sentence(passage, phrase)
            sentences.setdefault(number, Counter())[country] += 1
            paragraphs.setdefault(passage.sentences[number].paragraph, Counter())[country] += 1
    found = {}
    for number, named in sentences.items():
        around = paragraphs[passage.sentences[number].paragraph]
        (country,) = named if len(named) == 1 else (None,)
        if country is not None and around[country] >= PARAGRAPH * around.total():
            found[number] = country
    return found


def _sentence(passage: Passage, phrase: Phrase) -> int:
    return passage.tokens[phrase.head].sentence
