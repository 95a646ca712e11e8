"""What a person decided about incidents: these tellings are one happening, those are not. Only ever appended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.record.span import Span

__all__ = ["IncidentDecision", "IncidentVerdict", "TellingRef"]


class IncidentVerdict(StrEnum):
    """What was decided."""

    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class TellingRef:
    """The telling that a decision is about, as it was when the decision was made.

    A newer coder may give the event another id, or no event there; then the telling of the same report whose anchor
    overlaps most with ``anchor`` stands for it.
    """

    id: str
    report: str
    anchor: Span


@dataclass(frozen=True, slots=True)
class IncidentDecision:
    """One decision of a person about tellings.

    Attributes:
        number: counts from 1 in its ledger; of two that contradict each other the later one wins.
        at: ISO 8601 moment, UTC. by: who decided. verdict: what.
        tellings: of a ``merge``, all that tell one happening; of a ``split``, one side. others: the other side of a
            ``split``: none of ``tellings`` tells the same as any of them.
        undoes: number of the earlier decision that an ``undo`` takes back. why: in words, if said.
    """

    number: int
    at: str
    by: str
    verdict: IncidentVerdict
    tellings: tuple[TellingRef, ...] = ()
    others: tuple[TellingRef, ...] = ()
    undoes: int | None = None
    why: str | None = None
