"""``dateline knowledge lint``: what is wrong or doubtful in knowledge tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from dateline.cli.options import print_lines
from dateline.cli.progress import building
from dateline.cli.wording import number_of, visible
from dateline.errors import OverlayError
from dateline.knowledge import Finding, Severity, lint, open_gazetteer, read_overlay
from dateline.record import Json
from dateline.settings import load_settings

__all__ = ["command"]


@click.command(
    "lint",
    short_help="What is wrong or doubtful in tables.",
    epilog="\b\nExamples:\n  dateline knowledge lint my-tables\n"
    "  dateline knowledge lint                 the tables that come with Dateline",
)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False), metavar="[FOLDER]...")
@click.option("--errors", "errors_alone", is_flag=True, help="Errors only.")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")
def command(folders: tuple[str, ...], *, errors_alone: bool, as_json: bool) -> int:
    """What is wrong or doubtful in your tables, with file, line and reason; without FOLDER in Dateline's own.

    An error contradicts itself or makes a name mean nothing: an unknown code, an impossible date, a point abroad, a
    name of two bodies at once. A warning may be as it is: a name that is an English word, two presidents at once.

    Exit codes: 0 no errors; 1 errors; 2 usage.
    """
    found = [each for each in _found(folders) if each.severity is Severity.ERROR or not errors_alone]
    if as_json:
        print_lines(map(_json, found))
    else:
        for finding in found:
            click.echo(visible(str(finding)))
    counts = Counter(finding.severity for finding in found)
    told = (number_of(counts[each], each) for each in Severity)
    click.echo(", ".join(told), err=True)
    return int(counts[Severity.ERROR] > 0)


def _found(folders: Sequence[str]) -> Sequence[Finding]:
    try:
        overlays = [read_overlay(folder) for folder in folders]
    except OverlayError as error:
        found = [Finding(each.subject, each.line or 1, Severity.ERROR, each.reason) for each in error.problems]
        unnamed = error.total - len(found)
        more = [Finding(error.subject, 1, Severity.ERROR, f"and {unnamed:,} more problems")] if unnamed else []
        return [*found, *more]
    cache = load_settings().cache
    with building() as progress:
        return lint(open_gazetteer(Path(cache).expanduser() if cache else None, progress), overlays)


def _json(finding: Finding) -> dict[str, Json]:
    return {"file": finding.file, "line": finding.line, "severity": finding.severity, "reason": finding.reason}
