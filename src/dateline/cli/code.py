"""``dateline code``: reports in, coded reports out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from dateline.cli.intake import Tally, intake_options, reading_options, settings_with
from dateline.cli.progress import working
from dateline.errors import InputError
from dateline.flow import Crew, batches
from dateline.record import Coded
from dateline.reports import read

__all__ = ["command"]


@click.command(
    "code",
    epilog="\b\nExamples:\n  dateline code report.txt\n  dateline code reports/ archive.zip --output coded.jsonl\n"
    "  dateline code articles.csv --columns text=Body,published=Date,source=Outlet\n"
    "  cat reports.jsonl | dateline code - | jq -r '.events[] | [.type, .status] | @tsv'",
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
    format_: str | None,
) -> int:
    """Reports in, coded reports out: one JSON object a line, in the order of the input.

    PATH is a text file, JSON Lines, JSON, CSV, an HTML page, a zip or a folder of these; - is standard input. A report
    that cannot be read still yields a line, with its problem. Progress and problems go to standard error.

    Exit codes: 0 all coded; 1 some reports had problems, each named; 2 usage or an unreadable path.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("name a file or folder, or - for standard input")
    settings = settings_with(model, processes)
    options = reading_options(columns, format_, settings)
    tally = Tally()
    items = tally.watched(read(paths or ("-",), options))
    with _lines(output) as out, Crew(settings, settings.processes) as crew, working("coding", None) as bar:
        for batch in crew.code(batches(items, settings.batch_reports)):
            for coded in batch:
                tally.add(coded)
                out.write(line(coded))
            out.flush()
            bar(tally.reports, tally.events)
    tally.summary()
    return tally.exit_code()


def line(coded: Coded) -> str:
    """A coded report as a line of JSON Lines."""
    return json.dumps(coded.to_dict(), ensure_ascii=False, separators=(",", ":")) + "\n"


@contextmanager
def _lines(output: Path | None) -> Iterator[TextIO]:
    """Where lines go: standard output, or a file that appears only when it is whole."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")  # type: ignore[union-attr]
        yield sys.stdout
        return
    partial = output.with_name(output.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        partial.replace(output)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror or error}", subject=output, code="unwritable") from error
    finally:
        partial.unlink(missing_ok=True)
