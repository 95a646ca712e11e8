"""Cumulative series: "61 killed since January, the ministry says", point after point, kept apart from incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.record import CountScope
from dateline.situation.days import is_known, start_of
from dateline.situation.figures import TOLLED, Figure, figures_of
from dateline.situation.identity import Identities, Speaker, identities
from dateline.situation.telling import Telling

__all__ = ["Point", "Series", "series_of"]


@dataclass(frozen=True, slots=True)
class Point:
    """One cumulative figure: ``day`` it was told, its range, and the tellings that give it, copies included."""

    day: str
    low: int
    high: int
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What one speaker counts, of one kind and over one area.

    Attributes:
        what: one of :data:`~dateline.situation.figures.TOLLED`.
        speaker: who counts. area: key of the place it counts in, "" where the words name none. place: its name.
        since: the first day it counts from, the earliest told; ``None`` where none is told.
        points: by day; where a speaker gave several figures in one day, the last.
    """

    what: str
    speaker: Speaker
    area: str
    place: str
    since: str | None
    points: tuple[Point, ...]


def series_of(
    tellings: Iterable[Telling], as_of: str | None = None, known: Identities | None = None
) -> tuple[Series, ...]:
    """The cumulative series that tellings give, by what, speaker and area; in any order of tellings the same.

    A figure without a day of telling belongs to no series: nobody can say where it stands in it.
    """
    heard = [t for t in tellings if t.told is not None and is_known(t.told, as_of)]
    who = known or identities((), (p.place for t in heard for p in t.event.places))
    given: dict[tuple[str, str, str], list[tuple[Figure, Telling]]] = defaultdict(list)
    for telling in heard:
        place = next((p for p in telling.event.places), None)
        area = who.place(place.place, place.text) if place is not None else ""
        for figure in figures_of(telling, CountScope.CUMULATIVE):
            given[figure.what, figure.speaker.key, area].append((figure, telling))
    return tuple(
        _series(area, figures)
        for (_, _, area), figures in sorted(given.items(), key=lambda i: (TOLLED.index(i[0][0]), i[0][1:]))
    )


def _series(area: str, given: list[tuple[Figure, Telling]]) -> Series:
    given.sort(key=lambda pair: pair[0].when)
    days: dict[str, Figure] = {figure.told or "": figure for figure, _ in given}
    told: Mapping[tuple[str, int, int], list[str]] = defaultdict(list)
    for figure, telling in given:
        told[figure.told or "", figure.low, figure.high].append(telling.id)
    points = (Point(day, f.low, f.high, tuple(told[day, f.low, f.high])) for day, f in sorted(days.items()))
    starts = (start_of(t.event.time) for _, t in given if t.event.time is not None)
    since = min((s for s, (_, t) in zip(starts, given, strict=False) if s and s < (t.told or "")), default=None)
    first, telling = given[0]
    place = next((p.place.name or p.text for p in telling.event.places), "")
    return Series(first.what, first.speaker, area, place, since, tuple(points))
