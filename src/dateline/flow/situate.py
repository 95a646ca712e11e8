"""The situation of a store: what all its reports say together, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.situation import IncidentDecision, Situation, follow
from dateline.store import Store, told_apart

__all__ = ["situate"]


def situate(store: Store, decisions: Iterable[IncidentDecision] = (), as_of: str | None = None) -> Situation:
    """The situation that the current codings of a store give.

    Args:
        decisions: merges and splits of incidents by hand.
        as_of: ISO 8601 day; only reports published until then count.
    """
    return follow(told_apart(store.codings()), decisions, as_of)
