"""The store: one file that keeps reports and what was coded in them. Nothing in it is ever overwritten."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Connection, Engine

from dateline.errors import StoreError
from dateline.record import (
    Coded,
    CoderInfo,
    ControlStatus,
    Decision,
    IncidentDecision,
    RelationKind,
    Report,
    Sighting,
)
from dateline.store import adding, asking, deciding, dump, sqlite
from dateline.store import tables as t
from dateline.store.filters import EventFilter, EventOrder
from dateline.store.migrations import migrate
from dateline.store.rows import (
    Added,
    ControlRow,
    EventRow,
    Found,
    Quotation,
    RelationRow,
    ReportRow,
    ReportText,
    RoleRow,
    StoreStats,
)

__all__ = ["Store"]

T = TypeVar("T")


class Store:
    """The ledger of reports and coded records in one file; a context manager. Made by :meth:`open`.

    Several processes may read while one writes; writers wait for each other. Every ``add`` is one transaction: after a
    crash it is there as a whole or not at all. Iterators read a snapshot and hold it until they are used up or closed.

    Every method raises:
        StoreFullError: disk full, or the file may not be written.
        StoreError: locked for too long, damaged, failing or closed.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._open = True
        self._streams: weakref.WeakSet[Generator[object, None, None]] = weakref.WeakSet()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Store:
        """The store in that file, brought to the present layout.

        Args:
            create: whether to make one where there is none.

        Raises:
            NotAStoreError: the file is something else; it was not touched.
            StoreVersionError: a newer Dateline made it.
            StoreError: there is none, or it cannot be opened.
        """
        path = Path(path)
        sqlite.check_file(path, create=create)
        engine = sqlite.connect(path)
        try:
            with sqlite.explained(path):
                migrate(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(path, engine)

    def close(self) -> None:
        """Ends all that is still being read and lets go of the file. Twice is harmless."""
        self._open = False
        for stream in list(self._streams):
            stream.close()
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if not self._open:
            raise StoreError("is closed", subject=self.path, code="store-closed")
        with sqlite.explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self._open:
            raise StoreError("is closed", subject=self.path, code="store-closed")
        with sqlite.explained(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                yield connection

    def _streamed(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        def stream() -> Generator[T, None, None]:
            with self._reading() as connection:
                yield from ask(connection)

        answers = stream()
        self._streams.add(cast("Generator[object, None, None]", answers))
        return answers

    def add(self, batch: Iterable[Coded]) -> Added:
        """Adds coded reports, in one transaction. What the store has already is passed over.

        A report that is there gets a further provenance where it was found elsewhere, and a further coding where
        another coder made it; that coding is then the current one. Of the same coder the first coding stays.
        """
        prepared = [adding.prepare(coded) for coded in batch]
        if not prepared:
            return Added()
        with self._writing() as connection:
            return adding.add(connection, prepared)

    def add_provenances(self, reports: Iterable[Report]) -> int:
        """Notes where reports were found that need no coding (see :meth:`known`); the number of places that are new."""
        with self._writing() as connection:
            return adding.add_provenances(connection, reports)

    def known(self, fingerprints: Iterable[str], coder: CoderInfo) -> frozenset[str]:
        """Those of ``fingerprints`` (see :func:`dateline.store.report_fingerprint`) that this very coder has coded."""
        with self._reading() as connection:
            return adding.known(connection, fingerprints, coder)

    def rebuild(self) -> None:
        """Makes everything derived anew from the ledger."""
        with self._writing() as connection:
            adding.rebuild(connection)

    def events(
        self,
        asked: EventFilter | None = None,
        *,
        order: EventOrder = EventOrder.TIME,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[EventRow]:
        """The events asked for, as a stream.

        Raises:
            UsageError: where a name or text asked for holds no letter or digit.
        """
        asked = asked or EventFilter()
        return self._streamed(lambda connection: asking.events(connection, asked, order, limit, offset))

    def count_events(self, asked: EventFilter | None = None) -> int:
        """How many events there are of those asked for."""
        with self._reading() as connection:
            return asking.count_events(connection, asked or EventFilter())

    def controls(
        self,
        *,
        place: str | None = None,
        holder: str | None = None,
        status: ControlStatus | None = None,
        report: str | None = None,
    ) -> Iterator[ControlRow]:
        """Who holds which place, in order of time; ``holder`` is also who lost it. Names as in :class:`EventFilter`."""
        asked = {"kind": status, "subject": holder, "about": place, "report": report}
        return cast(Iterator[ControlRow], self._streamed(lambda c: asking.statements(c, t.controls, **asked)))

    def relations(
        self,
        *,
        a: str | None = None,
        b: str | None = None,
        kind: RelationKind | None = None,
        report: str | None = None,
    ) -> Iterator[RelationRow]:
        """Who stands how with whom, in order of time. Names as in :class:`EventFilter`."""
        asked = {"kind": kind, "subject": a, "about": b, "report": report}
        return cast(Iterator[RelationRow], self._streamed(lambda c: asking.statements(c, t.relations, **asked)))

    def roles(
        self, *, person: str | None = None, of: str | None = None, report: str | None = None
    ) -> Iterator[RoleRow]:
        """Who is what, in order of time. Names as in :class:`EventFilter`."""
        asked = {"kind": None, "subject": person, "about": of, "report": report}
        return cast(Iterator[RoleRow], self._streamed(lambda c: asking.statements(c, t.roles, **asked)))

    def reports(
        self,
        *,
        text: str | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
    ) -> Iterator[ReportRow]:
        """The reports in order of publication: with these words in title or text, published in these days (inclusive),
        by this outlet."""
        return self._streamed(lambda connection: asking.reports(connection, text, since, until, outlet))

    def codings(self, reports: Sequence[int] | None = None) -> Iterator[Coded]:
        """The current coding of every report, in order of publication; or of some, by their number in this store."""
        return self._streamed(lambda connection: asking.codings(connection, reports))

    def texts(self) -> Iterator[ReportText]:
        """The words of every report, in the order of reading, as a stream."""
        return self._streamed(asking.texts)

    def entities(self) -> frozenset[str]:
        """Every entity that the current codings name."""
        with self._reading() as connection:
            return asking.entities(connection)

    def naming(self, entities: Iterable[str]) -> frozenset[int]:
        """The numbers of the reports whose current coding names one of these entities."""
        with self._reading() as connection:
            return asking.naming(connection, entities)

    def coded(self, report: str) -> Coded | None:
        """The current coding of the report found under that id, or ``None``; of several, of the one read last."""
        with self._reading() as connection:
            return asking.coded(connection, report)

    def find(self, id: str) -> Found:
        """The record of that id, or the only one whose id begins so: report, event, control, relation, role, or mention
        (as ``REPORT#m3``). The whole id of a record of an earlier coding is found too.

        Raises:
            UsageError: there is none, or there are several.
        """
        with self._reading() as connection:
            return asking.find(connection, id)

    def stats(self) -> StoreStats:
        """What the store holds."""
        with self._reading() as connection:
            return asking.stats(connection)

    def sightings(self) -> Iterator[Sighting]:
        """Every sighting of a named actor that the knowledge base does not know, in no particular order."""
        return self._streamed(deciding.sightings)

    def quotations(self, sightings: Iterable[int]) -> dict[int, Quotation]:
        """The sentence that shows each of these sightings best, by the sighting's key."""
        with self._reading() as connection:
            return deciding.quotations(connection, sightings)

    def decisions(self) -> Iterator[Decision]:
        """What people decided about unknown actors, in the order in which they did."""
        return self._streamed(deciding.decisions)

    def decide(self, decision: Decision) -> None:
        """Appends a decision.

        Raises:
            StoreError: its number is not the next one, because somebody else decided in the meantime.
        """
        with self._writing() as connection:
            deciding.add_decision(connection, decision)

    def incident_decisions(self) -> Iterator[IncidentDecision]:
        """What people decided about incidents, in the order in which they did."""
        return self._streamed(deciding.incident_decisions)

    def decide_incident(self, decision: IncidentDecision) -> None:
        """Appends a decision about incidents.

        Raises:
            StoreError: its number is not the next one, because somebody else decided in the meantime.
        """
        with self._writing() as connection:
            deciding.add_incident_decision(connection, decision)

    def dump(self) -> Iterator[str]:
        """The whole record as lines of JSON in one order, whatever the order of reading."""
        return self._streamed(dump.dump)

    def content_hash(self) -> str:
        """The hash of :meth:`dump`: equal for two stores that hold the same record."""
        with self._reading() as connection:
            return dump.content_hash(connection)
