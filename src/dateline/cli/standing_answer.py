"""Answers about the situation: lines as a table, as JSON Lines, as CSV, or each with the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rich.padding import Padding
from rich.table import Table

from dateline.cli.options import TABLE_ROWS, answer_format, print_csv, print_lines
from dateline.cli.standing_known import Known, Quoted
from dateline.cli.standing_options import Form
from dateline.cli.wording import console, shown_of, visible
from dateline.exchange import cell, csv_rows
from dateline.record import Json

__all__ = ["Line", "Sheet", "answer", "print_block", "voices_json"]

ID_SHOWN = 12
"""Characters of an incident's or story's id in a table: its prefix and at least six of its sixteen digits."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer.

    Attributes:
        data: all of it, for JSON; CSV takes the sheet's columns of it. cells: of the table.
        title: it in one line, for ``--verbose``. facts: more of it, by name.
        said: records that it stands on, with what each does there ("says", "denies").
        under: more rows of the table, under this one.
    """

    data: dict[str, Json]
    cells: tuple[str, ...]
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    under: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lines of one kind look like.

    Attributes:
        csv: the columns of the CSV, keys of the lines' data; they only ever grow at the end.
        table: the columns of the table; those in ``fixed`` are never broken, those in ``right`` are numbers.
        noun: what the lines are, in the plural.
        notes: sentences under the table.
    """

    csv: tuple[str, ...]
    table: tuple[str, ...]
    noun: str
    fixed: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    notes: tuple[str, ...] = field(default=())


def answer(sheet: Sheet, form: Form, known: Known, lines: Iterable[Line], total: int) -> None:
    """Says the lines, of which there are ``total``; a table shows the first ones unless ``--limit`` says how many."""
    chosen = answer_format(form.format)
    shown = list(islice(lines, form.limit or (TABLE_ROWS if chosen == "table" else None)))
    if chosen == "jsonl":
        print_lines(_with_words(line, known) if form.verbose else line.data for line in shown)
    elif chosen == "csv":
        head = (*sheet.csv, "words") if form.verbose else sheet.csv
        rows = [_csv_row(_with_words(line, known) if form.verbose else line.data, head) for line in shown]
        print_csv(csv_rows([head, *rows], guard_formulas=form.guard_formulas))
    else:
        if not form.verbose and shown:
            _print_table(sheet, shown)
        for line in shown if form.verbose else ():
            print_block(line, known)
        _print_end(sheet, len(shown), total)


def _with_words(line: Line, known: Known) -> dict[str, Json]:
    quoted = [(role, known.quoted(record)) for role, record in line.said]
    words: Json = [
        {"role": role, "record": q.record, "report": q.report, "outlet": q.outlet, "told": q.told, "text": q.sentence}
        for role, q in quoted
    ]
    return {**line.data, "words": words}


def _csv_row(data: Mapping[str, Json], head: Sequence[str]) -> tuple[Json, ...]:
    return tuple(_in_cell(data[column]) for column in head)


def _in_cell(value: Json) -> Json:
    """A value for a cell: objects as "name value; name value", quotations with their report before them."""
    match value:
        case str():
            return visible(value)
        case list():
            return [_in_cell(each) for each in value]
        case {"role": role, "report": report, "text": text}:
            return f"{role} {report}: {visible(str(text))}"
        case dict():
            return "; ".join(f"{name} {cell(_in_cell(each)).replace('; ', '/')}" for name, each in value.items())
        case _:
            return value


def voices_json(said: Iterable[tuple[str, str]], known: Known) -> list[Json]:
    """Records with what each does and where it stands."""
    found: list[Json] = []
    for role, record in said:
        quoted = known.quoted(record)
        found.append({"role": role, "record": record, "report": quoted.report, "outlet": quoted.outlet,
                      "told": quoted.told})  # fmt: skip
    return found


# -- for people --------------------------------------------------------------------------------------------------------


def _print_table(sheet: Sheet, lines: Sequence[Line]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in sheet.table:
        fixed = column in sheet.fixed or column in sheet.right
        table.add_column(
            column, overflow="fold", no_wrap=fixed, justify="right" if column in sheet.right else "left"
        )  # fmt: skip
    for line in lines:
        table.add_row(*map(_shown, line.cells), style="bold" if line.under else None)
        for row in line.under:
            table.add_row(*map(_shown, row))
    console().print(table)


def _shown(cell: str) -> str:
    """A cell as a terminal may have it: its own line breaks stay, what would command the terminal does not."""
    return "\n".join(map(visible, cell.split("\n")))


def _print_end(sheet: Sheet, shown: int, total: int) -> None:
    out = console()
    out.print(f"\n{shown_of(shown, total, sheet.noun)}", style="dim")
    for note in sheet.notes:
        out.print(note, style="dim")


def print_block(line: Line, known: Known) -> None:
    """A line with its facts and the words that it stands on; words that several reports share stand once."""
    out = console()
    out.print(visible(line.title), style="bold")
    told: dict[tuple[str, str], list[Quoted]] = {}
    for role, record in line.said:
        quoted = known.quoted(record)
        told.setdefault((role, visible(quoted.sentence)), []).append(quoted)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=10, max_width=ROLE_WIDTH)
    grid.add_column()
    for name, value in line.facts:
        if value:
            grid.add_row(name, visible(value))
    for (role, sentence), where in told.items():
        at = ", ".join(dict.fromkeys(f"{q.outlet or q.report} {q.told or ''}".strip() for q in where))
        records = " ".join(dict.fromkeys(q.record for q in where))
        grid.add_row(visible(role), f"{visible(at)}: “{sentence}”  {records}")
    out.print(Padding(grid, (0, 0, 1, 2), expand=False))


ROLE_WIDTH = 24
"""Characters in which what words do to a line stands beside them."""
