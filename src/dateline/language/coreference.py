"""Which mentions stand for the same: short names, acronyms, pronouns, "the group", "the city".

Precision comes first: where two antecedents are as likely, none is taken.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.language.agreement import CORE_KINDS, is_name, traits_of
from dateline.language.chains import Chain, Chains
from dateline.language.definites import Definites
from dateline.language.draft import NOMINAL
from dateline.language.passage import Passage, Phrase
from dateline.language.pronominals import Pronominals
from dateline.record import MentionKind
from dateline.vocabulary import PhraseRole, agents, genders, phrase_words, pronouns, reporting, titles

__all__ = ["corefer"]

PLACE_OR_BODY = {MentionKind.PLACE, MentionKind.ORGANISATION}


def corefer(passage: Passage) -> Passage:
    """The passage with each mention that stands for another pointing at it.

    Links that are there already stay within their chain. Each chain has one mention that stands for itself, and the
    others point at it, so that nothing ever stands for itself in a circle. Mentions of times and quantities stand for
    themselves. Works best behind :func:`dateline.knowledge.resolve`, which says what names mean, but does not need it.
    """
    chains = _Reader(passage).read()
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


def _is_same_place_name(phrase: Phrase, text: str) -> bool:
    """Whether the mention is the name of a place, written as before: it says by itself where it is."""
    return phrase.label in {"GPE", "LOC", "FAC", "NORP"} and phrase.mention.text.removeprefix(
        "the "
    ) == text.removeprefix("the ")


def _bare(text: str) -> str:
    return text.lower().removeprefix("the ")


class _Reader:
    """Reads the mentions in text order and gathers them in chains."""

    pronominals: Pronominals
    definites: Definites

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.chains = Chains(passage)
        self.waiting: dict[str, list[Phrase]] = {}

    def read(self) -> Chains:
        passage = self.passage
        self.pronominals = Pronominals(passage, self.chains, pronouns(), reporting().verbs)
        self.definites = Definites(passage, self.chains, phrase_words(PhraseRole.DIRECTION))
        for phrase in passage.phrases:
            if phrase.label == "PRONOUN":
                self._read_pronoun(phrase)
            elif phrase.mention.kind in CORE_KINDS:
                self._read_other(phrase)
        return self.chains

    def _read_pronoun(self, phrase: Phrase) -> None:
        speaker = self.pronominals.speaker(phrase)
        if speaker is not None:
            self._join_or_wait(phrase, speaker)
            return
        chain = self.pronominals.antecedent(phrase)
        if chain is not None:
            self._join(chain, phrase)
            self.pronominals.sharpen(chain, phrase)

    def _read_other(self, phrase: Phrase) -> None:
        target = self.passage.phrase(phrase.mention.coref) if phrase.mention.coref is not None else None
        if target is not None:
            self._join_or_wait(phrase, target)
            return
        chain = self._named(phrase) if is_name(phrase) else self.definites.antecedent(phrase)
        if chain is None:
            chain = self.chains.start(phrase, traits_of(self.passage, phrase, agents(), genders()))
            self._let_in(chain, phrase)
        else:
            self._join(chain, phrase)

    def _join_or_wait(self, phrase: Phrase, target: Phrase) -> None:
        """Join the chain of ``target``, now or once it is read."""
        chain = self.chains.of(target)
        if chain is not None:
            self._join(chain, phrase)
        else:
            self.waiting.setdefault(target.mention.id, []).append(phrase)

    def _join(self, chain: Chain, phrase: Phrase) -> None:
        self.chains.join(chain, phrase)
        if phrase.label == NOMINAL:
            self._title_gender(chain, phrase)
        self._let_in(chain, phrase)

    def _let_in(self, chain: Chain, phrase: Phrase) -> None:
        for waiting in self.waiting.pop(phrase.mention.id, ()):
            self._join(chain, waiting)

    def _title_gender(self, chain: Chain, outer: Phrase) -> None:
        table = titles()
        for token in self.passage.tokens[outer.first : outer.last]:
            gender = table.get(token.text.lower()) or genders().nouns.get(token.text.lower())
            if gender and not chain.gender:
                chain.gender = gender

    def _named(self, phrase: Phrase) -> Chain | None:
        """The chain that a name belongs to: the same words, a short form, an acronym, or the same entity."""
        passage, chains = self.passage, self.chains
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
        """Whether a name of these words can name what the chain names."""
        name = chain.name
        if name is None or not _same_sort(chain, name, phrase):
            return False
        names = [self._words(p) for p in chain.members if is_name(p)]
        if words in names:
            return True
        if phrase.mention.kind is MentionKind.PERSON:
            return all(_is_short_form(words, other) for other in names)
        unresolved = name.mention.entity is None and phrase.mention.entity is None
        short, full = sorted((words, self._words(name)), key=len)
        return phrase.label == "ORG" and unresolved and len(short) > 1 and full[-len(short) :] == short


def _same_sort(chain: Chain, name: Phrase, phrase: Phrase) -> bool:
    """Whether kind, label and what is known of them allow the two to be one."""
    kinds = {chain.traits.kind, phrase.mention.kind}
    if (name.label == "NORP") != (phrase.label == "NORP") or (len(kinds) > 1 and kinds != PLACE_OR_BODY):
        return False
    known, here = name.mention.entity, phrase.mention.entity
    return known is None or here is None or known == here


def _is_short_form(words: list[str], other: list[str]) -> bool:
    """Whether one is the other, its last words, or its first word ("Obama", "Saddam")."""
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
    kinds = {nominal.mention.kind, name.mention.kind}
    return len(kinds) == 1 or kinds == PLACE_OR_BODY
