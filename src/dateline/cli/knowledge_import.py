"""``dateline knowledge import``: actor dictionaries into tables of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from dateline.cli.progress import working
from dateline.cli.wording import visible
from dateline.exchange import LEFT_OUT, Imported, import_dictionaries

__all__ = ["command"]

SHOWN = 12


@click.command(
    "import",
    short_help="Dictionaries of TABARI and PETRARCH as tables.",
    epilog="\b\nExamples:\n  dateline knowledge import Phoenix.MilNonState.actors.txt --to groups\n"
    "  dateline knowledge lint groups\n  dateline code report.txt --knowledge groups",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="New folder for the tables.",
)
def command(paths: tuple[Path, ...], folder: Path) -> int:
    """Actor dictionaries of TABARI and PETRARCH become tables of your own: groups, organisations, media and people with
    their offices and dates.

    What Dateline's tables know already is left out, as they are dated and checked. Everything left out is named with
    file, line and reason in left-out.md in the FOLDER.

    Exit codes: 0 made; 2 usage, or nothing could be made.
    """
    with working("reading dictionaries", len(paths)) as bar:
        made = import_dictionaries(paths, folder, bar)
    for line in _report(made, folder):
        click.echo(visible(line))
    return 0


def _report(made: Imported, folder: Path) -> list[str]:
    """What was made and what was lost, in plain words."""
    files = "file" if len(made.lines) == 1 else "files"
    lines, entries = sum(made.lines.values()), sum(made.entries.values())
    told = [
        f"Read {lines:,} lines of {len(made.lines)} {files}: {entries:,} entries, {made.spelled:,} names.",
        f"Made {sum(made.rows.values()):,} rows with {made.names:,} names in {folder}: {_listed(made.rows)}.",
    ]
    if made.forever:
        told.append(f"{made.forever:,} persons have no dates there: they hold their office at any time.")
    if made.former:
        told.append(f"{made.former:,} times out of office are worked out from the dates of office instead.")
    if made.unsaid:
        told.append(f"Parts of codes that the tables have no place for: {_listed(made.unsaid)}.")
    told.append(f"Left out {len(made.left_out):,}, each named in {folder / LEFT_OUT}:")
    told += [f"{number:8,}  {reason}" for reason, number in made.reasons.items()]
    return told if made.left_out else [*told[:-1], "Left out nothing."]


def _listed(counts: Mapping[str, int]) -> str:
    shown = [f"{name} {number:,}" for name, number in list(counts.items())[:SHOWN]]
    return ", ".join(shown) + (f" and {len(counts) - SHOWN} more" if len(counts) > SHOWN else "")
