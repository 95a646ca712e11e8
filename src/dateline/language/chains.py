"""Chains: the mentions that stand for one and the same, as they gather while a report is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.language.agreement import Traits, is_name
from dateline.language.draft import NOMINAL, PRONOUN
from dateline.language.passage import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import Gender

__all__ = ["Chain", "Chains"]


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions of one thing.

    Attributes:
        traits: agreement, of the first member. members: its phrases in the order met.
        gender: once anything said it. heads: lemmas of the head nouns that it was called by.
        words: all words said of it in names and noun phrases, lower case. names: its names, each as words.
        entities, countries, sectors: what its members mean, as far as known.
    """

    traits: Traits
    members: list[Phrase] = field(default_factory=list)
    gender: Gender = Gender.UNSAID
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    names: list[tuple[str, ...]] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)

    @property
    def latest(self) -> Phrase:
        """The member met last."""
        return self.members[-1]

    @property
    def name(self) -> Phrase | None:
        """Its fullest name, the first of several as full; ``None`` where it has none."""
        names = [p for p in self.members if is_name(p)]
        return max(names, key=lambda p: (p.last - p.first, -p.first)) if names else None

    @property
    def representative(self) -> Phrase:
        """The member that the others stand for: the fullest name, or else the first that is no pronoun."""
        name = self.name
        if name is not None:
            return name
        return next((p for p in self.members if p.label != PRONOUN), self.members[0])


class Chains:
    """All chains of a report, and the chain of each mention."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.all: list[Chain] = []
        self._of: dict[str, Chain] = {}
        self._by_entity: dict[tuple[str, MentionKind], Chain] = {}

    def of(self, phrase: Phrase) -> Chain | None:
        """The chain that the phrase is in."""
        return self._of.get(phrase.mention.id)

    def start(self, phrase: Phrase, traits: Traits) -> Chain:
        """A new chain with the phrase."""
        chain = Chain(traits, gender=traits.gender)
        self.all.append(chain)
        self.join(chain, phrase)
        return chain

    def join(self, chain: Chain, phrase: Phrase) -> None:
        """Add the phrase to the chain."""
        chain.members.append(phrase)
        self._of[phrase.mention.id] = chain
        tokens, mention = self.passage.tokens, phrase.mention
        if phrase.label != PRONOUN:
            words = tuple(t.text.lower() for t in tokens[phrase.first : phrase.last] if t.tag not in {"DT", "POS"})
            chain.words.update(words)
            if phrase.label == NOMINAL:
                chain.heads.add(tokens[phrase.head].lemma)
            elif words not in chain.names:
                chain.names.append(words)
        if mention.entity is not None:
            self._by_entity.setdefault((mention.entity, mention.kind), chain)
            chain.entities.add(mention.entity)
        if mention.country is not None:
            chain.countries.add(mention.country)
        chain.sectors.update(mention.sectors)

    def with_entity(self, phrase: Phrase) -> Chain | None:
        """The chain of the same entity and kind."""
        entity = phrase.mention.entity
        return self._by_entity.get((entity, phrase.mention.kind)) if entity is not None else None

    def links(self) -> Iterable[tuple[Phrase, Phrase]]:
        """Each mention that stands for another, with that other."""
        for chain in self.all:
            target = chain.representative
            for member in chain.members:
                if member is not target:
                    yield member, target
