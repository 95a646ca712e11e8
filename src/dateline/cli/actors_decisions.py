"""``dateline actors decisions|undo|export``: what was decided, taken back, and handed to the coder."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from dateline.cli.actor_queue import stamp, told, who_option, why_option
from dateline.cli.options import answer_format, format_option, ledger_option, print_csv, print_lines
from dateline.cli.wording import console, visible
from dateline.exchange import csv_rows, write_tables
from dateline.knowledge import DECIDED, Queue, decided_tables, read_overlay, taken_back
from dateline.record import Decision, Json, encode
from dateline.settings import load_settings
from dateline.store import Store

__all__ = ["decisions", "export", "undo"]

CSV_COLUMNS = ("number", "at", "by", "verdict", "about", "names", "decision", "why", "holds")


@click.command(
    "decisions",
    short_help="What was decided, by whom, when and why.",
    epilog="\b\nExamples:\n  dateline actors decisions --store iraq.db\n"
    "  dateline actors decisions --format csv > decisions.csv",
)
@ledger_option
@format_option
def decisions(store_path: Path, format_: str | None, *, guard_formulas: bool) -> int:
    """Every decision about unknown actors, in order: what, by whom, when, why, and whether it still holds."""
    with Store.open(store_path) as store:
        made = tuple(store.decisions())
    undone, answer = taken_back(made), answer_format(format_)
    if answer == "jsonl":
        print_lines(_as_json(decision, holds=decision.number not in undone) for decision in made)
    elif answer == "csv":
        rows = [_cells(decision, holds=decision.number not in undone) for decision in made]
        print_csv(csv_rows([CSV_COLUMNS, *rows], guard_formulas=guard_formulas))
    else:
        _print_table(made, undone)
    return 0


def _as_json(decision: Decision, *, holds: bool) -> dict[str, Json]:
    data = encode(decision)
    assert isinstance(data, dict)
    return {**data, "holds": holds}


def _cells(decision: Decision, *, holds: bool) -> tuple[str, ...]:
    names = "; ".join(decision.claim.names)
    head = (str(decision.number), decision.at, decision.by, decision.verdict.value, decision.about, names)
    return (*head, told(decision), decision.why or "", "true" if holds else "false")


def _print_table(made: tuple[Decision, ...], undone: frozenset[int]) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("no", "when", "who", "what", "why"):
        table.add_column(column, overflow="fold", no_wrap=column == "no")
    for decision in made:
        gone = "(taken back) " if decision.number in undone else ""
        words = (gone + told(decision), decision.why or "")
        table.add_row(str(decision.number), decision.at[:10], visible(decision.by), *map(visible, words))
    out.print(table)
    held = len(made) - len(undone)
    out.print(f"\n{len(made):,} decisions, {held:,} of them hold.", style="dim")


@click.command(
    "undo",
    short_help="Take a decision back.",
    epilog="\b\nExamples:\n  dateline actors undo 3    decision 3 no longer holds",
)
@click.argument("number", type=click.IntRange(1), metavar="N")
@ledger_option
@who_option
@why_option
def undo(number: int, store_path: Path, by: str | None, why: str | None) -> int:
    """Takes decision N back. It stays on record, as this does; taking back an undo makes the decision hold again."""
    with Store.open(store_path) as store:
        decided = Queue.of((), tuple(store.decisions())).undo(number, stamp(by, why))
        store.decide(decided)
    click.echo(f"decision {decided.number}: {told(decided)}")
    return 0


@click.command(
    "export",
    short_help="Write the decisions as knowledge tables.",
    epilog="\b\nExamples:\n  dateline actors export --to my-knowledge --store iraq.db",
)
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="Where to.")
@ledger_option
def export(folder: Path, store_path: Path) -> int:
    """Writes the decisions that hold as knowledge tables: groups.csv, organisations.csv, media.csv, people.csv.

    They are laid out as the tables that come with Dateline. A folder with rows of your own is refused.
    """
    with Store.open(store_path) as store:
        queue = Queue.of((), tuple(store.decisions()))
    own = (Path(name).expanduser() for name in load_settings().knowledge)
    tables = decided_tables(queue, [read_overlay(path) for path in own if path.resolve() != folder.resolve()])
    number = write_tables(folder, tables, DECIDED)
    click.echo(f"{folder}: {number:,} rows in {', '.join(sorted(tables)) or 'no table: nothing is decided'}", err=True)
    return 0
