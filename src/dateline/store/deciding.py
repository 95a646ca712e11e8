"""Unknown actors and what people decided about them, as the store keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, insert, select

from dateline.errors import StoreError
from dateline.record import Decision, Sighting, decode, encode
from dateline.store import tables as t
from dateline.store.adding import chunks
from dateline.store.asking import AT_ONCE
from dateline.store.record_form import compact
from dateline.store.rows import Quotation

__all__ = ["add_decision", "decisions", "quotations", "sightings"]


def sightings(connection: Connection) -> Iterator[Sighting]:
    """Every sighting of an actor that the knowledge base does not know, in no particular order."""
    query = select(t.sightings.c.record, t.sightings.c.key)
    for row in connection.execution_options(yield_per=AT_ONCE).execute(query):
        yield decode(Sighting, {**json.loads(row.record), "key": row.key})


def quotations(connection: Connection, keys: Iterable[int]) -> dict[int, Quotation]:
    """The sentence of each of these sightings, by its key."""
    found = t.sightings.join(t.current, t.current.c.report == t.sightings.c.report)
    query = select(t.sightings.c.key, t.sightings.c.sentence, t.current.c.id).select_from(found)
    return {
        row.key: Quotation(row.id, row.sentence)
        for chunk in chunks(keys)
        for row in connection.execute(query.where(t.sightings.c.key.in_(chunk)))
    }


def decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision, in the order in which they were made."""
    rows = connection.execute(select(t.decisions).order_by(t.decisions.c.key))
    return (decode(Decision, {**json.loads(row.record), "number": row.key}) for row in rows)


def add_decision(connection: Connection, decision: Decision) -> None:
    """Appends a decision; the connection is in a writing transaction.

    Raises:
        StoreError: where its number is not the next one, because somebody else decided in the meantime.
    """
    next_number = (connection.scalar(select(func.max(t.decisions.c.key))) or 0) + 1
    if decision.number != next_number:
        reason = f"decision {next_number - 1} was made in the meantime; look at the queue again"
        raise StoreError(reason, code="decided-meanwhile")
    connection.execute(insert(t.decisions).values(key=next_number, record=compact(encode(decision))))
