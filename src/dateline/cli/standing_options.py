"""Options that commands on the situation share, and what they mean for incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.cli.options import TABLE_ROWS, DayOption, format_option, store_option
from dateline.cli.standing_known import Known, known_of
from dateline.errors import UsageError
from dateline.situation import Incident
from dateline.store import Store

__all__ = ["Asked", "Form", "filters", "in_order", "incidents_asked", "known_for", "standing_options", "within"]

Command = TypeVar("Command", bound=Callable[..., Any])

MEANT = {
    "actor": ("NAME", "Somebody who takes part: name, words of it, entity id or country code."),
    "place": ("NAME", "Where: name, words of it, or GeoNames id."),
    "country": ("ISO3", "Country of the place, e.g. IRQ."),
    "since": ("DAY", "Only what happened on this day or later."),
    "until": ("DAY", "Only what happened on this day or earlier."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command was asked for: names as given, days as ISO 8601.

    Raises:
        UsageError: where the last day is before the first.
    """

    actor: str | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        in_order(self.since, self.until)


def in_order(first: str | None, last: str | None) -> None:
    """Refuses two days of which the last is before the first.

    Raises:
        UsageError: where they are.
    """
    if first is not None and last is not None and last < first:
        raise UsageError(f"the last day, {last}, is before the first, {first}")


def filters(*names: str, **other: str) -> Callable[[Command], Command]:
    """The filters with these names, ``--actor NAME`` and so on; ``other`` gives a help of its own for some."""

    def added(command: Command) -> Command:
        for name in reversed(names):
            metavar, meaning = MEANT[name]
            kind = DayOption() if metavar == "DAY" else None
            command = click.option(f"--{name}", metavar=metavar, type=kind, help=other.get(name, meaning))(command)
        return command

    return added


@dataclass(frozen=True, slots=True)
class Form:
    """Of which store, as known when, and how to answer.

    Attributes:
        store: its file. as_of: ISO 8601 day, ``None`` for all that is known.
        format: ``None`` for a table where somebody looks. limit: at most so many lines.
        verbose: with the words that each line stands on. guard_formulas: in CSV, against spreadsheets that run text.
    """

    store: Path
    as_of: str | None
    format: str | None
    limit: int | None
    verbose: bool
    guard_formulas: bool


def standing_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds ``--store``, ``--as-of``, ``--verbose``, ``--limit``, ``--format`` and ``--guard-formulas``.

    The command is called with a :class:`Form`, what was asked of :func:`filters`, and its own options.
    """

    @wraps(command)
    def packed(store_path: Path, as_of: str | None, format_: str | None, limit: int | None, **own: Any) -> int:
        form = Form(store_path, as_of, format_, limit, own.pop("verbose"), own.pop("guard_formulas"))
        return command(form, Asked(**{name: own.pop(name) for name in MEANT if name in own}), **own)

    for option in (
        format_option,
        click.option("--limit", type=click.IntRange(1), help=f"At most so many; {TABLE_ROWS} in a table by itself."),
        click.option("--verbose", "-v", is_flag=True, help="With the words that each line stands on."),
        click.option("--as-of", type=DayOption(), metavar="DAY",
                     help="As known on this day: only reports published until then."),
        store_option,
    ):  # fmt: skip
        packed = option(packed)
    return packed


def known_for(form: Form) -> Known:
    """What the store knows, as known on the day asked for.

    Raises:
        UsageError: where it holds no report that was published by then.
    """
    with Store.open(form.store) as store:
        return known_of(store, form.as_of)


def incidents_asked(known: Known, asked: Asked) -> Iterator[Incident]:
    """The incidents of these actors, places, countries and days, in order of their days; undated ones last.

    One without a day is left out where days are asked for. One of several days is in where one of them is.
    """
    actors, places = known.actors_named(asked.actor), known.places_named(asked.place)
    land = known.in_country(asked.country)
    for incident in sorted(known.incidents.values(), key=lambda i: (i.start or "9999", i.end or "", i.id)):
        if not within(incident.start, incident.end, asked):
            continue
        if actors is not None and not actors & known.takes_part(incident):
            continue
        if any(wanted is not None and not wanted & known.all_places(incident) for wanted in (places, land)):
            continue
        yield incident


def within(start: str | None, end: str | None, asked: Asked) -> bool:
    """Whether days from ``start`` to ``end`` touch those that are asked for."""
    if asked.since is None and asked.until is None:
        return True
    if start is None:
        return False
    return (asked.since is None or (end or start)[:10] >= asked.since) and (
        asked.until is None or start[:10] <= asked.until
    )
