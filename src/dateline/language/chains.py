"""Chains: the mentions that stand for one and the same, as they gather while a report is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.language.agreement import Traits, is_name
from dateline.language.draft import NOMINAL, PRONOUN
from dateline.language.passage import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import Gender

__all__ = ["Chain", "Chains", "Words", "initials", "words_of"]

Words = tuple[str, ...]
"""The words of a name or noun phrase, lower case, without articles and possessive endings."""
SMALL = frozenset({"of", "the", "and", "for", "in"})


def words_of(passage: Passage, phrase: Phrase) -> Words:
    """The words of a phrase that tell it from others."""
    tokens = passage.tokens[phrase.first : phrase.last]
    return tuple(t.text.lower() for t in tokens if t.tag not in {"DT", "POS"})


def initials(words: Words) -> str:
    """The first letters of a name of several words, without its small words; empty for a single word."""
    return "".join(w[0] for w in words if w not in SMALL) if len(words) > 1 else ""


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions of one thing.

    Attributes:
        number: counts the chains of a report from 0. traits: agreement, of the first member.
        members: its phrases in the order met.
        gender: once anything said it. heads: lemmas of the head nouns that it was called by.
        words: all words said of it in names and noun phrases, lower case. names: its names, each as words.
        entities, countries, sectors: what its members mean, as far as known.
    """

    number: int
    traits: Traits
    members: list[Phrase] = field(default_factory=list)
    gender: Gender = Gender.UNSAID
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    names: list[Words] = field(default_factory=list)
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
        self._by_sentence: dict[int, set[Chain]] = defaultdict(set)
        self._called: dict[str, set[Chain]] = defaultdict(set)
        self._pronouns: dict[str, set[Chain]] = defaultdict(set)
        self._named: dict[str, set[Chain]] = defaultdict(set)
        self._abbreviated: dict[str, set[Chain]] = defaultdict(set)

    def of(self, phrase: Phrase) -> Chain | None:
        """The chain that the phrase is in."""
        return self._of.get(phrase.mention.id)

    def start(self, phrase: Phrase, traits: Traits) -> Chain:
        """A new chain with the phrase."""
        chain = Chain(len(self.all), traits, gender=traits.gender)
        self.all.append(chain)
        self.join(chain, phrase)
        return chain

    def join(self, chain: Chain, phrase: Phrase) -> None:
        """Add the phrase to the chain."""
        tokens, mention = self.passage.tokens, phrase.mention
        if chain.members:
            self._by_sentence[tokens[chain.latest.head].sentence].discard(chain)
        self._by_sentence[tokens[phrase.head].sentence].add(chain)
        chain.members.append(phrase)
        self._of[mention.id] = chain
        self._learn_words(chain, phrase)
        if mention.entity is not None:
            self._by_entity.setdefault((mention.entity, mention.kind), chain)
            chain.entities.add(mention.entity)
        if mention.country is not None:
            chain.countries.add(mention.country)
        chain.sectors.update(mention.sectors)

    def _learn_words(self, chain: Chain, phrase: Phrase) -> None:
        if phrase.label == PRONOUN:
            self._pronouns[phrase.mention.text.lower()].add(chain)
            return
        words = words_of(self.passage, phrase)
        said = set(words)
        chain.words |= said
        if phrase.label == NOMINAL:
            lemma = self.passage.tokens[phrase.head].lemma
            chain.heads.add(lemma)
            said.add(lemma)
        elif words not in chain.names:
            chain.names.append(words)
            for word in words:
                self._named[word].add(chain)
            self._abbreviated[initials(words)].add(chain)
        for word in said:
            self._called[word].add(chain)

    # What follows gives sets: they save looking at every chain, and whoever asks puts what it keeps in order.

    def near(self, phrase: Phrase, sentences: int) -> set[Chain]:
        """Chains whose latest member stands in the phrase's sentence or in so many before it."""
        here = self.passage.tokens[phrase.head].sentence
        return set().union(*(self._by_sentence[n] for n in range(here - sentences, here + 1) if n in self._by_sentence))

    def called(self, word: str) -> set[Chain]:
        """Chains with the word in a name or noun phrase, or as lemma of a head noun."""
        return self._called.get(word, set())

    def said_as(self, pronoun: str) -> set[Chain]:
        """Chains that the pronoun stands for somewhere; "us" is not "US"."""
        return self._pronouns.get(pronoun, set())

    def named(self, word: str) -> set[Chain]:
        """Chains with the word in a name."""
        return self._named.get(word, set())

    def abbreviated(self, letters: str) -> set[Chain]:
        """Chains with a name of these initials."""
        return self._abbreviated.get(letters, set())

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
