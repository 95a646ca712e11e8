"""Antecedents of common-noun phrases with "the", "this" or "that": "the group", "the ministry", "the city"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.agreement import is_name
from dateline.language.chains import Chain, Chains
from dateline.language.passage import Passage, Phrase, Token
from dateline.record import MentionKind

__all__ = ["Definites"]

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
GROUP_NOUNS = frozenset(
    {"group", "organisation", "organization", "movement", "militia", "faction", "network", "party", "body"}
)
LEADING_NOUNS = frozenset(
    {"leader", "politician", "official", "man", "woman", "chief", "commander", "cleric", "statesman"}
)
VAGUE_NOUNS = frozenset({"member", "person", "people", "resident", "citizen", "one"})
"""Nouns that are said of many in turn: "the member" is not the member named before."""
SETTLEMENTS = frozenset(
    {"city", "town", "village", "capital", "port", "settlement", "municipality", "suburb", "enclave"}
)
TERRITORIES = frozenset({"country", "nation", "state", "kingdom", "republic"})
PROVINCES = frozenset({"province", "governorate", "region", "district", "state", "oblast"})
PLACE_CLASSES = ((SETTLEMENTS, "P"), (TERRITORIES, "PCL"), (PROVINCES, "ADM"))
"""Nouns for places, and how the GeoNames feature codes of such places begin."""
SIDES = frozenset({"besieged", "embattled", "northern", "southern", "eastern", "western"})
NEAR_SENTENCES = 2
"""Sentences back to which "the group" or "the leader" may reach. News repeats the name after that."""
PLACE_SENTENCES = 4
FAR_SENTENCES = 6
"""Sentences back to which a phrase with the same head noun may reach."""


@dataclass(frozen=True, slots=True)
class Definites:
    """Finds what definite phrases stand for."""

    passage: Passage
    chains: Chains
    directions: frozenset[str]

    def antecedent(self, phrase: Phrase) -> Chain | None:
        """The chain that a common-noun phrase stands for, ``None`` where none is clear."""
        head = self.passage.tokens[phrase.head]
        appositive = self._appositive(phrase, head)
        if appositive is not None:
            return appositive
        first = self.passage.tokens[phrase.first]
        if first.text.lower() not in DEFINITE or phrase.last - 1 != phrase.head:
            return None
        inner = self._inner_name(phrase, head)
        if inner is not None and head.lemma in GROUP_NOUNS and head.tag == "NN":
            return self.chains.of(inner)
        qualities = self._qualities(phrase)
        if phrase.mention.kind is MentionKind.PLACE:
            return self._by_class(phrase, head, qualities) or self._same_noun(phrase, head, qualities)
        return self._same_noun(phrase, head, qualities) or self._by_class(phrase, head, qualities)

    def _appositive(self, phrase: Phrase, head: Token) -> Chain | None:
        """ "Nuri al-Maliki, the Iraqi prime minister": a phrase that explains the name before it."""
        explained = self._explained(phrase, head)
        if explained is None:
            return None
        for other in self.passage.phrases_headed(explained):
            chain = self.chains.of(other)
            if chain is not None and other.mention.kind is phrase.mention.kind and is_name(other):
                return chain
        return None

    def _explained(self, phrase: Phrase, head: Token) -> Token | None:
        """What the phrase stands in apposition to, or is said to be ("Iraq is the only country")."""
        passage = self.passage
        if head.dep == "appos":
            return passage.head(head)
        verb = passage.head(head)
        definite = passage.tokens[phrase.first].text.lower() == "the"
        if head.dep == "attr" and definite and verb.lemma == "be" and passage.child(verb, "neg") is None:
            return passage.child(verb, "nsubj")
        return None

    def _inner_name(self, phrase: Phrase, head: Token) -> Phrase | None:
        """The body that the noun merely classifies: "the Ansar Dine group"."""
        before = self.passage.phrase_at(self.passage.tokens[head.i - 1])
        fits = before is not None and before is not phrase and before.label == "ORG" and before.last == head.i
        return before if fits and before is not None and before.first >= phrase.first else None

    def _qualities(self, phrase: Phrase) -> set[str]:
        """What stands between the article and the head: nationalities, adjectives, compounds."""
        tokens = self.passage.tokens[phrase.first + 1 : phrase.head]
        return {t.text.lower() for t in tokens if t.text != "-"}

    def _same_noun(self, phrase: Phrase, head: Token, qualities: set[str]) -> Chain | None:
        """A chain called by the same noun before: "a suicide bomber … the bomber"."""
        fitting: list[Chain] = []
        if head.lemma in VAGUE_NOUNS:
            return None
        for chain in self.chains.recent(phrase, FAR_SENTENCES):
            for member in chain.members:
                if (
                    member.head < phrase.first
                    and member.label != "PRONOUN"
                    and self._is_called(member, head, qualities, phrase)
                ):
                    fitting.append(chain)
                    break
        if len(fitting) == 1:
            return fitting[0]
        near = [c for c in fitting if self._distance(c, phrase) <= 1]
        return near[0] if len(near) == 1 and len(fitting) == 2 else None

    def _is_called(self, member: Phrase, head: Token, qualities: set[str], phrase: Phrase) -> bool:
        tokens = self.passage.tokens
        words = {t.text.lower() for t in tokens[member.first : member.last]}
        if is_name(member):
            final = tokens[member.last - 1].text.lower()
            called = (
                final in {head.lemma, head.text.lower()}
                and final not in self.directions
                and member.last - member.first > 1
            )
        else:
            called = tokens[member.head].lemma == head.lemma and tokens[member.head].tag == head.tag
            if not called and member.mention.kind is MentionKind.PERSON and head.tag == "NN":
                called = member.mention.coref is not None and head.lemma in {
                    t.text.lower() for t in tokens[member.first : member.head]
                }
        return called and qualities <= words and member.mention.kind is phrase.mention.kind

    def _by_class(self, phrase: Phrase, head: Token, qualities: set[str]) -> Chain | None:
        """A name of the class that the noun tells: "the city" for a town, "the group" for a body."""
        noun = head.lemma
        if head.tag != "NN":
            return None
        if phrase.mention.kind is MentionKind.PLACE and not qualities - SIDES:
            for nouns, feature in PLACE_CLASSES:
                if noun in nouns and not (qualities and nouns is TERRITORIES):
                    return self._place(phrase, feature, nouns)
        if noun in GROUP_NOUNS:
            return self._subject_like(phrase, qualities, MentionKind.ORGANISATION)
        if noun in LEADING_NOUNS and qualities:
            return self._subject_like(phrase, qualities, MentionKind.PERSON)
        return None

    def _place(self, phrase: Phrase, feature: str, nouns: frozenset[str]) -> Chain | None:
        """The nearest chain of a place of that class; none where two stand in the nearest sentence."""
        fitting: list[Chain] = []
        nearest: int | None = None
        for chain in self.chains.recent(phrase, PLACE_SENTENCES):
            if not self._is_place_of(chain, feature, nouns):
                continue
            distance = self._distance(chain, phrase)
            if nearest is None:
                nearest = distance
            if distance == nearest:
                fitting.append(chain)
        return fitting[0] if len(fitting) == 1 else None

    def _is_place_of(self, chain: Chain, feature: str, nouns: frozenset[str]) -> bool:
        if not chain.nouns.isdisjoint(nouns):
            return True
        for member in chain.members:
            place = member.mention.place
            if is_name(member) and place is not None and place.feature is not None:
                return place.feature.startswith(feature)
        return False

    def _subject_like(self, phrase: Phrase, qualities: set[str], kind: MentionKind) -> Chain | None:
        """The one named chain of the kind nearby; of several in the nearest sentence the one that is its subject."""
        tokens = self.passage.tokens
        fitting = [
            c
            for c in self.chains.recent(phrase, NEAR_SENTENCES)
            if c.name is not None
            and c.traits.kind is kind
            and c.latest.head < phrase.first
            and self._may_be(c, phrase, qualities)
        ]
        if len(fitting) == 1:
            return fitting[0]
        subjects = [
            c for c in fitting if tokens[c.latest.head].dep in {"nsubj", "nsubjpass"} and self._distance(c, phrase) <= 1
        ]
        return subjects[0] if len(subjects) == 1 else None

    def _may_be(self, chain: Chain, phrase: Phrase, qualities: set[str]) -> bool:
        """Whether nothing speaks against it: not a country or an agency for "the group", no other nationality."""
        name = chain.name
        if name is None or name.label not in {"ORG", "PERSON"}:
            return False
        said = qualities & self._nationalities(phrase)
        if phrase.mention.kind is MentionKind.PERSON:
            return bool(said) and said <= chain.qualities
        sectors = name.mention.sectors
        return (
            (not said or said <= chain.qualities or not chain.qualities)
            and "GOV" not in sectors
            and "JRN" not in sectors
        )

    def _nationalities(self, phrase: Phrase) -> set[str]:
        return {t.text.lower() for t in self.passage.tokens[phrase.first : phrase.head] if t.ent == "NORP"}

    def _distance(self, chain: Chain, phrase: Phrase) -> int:
        tokens = self.passage.tokens
        return tokens[phrase.head].sentence - tokens[chain.latest.head].sentence
