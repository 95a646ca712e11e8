"""``dateline events``: who did what to whom, asked of a store."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from rich.table import Table

from dateline.cli.options import answer_format, format_option, print_lines, store_option
from dateline.cli.wording import console, counts, deed, names, places, speakers, when
from dateline.record import Certainty, EventType, Json, Status, encode
from dateline.store import EventFilter, EventOrder, EventRow, Store

__all__ = ["command"]

CSV_COLUMNS = (
    ("id", "type", "mode", "cameo", "quad", "intensity", "status", "certainty", "historical", "start", "end")
    + ("actors", "recipients", "places", "countries", "counts", "sources", "confidence", "sentence")
    + ("report", "title", "outlet", "published", "url")
)  # fmt: skip


class _Day(click.ParamType):
    """An ISO day."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no day like 2014-06-16", param, ctx)


def _choice(kind: type[EventType] | type[Status] | type[Certainty]) -> click.Choice[str]:
    return click.Choice([member.value for member in kind], case_sensitive=False)


@click.command(
    "events",
    epilog="\b\nExamples:\n  dateline events --actor ISIL --status happened --since 2014-06-10\n"
    "  dateline events --type ASSAULT --place Mosul --format csv > mosul.csv\n"
    "  dateline events --status denied                      what was said not to be so\n"
    "  dateline events --source ministry --text refinery    what a ministry says of a refinery",
)
@store_option
@click.option("--actor", metavar="NAME", help="Somebody who takes part: name, words, entity id or country code.")
@click.option("--place", metavar="NAME", help="Where it happened: name or GeoNames id.")
@click.option("--country", metavar="ISO3", help="Country of the place, e.g. IRQ.")
@click.option("--type", "type_", type=_choice(EventType), help="PLOVER type.")
@click.option("--status", type=_choice(Status), help="Whether it came about.")
@click.option("--certainty", type=_choice(Certainty), help="Whose word it is.")
@click.option("--source", metavar="NAME", help="Who says so, inside the report.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--since", type=_Day(), metavar="DAY", help="Happened on this day or later.")
@click.option("--until", type=_Day(), metavar="DAY", help="Happened on this day or earlier.")
@click.option("--text", metavar="WORDS", help="Words of the sentence.")
@click.option("--background/--news", default=None, help="Only background, or only what is not.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Only records at least this sure.")
@click.option("--limit", type=click.IntRange(1), help="At most so many; 50 in a table unless told otherwise.")
@format_option
def command(store_path: Path, limit: int | None, format_: str | None, **asked: str | float | bool | None) -> int:
    """Who did what to whom, where and when, who says so, and whether it came about. All conditions must hold."""
    answer = answer_format(format_)
    question = _question(asked)
    with Store.open(store_path) as store:
        shown = limit or (TABLE_ROWS if answer == "table" else None)
        rows = store.events(question, order=EventOrder.TIME, limit=shown)
        if answer == "jsonl":
            print_lines(map(as_json, rows))
        elif answer == "csv":
            _print_csv(rows)
        else:
            _print_table(list(rows), store.count_events(question))
    return 0


TABLE_ROWS = 50
"""What a person looks through; more is asked for with --limit."""


def _question(asked: dict[str, str | float | bool | None]) -> EventFilter:
    type_, status, certainty = asked.pop("type_"), asked.pop("status"), asked.pop("certainty")
    background = asked.pop("background")
    return EventFilter(
        **asked,  # type: ignore[arg-type]  # the options are named as the fields are
        type=EventType(type_) if type_ else None,
        status=Status(status) if status else None,
        certainty=Certainty(certainty) if certainty else None,
        historical=bool(background) if background is not None else None,
    )


def as_json(row: EventRow) -> dict[str, Json]:
    """An event with its sentence and report, as one object."""
    event = encode(row.event)
    assert isinstance(event, dict)
    report: Json = {"id": row.report.id, "title": row.report.title, "outlet": row.report.outlet,
                    "published": row.report.published, "url": row.report.url}  # fmt: skip
    return {**event, "sentence": row.sentence, "report": report}


def _print_csv(rows: Iterable[EventRow]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_csv_rows(rows))


def _csv_rows(rows: Iterable[EventRow]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        event, report = row.event, row.report
        start, end = (event.time.start, event.time.end) if event.time else (None, None)
        countries = "; ".join(dict.fromkeys(p.place.country for p in event.places if p.place.country))
        yield (
            event.id, event.type.value, event.mode, event.cameo, event.quad.value, event.intensity, event.status.value,
            event.certainty.value, event.historical, start, end, names(event.actors), names(event.recipients),
            places(event.places), countries, counts(event.counts), speakers(event.sources), event.confidence,
            row.sentence.replace("\n", " "), report.id, report.title, report.outlet, report.published, report.url,
        )  # fmt: skip


def _print_table(rows: list[EventRow], total: int) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("when", "what", "status", "who", "to whom", "where", "how many", "says who", "id"):
        table.add_column(name, overflow="fold", no_wrap=name in {"when", "id", "status"})
    for row in rows:
        event = row.event
        table.add_row(
            when(event.time), deed(event), event.status.value + (" (then)" if event.historical else ""),
            names(event.actors), names(event.recipients), places(event.places), counts(event.counts),
            speakers(event.sources) or "the report", event.id[:ID_SHOWN],
        )  # fmt: skip
    out = console()
    out.print(table)
    more = f", {total - len(rows):,} more: --limit" if total > len(rows) else ""
    out.print(f"\n{len(rows):,} of {total:,} events{more}. `dateline show ID` gives the words.", style="dim")


ID_SHOWN = 10
"""Characters of an id in a table: two of a million events share their first eight digits once in four thousand times."""
