"""What ``code`` and ``read`` share: their options, and telling of problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click

from dateline.record import Coded, Report
from dateline.reports import FORMATS, ReadingOptions, Unreadable, UnreadablePath
from dateline.settings import Settings, load_settings

__all__ = ["Tally", "intake_options", "reading_options"]

Command = TypeVar("Command", bound=Callable[..., Any])
NOTES = frozenset({"published-inferred"})
"""Problems of these codes are notes on how a report was read; they make no run fail."""


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
        click.option("--format", "format_", type=click.Choice(FORMATS), help="Format of the input; else recognised."),
    ):
        command = option(command)
    return command


def settings_with(model: str | None, processes: int | None) -> Settings:
    """The settings in force, overridden by options."""
    loaded = load_settings()
    values = {field: getattr(loaded, field) for field in loaded.__dataclass_fields__}
    values |= {name: given for name, given in (("spacy_model", model), ("processes", processes)) if given is not None}
    return Settings(**values)


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


class Tally:
    """Counts what was coded and names each problem on standard error, once."""

    def __init__(self) -> None:
        self.reports = 0
        self.events = 0
        self.troubled = 0
        self.unreadable_path = False

    def watched(self, items: Iterable[Report | Unreadable]) -> Iterator[Report | Unreadable]:
        """``items``, noting paths that cannot be opened at all."""
        for item in items:
            self.unreadable_path |= isinstance(item, UnreadablePath)
            yield item

    def add(self, coded: Coded) -> None:
        """Counts a coded report and names its problems."""
        self.reports += 1
        self.events += len(coded.events)
        problems = [p for p in coded.problems if p.code not in NOTES]
        self.troubled += bool(problems)
        for problem in problems:
            found = coded.report.provenance
            where = "" if found is None or found.path in problem.message else f"{_where(found.path, found.line)}: "
            click.echo(f"dateline: {where}{problem.message}", err=True)

    def exit_code(self) -> int:
        """0 all coded; 1 some reports had problems; 2 a path could not be read at all."""
        return 2 if self.unreadable_path else int(self.troubled > 0)

    def summary(self) -> None:
        """One line on standard error where somebody watches."""
        if sys.stderr.isatty():
            trouble = f", {self.troubled:,} with problems" if self.troubled else ""
            click.echo(f"{self.reports:,} reports, {self.events:,} events{trouble}", err=True)


def _where(path: str, line: int | None) -> str:
    return path if line is None else f"{path}:{line}"
