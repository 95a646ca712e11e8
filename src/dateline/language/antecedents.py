"""Which chains a mention could stand for: what number, gender, kind and grammar allow, before anything is weighed."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.agreement import is_name
from dateline.language.binding import Binding, is_reflexive
from dateline.language.chains import Chain, Chains, Words, initials, words_of
from dateline.language.draft import PRONOUN
from dateline.language.passage import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import Gender, Grammar, Pronoun, Voice

__all__ = ["PLACE_OR_BODY", "Antecedents", "place_class_fits"]

PRONOUN_REACH = 4
"""Sentences back to which a pronoun may reach; news repeats the noun after that."""
NOUN_REACH = 4
"""Sentences back to which a phrase may reach that shares no word with what it stands for."""
MOST = 24
"""Chains weighed for one mention, the latest first: a bound on the time that long reports take."""
PLACE_CLASSES = (
    (
        frozenset({"city", "town", "village", "capital", "port", "settlement", "municipality", "suburb", "enclave"}),
        "PPL",
    ),
    (frozenset({"country", "nation", "state", "kingdom", "republic"}), "PCL"),
    (frozenset({"province", "governorate", "region", "district", "state", "oblast"}), "ADM"),
)
"""Nouns for places, and how the GeoNames feature codes of such places begin."""
STATE = "cty-"
"""How ids of states begin in the knowledge base."""
PLACE_OR_BODY = frozenset({MentionKind.PLACE, MentionKind.ORGANISATION})
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
"""Kinds that one and the same may be called by: a state, and people who act as a body."""


class Antecedents:
    """Finds the chains that a mention could belong to."""

    def __init__(self, passage: Passage, chains: Chains, binding: Binding) -> None:
        self.passage, self.chains, self.binding = passage, chains, binding

    def of(self, phrase: Phrase) -> list[Chain]:
        """The chains that the phrase could stand for, that met last first."""
        pronoun = self.binding.pronoun(phrase)
        if pronoun is not None:
            found = self._of_pronoun(phrase, pronoun)
        elif is_name(phrase):
            found = self._of_name(phrase)
        else:
            found = self._of_noun(phrase)
        return sorted(found, key=lambda c: (-c.latest.head, c.number))[:MOST]

    def explained(self, phrase: Phrase) -> Chain | None:
        """What a phrase in apposition explains, or what explains it: one of the two is a name.

        "Nuri al-Maliki, the Iraqi prime minister"; "the group Ansar Nord".
        """
        tokens = self.passage.tokens
        head = tokens[phrase.head]
        if head.dep != "appos" or phrase.label == PRONOUN:
            return None
        for other in self.passage.phrases_headed(self.passage.head(head)):
            chain = self.chains.of(other)
            if chain is not None and is_name(phrase) != bool(chain.names) and _are_one_kind(chain, phrase):
                return chain
        return None

    def _of_pronoun(self, phrase: Phrase, pronoun: Pronoun) -> Iterator[Chain]:
        token = self.passage.tokens[phrase.head]
        if pronoun.voice is Voice.SPEAKER:
            yield from self._of_speech(phrase, pronoun)
            return
        barred = self.binding.barred(token, pronoun)
        for chain in self.chains.near(phrase, PRONOUN_REACH):
            if not _agrees(chain, pronoun):
                continue
            if any(member.head in barred and not is_reflexive(pronoun) for member in chain.members):
                continue
            if not self._speaks_beside(chain, phrase):
                yield chain

    def _speaks_beside(self, chain: Chain, phrase: Phrase) -> bool:
        """Whether the chain is "I" or "we" in the very words in which somebody else is "he" or "they"."""
        here = self.binding.quotation(phrase.head)
        return any(
            other is not None and other.voice is Voice.SPEAKER and self.binding.quotation(member.head) is here
            for member in chain.members
            for other in (self.binding.pronoun(member),)
        )

    def _of_speech(self, phrase: Phrase, pronoun: Pronoun) -> Iterator[Chain]:
        """ "I" and "we" are whoever said so before, who is quoted, or, of a body, a body."""
        alike = [p for p in self.binding.table.values() if p.voice is Voice.SPEAKER and p.number is pronoun.number]
        found = {chain for other in alike for chain in self.chains.said_as(other.word)}
        speaker = self.binding.speaker_of(phrase.head)
        if speaker is not None and (speaking := self.chains.of(speaker)) is not None:
            found.add(speaking)
        if pronoun.number is Grammar.PLURAL:
            found |= {chain for chain in self.chains.near(phrase, 1) if chain.traits.plural}
        yield from found

    def _of_name(self, phrase: Phrase) -> Iterator[Chain]:
        """Chains with a name of a word in common or of these initials, and what the name is said beside.

        A short name that two others end in is neither's.
        """
        words = words_of(self.passage, phrase) or (phrase.mention.text.lower(),)
        ending = self.chains.named(words[-1])
        ends = [c for c in ending if any(name[-len(words) :] == words != name for name in c.names)]
        if len(ends) > 1 and not any(words in c.names for c in ending):
            return
        letters = initials(words)
        found = ending | self.chains.named(words[0]) | self.chains.abbreviated("".join(words))
        found |= {c for c in self.chains.named(letters) if (letters,) in c.names}
        found |= {c for word in words for c in self.chains.called(word) if word in c.heads}
        for chain in found | self.chains.near(phrase, 1):
            if _kinds_agree(chain, phrase) and not (_is_territory(phrase) and _bears_other_name(chain, words)):
                yield chain

    def _of_noun(self, phrase: Phrase) -> Iterator[Chain]:
        lemma = self.passage.tokens[phrase.head].lemma
        for chain in self.chains.called(lemma) | self.chains.near(phrase, NOUN_REACH):
            if not _kinds_agree(chain, phrase) or chain.latest.last > phrase.first >= chain.latest.first:
                continue
            if place_class_fits(chain, lemma) is False or _is_of_other_sector(chain, phrase):
                continue
            yield chain


def _is_of_other_sector(chain: Chain, phrase: Phrase) -> bool:
    """Whether the noun tells another sort of actor than is known of the chain: "the army" is not the Mahdi Army."""
    told = set(phrase.mention.sectors)
    return bool(told and chain.entities and chain.sectors) and told.isdisjoint(chain.sectors)


def _is_territory(phrase: Phrase) -> bool:
    """Whether a name is known for a town's or a state's: it then is short for nothing else."""
    return phrase.label == "GPE" and (phrase.mention.entity is not None or phrase.mention.place is not None)


def _bears_other_name(chain: Chain, words: Words) -> bool:
    """Whether a chain has names and not this one: "Paris" is not the Paris Herald."""
    return bool(chain.names) and words not in chain.names


def place_class_fits(chain: Chain, noun: str) -> bool | None:
    """Whether the chain names a place of the class that the noun tells; ``None`` where either tells none."""
    beginnings = [feature for nouns, feature in PLACE_CLASSES if noun in nouns]
    if not beginnings:
        return None
    places = [p.mention.place for p in chain.members if is_name(p) and p.mention.place is not None]
    features = [place.feature for place in places if place.feature is not None]
    if any(entity.startswith(STATE) for entity in chain.entities):
        features.append("PCLI")
    if not features:
        return None
    return any(feature.startswith(beginning) for feature in features for beginning in beginnings)


def _are_one_kind(chain: Chain, phrase: Phrase) -> bool:
    kinds = {chain.traits.kind, phrase.mention.kind}
    return len(kinds) == 1 or kinds == PLACE_OR_BODY


def _kinds_agree(chain: Chain, phrase: Phrase) -> bool:
    return _are_one_kind(chain, phrase) or {chain.traits.kind, phrase.mention.kind} == PEOPLE


def _agrees(chain: Chain, pronoun: Pronoun) -> bool:
    """Whether number, gender and kind allow the chain to be meant by a pronoun of the third person."""
    traits = chain.traits
    if pronoun.gender in {Gender.MASCULINE, Gender.FEMININE}:
        return traits.kind is MentionKind.PERSON and traits.singular and chain.gender in {Gender.UNSAID, pronoun.gender}
    if pronoun.number is Grammar.SINGULAR:
        return traits.kind is not MentionKind.PERSON and traits.singular
    return traits.plural
