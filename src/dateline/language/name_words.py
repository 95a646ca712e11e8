"""The words that name finding looks up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.language.passage import Token
from dateline.record import MentionKind
from dateline.vocabulary import AgentNoun, Agents, Gender, PlaceRole

__all__ = ["PROPER", "NameWords"]

PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words that name finding looks up: common nouns, titles, words that make a country a party, quantities."""

    agents: Agents
    titles: Mapping[str, Gender]
    roles: Mapping[str, PlaceRole]
    quantities: frozenset[str]
    directions: frozenset[str]
    naming: frozenset[str]

    def is_title(self, token: Token) -> bool:
        """Whether the token is a title or a noun for a person."""
        word = token.text.lower()
        if word in self.titles:
            return True
        noun = self.agents.noun(word)
        return noun is not None and noun.kind is MentionKind.PERSON

    def kind_of(self, token: Token) -> MentionKind | None:
        """What the token names if it is one of the common nouns."""
        noun = self.noun_of(token)
        return noun.kind if noun is not None else None

    def noun_of(self, token: Token) -> AgentNoun | None:
        """The common noun that the token is, by its lemma; by its words where it was tagged a name ("Marines")."""
        nouns, word = self.agents.nouns, token.text.lower()
        found = nouns.get(token.lemma) or nouns.get(word)
        if found is None and token.tag in PROPER and word.endswith("s"):
            found = nouns.get(word[:-1])
        return found
