"""What a person may decide about incidents: each decision is checked against the situation and the decisions before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.errors import UsageError
from dateline.knowledge import Stamp
from dateline.record import IncidentDecision, IncidentVerdict, TellingRef
from dateline.situation.decision import undone_of
from dateline.situation.follow import Situation
from dateline.situation.incident import Incident, incident_id
from dateline.situation.telling import Telling

__all__ = ["IncidentDecisions", "find_incident"]

FORMER = "inc-"
"""What ids of incidents begin with."""
SHOWN = 3
"""Ids of an ambiguous beginning that are named."""


def find_incident(incidents: Sequence[Incident], id: str) -> Incident:
    """The incident of that id, or that tells the event of that id; the beginning of an id will do where it is the only.

    An id that an incident had before others were put to it, or on an earlier day, leads to it too.

    Raises:
        UsageError: there is none, or there are several.
    """
    found = [i for i in incidents if i.id == id] or [i for i in incidents if any(t.id == id for t in i.tellings)]
    found = found or [i for i in incidents if i.id.startswith(id)]
    if id.startswith(FORMER) and len(id) > len(FORMER):
        found = found or [i for i in incidents if any(incident_id(t.id).startswith(id) for t in i.tellings)]
    found = found or [i for i in incidents if any(t.id.startswith(id) for t in i.tellings)]
    if not found or not id.strip():
        reason = f"no incident or telling has the id {id!r}; `dateline incidents` lists them"
        raise UsageError(reason, code="unknown-id")
    if len(found) > 1:
        named = ", ".join(sorted(i.id for i in found)[:SHOWN]) + (", …" if len(found) > SHOWN else "")
        raise UsageError(f"{id!r} is the beginning of {len(found)} incidents' ids: {named}", code="ambiguous-id")
    return found[0]


@dataclass(frozen=True)
class IncidentDecisions:
    """The decisions on incidents made so far, and those that may follow them.

    Attributes:
        made: all, in the order of their numbers. again: gives the situation under other decisions.
    """

    made: tuple[IncidentDecision, ...]
    again: Callable[[Iterable[IncidentDecision]], Situation]

    @cached_property
    def now(self) -> Situation:
        """The situation under the decisions made so far."""
        return self.again(self.made)

    def merge(self, ids: Sequence[str], stamp: Stamp) -> IncidentDecision:
        """That these incidents are one.

        The decision names the earliest telling of each, which brings the others along; a telling that would not follow
        is named too.

        Raises:
            UsageError: an id is unknown or ambiguous, they are one already, or a split in force keeps them apart.
        """
        incidents = self.now.incidents()
        chosen = list({i.id: i for i in (find_incident(incidents, wanted) for wanted in ids)}.values())
        if len(chosen) < 2:
            raise UsageError(f"{' and '.join(ids)} are one incident already: {chosen[0].id}", code="merged-already")
        wanted = {t.id: t for i in chosen for t in i.tellings}
        named = [i.tellings[0] for i in chosen]
        self._check_apart(wanted.values())
        while True:
            decision = self._next(IncidentVerdict.MERGE, named, (), stamp)
            after = find_incident(self.again((*self.made, decision)).incidents(), named[0].id)
            left = wanted.keys() - {t.id for t in after.tellings} - {t.id for t in named}
            if not left:
                return decision
            named += [wanted[telling] for telling in sorted(left)]

    def split(self, id: str, tellings: Sequence[str], stamp: Stamp) -> IncidentDecision:
        """That these tellings of an incident (ids of events or of reports) tell something else than its other tellings.

        Raises:
            UsageError: an id is unknown or ambiguous, nothing would stay, or a merge in force holds them together.
        """
        incident = find_incident(self.now.incidents(), id)
        leaving = {t.id: t for wanted in tellings for t in _told(incident, wanted)}
        staying = [t for t in incident.tellings if t.id not in leaving]
        if not staying:
            reason = f"{incident.id} has no other telling that could stay"
            raise UsageError(reason, code="nothing-left")
        decision = self._next(IncidentVerdict.SPLIT, tuple(leaving.values()), staying, stamp)
        held = [a for a in self.again((*self.made, decision)).amiss() if a.code == "overruled"]
        before = {a for a in self.now.amiss() if a.code == "overruled"}
        clash = next((a for a in held if a not in before), None)
        if clash is not None:
            reason = f"decision {clash.decision} says that {_some(leaving)} tells the same as the others"
            raise UsageError(f"{reason}; {_take_back(clash.decision)}", code="decided-already")
        return decision

    def undo(self, number: int, stamp: Stamp) -> IncidentDecision:
        """That a decision no longer holds; of an undo, that the decision holds again.

        Raises:
            UsageError: there is no such decision, or it was taken back already.
        """
        if number not in {d.number for d in self.made}:
            reason = f"there is no decision {number}; `dateline incidents decisions` lists them"
            raise UsageError(reason, code="unknown-id")
        if number in undone_of(self.made):
            raise UsageError(f"decision {number} was taken back already", code="undone-already")
        return replace(self._next(IncidentVerdict.UNDO, (), (), stamp), undoes=number)

    def _check_apart(self, tellings: Iterable[Telling]) -> None:
        """Refuses to put together what a split in force keeps apart.

        Raises:
            UsageError: where there is such a split.
        """
        ids = {t.id for t in tellings}
        apart = self.now.decided().apart
        number = max((n for (a, b), n in apart.items() if a in ids and b in ids), default=None)
        if number is not None:
            reason = f"decision {number} says that they are not the same; {_take_back(number)}"
            raise UsageError(reason, code="decided-already")

    def _next(
        self, verdict: IncidentVerdict, tellings: Iterable[Telling], others: Iterable[Telling], stamp: Stamp
    ) -> IncidentDecision:
        number = max((d.number for d in self.made), default=0) + 1
        one, other = tuple(map(_ref, tellings)), tuple(map(_ref, others))
        return IncidentDecision(number, stamp.at, stamp.by, verdict, one, other, why=stamp.why)


def _some(leaving: Iterable[str]) -> str:
    """The ids in a few words."""
    ids = sorted(leaving)
    return ", ".join(ids[:SHOWN]) + (f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else "")


def _take_back(number: int) -> str:
    return f"`dateline incidents undo {number}` takes that back"


def _ref(telling: Telling) -> TellingRef:
    return TellingRef(telling.id, telling.report, telling.event.anchor)


def _told(incident: Incident, wanted: str) -> list[Telling]:
    """The tellings of an incident that an id means: an event's or a report's whole id, else its beginning.

    Raises:
        UsageError: it means none of them, or several reports' or events'.
    """
    told = incident.tellings
    exact = [t for t in told if t.id == wanted] or [t for t in told if t.report == wanted]
    if exact:
        return exact
    begun = {t.id for t in told if t.id.startswith(wanted)} or {t.report for t in told if t.report.startswith(wanted)}
    if len(begun) == 1:
        (only,) = begun
        return [t for t in told if only in {t.id, t.report}]
    if not begun:
        reason = f"no telling of {incident.id} has the id {wanted!r}, nor has its report"
        raise UsageError(f"{reason}; `dateline incidents show {incident.id}` lists them", code="unknown-id")
    reason = f"{wanted!r} is the beginning of {len(begun)} ids: {_some(begun)}"
    raise UsageError(reason, code="ambiguous-id")
