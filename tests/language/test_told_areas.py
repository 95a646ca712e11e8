"""Words that tell an area by a place, and words that only look so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Passage, ToldArea, lying, told_areas

Read = Callable[..., Passage]


def told(passage: Passage) -> ToldArea:
    (found,) = told_areas(passage)
    return found


@pytest.mark.parametrize(
    ("text", "words", "relation", "bearing", "distance"),
    [
        ("Men died 40 km west of Baghdad.", "40 km west of Baghdad", "distance", 270.0, 40.0),
        ("He fell 30 miles (48 km) north-east of Basra.", "30 miles (48 km) north-east of Basra", "distance", 45, 48.3),
        ("Men died 25 miles, or 40 km, north of Kabul.", "25 miles, or 40 km, north of Kabul", "distance", 0.0, 40.2),
        ("Men died 2.5 miles outside Kandahar.", "2.5 miles outside Kandahar", "distance", None, 4.0),
        ("Men died 10 to 20 kilometres from Mosul.", "10 to 20 kilometres from Mosul", "distance", None, 15.0),
        ("Men died a mile south of Basra.", "a mile south of Basra", "distance", 180.0, 1.6),
        ("Men died 15 km to the west of Baghdad.", "15 km to the west of Baghdad", "distance", 270.0, 15.0),
        ("Men died south of Baghdad.", "south of Baghdad", "distance", 180.0, None),
        ("Men died just outside Kirkuk.", "just outside Kirkuk", "outside", None, None),
        ("Men died on the outskirts of Baghdad.", "on the outskirts of Baghdad", "outside", None, None),
        ("Men died close to Kirkuk.", "close to Kirkuk", "near", None, None),
    ],
)  # fmt: skip
def test_the_area_is_read_from_the_words(
    passage: Read, text: str, words: str, relation: str, bearing: float | None, distance: float | None
) -> None:
    read = passage(text)
    found = told(read)
    assert read.text(found.first, found.last) == words
    assert (found.relation, found.bearing) == (relation, bearing)
    assert found.distance_km == (None if distance is None else pytest.approx(distance, abs=0.05))


@pytest.mark.parametrize(
    "text",
    [
        "Men died in the west of Baghdad.",  # a part of it
        "Men in North Korea and South Sudan died.",
        "Men died in the West Bank and in Western Sahara.",
        "The Northern Alliance took Kabul.",
        "Around 40 men died in Baghdad.",
        "Men marched 40 km for two days to Baghdad.",
        "Talks between ministers and rebels ended in Baghdad.",
        "The price rose 40 per cent in Baghdad.",
    ],
)
def test_words_that_only_look_so_tell_none(passage: Read, text: str) -> None:
    assert told_areas(passage(text)) == []


def test_a_length_of_something_else_is_no_distance(passage: Read) -> None:
    assert told(passage("Workers built 40 km of road west of Baghdad.")).distance_km is None


def test_what_lies_there_is_found_behind_words_that_lead_up_to_it(passage: Read) -> None:
    read = passage("Men attacked the village of Amerli, some 100 km north of Baghdad.")
    assert [p.mention.text for p in lying(read, told(read))] == ["the village of Amerli", "Amerli"]


def test_an_event_lies_nowhere_else(passage: Read) -> None:
    read = passage("Men died 100 km north of Baghdad.")
    assert lying(read, told(read)) == []
