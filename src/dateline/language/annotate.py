"""Mentions and quotations of a parsed passage."""

from __future__ import annotations

from dataclasses import replace

from dateline.language.draft import assembled
from dateline.language.name_words import NameWords
from dateline.language.names import find_names, name_drafts
from dateline.language.nominals import Nominals, pronoun_drafts
from dateline.language.passage import Passage
from dateline.language.quotations import find_quotations
from dateline.language.read_mentions import read_drafts
from dateline.vocabulary import Agents, PhraseRole, phrase_words, place_roles, pronouns, titles

__all__ = ["annotate"]


def annotate(passage: Passage, agents: Agents) -> Passage:
    """The passage with its mentions (named, nominal, pronominal), numbered in text order, and its quotations.

    A mention spans the whole phrase without relative clauses and loose prepositional phrases. An outer phrase that
    merely introduces a name ("Prime Minister Haider al-Abadi") stands for it, an acronym in brackets for the full name.
    What the passage's reading has beyond that is added.
    """
    words = NameWords(
        agents,
        titles(),
        place_roles(),
        phrase_words(PhraseRole.QUANTITY),
        phrase_words(PhraseRole.DIRECTION),
        phrase_words(PhraseRole.NAMING),
    )
    names = find_names(passage, words)
    drafts = [*name_drafts(passage, names, words)]
    drafts.extend(Nominals(passage, names, words).drafts())
    drafts.extend(pronoun_drafts(passage, pronouns()))
    drafts.extend(read_drafts(passage, drafts))
    return assembled(replace(passage, quotations=find_quotations(passage)), drafts)
