"""Two reports of one id told apart, so that both count where reports are followed together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.record import Coded
from dateline.store.record_form import report_fingerprint

__all__ = ["told_apart"]


def told_apart(codings: Iterable[Coded]) -> Iterator[Coded]:
    """The codings; where two reports have one id the later has its content's hash behind it."""
    seen: set[str] = set()
    for coded in codings:
        report = coded.report
        if report.id in seen:
            report = replace(report, id=f"{report.id}@{report_fingerprint(report)[:8]}")
            coded = replace(coded, report=report)  # noqa: PLW2901 - the same coding
        seen.add(report.id)
        yield coded
