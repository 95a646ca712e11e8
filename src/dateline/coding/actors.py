"""From words to the actors and places of a record."""

from __future__ import annotations

from dataclasses import replace

from dateline.language import Passage, Phrase, Token
from dateline.record import Actor, EventPlace, Mention, MentionKind, Place

__all__ = ["actor", "actor_phrase", "armed", "event_place", "mention_actor", "named", "place_phrase"]

ACTOR_KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.NATIONALITY})
ARMED_SECTORS = frozenset({"MIL", "REB", "UAF", "COP", "SPY", "PRE", "PRM", "SEP"})


def mention_actor(mention: Mention) -> Actor:
    """The mention as a participant."""
    return Actor(mention.id, mention.text, mention.name, mention.entity, mention.country, mention.sectors)


def actor_phrase(passage: Passage, token: Token) -> Phrase | None:
    """The phrase headed by ``token`` that names somebody who can act; the longest where several do."""
    for phrase in passage.phrases_headed(token):
        if _can_act(phrase):
            return phrase
    inner = passage.phrase_at(token)
    return inner if inner is not None and inner.last - 1 == token.i and _can_act(inner) else None


def actor(passage: Passage, token: Token) -> Actor | None:
    """Who ``token`` heads, as a participant; ``None`` where it names nobody."""
    phrase = actor_phrase(passage, token)
    return mention_actor(phrase.mention) if phrase is not None else None


def armed(mention: Mention) -> bool:
    """Whether the mention names people under arms."""
    return not ARMED_SECTORS.isdisjoint(mention.sectors)


def place_phrase(passage: Passage, token: Token) -> Phrase | None:
    """The phrase headed by ``token`` that names a place: a name before a general word, the longest of several."""
    places = [phrase for phrase in passage.phrases_headed(token) if phrase.mention.kind is MentionKind.PLACE]
    if places:
        return next((phrase for phrase in places if named(phrase)), places[0])
    inner = passage.phrase_at(token)
    return (
        inner if inner is not None and inner.last - 1 == token.i and inner.mention.kind is MentionKind.PLACE else None
    )


def named(phrase: Phrase) -> bool:
    """Whether the phrase is a name, and no general word or pronoun."""
    return phrase.label not in {"NOMINAL", "PRONOUN"}


def event_place(passage: Passage, phrase: Phrase) -> EventPlace:
    """The place mention as a place of a record, with what it stands for where it is no name itself."""
    mention = phrase.mention
    known = replace(phrase.area or mention.place or passage.antecedent(mention).place or Place(), runners_up=())
    return EventPlace(mention.id, mention.text, known)


def _can_act(phrase: Phrase) -> bool:
    mention = phrase.mention
    if mention.kind in ACTOR_KINDS:
        return True
    if mention.kind is not MentionKind.PLACE:
        return False
    return bool(mention.sectors) or (mention.country is not None and phrase.label == "GPE")
