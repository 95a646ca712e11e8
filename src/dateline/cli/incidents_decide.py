"""``dateline incidents merge|split|undo|decisions``: a person decides which reports tell one happening."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click
from rich.table import Table

from dateline.cli.actor_queue import stamp, who_option, why_option
from dateline.cli.options import answer_format, format_option, print_csv, print_lines, store_option
from dateline.cli.wording import console, number_of, visible
from dateline.exchange import csv_rows
from dateline.flow import situate
from dateline.record import IncidentDecision, IncidentVerdict, Json, TellingRef, encode
from dateline.situation import IncidentDecisions, undone_of
from dateline.store import Store

__all__ = ["decision_words", "decisions", "merge", "split", "undo"]

CSV_COLUMNS = ("number", "at", "by", "verdict", "tellings", "others", "undoes", "why", "holds", "amiss")
NAMED = 2
"""Tellings that a decision is said of in a line."""


def _decide(store_path: Path, decide: Callable[[IncidentDecisions], IncidentDecision]) -> int:
    """Appends what ``decide`` makes of the store's decisions, and says it."""
    with Store.open(store_path) as store:
        made = tuple(store.incident_decisions())
        decided = decide(IncidentDecisions(made, lambda decisions: situate(store, decisions)))
        store.decide_incident(decided)
        words = decision_words(store, decided)
    click.echo(f"decision {decided.number}: {visible(words)}")
    return 0


def decision_words(store: Store, decision: IncidentDecision) -> str:
    """A decision in a few words, with the words of the reports that it is about."""
    if decision.verdict is IncidentVerdict.UNDO:
        return f"decision {decision.undoes} no longer holds"
    told = _named(store, decision.tellings)
    if decision.verdict is IncidentVerdict.MERGE:
        return f"{told} tell one happening"
    verb = "tells" if len(decision.tellings) == 1 else "tell"
    return f"{told} {verb} something else than {_named(store, decision.others)}"


def _named(store: Store, refs: tuple[TellingRef, ...]) -> str:
    """The first few tellings, and how many more there are."""
    more = len(refs) - NAMED
    return " and ".join([*(_quoted(store, ref) for ref in refs[:NAMED]), *([f"{more:,} more"] if more > 0 else [])])


def _quoted(store: Store, ref: TellingRef) -> str:
    """The words of a telling, its report and its id; the words are the report's own, whoever coded it."""
    coded = store.coded(ref.report)
    words = f"“{' '.join(ref.anchor.of(coded.report.text).split())}” in " if coded is not None else ""
    return f"{words}{ref.report} ({ref.id[:ID_SHOWN]})"


ID_SHOWN = 10
"""Characters of a telling's id."""


@click.command(
    "merge",
    short_help="Say that incidents are one.",
    epilog="\b\nExamples:\n  dateline incidents merge inc-4f1c2a inc-90ab12 --why 'one convoy, two days of reports'",
)
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@store_option
@who_option
@why_option
def merge(ids: tuple[str, ...], store_path: Path, by: str | None, why: str | None) -> int:
    """Says that two or more incidents are one happening.

    It is refused where an earlier split keeps them apart. The one incident has the id of the one told first.
    """
    if len(ids) < 2:
        raise click.UsageError("say at least two ids")
    return _decide(store_path, lambda made: made.merge(ids, stamp(by, why)))


@click.command(
    "split",
    short_help="Say that some tellings tell something else.",
    epilog="\b\nExamples:\n  dateline incidents split inc-4f1c2a e-7e02f1    that clause is about another attack\n"
    "  dateline incidents split inc-4f1c2a courier-12  all that this report tells of it",
)
@click.argument("id_", metavar="ID")
@click.argument("tellings", nargs=-1, required=True, metavar="TELLING...")
@store_option
@who_option
@why_option
def split(id_: str, tellings: tuple[str, ...], store_path: Path, by: str | None, why: str | None) -> int:
    """Says that these tellings of an incident tell something else than its other tellings.

    TELLING is the id of a telling or of a report, as `dateline incidents show ID` gives them. It is refused where an
    earlier merge puts them together.
    """
    return _decide(store_path, lambda made: made.split(id_, tellings, stamp(by, why)))


@click.command(
    "undo",
    short_help="Take a decision back.",
    epilog="\b\nExamples:\n  dateline incidents undo 3    decision 3 no longer holds",
)
@click.argument("number", type=click.IntRange(1), metavar="N")
@store_option
@who_option
@why_option
def undo(number: int, store_path: Path, by: str | None, why: str | None) -> int:
    """Takes decision N back, fully. It stays on record, as this does; taking back an undo makes it hold again."""
    return _decide(store_path, lambda made: made.undo(number, stamp(by, why)))


@click.command(
    "decisions",
    short_help="What was decided, by whom, when and why.",
    epilog="\b\nExamples:\n  dateline incidents decisions\n  dateline incidents decisions --format csv > decisions.csv",
)
@store_option
@format_option
def decisions(store_path: Path, format_: str | None, *, guard_formulas: bool) -> int:
    """Every decision about incidents, in order: what, by whom, when, why, whether it holds, and what keeps it from it.

    A telling that the reports, coded anew, no longer hold is orphaned: the decision is kept, and holds again when the
    telling is found where it stood.
    """
    with Store.open(store_path) as store:
        made = tuple(store.incident_decisions())
        amiss: dict[int, list[str]] = {}
        for part in situate(store, made).amiss() if made else ():
            amiss.setdefault(part.decision, []).append(f"{part.code}: {part.message}")
        words = {d.number: decision_words(store, d) for d in made} if answer_format(format_) == "table" else {}
    undone, answer = undone_of(made), answer_format(format_)
    if answer == "table":
        _print_table(made, words, undone, amiss)
        return 0
    rows = [_as_json(d, d.number not in undone, amiss.get(d.number, [])) for d in made]
    if answer == "jsonl":
        print_lines(rows)
    else:
        print_csv(csv_rows([CSV_COLUMNS, *map(_cells, rows)], guard_formulas=guard_formulas))
    return 0


def _as_json(decision: IncidentDecision, holds: bool, amiss: list[str]) -> dict[str, Json]:  # noqa: FBT001 - a column
    data = encode(decision)
    assert isinstance(data, dict)
    return {**data, "holds": holds, "amiss": [*amiss]}


def _cells(row: Mapping[str, Json]) -> tuple[Json, ...]:
    """The values of the columns, tellings by their ids."""
    return tuple(_ids(row[column]) for column in CSV_COLUMNS)


def _ids(value: Json) -> Json:
    return [item["id"] if isinstance(item, dict) else item for item in value] if isinstance(value, list) else value


def _print_table(
    made: tuple[IncidentDecision, ...],
    words: Mapping[int, str],
    undone: frozenset[int],
    amiss: Mapping[int, list[str]],
) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("no", "when", "who", "what", "why"):
        table.add_column(column, overflow="fold", no_wrap=column in {"no", "when"})
    for decision in made:
        gone = "(taken back) " if decision.number in undone else ""
        lines = [gone + visible(words[decision.number]), *map(visible, amiss.get(decision.number, []))]
        cells = (str(decision.number), decision.at[:10], visible(decision.by), "\n".join(lines))
        table.add_row(*cells, visible(decision.why or ""))
    out.print(table)
    held = len(made) - len(undone)
    out.print(f"\n{number_of(len(made), 'decision')}, {held:,} of them in force.", style="dim")
