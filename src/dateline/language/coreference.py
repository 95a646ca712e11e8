"""Which mentions stand for the same: short names, acronyms, pronouns, "the group", "the city".

Precision comes first: where two antecedents are as likely, none is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.language.agreement import CORE_KINDS, is_name, traits_of
from dateline.language.chains import Chain, Chains
from dateline.language.definites import Definites
from dateline.language.passage import Passage, Phrase
from dateline.language.pronominals import Pronominals
from dateline.record import MentionKind
from dateline.vocabulary import PhraseRole, agents, genders, phrase_words, pronouns, reporting, titles

__all__ = ["corefer"]


def corefer(passage: Passage) -> Passage:
    """The passage with each mention that stands for another pointing at it.

    Links that are there already stay. Mentions of times and quantities stand for themselves. Works best behind
    :func:`dateline.knowledge.resolve`, which says what names mean, but does not need it.
    """
    chains = _Reader(passage).read()
    targets = {member.mention.id: target.mention for member, target in chains.links()}
    phrases = []
    for phrase in passage.phrases:
        target = targets.get(phrase.mention.id)
        if target is not None and not _is_same_place_name(phrase, target.text):
            phrase = replace(phrase, mention=replace(phrase.mention, coref=target.id))  # noqa: PLW2901
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def _is_same_place_name(phrase: Phrase, text: str) -> bool:
    """Whether the mention is the name of a place, written as before: it says by itself where it is."""
    return phrase.label in {"GPE", "LOC", "FAC", "NORP"} and phrase.mention.text.removeprefix(
        "the "
    ) == text.removeprefix("the ")


def _bare(text: str) -> str:
    return text.lower().removeprefix("the ")


@dataclass(slots=True)
class _Reader:
    """Reads the mentions in text order and gathers them in chains."""

    passage: Passage

    def read(self) -> Chains:
        passage = self.passage
        chains = Chains(passage)
        nouns, genders_ = agents(), genders()
        pronominals = Pronominals(passage, chains, pronouns(), reporting().verbs)
        definites = Definites(passage, chains, phrase_words(PhraseRole.DIRECTION))
        waiting: dict[str, list[Phrase]] = {}
        for phrase in passage.phrases:
            mention = phrase.mention
            if phrase.label == "PRONOUN":
                chain = pronominals.antecedent(phrase)
                if chain is not None:
                    chains.join(chain, phrase)
                    pronominals.sharpen(chain, phrase)
                continue
            if mention.kind not in CORE_KINDS:
                continue
            if mention.coref is not None and chains.of(phrase) is None:
                target = passage.phrase(mention.coref)
                known = chains.of(target) if target is not None else None
                if known is not None:
                    chains.join(known, phrase)
                else:
                    waiting.setdefault(mention.coref, []).append(phrase)
                continue
            chain = self._named(phrase, chains) if is_name(phrase) else definites.antecedent(phrase)
            if chain is None:
                chain = chains.start(phrase, traits_of(passage, phrase, nouns, genders_))
            else:
                chains.join(chain, phrase)
            for outer in waiting.pop(mention.id, ()):
                chains.join(chain, outer)
                self._title_gender(chain, outer)
        return chains

    def _title_gender(self, chain: Chain, outer: Phrase) -> None:
        table = titles()
        for token in self.passage.tokens[outer.first : outer.last]:
            gender = table.get(token.text.lower()) or genders().nouns.get(token.text.lower())
            if gender and not chain.gender:
                chain.gender = gender

    def _named(self, phrase: Phrase, chains: Chains) -> Chain | None:
        """The chain that a name belongs to: the same words, a short form, an acronym, or the same entity."""
        passage = self.passage
        chain = chains.with_entity(phrase)
        if chain is not None:
            return chain
        words = self._words(phrase)
        if not words:
            return None
        fitting = [c for c in chains.named(words[-1]) if self._fits(c, phrase, words)]
        if not fitting and phrase.mention.kind is MentionKind.PERSON:
            fitting = [c for c in chains.named(words[0]) if self._fits(c, phrase, words)]
        if not fitting:
            return _appositive(passage, chains, phrase)
        same = [c for c in fitting if any(p.mention.text == phrase.mention.text for p in c.members)]
        if len(same or fitting) == 1:
            return (same or fitting)[0]
        return None

    def _words(self, phrase: Phrase) -> list[str]:
        return [t.text for t in self.passage.tokens[phrase.first : phrase.last] if t.tag not in {"DT", "POS"}]

    def _fits(self, chain: Chain, phrase: Phrase, words: list[str]) -> bool:
        mention = phrase.mention
        name = chain.name
        if name is None or (name.label in {"NORP"}) != (phrase.label in {"NORP"}):
            return False
        if chain.traits.kind is not mention.kind and {chain.traits.kind, mention.kind} != {
            MentionKind.PLACE,
            MentionKind.ORGANISATION,
        }:
            return False
        known, here = name.mention.entity, mention.entity
        if known is not None and here is not None and known != here:
            return False
        if any(is_name(p) and self._words(p) == words for p in chain.members):
            return True
        other = self._words(name)
        short, full = sorted((words, other), key=len)
        if mention.kind is MentionKind.PERSON:
            return all(_is_short_form(words, self._words(p)) for p in chain.members if is_name(p))
        if phrase.label != "ORG" or len(short) < 2:
            return False
        return full[-len(short) :] == short and known is None and here is None


def _is_short_form(words: list[str], other: list[str]) -> bool:
    """Whether one is the other, its last words, or its first word: "Obama", "Barack Obama"; "Saddam", "Saddam Hussein"."""
    short, full = sorted((words, other), key=len)
    return full[-len(short) :] == short or (len(short) == 1 and full[:1] == short)


def _appositive(passage: Passage, chains: Chains, phrase: Phrase) -> Chain | None:
    """ "the Iraqi prime minister, Nuri al-Maliki": a name beside the phrase that it explains."""
    head = passage.tokens[phrase.head]
    if head.dep != "appos":
        return None
    for other in passage.phrases_headed(passage.head(head)):
        chain = chains.of(other)
        if chain is not None and other.label == "NOMINAL" and chain.name is None and _agree(other, phrase):
            return chain
    return None


def _agree(nominal: Phrase, name: Phrase) -> bool:
    return nominal.mention.kind is name.mention.kind or {nominal.mention.kind, name.mention.kind} == {
        MentionKind.PLACE,
        MentionKind.ORGANISATION,
    }
