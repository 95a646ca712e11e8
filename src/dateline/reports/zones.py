"""Zones: which stretch of a report is headline, byline, dateline, caption, story or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.record import Dateline, Report, Section, SectionKind, Span
from dateline.reports.filing import find_dateline
from dateline.vocabulary import ZoneRule, zone_rules

__all__ = ["headline_span", "zone"]

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
SENTENCE_END = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ":", ")")
LONGEST_LINE = 700
"""Characters up to which a line can be something else than story as a whole. Long captions reach 600."""
END_WINDOW = 260
"""Characters at the end of a paragraph in which a picture credit stands."""
LONGEST_BYLINE = 160
LONGEST_HEADLINE = 140
"""Characters up to which an opening line without a full stop is taken for a headline where none is given."""
BYLINE_PLACES = 6
"""A byline stands among the first (or last) so many paragraphs; "By Land and Sea" farther in is a heading."""
DATELINE_PLACES = 4
"""The story's first paragraph is among the first so many of the body: decks precede it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph: span without surrounding white space; whether a blank line follows it."""

    span: Span
    closed: bool


def zone(report: Report) -> Report:
    """The report with ``sections`` set, and ``dateline`` where it has one.

    Sections are in text order, do not overlap, and leave out nothing but white space. What is not known to be something
    else is body: a deck under the headline too. Items of a digest may have datelines of their own.
    """
    text = report.text
    headline = headline_span(text, report.title)
    units = list(_units(text, headline.end if headline else 0))
    kinds = _kinds(text, units)
    sections = [Section(SectionKind.HEADLINE, headline)] if headline else []
    filed: Dateline | None = None
    candidates = 0
    for unit, kind in zip(units, kinds, strict=True):
        span = unit.span
        searched = kind is SectionKind.BODY and (filed is not None or candidates < DATELINE_PLACES)
        opened = find_dateline(text, span.start, span.end, first=candidates == 0) if searched else None
        candidates += searched
        filed = filed or opened
        if opened is not None:
            sections.append(Section(SectionKind.DATELINE, opened.span))
            span = _stripped(text, opened.span.end, span.end)
        for section in _split(text, Section(kind, span)) if len(span) else ():
            _append(sections, section)
    return replace(report, sections=tuple(sections), dateline=filed)


def headline_span(text: str, title: str | None) -> Span | None:
    """Where the headline stands: the first line of ``text``, if it is the ``title`` or, without one, looks like one."""
    lines = [m for m in LINE.finditer(text, 0, 20_000) if m[0].strip()][:2]
    if not lines:
        return None
    span = _stripped(text, lines[0].start(), lines[0].end())
    line = span.of(text)
    if title is not None:
        return span if _words(line) == _words(title) and _words(line) else None
    if len(lines) < 2 or not _blank_between(text, lines[0], lines[1]) or len(line) > LONGEST_HEADLINE:
        return None
    looks = len(line.split()) >= 2 and line[:1].isalnum() and not line.endswith((*SENTENCE_END, ",", ";", "-"))
    if not looks or _line_kind(line) is not None or find_dateline(text, span.start, len(text), first=True):
        return None
    return span


def _blank_between(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return bool(text[one.end() : other.start()]) and not text[one.end() : other.start()].strip()


def _words(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _units(text: str, start: int) -> Iterator[_Unit]:
    """Paragraphs from ``start`` on: ended by a blank line, a line that ends a sentence or is a thing of its own."""
    opened: int | None = None
    end = start
    for match in LINE.finditer(text, start):
        span = _stripped(text, match.start(), match.end())
        if not len(span):
            if opened is not None:
                yield _Unit(Span(opened, end), True)
                opened = None
            continue
        line = span.of(text)
        alone = len(line) <= LONGEST_LINE and _line_kind(line) is not None
        if alone and opened is not None:
            yield _Unit(Span(opened, end), False)
            opened = None
        opened, end = (span.start if opened is None else opened), span.end
        if alone or line.endswith(SENTENCE_END):
            yield _Unit(Span(opened, end), False)
            opened = None
    if opened is not None:
        yield _Unit(Span(opened, end), True)


def _kinds(text: str, units: list[_Unit]) -> list[SectionKind]:
    kinds: list[SectionKind] = []
    tail = False
    body_seen = False
    for i, unit in enumerate(units):
        words = unit.span.of(text)
        tail = (tail and not words.endswith(SENTENCE_END)) or (body_seen and _matches("tail", words))
        kind = SectionKind.BOILERPLATE if tail else (_line_kind(words) or _end_kind(words))
        if kind is SectionKind.BYLINE and not (i < BYLINE_PLACES or i >= len(units) - 3):
            kind = None
        kinds.append(kind or SectionKind.BODY)
        body_seen = body_seen or kind is None
    return kinds


@cache
def _rules(unit: str) -> tuple[ZoneRule, ...]:
    return tuple(rule for rule in zone_rules() if rule.unit == unit)


def _line_kind(line: str) -> SectionKind | None:
    """What a line or paragraph is as a whole, if not story."""
    if len(line) > LONGEST_LINE:
        return None
    for rule in _rules("line"):
        if rule.kind is SectionKind.BYLINE and len(line) > LONGEST_BYLINE:
            continue
        if rule.pattern.fullmatch(line):
            return rule.kind
    return None


def _end_kind(words: str) -> SectionKind | None:
    """What a paragraph is by its end: a caption, if a picture credit closes it."""
    end = words[-END_WINDOW:]
    for rule in _rules("end"):
        if rule.kind is SectionKind.CAPTION and any(m.end() == len(end) for m in rule.pattern.finditer(end)):
            return rule.kind
    return None


def _matches(unit: str, words: str) -> bool:
    return len(words) <= LONGEST_LINE and any(rule.pattern.fullmatch(words) for rule in _rules(unit))


def _split(text: str, section: Section) -> Iterator[Section]:
    """A paragraph of the story, cut before credits that close it."""
    if section.kind is SectionKind.BODY and text[section.span.end - 1] == ")":
        cut = text.rfind("(", section.span.start, section.span.end)
        if cut > section.span.start:
            for rule in _rules("end"):
                if rule.kind is SectionKind.BOILERPLATE and rule.pattern.fullmatch(text, cut, section.span.end):
                    yield Section(SectionKind.BODY, _stripped(text, section.span.start, cut))
                    yield Section(rule.kind, Span(cut, section.span.end))
                    return
    yield section


def _append(sections: list[Section], section: Section) -> None:
    """Add a section; one of the story joins the story before it."""
    if sections and sections[-1].kind is section.kind is SectionKind.BODY:
        section = Section(section.kind, sections.pop().span.hull(section.span))
    sections.append(section)
