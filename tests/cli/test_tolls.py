"""``dateline tolls``: ranges of incidents, totals, cumulative series."""

from __future__ import annotations

import pytest

from .conftest import Asking, csv_of, refusal, rows_of


def test_a_later_figure_replaces_and_never_adds(asking: Asking) -> None:
    early, late = (
        rows_of(asking, "tolls", "--what", "killed", "--as-of", day)[0] for day in ("2014-06-12", "2014-06-13")
    )
    assert (early["low"], early["best"], early["high"], early["disputed"]) == (12, 15, 15, True)
    assert (late["low"], late["best"], late["high"], late["disputed"]) == (17, 17, 17, False)
    assert early["by_source"] == ["the hospital 12", "the health ministry 15"]
    retired = [figure for figure in late["figures"] if not figure["stands"]]
    assert [figure["why"] for figure in retired] == ["the same speaker later gave 17", "the toll rose to 17"]


def test_each_toll_leads_back_to_its_tellings(asking: Asking) -> None:
    killed, displaced = rows_of(asking, "tolls")
    assert killed["reports"] == ["r1", "r2", "r6"]
    assert len(killed["tellings"]) == 3
    assert killed["incident"].startswith("inc-")
    assert (displaced["country"], displaced["low"], displaced["high"]) == ("SYR", 200, 999)
    words = asking("tolls", "--verbose", "--what", "killed", "--format", "table")[1]
    assert "killing 12 people" in words
    assert "the toll rose to 17" in " ".join(words.split())


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("day", {"2014-06-10": 17, "2014-06-14": 599}), ("place", {"Karsan": 17, "Qamra": 599}),
        ("country", {"IRQ": 17, "SYR": 599}),
    ],
)  # fmt: skip
def test_totals_count_each_incident_once(asking: Asking, by: str, groups: dict[str, int]) -> None:
    rows = rows_of(asking, "tolls", "--by", by)
    assert {row["group"]: row["best"] for row in rows} == groups
    assert [row["incidents"] for row in rows] == [1, 1]


def test_cumulative_figures_stand_apart(asking: Asking) -> None:
    (point,) = rows_of(asking, "tolls", "--series")
    assert (point["speaker"], point["low"], point["since"], point["day"]) == (
        "the United Nations", 61, "2014-01-01", "2014-06-13"
    )  # fmt: skip
    assert all(row["best"] != 61 and row["high"] < 1000 for row in rows_of(asking, "tolls"))
    assert rows_of(asking, "tolls", "--series", "--as-of", "2014-06-12") == []
    assert rows_of(asking, "tolls", "--series", "--what", "injured") == []


def test_filters_narrow(asking: Asking) -> None:
    assert [r["what"] for r in rows_of(asking, "tolls", "--actor", "Marsh Front")] == ["killed"]
    assert [r["what"] for r in rows_of(asking, "tolls", "--since", "2014-06-11")] == ["displaced"]
    assert [r["what"] for r in rows_of(asking, "tolls", "--country", "IRQ")] == ["killed"]
    assert rows_of(asking, "tolls", "--place", "Hamra") == []


def test_csv_headers_are_stable(asking: Asking) -> None:
    header, rows = csv_of(asking, "tolls", "--what", "killed")
    assert header[:4] == ["incident", "start", "end", "place"]
    assert rows[0]["by_source"] == "the hospital 17"
    assert csv_of(asking, "tolls", "--what", "missing") == (header, [])
    assert csv_of(asking, "tolls", "--by", "day")[0][:3] == ["by", "group", "what"]


def test_a_table_says_what_all_come_to(asking: Asking) -> None:
    out = " ".join(asking("tolls", "--format", "table")[1].split())
    assert "killed 17 in 1; displaced 599 (200-999) in 1" in out
    assert "2 of 2 tolls" in out


def test_a_series_is_not_added_up(asking: Asking) -> None:
    assert "--series" in refusal(asking, "tolls", "--series", "--by", "day")
