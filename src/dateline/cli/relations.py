"""``dateline relations``: how actors stand with each other on a day, by word and by deed, and what flipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from dateline.cli.options import DayOption
from dateline.cli.standing_answer import Line, Sheet, answer
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, Form, filters, in_order, known_for, standing_options
from dateline.cli.standing_wording import few, said_by
from dateline.cli.wording import number_of
from dateline.errors import UsageError
from dateline.record import Json, RelationKind
from dateline.situation import (
    UNDIRECTED,
    Bond,
    Dealing,
    Stance,
    Tie,
    bonds_of,
    dealings_of,
    flipped,
    support_of,
    ties_on,
)

__all__ = ["command"]

SHEET = Sheet(
    ("a", "a_id", "b", "b_id", "on", "stance", "strength", "kinds", "since", "last", "last_told", "basis", "sources",
     "said_by", "incidents", "reports", "records", "was", "was_on"),
    ("who", "stance", "how, since when", "last", "says who", "sources"),
    "ties", frozenset({"stance", "last", "sources"}), frozenset({"sources"}),
)  # fmt: skip
SHOWN = 3
"""Kinds of relation in a cell."""


@click.command(
    "relations",
    epilog="\b\nExamples:\n  dateline relations --store iraq.db --actor ISIL\n"
    "  dateline relations --stance friendly --on 2014-06-16   who stood with whom\n"
    "  dateline relations --flipped --since 2014-06-01        whose stance turned\n"
    "  dateline relations --actor ISIL --actor-two Peshmerga --verbose",
)
@filters("actor", "since", "until", since="Only ties told or shown on this day or later.",
         until="Only ties first told or shown on this day or earlier.")  # fmt: skip
@click.option("--actor-two", metavar="NAME", help="The other of the two, named in the same way.")
@click.option(
    "--kind",
    type=click.Choice([k.value for k in RelationKind]),
    metavar="KIND",
    help=f"Only with this kind in force: {', '.join(k.value for k in RelationKind)}.",
)
@click.option("--stance", type=click.Choice([s.value for s in Stance]), help="Only ties that are this.")
@click.option("--on", "day", type=DayOption(), metavar="DAY",
              help="How they stood on this day; that of the last report unless told otherwise.")  # fmt: skip
@click.option("--flipped", "turned", is_flag=True, help="Only those that were friendly on the day of --since and are "
              "hostile now, or the other way round.")  # fmt: skip
@standing_options
def command(
    form: Form, asked: Asked, *, turned: bool, day: str | None, actor_two: str | None, **only: str | None
) -> int:
    """Ties between actors: friendly or hostile and how much (-1 to +1), of which kinds, since when, told by how many.

    What was done weighs half after 30 days, what was said half after 180. A kind marked `by deeds` is inferred from
    incidents alone: nobody says so in words.
    """
    known = known_for(form)
    on = day or form.as_of or known.days[1]
    if not on:
        raise UsageError("no report has a known day: say which day with --on")
    in_order(asked.since, on)
    dealings = dealings_of(known.reports, known.incidents.values())
    found = list(_flips(dealings, asked, on) if turned else ((tie, None) for tie in ties_on(dealings, on)))
    chosen = [pair for pair in found if _wanted(known, pair[0], asked, actor_two, turned=turned)]
    chosen = [pair for pair in chosen if only["stance"] in {None, pair[0].stance} and _is_of(pair[0], only["kind"])]
    chosen.sort(key=lambda pair: _rank(known, pair[0]))
    note = f"As on {on}. Strength -1 (war) to +1 (allies); from 0.25 friendly, from -0.25 hostile."
    was_on = asked.since if turned else None
    lines = (_line(known, tie, on, was, was_on) for tie, was in chosen)
    answer(replace(SHEET, notes=(note,)), form, known, lines, len(chosen))
    return 0


def _flips(dealings: tuple[Dealing, ...], asked: Asked, on: str) -> Iterator[tuple[Tie, Tie]]:
    if asked.since is None:
        raise UsageError("--flipped needs --since DAY: the day with which --on is compared")
    return ((flip.after, flip.before) for flip in flipped(dealings, asked.since, on))


def _wanted(known: Known, tie: Tie, asked: Asked, other: str | None, *, turned: bool) -> bool:
    first, second = known.actors_named(asked.actor), known.actors_named(other)
    pair = {tie.a, tie.b}
    if first is not None and not first & pair:
        return False
    if second is not None and not (second & pair and (first is None or (first & pair) | (second & pair) == pair)):
        return False
    days = [day for d in tie.dealings if (day := d.day or d.told)]
    recent = turned or asked.since is None or (bool(days) and max(days) >= asked.since)
    return recent and (asked.until is None or (bool(days) and min(days) <= asked.until))


def _is_of(tie: Tie, kind: str | None) -> bool:
    return kind is None or kind in tie.kinds


def _rank(known: Known, tie: Tie) -> tuple[bool, int, float, str, str]:
    """Those that are friendly or hostile, of most independent sources first, then the strongest."""
    return tie.stance is Stance.UNCLEAR, -_support(known, tie.dealings), -abs(tie.strength), tie.a, tie.b


def _support(known: Known, dealings: Iterable[Dealing]) -> int:
    return support_of((v for d in dealings for v in d.voices), known.copies).independent


# -- one line ----------------------------------------------------------------------------------------------------------


def _line(known: Known, tie: Tie, on: str, was: Tie | None, was_on: str | None) -> Line:
    names = {key: known.actor_name(key, name) for key, name in ((tie.a, tie.a_name), (tie.b, tie.b_name))}
    ever = bonds_of(tie.dealings)
    bonds = [bond for bond in ever if bond.end is None or on < bond.end]
    days = [day for d in tie.dealings if (day := d.day or d.told)]
    told = [d.told for d in tie.dealings if d.told]
    records = [v.record for d in tie.dealings for v in d.voices]
    basis = sorted({d.basis.value for d in tie.dealings})
    said = said_by(v for d in tie.dealings for v in d.voices)
    independent = _support(known, tie.dealings)
    data: dict[str, Json] = {
        "a": names[tie.a], "a_id": tie.a, "b": names[tie.b], "b_id": tie.b, "on": on, "stance": tie.stance.value,
        "strength": tie.strength, "kinds": [_kind(bond, tie) for bond in bonds],
        "since": min((bond.start for bond in bonds if bond.start), default=None),
        "last": max(days, default=None), "last_told": max(told, default=None), "basis": list(basis),
        "sources": independent, "said_by": list(said),
        "incidents": list(dict.fromkeys(d.incident for d in tie.dealings if d.incident)),
        "reports": list(known.reports_of(records)), "records": list(dict.fromkeys(records)),
        "was": was.strength if was else None, "was_on": was_on,
        "bonds": [_bond(bond, names) for bond in ever],
    }  # fmt: skip
    stance = f"{tie.stance.value} {tie.strength:+.2f}"
    before = f"\nwas {was.strength:+.2f}" if was else ""
    kinds = [_kind_words(bond, names) for bond in bonds]
    cells = (f"{names[tie.a]} - {names[tie.b]}", stance + before, "\n".join(_shown(bonds, tie)) or "no kind in force",
             max(days, default="?"), few(said), f"{independent}")  # fmt: skip
    title = f"{names[tie.a]} and {names[tie.b]}: {stance} on {on}" + (
        f", {was.strength:+.2f} on {was_on}" if was else ""
    )
    facts = (*(("in force", words) for words in kinds), ("sources", number_of(independent, "source")))
    said_there = tuple((_does(d), v.record) for d in tie.dealings for v in d.voices)
    return Line(data, cells, title, facts, said_there)


def _shown(bonds: list[Bond], tie: Tie) -> list[str]:
    """The kinds in a cell: each once with its earliest day, and how it points."""
    found: dict[str, str] = {}
    for bond in bonds:
        points = "" if bond.kind in UNDIRECTED else ("→ " if bond.a == tie.a else "← ")
        since = f" since {bond.start}" if bond.start else ""
        found.setdefault(points + bond.kind.value, since + (" (by deeds)" if bond.inferred else ""))
    every = [kind + rest for kind, rest in found.items()]
    return every[:SHOWN] + ([f"+{len(every) - SHOWN}"] if len(every) > SHOWN else [])


def _kind(bond: Bond, tie: Tie) -> str:
    """A kind, with the direction in which it points between ``a`` and ``b`` of the line."""
    if bond.kind in UNDIRECTED:
        return bond.kind.value
    return f"{bond.kind.value} {'a>b' if bond.a == tie.a else 'b>a'}"


def _kind_words(bond: Bond, names: dict[str, str]) -> str:
    since = f"since {bond.start}" if bond.start else "since before anything told"
    return f"{names[bond.a]} {bond.kind.value} {names[bond.b]}, {since}" + (
        " (by deeds alone)" if bond.inferred else ""
    )


def _bond(bond: Bond, names: dict[str, str]) -> Json:
    return {
        "kind": bond.kind.value, "a": names[bond.a], "a_id": bond.a, "b": names[bond.b], "b_id": bond.b,
        "from": bond.start, "to": bond.end, "inferred": bond.inferred,
        "records": [v.record for d in bond.dealings for v in d.voices],
        "incidents": list(dict.fromkeys(d.incident for d in bond.dealings if d.incident)),
    }  # fmt: skip


def _does(dealing: Dealing) -> str:
    """What a dealing does to the tie, in few words."""
    kind = dealing.kind.value if dealing.kind else "deals"
    over = " is over" if dealing.ends else ""
    return f"{kind}{over} ({dealing.basis.value}, {dealing.day or dealing.told or '?'})"
