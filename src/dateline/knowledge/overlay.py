"""Folders of one's own tables, laid out as those that come with Dateline: read as a whole or not at all."""

from __future__ import annotations

import csv
import difflib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from dateline.errors import KnowledgeError, OverlayError
from dateline.knowledge.layout import LAYOUTS, Layout
from dateline.knowledge.row_faults import Codes, row_faults
from dateline.knowledge.tables import Row, read_table

__all__ = ["MOST_ROWS", "Overlay", "laid_rows", "read_overlay"]

MOST_ROWS = 100_000
MOST_NAMES = 300_000
"""Rows of one folder, and names in them. Every process that codes holds them in memory: so many took 260 MB and five
seconds."""
MOST_BYTES = 64 << 20
"""Of one file. A row takes some hundred bytes, so that this is far more than the rows that are allowed."""
MOST_NAMED = 100
"""So many problems are named one by one; of more, how many."""
PASSED_OVER = frozenset({".md"})
"""Notes on a folder may stand in it."""
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Overlay:
    """The rows of a folder, checked.

    Attributes:
        folder: where it lies. rows: by the table's file name. hash: of the bytes of its tables, by name.
    """

    folder: Path
    rows: Mapping[str, tuple[Row, ...]]
    hash: str


def read_overlay(folder: str | Path) -> Overlay:
    """The tables in a folder.

    Raises:
        OverlayError: where there is no such folder or anything in it is wrong, with every problem.
    """
    return _Reading(Path(folder).expanduser()).overlay()


def laid_rows(file: str, overlays: Sequence[Overlay] = ()) -> list[Row]:
    """The rows of a table with those of overlays: in the place of own rows of their id, else behind them.

    A later overlay stands over an earlier one.

    Raises:
        KnowledgeError: where the own table cannot be read.
    """
    layout = LAYOUTS[file]
    own = list(read_table(file, layout.columns))
    added = [overlay.rows[file] for overlay in overlays if file in overlay.rows]
    if not added:
        return own
    by_key: dict[object, list[Row]] = {}
    for row in own:
        by_key.setdefault(row[layout.key] or id(row), []).append(row)
    for rows in added:
        fresh: dict[object, list[Row]] = {}
        for row in rows:
            fresh.setdefault(row[layout.key] or id(row), []).append(row)
        by_key |= fresh
    return [row for rows in by_key.values() for row in rows]


@dataclass
class _Reading:
    """How a folder is read: problems are gathered until all is read."""

    folder: Path
    problems: list[KnowledgeError] = field(default_factory=list)
    total: int = 0
    rows: int = 0
    names: int = 0

    def overlay(self) -> Overlay:
        digest = hashlib.blake2b(digest_size=8)
        texts = {}
        for path in self._tables():
            data = self._bytes(path)
            digest.update(path.name.encode() + b"\0" + len(data).to_bytes(8, "big") + data)
            texts[path.name] = data
        found: dict[str, tuple[Row, ...]] = {}
        codes = Codes.own(LAYOUTS["countries.csv"])
        for name in LAYOUTS:  # the countries first: other tables may name new ones
            if name in texts:
                rows = found[name] = tuple(self._rows(LAYOUTS[name], texts.pop(name)))
                codes = codes.with_states(rows) if name == "countries.csv" else codes
                self._check(LAYOUTS[name], rows, codes)
        if self.total:
            self.problems.sort(key=lambda problem: (problem.subject, problem.line or 0))
            raise OverlayError(self.problems, total=self.total, subject=self.folder)
        return Overlay(self.folder, found, digest.hexdigest())

    def _note(self, reason: str, path: Path, line: int | None = None) -> None:
        self.total += 1
        if len(self.problems) < MOST_NAMED:
            self.problems.append(KnowledgeError(reason, subject=path, line=line))

    def _tables(self) -> Iterator[Path]:
        """The tables in the folder; whatever else stands there is a problem, but for notes and hidden files."""
        try:
            paths = sorted(self.folder.iterdir())
        except OSError as error:
            self._note(f"the folder cannot be read: {error.strerror}", self.folder)
            return
        found = False
        for path in paths:
            if path.name.startswith((".", "~")) or path.suffix.lower() in PASSED_OVER:
                continue
            found = True
            if path.name in LAYOUTS:
                yield path
                continue
            near = difflib.get_close_matches(path.name.lower(), LAYOUTS, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; those there are: {', '.join(LAYOUTS)}"
            self._note(f"is no table of this name{hint}", path)
        if not found:
            self._note(f"the folder holds no table; those there are: {', '.join(LAYOUTS)}", self.folder)

    def _bytes(self, path: Path) -> bytes:
        try:
            if path.exists() and not path.is_file():
                self._note("is no plain file", path)
                return b""
            if path.stat().st_size > MOST_BYTES:
                self._note(f"is larger than {MOST_BYTES >> 20} MB, {_too_many()}", path)
                return b""
            return path.read_bytes()
        except OSError as error:
            self._note(f"cannot be read: {error.strerror}", path)
            return b""

    def _rows(self, layout: Layout, data: bytes) -> Iterator[Row]:
        """The rows as they stand; where a file cannot be taken apart further, those before."""
        path = self.folder / layout.file
        text = self._text(path, data)
        if text is None:
            return
        reader = csv.reader(StringIO(text, newline=""), strict=True)
        try:
            columns = self._columns(layout, path, next(reader, []))
            if not columns:
                return
            for cells in reader:
                if not cells:
                    continue
                if len(cells) != len(columns):
                    self._note(f"{len(cells)} cells where {len(columns)} are wanted", path, reader.line_num)
                    continue
                if self._full(cells):
                    self._note(f"the folder has more than {self._limit()}, {_too_many()}", path, reader.line_num)
                    return
                named = dict(zip(columns, map(str.strip, cells), strict=True))
                yield Row(str(path), reader.line_num, named)
        except csv.Error as error:
            self._note(f"cannot be taken apart into cells: {error}", path, max(1, reader.line_num))

    def _full(self, cells: Sequence[str]) -> bool:
        """Counts a row; whether it is one too many."""
        self.rows += 1
        self.names += 1 + sum(cell.count("|") for cell in cells)
        return self.rows > MOST_ROWS or self.names > MOST_NAMES

    def _limit(self) -> str:
        return f"{MOST_ROWS:,} rows" if self.rows > MOST_ROWS else f"{MOST_NAMES:,} names"

    def _text(self, path: Path, data: bytes) -> str | None:
        if not data and any(problem.subject == str(path) for problem in self.problems):
            return None
        try:
            if data.startswith(WIDE_MARKS):
                self._note("is UTF-16; save it as UTF-8", path, 1)
                return None
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._note(f"is not UTF-8 (byte 0x{data[error.start]:02x}); save it as UTF-8", path, line)
            return None

    def _columns(self, layout: Layout, path: Path, header: list[str]) -> list[str]:
        """The columns that the file has, in its order; empty where they are not those of the table."""
        wanted, given = layout.columns.split(), [name.strip() for name in header]
        missing = [name for name in wanted if name not in given]
        unknown = [name for name in given if name not in wanted]
        twice = sorted({name for name in given if given.count(name) > 1})
        reasons = [f"without the column {', '.join(missing)}" if missing else ""]
        reasons += [f"no such column: {', '.join(unknown)[:200]}" if unknown else ""]
        reasons += [f"stands twice: {', '.join(twice)}" if twice else ""]
        said = "; ".join(filter(None, reasons))
        if said:
            self._note(f"{said}. The columns are {','.join(wanted)}, with commas between", path, 1)
            return []
        return given

    def _check(self, layout: Layout, rows: Sequence[Row], codes: Codes) -> None:
        path = self.folder / layout.file
        seen: dict[str, int] = {}
        for row in rows:
            for reason in row_faults(row, layout, codes):
                self._note(reason, path, row.line)
            key = row[layout.key]
            if layout.repeats:
                key = "|".join((key, row["office"], row["start"], row["end"]))
            if row[layout.key] and seen.setdefault(key, row.line) != row.line:
                what = "the same office and time of " if layout.repeats else ""
                self._note(f"{what}{row[layout.key]} stands in line {seen[key]} already", path, row.line)


def _too_many() -> str:
    return "more than every process that codes should hold in memory; leave out what your reports do not name"
