"""The flat tables that go out: their columns, what each means, and how it is taken from a row of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa

from dateline.record import Actor, Coded, EventPlace, Json, Moment, encode
from dateline.store import MentionRow, ReportRef

__all__ = [
    "ACTORS",
    "COLUMNS",
    "NUMBER",
    "PLACES",
    "TEXT",
    "TEXTS",
    "TRUTH",
    "WHOLE",
    "Column",
    "TableName",
    "layout",
    "mention_rows",
    "only",
    "schema",
    "structs",
]


class TableName(StrEnum):
    """The tables that go out."""

    REPORTS = "reports"
    MENTIONS = "mentions"
    EVENTS = "events"
    CONTROLS = "controls"
    RELATIONS = "relations"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Arrow type, what it means, and how to take it from a row."""

    name: str
    type: pa.DataType
    meaning: str
    take: Callable[[Any], object]


TEXT = pa.string()
TRUTH = pa.bool_()
NUMBER = pa.float64()
WHOLE = pa.int64()
TEXTS = pa.list_(TEXT)


def structs(**fields: pa.DataType) -> pa.DataType:
    """The type of a list of structs with these fields."""
    return pa.list_(pa.struct([pa.field(name, kind) for name, kind in fields.items()]))


ACTORS = structs(mention=TEXT, text=TEXT, name=TEXT, entity=TEXT, country=TEXT, sectors=TEXTS)
PLACES = structs(
    mention=TEXT, text=TEXT, geonameid=WHOLE, name=TEXT, country=TEXT, admin1=TEXT, lat=NUMBER, lon=NUMBER,
    feature=TEXT, precision=TEXT, relation=TEXT, radius_km=NUMBER, bearing=NUMBER, distance_km=NUMBER,
)  # fmt: skip
COUNTS = structs(what=TEXT, min=WHOLE, max=WHOLE, approximate=TRUTH, of=TEXT, per=TEXT, scope=TEXT, text=TEXT)
SOURCES = structs(text=TEXT, entity=TEXT, kind=TEXT, anonymous=TRUTH)


def only(kind: pa.DataType, values: object) -> list[dict[str, Json]]:
    """``values`` as JSON values, without the fields that are not in the column's struct."""
    names = [field.name for field in kind.value_type]
    rows = encode(values)
    assert isinstance(rows, list)
    return [{name: row.get(name) for name in names} for row in rows if isinstance(row, dict)]


def _of_report(ref: Callable[[Any], ReportRef]) -> tuple[Column, ...]:
    return (
        Column("report", TEXT, "id of the report", lambda row: ref(row).id),
        Column("title", TEXT, "headline of the report", lambda row: ref(row).title),
        Column("outlet", TEXT, "who published the report", lambda row: ref(row).outlet),
        Column("published", TEXT, "when, ISO 8601, given or inferred", lambda row: ref(row).published),
        Column("url", TEXT, "where the report can be read", lambda row: ref(row).url),
    )


def _timed(time: Callable[[Any], Moment | None]) -> tuple[Column, ...]:
    def take(name: str) -> Callable[[Any], object]:
        def value(row: Any) -> object:
            moment = time(row)
            return None if moment is None else getattr(moment, name)

        return value

    return (
        Column("start", TEXT, "first day, ISO 8601; null where open or not said", take("start")),
        Column("end", TEXT, "last day, inclusive; null where open or not said", take("end")),
        Column("granularity", TEXT, "how exact the time is", take("granularity")),
        Column("time_basis", TEXT, "why this time and no other", take("basis")),
    )


def _judged(record: Callable[[Any], Any]) -> tuple[Column, ...]:
    return (
        Column("certainty", TEXT, "stated, attributed or unverified", lambda row: record(row).certainty),
        Column("historical", TRUTH, "background from before the matter reported", lambda row: record(row).historical),
        Column("sources", SOURCES, "who says so, nearest first", lambda row: only(SOURCES, record(row).sources)),
        Column("confidence", NUMBER, "0 to 1", lambda row: record(row).confidence),
        Column("why", TEXTS, "the words that decided it", lambda row: list(record(row).why)),
    )


def _quoted(record: Callable[[Any], Any]) -> tuple[Column, ...]:
    return (
        Column("sentence", TEXT, "the sentence that says it", lambda row: row.sentence),
        Column("sentence_start", WHOLE, "its first code point in the report", lambda row: record(row).span.start),
        Column("sentence_end", WHOLE, "the one behind its last", lambda row: record(row).span.end),
    )


def _party(name: str, meaning: str, actor: Callable[[Any], Actor | None]) -> tuple[Column, ...]:
    def take(field: str) -> Callable[[Any], object]:
        def value(row: Any) -> object:
            found = actor(row)
            return None if found is None else getattr(found, field)

        return value

    return (
        Column(name, TEXT, f"{meaning}: name, or the words where no name is known", lambda row: _label(actor(row))),
        Column(f"{name}_entity", TEXT, f"{meaning}: id in the knowledge base", take("entity")),
        Column(f"{name}_country", TEXT, f"{meaning}: ISO 3166-1 alpha-3 or group code", take("country")),
    )


def _label(actor: Actor | None) -> str | None:
    return None if actor is None else actor.name or actor.text


def _place(place: Callable[[Any], EventPlace]) -> tuple[Column, ...]:
    return (
        Column(
            "place", TEXT, "name, or the words where no name is known", lambda r: place(r).place.name or place(r).text
        ),
        Column("place_country", TEXT, "ISO 3166-1 alpha-3", lambda row: place(row).place.country),
        Column("geonameid", WHOLE, "GeoNames id", lambda row: place(row).place.geonameid),
        Column("lat", NUMBER, "degrees north, WGS 84", lambda row: place(row).place.lat),
        Column("lon", NUMBER, "degrees east, WGS 84", lambda row: place(row).place.lon),
        Column("precision", TEXT, "how exact the point is", lambda row: place(row).place.precision),
        Column(
            "radius_km", NUMBER, "kilometres around the point, none for a pin", lambda row: place(row).place.radius_km
        ),
    )


def _event(name: str, kind: pa.DataType, meaning: str) -> Column:
    return Column(name, kind, meaning, lambda row: getattr(row.event, name))


_EVENTS = (
    _event("id", TEXT, "id of the event"),
    *_of_report(lambda row: row.report),
    _event("type", TEXT, "PLOVER 2.0 type, or DISPLACE"),
    _event("mode", TEXT, "PLOVER 2.0 mode"),
    Column("contexts", TEXTS, "PLOVER 2.0 contexts", lambda row: list(row.event.contexts)),
    _event("cameo", TEXT, "nearest CAMEO code"),
    _event("quad", TEXT, "PLOVER quad class"),
    _event("intensity", NUMBER, "conflict to cooperation, -10 to +10"),
    _event("status", TEXT, "whether it came about"),
    Column("actors", ACTORS, "who did it", lambda row: only(ACTORS, row.event.actors)),
    Column("recipients", ACTORS, "to whom", lambda row: only(ACTORS, row.event.recipients)),
    *_timed(lambda row: row.event.time),
    Column("places", PLACES, "where", lambda row: only(PLACES, row.event.places)),
    Column("counts", COUNTS, "how many", lambda row: only(COUNTS, row.event.counts)),
    *_judged(lambda row: row.event),
    *_quoted(lambda row: row.event),
)
_REPORTS = (
    *_of_report(lambda row: row.report),
    Column("fingerprint", TEXT, "equal where the story is", lambda row: row.fingerprint),
    Column("published_inferred", TRUTH, "its date was worked out from its text", lambda row: row.published_inferred),
    Column("language", TEXT, "ISO 639-1", lambda row: row.language),
    Column("coded", TRUTH, "whether it could be coded", lambda row: row.coded),
    Column("events", WHOLE, "how many events", lambda row: row.events),
    Column("problems", WHOLE, "how many problems", lambda row: row.problems),
)
_MENTIONS = (
    Column("id", TEXT, "id in its report", lambda row: row.mention.id),
    *_of_report(lambda row: row.report),
    Column("text", TEXT, "the words", lambda row: row.mention.text),
    Column("text_start", WHOLE, "their first code point in the report", lambda row: row.mention.span.start),
    Column("text_end", WHOLE, "the one behind their last", lambda row: row.mention.span.end),
    Column("kind", TEXT, "what they name", lambda row: row.mention.kind),
    Column("entity", TEXT, "id in the knowledge base", lambda row: row.mention.entity),
    Column("name", TEXT, "canonical name", lambda row: row.mention.name),
    Column("country", TEXT, "ISO 3166-1 alpha-3 or group code", lambda row: row.mention.country),
    Column("sectors", TEXTS, "PLOVER 2.0 sectors", lambda row: list(row.mention.sectors)),
    Column("geonameid", WHOLE, "GeoNames id of a place", lambda row: row.mention.place and row.mention.place.geonameid),
    Column("coref", TEXT, "id of the mention it stands for", lambda row: row.mention.coref),
)
_CONTROLS = (
    Column("id", TEXT, "id of the record", lambda row: row.control.id),
    *_of_report(lambda row: row.report),
    *_place(lambda row: row.control.place),
    Column("status", TEXT, "how the holder stands to the place", lambda row: row.control.status),
    *_party("holder", "who holds, advances on or besieges it", lambda row: row.control.holder),
    *_party("lost_by", "who lost it", lambda row: row.control.lost_by),
    *_timed(lambda row: row.control.time),
    *_judged(lambda row: row.control),
    *_quoted(lambda row: row.control),
)
_RELATIONS = (
    Column("id", TEXT, "id of the record", lambda row: row.relation.id),
    *_of_report(lambda row: row.report),
    Column("kind", TEXT, "how a stands with b", lambda row: row.relation.kind),
    *_party("a", "the first", lambda row: row.relation.a),
    *_party("b", "the second", lambda row: row.relation.b),
    Column("ended", TRUTH, "said to be over", lambda row: row.relation.ended),
    *_timed(lambda row: row.relation.time),
    *_judged(lambda row: row.relation),
    *_quoted(lambda row: row.relation),
)
_ROLES = (
    Column("id", TEXT, "id of the record", lambda row: row.role.id),
    *_of_report(lambda row: row.report),
    *_party("person", "who", lambda row: row.role.person),
    Column("role", TEXT, "the title, as written", lambda row: row.role.title),
    *_party("of", "of which country or body", lambda row: row.role.of),
    Column("former", TRUTH, "said to be over", lambda row: row.role.former),
    *_timed(lambda row: row.role.time),
    Column("confidence", NUMBER, "0 to 1", lambda row: row.role.confidence),
    *_quoted(lambda row: row.role),
)

COLUMNS: Mapping[TableName, tuple[Column, ...]] = {
    TableName.REPORTS: _REPORTS,
    TableName.MENTIONS: _MENTIONS,
    TableName.EVENTS: _EVENTS,
    TableName.CONTROLS: _CONTROLS,
    TableName.RELATIONS: _RELATIONS,
    TableName.ROLES: _ROLES,
}
"""The columns of each table, in order."""


def schema(name: TableName) -> pa.Schema:
    """The Arrow schema of a table; each field's metadata says what it means."""
    return layout(COLUMNS[name])


def layout(columns: Iterable[Column]) -> pa.Schema:
    """The Arrow schema of these columns; each field's metadata says what it means."""
    return pa.schema([pa.field(c.name, c.type, metadata={"meaning": c.meaning}) for c in columns])


def mention_rows(coded: Coded) -> list[MentionRow]:
    """The mentions of a coded report, each with its report."""
    report = coded.report
    ref = ReportRef(0, report.id, report.title, report.source, report.published, report.url)
    return [MentionRow(ref, mention) for mention in coded.mentions]
