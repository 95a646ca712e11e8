"""The stretches of a report that are parsed each on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.record import Report, Section, SectionKind, Span

__all__ = ["CODED_SECTIONS", "flattened", "paragraphs"]

CODED_SECTIONS = frozenset({SectionKind.HEADLINE, SectionKind.DATELINE, SectionKind.CAPTION, SectionKind.BODY})
MAX_PARAGRAPH_CHARS = 20_000
"""A longer stretch without a break is no paragraph of news; it is cut here, at white space, to keep memory bounded."""
LINE_BREAK = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
BULLET = re.compile(r"(?:[-*•●▪◦‣·–—]|\(?\d{1,2}[.)])[ \t\xa0]+(?=\S)")
WIDEST_WRAP = 100
"""Characters: mail, wires and old web pages wrap between 60 and 80; nobody wraps wider than this."""
NARROWEST_WRAP = 40
SENTENCE_ENDS = frozenset('.!?"”’:)')
FULL_LINE = 0.7
"""Share of the widest line from which a line counts as full: the next word did not fit on it."""


def paragraphs(report: Report) -> Iterator[Section]:
    """The paragraphs of the sections that are coded, without surrounding white space and bullets.

    A blank line ends a paragraph. A single line break ends it too, except in text wrapped at a fixed width: there
    it does so only behind a line that is not full, or before a bullet or an indented line.
    """
    sections = report.sections or (Section(SectionKind.BODY, Span(0, len(report.text))),)
    for section in sections:
        if section.kind in CODED_SECTIONS:
            for span in _stretches(report.text, section.span):
                yield Section(section.kind, span)


def _stretches(text: str, within: Span) -> Iterator[Span]:
    lines = list(_lines(text, within))
    width = _wrap_width(text, lines)
    start: int | None = None
    end = within.start
    for first, last in lines:
        words = text[first:last].strip()
        if start is not None and (not words or _ends_paragraph(text[start:end], text[first:last], width)):
            yield from _trimmed(text, start, end)
            start = None
        if words:
            start = first if start is None else start
            end = last
    if start is not None:
        yield from _trimmed(text, start, end)


def _lines(text: str, within: Span) -> Iterator[tuple[int, int]]:
    start = within.start
    for match in LINE_BREAK.finditer(text, within.start, within.end):
        yield start, match.start()
        start = match.end()
    yield start, within.end


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which the text is wrapped: most lines that run on are then nearly as wide as the widest; else 0."""
    followed = [
        b - a
        for (a, b), (c, d) in pairwise(lines)
        if text[a:b].strip() and text[c:d].strip() and not _is_apart(text[c:d])
    ]
    if not followed:
        return 0
    widest = max(b - a for a, b in lines)
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return 0
    full = sum(length >= FULL_LINE * widest for length in followed)
    return widest if full >= FULL_LINE * len(followed) else 0


def _is_apart(line: str) -> bool:
    """Whether a line shows by an indent or a bullet that something new begins."""
    return line[:1] in {" ", "\t", "\xa0"} or BULLET.match(line) is not None


def _ends_paragraph(before: str, line: str, width: int) -> bool:
    """Whether the break between what is gathered of a paragraph and the next line ends the paragraph."""
    if not width or _is_apart(line):
        return True
    breaks = list(LINE_BREAK.finditer(before))
    final = before[breaks[-1].end() :] if breaks else before
    return len(final) < FULL_LINE * width and final.rstrip()[-1:] in SENTENCE_ENDS


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """``[start, end)`` without white space and bullet around it, in bounded pieces; nothing where it is blank."""
    while start < end and text[start].isspace():
        start += 1
    bullet = BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_PARAGRAPH_CHARS:
        cut = text.rfind(" ", start, start + MAX_PARAGRAPH_CHARS)
        cut = cut if cut > start else start + MAX_PARAGRAPH_CHARS
        yield Span(start, cut)
        start = cut + 1 if text[cut].isspace() else cut
    if end > start:
        yield Span(start, end)


FLAT = {ord(c): " " for c in "\n\r\t\x0b\x0c\x85\xa0\u2002\u2003\u2009\u200a\u2028\u2029\u202f\u200b\ufeff"} | {
    0: " ",
    ord("’"): "'",
    ord("‘"): "'",
    ord("ʼ"): "'",
}


REFERENCE = re.compile(r"(?<=[\w.,;:!?\"”'’)\]])\[(?:\d{1,3}|[a-z]|note \d{1,2}|nb \d{1,2}|citation needed)\]")
"""A mark of reference set right behind a word or a stop: "died.[3][4] A", "wounded[a]"."""


def flattened(text: str) -> str:
    """``text`` with white space and apostrophes made plain and reference marks blank.

    Code point for code point, so that offsets hold.
    """
    plain = text.translate(FLAT)
    return REFERENCE.sub(lambda mark: " " * len(mark[0]), plain) if "[" in plain else plain
