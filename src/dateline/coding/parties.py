"""Who takes part: each once, and places that something is done to told from those who suffer it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.actors import named
from dateline.language import Passage, Phrase
from dateline.record import EventType, MentionKind

__all__ = ["distinct", "struck"]

ON_THE_GROUND = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.DISPLACE, EventType.MOBILIZE, EventType.RETREAT}
)
"""Types that strike, close or empty a town: it is where that happens, and nobody who suffers it."""
COUNTRY = "cty-"


def distinct(passage: Passage, ids: Iterable[str]) -> tuple[str, ...]:
    """The participants in one role, each once.

    Left out are a mention inside another one's words ("six officers of the Republican Guard": not the guard too), one
    that stands for another, and a pronoun behind a noun that it is not coordinated with ("thirty men, four boys among
    them").
    """
    phrases = [p for i in dict.fromkeys(ids) if (p := passage.phrase(i)) is not None]
    kept: list[Phrase] = []
    for phrase in phrases:
        others = [p for p in phrases if p is not phrase]
        inside = any(o.first <= phrase.first and phrase.last <= o.last for o in others)
        if not inside and not any(_again(passage, phrase, before) for before in kept):
            kept.append(phrase)
    return tuple(p.mention.id for p in kept)


def _again(passage: Passage, phrase: Phrase, before: Phrase) -> bool:
    if passage.antecedent(phrase.mention).id == passage.antecedent(before.mention).id:
        return True
    joined = passage.tokens[phrase.head].dep == "conj"
    return phrase.label == "PRONOUN" and before.label != "PRONOUN" and before.last <= phrase.first and not joined


def struck(passage: Passage, kind: EventType, ids: Iterable[str]) -> tuple[str, ...]:
    """Of those that something is done to the ones that are where it happens: named places that are no countries."""
    if kind not in ON_THE_GROUND:
        return ()
    phrases = [p for i in ids if (p := passage.phrase(i)) is not None]
    return tuple(
        p.mention.id
        for p in phrases
        if p.mention.kind is MentionKind.PLACE and named(p) and not (p.mention.entity or "").startswith(COUNTRY)
    )
