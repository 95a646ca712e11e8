"""The situation for analysis in Python: incidents, control, relations, tolls, timeline and changes as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pyarrow as pa

from dateline.errors import UsageError
from dateline.exchange.columns import layout
from dateline.exchange.situated import Situated
from dateline.exchange.situation_columns import SITUATION_COLUMNS, Held, SituationTable, Totalled
from dateline.situation import Zoom, ties_on, timeline_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SituationTables", "iso_day"]

ASKED = {
    SituationTable.CONTROL: {"on"}, SituationTable.TIES: {"on"}, SituationTable.CHANGES: {"since"},
    SituationTable.TIMELINE: {"zoom"},
}  # fmt: skip
"""What each table can be asked with."""


class SituationTables:
    """What all reports of a store say together, as known on a day, as tables.

    The same store and day always give the same tables. Each row leads back to what it rests on: ``records`` and
    ``reports`` are ids, ``words`` the sentences. The columns of each table are documented in its Arrow schema:
    ``situation.arrow("incidents").schema``. All tables rest on :attr:`known`, which also holds the values themselves.
    """

    def __init__(self, known: Situated) -> None:
        self.known = known

    def arrow(self, name: str = "incidents", **asked: str | None) -> pa.Table:
        """A table: ``incidents control relations ties tolls series timeline changes``.

        Args:
            asked: ``on`` a day (control, ties), ``since`` a day (changes), ``zoom`` (timeline), as in the methods.

        Raises:
            UsageError: where there is no such table, or it cannot be asked for so.
        """
        try:
            wanted = SituationTable(name)
        except ValueError:
            raise UsageError(f"no table {name!r}; there are {', '.join(SituationTable)}") from None
        given = {key: value for key, value in asked.items() if value is not None}
        if wrong := sorted(set(given) - ASKED.get(wanted, set())):
            raise UsageError(f"{', '.join(wrong)}: {name} cannot be asked for so")
        rows = [(self.known, row) for row in self._rows(wanted, given)]
        columns = SITUATION_COLUMNS[wanted]
        arrays = [pa.array([column.take(row) for row in rows], column.type) for column in columns]
        return pa.Table.from_arrays(arrays, schema=layout(columns))

    def incidents(self) -> pd.DataFrame:
        """What happened, each happening once with all that tell it; by day."""
        return self._frame("incidents")

    def control(self, on: str | None = None) -> pd.DataFrame:
        """Who holds, contests or besieges which place from when to when; with ``on``, who stands so to it on that day.

        On a day, a place of which nothing is told has what is told of its division, and ``inferred_from`` says so.
        """
        return self._frame("control", on=on)

    def relations(self, on: str | None = None) -> pd.DataFrame:
        """The spells of relations of actors; with ``on``, how strongly each pair stands together that day, -1 to +1."""
        return self._frame("relations") if on is None else self._frame("ties", on=on)

    def tolls(self) -> pd.DataFrame:
        """How many each incident cost, as low, best and high; cumulative figures are no part of it."""
        return self._frame("tolls")

    def series(self) -> pd.DataFrame:
        """Cumulative figures ("61 killed since January"), by who counts."""
        return self._frame("series")

    def timeline(self, zoom: str = "day") -> pd.DataFrame:
        """The incidents by ``day``, ``week`` or ``month`` in which they began."""
        return self._frame("timeline", zoom=zoom)

    def changes(self, since: str) -> pd.DataFrame:
        """What is new, updated, contradicted, corrected or gone since what was known on a day."""
        return self._frame("changes", since=since)

    def _rows(self, wanted: SituationTable, asked: dict[str, str]) -> Iterable[object]:
        if wanted in {SituationTable.CONTROL, SituationTable.TIES, SituationTable.CHANGES} and asked:
            return self._on_a_day(wanted, iso_day(asked.get("on") or asked["since"]))
        known = self.known
        if wanted is SituationTable.CHANGES:
            raise UsageError("changes: since which day?")
        standing: dict[SituationTable, Callable[[], Iterable[object]]] = {
            SituationTable.INCIDENTS: lambda: known.incidents,
            SituationTable.CONTROL: lambda: (Held(spell.place, spell, None) for spell in known.spells),
            SituationTable.RELATIONS: lambda: known.bonds,
            SituationTable.TIES: lambda: ties_on(known.dealings, known.last_day or date.max.isoformat()),
            SituationTable.TOLLS: lambda: known.tolls,
            SituationTable.SERIES: lambda: (Totalled(series, p) for series in known.series for p in series.points),
            SituationTable.TIMELINE: lambda: timeline_of(known.incidents, _zoom(asked.get("zoom", Zoom.DAY))),
        }
        return standing[wanted]()

    def _on_a_day(self, wanted: SituationTable, day: str) -> Iterable[object]:
        if wanted is SituationTable.CHANGES:
            return self.known.changes(day)
        if wanted is SituationTable.TIES:
            return ties_on(self.known.dealings, day)
        return (Held(place, holding.spell, holding) for place, holding in self.known.held(day))

    def _frame(self, name: str, **asked: str | None) -> pd.DataFrame:
        if find_spec("pandas") is None:
            hint = "pandas is not installed: pip install 'dateline[pandas]', or use .arrow() instead"
            raise UsageError(hint, code="missing-extra")
        return self.arrow(name, **asked).to_pandas()


def iso_day(text: str) -> str:
    """An ISO 8601 day.

    Raises:
        UsageError: where it is none.
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is no day like 2014-06-16") from None


def _zoom(text: str) -> Zoom:
    try:
        return Zoom(text)
    except ValueError:
        raise UsageError(f"no zoom {text!r}; there are {', '.join(Zoom)}") from None
