"""What ``code`` and ``read`` share: their options, how much there is to do, and telling of problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.cli.wording import visible
from dateline.record import Problem, Provenance, Report
from dateline.reports import FORMATS, ReadingOptions, Unreadable, UnreadablePath, read
from dateline.settings import Settings, load_settings

__all__ = ["Tally", "expected", "intake_options", "reading_options", "settings_with"]

Command = TypeVar("Command", bound=Callable[..., Any])
NOTES = frozenset({"published-inferred"})
"""Problems of these codes are notes on how a report was read; they make no run fail."""
ONE_REPORT = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
CHEAP_BYTES = 100_000_000
"""Up to this size a file's lines are counted beforehand: a tenth of a second."""
NAMED = 3
"""Files passed over that are named; of more, how many."""


def intake_options(command: Command) -> Command:
    """The options of commands that take reports in."""
    for option in (
        click.option("--model", metavar="NAME", help="spaCy pipeline to use, e.g. en_core_web_lg, if you have it."),
        click.option("-j", "--processes", type=click.IntRange(1, 256), help="Processes that code side by side."),
        click.option(
            "--columns",
            metavar="FIELD=NAME,...",
            help="Which CSV column or JSON key holds which field, e.g. text=Body,published=Date.",
        ),
        click.option(
            "--knowledge",
            "knowledge",
            multiple=True,
            type=click.Path(exists=True, file_okay=False),
            metavar="FOLDER",
            help="Tables of your own laid over Dateline's; may be given several times.",
        ),
        click.option("--format", "format_", type=click.Choice(FORMATS), help="Format of the input; else recognised."),
    ):
        command = option(command)
    return command


def settings_with(model: str | None, processes: int | None, knowledge: tuple[str, ...]) -> Settings:
    """The settings in force, overridden by options."""
    settings = load_settings()
    return replace(
        settings,
        spacy_model=model or settings.spacy_model,
        processes=processes or settings.processes,
        knowledge=knowledge or settings.knowledge,
    )


def reading_options(columns: str | None, format_: str | None, settings: Settings) -> ReadingOptions:
    """How to read, from the options of the command.

    Raises:
        click.BadParameter: where ``columns`` is no list of field=name.
    """
    pairs = []
    for pair in columns.split(",") if columns else ():
        field, equals, name = pair.partition("=")
        if not (field.strip() and equals and name.strip()):
            raise click.BadParameter(f"{pair!r} is not of the form field=name", param_hint="--columns")
        pairs.append((field.strip(), name.strip()))
    return ReadingOptions(tuple(pairs), format_, settings)


def expected(paths: Iterable[str]) -> int | None:
    """How many reports there are, where that can be told without reading them; else ``None``."""
    total = 0
    for name in paths:
        number = _expected(Path(name))
        if number is None:
            return None
        total += number
    return total


def _expected(path: Path) -> int | None:
    if path.is_dir():
        within = [Path(top) / name for top, _, names in os.walk(path) for name in names if not name.startswith(".")]
        return expected(str(each) for each in within if each.suffix.lower() != ".md")
    suffix = path.suffix.lower()
    if suffix in LINES and path.is_file() and path.stat().st_size <= CHEAP_BYTES:
        with path.open("rb") as file:
            return sum(bool(line.strip()) for line in file)
    return 1 if suffix in ONE_REPORT else None


class Tally:
    """Counts what was coded and names each problem on standard error, once."""

    def __init__(self) -> None:
        self.reports = 0
        self.events = 0
        self._troubled = 0
        self._unreadable_path = False
        self._passed_over: list[str] = []

    def read(self, paths: Iterable[str], options: ReadingOptions) -> Iterator[Report | Unreadable]:
        """The reports at ``paths``, noting paths that cannot be opened at all."""
        for item in read(paths, options, passed_over=self._passed_over):
            self._unreadable_path |= isinstance(item, UnreadablePath)
            yield item

    def add(self, events: int, problems: Iterable[Problem], found: Provenance | None) -> None:
        """Counts a coded report and names its problems."""
        self.reports += 1
        self.events += events
        serious = [problem for problem in problems if problem.code not in NOTES]
        self._troubled += bool(serious)
        for problem in serious:
            where = "" if found is None or found.path in problem.message else f"{_where(found)}: "
            tell(f"{where}{problem.message}")

    def finish(self) -> int:
        """Says what was passed over and, where somebody watches, what was done; the exit code.

        0 all coded; 1 some reports had problems; 2 a path could not be read at all.
        """
        passed = self._passed_over
        if passed:
            names = ", ".join(passed[:NAMED]) + (f" and {len(passed) - NAMED} more" if len(passed) > NAMED else "")
            tell(f"passed over, as they have the form of no report: {names}")
        if sys.stderr.isatty():
            trouble = f", {self._troubled:,} with problems" if self._troubled else ""
            click.echo(f"{self.reports:,} reports, {self.events:,} events{trouble}", err=True)
        return 2 if self._unreadable_path else int(self._troubled > 0)


def tell(message: str) -> None:
    """One line on standard error, whatever stands in the message."""
    click.echo(f"dateline: {visible(message)}", err=True)


def _where(found: Provenance) -> str:
    return found.path if found.line is None else f"{found.path}:{found.line}"
