"""Antecedents of pronouns: the subject that governs them first, then the one subject before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.language.chains import Chain, Chains
from dateline.language.passage import Passage, Phrase, Quotation, Token
from dateline.language.speakers import speakers
from dateline.record import MentionKind
from dateline.vocabulary import Gender, Grammar, PlaceRole, Pronoun, ReportingWord, Voice, place_roles

__all__ = ["Pronominals"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PERSONAL_REACH = 2
"""Sentences back to which "he", "she" and "they" may reach; "it" only one, since anything else may be meant."""
NEUTRAL_KINDS = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE})


class Pronominals:
    """Finds what pronouns stand for, given the chains so far."""

    def __init__(
        self, passage: Passage, chains: Chains, table: Mapping[str, Pronoun], verbs: Mapping[str, ReportingWord]
    ) -> None:
        self.passage = passage
        self.chains = chains
        self.table = table
        self.speakers = speakers(passage, verbs)
        self._quotation_of: dict[int, Quotation] = {}
        for quotation in passage.quotations:
            if not quotation.scare:
                for i in range(quotation.first, quotation.last):
                    self._quotation_of[i] = quotation

    def antecedent(self, phrase: Phrase) -> Chain | None:
        """The chain that the pronoun stands for; ``None`` where none is clear. For "I" and "we" see :meth:`speaker`."""
        token = self.passage.tokens[phrase.head]
        pronoun = self.table[token.text.lower()]
        if pronoun.voice is Voice.RELATIVE:
            return self._relative(token)
        if pronoun.voice is Voice.SPEAKER:
            return None
        if pronoun.word.endswith(("self", "selves")):
            before = self.passage.phrase_at(self.passage.tokens[token.i - 1]) if token.i else None
            if before is not None and before.last == token.i:
                return self._chain(before)
        for chain in self._ordered(token, pronoun):
            return chain if self._agrees(chain, pronoun) else None
        return None

    def sharpen(self, chain: Chain, phrase: Phrase) -> None:
        """Let the chain learn the pronoun's gender."""
        gender = self.table[phrase.mention.text.lower()].gender
        if gender in {Gender.MASCULINE, Gender.FEMININE} and not chain.gender:
            chain.gender = gender

    # -- who, I, we ----------------------------------------------------------------------------------------------------

    def _relative(self, token: Token) -> Chain | None:
        for ancestor in self.passage.ancestors(token):
            if ancestor.dep == "relcl":
                head = self.passage.head(ancestor)
                return self._chain_headed(head) if head.i < token.i else None
        return None

    def speaker(self, phrase: Phrase) -> Phrase | None:
        """Whom "I" and "we" in a quotation stand for: its speaker, or the body that the speaker speaks for."""
        token = self.passage.tokens[phrase.head]
        pronoun = self.table[token.text.lower()]
        quotation = self._quotation_of.get(token.i)
        speaker = self.speakers.get(quotation) if quotation is not None else None
        if speaker is None or pronoun.voice is not Voice.SPEAKER:
            return None
        is_person = speaker.mention.kind is MentionKind.PERSON
        if pronoun.number is Grammar.SINGULAR:
            return speaker if is_person else None
        return self._body(speaker) if is_person else speaker

    def _body(self, speaker: Phrase) -> Phrase | None:
        """Whom "we" of a person means: the body in "the ministry's spokesman", if one is named."""
        for inner in self.passage.phrases_in(speaker.first, speaker.last):
            if inner is not speaker and inner.mention.kind is MentionKind.ORGANISATION:
                return inner
        return None

    # -- he, she, they, it ---------------------------------------------------------------------------------------------

    def _ordered(self, token: Token, pronoun: Pronoun) -> Iterator[Chain]:
        """Chains that could be meant, the likeliest first; stops where a subject that is no mention intervenes."""
        quotation = self._quotation_of.get(token.i)
        barred = self._barred(token, pronoun)
        speaker = self._speaking(quotation)
        for subject in self._governing_subjects(token):
            if subject.i in barred:
                continue
            chain = self._chain_headed(subject)
            if self._quotation_of.get(subject.i) is not quotation and (speaker is None or chain is speaker):
                continue
            if chain is not None and self._agrees(chain, pronoun):
                if pronoun.number is not Grammar.PLURAL or not self._has_rival(chain, token):
                    yield chain
                return
            if pronoun.gender is Gender.NEUTER and chain is None and subject.tag in {"NN", "NNP"}:
                return
        yield from self._before(token, pronoun, barred)

    def _before(self, token: Token, pronoun: Pronoun, barred: set[int]) -> Iterator[Chain]:
        """The one agreeing chain before the pronoun, subjects first; nothing where two are as likely."""
        tokens, quotation = self.passage.tokens, self._quotation_of.get(token.i)
        reach = 1 if pronoun.gender is Gender.NEUTER else PERSONAL_REACH
        speaker = self._speaking(quotation)
        beside = {tokens[i].text for i in barred if tokens[i].pos == "PROPN"}
        for back in range(reach + 1):
            wanted = token.sentence - back
            if back and pronoun.gender is Gender.NEUTER and self._says_little(token):
                return
            here: list[tuple[bool, Chain]] = []
            for chain in self.chains.all:
                latest = [
                    p
                    for p in chain.members
                    if p.head < token.i and tokens[p.head].sentence == wanted and p.head not in barred
                ]
                if pronoun.number is Grammar.PLURAL and chain.traits.singular:
                    continue
                if not latest or chain is speaker or not self._agrees(chain, pronoun) or self._is_named(chain, beside):
                    continue
                here.append((any(tokens[p.head].dep in SUBJECTS for p in latest), chain))
            if not here:
                if back and pronoun.gender is Gender.NEUTER:
                    return
                continue
            subjects = [c for is_subject, c in here if is_subject]
            if len(here) == 1 and (pronoun.gender is not Gender.NEUTER or subjects):
                yield here[0][1]
            elif len(subjects) == 1:
                yield subjects[0]
            return

    def _has_rival(self, body: Chain, token: Token) -> bool:
        """Whether "they" may be people named before it in the sentence rather than the one body that governs it."""
        tokens = self.passage.tokens
        return body.traits.singular and any(
            not c.traits.singular and c.traits.plural and c.latest.head < token.i
            for c in self.chains.all
            if tokens[c.latest.head].sentence == token.sentence
        )

    def _says_little(self, token: Token) -> bool:
        """Whether "it" stands where it hardly points back to an actor: in speech, or as subject of a mere "is"."""
        return token.i in self._quotation_of or (token.dep in SUBJECTS and self.passage.head(token).lemma == "be")

    def _speaking(self, quotation: Quotation | None) -> Chain | None:
        speaker = self.speakers.get(quotation) if quotation is not None else None
        return self._chain(speaker) if speaker is not None else None

    def _is_named(self, chain: Chain, words: set[str]) -> bool:
        """Whether one of the words is the chain's last name: then the words beside the pronoun already name it."""
        name = chain.name
        return name is not None and self.passage.tokens[name.last - 1].text in words

    def _barred(self, token: Token, pronoun: Pronoun) -> set[int]:
        """Heads that the pronoun cannot stand for: what it is an argument beside, and what it is part of."""
        passage = self.passage
        barred: set[int] = set()
        below = token
        for ancestor in passage.ancestors(token):
            if below.dep == "conj":
                break
            if ancestor.pos in {"NOUN", "PROPN", "PRON"}:
                barred.add(ancestor.i)
            below = ancestor
        if not pronoun.possessive and not pronoun.word.endswith(("self", "selves")):
            governor = passage.head(token)
            if governor.pos == "ADP":
                governor = passage.head(governor)
            barred.update(t.i for t in passage.children(governor) if t.i != token.i)
            barred.update(t.i for t in self._shared_subject(governor) if t.i != token.i)
        return barred

    def _shared_subject(self, verb: Token) -> list[Token]:
        """The subject of a verb that has none of its own: that of the verb it is joined to."""
        passage = self.passage
        while verb.dep in {"conj", "xcomp", "advcl"} and passage.child(verb, *SUBJECTS) is None and verb.head != verb.i:
            controlled = passage.child(passage.head(verb), "dobj") if verb.dep == "xcomp" else None
            if controlled is not None and controlled.i < verb.i:
                return [controlled]
            verb = passage.head(verb)
        return passage.children(verb, *SUBJECTS)

    def _governing_subjects(self, token: Token) -> Iterator[Token]:
        """Subjects of the clauses that the pronoun stands in, the innermost first, that precede it.

        Who is told to do something is the subject of it: "pressed the regime to end its attacks".
        """
        passage = self.passage
        for ancestor in passage.ancestors(token):
            if ancestor.pos not in {"VERB", "AUX"}:
                continue
            subjects = passage.children(ancestor, *SUBJECTS)
            above = passage.head(ancestor)
            told = ancestor.dep == "advcl" and place_roles().get(above.lemma) is PlaceRole.ADDRESSED
            if not subjects and (ancestor.dep == "xcomp" or told):
                subjects = passage.children(above, "dobj")
            for subject in subjects:
                if subject.i < token.i:
                    yield subject

    def _agrees(self, chain: Chain, pronoun: Pronoun) -> bool:
        traits = chain.traits
        if pronoun.gender in {Gender.MASCULINE, Gender.FEMININE}:
            return (
                traits.kind is MentionKind.PERSON
                and traits.singular
                and chain.gender in {Gender.UNSAID, pronoun.gender}
            )
        if pronoun.number is Grammar.SINGULAR:
            return traits.kind in NEUTRAL_KINDS and traits.singular
        return traits.plural and traits.kind is not MentionKind.PLACE

    def _chain_headed(self, token: Token) -> Chain | None:
        for phrase in self.passage.phrases_headed(token):
            chain = self._chain(phrase)
            if chain is not None:
                return chain
        return None

    def _chain(self, phrase: Phrase) -> Chain | None:
        return self.chains.of(phrase)
