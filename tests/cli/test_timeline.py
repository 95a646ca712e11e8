"""``dateline timeline``: incidents by stretch, and the calendar of what was announced."""

from __future__ import annotations

import pytest

from .conftest import Asking, csv_of, refusal, rows_of


@pytest.mark.parametrize(
    ("zoom", "stretches"),
    [
        ("day", ["2014-06-10", "2014-06-12", "2014-06-14", "2014-06-19", "2014-06-20"]),
        ("week", ["2014-06-09", "2014-06-16"]), ("month", ["2014-06-01"]),
    ],
)  # fmt: skip
def test_incidents_stand_in_the_stretch_in_which_they_began(asking: Asking, zoom: str, stretches: list[str]) -> None:
    rows = rows_of(asking, "timeline", "--zoom", zoom, "--since", "2014-06-01")
    assert [row["start"] for row in rows] == stretches
    assert sum(row["count"] for row in rows) == 5
    assert sum(len(row["incidents"]) for row in rows) == 5


def test_filters_narrow(asking: Asking) -> None:
    assert [r["start"] for r in rows_of(asking, "timeline", "--type", "consult")] == ["2014-06-20"]
    assert [r["start"] for r in rows_of(asking, "timeline", "--country", "SYR")] == ["2014-06-14"]
    assert [r["start"] for r in rows_of(asking, "timeline", "--since", "2014-06-19", "--until", "2014-06-19")] == [
        "2014-06-19"
    ]
    assert rows_of(asking, "timeline", "--type", "consult", "--as-of", "2014-06-14") == []


def test_what_is_planned_says_so_until_it_took_place(asking: Asking) -> None:
    planned = asking("timeline", "--as-of", "2014-06-16", "--type", "consult", "--format", "table")[1]
    assert "CONSULT planned" in planned
    assert "planned" not in asking("timeline", "--type", "consult", "--format", "table")[1]


def test_announcements_have_their_fate_as_of_the_day(asking: Asking) -> None:
    days = ("2014-06-16", "2014-06-20")
    fates = [rows_of(asking, "timeline", "--calendar", "--as-of", day)[0]["fate"] for day in days]
    assert fates == ["pending", "confirmed"]
    (talks,) = rows_of(asking, "timeline", "--calendar")
    assert (talks["start"], talks["announced_by"], talks["decided_by"]) == ("2014-06-20", ["Courier"], ["Mail"])
    assert rows_of(asking, "timeline", "--calendar", "--fate", "pending") == []
    assert rows_of(asking, "timeline", "--calendar", "--as-of", "2014-06-14") == []


def test_a_stretch_shows_its_first_incidents_and_how_many_more_there_are(asking: Asking) -> None:
    out = asking("timeline", "--zoom", "month", "--since", "2014-06-01", "--most", "2", "--format", "table")[1]
    assert "and 3 more: --most" in out
    assert "more: --most" not in asking("timeline", "--zoom", "month", "--most", "9", "--format", "table")[1]


def test_csv_has_one_header_whatever_is_found(asking: Asking) -> None:
    header, rows = csv_of(asking, "timeline", "--zoom", "month", "--since", "2014-06-01")
    assert header == ["start", "end", "count", "types", "sources", "incidents", "reports"]
    assert (rows[0]["end"], rows[0]["types"]) == ("2014-06-30", "ASSAULT 3; CONSULT 1; DISPLACE 1")
    assert csv_of(asking, "timeline", "--type", "MOBILIZE") == (header, [])
    assert csv_of(asking, "timeline", "--calendar")[0][:5] == ["incident", "start", "end", "days", "fate"]


def test_a_fate_is_of_the_calendar_alone(asking: Asking) -> None:
    assert "--calendar" in refusal(asking, "timeline", "--fate", "pending")
    assert "nobody in these reports" in refusal(asking, "timeline", "--actor", "Zorro")
