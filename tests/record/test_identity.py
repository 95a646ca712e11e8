"""Ids come from content and are the same everywhere and always."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.record import content_id, report_id


def test_ids_are_pinned() -> None:
    assert report_id("The army said on Sunday that it had taken the town.") == PINNED
    assert content_id("e", 1, "a") == content_id("e", "1", "a")


PINNED = "r-6201778a8affb5e9"


def test_neighbouring_parts_do_not_run_together() -> None:
    assert content_id("e", "ab", "c") != content_id("e", "a", "bc")


def test_the_prefix_says_what_it_is_the_id_of() -> None:
    assert content_id("e", "x").startswith("e-")
    assert content_id("e", "x") != content_id("m", "x")


@given(st.text(), st.text())
def test_the_same_text_and_no_other_has_the_same_id(one: str, other: str) -> None:
    assert (report_id(one) == report_id(other)) is (one == other)


def test_a_lone_surrogate_does_no_harm() -> None:
    assert report_id("\ud800").startswith("r-")
