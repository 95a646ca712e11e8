"""Options and answers that commands on a store share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.record import EventType, Json
from dateline.settings import load_settings

__all__ = [
    "TABLE_ROWS",
    "DayOption",
    "answer_format",
    "as_of_option",
    "choice_of",
    "day_options",
    "format_option",
    "guard_option",
    "ledger_option",
    "limit_option",
    "matter_options",
    "print_csv",
    "print_lines",
    "store_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])
TABLE_ROWS = 50
"""What a person looks through; more is asked for with --limit."""


class DayOption(click.ParamType[str]):
    """An ISO day."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no day like 2014-06-16", param, ctx)


def store_option(command: Command) -> Command:
    """``--store FILE``: which store."""
    return _store_option("--store")(command)


def ledger_option(command: Command) -> Command:
    """``--store FILE`` or ``--ledger FILE``: which store."""
    return _store_option("--store", "--ledger")(command)


def _store_option(*names: str) -> Callable[[Command], Command]:
    return click.option(
        *names,
        "store_path",
        type=click.Path(dir_okay=False, path_type=Path),
        default=lambda: load_settings().store,
        show_default="dateline.db, or what DATELINE_STORE says",
        help="The store.",
    )


def as_of_option(command: Command) -> Command:
    """``--as-of DAY``: as known then."""
    meaning = "As known at the end of that day: reports published later, or of unknown day, do not count."
    return click.option("--as-of", type=DayOption(), metavar="DAY", help=meaning)(command)


def choice_of(kind: type[StrEnum]) -> click.Choice[str]:
    """A member of a closed set, by its value in upper or lower case."""
    return click.Choice([member.value for member in kind], case_sensitive=False)


def matter_options(command: Command) -> Command:
    """``--actor``, ``--place``, ``--country`` and ``--type``: who took part in what, and where."""
    types = f"PLOVER type: {', '.join(member.value for member in EventType)}."
    part = "Somebody who takes part: name, words, entity id or country code."
    for option in (
        click.option("--type", "type_", type=choice_of(EventType), metavar="TYPE", help=types),
        click.option("--country", metavar="ISO3", help="Country of the place, e.g. IRQ."),
        click.option("--place", metavar="NAME", help="Where it happened: name or GeoNames id."),
        click.option("--actor", metavar="NAME", help=part),
    ):
        command = option(command)
    return command


def day_options(command: Command) -> Command:
    """``--since`` and ``--until``: when it happened."""
    for name, side in (("--until", "earlier"), ("--since", "later")):
        meaning = f"Happened on this day or {side}."
        command = click.option(name, type=DayOption(), metavar="DAY", help=meaning)(command)
    return command


def limit_option(command: Command) -> Command:
    """``--limit N``: how many, where a table shows :data:`TABLE_ROWS` by itself."""
    meaning = f"At most so many; {TABLE_ROWS} in a table unless told otherwise."
    return click.option("--limit", type=click.IntRange(1), help=meaning)(command)


def format_option(command: Command) -> Command:
    """``--format`` and ``--guard-formulas``: how to answer."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "jsonl", "csv"]),
        help="How to answer; a table on a terminal, JSON Lines in a pipe.",
    )(guard_option(command))


def guard_option(command: Command) -> Command:
    """``--guard-formulas``: CSV for a spreadsheet; not by itself, since a program wants the words as they are."""
    meaning = "CSV: keep spreadsheets from running text as formulas."
    return click.option("--guard-formulas", is_flag=True, help=meaning)(command)


def answer_format(given: str | None) -> str:
    """The format asked for; else a table where somebody looks and JSON Lines where a program reads."""
    return given or ("table" if sys.stdout.isatty() else "jsonl")


def print_csv(lines: Iterable[str]) -> None:
    """Lines of CSV, which have their line ends, on standard output."""
    for line in lines:
        click.echo(line, nl=False)


def print_lines(rows: Iterable[dict[str, Json]]) -> None:
    """Rows as JSON Lines on standard output."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
