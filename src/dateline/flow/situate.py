"""The situation of a store: what all its reports say together, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.record import IncidentDecision
from dateline.situation import Situation, follow
from dateline.store import Store, told_apart

__all__ = ["situate"]


def situate(store: Store, decisions: Iterable[IncidentDecision] | None = None, as_of: str | None = None) -> Situation:
    """The situation that the current codings of a store give.

    Args:
        decisions: merges and splits of incidents by hand; those that the store keeps where not given.
        as_of: ISO 8601 day; only reports published until then count.
    """
    return follow(told_apart(store.codings()), store.incident_decisions() if decisions is None else decisions, as_of)
