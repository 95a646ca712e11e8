"""How a batch of coded reports comes into the ledger and the index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Table, delete, func, insert, literal, select
from sqlalchemy import Row as SqlRow

from dateline.record import Coded, CoderInfo, Json, Report, content_id
from dateline.store import sqlite
from dateline.store import tables as t
from dateline.store.flatten import Keys, Rows, flatten, outlet_key, sighting_rows
from dateline.store.record_form import Row, coder_fingerprint, compact, pack, report_fingerprint, storable, unpack
from dateline.store.rows import Added

__all__ = [
    "Prepared",
    "add",
    "add_provenances",
    "chunks",
    "coders_of",
    "known",
    "lay_out_sightings",
    "prepare",
    "rebuild",
]

Item = TypeVar("Item")

CHUNK = 500
"""Values in one IN list: well under the number of variables that any database allows."""

KEYED = (t.events, t.event_places, t.controls, t.relations, t.roles, t.sightings)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A coded report with all that can be worked out before the store is locked."""

    coded: Coded
    data: dict[str, Json]
    packed: bytes
    fingerprint: str


def prepare(coded: Coded) -> Prepared:
    """``coded`` made ready to be added."""
    data = coded.to_dict()
    return Prepared(coded, data, pack(data), report_fingerprint(coded.report))


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """``items`` in lists of ``size``, the last one shorter."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def add(connection: Connection, batch: Sequence[Prepared]) -> Added:
    """Adds what is new of ``batch``; the connection is in a writing transaction."""
    reports, new_reports = _add_reports(connection, batch)
    provenances = _insert_provenances(connection, ((reports[item.fingerprint], item.coded.report) for item in batch))
    coders = {coder_fingerprint(item.coded.coder): item.coded.coder for item in batch}
    coder_keys = {name: _coder_key(connection, name, coder) for name, coder in coders.items()}
    done = _codings_of(connection, reports.values())
    next_coding = _next_key(connection, t.codings)
    codings: list[Row] = []
    fresh: list[tuple[int, int, Prepared]] = []
    for item in batch:
        report, coder = reports[item.fingerprint], coder_keys[coder_fingerprint(item.coded.coder)]
        if coder in done.setdefault(report, set()):
            continue
        done[report].add(coder)
        key = next_coding + len(codings)
        codings.append({"key": key, "report": report, "coder": coder, "record": item.packed})
        fresh.append((report, key, item))
    sqlite.insert_rows(connection, t.codings, codings)
    _index(connection, fresh)
    return Added(new_reports, len(codings), provenances)


def _next_key(connection: Connection, table: Table) -> int:
    return (connection.scalar(select(func.max(table.c.key))) or 0) + 1


def _add_reports(connection: Connection, batch: Sequence[Prepared]) -> tuple[dict[str, int], int]:
    """The keys of the batch's reports by fingerprint, the new ones added; and how many those are."""
    keys = _report_keys(connection, (item.fingerprint for item in batch))
    rows: list[Row] = []
    first = _next_key(connection, t.reports)
    for item in batch:
        if item.fingerprint in keys:
            continue
        keys[item.fingerprint] = first + len(rows)
        report = item.coded.report
        row: Row = {"key": keys[item.fingerprint], "fingerprint": item.fingerprint, "id": storable(report.id)}
        rows.append(row | {"text": storable(report.text), "title": report.title and storable(report.title)})
    sqlite.insert_rows(connection, t.reports, rows)
    return keys, len(rows)


def _report_keys(connection: Connection, fingerprints: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in chunks(dict.fromkeys(fingerprints)):
        query = select(t.reports.c.fingerprint, t.reports.c.key).where(t.reports.c.fingerprint.in_(chunk))
        found.update((name, key) for name, key in connection.execute(query))
    return found


def add_provenances(connection: Connection, reports: Iterable[Report]) -> int:
    """Adds where ``reports`` were found, of those that the store has; the number of places not known before."""
    found = [(report_fingerprint(report), report) for report in reports]
    keys = _report_keys(connection, (name for name, _ in found))
    return _insert_provenances(connection, ((keys[name], report) for name, report in found if name in keys))


def _insert_provenances(connection: Connection, found: Iterable[tuple[int, Report]]) -> int:
    rows = {(cast(int, row["report"]), cast(str, row["identity"])): row for row in map(_provenance, found)}
    columns = t.provenances.c
    for chunk in chunks(sorted({report for report, _ in rows})):
        query = select(columns.report, columns.identity).where(columns.report.in_(chunk))
        for report, identity in connection.execute(query):
            rows.pop((report, identity), None)
    first = _next_key(connection, t.provenances)
    new = [row | {"key": first + i} for i, row in enumerate(rows.values())]
    sqlite.insert_rows(connection, t.provenances, new)
    return len(new)


def _provenance(found: tuple[int, Report]) -> Row:
    key, report = found
    at = report.provenance
    given = None if report.published_inferred else report.published
    where: Row = {"path": at and at.path, "line": at and at.line, "format": at and at.format, "id": report.id}
    where |= {"url": report.url, "source": report.source, "published": given}
    row = {name: storable(cell) if isinstance(cell, str) else cell for name, cell in where.items()}
    return row | {"report": key, "outlet": outlet_key(report.source), "identity": content_id("p", *where.values())}


def _coder_key(connection: Connection, fingerprint: str, coder: CoderInfo) -> int:
    key = connection.scalar(select(t.coders.c.key).where(t.coders.c.fingerprint == fingerprint))
    if key is not None:
        return int(key)
    row: Row = {"key": _next_key(connection, t.coders), "fingerprint": fingerprint, "version": coder.version}
    row |= {"models": compact(dict(sorted(coder.models.items()))), "knowledge": coder.knowledge}
    sqlite.insert_rows(connection, t.coders, [row])
    return cast(int, row["key"])


def coders_of(connection: Connection) -> dict[int, CoderInfo]:
    """Every coder that coded something here, by its key."""
    rows = connection.execute(select(t.coders).order_by(t.coders.c.key))
    return {row.key: CoderInfo(row.version, json.loads(row.models), row.knowledge) for row in rows}


def _codings_of(connection: Connection, reports: Iterable[int]) -> dict[int, set[int]]:
    """The coders that coded each of ``reports``."""
    done: dict[int, set[int]] = {}
    for chunk in chunks(sorted(set(reports))):
        query = select(t.codings.c.report, t.codings.c.coder).where(t.codings.c.report.in_(chunk))
        for report, coder in connection.execute(query):
            done.setdefault(report, set()).add(coder)
    return done


def known(connection: Connection, fingerprints: Iterable[str], coder: CoderInfo) -> frozenset[str]:
    """Those of ``fingerprints`` whose reports this very coder has coded."""
    found: set[str] = set()
    done = select(t.reports.c.fingerprint).join(t.codings, t.codings.c.report == t.reports.c.key)
    done = done.join(t.coders, t.coders.c.key == t.codings.c.coder)
    done = done.where(t.coders.c.fingerprint == coder_fingerprint(coder))
    for chunk in chunks(dict.fromkeys(fingerprints)):
        found.update(connection.scalars(done.where(t.reports.c.fingerprint.in_(chunk))))
    return frozenset(found)


def _index(connection: Connection, fresh: Sequence[tuple[int, int, Prepared]]) -> None:
    """Puts codings into the index, in the place of the earlier codings of their reports."""
    latest = {report: (coding, item) for report, coding, item in fresh}
    for chunk in chunks(latest):
        held = select(t.current.c.report, t.current.c.coding).where(t.current.c.report.in_(chunk))
        for report, coding in connection.execute(held).all():
            _supersede(connection, report, coding)
    keys = Keys({table.name: _next_key(connection, table) for table in KEYED})
    first = keys.next[t.events.name]
    rows: Rows = {table.name: [] for table in t.INDEX}
    for report, (coding, item) in latest.items():
        for name, many in flatten(item.coded, item.data, report, coding, keys).items():
            rows[name].extend(many)
    for table in t.INDEX:
        sqlite.insert_rows(connection, table, rows[table.name])
    sqlite.index_words(connection, first)


def _supersede(connection: Connection, report: int, coding: int) -> None:
    """Takes a coding out of the index; the ids of its records still lead to it."""
    for table in (t.events, t.controls, t.relations, t.roles):
        records = select(table.c.id, literal(table.name), literal(coding)).where(table.c.report == report).distinct()
        connection.execute(insert(t.superseded).from_select(["id", "kind", "coding"], records))
    sqlite.forget_words(connection, report)
    gone = select(t.events.c.key).where(t.events.c.report == report)
    connection.execute(delete(t.event_records).where(t.event_records.c.key.in_(gone)))
    for table in (t.event_actors, t.event_places, t.event_counts, t.event_sources):
        connection.execute(delete(table).where(table.c.event.in_(gone)))
    for table in (t.current, t.mentions, t.events, t.controls, t.relations, t.roles, t.problems, t.sightings):
        connection.execute(delete(table).where(table.c.report == report))


def rebuild(connection: Connection) -> None:
    """Makes the index anew from the ledger."""
    for table in t.INDEX:
        connection.execute(delete(table))
    sqlite.clear_words(connection)
    coders = coders_of(connection)
    query = select(t.codings, t.reports.c.fingerprint, t.reports.c.text).join(t.reports).order_by(t.codings.c.key)
    after = 0
    while rows := connection.execute(query.where(t.codings.c.key > after).limit(CHUNK)).all():
        after = rows[-1].key
        for row in rows:  # one by one, so that an earlier coding of the same report is superseded as it was
            _index(connection, [(row.report, row.key, _unpacked(row, coders))])


def lay_out_sightings(connection: Connection) -> None:
    """Fills the emptied table of sightings from the current codings."""
    coders = coders_of(connection)
    joined = t.current.join(t.codings, t.codings.c.key == t.current.c.coding).join(t.reports)
    columns = (t.current.c.report, t.codings.c.record, t.codings.c.coder, t.reports.c.text)
    query = select(*columns).select_from(joined).order_by(t.current.c.report)
    keys, after = Keys(), 0
    while rows := connection.execute(query.where(t.current.c.report > after).limit(CHUNK)).all():
        after = rows[-1].report
        for row in rows:
            coded = unpack(row.record, row.text, coders[row.coder])
            sqlite.insert_rows(connection, t.sightings, sighting_rows(coded, row.report, keys))


def _unpacked(row: SqlRow[Any], coders: dict[int, CoderInfo]) -> Prepared:
    coded = unpack(row.record, row.text, coders[row.coder])
    return Prepared(coded, coded.to_dict(), row.record, row.fingerprint)
