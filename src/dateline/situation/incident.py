"""Incidents: one happening with all its tellings."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.record import EventType, Status, content_id
from dateline.situation.telling import Telling

__all__ = ["Incident", "Joined", "incident_id"]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two tellings were taken for one incident, or a decision that says so.

    Attributes:
        a, b: ids of tellings, the smaller first. score: chance that they tell one happening, 0 to 1.
        why: in words, what spoke for and against it.
    """

    a: str
    b: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening with all its tellings; what it was is what its independent tellings say most often.

    Attributes:
        id: ``inc-…``, of the earliest telling's content.
        tellings: by day told, report and order.
        sources: groups of report ids; reports in one group copy each other, so that each group is one source.
        type, mode, status: of most sources; on a tie, of the latest told.
        start, end: days, ISO 8601, inclusive; ``None`` where no telling gives a day.
        joined: the links that hold it together, the strongest for each telling.
    """

    id: str
    tellings: tuple[Telling, ...]
    sources: tuple[tuple[str, ...], ...]
    type: EventType
    mode: str | None
    status: Status
    start: str | None
    end: str | None
    joined: tuple[Joined, ...] = ()

    @property
    def source_of(self) -> dict[str, str]:
        """For each report that tells it the one that stands for its source: of reports that copy each other, the first
        by id."""
        return {report: min(group) for group in self.sources for report in group}


def incident_id(telling: str) -> str:
    """The id of an incident of which the telling of that id is the earliest."""
    return content_id("inc", telling)
