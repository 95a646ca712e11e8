"""Whose words stand in quotation marks, within a sentence, over sentences and over paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.coding.speakers import speakers
from dateline.language import Passage, Quotation, Token
from dateline.vocabulary import Content, Reporting

__all__ = ["Quote", "spoken_quotes"]

REACH = 24
"""How many tokens behind a quotation its verb of saying may stand: a speaker with title, age and office in between."""
MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "«", "»", ","})


class Quote(NamedTuple):
    """A quotation, tokens ``[first, last)``, the verb that reports it and the head tokens of who says it."""

    first: int
    last: int
    cue: int
    speakers: tuple[int, ...]


def spoken_quotes(passage: Passage, words: Reporting) -> Iterator[Quote]:
    """The quotations that somebody speaks, with the speaker; a quotation without any is left out.

    A quotation takes the verb of saying that stands next to it, before or behind. Without one it goes on with the
    speaker of the quotation before it in its paragraph, or in the paragraph before where it fills its own.
    """
    last: Quote | None = None
    for quotation in passage.quotations:
        if quotation.scare or quotation.last <= quotation.first:
            continue
        cue = _after(passage, quotation, words) or _before(passage, quotation, words)
        heads = tuple(t.i for t in speakers(passage, cue)) if cue is not None else ()
        if cue is not None and heads:
            last = Quote(quotation.first, quotation.last, cue.i, heads)
        elif last is not None and _goes_on(passage, last, quotation):
            last = Quote(quotation.first, quotation.last, last.cue, last.speakers)
        else:
            last = None
            continue
        yield last


def _says(passage: Passage, token: Token, words: Reporting) -> bool:
    if token.pos != "VERB":
        return False
    word = words.verbs.get(token.lemma)
    return word is not None and Content.QUOTE in word.takes and bool(speakers(passage, token))


def _after(passage: Passage, quotation: Quotation, words: Reporting) -> Token | None:
    """The verb behind the quotation: '..., " he said', '...," said a spokesman'."""
    tokens, paragraph = passage.tokens, passage.sentences[passage.tokens[quotation.last - 1].sentence].paragraph
    ended = tokens[quotation.last - 1].text in {".", "!", "?"}
    for i in range(quotation.last, min(quotation.last + REACH, len(tokens))):
        token = tokens[i]
        if passage.sentences[token.sentence].paragraph != paragraph:
            return None
        if token.text in {".", ";", ":"} or (token.text in MARKS and i > quotation.last + 1 and token.text != ","):
            return None
        if _says(passage, token, words):
            return token if not ended or i <= quotation.last + 8 else None
    return None


def _before(passage: Passage, quotation: Quotation, words: Reporting) -> Token | None:
    """The verb before the quotation: 'he said: "...', 'he said "...'; in the sentence, or closing the one before."""
    tokens = passage.tokens
    sentence = passage.sentence_of(tokens[quotation.first])
    start = sentence.first
    if quotation.first - start <= 1 and sentence.i > 0:
        previous = passage.sentences[sentence.i - 1]
        if tokens[previous.last - 1].text in {":", ","}:
            start = previous.first
    for i in range(quotation.first - 1, start - 1, -1):
        if _says(passage, tokens[i], words):
            return tokens[i]
    return None


def _goes_on(passage: Passage, last: Quote, quotation: Quotation) -> bool:
    """Whether a quotation without a verb of its own continues the one before."""
    before = passage.sentence_of(passage.tokens[last.last - 1])
    here = passage.sentence_of(passage.tokens[quotation.first])
    if here.paragraph == before.paragraph:
        return True
    opens = here.first >= quotation.first - 1
    return here.paragraph == before.paragraph + 1 and opens and _whole_paragraph(passage, quotation, here.paragraph)


def _whole_paragraph(passage: Passage, quotation: Quotation, paragraph: int) -> bool:
    """Whether the quotation fills its paragraph."""
    after = quotation.last + 1
    return after >= len(passage.tokens) or passage.sentence_of(passage.tokens[after]).paragraph != paragraph
