"""The command line: one file a command. Nothing heavy is loaded before a command needs it."""

from __future__ import annotations

import importlib
import os
import sys
import warnings

import click

from dateline.errors import DatelineError, OverlayError
from dateline.version import __version__

__all__ = ["main"]

COMMANDS = {
    "code": "Reports in, coded reports out (JSON Lines).",
    "read": "Reports into a store, coded.",
    "events": "Who did what to whom: ask a store.",
    "incidents": "Which reports tell one happening; decisions about it.",
    "report": "A report with its coded words marked.",
    "show": "One record with every citation in context.",
    "actors": "Actors that nobody knows yet: a queue, and decisions about it.",
    "control": "Who holds which place, from when to when, says who.",
    "relations": "How actors stand with each other, and what flipped.",
    "tolls": "How many were killed, hurt, held or driven out.",
    "timeline": "What happened when; what was announced and what became of it.",
    "story": "Incidents that belong to one development.",
    "changes": "What changed between two days.",
    "stats": "What a store holds.",
    "draw": "The situation of a store as a map, a timeline, a network or tolls.",
    "export": "A store as JSON Lines, CSV or Parquet.",
    "knowledge": "Tables of your own: checked, made from dictionaries, tried on a store.",
    "annotate": "Coded reports as a file to be corrected by hand.",
    "evaluate": "How well the coder does on reports annotated by hand.",
    "train": "The network, trained further on reports corrected by hand.",
    "doctor": "What is installed: versions, models, paths, settings.",
}
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130


class _ReaderGoneError(Exception):
    """Nobody reads the output any more: they have what they wanted."""


class _Commands(click.Group):
    """The commands, each loaded when it is called or its own help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"dateline.cli.{cmd_name}"), "command")  # noqa: B009 - by name
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ReaderGoneError from error  # click would end with a code of its own

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  dateline code report.txt            code one report, print its record\n"
    "  dateline read reports/ --store iraq.db   read and keep a whole folder\n"
    "  dateline events --store iraq.db --place Mosul --status happened",
)
@click.version_option(__version__, prog_name="dateline")
def _dateline() -> None:
    """Reads news reports about politics and conflict and keeps a sourced, checkable record: who did what to whom, where
    and when, who says so, and whether it happened, is planned, considered, conditional or denied.

    Exit codes: 0 all well; 1 some reports had problems, each named; 2 usage or an unreadable path.
    """


def main() -> None:
    """Runs the command line and exits; every expected failure is one line on standard error, never a traceback."""
    warnings.showwarning = _warn
    try:
        status = _dateline.main(prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        status = _fail("interrupted", EXIT_INTERRUPTED)
    except click.ClickException as error:
        error.show()
        status = EXIT_USAGE
    except OverlayError as error:
        status = _fail_each(error)
    except DatelineError as error:
        status = _fail(str(error), EXIT_USAGE)
    except (_ReaderGoneError, BrokenPipeError):
        _discard_output()
        status = 0
    except OSError as error:
        _discard_output()
        status = _fail(f"{error.filename or 'standard output'}: {error.strerror or error}", EXIT_USAGE)
    sys.exit(status if isinstance(status, int) else 0)


def _fail(message: str, status: int) -> int:
    click.echo(f"dateline: {' '.join(message.split())}", err=True)
    return status


def _fail_each(error: OverlayError) -> int:
    """Every problem of a folder on a line of its own, then what that means."""
    for problem in error.problems:
        _fail(str(problem), EXIT_USAGE)
    unnamed = error.total - len(error.problems)
    more = f"and {unnamed:,} more problems; " if unnamed else ""
    return _fail(f"{error.subject}: {more}nothing of it is loaded", EXIT_USAGE)


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    _fail(str(message), 0)


def _discard_output() -> None:
    """Lets nothing more be written, so that the interpreter does not fail at it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
