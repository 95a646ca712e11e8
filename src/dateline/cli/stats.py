"""``dateline stats``: what a store holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from dateline.cli.options import store_option
from dateline.cli.wording import console
from dateline.record import encode
from dateline.store import Store

__all__ = ["command"]

SHOWN = 12


@click.command("stats", epilog="\b\nExamples:\n  dateline stats --store iraq.db\n  dateline stats --json | jq .types")
@store_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(store_path: Path, *, as_json: bool) -> int:
    """What a store holds: reports, records, types, statuses, countries, outlets, problems."""
    with Store.open(store_path) as store:
        stats = store.stats()
    if as_json:
        click.echo(json.dumps(encode(stats), ensure_ascii=False, indent=2))
        return 0
    out = console()
    published = f", published {stats.first_published} to {stats.last_published}" if stats.first_published else ""
    out.print(f"{stats.reports:,} reports, {stats.coded:,} coded{published}", style="bold", highlight=False)
    parts: list[tuple[str, Mapping[str, int]]] = [
        ("records", stats.records), ("event types", stats.types), ("status", stats.statuses),
        ("countries of places", stats.countries), ("outlets", stats.outlets), ("languages", stats.languages),
        ("problems", stats.problems),
    ]  # fmt: skip
    for name, numbers in parts:
        if numbers:
            shown = [f"{key or '(not known)'} {number:,}" for key, number in list(numbers.items())[:SHOWN]]
            more = f", and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
            out.print(f"{name + ':':21}{', '.join(shown)}{more}", highlight=False)
    return 0
