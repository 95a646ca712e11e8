"""The tables of a store.

The *ledger* (coders, reports, provenances, codings, decisions on actors and on incidents) is only ever appended to. The
*index* (everything else) is a pure function of the ledger: the current coding of each report laid out for asking; it
can be rebuilt any time.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = ["INDEX", "LEDGER", "decided", "index", "ledger", "ruled", "seen"]

ledger = MetaData()
index = MetaData()
decided = MetaData()
seen = MetaData()
ruled = MetaData()


def _key() -> Column[int]:
    return Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def _text(name: str, *, needed: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not needed)


def _number(name: str, *, needed: bool = True) -> Column[int]:
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), nullable=not needed)


def _place_in_event() -> list[Column[int]]:
    return [
        Column("event", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
        Column("position", Integer, primary_key=True),
    ]


coders = Table(
    "coders",
    ledger,
    _key(),
    Column("fingerprint", Text, nullable=False, unique=True),
    _text("version", needed=True),
    _text("models", needed=True),
    _text("knowledge"),
)
reports = Table(
    "reports",
    ledger,
    _key(),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    _text("text", needed=True),
    _text("title"),
)
provenances = Table(
    "provenances",
    ledger,
    _key(),
    Column("report", ForeignKey(reports.c.key), nullable=False),
    _text("path"),
    _number("line", needed=False),
    _text("format"),
    Column("id", Text, nullable=False, index=True),
    _text("url"),
    _text("source"),
    Column("outlet", Text, index=True),
    _text("published"),
    Column("identity", Text, nullable=False),
    UniqueConstraint("report", "identity"),
)
codings = Table(
    "codings",
    ledger,
    _key(),
    Column("report", ForeignKey(reports.c.key), nullable=False),
    Column("coder", ForeignKey(coders.c.key), nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("report", "coder"),
)

current = Table(
    "current",
    index,
    Column("report", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    _number("coding"),
    Column("id", Text, nullable=False),
    _text("published"),
    Column("published_inferred", Boolean, nullable=False),
    _text("day", needed=True),
    _text("source"),
    _text("url"),
    _text("language"),
    Column("coded", Boolean, nullable=False),
    Index("current_by_day", "day", "id"),
)
mentions = Table(
    "mentions",
    index,
    Column("report", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True),
    _text("id", needed=True),
    _text("kind", needed=True),
    _text("text", needed=True),
    _text("name"),
    _text("entity"),
    _text("country"),
)
events = Table(
    "events",
    index,
    _key(),
    Column("report", BigInteger().with_variant(Integer, "sqlite"), nullable=False, index=True),
    _number("position"),
    Column("id", Text, nullable=False, index=True),
    _text("report_id", needed=True),
    _text("type", needed=True),
    _text("mode"),
    _text("status", needed=True),
    _text("certainty", needed=True),
    Column("historical", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("intensity", Float, nullable=False),
    _text("first_day"),
    _text("last_day"),
    _text("day", needed=True),
    Index("events_by_day", "day", "report_id", "position"),
    Index("events_by_type", "type", "day", "report_id", "position"),
    Index("events_by_time", "first_day", "last_day"),
)
event_records = Table(
    "event_records",
    index,
    _key(),
    _text("sentence", needed=True),
    _text("actors", needed=True),
    _text("recipients", needed=True),
    _text("places", needed=True),
    _text("sources", needed=True),
    _text("record", needed=True),
)
"""The long cells of an event, apart so that looking through all events stays fast."""

event_actors = Table(
    "event_actors",
    index,
    *_place_in_event(),
    Column("side", Text, nullable=False),
    _text("text", needed=True),
    _text("name"),
    _text("entity"),
    _text("country"),
    _text("sectors", needed=True),
    Index("event_actors_by_country", "country", "event", "side"),
)
event_places = Table(
    "event_places",
    index,
    _key(),
    _number("event"),
    _number("position"),
    _text("text", needed=True),
    _text("name"),
    _number("geonameid", needed=False),
    _text("country"),
    _text("admin1"),
    Column("lat", Float),
    Column("lon", Float),
    _text("precision"),
    Index("event_places_by_event", "event"),
    Index("event_places_by_country", "country", "event"),
)
event_counts = Table(
    "event_counts",
    index,
    *_place_in_event(),
    _text("what", needed=True),
    _number("min", needed=False),
    _number("max", needed=False),
    Column("approximate", Boolean, nullable=False),
    _text("of"),
    _text("per"),
    _text("scope", needed=True),
)
event_sources = Table(
    "event_sources",
    index,
    *_place_in_event(),
    _text("text", needed=True),
    _text("entity"),
    _text("kind"),
    Column("anonymous", Boolean, nullable=False),
)


def _statements(name: str, *extra: Column[str]) -> Table:
    """A table of controls, relations or roles: what is asked for in columns, the whole in ``record``."""
    return Table(
        name,
        index,
        _key(),
        Column("report", BigInteger().with_variant(Integer, "sqlite"), nullable=False, index=True),
        _number("position"),
        Column("id", Text, nullable=False, index=True),
        _text("report_id", needed=True),
        _text("day", needed=True),
        _text("sentence", needed=True),
        *extra,
        _text("record", needed=True),
        Index(f"{name}_by_day", "day", "report_id", "position"),
    )


controls = _statements(
    "controls", _text("kind", needed=True), _text("subject", needed=True), _text("object", needed=True)
)
relations = _statements(
    "relations", _text("kind", needed=True), _text("subject", needed=True), _text("object", needed=True)
)
roles = _statements("roles", _text("kind", needed=True), _text("subject", needed=True), _text("object", needed=True))

problems = Table(
    "problems",
    index,
    Column("report", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True),
    Column("code", Text, nullable=False, index=True),
    _text("message", needed=True),
)
superseded = Table(
    "superseded",
    index,
    Column("id", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("coding", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
)

decisions = Table(
    "decisions",
    decided,
    _key(),
    _text("record", needed=True),
)
"""What people decided about unknown actors, in the order in which they did; a decision's number is its key."""

incident_decisions = Table(
    "incident_decisions",
    ruled,
    _key(),
    _text("record", needed=True),
)
"""What people decided about incidents, in the same way; numbered by themselves."""

sightings = Table(
    "sightings",
    seen,
    _key(),
    Column("report", BigInteger().with_variant(Integer, "sqlite"), nullable=False, index=True),
    _text("sentence", needed=True),
    _text("record", needed=True),
)
"""Named actors that the knowledge base does not know, each once for each report; the sentence is the quotation."""

LEDGER = (coders, reports, provenances, codings, decisions, incident_decisions)
"""The tables that are only ever appended to, those pointed at before those that point."""

INDEX = (
    current, mentions, events, event_records, event_actors, event_places, event_counts, event_sources,
    controls, relations, roles, problems, superseded, sightings,
)  # fmt: skip
"""The tables that are rebuilt from the ledger."""
