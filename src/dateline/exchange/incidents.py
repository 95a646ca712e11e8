"""Incidents as a flat table: one row an incident, as Arrow, CSV or JSON values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import cast

import pyarrow as pa

from dateline.exchange.columns import ACTORS, PLACES, Column, only, structs
from dateline.exchange.writers import csv_rows
from dateline.record import Json
from dateline.situation import Account

__all__ = ["INCIDENT_COLUMNS", "incident_csv", "incident_rows", "incident_table"]

TEXT, TRUTH, WHOLE = pa.string(), pa.bool_(), pa.int64()
TEXTS = pa.list_(TEXT)
TOLLS = structs(what=TEXT, low=WHOLE, best=WHOLE, high=WHOLE, summed=TRUTH, sources=WHOLE)


def _column(name: str, kind: pa.DataType, meaning: str, take: Callable[[Account], object]) -> Column:
    return Column(name, kind, meaning, take)


def _tolls(account: Account) -> list[dict[str, Json]]:
    return [
        {"what": toll.what, "low": toll.range.low, "best": toll.range.best, "high": toll.range.high,
         "summed": toll.summed, "sources": toll.sources}
        for toll in account.tolls
    ]  # fmt: skip


INCIDENT_COLUMNS = (
    _column("id", TEXT, "id of the incident: of its earliest telling's content", lambda a: a.incident.id),
    _column("start", TEXT, "first day, ISO 8601; null where no telling gives one", lambda a: a.incident.start),
    _column("end", TEXT, "last day, inclusive", lambda a: a.incident.end),
    _column("type", TEXT, "PLOVER 2.0 type, or DISPLACE, of most sources", lambda a: a.incident.type.value),
    _column("mode", TEXT, "PLOVER 2.0 mode of most sources", lambda a: a.incident.mode),
    _column("deed", TEXT, "the words for it that most sources use", lambda a: a.deed),
    _column("status", TEXT, "whether it came about, by most sources", lambda a: a.incident.status.value),
    _column("actors", ACTORS, "who did it, by most sources", lambda a: only(ACTORS, a.actors)),
    _column("recipients", ACTORS, "to whom, by most sources", lambda a: only(ACTORS, a.recipients)),
    _column("places", PLACES, "where, by most sources", lambda a: only(PLACES, a.places)),
    _column("tolls", TOLLS, "how many it cost: low, best and high; summed where only sides are counted", _tolls),
    _column("sources", WHOLE, "independent sources: reports that copy each other are one",
            lambda a: len(a.incident.sources)),
    _column("reports", WHOLE, "reports that tell it, copies included", lambda a: len(a.reports)),
    _column("tellings", WHOLE, "clauses of reports that tell it", lambda a: len(a.incident.tellings)),
    _column("outlets", TEXTS, "who published them", lambda a: sorted({t.outlet for t in a.incident.tellings} - {""})),
    _column("first_told", TEXT, "day of the first report", lambda a: min(_days(a), default=None)),
    _column("last_told", TEXT, "day of the last report", lambda a: max(_days(a), default=None)),
    _column("denied", TEXTS, "what of it somebody denies", lambda a: [f.value for f in a.denied]),
    _column("denied_by", TEXTS, "who denies", lambda a: [s.text or "the report" for s in a.denied_by]),
    _column("disputed", TEXTS, "what is denied or told differently", lambda a: [f.value for f in a.disputed]),
    _column("report_ids", TEXTS, "ids of the reports", lambda a: list(a.reports)),
)  # fmt: skip
"""The columns of the table of incidents, in order."""


def _days(account: Account) -> Iterator[str]:
    return (t.told for t in account.incident.tellings if t.told is not None)


def incident_rows(accounts: Iterable[Account]) -> Iterator[dict[str, Json]]:
    """The rows as JSON values."""
    return ({c.name: cast(Json, c.take(account)) for c in INCIDENT_COLUMNS} for account in accounts)


def incident_table(accounts: Iterable[Account]) -> pa.Table:
    """The rows as an Arrow table; each field's metadata says what it means."""
    layout = pa.schema([pa.field(c.name, c.type, metadata={"meaning": c.meaning}) for c in INCIDENT_COLUMNS])
    return pa.Table.from_pylist(list(incident_rows(accounts)), layout)


def incident_csv(accounts: Iterable[Account], *, guard_formulas: bool = False) -> Iterator[str]:
    """The rows as lines of CSV, the header first; see :func:`~dateline.exchange.write_csv`."""
    rows = (row.values() for row in incident_rows(accounts))
    return csv_rows(chain([[c.name for c in INCIDENT_COLUMNS]], rows), guard_formulas=guard_formulas)
