"""Reports in CSV and TSV: a header, then one report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from dateline.errors import ReportError
from dateline.record import Provenance, Report
from dateline.reports.encoding import encoding_of
from dateline.reports.intake import parse_report
from dateline.reports.options import ReadingOptions
from dateline.reports.stream import Stream
from dateline.reports.unreadable import Unreadable, refusal
from dateline.vocabulary import report_fields

__all__ = ["looks_like_table", "read_table"]

DELIMITERS = (",", "\t", ";", "|")
BYTES_PER_CHAR = 4
OTHER_CELLS = 262_144


def looks_like_table(text: str) -> bool:
    """Whether the first line of ``text`` is a header: two cells or more, one named as the text of a report is."""
    header, newline, _ = text.lstrip("\ufeff").partition("\n")
    cells = [cell.strip().strip('"').casefold() for cell in header.strip().split(_delimiter(header))]
    known = [report_fields()[cell] for cell in cells if cell in report_fields()]
    named = len(known) > 1 or all(len(cell.split()) == 1 for cell in cells)
    return bool(newline) and len(cells) > 1 and "text" in known and named


def read_table(stream: Stream, options: ReadingOptions) -> Iterator[Report | Unreadable]:
    """The report of each row.

    Raises:
        ReportError: where no column holds the text (``no-text-column``).
    """
    limit = options.settings.max_report_chars * BYTES_PER_CHAR + OTHER_CELLS
    # The limit on cells is one for the whole process; it is only ever raised, to what a report may be long.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    lines = _Lines(stream, encoding_of(stream.sample), limit)
    header = next(lines, "")
    columns = next(csv.reader([header], delimiter=_delimiter(header)), [])
    _check_columns(columns, options, stream.path)
    rows = csv.reader(lines, delimiter=_delimiter(header))
    while True:
        start = lines.number + 1
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield Unreadable(stream.path, start, "bad-row", f"the row cannot be read: {error}")
            continue
        yield from lines.too_long()
        if any(cells):
            yield _report(cells, columns, Provenance(stream.path, start, "csv"), options)
    yield from lines.too_long()


class _Lines:
    """The lines of a table for the csv module; numbers those that are too long, which are left out."""

    def __init__(self, stream: Stream, encoding: str, limit: int) -> None:
        self.number = 0
        self._path = stream.path
        self._lines = stream.lines(encoding, limit)
        self._limit = limit
        self._skipped: list[int] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self.number = line.number
            if line.text is not None:
                return line.text
            self._skipped.append(line.number)
        raise StopIteration

    def too_long(self) -> Iterator[Unreadable]:
        """What was left out since it was last asked."""
        skipped, self._skipped = self._skipped, []
        for number in skipped:
            yield Unreadable(self._path, number, "too-long", f"the line is longer than {self._limit} bytes")


def _delimiter(header: str) -> str:
    """The mark between the cells of a header: the one that yields most known names, then most cells."""

    def worth(mark: str) -> tuple[int, int]:
        cells = [cell.strip().strip('"').casefold() for cell in header.split(mark)]
        return sum(1 for cell in cells if cell in report_fields()) if len(cells) > 1 else 0, len(cells)

    return max(DELIMITERS, key=worth)


def _check_columns(columns: list[str], options: ReadingOptions, path: str) -> None:
    names = {name.strip().casefold() for name in columns}
    for field, column in options.columns:
        if column.strip().casefold() not in names:
            reason = f"there is no column {column!r} for {field}; the columns are {', '.join(columns)[:200]}"
            raise ReportError(reason, subject=path, line=1, code="no-column")
    mapped = any(field == "text" for field, _ in options.columns)
    if not mapped and not any(report_fields().get(name) == "text" for name in names):
        reason = f"no column holds the text; the columns are {', '.join(columns)[:200]}; name it with text=COLUMN"
        raise ReportError(reason, subject=path, line=1, code="no-text-column")


def _report(cells: list[str], columns: list[str], at: Provenance, options: ReadingOptions) -> Report | Unreadable:
    if len(cells) > len(columns):
        reason = f"{len(cells)} cells where the header has {len(columns)}: a delimiter inside a cell needs quotes"
        return Unreadable(at.path, at.line, "ragged-row", reason)
    fields = dict(zip(columns, cells, strict=False))
    try:
        return parse_report(fields, options, at)
    except ReportError as error:
        return refusal(error, next((v for k, v in fields.items() if k.strip().casefold() == "id" and v), None))
