"""Words that tell areas, and their bearings and units."""

from __future__ import annotations

import pytest

from dateline.errors import VocabularyError
from dateline.record import PlaceRelation
from dateline.vocabulary import PlaceWordRole, place_words
from dateline.vocabulary import place_relations as module
from dateline.vocabulary.table import Row


def test_bearings_run_clockwise_from_north() -> None:
    bearings = place_words().by_role[PlaceWordRole.BEARING]
    assert [bearings[w].value for w in ("north", "east", "south", "west")] == [0, 90, 180, 270]
    assert bearings["north-east"].value == bearings["northeast"].value == bearings["northeastern"].value == 45


def test_a_mile_is_longer_than_a_kilometre() -> None:
    units = place_words().by_role[PlaceWordRole.UNIT]
    assert units["miles"].value == 1.60934
    assert units["km"].value == 1
    assert "minutes" not in units


def test_just_outside_is_nearer_than_outside() -> None:
    words = place_words()
    near, far = words.get(PlaceWordRole.CUE, "just outside"), words.get(PlaceWordRole.CUE, "outside")
    assert near is not None
    assert far is not None
    assert near.relation is far.relation is PlaceRelation.OUTSIDE
    assert near.reach_km is not None
    assert far.reach_km is not None
    assert near.reach_km < far.reach_km


@pytest.mark.parametrize(
    ("words", "role", "relation", "value", "reason"),
    [
        ("yonder", "cue", "", "", "needs its relation"),
        ("ell", "unit", "", "", "needs its value"),
        ("Near", "cue", "near", "", "lower case"),
        ("near", "cue", "nigh", "", "none of"),
    ],
)
def test_a_row_that_says_too_little_is_named(
    monkeypatch: pytest.MonkeyPatch, words: str, role: str, relation: str, value: str, reason: str
) -> None:
    cells = {"words": words, "role": role, "relation": relation, "value": value, "reach_km": "", "note": ""}
    monkeypatch.setattr(module, "read_table", lambda *_: iter([Row("place_relations.csv", 2, cells)]))
    place_words.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=reason):
            place_words()
    finally:
        place_words.cache_clear()
