"""What may be asked of a store, and the conditions that say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, literal_column, or_, select, text
from sqlalchemy.sql.selectable import Select

from dateline.errors import UsageError
from dateline.record import Certainty, EventType, Status
from dateline.store import tables as t
from dateline.store.flatten import OPEN_END, outlet_key
from dateline.store.sqlite import event_question
from dateline.store.words import phrase, question

__all__ = ["Box", "EventFilter", "EventOrder", "Side", "conditions", "day_range", "of_report", "ordered"]


class Side(StrEnum):
    """On which side of an event an actor stands."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


class EventOrder(StrEnum):
    """In which order events come: by when they happened (where that is not said, by when they were reported), the
    earliest or the latest first, then by report and place in it; or as they stand in the store."""

    TIME = "time"
    LATEST = "latest"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, degrees of WGS 84; ``west`` greater than ``east`` where it spans the 180th meridian."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; every field that is given must hold. Names are compared without case and accents.

    Attributes:
        actor: name, words, entity id or country of somebody who takes part: as whole words of a name.
        side: only where that actor stands on this side.
        actor_country: code of the country of somebody who takes part (on ``side``).
        place: name, words, GeoNames id or first-order division of a place of the event.
        country: ISO 3166-1 alpha-3 code of a place of the event.
        box: a place of the event lies in it.
        type, mode, status, certainty, historical: as of the event.
        source: name, words or entity id of who says so.
        outlet: who published the report, whole name.
        since, until: ISO days, both inclusive; events whose time overlaps. Events without a time are left out.
        published_since, published_until: ISO days, both inclusive, of the report.
        text: words of the sentence, in any order; those in double quotes side by side.
        min_confidence: 0 to 1.
        report: id of the report.
    """

    actor: str | None = None
    side: Side | None = None
    actor_country: str | None = None
    place: str | None = None
    country: str | None = None
    box: Box | None = None
    type: EventType | None = None
    mode: str | None = None
    status: Status | None = None
    certainty: Certainty | None = None
    historical: bool | None = None
    source: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    text: str | None = None
    min_confidence: float | None = None
    report: str | None = None


def conditions(asked: EventFilter) -> Iterator[ColumnElement[bool]]:
    """The conditions on the table of events that say ``asked``.

    Raises:
        UsageError: where a name holds no letter or digit.
    """
    events = t.events.c
    plain = (
        (events.type, asked.type), (events.mode, asked.mode), (events.status, asked.status),
        (events.certainty, asked.certainty), (events.historical, asked.historical),
    )  # fmt: skip
    yield from (column == value for column, value in plain if value is not None)
    if asked.min_confidence is not None:
        yield events.confidence >= asked.min_confidence
    if words := _words(asked):
        yield events.key.in_(event_question(words))
    if asked.actor_country is not None:
        yield events.key.in_(_actors_of(asked.actor_country, asked.side))
    if asked.country is not None:
        yield events.key.in_(select(t.event_places.c.event).where(t.event_places.c.country == asked.country.upper()))
    if asked.box is not None:
        yield events.key.in_(_places_in(asked.box))
    if asked.since is not None or asked.until is not None:
        # as a set of its own, so that its own index is used and not the order's
        overlapping = select(events.key).where(events.first_day <= (asked.until or OPEN_END))
        yield events.key.in_(overlapping.where(events.last_day >= (asked.since or "")).correlate(None))
    yield from _report_conditions(asked)


def _report_conditions(asked: EventFilter) -> Iterator[ColumnElement[bool]]:
    column = t.events.c.report
    if asked.outlet is not None:
        outlets = t.provenances.c
        yield column.in_(select(outlets.report).where(outlets.outlet == outlet_key(asked.outlet)))
    if asked.published_since is not None or asked.published_until is not None:
        days = day_range(asked.published_since, asked.published_until)
        yield column.in_(select(t.current.c.report).where(days))
    if asked.report is not None:
        yield column.in_(of_report(asked.report))


def of_report(id: str) -> Select[Any]:
    """The keys of the reports that were found under that id."""
    return select(t.provenances.c.report).where(t.provenances.c.id == id)


def day_range(since: str | None, until: str | None) -> ColumnElement[bool]:
    """Whether a report was published from one day to another, both inclusive; not where it is undated."""
    return and_(t.current.c.day >= (since or "0"), t.current.c.day <= (until or OPEN_END))


def _words(asked: EventFilter) -> str:
    """The question to the full-text index, or an empty string."""
    sides = {None: "{actors recipients}", Side.ACTOR: "actors", Side.RECIPIENT: "recipients"}[asked.side]
    parts = []
    for columns, name in ((sides, asked.actor), ("places", asked.place), ("sources", asked.source)):
        if name is not None:
            parts.append(f"({columns} : {phrase(name)})")
    if asked.text is not None:
        parts.append(f"(sentence : ({question(asked.text)}))")
    return " AND ".join(parts)


def _actors_of(country: str, side: Side | None) -> Select[Any]:
    parties = t.event_actors.c
    found = select(parties.event).where(parties.country == country.upper())
    return found if side is None else found.where(parties.side == side)


def _places_in(box: Box) -> Select[Any]:
    if box.south > box.north:
        raise UsageError(f"a box from {box.south} degrees north down to {box.north}")
    places = t.event_places.c
    points: dict[str, ColumnElement[float]] = {n: literal_column(n) for n in ("south", "north", "west", "east")}
    lon = (box.west, box.east)
    wide = [lon] if box.west <= box.east else [(box.west, 180.0), (-180.0, box.east)]
    # the map index rounds outwards to 32-bit floats; the places themselves decide
    near = or_(*(and_(points["west"] <= east, points["east"] >= west) for west, east in wide))
    exact = or_(*(places.lon.between(west, east) for west, east in wide))
    keys: Select[Any] = select(literal_column("key")).select_from(text("event_points"))
    keys = keys.where(points["south"] <= box.north, points["north"] >= box.south, near)
    return select(places.event).where(places.key.in_(keys), places.lat.between(box.south, box.north), exact)


def ordered(order: EventOrder) -> tuple[ColumnElement[object], ...]:
    """The columns to sort by."""
    events = t.events.c
    if order is EventOrder.STORED:
        return (events.key,)
    columns = (events.day, events.report_id, events.position, events.key)
    return columns if order is EventOrder.TIME else (events.day.desc(), *columns[1:])
