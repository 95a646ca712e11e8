"""What the grammar says of a pronoun: what it cannot stand for, whose clause it stands in, who speaks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.language.passage import Passage, Phrase, Quotation, Token
from dateline.language.speakers import speakers
from dateline.record import MentionKind
from dateline.vocabulary import Grammar, PlaceRole, Pronoun, ReportingWord, Voice, place_roles

__all__ = ["SUBJECTS", "Binding", "is_reflexive"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_reflexive(pronoun: Pronoun) -> bool:
    """Whether it is "itself", "themselves" or the like."""
    return pronoun.word.endswith(("self", "selves"))


class Binding:
    """The grammar of the pronouns of one passage."""

    def __init__(self, passage: Passage, table: Mapping[str, Pronoun], verbs: Mapping[str, ReportingWord]) -> None:
        self.passage = passage
        self.table = table
        self.speakers = speakers(passage, verbs)
        self._quotation_of: dict[int, Quotation] = {}
        for quotation in passage.quotations:
            if not quotation.scare:
                for i in range(quotation.first, quotation.last):
                    self._quotation_of[i] = quotation

    def pronoun(self, phrase: Phrase) -> Pronoun | None:
        """The pronoun that the phrase is, ``None`` where it is another phrase."""
        return self.table.get(self.passage.tokens[phrase.head].text.lower()) if phrase.label == "PRONOUN" else None

    def quotation(self, i: int) -> Quotation | None:
        """The quotation that token ``i`` stands in."""
        return self._quotation_of.get(i)

    def speaker_of(self, i: int) -> Phrase | None:
        """Who speaks the quotation that token ``i`` stands in."""
        quotation = self._quotation_of.get(i)
        return self.speakers.get(quotation) if quotation is not None else None

    def related(self, token: Token) -> Token | None:
        """What a relative pronoun stands for: the head of what its clause explains."""
        for ancestor in self.passage.ancestors(token):
            if ancestor.dep == "relcl":
                head = self.passage.head(ancestor)
                return head if head.i < token.i else None
        return None

    def speaker(self, phrase: Phrase) -> Phrase | None:
        """Whom "I" and "we" in a quotation stand for: its speaker, or the body that the speaker speaks for."""
        pronoun, speaker = self.pronoun(phrase), self.speaker_of(phrase.head)
        if speaker is None or pronoun is None or pronoun.voice is not Voice.SPEAKER:
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

    def barred(self, token: Token, pronoun: Pronoun) -> set[int]:
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
        if not pronoun.possessive and not is_reflexive(pronoun):
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

    def governing_subjects(self, token: Token) -> Iterator[Token]:
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
