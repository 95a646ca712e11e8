"""Whom "we" means outside quotations: the body that publishes a statement of its own."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import bare
from dateline.knowledge.institutions import as_institution
from dateline.language import Passage, Phrase
from dateline.record import Mention, MentionKind
from dateline.vocabulary import Agents, Grammar, Voice, pronouns

__all__ = ["with_publisher"]

UNNAMED = frozenset({"PRONOUN", "TIMEX"})
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""Organs of a state, whose "we" is the state's."""
PRESS = frozenset({"JRN"})


def with_publisher(passage: Passage, base: Knowledge, agents: Agents) -> Passage:
    """The passage with "we" and "our" of the report's own voice pointing at the body that ``report.source`` names.

    An earlier mention of that body counts, or of its state where the body is an organ of it; nothing is linked where
    the source is unknown or of the press, or the report names neither before.
    """
    publisher = _publisher(passage, base, agents)
    if publisher is None:
        return passage
    quoted = {i for q in passage.quotations if not q.scare for i in range(q.first, q.last)}
    found: Mention | None = None
    phrases = []
    for phrase in passage.phrases:
        mention = phrase.mention
        if found is None and phrase.head not in quoted and _is_publisher(phrase, publisher, base):
            found = passage.antecedent(mention)
        elif found is not None and mention.coref is None and phrase.head not in quoted and _is_we(phrase):
            phrase = replace(phrase, mention=replace(mention, coref=found.id))  # noqa: PLW2901 - the same phrase
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def _publisher(passage: Passage, base: Knowledge, agents: Agents) -> Mention | None:
    """The body that the report's source names, as a mention that stands nowhere; ``None`` for the press."""
    name = bare((passage.report.source or "").strip())
    if not name or not passage.phrases:
        return None
    blank = replace(passage.phrases[0].mention, kind=MentionKind.ORGANISATION, entity=None, country=None, sectors=())
    senses = base.named(name)
    if len(senses) == 1:
        entity = senses[0].entity
        known: Mention | None = replace(
            blank, entity=entity.id, name=entity.name, country=entity.country, sectors=entity.sectors
        )
    else:
        known = as_institution(blank, name, base, agents)
    return known if known is not None and PRESS.isdisjoint(known.sectors) else None


def _is_publisher(phrase: Phrase, publisher: Mention, base: Knowledge) -> bool:
    """Whether the mention is the publisher's, or that of the state whose organ it is."""
    mention = phrase.mention
    if phrase.label in UNNAMED or mention.kind is not MentionKind.ORGANISATION:
        return False
    if publisher.entity is not None and mention.entity == publisher.entity:
        return True
    organ = bool(STATE.intersection(publisher.sectors)) and publisher.country is not None
    return organ and mention.entity in base.states and mention.country == publisher.country


def _is_we(phrase: Phrase) -> bool:
    pronoun = pronouns().get(phrase.mention.text.lower()) if phrase.label == "PRONOUN" else None
    return pronoun is not None and pronoun.voice is Voice.SPEAKER and pronoun.number is Grammar.PLURAL
