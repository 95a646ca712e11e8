"""Incidents as a flat table: one row an incident, as Arrow, CSV or JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import cast

import pyarrow as pa

from dateline.exchange.columns import ACTORS, PLACES, TEXT, TEXTS, TRUTH, WHOLE, Column, layout, only, structs
from dateline.exchange.writers import csv_rows
from dateline.record import Json
from dateline.situation import Account, Incident

__all__ = ["INCIDENT_COLUMNS", "incident_csv", "incident_rows", "incident_table", "outlets_of"]

TOLLS = structs(what=TEXT, low=WHOLE, best=WHOLE, high=WHOLE, summed=TRUTH, sources=WHOLE)


def _tolls(account: Account) -> list[dict[str, Json]]:
    return [
        {"what": toll.what, "low": toll.range.low, "best": toll.range.best, "high": toll.range.high,
         "summed": toll.summed, "sources": toll.sources}
        for toll in account.tolls
    ]  # fmt: skip


INCIDENT_COLUMNS = (
    Column("id", TEXT, "id of the incident: of its earliest telling's content", lambda a: a.incident.id),
    Column("start", TEXT, "first day, ISO 8601; null where no telling gives one", lambda a: a.incident.start),
    Column("end", TEXT, "last day, inclusive", lambda a: a.incident.end),
    Column("type", TEXT, "PLOVER 2.0 type, or DISPLACE, of most sources", lambda a: a.incident.type.value),
    Column("mode", TEXT, "PLOVER 2.0 mode of most sources", lambda a: a.incident.mode),
    Column("deed", TEXT, "the words for it that most sources use", lambda a: a.deed),
    Column("status", TEXT, "whether it came about, by most sources", lambda a: a.incident.status.value),
    Column("actors", ACTORS, "who did it, by most sources", lambda a: only(ACTORS, a.actors)),
    Column("recipients", ACTORS, "to whom, by most sources", lambda a: only(ACTORS, a.recipients)),
    Column("places", PLACES, "where, by most sources", lambda a: only(PLACES, a.places)),
    Column("tolls", TOLLS, "how many it cost: low, best and high; summed where only sides are counted", _tolls),
    Column("sources", WHOLE, "independent sources: reports that copy each other are one",
            lambda a: len(a.incident.sources)),
    Column("reports", WHOLE, "reports that tell it, copies included", lambda a: len(a.reports)),
    Column("tellings", WHOLE, "clauses of reports that tell it", lambda a: len(a.incident.tellings)),
    Column("outlets", TEXTS, "who published them", lambda a: outlets_of(a.incident)),
    Column("first_told", TEXT, "day of the first report", lambda a: min(_days(a), default=None)),
    Column("last_told", TEXT, "day of the last report", lambda a: max(_days(a), default=None)),
    Column("denied", TEXTS, "what of it somebody denies", lambda a: [f.value for f in a.denied]),
    Column("denied_by", TEXTS, "who denies", lambda a: [s.text or "the report" for s in a.denied_by]),
    Column("disputed", TEXTS, "what is denied or told differently", lambda a: [f.value for f in a.disputed]),
    Column("report_ids", TEXTS, "ids of the reports", lambda a: list(a.reports)),
)  # fmt: skip
"""The columns of the table of incidents, in order."""


def outlets_of(incident: Incident) -> list[str]:
    """Who published the reports that tell it, where that is known, by name."""
    return sorted({telling.outlet for telling in incident.tellings if telling.outlet})


def _days(account: Account) -> Iterator[str]:
    return (t.told for t in account.incident.tellings if t.told is not None)


def incident_rows(accounts: Iterable[Account]) -> Iterator[dict[str, Json]]:
    """The rows as JSON values."""
    return ({c.name: cast(Json, c.take(account)) for c in INCIDENT_COLUMNS} for account in accounts)


def incident_table(accounts: Iterable[Account]) -> pa.Table:
    """The rows as an Arrow table; each field's metadata says what it means."""
    return pa.Table.from_pylist(list(incident_rows(accounts)), layout(INCIDENT_COLUMNS))


def incident_csv(accounts: Iterable[Account], *, guard_formulas: bool = False) -> Iterator[str]:
    """The rows as lines of CSV, the header first; see :func:`~dateline.exchange.write_csv`."""
    rows = (row.values() for row in incident_rows(accounts))
    return csv_rows(chain([[c.name for c in INCIDENT_COLUMNS]], rows), guard_formulas=guard_formulas)
