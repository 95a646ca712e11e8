"""Cumulative figures: one series for each speaker, kind and area; never part of an incident."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.situation import Telling
from dateline.situation.series import series_of
from tests.situation.made import count, event, killed, place, source, telling


def told(report: str, day: str | None, number: int, by: str, where: str = "Tal Afar") -> Telling:
    figures = [count("killed", number, number, scope="cumulative")]
    made = event(report, counts=figures, where=[place(where)], by=[source(by)], day="2019-03-01")
    return telling(report, day, made)


GIVEN = [
    told("1", "2019-03-05", 40, "the health ministry"), told("2", "2019-03-09", 61, "health ministry officials"),
    told("3", "2019-03-09", 75, "the rebels"), told("4", "2019-03-09", 9, "the health ministry", "Sinjar"),
    killed("5", "2019-03-09", 12, by="the health ministry"), told("6", None, 80, "the rebels"),
]  # fmt: skip


def test_each_speaker_and_area_has_its_series_of_dated_points() -> None:
    found = {(s.speaker.key, s.place): [(p.day, p.low) for p in s.points] for s in series_of(GIVEN)}
    assert found == {
        ("health ministry", "Tal Afar"): [("2019-03-05", 40), ("2019-03-09", 61)],
        ("health ministry", "Sinjar"): [("2019-03-09", 9)],
        ("rebel", "Tal Afar"): [("2019-03-09", 75)],
    }


def test_a_series_counts_from_the_day_that_is_told() -> None:
    assert {s.since for s in series_of(GIVEN)} == {"2019-03-01"}


def test_points_told_after_the_day_are_not_known() -> None:
    (found,) = series_of(GIVEN, "2019-03-05")
    assert [p.low for p in found.points] == [40]


@given(st.permutations(GIVEN))
def test_the_order_of_reading_changes_nothing(given: list) -> None:
    assert series_of(given) == series_of(GIVEN)
