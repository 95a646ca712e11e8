"""Numbers in words and digits give the range that their words allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import quantities_in, quantity_at


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("12", 12, 12, False),
        ("two", 2, 2, False),
        ("1,500", 1500, 1500, False),
        ("1.5 million", 1_500_000, 1_500_000, False),
        ("one hundred and twenty", 120, 120, False),
        ("twenty - five", 25, 25, False),
        ("a dozen", 12, 12, False),
        ("half a dozen", 6, 6, False),
        ("three dozen", 36, 36, False),
        ("dozens", 24, 99, True),
        ("scores", 40, 199, True),
        ("hundreds", 200, 999, True),
        ("thousands", 2000, 9999, True),
        ("tens of thousands", 20_000, 99_999, True),
        ("several hundred", 300, 900, True),
        ("a couple", 2, 2, True),
        ("at least 10", 10, None, False),
        ("no fewer than 10", 10, None, False),
        ("more than 60", 61, None, False),
        ("upward of 60", 61, None, False),
        ("10 or more", 10, None, False),
        ("up to 500", None, 500, False),
        ("fewer than 50", None, 49, False),
        ("about 100", 100, 100, True),
        ("some 500,000", 500_000, 500_000, True),
        ("nearly 200", 180, 200, True),
        ("between 20 and 30", 20, 30, False),
        ("20 to 30", 20, 30, False),
        ("two or three", 2, 3, False),
        ("between nine and twenty thousand", 9000, 20_000, False),
        ("three to four hundred", 300, 400, False),
        ("two to three million", 2_000_000, 3_000_000, False),
        ("50 to two thousand", 50, 2000, False),
        ("an unknown number", None, None, True),
    ],
)
def test_a_number_allows_a_range(words: str, low: int | None, high: int | None, approximate: bool) -> None:
    quantity = quantity_at(words.split(), 0)
    assert quantity is not None
    assert quantity[:3] == (low, high, approximate)
    assert quantity.last == len(words.split())


@pytest.mark.parametrize("words", ["about the town", "over there", "a soldier", "at least", "between friends", "some"])
def test_words_without_a_number_are_no_quantity(words: str) -> None:
    assert quantity_at(words.split(), 0) is None


def test_two_numbers_joined_by_and_are_two(  # "killed 12 and 30 others" counts twice
) -> None:
    assert [q.min for q in quantities_in(["12", "and", "30", "others"])] == [12, 30]


WORDS = st.sampled_from(
    [
        "a",
        "half",
        "two",
        "twenty",
        "hundred",
        "million",
        "dozens",
        "of",
        "at",
        "least",
        "more",
        "than",
        "12",
        "1,000",
        "to",
        "and",
        "or",
        "-",
        "men",
    ]
)


@given(st.lists(WORDS, max_size=12))
def test_quantities_stand_in_order_and_their_ranges_run_upwards(words: list[str]) -> None:
    end = 0
    for quantity in quantities_in(words):
        assert end <= quantity.first < quantity.last <= len(words)
        end = quantity.last
        if quantity.min is not None and quantity.max is not None:
            assert 0 <= quantity.min <= quantity.max
