"""Chains: the mentions that stand for one and the same, as they gather while a report is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.language.agreement import Traits, is_name
from dateline.language.passage import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import Gender

__all__ = ["Chain", "Chains"]


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions of one thing.

    Attributes:
        members: its phrases in the order met. traits: agreement, of the first member, sharpened by later ones.
        gender: once anything said it. nouns: head nouns it was called by. qualities: nationalities said of it.
    """

    traits: Traits
    members: list[Phrase] = field(default_factory=list)
    gender: Gender = Gender.UNSAID
    nouns: set[str] = field(default_factory=set)
    qualities: set[str] = field(default_factory=set)

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
        return next((p for p in self.members if p.label != "PRONOUN"), self.members[0])


class Chains:
    """All chains of a report, and the chain of each mention."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.all: list[Chain] = []
        self._of: dict[str, Chain] = {}
        self._by_entity: dict[tuple[str, MentionKind], Chain] = {}
        self._by_word: dict[str, list[Chain]] = {}

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
        tokens = self.passage.tokens
        if phrase.label == "NOMINAL" and tokens[phrase.head].tag not in {"NNS", "NNPS"}:
            chain.nouns.add(tokens[phrase.head].lemma)
        if phrase.label not in {"PRONOUN"}:
            for token in tokens[phrase.first : phrase.last]:
                if token.ent == "NORP":
                    chain.qualities.add(token.text.lower())
        if is_name(phrase):
            for word in {tokens[phrase.first].text, tokens[phrase.last - 1].text}:
                known = self._by_word.setdefault(word, [])
                if chain not in known:
                    known.append(chain)
        if phrase.mention.entity is not None:
            self._by_entity.setdefault((phrase.mention.entity, phrase.mention.kind), chain)

    def named(self, word: str) -> list[Chain]:
        """Chains with a name that begins or ends with the word."""
        return self._by_word.get(word, [])

    def with_entity(self, phrase: Phrase) -> Chain | None:
        """The chain of the same entity and kind."""
        entity = phrase.mention.entity
        return self._by_entity.get((entity, phrase.mention.kind)) if entity is not None else None

    def recent(self, phrase: Phrase, sentences: int) -> Iterator[Chain]:
        """Chains with a member before the phrase, not more than ``sentences`` sentences back, latest first."""
        tokens = self.passage.tokens
        here = tokens[phrase.head].sentence
        return (
            c
            for c in sorted(self.all, key=lambda c: -c.latest.head)
            if here - tokens[c.latest.head].sentence <= sentences
        )

    def links(self) -> Iterable[tuple[Phrase, Phrase]]:
        """Each mention that stands for another, with that other."""
        for chain in self.all:
            target = chain.representative
            for member in chain.members:
                if member is not target:
                    yield member, target
