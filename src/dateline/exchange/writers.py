"""Files for other programs: JSON Lines, CSV, Parquet. A file is there as a whole or not at all."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.errors import DatelineError
from dateline.exchange.columns import TableName, schema
from dateline.record import Coded

__all__ = ["ExportError", "cell", "csv_lines", "csv_rows", "replacing", "write_csv", "write_jsonl", "write_parquet"]

JOINT = "; "
"""Between the members of a list in one CSV cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


class ExportError(DatelineError):
    """A file that cannot be written; what stood there before still does."""

    default_code = "export-failed"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A fresh file beside ``path`` that takes its place at the end, or is removed where something fails.

    What stands there and is no plain file, such as a named pipe or ``/dev/stdout``, is written to as it is.

    Raises:
        ExportError: where the file cannot be written.
    """
    if path.is_dir():
        raise ExportError("is a folder", subject=path)
    if path.exists() and not path.is_file():
        with _explained(path):
            yield path
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror}", subject=path) from error
    os.close(handle)
    fresh = Path(name)
    try:
        with _explained(path):
            yield fresh
            fresh.chmod(0o666 & ~_umask())
            with fresh.open("rb") as file:
                os.fsync(file.fileno())
            fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", subject=path) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_jsonl(path: str | Path, reports: Iterable[Coded]) -> int:
    """Coded reports as the contract's lines; how many.

    Raises:
        ExportError: where the file cannot be written.
    """
    number = 0
    with replacing(Path(path)) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as file:
        for coded in reports:
            file.write(coded.to_json() + "\n")
            number += 1
    return number


def write_csv(
    path: str | Path, name: TableName, rows: Iterable[pa.RecordBatch], *, guard_formulas: bool = False
) -> int:
    """A table as CSV (RFC 4180, UTF-8, with header); how many rows.

    Lists are joined by "; ", of each actor, place, count and source what :func:`cell` says.

    Args:
        guard_formulas: puts an apostrophe before text that a spreadsheet would take for a formula.

    Raises:
        ExportError: where the file cannot be written.
    """
    number = -1  # for the header
    with replacing(Path(path)) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
        for line in csv_lines(name, rows, guard_formulas=guard_formulas):
            file.write(line)
            number += 1
    return number


def csv_lines(name: TableName, rows: Iterable[pa.RecordBatch], *, guard_formulas: bool = False) -> Iterator[str]:
    """The same line by line, each with its line end; the header first."""
    found = (row.values() for batch in rows for row in batch.to_pylist())
    return csv_rows(chain([schema(name).names], found), guard_formulas=guard_formulas)


def csv_rows(rows: Iterable[Iterable[object]], *, guard_formulas: bool = False) -> Iterator[str]:
    """As :func:`csv_lines`, of any rows of values; of what has a header that comes first."""
    written: list[str] = []
    writer = csv.writer(_Lines(written), lineterminator="\r\n")
    for row in rows:
        writer.writerow([_guarded(value) if guard_formulas else cell(value) for value in row])
        yield written.pop()


class _Lines:
    """What a CSV writer takes for a file: gathers its lines."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line)


def cell(value: object) -> str:
    """A value in one cell: an actor or place by its name, else its words; a count or toll by what and range."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return JOINT.join(cell(item) for item in value)
        case {"what": what, "min": low, "max": high} | {"what": what, "low": low, "high": high}:
            return f"{what} {cell(low)}-{cell(high)}"
        case dict():
            return cell(value.get("name") or value.get("text"))
        case _:
            return str(value)


def _guarded(value: object) -> str:
    text = cell(value)
    return f"'{text}" if isinstance(value, (str, list)) and text.startswith(FORMULA_STARTS) else text


def write_parquet(path: str | Path, name: TableName, rows: Iterable[pa.RecordBatch]) -> int:
    """A table as Parquet (zstd), lists as lists of structs; how many rows.

    Raises:
        ExportError: where the file cannot be written.
    """
    number = 0
    with replacing(Path(path)) as fresh, pq.ParquetWriter(fresh, schema(name), compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
            number += batch.num_rows
    return number
