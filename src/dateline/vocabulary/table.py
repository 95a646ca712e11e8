"""Vocabulary tables: CSV files that a subject expert can read, one idea a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import TypeVar

from dateline.errors import VocabularyError

__all__ = ["Row", "read_table"]

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells by column; knows the file and the line it stands on."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str, separator: str | None = None) -> tuple[str, ...]:
        """The parts of a cell that lists several things."""
        return tuple(part.strip() for part in self.cells[column].split(separator) if part.strip())

    def member(self, column: str, kind: type[Member]) -> Member:
        """The cell as a member of a closed set.

        Raises:
            VocabularyError: where it is none.
        """
        try:
            return kind(self.cells[column])
        except ValueError:
            raise self.error(f"{column} {self.cells[column]!r} is none of {', '.join(kind)}") from None

    def number(self, column: str) -> float | None:
        """The cell as a number, ``None`` where it is empty.

        Raises:
            VocabularyError: where it is neither.
        """
        text = self.cells[column]
        try:
            return float(text) if text else None
        except ValueError:
            raise self.error(f"{column} {text!r} is no number") from None

    def flag(self, column: str) -> bool:
        """Whether the cell says ``yes``; it may be ``no`` or empty otherwise.

        Raises:
            VocabularyError: where it says anything else.
        """
        if self.cells[column] not in {"yes", "no", ""}:
            raise self.error(f"{column} {self.cells[column]!r} is neither yes nor no")
        return self.cells[column] == "yes"

    def error(self, reason: str) -> VocabularyError:
        """An error about this row, to be raised."""
        return VocabularyError(reason, subject=self.file, line=self.line)


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of the vocabulary file ``name``.

    Raises:
        VocabularyError: where the header does not name exactly ``columns``, or a row has more or fewer cells.
    """
    with (files("dateline.vocabulary") / "data" / name).open(encoding="utf-8") as file:
        reader = csv.reader(file)
        header = tuple(next(reader, ()))
        if header != columns:
            raise VocabularyError(
                f"the columns are {', '.join(header)}, not {', '.join(columns)}", subject=name, line=1
            )
        for cells in reader:
            if len(cells) != len(columns):
                reason = f"{len(cells)} cells where {len(columns)} are wanted"
                raise VocabularyError(reason, subject=name, line=reader.line_num)
            yield Row(name, reader.line_num, dict(zip(columns, map(str.strip, cells), strict=True)))
