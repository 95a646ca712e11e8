"""Tellings: one event as one report tells it, the atoms that incidents are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.record import Coded, Event, Report, Status

__all__ = ["AHEAD", "REAL", "Telling", "anchor_words", "day_told", "telling_order", "tellings_of"]

REAL = frozenset({Status.HAPPENED, Status.ONGOING})
"""Statuses of what somebody tells to have come about."""
AHEAD = frozenset({Status.PLANNED, Status.CONSIDERED, Status.CONDITIONAL})
"""Statuses of what had not come about when it was told."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one report.

    Attributes:
        id: of the event; unique over all reports, as event ids come from content.
        report: id of the report. outlet: its publisher, or "" where unknown.
        told: ISO 8601 day on which it was published, or the day that its text infers; ``None`` where neither is known.
        order: position of the event in its report, from 0.
        event: as coded. sentence: the words of its span.
        lead: whether it stands in the first two sentences that hold events.
    """

    id: str
    report: str
    outlet: str
    told: str | None
    order: int
    event: Event
    sentence: str
    lead: bool


LEAD_SENTENCES = 2
"""Sentences with events at the top of a report that say what it is about."""


def tellings_of(coded: Coded) -> Iterator[Telling]:
    """The tellings of a coded report, in text order."""
    report = coded.report
    leading = {e.span for e in coded.events}
    lead = set(sorted(leading, key=lambda s: s.start)[:LEAD_SENTENCES])
    for order, event in enumerate(coded.events):
        yield Telling(
            event.id, report.id, report.source or "", day_told(report), order, event,
            event.span.of(report.text), event.span in lead,
        )  # fmt: skip


def anchor_words(telling: Telling) -> str:
    """The words that say the event."""
    anchor, span = telling.event.anchor, telling.event.span
    return telling.sentence[max(0, anchor.start - span.start) : max(0, anchor.end - span.start)]


def day_told(report: Report) -> str | None:
    """The day a report was published, ISO 8601, or ``None``."""
    return report.published[:10] if report.published else None


UNKNOWN_DAY = "9999-12-31"


def telling_order(telling: Telling) -> tuple[str, str, int, str]:
    """By day told, report and order; those of unknown day last."""
    return telling.told or UNKNOWN_DAY, telling.report, telling.order, telling.id
