"""Actor dictionaries of TABARI and PETRARCH into a folder of knowledge tables, with what was lost."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UsageError
from dateline.exchange.actor_rows import Cells, counted, take_over
from dateline.exchange.dictionary import Entry, Slip, parse_dictionary
from dateline.exchange.writers import ExportError
from dateline.knowledge import LAYOUTS, read_overlay

__all__ = ["LEFT_OUT", "Imported", "import_dictionaries"]

LEFT_OUT = "left-out.md"
"""The file beside the tables that names everything left out."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made, and what it lost.

    Attributes:
        lines, entries: read, by file. spelled: names and synonyms in them. rows: made, by table. names: in those rows.
        left_out: each with file, line and reason. reasons: how often each reason was given, most first.
        forever: persons without any time of office: they hold it always.
        former: codes for the time out of office, which is worked out from the dates of office.
        unsaid: parts of codes that Dateline has no word for, with how often.
    """

    lines: Mapping[str, int]
    entries: Mapping[str, int]
    spelled: int
    rows: Mapping[str, int]
    names: int
    left_out: Sequence[Slip]
    reasons: Mapping[str, int]
    forever: int
    former: int
    unsaid: Mapping[str, int]


def import_dictionaries(
    paths: Sequence[Path], folder: Path, progress: Callable[[int], object] | None = None
) -> Imported:
    """Makes an overlay of dictionaries in ``folder``, as a whole or not at all.

    Args:
        progress: called with the number of files read.

    Raises:
        InputError: where a dictionary cannot be read.
        UsageError: where the folder holds anything already, or nothing could be taken over.
        ExportError: where it cannot be written.
        OverlayError: where what was made is no overlay, as for having too many rows.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("is not empty; name a new folder", subject=folder)
    entries: list[Entry] = []
    slips: list[Slip] = []
    lines, found = {}, {}
    for number, path in enumerate(paths, start=1):
        read, bad, total = parse_dictionary(path)
        lines[str(path)], found[str(path)] = total, len(read)
        entries += read
        slips += bad
        if progress is not None:
            progress(number)
    taken = take_over(entries)
    left_out = sorted((*slips, *taken.slips), key=lambda slip: (slip.file, slip.line))
    if not any(taken.rows.values()):
        first = f"; first {left_out[0]}" if left_out else ""
        raise UsageError(f"nothing could be taken over{first}", subject=paths[0])
    _write(folder, taken.rows, left_out)
    names = sum(1 + row["aliases"].count("|") + bool(row["aliases"]) for rows in taken.rows.values() for row in rows)
    reasons = Counter(slip.reason for slip in left_out)
    return Imported(
        lines, found, sum(1 + len(entry.synonyms) for entry in entries), counted(taken.rows), names, left_out,
        dict(reasons.most_common()), taken.forever, taken.former, dict(taken.unsaid.most_common()),
    )  # fmt: skip


def _write(folder: Path, rows: Mapping[str, Sequence[Cells]], left_out: Sequence[Slip]) -> None:
    """The tables and the list of what was left out, in a folder that appears when it is whole and fit to be used."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as scratch:
            fresh = Path(scratch) / folder.name
            fresh.mkdir()
            for file, cells in rows.items():
                if cells:
                    _write_table(fresh / file, cells)
            said = [f"- {slip}" for slip in left_out]
            (fresh / LEFT_OUT).write_text("\n".join(["# Left out", "", *said]) + "\n", encoding="utf-8")
            read_overlay(fresh)
            if folder.exists():
                folder.rmdir()
            fresh.rename(folder)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", subject=folder) from error


def _write_table(path: Path, rows: Sequence[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, LAYOUTS[path.name].columns.split(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
