"""What people decided about unknown actors and about incidents, as the store keeps it; and the unknown actors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Table, func, insert, select

from dateline.errors import StoreError
from dateline.record import Decision, IncidentDecision, Sighting, decode, encode
from dateline.store import tables as t
from dateline.store.adding import chunks
from dateline.store.asking import AT_ONCE
from dateline.store.record_form import compact
from dateline.store.rows import Quotation

__all__ = ["add_decision", "add_incident_decision", "decisions", "incident_decisions", "quotations", "sightings"]


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
    """Every decision about unknown actors, in the order in which they were made."""
    return (decode(Decision, data) for data in _made(connection, t.decisions))


def incident_decisions(connection: Connection) -> Iterator[IncidentDecision]:
    """Every decision about incidents, in the order in which they were made."""
    return (decode(IncidentDecision, data) for data in _made(connection, t.incident_decisions))


def _made(connection: Connection, table: Table) -> Iterator[dict[str, object]]:
    rows = connection.execute(select(table).order_by(table.c.key))
    return ({**json.loads(row.record), "number": row.key} for row in rows)


def add_decision(connection: Connection, decision: Decision) -> None:
    """Appends a decision about an unknown actor; the connection is in a writing transaction.

    Raises:
        StoreError: where its number is not the next one, because somebody else decided in the meantime.
    """
    _append(connection, t.decisions, decision, "look at the queue again")


def add_incident_decision(connection: Connection, decision: IncidentDecision) -> None:
    """Appends a decision about incidents, as :func:`add_decision` does."""
    _append(connection, t.incident_decisions, decision, "look at the incidents again")


def _append(connection: Connection, table: Table, decision: Decision | IncidentDecision, advice: str) -> None:
    next_number = (connection.scalar(select(func.max(table.c.key))) or 0) + 1
    if decision.number != next_number:
        reason = f"decision {next_number - 1} was made in the meantime; {advice}"
        raise StoreError(reason, code="decided-meanwhile")
    connection.execute(insert(table).values(key=next_number, record=compact(encode(decision))))
