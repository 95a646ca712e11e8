"""The values of a sequence, and how a marked report is read: ``corpus/sequences/README.md`` describes the form.

Offsets are half-open code points into the report's text, which is its title, a blank line, and the body without marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import DatelineError
from dateline.record import Report, Span
from dateline.reports import parse_report, zone

__all__ = ["COUNTED", "DAY", "STATUSES", "GoldReport", "GoldTelling", "Range", "SequenceError", "read_marked"]

COUNTED = ("killed", "injured", "detained", "abducted", "missing", "displaced")
"""What tolls count."""
STATUSES = ("denied", "planned", "considered", "conditional", "ongoing", "happened")
FLAGS = frozenset({"rises", "corrects", "historical"})
VALUES = frozenset(
    {"type", "mode", "status", "of", "scope", "by", "via", "day", "place", "actors", "recipients", *COUNTED}
)
HEADERS = frozenset({"outlet", "published", "title", "copies", "agency"})
NEEDED = ("outlet", "published", "title")
MARK_OPEN = re.compile(
    r"\{(?P<incident>[\w-]+)(?P<attributes>(?:\s+(?:[\w-]+=(?:\"[^\"]*\"|[^\s\"|{}]+)|[\w-]+))*)\s*\|"
)
ATTRIBUTE = re.compile(r"([\w-]+)(?:=(?:\"([^\"]*)\"|(\S+)))?")
RANGE = re.compile(r"(\d*)(-?)(\d*)$")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$")

Range = tuple[int | None, int | None]
"""Least and most, inclusive; ``None`` where open: ``12-`` is (12, None), ``-30`` is (None, 30)."""


class SequenceError(DatelineError):
    """A sequence that is not in the form; the subject is the file."""

    default_code = "bad-sequence"


@dataclass(frozen=True, slots=True)
class GoldTelling:
    """One marked telling of an incident.

    Attributes:
        incident: id in ``world.toml``. anchor: its words, as a span of the report's text. line: in the report's file.
        type, mode, status, day, place, of, by, via: as marked, ``None`` where the mark says nothing.
        actors, recipients: as marked; empty where the mark says nothing.
        counts: range by what is counted. cumulative, rises, corrects, historical: as the mark says.
    """

    incident: str
    anchor: Span
    line: int
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    day: str | None = None
    place: str | None = None
    of: str | None = None
    by: str | None = None
    via: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    counts: Mapping[str, Range] = field(default_factory=dict)
    cumulative: bool = False
    rises: bool = False
    corrects: bool = False
    historical: bool = False


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of a sequence.

    Attributes:
        number: its file's name without ``.txt``. report: as the coder reads it; its id is ``SEQUENCE/NUMBER``.
        copies: number of the report whose words it takes over. agency: as its header says.
        tellings: in text order.
    """

    number: str
    report: Report
    copies: str | None
    agency: str | None
    tellings: tuple[GoldTelling, ...]


def read_marked(path: Path, sequence: str) -> GoldReport:
    """The report in that file.

    Raises:
        SequenceError: where it is not in the form, with file, line and reason.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SequenceError(f"cannot be read: {error}", subject=path) from error
    if "---" not in lines:
        raise SequenceError("no line --- between header and text", subject=path, line=1)
    end = lines.index("---")
    header = _header(path, lines[:end])
    body = "\n".join(lines[end + 1 :])
    lead = len(body) - len(body.lstrip("\n"))
    text, tellings = _stripped(path, body.strip("\n"), end + 2 + lead, len(header["title"]) + 2)
    if not text.strip():
        raise SequenceError("has no text", subject=path, line=end + 2)
    fields = {"id": f"{sequence}/{path.stem}", "text": f"{header['title']}\n\n{text}", "title": header["title"]}
    report = zone(parse_report(fields | {"published": header["published"], "source": header["outlet"]}))
    return GoldReport(path.stem, report, header.get("copies"), header.get("agency"), tellings)


def _header(path: Path, lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        name, colon, value = line.partition(":")
        if not colon or name not in HEADERS:
            raise SequenceError(
                f"{line!r} is no header; there are {' '.join(sorted(HEADERS))}", subject=path, line=number
            )
        if name in found or not value.strip():
            raise SequenceError(f"{name} is empty or stands twice", subject=path, line=number)
        if name == "published" and not MOMENT.match(value.strip()):
            raise SequenceError(
                f"published {value.strip()!r} is no date like 2019-03-04T08:00", subject=path, line=number
            )
        found[name] = value.strip()
    for name in NEEDED:
        if name not in found:
            raise SequenceError(f"no header {name}", subject=path, line=1)
    return found


def _stripped(path: Path, body: str, first_line: int, offset: int) -> tuple[str, tuple[GoldTelling, ...]]:
    """The body without marks, and the tellings; a mark may stand inside another, where words tell two incidents."""
    words: list[str] = []
    length, at = 0, 0
    opened: list[tuple[re.Match[str], int]] = []
    tellings: list[GoldTelling] = []
    while at < len(body):
        line = first_line + body.count("\n", 0, at)
        if body[at] == "{":
            mark = MARK_OPEN.match(body, at)
            if mark is None:
                raise SequenceError(f"no mark: {body[at : at + 40]!r}", subject=path, line=line)
            opened.append((mark, length))
            at = mark.end()
            continue
        if body[at] == "}":
            if not opened:
                raise SequenceError("} without its {", subject=path, line=line)
            begun, start = opened.pop()
            tellings.append(_telling(path, begun, Span(offset + start, offset + length), line))
        else:
            words.append(body[at])
            length += 1
        at += 1
    if opened:
        line = first_line + body.count("\n", 0, opened[-1][0].start())
        raise SequenceError("{ without its }", subject=path, line=line)
    return "".join(words), tuple(sorted(tellings, key=lambda t: (t.anchor, t.incident)))


def _telling(path: Path, mark: re.Match[str], anchor: Span, line: int) -> GoldTelling:
    values: dict[str, str] = {}
    flags: set[str] = set()
    for name, quoted, bare in ATTRIBUTE.findall(mark["attributes"]):
        value = quoted or bare
        known = VALUES if value else FLAGS
        if name not in known or name in values or name in flags:
            raise SequenceError(f"{name} is unknown, twice, or of the wrong form", subject=path, line=line)
        if value:
            values[name] = value
        else:
            flags.add(name)
    counts = {what: _range(path, line, values[what]) for what in COUNTED if what in values}
    if values.get("scope", "incident") not in {"incident", "cumulative"}:
        raise SequenceError(f"scope {values['scope']!r} is neither incident nor cumulative", subject=path, line=line)
    if "status" in values and values["status"] not in STATUSES:
        raise SequenceError(f"status {values['status']!r} is none of {' '.join(STATUSES)}", subject=path, line=line)
    if "day" in values and not DAY.match(values["day"]):
        raise SequenceError(f"day {values['day']!r} is no day like 2019-03-04", subject=path, line=line)
    single = {name: values.get(name) for name in ("type", "mode", "status", "day", "place", "of", "by", "via")}
    return GoldTelling(
        mark["incident"], anchor, line, **single,
        actors=_several(values.get("actors", "")), recipients=_several(values.get("recipients", "")), counts=counts,
        cumulative=values.get("scope") == "cumulative", rises="rises" in flags, corrects="corrects" in flags,
        historical="historical" in flags,
    )  # fmt: skip


def _several(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())


def _range(path: Path, line: int, text: str) -> Range:
    found = RANGE.match(text)
    least, dash, most = found.groups() if found else ("", "", "")
    if not least and not most:
        raise SequenceError(f"{text!r} is no count like 12, 10-15, 12- or -30", subject=path, line=line)
    if not dash:
        return int(least), int(least)
    if least and most and int(least) > int(most):
        raise SequenceError(f"{text!r} ends before it begins", subject=path, line=line)
    return int(least) if least else None, int(most) if most else None
