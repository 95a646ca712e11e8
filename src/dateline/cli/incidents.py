"""``dateline incidents``: which reports tell one happening, asked of a store; and what a person decides about that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import click
from click.core import ParameterSource
from rich.table import Table

from dateline.cli.incidents_decide import decisions, merge, split, undo
from dateline.cli.incidents_show import show
from dateline.cli.options import (
    TABLE_ROWS,
    answer_format,
    as_of_option,
    choice_of,
    day_options,
    format_option,
    limit_option,
    matter_options,
    print_csv,
    print_lines,
    store_option,
)
from dateline.cli.progress import working
from dateline.cli.situation_wording import deed_words, denials, founded, toll_words
from dateline.cli.wording import console, names, places, shown_of
from dateline.exchange import incident_csv, incident_rows
from dateline.flow import situate
from dateline.record import EventType, Status
from dateline.situation import Account, Incident, IncidentFilter, IncidentOrder, account_of, matching, ordered
from dateline.store import Store

__all__ = ["command"]


@click.group(
    "incidents",
    invoke_without_command=True,
    epilog="\b\nExamples:\n  dateline incidents --place Mosul --since 2014-06-09 --min-sources 2\n"
    "  dateline incidents --as-of 2014-06-12          as it was known on that day\n"
    "  dateline incidents --order sources --limit 10  what most sources tell\n"
    "  dateline incidents show inc-4f1c2a             one with all its tellings\n"
    "  dateline incidents merge inc-4f1c2a inc-90ab   they are one",
)
@store_option
@matter_options
@click.option("--status", type=choice_of(Status), help="Whether it came about, by most sources.")
@day_options
@click.option("--text", metavar="WORDS", help="Words of a sentence that tells it.")
@click.option("--min-sources", type=click.IntRange(1), help="Independent sources, at least.")
@as_of_option
@click.option("--order", type=click.Choice([o.value for o in IncidentOrder]), default=IncidentOrder.TIME.value,
              show_default=True, help="By day, the latest first, or by independent sources.")  # fmt: skip
@limit_option
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    /, store_path: Path, limit: int | None, format_: str | None, as_of: str | None, order: str,
    *, guard_formulas: bool, **asked: str | int | None,
) -> int:  # fmt: skip
    """Which reports tell one happening: what, where, who to whom, how many, and how many independent sources tell it.

    Reports that copy each other are one source. All conditions must hold.
    """
    if ctx.invoked_subcommand is not None:
        _check_placed(ctx)
        return 0
    question = _question(asked)
    with Store.open(store_path) as store, working("following reports", None):
        found = ordered(matching(situate(store, as_of=as_of).incidents(), question), IncidentOrder(order))
    answer = answer_format(format_)
    shown = found[: limit or (TABLE_ROWS if answer == "table" else None)]
    accounts = map(account_of, shown)
    if answer == "csv":
        print_csv(incident_csv(accounts, guard_formulas=guard_formulas))
    elif answer == "jsonl":
        print_lines(incident_rows(accounts))
    else:
        _print_table(list(accounts), found)
    return 0


def _check_placed(ctx: click.Context) -> None:
    """Refuses options that stand before a subcommand, where they would do nothing."""
    given = [n for n in ctx.params if ctx.get_parameter_source(n) is ParameterSource.COMMANDLINE]
    if given:
        raise click.UsageError(f"put the options behind the command: dateline incidents {ctx.invoked_subcommand} …")


def _question(asked: Mapping[str, str | int | None]) -> IncidentFilter:
    given = {name: value for name, value in asked.items() if name not in {"type_", "status"} and value is not None}
    type_, status = (cast("str | None", asked[name]) for name in ("type_", "status"))
    return IncidentFilter(
        **given,  # type: ignore[arg-type]  # the options are named as the fields are, and click has checked them
        type=EventType(type_) if type_ else None,
        status=Status(status) if status else None,
    )


NARROW_COLUMNS = ("when", "what", "who, to whom", "where, how many", "told by", "id")
WIDE_COLUMNS = ("when", "what", "who", "to whom", "where", "how many", "told by", "id")
WIDE = 140
"""Columns of a terminal from which every part of an incident gets a column of its own."""
ID_SHOWN = 10
"""Characters of an id in a table: among a thousand incidents two share theirs once in thirty times."""


def _print_table(accounts: list[Account], found: Sequence[Incident]) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    wide = out.width >= WIDE
    for name in WIDE_COLUMNS if wide else NARROW_COLUMNS:
        table.add_column(name, overflow="fold", no_wrap=name in {"when", "id"})
    for account in accounts:
        table.add_row(*(_wide(account) if wide else _narrow(account)))
    out.print(table)
    shown = shown_of(len(accounts), len(found), "incidents")
    out.print(f"\n{shown} `dateline incidents show ID` gives every telling.", style="dim")


def _when(incident: Incident) -> str:
    if incident.start is None:
        told = incident.tellings[0].told
        return f"told\n{told}" if told else ""
    return incident.start if incident.start == incident.end else f"{incident.start}\n..{incident.end}"


def _what(account: Account) -> str:
    status = "" if account.incident.status is Status.HAPPENED else f", {account.incident.status.value}"
    return f"{deed_words(account)}\n{account.incident.type.value}{status}"


def _told(account: Account) -> str:
    return "\n".join(part for part in (founded(account), denials(account)) if part)


def _wide(account: Account) -> tuple[str, ...]:
    return (
        _when(account.incident), _what(account), names(account.actors), names(account.recipients),
        places(account.places), toll_words(account.tolls), _told(account), account.incident.id[:ID_SHOWN],
    )  # fmt: skip


def _narrow(account: Account) -> tuple[str, ...]:
    parties = " → ".join(names(side) or "?" for side in (account.actors, account.recipients))
    parties = "" if parties == "? → ?" else parties.removesuffix(" → ?")
    where = "\n".join(part for part in (places(account.places), toll_words(account.tolls)) if part)
    return (
        _when(account.incident), _what(account), parties, where, _told(account), account.incident.id[:ID_SHOWN]
    )  # fmt: skip


for subcommand in (show, merge, split, undo, decisions):
    command.add_command(subcommand)
