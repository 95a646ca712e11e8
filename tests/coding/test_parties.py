"""Each who takes part once; a town that is struck is where it happens, and nobody who suffers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.parties import distinct, struck
from dateline.language import Passage
from dateline.record import EventType

Resolve = Callable[..., Passage]


def ids(passage: Passage, *words: str) -> list[str]:
    """The ids of the first mentions that have these words."""
    return [next(m.id for m in passage.mentions if m.text == each) for each in words]


def texts(passage: Passage, found: tuple[str, ...]) -> list[str]:
    return [m.text for i in found for m in passage.mentions if m.id == i]


@pytest.mark.parametrize(
    ("sentence", "given", "kept"),
    [
        (
            "Police charged six officers of the Republican Guard.",
            ["six officers of the Republican Guard", "the Republican Guard"],
            ["six officers of the Republican Guard"],
        ),
        (
            "Thirty fishermen, four boys among them, were massacred.",
            ["Thirty fishermen", "them"],
            ["Thirty fishermen"],
        ),
        ("Gunmen killed soldiers and policemen.", ["soldiers", "policemen"], ["soldiers", "policemen"]),
        ("Gunmen wounded her and the minister.", ["her", "the minister"], ["her", "the minister"]),
    ],
)
def test_nobody_takes_part_twice(resolved: Resolve, sentence: str, given: list[str], kept: list[str]) -> None:
    passage = resolved(sentence)
    assert texts(passage, distinct(passage, ids(passage, *given))) == kept


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (EventType.ASSAULT, "Kirkuk", ["Kirkuk"]),
        (EventType.THREATEN, "Kirkuk", []),  # a town that is threatened is who is threatened
        (EventType.ASSAULT, "Iran", []),  # a country suffers
        (EventType.ASSAULT, "the school", []),  # no name
    ],
)
def test_a_named_town_is_where_it_is_struck(
    resolved: Resolve, kind: EventType, words: str, expected: list[str]
) -> None:
    passage = resolved("Rebels shelled Kirkuk in Iraq, attacked Iran and hit the school.")
    assert texts(passage, struck(passage, kind, ids(passage, words))) == expected
