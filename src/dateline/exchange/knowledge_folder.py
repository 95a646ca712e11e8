"""A folder of knowledge tables: what people decided, for the coder to use. Somebody's own tables stay as they are."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from dateline.exchange.writers import ExportError, replacing

__all__ = ["write_tables"]


def write_tables(folder: Path, tables: Mapping[str, Sequence[Sequence[str]]], mark: str) -> int:
    """Writes tables (rows by file, the header first) as CSV into a folder, made where there is none; how many rows.

    A table of an earlier time that has no rows any more is left with its header alone. Every file is there as a whole
    or as it was before.

    Args:
        mark: stands in the last cell of every row that may be written over.

    Raises:
        ExportError: the folder cannot be made or written, or a table in it has rows that were not written so; then
            nothing was changed.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError("is no folder", subject=folder)
    earlier = _earlier(folder, mark) if folder.is_dir() else {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot be made: {error.strerror}", subject=folder) from error
    whole = {file: [header] for file, header in earlier.items()} | {file: [*rows] for file, rows in tables.items()}
    with ExitStack() as files:  # all are written before the first takes its place
        for file, rows in sorted(whole.items()):
            fresh = files.enter_context(replacing(folder / file))
            with fresh.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows(rows)
    return sum(len(rows) - 1 for rows in whole.values())


def _earlier(folder: Path, mark: str) -> dict[str, Sequence[str]]:
    """The header of each table in the folder.

    Raises:
        ExportError: where one has a row of somebody's own.
    """
    found: dict[str, Sequence[str]] = {}
    for path in sorted(folder.glob("*.csv")):
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file)
                header = next(reader, [])
                for row in reader:
                    if not row or mark not in row[-1]:
                        reason = "is no row that decisions made; they would be lost: take another folder"
                        raise ExportError(reason, subject=path, line=reader.line_num)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise ExportError(f"cannot be read: {error}", subject=path) from error
        found[path.name] = header
    return found
