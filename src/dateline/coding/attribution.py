"""Who says so: reporting words, their speakers, and the stretches of text that each speaker answers for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.coding.contents import Range, clause_content, clause_without, content_of, that_clause
from dateline.coding.dated import said_at
from dateline.coding.quoting import Quote, spoken_quotes
from dateline.coding.speakers import names_speaker, source_of, speakers, unnamed_before
from dateline.language import Passage, Token
from dateline.record import SectionKind, Source, SourceKind
from dateline.vocabulary import Reporting, ReportingKind, ReportingWord

__all__ = ["Attribution", "SpeechWords", "find_attributions", "sources_of"]

MAX_CONTENT = 500
"""Longest content in tokens that is looked for; a sentence is shorter, and a quotation is cut by sentences."""
ACCORDING = frozenset({"accord", "according"})


class SpeechWords(Protocol):
    """A vocabulary that knows reporting words."""

    @property
    def reporting(self) -> Reporting:
        """Reporting words."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is reported to say something.

    Attributes:
        cue: the token that reports it ("said", "according").
        content: the tokens that hold what is said, half-open ranges in text order.
        kind: how much the speaker vouches for it.
        source: the speaker; ``None`` where nobody is named ("it is believed that").
        speaker: id of the speaker's mention, where there is one.
        through: who passes it on: those told ("told Reuters").
        unverified: whether the reporting word leaves it unchecked ("alleged").
    """

    cue: int
    content: tuple[Range, ...]
    kind: ReportingKind
    source: Source | None
    speaker: str | None
    through: Source | None
    unverified: bool

    def covers(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return any(first <= token < last for first, last in self.content)


def find_attributions(passage: Passage, vocabulary: SpeechWords) -> tuple[Attribution, ...]:
    """Every report of somebody's words in the passage, in order of their contents."""
    words = vocabulary.reporting
    found: list[Attribution] = []
    for token in passage.tokens:
        found.extend(_at(passage, token, words))
    found.extend(_of_headlines(passage, words))
    found.extend(_of_quotes(passage, found, words))
    nameless = unnamed_before(passage, [a.cue for a in found], words)
    return tuple(sorted((_unnamed(a, nameless) for a in found), key=lambda a: (a.content[0], a.cue)))


def _unnamed(attribution: Attribution, nameless: frozenset[int]) -> Attribution:
    """The attribution with its speaker marked as anonymous where a later sentence says that the name is withheld."""
    if attribution.source is None or attribution.cue not in nameless:
        return attribution
    return replace(attribution, source=replace(attribution.source, anonymous=True))


def sources_of(_: Passage, attributions: tuple[Attribution, ...], token: Token) -> tuple[Source, ...]:
    """The chain of who says what ``token`` stands in, nearest first; empty where it is the report's own voice."""
    covering = covering_attributions(attributions, token)
    chain: list[Source] = []
    for each in covering:
        for source in (each.source, each.through):
            if source is not None and all(source.span != other.span for other in chain):
                chain.append(source)
    return tuple(chain)


def covering_attributions(attributions: tuple[Attribution, ...], token: Token) -> list[Attribution]:
    """The attributions whose content holds the token, the innermost first."""
    at = bisect_right(attributions, token.i, key=lambda a: a.content[0][0])
    found: list[Attribution] = []
    for n in range(at - 1, -1, -1):
        each = attributions[n]
        if each.content[0][0] < token.i - MAX_CONTENT:
            break
        if each.cue != token.i and each.covers(token.i):
            found.append(each)
    found.reverse()
    return sorted(found, key=lambda a: sum(last - first for first, last in a.content))


def _at(passage: Passage, token: Token, words: Reporting) -> Iterator[Attribution]:
    if token.lemma in ACCORDING:
        yield from _of_according(passage, token, words)
    elif token.pos == "VERB":
        word = _verb(passage, token, words)
        if word is not None:
            yield from _of_verb(passage, token, word, words)
        elif token.lemma in {"cite", "quote"}:
            yield from _of_citing(passage, token, words)
    elif token.pos == "NOUN":
        noun = words.nouns.get(token.lemma)
        if noun is not None:
            yield from _of_noun(passage, token, noun, words)


def _verb(passage: Passage, token: Token, words: Reporting) -> ReportingWord | None:
    particle = passage.child(token, "prt")
    if particle is not None:
        return words.verbs.get(f"{token.lemma} {particle.lemma}") or words.verbs.get(token.lemma)
    return words.verbs.get(token.lemma)


# -- verbs -------------------------------------------------------------------------------------------------------------


def _of_verb(passage: Passage, token: Token, word: ReportingWord, words: Reporting) -> Iterator[Attribution]:
    content = tuple(content_of(passage, token, word, words))
    if content:
        yield from _attributed(passage, token, word, content, words)


def _attributed(
    passage: Passage, token: Token, word: ReportingWord, content: tuple[Range, ...], words: Reporting
) -> Iterator[Attribution]:
    """One attribution for each speaker ("the army and the police said")."""
    heads = speakers(passage, token)
    if word.kind is ReportingKind.SHOW and not _shows(passage, heads, words):
        return
    through = _told(passage, token, words)
    if word.kind is ReportingKind.HEAR or not heads:
        yield Attribution(token.i, content, word.kind, None, None, through, word.unverified)
        return
    for head in heads[:3]:
        if not any(first <= head.i < last for first, last in content):
            source = source_of(passage, head, words, said_at(passage, token))
            yield Attribution(token.i, content, word.kind, source, source.mention, through, word.unverified)


def _shows(passage: Passage, heads: list[Token], words: Reporting) -> bool:
    """Whether they can show something to be so: documents, pictures, people; not "the prospect shows how"."""
    if any(h.text.lower() == "it" for h in heads):
        return False
    return all(
        h.pos in {"PROPN", "PRON"} or names_speaker(passage, h, words) or passage.phrases_headed(h) for h in heads
    )


def _told(passage: Passage, token: Token, words: Reporting) -> Source | None:
    """The medium told: "told Reuters", "told the BBC"."""
    for told in passage.children(token, "dobj", "dative", "iobj"):
        target = passage.child(told, "pobj") if told.pos == "ADP" else told
        if target is None or target.tag == "NNS":
            continue
        source = source_of(passage, target, words)
        if source.kind is SourceKind.MEDIA:
            return source
    return None


# -- other cues --------------------------------------------------------------------------------------------------------


def _of_noun(passage: Passage, token: Token, word: ReportingWord, words: Reporting) -> Iterator[Attribution]:
    """ "claims by the rebels that they hold the city", "reports that the city fell"."""
    clauses = [c for c in passage.children(token, "acl", "ccomp", "relcl") if that_clause(passage, c)]
    if not clauses:
        return
    content = tuple(clause_content(passage, clauses[0], token, words))
    owners = passage.children(token, "poss") + [
        pobj
        for by in passage.children(token, "prep")
        if by.lemma in {"by", "from"}
        for pobj in passage.children(by, "pobj")
    ]
    if not owners and token.dep == "appos":
        return  # "he said troops had fled, a claim that nobody could check": his claim still
    source = source_of(passage, owners[0] if owners else token, words)
    yield Attribution(token.i, content, word.kind, source, source.mention, None, word.unverified)


def _of_according(passage: Passage, token: Token, words: Reporting) -> Iterator[Attribution]:
    to = next((c for c in passage.children(token) if c.lemma == "to" and c.i == token.i + 1), None)
    named = passage.child(to, "pobj") if to is not None else passage.child(token, "pobj")
    if named is None:
        return
    content = tuple(clause_without(passage, token))
    if content:
        for head in passage.conjuncts(named)[:2]:
            source = source_of(passage, head, words)
            yield Attribution(token.i, content, ReportingKind.SAY, source, source.mention, None, unverified=False)


def _of_citing(passage: Passage, token: Token, words: Reporting) -> Iterator[Attribution]:
    """ "the agency reported, citing officials": the officials say what the agency reports."""
    named = passage.child(token, "dobj")
    if (
        named is None
        or not _may_be_cited(passage, named, words)
        or token.tag != "VBG"
        or token.dep not in {"advcl", "acl", "prep", "conj"}
    ):
        return
    content = tuple(clause_without(passage, token))
    if content:
        verb = passage.head(token)
        citing = speakers(passage, verb) if verb.lemma in words.verbs else []
        through = source_of(passage, citing[0], words, said_at(passage, verb)) if citing else None
        source = source_of(passage, named, words)
        yield Attribution(token.i, content, ReportingKind.SAY, source, source.mention, through, unverified=False)


def _may_be_cited(passage: Passage, named: Token, words: Reporting) -> bool:
    """Whether the one cited speaks, so that this is no reason given ("citing the shelling")."""
    return named.pos in {"PROPN", "PRON"} or names_speaker(passage, named, words)


def _of_headlines(passage: Passage, words: Reporting) -> Iterator[Attribution]:
    """ "Iran attacks base: officials"."""
    for sentence in passage.sentences:
        if sentence.section is SectionKind.HEADLINE and sentence.last - sentence.first > 4:
            tail = next(
                (i for i in range(sentence.last - 2, sentence.last - 5, -1) if passage.tokens[i].text in ":-–—"), None
            )
            last = passage.tokens[sentence.last - 1]
            if tail is not None and last.pos in {"NOUN", "PROPN"} and last.lemma in words.speakers:
                source = source_of(passage, last, words)
                content = ((sentence.first, tail),)
                yield Attribution(last.i, content, ReportingKind.SAY, source, source.mention, None, unverified=False)


# -- quotations --------------------------------------------------------------------------------------------------------


def _of_quotes(passage: Passage, found: list[Attribution], words: Reporting) -> Iterator[Attribution]:
    for quote in spoken_quotes(passage, words):
        cue = passage.tokens[quote.cue]
        word = words.verbs.get(cue.lemma)
        kind = word.kind if word is not None else ReportingKind.SAY
        for piece in _pieces(passage, quote):
            if not any(a.cue == quote.cue and a.covers(piece[0]) and a.covers(piece[1] - 2) for a in found):
                yield from _spoken(passage, quote, piece, kind, words)


def _spoken(
    passage: Passage, quote: Quote, piece: Range, kind: ReportingKind, words: Reporting
) -> Iterator[Attribution]:
    cue = passage.tokens[quote.cue]
    through = _told(passage, cue, words)
    for head in quote.speakers[:2]:
        source = source_of(passage, passage.tokens[head], words, said_at(passage, cue))
        yield Attribution(cue.i, (piece,), kind, source, source.mention, through, unverified=False)


def _pieces(passage: Passage, quote: Quote) -> Iterator[Range]:
    """The quotation cut at the ends of sentences, without the cue where it stands in between."""
    start = quote.first
    for number in range(passage.tokens[quote.first].sentence, passage.tokens[quote.last - 1].sentence + 1):
        last = min(passage.sentences[number].last, quote.last)
        if start < last:
            yield start, last
        start = last
