"""How names are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.names import edits, fold, is_acronym, spelling_key, without_article


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Tall ‘Afar", "tall afar"),
        ("Bayjī", "bayji"),
        ("Deir ez-Zor", "deir ez zor"),
        ("U.S.", "us"),
        ("الموصل", "الموصل"),
        ("Чернівці", "чернівці"),
        ("…", ""),
    ],
)
def test_folding_drops_case_accents_and_marks(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"), [("moussul", "mosul"), ("qamishly", "al qamishli"), ("fallujah", "al falluja")]
)
def test_one_name_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("iraq", "iran"), ("hama", "hamas"), ("mosul", "tal afar")])
def test_two_names_have_two_keys_or_none(one: str, other: str) -> None:
    assert not spelling_key(one) or spelling_key(one) != spelling_key(other)


def test_an_article_is_dropped_only_before_a_name() -> None:
    assert without_article("al ramadi") == "ramadi"
    assert without_article("alabama") == "alabama"


def test_acronyms_are_short_and_in_capitals() -> None:
    assert is_acronym("U.N.")
    assert is_acronym("WHO")
    assert not is_acronym("Iraq")
    assert not is_acronym("I")


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_edits_are_symmetric_and_zero_only_for_equals(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) == (one == other)
