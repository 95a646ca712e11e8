"""Two reports of one id are told apart where reports are followed together."""

from __future__ import annotations

from dataclasses import replace

from dateline.store import report_fingerprint, told_apart
from ledger_samples import river_crossing


def test_the_later_of_two_reports_of_one_id_has_its_content_behind_it() -> None:
    one = river_crossing(1)
    other = replace(one, report=replace(one.report, text="Nobody crossed any river that day."))
    first, second = told_apart([one, other])
    assert first is one
    assert second.report.id == f"report-1@{report_fingerprint(other.report)[:8]}"
    assert second.events == other.events


def test_reports_of_different_ids_stay_as_they_are() -> None:
    given = [river_crossing(1), river_crossing(2)]
    assert list(told_apart(given)) == given
