"""How places of one name are weighed."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge import Calibration, Knowledge, Surroundings, tables
from dateline.knowledge.frame import Frame
from dateline.knowledge.place_evidence import Context
from dateline.knowledge.place_ranking import chances, rank_places, surroundings_of
from dateline.knowledge.place_weights import PLACE_CALIBRATION, load_place_weights
from dateline.language import Passage
from dateline.record import Mention, MentionKind

Find = Callable[..., Mention]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Georgia arrested protesters in Tbilisi on Monday.", "Georgia", "GEO"),
        ("Police in Atlanta, Georgia, arrested a man. Alabama and Florida sent officers.", "Georgia", "USA"),
        ("Refugees from Syria crossed into Jordan on Monday.", "Jordan", "JOR"),
        ("Rebels from Sudan crossed into Chad on Monday.", "Chad", "TCD"),
        ("Militants in Iraq seized Hit in Anbar on Monday.", "Hit", "IRQ"),
        ("Refugees from Syria crossed into Turkey on Monday.", "Turkey", "TUR"),
    ],
)  # fmt: skip
def test_a_name_is_the_place_that_its_report_speaks_for(mention: Find, text: str, name: str, country: str) -> None:
    found = mention(text, name)
    assert (found.kind, found.country) == (MentionKind.PLACE, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Jordan came on Sunday. Jordan said he was glad.", "Jordan"),
        ("Chad Smith of the union spoke on Monday. Chad said the strike goes on.", "Chad"),
        ("The protesters will March on Monday.", "March"),
        ("The single was a Hit in the charts.", "Hit"),
    ],
)
def test_a_persons_name_or_a_word_is_no_place(resolved: Callable[..., Passage], text: str, name: str) -> None:
    placed = [m.text for m in resolved(text).mentions if name in m.text.split() and (m.place or m.country)]
    assert placed == []


@pytest.mark.parametrize(
    ("word", "entity"), [("Nigerien", "cty-ner"), ("Nigerian", "cty-nga"), ("Mauritian", "cty-mus")]
)
def test_adjectives_that_look_alike_are_two_countries(base: Knowledge, word: str, entity: str) -> None:
    assert [s.entity.id for s in base.nationality(word)] == [entity]


def test_company_moves_a_name_to_where_the_others_are(base: Knowledge) -> None:
    def country(*others: str) -> str | None:
        around = surroundings_of([(name, Context(locative=True)) for name in others], base, Frame())
        return rank_places("Tripoli", base, Frame(), around, Context(locative=True)).candidates[0][0].place.country

    assert country("Beirut", "Sidon", "Zahle") == "LBN"
    assert country("Benghazi", "Misrata", "Sirte") == "LBY"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["Paris", "Tripoli", "Hit", "Georgia", "San Jose", "Springfield", "Qwertyville", ""]),
    countries=st.dictionaries(st.sampled_from(["USA", "LBY", "FRA", "IRQ"]), st.floats(0.5, 5.0), max_size=3),
    locative=st.booleans(),
)
def test_chances_are_of_places_in_order_and_sum_to_one(
    base: Knowledge, name: str, countries: dict[str, float], locative: bool
) -> None:
    ranked = rank_places(name, base, Frame(countries), Surroundings(), Context(locative=locative))
    values = [chance for _, chance in ranked.candidates]
    assert values == sorted(values, reverse=True)
    assert math.isclose(sum(values) + ranked.none, 1.0, abs_tol=1e-9)
    assert 0.0 <= ranked.certainty <= 1.0 + 1e-9


def test_no_rows_have_no_chances() -> None:
    assert chances([], (1.0,)) == []


def test_a_chance_that_is_not_calibrated_stays_as_it_is() -> None:
    assert Calibration().of(0.6) == pytest.approx(0.6)
    assert Calibration().of(1.0) == pytest.approx(0.99)


@given(st.floats(0, 1), st.floats(0, 1))
def test_calibrated_chances_keep_their_order(one: float, other: float) -> None:
    calibration = load_place_weights().calibration
    low, high = sorted((one, other))
    assert 0 < calibration.of(low) <= calibration.of(high) < 1


def test_a_pin_and_its_runners_up_share_one_chance(mention: Find) -> None:
    place = mention("Lawmakers met in Tripoli on Monday. Officials of Libya and Lebanon came.", "Tripoli").place
    assert place is not None
    assert place.probability is not None
    others = [other.probability or 0.0 for other in place.runners_up]
    assert others
    assert place.probability + sum(others) <= 1.001


@pytest.mark.parametrize(
    ("constants", "broken"),
    [
        ("intercept,0.5,own\nslope,0.6,own", False),
        ("intercept,0.5,own", True),
        ("intercept,0.5,own\nslope,,own", True),
        ("intercept,0.5,own\nslope,0.6,own\noffset,1,own", True),
    ],
)
def test_a_calibration_without_its_constants_is_told_of(
    monkeypatch: pytest.MonkeyPatch, constants: str, broken: bool
) -> None:
    real = tables.read_bytes
    written = f"constant,value,source\n{constants}\n".encode()
    monkeypatch.setattr(tables, "read_bytes", lambda name: written if name == PLACE_CALIBRATION else real(name))
    if broken:
        with pytest.raises(KnowledgeError, match="intercept and slope"):
            load_place_weights()
    else:
        assert load_place_weights().calibration == Calibration(0.5, 0.6)
