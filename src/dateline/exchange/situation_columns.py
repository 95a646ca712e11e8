"""The tables of a situation: their columns, what each means, and how it is taken from what stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import pyarrow as pa

from dateline.exchange.columns import NUMBER, TEXT, TEXTS, TRUTH, WHOLE, Column
from dateline.exchange.incidents import outlets_of
from dateline.exchange.situated import Situated
from dateline.record import Event, Place, Status
from dateline.situation import Bond, Change, Entry, Figure, Holding, Incident, Point, Series, Spell, Tie, Toll, Voice

__all__ = ["SITUATION_COLUMNS", "Held", "SituationTable", "Totalled", "records_of_incident"]


class SituationTable(StrEnum):
    """The tables of a situation."""

    INCIDENTS = "incidents"
    CONTROL = "control"
    RELATIONS = "relations"
    TIES = "ties"
    TOLLS = "tolls"
    SERIES = "series"
    TIMELINE = "timeline"
    CHANGES = "changes"


class Held(NamedTuple):
    """A row of the control of places: the place's key, the spell, and how it stands on the day asked, if one is."""

    place: str
    spell: Spell
    holding: Holding | None


class Totalled(NamedTuple):
    """A row of cumulative figures: the series and one of its points."""

    series: Series
    point: Point


Take = Callable[[Any], object]
Row = tuple[Situated, Any]
"""What a row is taken from: the situation, and the thing in it."""


def _of(name: str, kind: pa.DataType, meaning: str, take: Callable[[Any], object] | None = None) -> Column:
    return Column(name, kind, meaning, lambda row: (take or _attribute(name))(row[1]))


def _attribute(name: str) -> Take:
    return lambda thing: getattr(thing, name)


def _led_back(records: Callable[[Any], Iterable[str]]) -> tuple[Column, ...]:
    """The columns by which every row leads back to what was read."""
    return (
        Column("records", TEXTS, "ids of the events, controls or relations it rests on", lambda r: list(records(r[1]))),
        Column("reports", TEXTS, "ids of the reports they stand in", lambda r: list(r[0].told_in(records(r[1])))),
        Column("words", TEXTS, "the sentences that say it", lambda r: list(r[0].words(records(r[1])))),
    )


def records_of_incident(incident: Incident) -> tuple[str, ...]:
    """The ids of the events that tell it."""
    return tuple(t.id for t in incident.tellings)


def _events(incident: Incident) -> Iterator[Event]:
    return (t.event for t in incident.tellings)


def _names(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _where(take: Callable[[Place], object]) -> Take:
    def value(row: Row) -> object:
        place = row[0].place_of(row[1])
        return None if place is None else take(place)

    return value


def _denials(incident: Incident) -> int:
    denying = {t.report for t in incident.tellings if t.event.status is Status.DENIED}
    return sum(1 for group in incident.sources if denying & set(group))


_INCIDENTS = (
    _of("id", TEXT, "id of the incident"),
    _of("type", TEXT, "PLOVER 2.0 type, or DISPLACE: what most sources tell"),
    _of("mode", TEXT, "PLOVER 2.0 mode"),
    _of("status", TEXT, "whether it came about"),
    _of("start", TEXT, "first day, ISO 8601; null where none is told"),
    _of("end", TEXT, "last day, inclusive"),
    _of("actors", TEXTS, "who did it, as any telling names them",
        lambda i: _names(a.name or a.text for e in _events(i) for a in e.actors)),
    _of("recipients", TEXTS, "to whom it was done",
        lambda i: _names(a.name or a.text for e in _events(i) for a in e.recipients)),
    Column("place", TEXT, "where, as most tellings name it first", _where(lambda p: p.name)),
    Column("place_country", TEXT, "ISO 3166-1 alpha-3", _where(lambda p: p.country)),
    Column("geonameid", WHOLE, "GeoNames id", _where(lambda p: p.geonameid)),
    Column("lat", NUMBER, "degrees north, WGS 84, of a point that stands for it", _where(lambda p: p.lat)),
    Column("lon", NUMBER, "degrees east, WGS 84", _where(lambda p: p.lon)),
    Column("precision", TEXT, "how exact the point is", _where(lambda p: p.precision)),
    Column("radius_km", NUMBER, "kilometres around the point, none for a pin", _where(lambda p: p.radius_km)),
    _of("sources", WHOLE, "reports that tell it and do not copy each other", lambda i: len(i.sources)),
    _of("outlets", TEXTS, "who published them", outlets_of),
    _of("denials", WHOLE, "sources that deny it", _denials),
    *_led_back(records_of_incident),
)  # fmt: skip


def _records(voices: Iterable[Voice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.record for v in voices))


def _of_spell(row: Held) -> tuple[str, ...]:
    return _records(c.voice for c in (*row.spell.claims, *row.spell.denials, *row.spell.ended_by, *row.spell.rivals))


def _support(count: Callable[[Any], object]) -> Take:
    return lambda row: count(row[1].spell.support(row[0].copies))


def _disputed(row: Held) -> bool:
    return row.holding.disputed if row.holding else bool(row.spell.denials or row.spell.rivals)


def _placed(take: Callable[[Place], object]) -> Take:
    def value(row: Row) -> object:
        place = row[0].places.get(row[1].place)
        return None if place is None else take(place)

    return value


def _named(row: Row) -> object:
    return (place.name if (place := row[0].places.get(row[1].place)) else None) or row[1].spell.place_name


_CONTROL = (
    Column("place", TEXT, "name of the place", _named),
    _of("place_key", TEXT, "key of the place: g and its GeoNames id, or country and name", lambda r: r.place),
    _of("holder", TEXT, "who holds, contests or besieges it, in words", lambda r: r.spell.holder_name),
    _of("holder_key", TEXT, "the same over reports: id in the knowledge base, or country and name",
        lambda r: r.spell.holder),
    _of("status", TEXT, "held, contested or besieged", lambda r: r.spell.status),
    _of("start", TEXT, "first day; null where it began before anything told", lambda r: r.spell.start),
    _of("end", TEXT, "the day on which it ended; null while it lasts", lambda r: r.spell.end),
    _of("inferred_from", TEXT, "key of the division told of, where of the place itself nothing is",
        lambda r: (r.holding.inferred_from or None) if r.holding else None),
    _of("disputed", TRUTH, "fought over, claimed by somebody else too, or denied", _disputed),
    Column("sources", WHOLE, "reports that say so and do not copy each other", _support(lambda s: s.independent)),
    Column("speakers", TEXTS, "who says so; an empty text is the outlet itself",
           _support(lambda s: [speaker.text for speaker in s.speakers])),
    Column("denials", WHOLE, "sources that deny it", _support(lambda s: s.denials)),
    Column("lat", NUMBER, "degrees north, WGS 84, of a point that stands for it", _placed(lambda p: p.lat)),
    Column("lon", NUMBER, "degrees east, WGS 84", _placed(lambda p: p.lon)),
    Column("radius_km", NUMBER, "kilometres around the point, none for a pin", _placed(lambda p: p.radius_km)),
    *_led_back(_of_spell),
)  # fmt: skip


def _of_dealings(thing: Bond | Tie) -> tuple[str, ...]:
    return _records(v for d in thing.dealings for v in d.voices)


def _dealt(thing: Bond | Tie) -> list[str]:
    return _names(d.incident for d in thing.dealings if d.incident)


_PAIR = (
    _of("a", TEXT, "the one, or from whom the relation goes", lambda t: t.a_name),
    _of("b", TEXT, "the other", lambda t: t.b_name),
    _of("a_key", TEXT, "the same over reports: id in the knowledge base, or country and name", lambda t: t.a),
    _of("b_key", TEXT, "the same of the other", lambda t: t.b),
)
_RELATIONS = (
    *_PAIR,
    _of("kind", TEXT, "how they stand"),
    _of("start", TEXT, "first day; null where it began before anything told"),
    _of("end", TEXT, "the day on which it ended; null while it lasts"),
    _of("inferred", TRUTH, "nobody states it: what they do shows it"),
    Column("sources", WHOLE, "reports that say so and do not copy each other",
           lambda row: row[1].support(row[0].copies).independent),
    _of("incidents", TEXTS, "ids of the incidents that show it", _dealt),
    *_led_back(_of_dealings),
)  # fmt: skip
_TIES = (
    *_PAIR,
    _of("strength", NUMBER, "-1, open war, to +1, allies"),
    _of("kinds", TEXTS, "relations in force on the day", lambda tie: list(map(str, tie.kinds))),
    _of("incidents", TEXTS, "ids of the incidents that show it", _dealt),
    *_led_back(_of_dealings),
)


def _standing(toll: Toll) -> list[Figure]:
    return [j.figure for j in toll.figures if j.stands]


def _of_incident(take: Callable[[Incident], object]) -> Take:
    return lambda row: take(row[0].by_id[row[1].incident])


_TOLLS = (
    _of("incident", TEXT, "id of the incident"),
    Column("start", TEXT, "its first day", _of_incident(lambda i: i.start)),
    Column("place", TEXT, "where it took place",
           lambda row: (place.name if (place := row[0].place_of(row[0].by_id[row[1].incident])) else None)),
    _of("what", TEXT, "killed, injured, detained, abducted, missing or displaced"),
    _of("low", WHOLE, "the smallest figure that stands", lambda t: t.range.low),
    _of("best", WHOLE, "the figure that most independent tellings support", lambda t: t.range.best),
    _of("high", WHOLE, "the greatest figure that stands", lambda t: t.range.high),
    _of("summed", TRUTH, "nobody counts all: sides were added up"),
    _of("sides", TEXTS, "of one side, as low-best-high",
        lambda t: [f"{side}: {r.low}-{r.best}-{r.high}" for side, r in t.by_side]),
    _of("sources", WHOLE, "reports whose figures stand, and that do not copy each other"),
    _of("speakers", TEXTS, "who gives the figures that stand; an empty text is the outlet itself",
        lambda t: _names(f.speaker.text for f in _standing(t))),
    _of("retired", TEXTS, "figures that stand no more, and why",
        lambda t: [f"{j.figure.text}: {j.why}" for j in t.figures if not j.stands]),
    *_led_back(lambda t: _names(f.telling for f in _standing(t))),
)  # fmt: skip
_SERIES = (
    _of("what", TEXT, "killed, injured, detained, abducted, missing or displaced", lambda r: r.series.what),
    _of("speaker", TEXT, "who counts; an empty text is the outlets themselves", lambda r: r.series.speaker.text),
    _of("place", TEXT, "the area counted in", lambda r: r.series.place or None),
    _of("since", TEXT, "the first day counted from", lambda r: r.series.since),
    _of("day", TEXT, "the day it was told", lambda r: r.point.day),
    _of("low", WHOLE, "the least that the words allow", lambda r: r.point.low),
    _of("high", WHOLE, "the most that the words allow", lambda r: r.point.high),
    *_led_back(lambda r: r.point.tellings),
)


def _of_entry(row: Row) -> list[str]:
    return _names(id_ for incident in row[1].incidents for id_ in records_of_incident(row[0].by_id[incident]))


def _leading(row: Row) -> list[str]:
    """The words of the first telling of each incident, those of most sources first."""
    return _names(w for i in row[1].incidents for w in row[0].words([row[0].by_id[i].tellings[0].id]))


def _types(entry: Entry) -> list[str]:
    return [f"{type_}: {number}" for type_, number in entry.types]


_TIMELINE = (
    _of("start", TEXT, "first day of the stretch"),
    _of("end", TEXT, "last day, inclusive"),
    _of("count", WHOLE, "incidents that began in it", lambda entry: len(entry.incidents)),
    _of("types", TEXTS, "their types, the most frequent first, each with how many", _types),
    _of("incidents", TEXTS, "their ids, those of most sources first", lambda entry: list(entry.incidents)),
    Column("records", TEXTS, "ids of the events that tell them", _of_entry),
    Column("reports", TEXTS, "ids of the reports they stand in", lambda r: list(r[0].told_in(_of_entry(r)))),
    Column("words", TEXTS, "what first told of each, those of most sources first", _leading),
)


def _of_change(change: Change) -> tuple[str, ...]:
    return change.because


_CHANGES = (
    _of("kind", TEXT, "new, updated, contradicted, corrected or gone"),
    _of("subject", TEXT, "incident, control or tie", lambda c: c.subject.value),
    _of("id", TEXT, "of the incident, or keys of place and holder, or of the pair and the kind"),
    _of("field", TEXT, "which field; null for all of it", lambda c: c.field or None),
    _of("was", TEXT, "its value then, in words", lambda c: c.was or None),
    _of("now", TEXT, "its value now, in words", lambda c: c.now or None),
    *_led_back(_of_change),
)
SITUATION_COLUMNS: Mapping[SituationTable, tuple[Column, ...]] = {
    SituationTable.INCIDENTS: _INCIDENTS,
    SituationTable.CONTROL: _CONTROL,
    SituationTable.RELATIONS: _RELATIONS,
    SituationTable.TIES: _TIES,
    SituationTable.TOLLS: _TOLLS,
    SituationTable.SERIES: _SERIES,
    SituationTable.TIMELINE: _TIMELINE,
    SituationTable.CHANGES: _CHANGES,
}
"""The columns of each table of a situation."""
