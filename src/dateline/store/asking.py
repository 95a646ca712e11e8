"""Questions to the index, and their answers as values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, func, select

from dateline.errors import UsageError
from dateline.record import Coded, Control, Event, Mention, Relation, Role, decode
from dateline.store import tables as t
from dateline.store.adding import chunks, coders_of
from dateline.store.filters import EventFilter, EventOrder, conditions, day_range, of_report, ordered
from dateline.store.flatten import outlet_key
from dateline.store.record_form import unpack
from dateline.store.rows import (
    ControlRow,
    EventRow,
    Found,
    MentionRow,
    RelationRow,
    ReportRef,
    ReportRow,
    ReportText,
    RoleRow,
    StoreStats,
)
from dateline.store.sqlite import report_question
from dateline.store.words import whole_words

__all__ = [
    "coded",
    "codings",
    "count_events",
    "entities",
    "events",
    "find",
    "naming",
    "reports",
    "statements",
    "stats",
    "texts",
]

T = TypeVar("T")
Asked = Select[Any]
Answer = Row[Any]

LAST = "\U0010ffff"
"""Behind every character: ends the range of ids that begin alike."""

AT_ONCE = 256
"""Rows fetched at once while answers stream."""

NAMED = 5
"""How many candidates an ambiguous id is answered with."""

_REF = (
    t.reports.c.key.label("ref_key"),
    t.current.c.id.label("ref_id"),
    t.reports.c.title.label("ref_title"),
    t.current.c.source.label("ref_source"),
    t.current.c.published.label("ref_published"),
    t.current.c.url.label("ref_url"),
)


def _ref(row: Answer) -> ReportRef:
    return ReportRef(row.ref_key, row.ref_id, row.ref_title, row.ref_source, row.ref_published, row.ref_url)


def _with_report(table: Table) -> Asked:
    told = t.event_records if table is t.events else table
    joined = table.join(t.current, t.current.c.report == table.c.report)
    if told is not table:
        joined = joined.join(told, told.c.key == table.c.key)
    return select(told.c.sentence, told.c.record, *_REF).select_from(
        joined.join(t.reports, t.reports.c.key == table.c.report)
    )


def _stream(connection: Connection, query: Asked, read: Callable[[Answer], T]) -> Iterator[T]:
    result = connection.execution_options(yield_per=AT_ONCE).execute(query)
    return map(read, result)


def _event_row(row: Answer) -> EventRow:
    return EventRow(_ref(row), row.sentence, decode(Event, json.loads(row.record)))


def _control_row(row: Answer) -> ControlRow:
    return ControlRow(_ref(row), row.sentence, decode(Control, json.loads(row.record)))


def _relation_row(row: Answer) -> RelationRow:
    return RelationRow(_ref(row), row.sentence, decode(Relation, json.loads(row.record)))


def _role_row(row: Answer) -> RoleRow:
    return RoleRow(_ref(row), row.sentence, decode(Role, json.loads(row.record)))


_READ: dict[str, Callable[[Answer], ControlRow | RelationRow | RoleRow | EventRow]] = {
    "events": _event_row,
    "controls": _control_row,
    "relations": _relation_row,
    "roles": _role_row,
}


def events(
    connection: Connection, asked: EventFilter, order: EventOrder, limit: int | None, offset: int
) -> Iterator[EventRow]:
    """The events asked for."""
    query = _with_report(t.events).where(*conditions(asked)).order_by(*ordered(order))
    return _stream(connection, query.limit(limit).offset(offset), _event_row)


def count_events(connection: Connection, asked: EventFilter) -> int:
    """How many events there are of those asked for."""
    return connection.scalar(select(func.count()).select_from(t.events).where(*conditions(asked))) or 0


def statements(
    connection: Connection,
    table: Table,
    *,
    kind: str | None,
    subject: str | None,
    about: str | None,
    report: str | None,
) -> Iterator[ControlRow | RelationRow | RoleRow | EventRow]:
    """Controls, relations or roles in order of time."""
    query = _with_report(table).order_by(table.c.day, table.c.report_id, table.c.position, table.c.key)
    if kind is not None:
        query = query.where(table.c.kind == kind)
    for column, name in ((table.c.subject, subject), (table.c.object, about)):
        if name is not None:
            query = query.where(column.like(whole_words(name)))
    if report is not None:
        query = query.where(table.c.report.in_(of_report(report)))
    return _stream(connection, query, _READ[table.name])


def _report_query() -> Asked:
    counted = [
        select(func.count()).where(table.c.report == t.reports.c.key).scalar_subquery()
        for table in (t.events, t.problems)
    ]
    own = (t.reports.c.fingerprint, t.current.c.published_inferred, t.current.c.language, t.current.c.coded)
    query = select(*_REF, *own, counted[0].label("events"), counted[1].label("problems"))
    return query.select_from(t.current.join(t.reports, t.reports.c.key == t.current.c.report))


def _report_row(row: Answer) -> ReportRow:
    own = (row.fingerprint, row.published_inferred, row.language, row.coded, row.events, row.problems)
    return ReportRow(_ref(row), *own)


def reports(
    connection: Connection, words: str | None, since: str | None, until: str | None, outlet: str | None
) -> Iterator[ReportRow]:
    """The reports in order of publication."""
    query = _report_query().order_by(t.current.c.day, t.current.c.id, t.reports.c.fingerprint)
    if words is not None:
        query = query.where(t.reports.c.key.in_(report_question(words)))
    if since is not None or until is not None:
        query = query.where(day_range(since, until))
    if outlet is not None:
        query = query.where(t.reports.c.key.in_(outlet_reports(outlet)))
    return _stream(connection, query, _report_row)


def codings(connection: Connection, keys: Sequence[int] | None = None) -> Iterator[Coded]:
    """The current coding of every report, or of those with these keys, in order of publication, then of fingerprint."""
    coders = coders_of(connection)
    columns = (t.codings.c.record, t.codings.c.coder, t.reports.c.text)
    joined = t.current.join(t.codings, t.codings.c.key == t.current.c.coding)
    query = select(*columns).select_from(joined.join(t.reports, t.reports.c.key == t.current.c.report))
    query = query.order_by(t.current.c.day, t.current.c.id, t.reports.c.fingerprint)
    if keys is not None:
        query = query.where(t.reports.c.key.in_(keys))
    return _stream(connection, query, lambda row: unpack(row.record, row.text, coders[row.coder]))


def texts(connection: Connection) -> Iterator[ReportText]:
    """The words of every report, in the order of reading."""
    columns = (t.reports.c.key, t.reports.c.title, t.current.c.source, t.current.c.published, t.reports.c.text)
    query = select(*columns).select_from(t.current.join(t.reports, t.reports.c.key == t.current.c.report))
    return _stream(connection, query.order_by(t.reports.c.key), _report_text)


def _report_text(row: Answer) -> ReportText:
    return ReportText(row.key, row.title, row.source, row.published, row.text)


def entities(connection: Connection) -> frozenset[str]:
    """Every entity that a mention of a current coding has."""
    query = select(t.mentions.c.entity).where(t.mentions.c.entity.is_not(None)).distinct()
    return frozenset(connection.scalars(query))


def naming(connection: Connection, named: Iterable[str]) -> frozenset[int]:
    """The keys of the reports with a mention of one of these entities."""
    found: set[int] = set()
    for chunk in chunks(sorted(named)):
        found.update(connection.scalars(select(t.mentions.c.report).where(t.mentions.c.entity.in_(chunk)).distinct()))
    return frozenset(found)


def coded(connection: Connection, report: str) -> Coded | None:
    """The current coding of the report found under that id; of several, of the one read last."""
    query = select(t.codings.c.record, t.codings.c.coder, t.reports.c.text)
    joined = t.current.join(t.codings, t.codings.c.key == t.current.c.coding)
    query = query.select_from(joined.join(t.reports, t.reports.c.key == t.current.c.report))
    row = connection.execute(
        query.where(t.reports.c.key.in_(of_report(report))).order_by(t.reports.c.key.desc()).limit(1)
    ).first()
    return row and unpack(row.record, row.text, coders_of(connection)[row.coder])


def find(connection: Connection, prefix: str) -> Found:
    """The one record whose id is ``prefix`` or, where none is, begins with it.

    Raises:
        UsageError: where there is none, or several.
    """
    if not prefix.strip():
        raise UsageError("an id, or the beginning of one, is wanted")
    for last in (prefix, prefix + LAST):
        found = [*_found(connection, prefix, last)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(dict.fromkeys(_name(row) for row in found[:NAMED]))
            raise UsageError(f"{prefix!r} names {len(found)} or more records: {names}", code="ambiguous-id")
    mention = _found_mention(connection, prefix)
    old = mention or _found_superseded(connection, prefix)
    if old is None:
        raise UsageError(f"no record has the id {prefix!r}", code="unknown-id")
    return old


def _found(connection: Connection, first: str, last: str) -> Iterator[Found]:
    for name, read in _READ.items():
        table = t.index.tables[name]
        for row in connection.execute(_with_report(table).where(table.c.id.between(first, last)).limit(NAMED)):
            yield read(row)
    named = select(t.provenances.c.report).where(t.provenances.c.id.between(first, last))
    for row in connection.execute(_report_query().where(t.reports.c.key.in_(named)).limit(NAMED)):
        yield _report_row(row)


def _name(row: Found) -> str:
    match row:
        case EventRow(event=Event(id=id)) | ControlRow(control=Control(id=id)):
            return id
        case RelationRow(relation=Relation(id=id)) | RoleRow(role=Role(id=id)):
            return id
        case MentionRow(report=report, mention=Mention(id=id)):
            return f"{report.id}#{id}"
        case ReportRow(report=report):
            return report.id


def _found_mention(connection: Connection, name: str) -> MentionRow | None:
    report, _, mention = name.rpartition("#")
    if not report or (kept := coded(connection, report)) is None:
        return None
    row = connection.execute(
        _report_query().where(t.reports.c.key.in_(of_report(report))).order_by(t.reports.c.key.desc()).limit(1)
    ).one()
    return next((MentionRow(_ref(row), found) for found in kept.mentions if found.id == mention), None)


def _found_superseded(connection: Connection, id: str) -> Found | None:
    """The record of an earlier coding, by its whole id."""
    query = select(t.superseded.c.kind, t.codings.c.record, t.codings.c.coder, t.codings.c.report, t.reports.c.text)
    joined = t.superseded.join(t.codings, t.codings.c.key == t.superseded.c.coding)
    query = query.select_from(joined.join(t.reports)).where(t.superseded.c.id == id)
    row = connection.execute(query.order_by(t.codings.c.key.desc()).limit(1)).first()
    if row is None:
        return None
    kept = unpack(row.record, row.text, coders_of(connection)[row.coder])
    ref = _ref(connection.execute(_report_query().where(t.reports.c.key == row.report)).one())
    makers: dict[str, Callable[..., Found]] = {
        "events": EventRow, "controls": ControlRow, "relations": RelationRow, "roles": RoleRow
    }  # fmt: skip
    record = next(record for record in getattr(kept, row.kind) if record.id == id)
    return makers[row.kind](ref, record.span.of(kept.report.text), record)


def outlet_reports(outlet: str) -> Asked:
    """The keys of the reports that an outlet published."""
    return select(t.provenances.c.report).where(t.provenances.c.outlet == outlet_key(outlet))


def _counted(connection: Connection, query: Asked) -> dict[str, int]:
    pairs = (tuple(row) for row in connection.execute(query))
    counts = {str(name or ""): int(number) for name, number in pairs}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def stats(connection: Connection) -> StoreStats:
    """What the store holds."""
    current, number = t.current.c, func.count()

    def by(column: object, *, of: object = number) -> dict[str, int]:
        return _counted(connection, select(column, of).group_by(column))  # type: ignore[call-overload]

    tables = (t.mentions, t.events, t.controls, t.relations, t.roles)
    days = select(func.min(current.day), func.max(current.day)).where(current.day != "")
    first, last = connection.execute(days).one()
    return StoreStats(
        reports=connection.scalar(select(number).select_from(t.reports)) or 0,
        coded=connection.scalar(select(number).select_from(t.current).where(current.coded)) or 0,
        languages=by(current.language),
        outlets=by(current.source),
        types=by(t.events.c.type),
        statuses=by(t.events.c.status),
        countries=by(t.event_places.c.country, of=func.count(t.event_places.c.event.distinct())),
        records={table.name: connection.scalar(select(number).select_from(table)) or 0 for table in tables},
        problems=by(t.problems.c.code),
        first_published=first,
        last_published=last,
        coders=tuple(sorted({coder.version for coder in coders_of(connection).values()})),
    )
