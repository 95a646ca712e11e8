"""Distances and points on the globe."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.sphere import EARTH_KM, Point, destination, kilometres, kilometres_between, middle
from dateline.record import Place

points = st.tuples(st.floats(-85, 85), st.floats(-179.9, 179.9))


def test_a_degree_of_a_great_circle_is_its_share_of_the_earth() -> None:
    degree = 2 * math.pi * EARTH_KM / 360
    assert kilometres_between((0, 0), (0, 1)) == pytest.approx(degree)
    assert kilometres_between((10, 30), (11, 30)) == pytest.approx(degree)


def test_a_place_without_a_point_is_infinitely_far() -> None:
    assert kilometres(Place(lat=1.0, lon=1.0), Place()) == math.inf


@pytest.mark.parametrize(
    ("bearing", "lat", "lon"),
    [(0, 1, 0), (90, 0, 1), (180, -1, 0), (270, 0, -1)],
    ids=["north", "east", "south", "west"],
)
def test_bearings_run_clockwise_from_north(bearing: float, lat: float, lon: float) -> None:
    found = destination((0, 0), bearing, 2 * math.pi * EARTH_KM / 360)
    assert found == (pytest.approx(lat, abs=1e-9), pytest.approx(lon, abs=1e-9))


def test_east_of_the_date_line_longitudes_begin_anew() -> None:
    assert destination((0, 179.9), 90, 50)[1] < -179


@given(points, st.floats(0, 359.9), st.floats(0, 3000))
def test_a_destination_lies_as_far_away_as_was_gone(start: Point, bearing: float, distance: float) -> None:
    assert kilometres_between(start, destination(start, bearing, distance)) == pytest.approx(distance, abs=1e-3)


@given(points, st.floats(0, 359.9), st.floats(1, 3000))
def test_the_middle_of_two_points_is_as_far_from_both(start: Point, bearing: float, distance: float) -> None:
    end = destination(start, bearing, distance)
    assert kilometres_between(middle([start, end]), end) == pytest.approx(distance / 2, abs=1e-3)


def test_points_all_around_have_no_middle() -> None:
    with pytest.raises(ValueError, match="no middle"):
        middle([(0, 0), (0, 180)])
