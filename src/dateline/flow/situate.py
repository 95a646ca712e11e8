"""The situation of a store: what all its reports say together, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.record import Coded, IncidentDecision
from dateline.situation import Situation
from dateline.store import Store, report_fingerprint

__all__ = ["situate"]


def situate(store: Store, decisions: Iterable[IncidentDecision] | None = None, as_of: str | None = None) -> Situation:
    """The situation that the current codings of a store give.

    Args:
        decisions: merges and splits of incidents by hand; those that the store keeps where not given.
        as_of: ISO 8601 day; only reports published until then count.
    """
    situation = Situation(store.incident_decisions() if decisions is None else decisions, as_of)
    for coded in _told_apart(store.codings()):
        situation.add(coded)
    return situation


def _told_apart(codings: Iterable[Coded]) -> Iterator[Coded]:
    """The codings, where two reports have one id the later with its content's hash behind it, so that both count."""
    seen: set[str] = set()
    for coded in codings:
        report = coded.report
        if report.id in seen:
            report = replace(report, id=f"{report.id}@{report_fingerprint(report)[:8]}")
            coded = replace(coded, report=report)  # noqa: PLW2901 - the same coding
        seen.add(report.id)
        yield coded
