"""Where areas told by a place lie, and how wide they are."""

from __future__ import annotations

import pytest

from dateline.knowledge import Knowledge, kilometres
from dateline.knowledge.areas import around, between, border, directed, is_town, part
from dateline.record import Place, PlaceRelation

BAGHDAD = Place(98182, "Baghdad", "IRQ", "Baghdad", 33.34, 44.4, "PPLC", "city")
TIKRIT = Place(90150, "Tikrit", "IRQ", "Salah ad-Din", 34.61, 43.68, "PPLA", "city")
IRAQ = Place(99237, "Iraq", "IRQ", None, 33.0, 44.0, "PCLI", "country")
ANBAR = Place(99592, "Anbar", "IRQ", "Anbar", 33.2, 41.5, "ADM1", "admin1")


def test_towns_and_sites_are_measured_from_countries_are_not() -> None:
    assert is_town(BAGHDAD)
    assert not is_town(IRAQ)
    assert not is_town(ANBAR)


def test_a_distance_in_a_direction_moves_the_point_and_widens_with_distance(base: Knowledge) -> None:
    near = directed(BAGHDAD, "40 km west of Baghdad", 270.0, 40.0, base.gazetteer)
    far = directed(BAGHDAD, "200 km west of Baghdad", 270.0, 200.0, base.gazetteer)
    assert kilometres(near, BAGHDAD) == pytest.approx(40, abs=0.1)
    assert (near.geonameid, near.relation) == (None, PlaceRelation.DISTANCE)
    assert (near.bearing, near.distance_km) == (270.0, 40.0)
    assert near.country == "IRQ"
    assert near.radius_km is not None
    assert far.radius_km is not None
    assert near.radius_km < kilometres(near, BAGHDAD) < far.radius_km + 150


def test_a_direction_alone_is_a_wide_area_that_begins_at_the_town(base: Knowledge) -> None:
    area = directed(BAGHDAD, "west of Baghdad", 270.0, None, base.gazetteer)
    assert area.precision == "area"
    assert area.distance_km is None
    assert kilometres(area, BAGHDAD) == pytest.approx(area.radius_km or 0, abs=0.1)


def test_a_distance_alone_is_a_ring_around_the_town(base: Knowledge) -> None:
    area = directed(BAGHDAD, "40 km from Baghdad", None, 40.0, base.gazetteer)
    assert kilometres(area, BAGHDAD) < 0.1
    assert area.radius_km is not None
    assert area.radius_km > 40


def test_nothing_is_measured_from_a_country(base: Knowledge) -> None:
    area = directed(IRAQ, "40 km west of Iraq", 270.0, 40.0, base.gazetteer)
    assert (area.lat, area.country, area.geonameid) == (None, None, None)


def test_far_out_the_country_is_not_taken_for_granted(base: Knowledge) -> None:
    assert directed(BAGHDAD, "900 km west of Baghdad", 270.0, 900.0, base.gazetteer).country is None


def test_near_a_town_keeps_its_id_and_near_a_country_has_no_point() -> None:
    area = around(BAGHDAD, "near Baghdad", PlaceRelation.NEAR, 20.0)
    assert (area.geonameid, area.precision, area.radius_km, area.name) == (98182, "near", 20.0, "near Baghdad")
    assert around(IRAQ, "near Iraq", PlaceRelation.NEAR, 20.0).lat is None


def test_between_two_towns_is_the_middle_and_between_two_countries_nowhere() -> None:
    area = between(BAGHDAD, TIKRIT, "between Baghdad and Tikrit")
    assert area is not None
    assert kilometres(area, BAGHDAD) == pytest.approx(kilometres(area, TIKRIT), abs=0.1)
    assert area.radius_km is not None
    assert kilometres(area, BAGHDAD) <= area.radius_km
    assert between(IRAQ, TIKRIT, "between Iraq and Tikrit") is None


def test_the_ends_of_a_journey_are_no_area() -> None:
    dubai = Place(292223, "Dubai", "ARE", "Dubai", 25.07, 55.31, "PPLA", "city")
    assert between(BAGHDAD, dubai, "between Baghdad and Dubai") is None


def test_the_north_of_a_country_lies_north_of_its_south(base: Knowledge) -> None:
    north = part(IRAQ, "northern Iraq", 0.0, base.gazetteer)
    south = part(IRAQ, "southern Iraq", 180.0, base.gazetteer)
    far = part(IRAQ, "the far north of Iraq", 0.0, base.gazetteer, far=True)
    middle = part(IRAQ, "central Iraq", None, base.gazetteer)
    lats = [place.lat or 0.0 for place in (south, middle, north, far)]
    assert lats == sorted(lats)
    assert all(place.radius_km and place.country == "IRQ" and place.geonameid is None for place in (north, south))


def test_a_part_of_a_division_lies_in_it_and_a_part_of_a_town_around_its_centre(base: Knowledge) -> None:
    west = part(ANBAR, "western Anbar", 270.0, base.gazetteer)
    assert west.admin1 == "Anbar"
    assert west.lon is not None
    assert west.lon < 43
    quarter = part(BAGHDAD, "northern Baghdad", 0.0, base.gazetteer)
    assert (quarter.precision, quarter.radius_km) == ("near", 15.0)


def test_of_a_region_without_known_towns_no_part_has_a_point(base: Knowledge) -> None:
    sahel = Place(None, "Sahel", None, None, 15.0, 0.0, "RGN", "area")
    assert part(sahel, "the northern Sahel", 0.0, base.gazetteer).lat is None


def test_a_border_lies_where_towns_of_both_are_near(base: Knowledge) -> None:
    area = border("the border between Chad and Sudan", ("TCD", "SDN"), base.gazetteer)
    assert area.lon is not None
    assert 21 < area.lon < 24
    assert area.country is None


@pytest.mark.parametrize("countries", [("TCD", "JPN"), ("TCD",), ()])
def test_a_border_of_countries_that_do_not_meet_has_no_point(base: Knowledge, countries: tuple[str, ...]) -> None:
    assert border("the border", countries, base.gazetteer).lat is None
