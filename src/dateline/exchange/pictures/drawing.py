"""Any picture by its name, with the rows of the tables that it shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from dateline.exchange.pictures.choosing import Choice
from dateline.exchange.pictures.map import draw_map
from dateline.exchange.pictures.network import draw_network
from dateline.exchange.pictures.timeline import draw_timeline
from dateline.exchange.pictures.tolls import draw_tolls
from dateline.exchange.situation_tables import SituationTables
from dateline.record import Place
from dateline.situation import Zoom

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Picture", "PictureKind", "draw", "shown_in"]


class PictureKind(StrEnum):
    """What can be drawn."""

    MAP = "map"
    TIMELINE = "timeline"
    NETWORK = "network"
    TOLLS = "tolls"


@dataclass(frozen=True, slots=True)
class Picture:
    """Which picture.

    Attributes:
        kind: what is drawn. on: ISO 8601 day of a map or network; the last known where ``None``.
        choice: which incidents, places and actors. what: the toll counted. zoom: of a timeline.
    """

    kind: PictureKind
    on: str | None = None
    choice: Choice = field(default_factory=Choice)
    what: str = "killed"
    zoom: Zoom | None = None


def draw(tables: SituationTables, picture: Picture) -> Figure:
    """Draws it.

    Raises:
        UsageError: where what is asked for makes no sense, or Matplotlib is not installed.
    """
    known, asked = tables.known, picture.choice
    match picture.kind:
        case PictureKind.MAP:
            return draw_map(known, picture.on, asked)
        case PictureKind.TIMELINE:
            return draw_timeline(known, asked, zoom=picture.zoom)
        case PictureKind.NETWORK:
            return draw_network(known, picture.on, actor=asked.actor)
        case PictureKind.TOLLS:
            return draw_tolls(known, picture.what, asked)


def shown_in(tables: SituationTables, picture: Picture) -> dict[str, pa.Table]:
    """The rows that a picture rests on, by table: of a map incidents and control, of a timeline incidents, of a network
    ties, of tolls those of incidents and cumulative series."""
    known = tables.known
    if picture.kind is PictureKind.NETWORK:
        return {"ties": tables.arrow("ties", on=picture.on)}
    asked = picture.choice
    day = picture.on or known.last_day
    if picture.kind is PictureKind.MAP and day is not None:
        asked = replace(asked, since=asked.since or day, until=day)
    ids = pa.array([i.id for i in asked.incidents(known)], pa.string())
    if picture.kind is PictureKind.TOLLS:
        tolls, series = tables.arrow("tolls"), tables.arrow("series")
        chosen = pc.and_(pc.is_in(tolls["incident"], ids), pc.equal(tolls["what"], picture.what))
        return {"tolls": tolls.filter(chosen), "series": series.filter(pc.equal(series["what"], picture.what))}
    incidents = tables.arrow("incidents")
    shown = {"incidents": incidents.filter(pc.is_in(incidents["id"], ids))}
    if picture.kind is PictureKind.MAP and day is not None:
        control = tables.arrow("control", on=day)
        countries = asked.countries(known)
        kept = [asked.takes_in(known.places.get(key, Place()), countries) for key in control["place_key"].to_pylist()]
        shown["control"] = control.filter(pa.array(kept, pa.bool_()))
    return shown
