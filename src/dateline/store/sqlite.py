"""All that is particular to SQLite: how a file is opened and told apart, triggers, full text, map index, its errors.

Another database takes the place of SQLite by taking the place of this module.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, TextClause, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from dateline.errors import NotAStoreError, StoreError, StoreFullError
from dateline.store.words import question

__all__ = [
    "INDEX_DDL",
    "LEDGER_DDL",
    "append_only",
    "check_file",
    "clear_words",
    "connect",
    "event_question",
    "explained",
    "forget_words",
    "index_words",
    "insert_rows",
    "report_question",
]

APPLICATION_ID = 0x444C4E45
"""``DLNE`` in the header of the file: tells a store from any other SQLite database."""

BUSY_MS = 30_000
"""How long a writer waits for another; a batch takes well under a second."""

RETRY_SECONDS = 0.01

MAGIC = b"SQLite format 3\0"

WORDS = "tokenize='unicode61 remove_diacritics 2'"


def append_only(*names: str) -> tuple[str, ...]:
    """The statements after which nothing in these tables can be changed or deleted any more."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: a ledger is only appended to'); END"
        for table in names
        for verb in ("update", "delete")
    )


LEDGER_DDL = (
    f"PRAGMA application_id={APPLICATION_ID}",
    *append_only("coders", "reports", "provenances", "codings", "migrations"),
    f"CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='key', {WORDS})",
    (
        "CREATE TRIGGER reports_words AFTER INSERT ON reports "
        "BEGIN INSERT INTO report_words(rowid, title, text) VALUES (new.key, new.title, new.text); END"
    ),
)
"""What makes the ledger append-only and its texts findable."""

INDEX_DDL = (
    (
        "CREATE VIRTUAL TABLE event_words USING fts5(sentence, actors, recipients, places, sources, "
        f"content='event_records', content_rowid='key', {WORDS})"
    ),
    "CREATE VIRTUAL TABLE event_points USING rtree(key, south, north, west, east)",
)
"""The full-text index of events and the map index of their places."""


def check_file(path: Path, *, create: bool) -> None:
    """Looks at the file without changing it.

    Raises:
        NotAStoreError: where it is something else.
        StoreError: where there is none and none is to be made, or it cannot be read.
    """
    if path.is_dir():
        raise NotAStoreError("is a folder; a store is a file", subject=path)
    if not path.parent.is_dir():
        raise StoreError("its folder does not exist; make it first", subject=path, code="no-store")
    if not path.exists():
        if not create:
            raise StoreError("there is no store; `dateline read` makes one", subject=path, code="no-store")
        return
    if not path.is_file():
        raise NotAStoreError("is no plain file", subject=path)
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", subject=path) from error
    if not head and create:
        return
    if head != MAGIC:
        raise NotAStoreError("is no Dateline store" if head else "is empty, no Dateline store", subject=path)
    with explained(path):
        _check_database(path, create=create)


def _check_database(path: Path, *, create: bool) -> None:
    try:
        application, tables = _look(path, "ro")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            raise
        application, tables = _look(path, "rw")  # a writer was killed: its log must be recovered before anybody reads
    unfinished = tables == 0 and application == 0
    if application != APPLICATION_ID and not (create and unfinished):
        reason = "holds nothing yet" if unfinished else "is a database of another program, no Dateline store"
        raise NotAStoreError(reason, subject=path)


def _look(path: Path, mode: str) -> tuple[int, int]:
    """The application that the file says it belongs to, and how many tables and the like it has."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_MS / 1000)
    try:
        connection.execute("BEGIN")  # one look: another process may be making the store between two
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
    return application, tables


def connect(path: Path) -> Engine:
    """An engine over the file. A commit is on disk when it returns (WAL, synchronous FULL): neither ``kill -9`` nor a
    power cut loses it. Execution option ``writing`` makes a transaction take the writer's lock at its beginning."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(
            path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, cached_statements=256
        ),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=60,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    _write_ahead(connection)
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-65536",
        "wal_autocheckpoint=8000",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switches the file to write-ahead logging. Alone among statements this one does not wait for others by itself."""
    end = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > end:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Inserts rows that have every column of ``table``, straight through the driver: what SQLAlchemy does for each row
    took a fifth of the time of adding a report."""
    if rows:
        names = [column.name for column in table.columns]
        quoted, named = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
        statement = f'INSERT INTO "{table.name}" ({quoted}) VALUES ({named})'  # noqa: S608 - names of our own tables
        connection.exec_driver_sql(statement, list(rows))


def index_words(connection: Connection, first: int) -> None:
    """Puts the events from key ``first`` on into the full-text index, and their places into the map index."""
    connection.exec_driver_sql(
        "INSERT INTO event_words(rowid, sentence, actors, recipients, places, sources) "
        "SELECT key, sentence, actors, recipients, places, sources FROM event_records WHERE key >= ? ORDER BY key",
        (first,),
    )
    connection.exec_driver_sql(
        "INSERT INTO event_points SELECT p.key, lat, lat, lon, lon "
        "FROM events e JOIN event_places p ON p.event = e.key "
        "WHERE e.key >= ? AND lat IS NOT NULL AND lon IS NOT NULL",
        (first,),
    )


def forget_words(connection: Connection, report: int) -> None:
    """Takes the events of a report out of the full-text and the map index; before their rows go."""
    connection.exec_driver_sql(
        "INSERT INTO event_words(event_words, rowid, sentence, actors, recipients, places, sources) "
        "SELECT 'delete', key, sentence, actors, recipients, places, sources FROM event_records "
        "WHERE key IN (SELECT key FROM events WHERE report = ?)",
        (report,),
    )
    connection.exec_driver_sql(
        "DELETE FROM event_points WHERE key IN "
        "(SELECT p.key FROM events e JOIN event_places p ON p.event = e.key WHERE e.report = ?)",
        (report,),
    )


def report_question(words: str) -> TextClause:
    """The keys of the reports whose title or text holds ``words``."""
    return text("SELECT rowid FROM report_words WHERE report_words MATCH :asked").bindparams(asked=question(words))


def event_question(question: str) -> TextClause:
    """The keys of the events that a full-text question (see :mod:`dateline.store.words`) finds."""
    return text("SELECT rowid FROM event_words WHERE event_words MATCH :words").bindparams(words=question)


def clear_words(connection: Connection) -> None:
    """Empties the full-text and the map index of events."""
    connection.exec_driver_sql(
        "INSERT INTO event_words(event_words) VALUES ('rebuild')"
    )  # from the emptied event_records
    connection.exec_driver_sql("DELETE FROM event_points")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says into what it means for the store at ``path``.

    Raises:
        StoreFullError: disk full, or the file may not be written.
        StoreError: locked for too long, damaged, or failing otherwise.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _meaning(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise _meaning(error, path) from error


def _meaning(error: sqlite3.Error, path: Path) -> StoreError:
    name = getattr(error, "sqlite_errorname", None) or ""
    if name in ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"):
        reason = "the disk is full; nothing of this batch was kept. Make room and give the same command again"
        return StoreFullError(reason, subject=path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return StoreFullError("may not be written; check the rights of the file and its folder", subject=path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        reason = f"another process has kept it locked for {BUSY_MS // 1000} seconds; try again when that is done"
        return StoreError(reason, subject=path, code="store-locked")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(f"the file is damaged ({error})", subject=path, code="store-damaged")
    if name.startswith("SQLITE_CANTOPEN"):
        return StoreError("cannot be opened; check the rights of the file and its folder", subject=path)
    return StoreError(str(error), subject=path)
