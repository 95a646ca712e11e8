"""The interlinear form of an annotated report: its text with marks, and under each sentence what it says.

``GUIDE.md`` describes the form. Offsets are half-open code points into the report's text, which is its title, a blank
line, and its paragraphs, sentences joined by one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = [
    "KINDS",
    "Anchor",
    "AnnotatedReport",
    "AnnotatedSentence",
    "Entity",
    "FormError",
    "Mark",
    "Statement",
    "read_corpus",
    "read_pack",
]

KINDS = {
    "p": "person", "o": "organisation", "l": "place", "n": "nationality", "t": "time", "q": "quantity",
    "m": "money", "w": "weapon", "v": "platform", "d": "document",
}  # fmt: skip
HEADER = re.compile(r"(published|source|register|country|split): *(.*)$")
OPEN_MARK = re.compile(r"\[([plontqmwvd]\d+)(?:=((?:T\d{2}:\d{2}|[^:\]])+))?:")
OPEN_ANCHOR = re.compile(r"\{([ecrk]\d+(?:,[ecrk]\d+)*|[+-]):")
STATEMENT = re.compile(r"\s+([ecrk])(\d+)\b(.*)$")
ENTITY = re.compile(r"@ ?([plontqmwvd]\d+) +(.*)$")


class FormError(ValueError):
    """A line that is not in the form; the message starts with file and line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention: ``id`` names what is meant, the same everywhere in the report; ``value`` of a time or a quantity."""

    id: str
    start: int
    end: int
    value: str | None
    sentence: int

    @property
    def kind(self) -> str:
        """The contract's kind of mention."""
        return KINDS[self.id[0]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that say an event (``e``), control (``c``), relation (``r``), title (``k``), or a fact (``+``, ``-``)."""

    ids: tuple[str, ...]
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What an anchor says: words without a field (``words``), and fields as lists of words."""

    id: str
    words: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]
    sentence: int
    line: int

    @property
    def layer(self) -> str:
        """``e``, ``c``, ``r`` or ``k``."""
        return self.id[0]

    def count_groups(self) -> list[list[str]]:
        """The counts of an event, each as its words: what is counted, the mention of the number, ``cumulative``."""
        groups: list[list[str]] = [[]]
        for word in self.fields.get("n", ()):
            if word == ",":
                groups.append([])
            else:
                groups[-1].append(word)
        return groups


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what an id means: its name, ISO country or country-level code, sectors."""

    id: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """One sentence of the text."""

    start: int
    end: int
    title: bool
    line: int


@dataclass(slots=True)
class AnnotatedReport:
    """A report with all that is annotated in it."""

    id: str
    file: str
    line: int
    published: str = ""
    source: str = ""
    register: str = ""
    country: str = ""
    split: str = ""
    text: str = ""
    sentences: list[AnnotatedSentence] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)

    def words(self, span: Mark | Anchor | AnnotatedSentence) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def read_corpus(folder: Path) -> Iterator[AnnotatedReport]:
    """All reports of a folder of packs, in the order of their files.

    Raises:
        FormError: where a line is not in the form.
    """
    for path in sorted(folder.glob("*.txt")):
        yield from read_pack(path)


def read_pack(path: Path) -> list[AnnotatedReport]:
    """The reports of one file.

    Raises:
        FormError: where a line is not in the form.
    """
    reports: list[AnnotatedReport] = []
    blank = False
    for number, raw in enumerate(path.read_text("utf-8").split("\n"), 1):
        line = raw.rstrip()
        if line.startswith("==="):
            reports.append(AnnotatedReport(line.strip("= "), path.name, number))
            blank = False
        elif not line:
            blank = True
        elif not reports:
            raise FormError(f"{path.name}:{number}: text before the first '=== id' line")
        else:
            _read_line(reports[-1], line, number, blank=blank)
            blank = blank and bool(HEADER.match(line) and not reports[-1].sentences)
    return reports


def _read_line(report: AnnotatedReport, line: str, number: int, *, blank: bool) -> None:
    header = HEADER.match(line)
    if header and not report.sentences:
        setattr(report, header[1], header[2].strip())
    elif statement := STATEMENT.match(line):
        _read_statement(report, statement, number)
    elif entity := ENTITY.match(line):
        _read_entity(report, entity, number)
    elif line[0].isspace() or line[0] == "@":
        raise FormError(f"{report.file}:{number}: neither a sentence nor a record: {line.strip()[:60]!r}")
    else:
        _read_sentence(report, line, number, blank=blank)


def _read_sentence(report: AnnotatedReport, line: str, number: int, *, blank: bool) -> None:
    title = line.startswith("# ")
    if report.text:
        report.text += "\n\n" if blank or report.sentences[-1].title else " "
    start, index = len(report.text), len(report.sentences)
    text, open_spans = "", []
    at = 2 if title else 0
    while at < len(line):
        mark, anchor = OPEN_MARK.match(line, at), OPEN_ANCHOR.match(line, at)
        if mark:
            open_spans.append(("]", mark[1], mark[2], start + len(text)))
            at = mark.end()
        elif anchor:
            open_spans.append(("}", anchor[1], None, start + len(text)))
            at = anchor.end()
        elif line[at] in "]}":
            if not open_spans or open_spans[-1][0] != line[at]:
                raise FormError(
                    f"{report.file}:{number}: {line[at]!r} closes nothing near {line[max(0, at - 25) : at]!r}"
                )
            _close(report, open_spans.pop(), start + len(text), index)
            at += 1
        elif line[at] in "[{":
            raise FormError(f"{report.file}:{number}: bad mark {line[at : at + 25]!r}")
        else:
            text += line[at]
            at += 1
    if open_spans:
        raise FormError(f"{report.file}:{number}: {open_spans[-1][1]!r} is not closed")
    report.text += text
    report.sentences.append(AnnotatedSentence(start, start + len(text), title, number))


def _close(report: AnnotatedReport, opened: tuple[str, str, str | None, int], end: int, sentence: int) -> None:
    bracket, name, value, start = opened
    if bracket == "]":
        report.marks.append(Mark(name, start, end, value, sentence))
    else:
        report.anchors.append(Anchor(tuple(name.split(",")), start, end, sentence))


def _read_statement(report: AnnotatedReport, match: re.Match[str], number: int) -> None:
    if not report.sentences:
        raise FormError(f"{report.file}:{number}: a record before the first sentence")
    first, *rest = (part.split() for part in match[3].replace(",", " , ").split("|"))
    fields: dict[str, tuple[str, ...]] = {}
    for part in rest:
        if not part:
            raise FormError(f"{report.file}:{number}: an empty field")
        if part[0] in fields:
            raise FormError(f"{report.file}:{number}: field {part[0]!r} stands twice")
        fields[part[0]] = tuple(part[1:])
    words = tuple(word for word in first if word != ",")
    report.statements.append(Statement(match[1] + match[2], words, fields, len(report.sentences) - 1, number))


def _read_entity(report: AnnotatedReport, match: re.Match[str], number: int) -> None:
    name, _, codes = match[2].partition("|")
    country, *sectors = codes.split() or ["-"]
    known = None if country == "-" else country
    kept = tuple(s for s in sectors if s != "-")
    report.entities[match[1]] = Entity(match[1], name.strip(), known, kept, number)
