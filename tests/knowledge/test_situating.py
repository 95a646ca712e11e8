"""What is told by a place takes its area; names inside and beside it are told apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.knowledge import kilometres
from dateline.language import Passage, Phrase, told_areas
from dateline.record import Mention, Place, PlaceRelation

Read = Callable[..., Passage]


def phrase(passage: Passage, words: str) -> Phrase:
    return next(p for p in passage.phrases if p.mention.text == words)


def area(passage: Passage, words: str) -> Place:
    found = phrase(passage, words)
    assert found.area is not None, found
    return found.area


@pytest.mark.parametrize(
    ("text", "name", "words", "relation"),
    [
        ("Five men died 40 km west of Baghdad.", "Baghdad", "40 km west of Baghdad", "distance"),
        ("A bomb went off just outside Kirkuk in Iraq.", "Kirkuk", "just outside Kirkuk", "outside"),
        ("Gunmen killed six men near Kirkuk.", "Kirkuk", "near Kirkuk", "near"),
        ("Troops killed six men in northern Iraq.", "Iraq", "northern Iraq", "part"),
        ("Six men died in the far north of Mali.", "Mali", "the far north of Mali", "part"),
        ("Six men died on the border between Chad and Sudan.", "Sudan", "the border between Chad and Sudan", "border"),
        ("A convoy was hit between Tikrit and Samarra in Iraq.", "Tikrit", "between Tikrit and Samarra", "between"),
        ("A ship was seized off the coast of Yemen.", "Yemen", "off the coast of Yemen", "offshore"),
    ],
)
def test_the_name_keeps_its_place_and_carries_the_area(
    resolved: Read, text: str, name: str, words: str, relation: str
) -> None:
    passage = resolved(text)
    found = area(passage, name)
    assert (found.name, found.relation) == (words, PlaceRelation(relation))
    named = phrase(passage, name).mention.place
    assert named is None or (named.relation, named.radius_km) == (None, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops left Baghdad for the west.", "Baghdad"),
        ("North Korea fired a rocket at South Sudan.", "South Sudan"),
        ("Troops went into Western Sahara on Monday.", "Western Sahara"),
        ("Troops went into the West Bank on Monday.", "the West Bank"),
        ("The Northern Alliance took Kabul on Monday.", "Kabul"),
        ("Diplomats flew between Baghdad and Dubai on Monday.", "Baghdad"),
    ],
)
def test_a_name_without_such_words_has_no_area(resolved: Read, text: str, name: str) -> None:
    found = phrase(resolved(text), name)
    assert found.area is None
    assert found.mention.place is None or found.mention.place.relation is None


def test_a_length_of_something_is_no_distance(resolved: Read) -> None:
    found = area(resolved("Workers built 40 km of road west of Baghdad in Iraq."), "Baghdad")
    assert (found.distance_km, found.bearing, found.precision) == (None, 270.0, "area")


def test_the_capital_and_its_name_are_one_base(resolved: Read) -> None:
    passage = resolved("Clashes broke out some 600km north-west of the capital, Nairobi, on Monday.")
    assert area(passage, "Nairobi").distance_km == 600


def test_what_lies_there_takes_the_area_where_nothing_else_is_known(resolved: Read) -> None:
    passage = resolved("Men attacked the village of Zqxbar, 60 km (37 miles) south of Kirkuk, Iraq, on Sunday.")
    village = phrase(passage, "Zqxbar").mention.place
    assert village is not None
    assert (village.distance_km, village.bearing, village.geonameid) == (60, 180.0, None)
    assert phrase(passage, "Zqxbar").mention.country == "IRQ"


def test_a_known_town_keeps_its_place_and_the_base_points_there(resolved: Read) -> None:
    passage = resolved("Troops shelled Falluja, 50 km (30 miles) west of Baghdad, on Sunday.")
    town = phrase(passage, "Falluja").mention.place
    assert town is not None
    assert town.geonameid == 99454
    assert area(passage, "Baghdad") == town


def test_the_distance_tells_namesakes_apart(mention: Callable[..., Mention]) -> None:
    here = mention("Police searched Tripoli, 85 km north of Beirut, on Sunday.", "Tripoli").place
    assert here is not None
    assert here.country == "LBN"
    there = mention("Police searched Tripoli, 1,000 km west of Benghazi, in Libya on Sunday.", "Tripoli").place
    assert there is not None
    assert there.country == "LBY"


def test_a_sea_near_a_town_does_not_lie_there(mention: Callable[..., Mention]) -> None:
    found = mention("A ship sank in the Gulf of Zqxbar near Beaumont, Texas.", "the Gulf of Zqxbar").place
    assert found is None or found.relation is None


def test_the_other_side_of_a_border_is_the_country_that_the_report_is_about(resolved: Read) -> None:
    about = resolved("Turkey sent troops. Turkish troops shelled a village close to the Syrian border on Sunday.")
    found = phrase(about, "a village").mention.place
    assert found is not None
    assert found.lat is not None
    assert 36 < found.lat < 38
    unsaid = resolved("Men fled to the Syrian border on Sunday.")
    alone = phrase(unsaid, "the Syrian border").mention.place
    assert alone is not None
    assert alone.lat is None


def test_borders_of_states_that_act_are_borders(resolved: Read) -> None:
    passage = resolved("Troops on the border between North Korea and South Korea exchanged fire on Sunday.")
    found = phrase(passage, "the border").mention.place
    assert found is not None
    assert found.relation is PlaceRelation.BORDER
    assert found.lat is not None
    assert 37 < found.lat < 39


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Men died on the border between Chad and Sudan.", ["Chad", "Sudan"]),
        ("Men died on the Iraqi-Syrian border.", ["Iraqi", "Syrian"]),
        ("Men died near the border with Syria.", ["Syria"]),
        ("Men died near Turkey's border with Syria.", ["Turkey", "Syria"]),
    ],
)
def test_whose_border_it_is_stands_on_both_sides(resolved: Read, text: str, names: list[str]) -> None:
    (told,) = told_areas(resolved(text))
    assert [p.mention.text.removesuffix("'s") for p in told.bases] == names


def test_areas_lie_within_reach_of_their_towns(resolved: Read) -> None:
    passage = resolved("Five men died 12 miles north-east of the town of Baquba in Iraq.")
    town = phrase(passage, "Baquba").mention.place
    assert town is not None
    assert kilometres(area(passage, "Baquba"), town) == pytest.approx(12 * 1.609344, abs=0.1)
