"""A report as it was published, and what its parts are."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.record.kinds import SectionKind
from dateline.record.span import Span

__all__ = ["Dateline", "Problem", "Provenance", "Report", "Section"]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report and what it is. Sections of one report do not overlap and stand in text order."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that says where (and for whom) a report was filed: "MOSUL/WASHINGTON (Reuters) -".

    Attributes:
        span: the whole dateline.
        places: ids of the mentions of the places named in it.
        agency: the agency named in it, as written, or ``None``.
    """

    span: Span
    places: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, resolved or coded.

    Attributes:
        code: stable name, lower case with hyphens, e.g. ``language-not-coded``.
        message: one sentence that names the file and line where there is one.
        span: where in the text, or ``None``.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a report was found: the wrapper, not the report. One report may have several.

    Attributes:
        path: file, archive member (``reports.zip!a/b.txt``) or ``-`` for standard input.
        line: line or row in it, counted from 1; ``None`` where the file is the report.
        format: ``text | jsonl | json | csv | html``.
    """

    path: str
    line: int | None
    format: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news report.

    Attributes:
        id: the caller's name for it; without one, a hash of the text (see :func:`dateline.record.report_id`).
        text: the body exactly as published. Every span of every record counts code points in this string.
        title: headline, as the metadata or the headline convention gives it.
        published: ISO 8601 date or date-time; anchors "on Sunday", "last week".
        source: publisher or agency.
        url, byline: as known.
        language: ISO 639-1 code, given or detected.
        dateline: the dateline of the text, if it has one.
        published_inferred: whether ``published`` was worked out from what the text dates.
        sections: what each stretch of the text is, in text order, without overlap.
        provenance: where this reading of it came from, or ``None`` for text handed over in a call.
        problems: what went wrong in reading it. A report with a problem of code ``not-coded-…`` is kept, not coded.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published_inferred: bool = False
    sections: tuple[Section, ...] = ()
    provenance: Provenance | None = None
    problems: tuple[Problem, ...] = ()
