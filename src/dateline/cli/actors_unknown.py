"""``dateline actors unknown``: the queue of actors that the knowledge base does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from dateline.cli.actor_queue import known_actors, load_knowledge, load_queue
from dateline.cli.options import DayOption, answer_format, format_option, ledger_option, print_csv, print_lines
from dateline.cli.wording import console, shown_of, visible
from dateline.exchange import csv_rows
from dateline.knowledge import KnownActors, Suggestion, UnknownActor
from dateline.record import Json
from dateline.store import Quotation, Store

__all__ = ["unknown"]

TABLE_ROWS = 30
"""What a person looks through; more is asked for with --limit."""
WIDE = 120
ID_SHOWN = 12
NAMES_SHOWN = 4
SAID_SHOWN = 3
WIDE_COLUMNS = ("events", "reports", "last", "name", "also", "the texts say", "may be", "id")
NARROW_COLUMNS = ("events", "name", "the texts say", "may be", "id")
CSV_COLUMNS = (
    "id", "name", "kind", "names", "countries", "supposed_countries", "sectors", "titles", "reports", "events", "ties",
    "last_day", "suggestions", "quotations",
)  # fmt: skip


@click.command(
    "unknown",
    short_help="The queue: who is not known.",
    epilog="\b\nExamples:\n  dateline actors unknown --store iraq.db --country IRQ --least 3\n"
    "  dateline actors unknown --kind person --since 2014-06-10\n"
    "  dateline actors unknown unk-4f1c2a            one with its quotations\n"
    "  dateline actors unknown --format csv > queue.csv",
)
@click.argument("id_", metavar="[ID]", required=False)
@ledger_option
@click.option("--country", metavar="CODE", help="Only those of whom some report says this country.")
@click.option("--sector", metavar="CODE", help="Only those of whom some report says this PLOVER sector.")
@click.option("--since", type=DayOption(), metavar="DAY", help="Only those in a report of this day or later.")
@click.option("--kind", type=click.Choice(["person", "organisation"]), help="Only those of this kind.")
@click.option("--least", type=click.IntRange(0), default=0, metavar="N", help="Only those with so many events.")
@click.option(
    "--limit", type=click.IntRange(1), help=f"At most so many; {TABLE_ROWS} in a table unless told otherwise."
)
@format_option
def unknown(
    id_: str | None,
    store_path: Path,
    format_: str | None,
    limit: int | None,
    *,
    guard_formulas: bool,
    **asked: str | int | None,
) -> int:
    """Named persons and organisations that act, receive, speak or are tied to others and that nobody knows yet.

    Joined across reports, those with most events first. With an ID (its beginning will do): that one, with quotations.
    """
    answer = answer_format(format_)
    with Store.open(store_path) as store:
        queue = load_queue(store)
        found = [queue.find(id_)] if id_ is not None else [a for a in queue.actors if _wanted(a, asked)]
        shown = found[: limit or (TABLE_ROWS if answer == "table" else None)]
        known = known_actors(queue, load_knowledge()) if shown else KnownActors(())
        if answer == "jsonl":
            print_lines(_json(actor, known.near(actor), quotations) for actor, quotations in _quoted(store, shown))
        elif answer == "csv":
            rows = [_cells(actor, known.near(actor), quotations) for actor, quotations in _quoted(store, shown)]
            print_csv(csv_rows([CSV_COLUMNS, *rows], guard_formulas=guard_formulas))
        elif id_ is not None:
            _print_one(shown[0], known.near(shown[0]), next(_quoted(store, shown))[1])
        else:
            _print_table(shown, known, len(found))
    return 0


def _wanted(actor: UnknownActor, asked: Mapping[str, str | int | None]) -> bool:
    country, sector, since, kind = (str(asked[name] or "") for name in ("country", "sector", "since", "kind"))
    return (
        (not country or country.upper() in dict((*actor.countries, *actor.supposed)))
        and (not sector or sector.upper() in dict(actor.sectors))
        and (not since or (actor.last_day or "") >= since)
        and (not kind or actor.kind.value == kind)
        and actor.events >= int(asked["least"] or 0)
    )


AT_ONCE = 200
"""Actors whose quotations are fetched at once."""


def _quoted(store: Store, actors: Iterable[UnknownActor]) -> Iterator[tuple[UnknownActor, list[Quotation]]]:
    """Each actor with the sentences that show it best."""
    rest = iter(actors)
    while some := list(islice(rest, AT_ONCE)):
        found = store.quotations(key for actor in some for key in actor.quoted)
        for actor in some:
            yield actor, [found[key] for key in actor.quoted]


def _json(actor: UnknownActor, near: Iterable[Suggestion], quotations: Iterable[Quotation]) -> dict[str, Json]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "names": dict(actor.names),
        "standing": list(actor.standing),
        "countries": dict(actor.countries),
        "supposed_countries": dict(actor.supposed),
        "sectors": dict(actor.sectors),
        "titles": dict(actor.titles),
        "reports": actor.reports,
        "events": actor.events,
        "ties": actor.ties,
        "last_day": actor.last_day,
        "quotations": [{"report": quoted.report, "sentence": quoted.sentence} for quoted in quotations],
        "suggestions": [{"id": s.id, "name": s.name, "reason": s.reason} for s in near],
    }


def _cells(actor: UnknownActor, near: Iterable[Suggestion], quotations: Iterable[Quotation]) -> tuple[str, ...]:
    votes = (actor.names, actor.countries, actor.supposed, actor.sectors, actor.titles)
    said = tuple(_votes(vote) for vote in votes)
    numbers = (str(actor.reports), str(actor.events), str(actor.ties), actor.last_day or "")
    suggested = "; ".join(f"{s.id} {s.reason}" for s in near)
    quoted = " | ".join(f"{q.report}: {visible(q.sentence)}" for q in quotations)
    return (actor.id, actor.name, actor.kind.value, *said, *numbers, suggested, quoted)


def _votes(votes: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{words} {number}" for words, number in votes)


# -- for people --------------------------------------------------------------------------------------------------------


def _print_table(actors: list[UnknownActor], known: KnownActors, total: int) -> None:
    out = console()
    wide = out.width >= WIDE
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in WIDE_COLUMNS if wide else NARROW_COLUMNS:
        number = column in {"events", "reports"}
        table.add_column(
            column, overflow="fold", no_wrap=number or column in {"last", "id"}, justify="right" if number else "left"
        )
    for actor in actors:
        table.add_row(*(_wide(actor, known) if wide else _narrow(actor, known)))
    out.print(table)
    shown = shown_of(len(actors), total, "unknown actors")
    out.print(f"\n{shown} `dateline actors unknown ID` quotes.", style="dim")


def _wide(actor: UnknownActor, known: KnownActors) -> tuple[str, ...]:
    return (
        str(actor.events), str(actor.reports), actor.last_day or "", visible(actor.name), _also(actor), _said(actor),
        _may_be(actor, known), actor.id[:ID_SHOWN],
    )  # fmt: skip


def _narrow(actor: UnknownActor, known: KnownActors) -> tuple[str, ...]:
    return (str(actor.events), visible(actor.name), _said(actor), _may_be(actor, known), actor.id[:ID_SHOWN])


def _also(actor: UnknownActor) -> str:
    others = [f"{name} {number}" for name, number in actor.names if name != actor.name]
    more = f" and {len(others) - NAMES_SHOWN} more" if len(others) > NAMES_SHOWN else ""
    return visible(", ".join(others[:NAMES_SHOWN]) + more)


def _said(actor: UnknownActor) -> str:
    """Kind, country, sector and titles, each with how many reports say it where that is more than one."""
    supposed = [(f"{code}?", number) for code, number in actor.supposed[:1] if not actor.countries]
    votes = (*actor.titles[:SAID_SHOWN], *actor.countries[:2], *supposed, *actor.sectors[:2])
    said = [words + (f" {number}" if number > 1 else "") for words, number in votes]
    return visible(", ".join(said) or actor.kind.value)


def _may_be(actor: UnknownActor, known: KnownActors) -> str:
    return visible("; ".join(suggested.id[:ID_SHOWN] if suggested.id.startswith("unk-") else suggested.id
                             for suggested in known.near(actor)))  # fmt: skip


def _print_one(actor: UnknownActor, near: Iterable[Suggestion], quotations: Iterable[Quotation]) -> None:
    out = console()
    out.print(f"{visible(actor.name)}: {actor.kind.value}   {actor.id}", style="bold")
    facts = [
        ("names", ", ".join(f"{name} {number}" for name, number in actor.names)),
        ("by itself", ", ".join(actor.standing)),
        ("titles", _votes(actor.titles)), ("country", _votes(actor.countries)), ("sectors", _votes(actor.sectors)),
        ("seen", f"{actor.reports:,} reports, {actor.events:,} events, {actor.ties:,} ties"),
        ("last", actor.last_day or ""),
        *(("may be", f"{s.id} {s.name}: {s.reason}") for s in near),
    ]  # fmt: skip
    for name, value in facts:
        if value:
            _print_fact(out, name, value)
    out.print("\nIn their words", style="bold")
    for quoted in quotations:
        out.print(Padding(f"“{visible(quoted.sentence)}”  {visible(quoted.report)}", (0, 0, 0, 2), expand=False))


def _print_fact(out: Console, name: str, value: str) -> None:
    out.print(Padding(f"{name:12} {visible(value)}", (0, 0, 0, 2), expand=False))
