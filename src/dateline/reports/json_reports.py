"""Reports in JSON Lines, and in JSON: an array, one object, or an object that wraps an array."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.errors import ReportError
from dateline.record import Problem, Provenance, Report
from dateline.reports.encoding import decode, encoding_of
from dateline.reports.intake import parse_report
from dateline.reports.options import ReadingOptions
from dateline.reports.stream import Stream
from dateline.reports.unreadable import Unreadable, refusal

__all__ = ["read_json", "read_json_lines"]

BYTES_PER_CHAR = 12
"""Most bytes that one character takes in JSON: two escapes of six for one beyond the basic plane."""
OTHER_FIELDS = 262_144
"""Bytes granted to all other fields of a report."""
WRAPPERS = ("reports", "articles", "documents", "items", "data")
DEEPEST = 200
"""Nesting of brackets beyond which JSON is refused before parsing; a report has at most 3."""


def read_json_lines(stream: Stream, options: ReadingOptions) -> Iterator[Report | Unreadable]:
    """One report a line; blank lines are passed over, a line that is no report is named."""
    encoding = encoding_of(stream.sample)
    limit = options.settings.max_report_chars * BYTES_PER_CHAR + OTHER_FIELDS
    for line in stream.lines(encoding, limit):
        if line.text is None:
            yield Unreadable(stream.path, line.number, "too-long", f"the line is longer than {limit} bytes")
        elif line.text.strip():
            at = Provenance(stream.path, line.number, "jsonl")
            yield _with_mended(_report_of_line(line.text, at, options), line.mended)


def _report_of_line(text: str, at: Provenance, options: ReadingOptions) -> Report | Unreadable:
    try:
        return _report(_parsed(text, at), at, options)
    except ReportError as error:
        return refusal(error)


def read_json(stream: Stream, options: ReadingOptions) -> Iterator[Report | Unreadable]:
    """The reports of a JSON file; JSON Lines under that name are read as such.

    Raises:
        ReportError: where the file as a whole is no JSON, or too long to be read whole.
    """
    data = stream.whole(options.settings.max_file_mb * 1_000_000)
    decoded = decode(data)
    at = Provenance(stream.path, None, "json")
    try:
        content = _parsed(decoded.text.removeprefix("\ufeff"), at)
    except ReportError as error:
        if error.code != "bad-json" or not _is_json_lines(decoded.text):
            raise
        for number, line in enumerate(decoded.text.split("\n"), 1):
            if line.strip():
                yield _report_of_line(line.removeprefix("\ufeff"), Provenance(stream.path, number, "jsonl"), options)
        return
    items = _items(content)
    for number, item in enumerate(items, 1):
        place = at if item is content else replace(at, line=number)
        try:
            yield _with_mended(_report(item, place, options), decoded.mended)
        except ReportError as error:
            yield refusal(error)
    if not items:
        yield Unreadable(stream.path, None, "empty", "the list of reports is empty")


def _is_json_lines(text: str) -> bool:
    """Whether each of the first two lines that are not blank opens an object."""
    lines = [line.strip() for line in text[:200_000].split("\n") if line.strip()][:2]
    return len(lines) == 2 and all(line.startswith("{") for line in lines) and lines[0].endswith("}")


def _items(content: object) -> list[object]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        for name in WRAPPERS:
            if isinstance(content.get(name), list):
                return list(content[name])
    return [content]


def _report(item: object, at: Provenance, options: ReadingOptions) -> Report | Unreadable:
    if not isinstance(item, Mapping):
        return Unreadable(at.path, at.line, "not-an-object", f"{_shown(item)} is no object with the fields of a report")
    try:
        return parse_report(item, options, at)
    except ReportError as error:
        name = item.get("id")
        return refusal(error, name if isinstance(name, str) and name.isprintable() else None)


def _parsed(text: str, at: Provenance) -> object:
    if _deeper_than(text, DEEPEST):
        raise ReportError(f"brackets are nested deeper than {DEEPEST}", subject=at.path, line=at.line, code="too-deep")
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        line = at.line if at.line is not None else error.lineno
        reason = f"not JSON: {error.msg} (column {error.colno})"
        raise ReportError(reason, subject=at.path, line=line, code="bad-json") from error
    except (ValueError, RecursionError) as error:
        reason = f"not JSON that can be read: {str(error)[:100]}"
        raise ReportError(reason, subject=at.path, line=at.line, code="bad-json") from error


def _deeper_than(text: str, limit: int) -> bool:
    """Whether brackets could nest deeper than ``limit``; those inside strings count only where there are that many."""
    if text.count("[") + text.count("{") <= limit:
        return False
    depth, i, size = 0, 0, len(text)
    while i < size:
        mark = text[i]
        if mark == '"':
            i = _string_end(text, i + 1)
        elif mark in "[{":
            depth += 1
            if depth > limit:
                return True
        elif mark in "]}":
            depth -= 1
        i += 1
    return False


def _string_end(text: str, start: int) -> int:
    """Where the quotation mark stands that ends the string which begins at ``start``."""
    at = text.find('"', start)
    while at >= 0:
        back = at - 1
        while text[back] == "\\":
            back -= 1
        if (at - back) % 2:
            return at
        at = text.find('"', at + 1)
    return len(text)


def _shown(item: object) -> str:
    words = json.dumps(item, ensure_ascii=True)
    return words if len(words) <= 40 else words[:37] + "..."


def _with_mended(found: Report | Unreadable, mended: tuple[tuple[str, str], ...]) -> Report | Unreadable:
    if isinstance(found, Unreadable) or not mended or found.provenance is None:
        return found
    at = found.provenance
    where = at.path if at.line is None else f"{at.path}:{at.line}"
    return replace(found, problems=(*found.problems, *(Problem(code, f"{where}: {words}") for code, words in mended)))
