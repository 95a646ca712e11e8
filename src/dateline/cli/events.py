"""``dateline events``: who did what to whom, asked of a store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import click
from rich.table import Table

from dateline.cli.options import (
    TABLE_ROWS,
    answer_format,
    choice_of,
    day_options,
    format_option,
    limit_option,
    matter_options,
    print_csv,
    print_lines,
    store_option,
)
from dateline.cli.wording import console, counts, deed, names, places, shown_of, speakers, when
from dateline.exchange import TableName, batches, csv_lines
from dateline.record import Certainty, Event, EventType, Json, Status, encode
from dateline.store import EventFilter, EventOrder, EventRow, Store

__all__ = ["command"]


@click.command(
    "events",
    epilog="\b\nExamples:\n  dateline events --actor ISIL --status happened --since 2014-06-10\n"
    "  dateline events --type ASSAULT --place Mosul --format csv > mosul.csv\n"
    "  dateline events --status denied           what was said not to be so\n"
    "  dateline events --source ministry --text refinery",
)
@store_option
@matter_options
@click.option("--status", type=choice_of(Status), help="Whether it came about.")
@click.option("--certainty", type=choice_of(Certainty), help="Whose word it is.")
@click.option("--source", metavar="NAME", help="Who says so, inside the report.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@day_options
@click.option("--text", metavar="WORDS", help="Words of the sentence.")
@click.option("--background/--news", default=None, help="Only background, or only what is not.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Only records at least this sure.")
@limit_option
@format_option
def command(
    store_path: Path,
    limit: int | None,
    format_: str | None,
    *,
    guard_formulas: bool,
    **asked: str | float | bool | None,
) -> int:
    """Who did what to whom, where and when, who says so, and whether it came about. All conditions must hold."""
    answer = answer_format(format_)
    question = _question(asked)
    with Store.open(store_path) as store:
        shown = limit or (TABLE_ROWS if answer == "table" else None)
        if answer == "csv":
            found = batches(store, TableName.EVENTS, question, limit=shown)
            print_csv(csv_lines(TableName.EVENTS, found, guard_formulas=guard_formulas))
            return 0
        rows = store.events(question, order=EventOrder.TIME, limit=shown)
        if answer == "jsonl":
            print_lines(map(as_json, rows))
        else:
            _print_table(list(rows), store.count_events(question))
    return 0


def _question(asked: Mapping[str, str | float | bool | None]) -> EventFilter:
    given = {name: value for name, value in asked.items() if name in PLAIN and value is not None}
    type_, status, certainty = (cast("str | None", asked[name]) for name in ("type_", "status", "certainty"))
    return EventFilter(
        **given,  # type: ignore[arg-type]  # the options are named as the fields are, and click has checked them
        type=EventType(type_) if type_ else None,
        status=Status(status) if status else None,
        certainty=Certainty(certainty) if certainty else None,
        historical=cast("bool | None", asked["background"]),
    )


PLAIN = frozenset({"actor", "place", "country", "source", "outlet", "since", "until", "text", "min_confidence"})


def as_json(row: EventRow) -> dict[str, Json]:
    """An event with its sentence and report, as one object."""
    event = encode(row.event)
    assert isinstance(event, dict)
    report: Json = {"id": row.report.id, "title": row.report.title, "outlet": row.report.outlet,
                    "published": row.report.published, "url": row.report.url}  # fmt: skip
    return {**event, "sentence": row.sentence, "report": report}


def _print_table(rows: list[EventRow], total: int) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    wide = out.width >= WIDE
    for name in WIDE_COLUMNS if wide else NARROW_COLUMNS:
        table.add_column(name, overflow="fold", no_wrap=name in {"when", "id"})
    for row in rows:
        table.add_row(*(_wide(row) if wide else _narrow(row)))
    out.print(table)
    out.print(f"\n{shown_of(len(rows), total, 'events')} `dateline show ID` gives the words.", style="dim")


WIDE = 120
"""Columns of a terminal from which every part of an event gets a column of its own."""
WIDE_COLUMNS = ("when", "what", "status", "who", "to whom", "where", "how many", "says who", "id")
NARROW_COLUMNS = ("when", "what", "who, to whom", "where, how many", "id")
ID_SHOWN = 10
"""Characters of an id in a table: among a thousand events two share theirs once in eight thousand times."""


def _wide(row: EventRow) -> tuple[str, ...]:
    event = row.event
    return (
        when(event.time), deed(event), _status(event), names(event.actors), names(event.recipients),
        places(event.places), counts(event.counts), speakers(event.sources) or "the report", event.id[:ID_SHOWN],
    )  # fmt: skip


def _narrow(row: EventRow) -> tuple[str, ...]:
    event = row.event
    first, _, last = when(event.time).partition("..")
    parties = " → ".join(names(side) or "?" for side in (event.actors, event.recipients))
    parties = "" if parties == "? → ?" else parties.removesuffix(" → ?")
    where = "; ".join(part for part in (places(event.places), counts(event.counts)) if part)
    time = f"{first}\n..{last}" if last else first
    return (time, f"{deed(event)} {_status(event)}", parties, where, event.id[:ID_SHOWN])


def _status(event: Event) -> str:
    return event.status.value + (" (background)" if event.historical else "")
