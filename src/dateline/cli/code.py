"""``dateline code``: reports in, coded reports out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from dateline.cli.intake import Tally, expected, intake_options, reading_options, settings_with
from dateline.cli.progress import building, working
from dateline.exchange import replacing
from dateline.flow import Crew, batches

__all__ = ["command"]


@click.command(
    "code",
    epilog="\b\nExamples:\n  dateline code report.txt\n  dateline code reports/ archive.zip --output coded.jsonl\n"
    "  dateline code articles.csv --columns text=Body,published=Date,source=Outlet\n"
    "  cat reports.jsonl | dateline code - | jq '.events[] | [.type, .status]'",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else standard output."
)
@intake_options
def command(
    paths: tuple[str, ...],
    output: Path | None,
    model: str | None,
    processes: int | None,
    columns: str | None,
    knowledge: tuple[str, ...],
    format_: str | None,
) -> int:
    """Reports in, coded reports out: one JSON object a line, in the order of the input.

    PATH is a text file, JSON Lines, JSON, CSV, an HTML page, a zip or a folder of these; - is standard input. A report
    that cannot be read still yields a line, with its problem. Progress and problems go to standard error.

    Exit codes: 0 all coded; 1 some reports had problems, each named; 2 usage or an unreadable path.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("name a file or folder, or - for standard input")
    settings = settings_with(model, processes, knowledge)
    options = reading_options(columns, format_, settings)
    tally, paths = Tally(), paths or ("-",)
    with (
        _opened(output) as out,
        building() as progress,
        Crew(settings, progress) as crew,
        working("coding", expected(paths)) as bar,
    ):
        for lines in crew.lines(batches(tally.read(paths, options), settings.batch_reports)):
            for line in lines:
                tally.add(line.events, line.problems, line.provenance)
                out.write(line.text + "\n")
            out.flush()
            bar(tally.reports, tally.events)
    return tally.finish()


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Where lines go: standard output, or a file that appears only when it is whole."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        return
    with replacing(output) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as file:
        yield file
