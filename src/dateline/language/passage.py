"""A passage: a report with its sentences parsed and its mentions, times and quotations found.

Everything here is plain values: no stage to the right of this folder sees spaCy.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from dateline.models import Reading, ReadMention
from dateline.record import Mention, Place, Report, SectionKind, Span

__all__ = ["Passage", "Phrase", "Quotation", "Sentence", "Token"]


class Token(NamedTuple):
    """A word or mark of a report.

    Attributes:
        i: its number in the passage, counted from 0.
        start, end: half-open code points in the report's text. text: the words there.
        lemma: lower-case base form. pos: universal part of speech. tag: Penn Treebank tag.
        dep: dependency label (ClearNLP, as spaCy has it for English). head: its head's number; itself at a root.
        ent: entity label (OntoNotes 5: ``PERSON NORP ORG GPE LOC FAC DATE ...``), empty where none. ent_start:
            whether an entity begins here.
        sentence: number of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_start: bool
    sentence: int

    @property
    def span(self) -> Span:
        """Where it stands in the report's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number, its tokens ``[first, last)``, its span, the kind of section it stands in, its root token.

    ``paragraph`` counts paragraphs of the report from 0; a quotation may run on over sentences, hardly over topics.
    """

    i: int
    first: int
    last: int
    span: Span
    section: SectionKind
    root: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention and where it stands in the parse: its tokens ``[first, last)`` and its head token.

    Attributes:
        mention: what the words name, as far as known by now.
        label: how it was found: an OntoNotes label (``PERSON``, ``GPE`` ...), ``NOMINAL`` ("militants", "a city
            official"), ``PRONOUN`` ("they") or ``TIMEX``.
        area: what the words around a place make of it, once resolved: of X in "40 km west of X" that area, which is
            where things happened there.
    """

    mention: Mention
    first: int
    last: int
    head: int
    label: str
    area: Place | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: span without the marks, tokens ``[first, last)``.

    ``scare`` is true for a short stretch used as a term ('confront "terrorist groups"') rather than as speech.
    """

    span: Span
    first: int
    last: int
    scare: bool


@dataclass(frozen=True)
class Passage:
    """A report as the language stage hands it on.

    Attributes:
        report: what was read, with sections; ``report.dateline.places`` filled.
        tokens: all tokens of the sections that are coded (headline, caption, body), in text order.
        sentences: those sections' sentences, in text order.
        phrases: mentions with their place in the parse, in text order; they may nest, never cross.
        quotations: in text order.
        reading: what the network reads in the sentences; empty without one.
    """

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    reading: Reading = field(default_factory=Reading)

    # -- the tree ------------------------------------------------------------------------------------------------------

    @cached_property
    def dependents(self) -> tuple[tuple[int, ...], ...]:
        """For each token the numbers of its dependents, in text order."""
        table: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                table[token.head].append(token.i)
        return tuple(map(tuple, table))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Dependents of ``token`` in text order; only those with one of the labels ``deps``, if any are given."""
        tokens = self.tokens
        found = [tokens[i] for i in self.dependents[token.i]]
        return [t for t in found if t.dep in deps] if deps else found

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with one of the labels, or ``None``."""
        for i in self.dependents[token.i]:
            if self.tokens[i].dep in deps:
                return self.tokens[i]
        return None

    def head(self, token: Token) -> Token:
        """The token it depends on; itself at a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Its head, the head's head and so on up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """It and all that depends on it, in text order."""
        found, queue = [], [token.i]
        while queue:
            i = queue.pop()
            found.append(i)
            queue.extend(self.dependents[i])
        return [self.tokens[i] for i in sorted(found)]

    def conjuncts(self, token: Token) -> list[Token]:
        """It and what is coordinated with it to its right ("the US and Iran": from "US" both)."""
        found = [token]
        for each in found:
            found.extend(self.children(each, "conj"))
        return found

    # -- words ---------------------------------------------------------------------------------------------------------

    def text(self, first: int, last: int) -> str:
        """The report's words from token ``first`` up to, not including, token ``last``."""
        return self.report.text[self.tokens[first].start : self.tokens[last - 1].end]

    def span(self, first: int, last: int) -> Span:
        """The span of tokens ``[first, last)``."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_within(self, span: Span) -> tuple[int, int] | None:
        """Tokens ``[first, last)`` that the span touches; ``None`` where it touches none."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        if first < len(self.tokens) and self.tokens[first].end <= span.start:
            first += 1
        return (first, last) if first < last else None

    def in_dateline(self, token: Token) -> bool:
        """Whether the token stands where the report, or an item of a digest, says from where it was filed."""
        line = self.report.dateline
        filed = line is not None and line.span.contains(token.span)
        return filed or self.sentence_of(token).section is SectionKind.DATELINE

    def read_at(self, token: Token) -> ReadMention | None:
        """The first mention that the network reads at the token."""
        return next((m for m in self.reading.mentions if m.span.overlaps(token.span)), None)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that the token stands in."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    # -- mentions ------------------------------------------------------------------------------------------------------

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of all phrases, in text order."""
        return tuple(phrase.mention for phrase in self.phrases)

    @cached_property
    def _by_head(self) -> dict[int, list[Phrase]]:
        table: dict[int, list[Phrase]] = {}
        for phrase in self.phrases:
            table.setdefault(phrase.head, []).append(phrase)
        return table

    @cached_property
    def _by_token(self) -> dict[int, Phrase]:
        """For each token the innermost phrase that covers it."""
        table: dict[int, Phrase] = {}
        for phrase in sorted(self.phrases, key=lambda p: p.first - p.last):
            for i in range(phrase.first, phrase.last):
                table[i] = phrase
        return table

    @cached_property
    def _by_id(self) -> dict[str, Phrase]:
        return {phrase.mention.id: phrase for phrase in self.phrases}

    def phrases_headed(self, token: Token) -> list[Phrase]:
        """The phrases whose head is ``token``, longest first."""
        return sorted(self._by_head.get(token.i, ()), key=lambda p: p.first - p.last)

    def phrase_at(self, token: Token) -> Phrase | None:
        """The innermost phrase that covers ``token``."""
        return self._by_token.get(token.i)

    def phrase(self, mention: str) -> Phrase | None:
        """The phrase of the mention of that id."""
        return self._by_id.get(mention)

    def phrases_in(self, first: int, last: int) -> list[Phrase]:
        """The phrases that lie wholly within tokens ``[first, last)``, in text order."""
        return [p for p in self.phrases if first <= p.first and p.last <= last]

    def antecedent(self, mention: Mention) -> Mention:
        """What a mention finally stands for: itself, or the end of its chain of ``coref``."""
        seen = {mention.id}
        while mention.coref is not None and mention.coref not in seen:
            phrase = self.phrase(mention.coref)
            if phrase is None:
                break
            mention = phrase.mention
            seen.add(mention.id)
        return mention

    def with_phrases(self, phrases: tuple[Phrase, ...]) -> Passage:
        """The same passage with other phrases."""
        return replace(self, phrases=phrases)
