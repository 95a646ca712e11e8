"""``dateline tolls``: how many were killed, hurt, held, taken, lost or driven out; disagreement stays a range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import click

from dateline.cli.situation_wording import counting
from dateline.cli.standing_answer import ID_SHOWN, Line, Sheet, answer
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, Form, filters, incidents_asked, known_for, standing_options
from dateline.cli.standing_series import SERIES, series_asked, series_line
from dateline.cli.standing_wording import deed_of, few, parties_of, ranged, span_of_days
from dateline.cli.wording import number_of
from dateline.errors import UsageError
from dateline.record import Json
from dateline.situation import TOLLED, Figure, Incident, Judged, Toll, Total, tolls_of, totals

__all__ = ["command"]

INCIDENTS = Sheet(
    ("incident", "start", "end", "place", "place_id", "country", "type", "status", "what", "low", "best", "high",
     "summed", "by_side", "by_source", "sources", "disputed", "reports", "tellings"),
    ("when", "what happened, where", "toll, of them", "by source", "id"),
    "tolls", frozenset({"when", "id"}),
)  # fmt: skip
GROUPS = Sheet(
    ("by", "group", "what", "low", "best", "high", "incidents", "incident_ids"),
    ("group", "what", "low", "best", "high", "incidents"),
    "totals", frozenset({"group"}), frozenset({"low", "best", "high", "incidents"}),
    notes=("Low, best and high are added up each for itself; each incident counts once, cumulative figures never.",),
)  # fmt: skip
BY = ("incident", "day", "place", "country")


@click.command(
    "tolls",
    epilog="\b\nExamples:\n  dateline tolls --store iraq.db --what killed --since 2014-06-10\n"
    "  dateline tolls --by country            totals, each incident once\n"
    "  dateline tolls --series                cumulative figures, point by point\n"
    "  dateline tolls --place Kirkuk -v       each figure, and why it stands or not",
)
@filters("actor", "place", "country", "since", "until")
@click.option("--what", type=click.Choice(TOLLED), help="Only of this kind.")
@click.option("--by", type=click.Choice(BY), default="incident", show_default=True, help="Add up over what.")
@click.option("--series", is_flag=True, help="The cumulative figures instead: who counts what, where, since when.")
@standing_options
def command(form: Form, asked: Asked, what: str | None, by: str, *, series: bool) -> int:
    """Tolls of incidents as low, best and high: by side and by who counts; totals without counting anything twice.

    Low is the least and high the most that anybody stands by; best is what most independent reports give, of equals
    the last told. A later figure of one speaker replaces its earlier one. Cumulative figures ("61 since January")
    are no part of any incident: --series.
    """
    if series and by != "incident":
        raise UsageError("--series stands for itself: not together with --by")
    known = known_for(form)
    if series:
        points = series_asked(known, asked, what)
        answer(SERIES, form, known, (series_line(known, *point) for point in points), len(points))
        return 0
    found = [(i, t) for i in incidents_asked(known, asked) for t in tolls_of(i) if what in {None, t.what}]
    if by == "incident":
        answer(_with_totals(found), form, known, (_line(known, i, t) for i, t in found), len(found))
    else:
        groups = _grouped(known, found, by)
        answer(GROUPS, form, known, (_group_line(known, by, name, total) for name, total in groups), len(groups))
    return 0


def _with_totals(found: Sequence[tuple[Incident, Toll]]) -> Sheet:
    """The sheet with what all tolls come to under it."""
    words = [f"{t.what} {ranged(t.range)} in {len(t.incidents):,}" for t in totals(toll for _, toll in found)]
    notes = ("All together: " + "; ".join(words) + " incidents. Best (low-high); cumulative figures: --series.",)
    return Sheet(INCIDENTS.csv, INCIDENTS.table, INCIDENTS.noun, INCIDENTS.fixed, notes=notes if words else ())


# -- by incident -------------------------------------------------------------------------------------------------------


def _line(known: Known, incident: Incident, toll: Toll) -> Line:
    spot, standing = known.where(incident), toll.by_speaker
    tellings = list(dict.fromkeys(j.figure.telling for j in toll.figures))
    by_source = list(dict.fromkeys(f"{counting(speaker)} {_figure(figure)}" for speaker, figure in standing))
    sides = {side.value: [r.low, r.best, r.high] for side, r in toll.by_side}
    disputed = _excluding(figure for _, figure in standing)
    data: dict[str, Json] = {
        "incident": incident.id, "start": incident.start, "end": incident.end, "place": spot.name or None,
        "place_id": spot.key or None, "country": spot.country or None, "type": incident.type.value,
        "status": incident.status.value, "what": toll.what, "low": toll.range.low, "best": toll.range.best,
        "high": toll.range.high, "summed": toll.summed, "by_side": {s: list(r) for s, r in sides.items()},
        "by_source": list(by_source), "sources": toll.sources, "disputed": disputed,
        "reports": list(known.reports_of(tellings)), "tellings": list(tellings),
        "figures": [_judged(judged) for judged in toll.figures],
    }  # fmt: skip
    of_sides = ", ".join(f"{side.value} {ranged(r)}" for side, r in toll.by_side)
    parties, when = parties_of(known, incident), span_of_days(incident.start, incident.end)
    amount = f"{toll.what} {ranged(toll.range)}"
    counted = few(by_source, SHOWN)
    happened = f"{deed_of(incident)} {parties}".strip()
    told = "\n".join(part for part in (amount, _sides(toll, of_sides)) if part)
    at = ", ".join(part for part in (happened, spot.name) if part)
    cells = (when.replace("..", "\n.."), at, told, counted, incident.id[:ID_SHOWN])
    title = f"{when} {spot.name or 'place unknown'}: {amount} in {happened}   {incident.id}"
    facts = (("of them", _sides(toll, of_sides)), ("sources", number_of(toll.sources, "source") + " of what stands"))
    said = tuple((_role(judged), judged.figure.telling) for judged in _once(toll.figures))
    return Line(data, cells, title, facts, said)


SHOWN = 3
"""Speakers in a cell."""


def _sides(toll: Toll, words: str) -> str:
    return f"{words} (added up)" if toll.summed else words


def _figure(figure: Figure) -> str:
    return f"{figure.low}" if figure.low == figure.high else f"{figure.low}-{figure.high}"


def _excluding(figures: Iterable[Figure]) -> bool:
    """Whether figures of one side that stand exclude each other: their ranges do not meet."""
    by_side: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_side[figure.side].append(figure)
    return any(max(f.low for f in same) > min(f.high for f in same) for same in by_side.values())


def _once(figures: Iterable[Judged]) -> list[Judged]:
    """The figures without those that their report gives again and that stand there."""
    every = list(figures)
    stand = {(j.figure.report, j.figure.low, j.figure.high, j.figure.side) for j in every if j.stands}
    return [
        j for j in every
        if j.stands or (j.figure.report, j.figure.low, j.figure.high, j.figure.side) not in stand
    ]  # fmt: skip


def _role(judged: Judged) -> str:
    side = f" {judged.figure.side}" if judged.figure.side else ""
    return f"{_figure(judged.figure)}{side}, {judged.why}"


def _judged(judged: Judged) -> Json:
    figure = judged.figure
    return {
        "low": figure.low, "high": figure.high, "side": figure.side.value if figure.side else None,
        "of": figure.of or None, "speaker": counting(figure.speaker), "outlet": figure.outlet or None,
        "told": figure.told, "report": figure.report, "telling": figure.telling, "text": figure.text,
        "stands": judged.stands, "why": judged.why,
    }  # fmt: skip


# -- totals ------------------------------------------------------------------------------------------------------------


def _grouped(known: Known, found: Iterable[tuple[Incident, Toll]], by: str) -> list[tuple[str, Total]]:
    """The totals of each day, place or country, in order of their names; an incident belongs to one of each."""
    groups: dict[str, list[Toll]] = defaultdict(list)
    for incident, toll in found:
        groups[_group(known, incident, by)].append(toll)
    ordered = sorted(groups, key=lambda name: (not name, name))
    return [(name, total) for name in ordered for total in totals(groups[name])]


def _group(known: Known, incident: Incident, by: str) -> str:
    if by == "day":
        return (incident.start or "")[:10]
    spot = known.where(incident)
    return spot.name if by == "place" else spot.country


def _group_line(known: Known, by: str, name: str, total: Total) -> Line:
    shown, number = name or f"{by} unknown", len(total.incidents)
    bounds = (total.range.low, total.range.best, total.range.high)
    data: dict[str, Json] = {
        "by": by, "group": name or None, "what": total.what, "low": bounds[0], "best": bounds[1], "high": bounds[2],
        "incidents": number, "incident_ids": list(total.incidents),
    }  # fmt: skip
    cells = (shown, total.what, *(f"{bound:,}" for bound in bounds), f"{number:,}")
    facts = tuple(("incident", words) for words in _each(known, total))
    return Line(data, cells, f"{shown}: {total.what} {ranged(total.range)}", facts)


def _each(known: Known, total: Total) -> Iterator[str]:
    for id_ in total.incidents:
        incident = known.incidents[id_]
        of_it = next(t for t in tolls_of(incident) if t.what == total.what)
        when = span_of_days(incident.start, incident.end)
        yield f"{id_[:ID_SHOWN]} {when} {deed_of(incident)}: {ranged(of_it.range)}"
