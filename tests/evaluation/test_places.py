"""What the figures of places count as right."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dateline.knowledge import Knowledge
from dateline.language import Passage
from dateline.record import Mention, MentionKind, Place, Span
from evaluation.corpora import SCORERS
from evaluation.given_places import GivenTally, same_place
from evaluation.places import Tally, best, count
from evaluation.reliability import calibration_error, kept, reliability

TEXT = "Fighters entered Mosul on Sunday."
GOLD = {"start": 17, "end": 22, "geonameid": 99072, "lat": 36.335, "lon": 43.119, "country": "IRQ"}
MOSUL = Place(99072, "Mosul", "IRQ", None, 36.335, 43.119, "PPLA", "city", probability=0.9)


def pinned(place: Place, start: int = 17, end: int = 22) -> Mention:
    return Mention(
        "m1", Span(start, end), TEXT[start:end], MentionKind.PLACE, None, place.name, place.country, (), place
    )


def counted(place: Place, gold: dict[str, object] | None = None) -> Tally:
    tally = Tally()
    count({"text": TEXT, "places": [gold or GOLD]}, [pinned(place)], {}, tally)
    return tally


def test_a_pin_of_the_same_id_is_right_wherever_its_point_lies() -> None:
    tally = counted(Place(99072, "Mosul", "IRQ", None, 0.0, 0.0, "PPLA", "city", probability=0.8))
    assert (tally.same, tally.judged, tally.sure) == (1, [(0.8, True)], [])


@pytest.mark.parametrize(("lat", "right"), [(36.5, True), (36.7, False)])  # 18 and 41 km to the north
def test_another_id_is_the_same_pin_within_25_km_only(lat: float, right: bool) -> None:
    tally = counted(Place(1, "Mosul District", "IRQ", None, lat, 43.119, "ADM2", "area", probability=0.8))
    assert (tally.same, tally.judged) == (0, [(0.8, right)])


@pytest.mark.parametrize(
    ("feature", "lat", "right"),
    [("ADM1", 37.5, True), ("ADM1", 38.5, False), ("PCLI", 38.5, True), ("PCLI", 45.0, False)],
)
def test_where_gold_has_a_point_alone_areas_may_lie_further_away(feature: str, lat: float, right: bool) -> None:
    tally = counted(
        Place(1, "Area", "IRQ", None, lat, 43.119, feature, "area", probability=0.8), GOLD | {"geonameid": None}
    )
    assert tally.judged == [(0.8, right)]
    assert tally.gold == 0


def test_a_pin_without_a_chance_is_told_of_apart() -> None:
    assert counted(Place(99072, "Mosul", "IRQ", None, 36.3, 43.1, "PPLA", "city")).sure == [(1.0, True)]


def test_a_pin_outside_all_gold_spans_is_astray() -> None:
    tally = Tally()
    count({"text": TEXT, "places": [GOLD]}, [pinned(MOSUL, 0, 8)], {}, tally)
    assert (tally.astray, tally.judged, tally.given) == ([0.9], [], 0)


def test_the_mention_of_a_gold_span_is_the_one_of_the_same_words() -> None:
    wide, same = pinned(MOSUL, 8, 22), pinned(MOSUL)
    assert best([wide, same], 17, 22) is same
    assert best([wide], 17, 22) is wide
    assert best([wide], 26, 32) is None


def test_without_id_and_point_nothing_is_the_same_place() -> None:
    assert not same_place(MOSUL, {"geonameid": None, "lat": None}, 161.0)


def test_chances_that_say_what_they_are_have_no_calibration_error() -> None:
    judged = [(0.75, True)] * 3 + [(0.75, False)] + [(0.5, True), (0.5, False)]
    assert calibration_error(judged) == 0
    assert [(each.number, each.right) for each in reliability(judged)] == [(2, 0.5), (4, 0.75)]
    assert calibration_error([(0.75, False)]) == 0.75
    assert calibration_error([]) == 0


def test_what_a_threshold_keeps_and_how_much_of_it_is_right() -> None:
    assert kept([(0.7, True), (0.9, False), (0.69, False), (0.2, True)], 0.7) == (0.5, 0.5)
    assert kept([], 0.7) == (0, 0)


def test_with_the_span_given_a_namesake_is_chosen_however_unlikely_it_is(passage: Callable[..., Passage]) -> None:
    text = "Officials of Texas met in Paris, Texas. The Spanish team came too."
    paris = {"start": 26, "end": 31, "geonameid": 4717560, "lat": 33.66, "lon": -95.555, "country": "USA"}
    spanish = {"start": 44, "end": 51, "geonameid": 2510769, "lat": 40.0, "lon": -4.0, "country": "ESP"}
    nowhere = {"start": 58, "end": 62, "geonameid": 1, "lat": 0.0, "lon": 0.0, "country": "ESP"}
    tally = GivenTally()
    tally.add(passage(text), Knowledge.load(), [paris, spanish, nowhere])
    assert (tally.names, tally.listed, tally.same, tally.country, tally.near) == (3, 2, 2, 2, 2)


PRINTED = """found 0.834  same id 0.441  within 161 km 0.473
of those given a point within 161 km 0.926
span given: exact id 0.775  country 0.897  near 0.818  (2565 names)
span given, place listed: exact id 0.891  (2233 names, 0.871 of all)
span given, ids or points: near 0.792  (4784 names)
pins with a chance: at 0.7 or more kept 0.894  right 0.944  (2018)
all pins: at 0.7 or more kept 0.924  right 0.945  (2813)
"""


def test_the_gate_on_corpora_reads_each_figure_from_its_own_line() -> None:
    (scorer,) = [each for each in SCORERS if "evaluation.places" in each.command]
    found = {name: re.search(pattern, PRINTED) for name, pattern in scorer.figures}
    values = [match[1] for match in found.values() if match]
    assert values == ["0.441", "0.926", "0.775", "0.897", "0.891", "0.792", "0.924", "0.945"]
