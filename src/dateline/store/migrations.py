"""How a store came to its layout: named steps, each in a transaction of its own, each recorded as applied.

A step that has been released is never changed. Who changes a table adds a step; the index tables may be dropped and
rebuilt by a step, the ledger only added to.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, insert, inspect, select

from dateline.errors import StoreVersionError
from dateline.store import adding, sqlite, tables

__all__ = ["STEPS", "migrate"]

migrations = Table(
    "migrations",
    MetaData(),
    Column("name", Text, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
)


def ledger_of_reports_and_codings(connection: Connection) -> None:
    """Reports, where they were found, and what each coder made of them; append-only."""
    tables.ledger.create_all(connection)
    for statement in sqlite.LEDGER_DDL:
        connection.exec_driver_sql(statement)


def index_of_current_codings(connection: Connection) -> None:
    """The current coding of each report, laid out for asking."""
    tables.index.create_all(connection)
    for statement in sqlite.INDEX_DDL:
        connection.exec_driver_sql(statement)


def decisions_on_unknown_actors(connection: Connection) -> None:
    """What people decide about actors that the knowledge base does not know; append-only."""
    tables.decided.create_all(connection)
    for statement in sqlite.append_only("decisions"):
        connection.exec_driver_sql(statement)


def index_of_unknown_actors(connection: Connection) -> None:
    """The actors of the current codings that the knowledge base does not know, laid out for the queue."""
    tables.seen.create_all(connection)
    adding.lay_out_sightings(connection)


def decisions_on_incidents(connection: Connection) -> None:
    """What people decide about which reports tell one happening; append-only."""
    tables.ruled.create_all(connection)
    for statement in sqlite.append_only("incident_decisions"):
        connection.exec_driver_sql(statement)


STEPS: tuple[Callable[[Connection], None], ...] = (
    ledger_of_reports_and_codings,
    index_of_current_codings,
    decisions_on_unknown_actors,
    index_of_unknown_actors,
    decisions_on_incidents,
)


def migrate(engine: Engine, path: Path) -> None:
    """Applies the steps that the store has not seen yet.

    Raises:
        StoreVersionError: where the store has seen a step that this version of Dateline does not know.
    """
    with engine.connect() as connection:
        applied = _applied(connection)
    _check_known(applied, path)
    for position, step in enumerate(STEPS):
        if step.__name__ in applied:
            continue
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            migrations.create(connection, checkfirst=True)
            done = _applied(connection)  # another process may have been first
            _check_known(done, path)
            if step.__name__ not in done:
                step(connection)
                connection.execute(insert(migrations).values(name=step.__name__, position=position))


def _applied(connection: Connection) -> frozenset[str]:
    if not inspect(connection).has_table(migrations.name):
        return frozenset()
    return frozenset(connection.scalars(select(migrations.c.name)))


def _check_known(applied: frozenset[str], path: Path) -> None:
    unknown = sorted(applied - {step.__name__ for step in STEPS})
    if unknown:
        reason = (
            f"was made by a newer Dateline (layout step {unknown[0]!r}); install that version or newer, "
            "or read the reports into a new store"
        )
        raise StoreVersionError(reason, subject=path)
