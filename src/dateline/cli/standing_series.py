"""Cumulative figures as ``dateline tolls --series`` says them: who counts what, where, since when, point by point."""

from __future__ import annotations

from dateline.cli.situation_wording import counting
from dateline.cli.standing_answer import Line, Sheet
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Asked, within
from dateline.cli.wording import from_to
from dateline.record import Json
from dateline.situation import Point, Series, series_of

__all__ = ["SERIES", "series_asked", "series_line"]

SERIES = Sheet(
    ("what", "speaker", "place", "place_id", "country", "since", "day", "low", "high", "reports", "tellings"),
    ("who counts", "what", "where", "since", "day", "figure"),
    "points of cumulative series", frozenset({"since", "day"}), frozenset({"figure"}),
    notes=("Each speaker's figures stand for themselves: never added to each other or to the tolls of incidents.",),
)  # fmt: skip


def series_asked(known: Known, asked: Asked, what: str | None) -> list[tuple[Series, Point]]:
    """The points of the series of that kind that somebody counts in these places, told in these days."""
    places, land = known.places_named(asked.place), known.in_country(asked.country)
    actors = known.actors_named(asked.actor)
    found = series_of(known.tellings.values(), known=known.who)
    return [
        (series, point)
        for series in found
        if what in {None, series.what}
        and all(wanted is None or series.area in wanted for wanted in (places, land))
        and (actors is None or series.speaker.key in actors)
        for point in series.points
        if within(point.day, point.day, asked)
    ]


def series_line(known: Known, series: Series, point: Point) -> Line:
    """One point of a series."""
    speaker, figure = counting(series.speaker), from_to(point.low, point.high)
    spot = known.spot(series.area, series.place)
    data: dict[str, Json] = {
        "what": series.what, "speaker": speaker, "place": spot.name or None, "place_id": series.area or None,
        "country": spot.country or None, "since": series.since, "day": point.day, "low": point.low,
        "high": point.high, "reports": list(known.reports_of(point.tellings)), "tellings": list(point.tellings),
    }  # fmt: skip
    cells = (speaker, series.what, spot.name or "not said", series.since or "not said", point.day, figure)
    title = (
        f"{point.day} {speaker}: {figure} {series.what}, {spot.name or 'place not said'}, since {series.since or '?'}"
    )
    return Line(data, cells, title, said=tuple(("says", telling) for telling in point.tellings))
