"""Bodies that no table lists, by what their names say: "Iraqi Security Forces", "Ministry of Defence of Ukraine"."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.base import Knowledge
from dateline.record import Mention, MentionKind
from dateline.vocabulary import AgentNoun, Agents, singular

__all__ = ["as_institution"]

LONGEST_NAME_OF_STATE = 3
MEANINGLESS = frozenset({MentionKind.PLACE, MentionKind.WEAPON, MentionKind.PLATFORM, MentionKind.DOCUMENT})


def as_institution(mention: Mention, name: str, base: Knowledge, agents: Agents) -> Mention | None:
    """The mention with the sectors of the common noun in its name and the country that the name itself says.

    ``None`` where the name has no such noun, or says no country and the noun no sector.
    """
    words = name.replace("’", "'").split()
    noun = _noun(words, agents)
    if noun is None or noun.kind in MEANINGLESS:
        return None
    country = _country(words, base) or noun.country
    if country is None and not noun.sectors:
        return None
    return replace(mention, name=name, country=country, sectors=noun.sectors)


def _noun(words: list[str], agents: Agents) -> AgentNoun | None:
    """The common noun that a name is built on: its last words, or those before "of"."""
    lowered = [word.lower() for word in words]
    ends = [len(lowered)]
    if "of" in lowered:
        ends.insert(0, lowered.index("of"))
    for end in ends:
        for start in range(max(0, end - agents.longest), end):
            phrase = " ".join(lowered[start:end])
            noun = agents.noun(phrase) or agents.noun(singular(phrase))
            if noun is not None:
                return noun
    return None


def _country(words: list[str], base: Knowledge) -> str | None:
    """The country whose adjective or name is part of the name: the first such one."""
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST_NAME_OF_STATE), start, -1):
            part = " ".join(words[start:end]).removesuffix("'s")
            if end - start == len(words):
                continue
            for sense in (*base.nationality(part), *(s for s in base.named(part) if s.entity.id in base.states)):
                if sense.entity.country is not None:
                    return sense.entity.country
    return None
