"""Incidents by day, week and month."""

from __future__ import annotations

import pytest

from dateline.situation.timeline import Zoom, timeline_of
from tests.situation.made import event, incident, telling

DAYS = ["2019-03-03", "2019-03-04", "2019-03-10", "2019-04-01", "1900-01-01", "9999-12-31", None]
INCIDENTS = [incident(telling(f"r{n}", day, event(day=day)), id=f"inc-{n}") for n, day in enumerate(DAYS)]


@pytest.mark.parametrize(("zoom", "starts"), [
    (Zoom.DAY, ["2019-03-03", "2019-03-04", "2019-03-10", "2019-04-01"]),
    (Zoom.WEEK, ["2019-02-25", "2019-03-04", "2019-04-01"]), (Zoom.MONTH, ["2019-03-01", "2019-04-01"]),
])  # fmt: skip
def test_incidents_stand_in_the_stretch_in_which_they_began(zoom: Zoom, starts: list[str]) -> None:
    found = timeline_of(INCIDENTS, zoom, "2019-01-01", "2019-12-31")
    assert [entry.start for entry in found] == starts
    assert sum(len(entry.incidents) for entry in found) == 4
    assert timeline_of(reversed(INCIDENTS), zoom) == timeline_of(INCIDENTS, zoom)


def test_the_ends_of_the_calendar_are_days_as_well() -> None:
    assert [(e.start, e.end) for e in timeline_of(INCIDENTS, Zoom.MONTH)][-1] == ("9999-12-01", "9999-12-31")
    assert timeline_of(INCIDENTS, Zoom.WEEK)[-1].end <= "9999-12-31"
