"""A store for analysis in Python: its records as pandas and Arrow tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dateline.errors import UsageError
from dateline.exchange.columns import TableName
from dateline.exchange.situated import Situated
from dateline.exchange.situation_tables import SituationTables, iso_day
from dateline.exchange.tables import table
from dateline.record import Certainty, EventType, IncidentDecision, Status
from dateline.store import EventFilter, Side, Store

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Ledger", "open"]

CHOICES: dict[str, Callable[[Any], object]] = {
    "type": EventType,
    "status": Status,
    "certainty": Certainty,
    "side": Side,
}


class Ledger:
    """The records of a store as tables; a context manager.

    The columns of each table are documented in its Arrow schema: ``ledger.arrow("events").schema``.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def close(self) -> None:
        """Lets go of the file."""
        self.store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def arrow(self, name: str = "events", **asked: object) -> pa.Table:
        """A table: ``reports``, ``mentions``, ``events``, ``controls``, ``relations`` or ``roles``.

        Args:
            asked: for events, the fields of :class:`dateline.store.EventFilter`, e.g. ``place="Mosul"``.

        Raises:
            UsageError: where there is no such table or field.
        """
        try:
            wanted = TableName(name)
        except ValueError:
            raise UsageError(f"no table {name!r}; there are {', '.join(TableName)}") from None
        if asked and wanted is not TableName.EVENTS:
            raise UsageError(f"{', '.join(asked)}: only events can be asked for so")
        return table(self.store, wanted, _filter(asked) if asked else None)

    def events(self, **asked: object) -> pd.DataFrame:
        """Who did what to whom; ``asked`` as in :meth:`arrow`."""
        return self._frame("events", **asked)

    def reports(self) -> pd.DataFrame:
        """The reports, without their texts."""
        return self._frame("reports")

    def mentions(self) -> pd.DataFrame:
        """Who, where, when and how many."""
        return self._frame("mentions")

    def controls(self) -> pd.DataFrame:
        """Who holds which place."""
        return self._frame("controls")

    def relations(self) -> pd.DataFrame:
        """Who stands how with whom."""
        return self._frame("relations")

    def roles(self) -> pd.DataFrame:
        """Who is what."""
        return self._frame("roles")

    def situation(
        self, as_of: str | None = None, *, decisions: Iterable[IncidentDecision] | None = None
    ) -> SituationTables:
        """What all the reports say together: incidents, control, relations, tolls, timeline, changes.

        Args:
            as_of: ISO 8601 day; only reports published until then count. ``None``: all of them.
            decisions: merges and splits of incidents by hand; those that the store keeps where not given.

        Raises:
            UsageError: where that is no day.
        """
        day = None if as_of is None else iso_day(as_of)
        return SituationTables(Situated(self.store, decisions, day))

    def _frame(self, name: str, **asked: object) -> pd.DataFrame:
        if find_spec("pandas") is None:
            hint = "pandas is not installed: pip install 'dateline[pandas]', or use .arrow() instead"
            raise UsageError(hint, code="missing-extra")
        return self.arrow(name, **asked).to_pandas()


def _filter(asked: dict[str, object]) -> EventFilter:
    try:
        values = {name: CHOICES[name](value) if name in CHOICES else value for name, value in asked.items()}
        return EventFilter(**values)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise UsageError(f"cannot be asked: {error}") from None


def open(path: str | Path) -> Ledger:  # noqa: A001 - read as dateline.open
    """The ledger in a store.

    Raises:
        StoreError: where there is none, or it cannot be opened.
    """
    return Ledger(Store.open(path))
