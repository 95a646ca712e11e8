"""Which mentions stand for the same: short names, acronyms, pronouns, "the group", "the city".

Grammar says which mentions cannot be meant and who speaks; among the others learned weights choose, or none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.language.agreement import Traits, is_name, traits_of
from dateline.language.antecedent_evidence import Evidence
from dateline.language.antecedent_weights import antecedent_weights
from dateline.language.antecedents import Antecedents
from dateline.language.binding import Binding
from dateline.language.chains import Chain, Chains
from dateline.language.draft import NOMINAL, PRONOUN
from dateline.language.passage import Passage, Phrase
from dateline.record import MentionKind
from dateline.vocabulary import Gender, Grammar, Voice, agents, genders, pronouns, reporting, titles

__all__ = ["Choice", "chains_of", "corefer"]

REFERRING = frozenset(MentionKind) - {
    MentionKind.TIME, MentionKind.QUANTITY, MentionKind.MONEY, MentionKind.NATIONALITY,
}  # fmt: skip
"""What can be stood for: all but amounts, and nationalities, which say of what sort somebody is."""

Choice = Callable[[Phrase, Sequence[Chain], Sequence[Sequence[str]]], int]
"""Chooses among chains by rows of evidence, one for each chain and one for none: the number of the row."""


def corefer(passage: Passage) -> Passage:
    """The passage with each mention that stands for another pointing at it.

    Links that are there already stay within their chain. Each chain has one mention that stands for itself, and the
    others point at it, so that nothing ever stands for itself in a circle. Mentions of times and quantities stand for
    themselves. Works best behind :func:`dateline.knowledge.resolve`, which says what names mean, but does not need it.
    """
    chains = chains_of(passage, _likeliest)
    targets = {member.mention.id: target.mention for member, target in chains.links()}
    stood_for = {target.id for target in targets.values()}
    phrases = []
    for phrase in passage.phrases:
        target = targets.get(phrase.mention.id)
        if phrase.mention.id in stood_for:
            phrase = replace(phrase, mention=replace(phrase.mention, coref=None))  # noqa: PLW2901
        elif target is not None and not _is_same_place_name(phrase, target.text):
            phrase = replace(phrase, mention=replace(phrase.mention, coref=target.id))  # noqa: PLW2901
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def chains_of(passage: Passage, choose: Choice) -> Chains:
    """The chains of the passage, where ``choose`` decides what grammar leaves open."""
    return _Reader(passage, choose).read()


def _likeliest(phrase: Phrase, chains: Sequence[Chain], rows: Sequence[Sequence[str]]) -> int:  # noqa: ARG001
    return int(antecedent_weights().chances(rows).argmax())


def _is_same_place_name(phrase: Phrase, text: str) -> bool:
    """Whether the mention is the name of a place, written as before: it says by itself where it is."""
    return phrase.label in {"GPE", "LOC", "FAC", "NORP"} and phrase.mention.text.removeprefix(
        "the "
    ) == text.removeprefix("the ")


class _Reader:
    """Reads the mentions in text order and gathers them in chains."""

    def __init__(self, passage: Passage, choose: Choice) -> None:
        self.passage, self.choose = passage, choose
        self.chains = Chains(passage)
        self.waiting: dict[str, list[Phrase]] = {}
        self.binding = Binding(passage, pronouns(), reporting().verbs)
        self.antecedents = Antecedents(passage, self.chains, self.binding)
        self.evidence = Evidence(passage, self.chains, self.binding)

    def read(self) -> Chains:
        for phrase in self.passage.phrases:
            if phrase.label == PRONOUN or phrase.mention.kind in REFERRING:
                self._read(phrase)
        return self.chains

    def _read(self, phrase: Phrase) -> None:
        target = self._told(phrase)
        if target is not None:
            self._join_or_wait(phrase, target)
            return
        pronoun = self.binding.pronoun(phrase)
        if pronoun is not None and pronoun.voice is Voice.RELATIVE:
            return
        chain = self.chains.with_entity(phrase) if is_name(phrase) else None
        if chain is None:
            chain = self._chosen(phrase)
        if chain is None:
            chain = self.chains.start(phrase, self._traits(phrase))
            self._let_in(chain, phrase)
        else:
            self._join(chain, phrase)

    def _told(self, phrase: Phrase) -> Phrase | None:
        """What the phrase stands for by its make or by grammar: an inner name, who speaks, what "who" explains."""
        if phrase.label != PRONOUN:
            return self.passage.phrase(phrase.mention.coref) if phrase.mention.coref is not None else None
        pronoun = self.binding.pronoun(phrase)
        if pronoun is not None and pronoun.voice is Voice.RELATIVE:
            related = self.binding.related(self.passage.tokens[phrase.head])
            found = [p for p in self.passage.phrases_headed(related) if self.chains.of(p)] if related else []
            return found[0] if found else None
        return self.binding.speaker(phrase)

    def _chosen(self, phrase: Phrase) -> Chain | None:
        explained = self.antecedents.explained(phrase)
        if explained is not None:
            return explained
        candidates = self.antecedents.of(phrase)
        if not candidates:
            return None
        chosen = self.choose(phrase, candidates, self.evidence.rows(phrase, candidates))
        return candidates[chosen] if chosen < len(candidates) else None

    def _traits(self, phrase: Phrase) -> Traits:
        pronoun = self.binding.pronoun(phrase)
        if pronoun is None:
            return traits_of(self.passage, phrase, agents(), genders())
        singular = pronoun.number is Grammar.SINGULAR
        return Traits(phrase.mention.kind, singular, not singular, pronoun.gender or Gender.UNSAID)

    def _join_or_wait(self, phrase: Phrase, target: Phrase) -> None:
        """Join the chain of ``target``, now or once it is read."""
        chain = self.chains.of(target)
        if chain is not None:
            self._join(chain, phrase)
        else:
            self.waiting.setdefault(target.mention.id, []).append(phrase)

    def _join(self, chain: Chain, phrase: Phrase) -> None:
        self.chains.join(chain, phrase)
        self._learn_gender(chain, phrase)
        self._let_in(chain, phrase)

    def _let_in(self, chain: Chain, phrase: Phrase) -> None:
        for waiting in self.waiting.pop(phrase.mention.id, ()):
            self._join(chain, waiting)

    def _learn_gender(self, chain: Chain, phrase: Phrase) -> None:
        """A title or a pronoun tells whether "he" or "she" is meant."""
        if chain.gender:
            return
        if phrase.label == PRONOUN:
            pronoun = self.binding.pronoun(phrase)
            if pronoun is not None and pronoun.gender in {Gender.MASCULINE, Gender.FEMININE}:
                chain.gender = pronoun.gender
        elif phrase.label == NOMINAL:
            for token in self.passage.tokens[phrase.first : phrase.last]:
                word = token.text.lower()
                gender = titles().get(word) or genders().nouns.get(word)
                if gender and not chain.gender:
                    chain.gender = gender
