"""Reading the knowledge files: CSV tables with a header, one fact a row, the last column naming the source."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from dateline.errors import KnowledgeError

__all__ = ["Row", "possible", "read_bytes", "read_table"]

DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a knowledge file, its cells by column; knows the file and the line it stands on."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def names(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that lists names with ``|`` between them."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def words(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that lists codes with spaces between them."""
        return tuple(self.cells[column].split())

    def number(self, column: str) -> float | None:
        """The cell as a number, ``None`` where it is empty."""
        text = self.cells[column]
        try:
            number = float(text) if text else None
        except ValueError:
            raise self.error(f"{column} {text!r} is no number") from None
        if number is not None and not math.isfinite(number):
            raise self.error(f"{column} {text!r} is no number")
        return number

    def whole(self, column: str) -> int | None:
        """The cell as a whole number, ``None`` where it is empty."""
        number = self.number(column)
        if number is not None and not number.is_integer():
            raise self.error(f"{column} {self.cells[column]!r} is no whole number")
        return None if number is None else int(number)

    def day(self, column: str) -> str | None:
        """The cell as an ISO date, a bare year or month too; ``None`` where it is empty."""
        text = self.cells[column]
        if not text:
            return None
        if not _is_day(text):
            raise self.error(f"{column} {text!r} is no date like 2014-06-10, 2014-06 or 2014")
        return text

    def error(self, reason: str) -> KnowledgeError:
        """An error about this row, to be raised."""
        return KnowledgeError(reason, subject=self.file, line=self.line)


def _is_day(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < len("2014-06-10") else text)
    except ValueError:
        return False
    return True


def possible(start: str | None, end: str | None) -> bool:
    """Whether a time from ``start`` to ``end`` (days, months or years; ``None`` or empty where open) is one at all."""
    shared = min(len(start or ""), len(end or ""))
    return not (shared and start and end and end[:shared] < start[:shared])


def read_bytes(name: str) -> bytes:
    """The knowledge file ``name`` as it is stored.

    Raises:
        KnowledgeError: where there is none.
    """
    try:
        return (files("dateline.knowledge") / "data" / name).read_bytes()
    except OSError as error:
        raise KnowledgeError(f"cannot be read: {error.strerror}", subject=name) from error


def read_table(name: str, columns: str) -> Iterator[Row]:
    """The rows of the knowledge file ``name``, which must have exactly the given columns (names with spaces between).

    Raises:
        KnowledgeError: where the header differs or a row has more or fewer cells.
    """
    reader = csv.reader(read_bytes(name).decode("utf-8").splitlines())
    header = next(reader, [])
    if header != columns.split():
        raise KnowledgeError(f"the columns are {' '.join(header)}, not {columns}", subject=name, line=1)
    for cells in reader:
        if len(cells) != len(header):
            reason = f"{len(cells)} cells where {len(header)} are wanted"
            raise KnowledgeError(reason, subject=name, line=reader.line_num)
        yield Row(name, reader.line_num, dict(zip(header, cells, strict=True)))
