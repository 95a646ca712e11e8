"""What is counted: people, or things that nobody kills, holds or drives out."""

from __future__ import annotations

from dateline.language import Passage, Token
from dateline.record import MentionKind
from dateline.vocabulary import AgentNoun, agents

__all__ = ["agent_of", "is_thing"]

THINGS = frozenset(
    {MentionKind.PLACE, MentionKind.WEAPON, MentionKind.PLATFORM, MentionKind.DOCUMENT, MentionKind.MONEY}
)


def is_thing(passage: Passage, noun: Token) -> bool:
    """Whether a noun names a place, weapon, vehicle, document or sum: none of these is killed, held or driven out."""
    known = agent_of(noun)
    of_things = any(p.mention.kind in THINGS for p in passage.phrases_headed(noun))
    return of_things and (known is None or known.kind is not MentionKind.PERSON)


def agent_of(noun: Token) -> AgentNoun | None:
    """What the vocabulary knows of a noun, in the singular or as it stands."""
    return agents().noun(noun.lemma) or agents().noun(noun.text.lower())
