"""A store's records as Arrow tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

import pyarrow as pa

from dateline.exchange.columns import COLUMNS, TableName, mention_rows, schema
from dateline.store import EventFilter, Store

__all__ = ["batches", "table"]

ROWS_IN_BATCH = 4096
"""Rows held at once while a table streams: a few megabytes of events."""


def batches(
    store: Store, name: TableName, asked: EventFilter | None = None, *, limit: int | None = None
) -> Iterator[pa.RecordBatch]:
    """The first ``limit`` or all rows of a table, some thousands at once; ``asked`` chooses among events and goes with
    no other table."""
    columns, layout = COLUMNS[name], schema(name)
    rows = islice(_rows(store, name, asked), limit)
    while some := list(islice(rows, ROWS_IN_BATCH)):
        arrays = [pa.array([column.take(row) for row in some], column.type) for column in columns]
        yield pa.RecordBatch.from_arrays(arrays, schema=layout)


def table(store: Store, name: TableName, asked: EventFilter | None = None) -> pa.Table:
    """The whole of a table."""
    return pa.Table.from_batches(batches(store, name, asked), schema(name))


def _rows(store: Store, name: TableName, asked: EventFilter | None) -> Iterable[object]:
    match name:
        case TableName.EVENTS:
            return store.events(asked)
        case TableName.REPORTS:
            return store.reports()
        case TableName.CONTROLS:
            return store.controls()
        case TableName.RELATIONS:
            return store.relations()
        case TableName.ROLES:
            return store.roles()
        case TableName.MENTIONS:
            return chain.from_iterable(map(mention_rows, store.codings()))
