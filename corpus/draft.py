"""Coded reports in the form of the corpus, to be corrected by hand: ``python -m corpus.draft PATH... > mine.txt``.

``dateline annotate`` runs this. What the form cannot say is left out: mentions that cross an anchor or one another,
speakers without a mention, times without a day. White space is levelled, and brackets in the text become round.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.form import HEADER, KINDS
from corpus.lint import FIELD_KINDS, WHAT
from dateline.errors import DatelineError
from dateline.flow import Coder
from dateline.language import Sentence
from dateline.record import (
    Actor,
    Certainty,
    Coded,
    Control,
    Count,
    CountScope,
    Event,
    EventPlace,
    Mention,
    Moment,
    Relation,
    Report,
    Role,
    SectionKind,
    Source,
    Span,
    Status,
)
from dateline.reports import Unreadable, read

__all__ = ["draft"]

LETTERS = {kind: letter for letter, kind in KINDS.items()}
ROUND = str.maketrans("[]{}", "()()")
Record = Event | Control | Relation | Role
NEEDED: dict[type[Record], set[str]] = {
    Event: set(), Control: {"place", "holder"}, Relation: {"a", "b"}, Role: {"person"},
}  # fmt: skip


class Marking(NamedTuple):
    """A mark to be set: half-open code points of the report, and what stands before and behind its words."""

    start: int
    end: int
    opening: str
    closing: str


def draft(coded: Coded, sentences: Sequence[Sentence]) -> Iterator[str]:
    """The lines of a coded report as an annotated one, without newlines."""
    yield from _Draft(coded, sentences).lines()


class _Draft:
    def __init__(self, coded: Coded, sentences: Sequence[Sentence]) -> None:
        self.coded, self.sentences = coded, sentences
        self.mentions = {m.id: m for m in coded.mentions}
        self.ids = dict(self._numbered())
        self.records = list(self._named())
        self.shown = {name for s in sentences for name in _names(self._marks(s))}
        self.records = [named for named in self.records if named[0] in self.shown and self._whole(named[2])]

    def _numbered(self) -> Iterator[tuple[str, str]]:
        """Ids of the form for the mentions: the same for what stands for the same thing and is of the same kind."""
        given: dict[tuple[str, str], str] = {}
        counts: dict[str, int] = {}
        for mention in self.coded.mentions:
            letter = LETTERS.get(mention.kind.value)
            if letter is None or (letter == "q" and _amount(mention.count) is None):
                continue
            key = (self._root(mention), letter)
            if key not in given:
                counts[letter] = counts.get(letter, 0) + 1
                given[key] = f"{letter}{counts[letter]}"
            yield mention.id, given[key]

    def _root(self, mention: Mention) -> str:
        seen = {mention.id}
        while mention.coref is not None and mention.coref not in seen and mention.coref in self.mentions:
            seen.add(mention.coref)
            mention = self.mentions[mention.coref]
        return mention.id

    def _named(self) -> Iterator[tuple[str, Span, Record]]:
        coded = self.coded
        groups: tuple[tuple[str, Sequence[Event | Control | Relation]], ...] = (
            ("e", coded.events), ("c", coded.controls), ("r", coded.relations),
        )  # fmt: skip
        for letter, records in groups:
            for number, record in enumerate(records, 1):
                yield f"{letter}{number}", record.anchor, record
        for number, role in enumerate(coded.roles, 1):
            at = coded.report.text.find(role.title, role.span.start)
            if role.title and at >= 0:
                yield f"k{number}", Span(at, at + len(role.title)), role

    def _whole(self, record: Record) -> bool:
        """Whether the form has all that such a record needs."""
        fields = {name for name, ids in self._fields(record) if ids}
        return NEEDED[type(record)] <= fields | ({"holder"} if "from" in fields else set())

    def lines(self) -> Iterator[str]:
        report, sentences = self.coded.report, self.sentences
        yield f"=== {report.id}"
        yield f"published: {(report.published or '')[:10]}"
        yield f"source: {report.source or '-'}"
        yield "register: wire"
        yield "country: -"
        paragraph = sentences[0].paragraph if sentences else 0
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                yield ""
            paragraph = sentence.paragraph
            yield from self._sentence(sentence)
        yield ""
        yield from self._entities()
        yield ""

    def _marks(self, sentence: Sentence) -> list[Marking]:
        """The marks of a sentence: anchors, and mentions that cross none."""
        anchors: dict[tuple[int, int], list[str]] = {}
        for name, span, _ in self.records:
            if _inside(span, sentence.span):
                anchors.setdefault((span.start, span.end), []).append(name)
        kept: list[Marking] = []
        for (start, end), names in anchors.items():
            _keep(kept, Marking(start, end, f"{{{','.join(names)}:", "}"))
        for mention in self.coded.mentions:
            if mention.id in self.ids and _inside(mention.span, sentence.span):
                value = _day(mention.time) if mention.time else _amount(mention.count)
                opening = f"[{self.ids[mention.id]}{f'={value}' if value else ''}:"
                _keep(kept, Marking(mention.span.start, mention.span.end, opening, "]"))
        return kept

    def _sentence(self, sentence: Sentence) -> Iterator[str]:
        marks = self._marks(sentence)
        line = _marked(self.coded.report.text, sentence.span, marks)
        title = "# " if sentence.section is SectionKind.HEADLINE else ""
        yield title + (f"- {line}" if line[:1] in "@=#" or HEADER.match(line) else line)
        here = _names(marks)
        yield from (f"  {name}{self._said(record)}" for name, _, record in self.records if name in here)

    def _said(self, record: Record) -> str:
        fields = [f"{name} {' '.join(ids)}" for name, ids in self._fields(record) if ids]
        return " | ".join([" ".join(["", *_head(record)]), *fields]).rstrip()

    def _fields(self, record: Record) -> Iterator[tuple[str, list[str]]]:
        if isinstance(record, Role):
            yield from (("person", self._of("person", [record.person])), ("of", self._of("of", [record.of])))
            return
        if isinstance(record, Event):
            yield from (("who", self._of("who", record.actors)), ("to", self._of("to", record.recipients)))
            yield "at", self._of("at", record.places)
        elif isinstance(record, Control):
            yield from (("place", self._of("place", [record.place])), ("holder", self._of("holder", [record.holder])))
            yield "from", self._of("from", [record.lost_by])
        else:
            yield from (("a", self._of("a", [record.a])), ("b", self._of("b", [record.b])))
        yield "on", self._of("on", [record.time])
        if isinstance(record, Event):
            counts = [words for count in record.counts if (words := self._count(count))]
            yield "n", [", ".join(counts)] if counts else []
        yield "by", self._of("by", record.sources)

    def _of(self, field: str, parts: Iterable[Actor | EventPlace | Moment | Source | None]) -> list[str]:
        """Ids of the mentions that may stand in a field, each once."""
        named = (self.ids.get(part.mention or "") for part in parts if part is not None)
        fitting = (n for n in named if n and n in self.shown and n[0] in FIELD_KINDS.get(field, n[0]))
        return list(dict.fromkeys(fitting))

    def _count(self, count: Count) -> str | None:
        for mention in self.coded.mentions:
            name = self.ids.get(mention.id, "")
            if mention.span == count.span and name[:1] == "q" and name in self.shown and count.what in WHAT:
                scope = " cumulative" if count.scope is CountScope.CUMULATIVE else ""
                return f"{count.what} {name}{scope}"
        return None

    def _entities(self) -> Iterator[str]:
        told: set[str] = set()
        for mention in self.coded.mentions:
            name = self.ids.get(mention.id, "")
            if name[:1] in {"p", "o"} and name in self.shown and name not in told:
                told.add(name)
                codes = " ".join([mention.country or "-", *mention.sectors])
                yield f"@{name} {_level(mention.name or mention.text)} | {codes}"


def _head(record: Record) -> Iterator[str]:
    """Type or status, and what departs from the usual."""
    if isinstance(record, Role):
        yield from ["former"] if record.former else []
        return
    if isinstance(record, Event):
        yield f"{record.type.value}.{record.mode}" if record.mode else record.type.value
        yield from [record.status.value] if record.status is not Status.HAPPENED else []
    else:
        yield (record.status if isinstance(record, Control) else record.kind).value
    usual = Certainty.ATTRIBUTED if any(s.mention for s in record.sources) else Certainty.STATED
    yield from [record.certainty.value] if record.certainty is not usual else []
    yield from ["historical"] if record.historical else []
    if isinstance(record, Event) and any(s.anonymous for s in record.sources):
        yield "anonymous"
    if isinstance(record, Relation) and record.ended:
        yield "ended"


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start < span.end <= outer.end


def _names(marks: Iterable[Marking]) -> set[str]:
    """The ids that stand in marks."""
    return {name for mark in marks for name in mark.opening.strip("{[:").partition("=")[0].split(",")}


def _keep(kept: list[Marking], new: Marking) -> None:
    """Takes a mark in unless it crosses one that is there, or stands on the very words of another of its sort."""
    a, b = new.start, new.end
    for old in kept:
        crosses = old.start < a < old.end < b or a < old.start < b < old.end
        if crosses or ((old.start, old.end) == (a, b) and old.closing == new.closing):
            return
    kept.append(new)


def _marked(text: str, span: Span, marks: Iterable[Marking]) -> str:
    """The words of a sentence with marks around them: at one place first what closes, the inner before the outer."""
    at: dict[int, list[tuple[bool, int, bool, str]]] = {}
    for mark in marks:
        inner = mark.closing == "}"  # an anchor on the words of a mention stands inside it
        at.setdefault(mark.end, []).append((False, -mark.start, not inner, mark.closing))
        at.setdefault(mark.start, []).append((True, -mark.end, inner, mark.opening))
    parts, last = [], span.start
    for place in sorted(at):
        parts += [_level(text[last:place], strip=False), *(words for *_, words in sorted(at[place]))]
        last = place
    return "".join([*parts, _level(text[last : span.end], strip=False)]).strip()


def _level(words: str, *, strip: bool = True) -> str:
    levelled = re.sub(r"\s+", " ", words.translate(ROUND))
    return levelled.strip() if strip else levelled


def _amount(count: Count | None) -> str | None:
    """A quantity's range in the form."""
    if count is None or (count.min is None and count.max is None):
        return None
    if count.min == count.max:
        return str(count.min)
    return f"{'' if count.min is None else count.min}..{'' if count.max is None else count.max}"


def _day(moment: Moment | None) -> str | None:
    """A time's day, or its range of days, in the form."""
    if moment is None or moment.start is None or moment.end is None:
        return None
    start, end = moment.start[:10], moment.end[:10]
    return start if start == end else f"{start}..{end}"


def main() -> int:
    """Codes the reports of each path and prints them in the form; 1 where one could not be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    coder, failed = Coder(), 0
    try:
        for item in read(parser.parse_args().paths):
            if isinstance(item, Unreadable):
                print(item.problem.message, file=sys.stderr)
                failed = 1
                continue
            print("\n".join(drafted(coder, item)))
    except DatelineError as error:
        print(error, file=sys.stderr)
        return 1
    return failed


def drafted(coder: Coder, report: Report) -> Iterator[str]:
    """The draft of one report."""
    yield from draft(coder.code(report), coder.passage(report).sentences)


if __name__ == "__main__":
    sys.exit(main())
