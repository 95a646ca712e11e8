"""Spans from tags, and distances."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.models.spans import EDGES, TaggedSpan, distance_bucket, tagged


def chances(*tags: str) -> np.ndarray:
    """One-hot probabilities of tags O, B0, I0, B1, I1."""
    names = ["O", "B0", "I0", "B1", "I1"]
    return np.eye(5, dtype=np.float32)[[names.index(t) for t in tags]]


def test_a_begin_opens_and_insides_go_on() -> None:
    assert tagged(chances("O", "B0", "I0", "O", "B1"), 0.5) == [TaggedSpan(1, 2, 0, 1.0), TaggedSpan(4, 4, 1, 1.0)]


def test_an_inside_without_a_begin_opens_nothing() -> None:
    assert tagged(chances("O", "I0", "I0"), 0.5) == []


def test_a_begin_right_after_a_span_opens_another() -> None:
    assert [s[:2] for s in tagged(chances("B0", "B0", "I0"), 0.5)] == [(0, 0), (1, 2)]


def test_a_doubtful_begin_counts_only_from_the_threshold_on() -> None:
    table = np.array([[0.6, 0.4, 0.0]], dtype=np.float32)
    assert tagged(table, 0.5) == []
    assert len(tagged(table, 0.4)) == 1


@given(st.lists(st.sampled_from(["O", "B0", "I0", "B1", "I1"]), max_size=30))
def test_spans_are_ordered_and_never_overlap(tags: list[str]) -> None:
    found = tagged(chances(*tags), 0.5) if tags else []
    assert all(a.last < b.first for a, b in pairwise(found))
    assert len(found) == sum(tag.startswith("B") for tag in tags)


@given(st.integers(0, 50), st.integers(0, 50))
def test_distances_before_and_after_fall_on_either_side(one: int, other: int) -> None:
    bucket = distance_bucket(TaggedSpan(one, one, 0, 1.0), TaggedSpan(other, other, 0, 1.0))
    middle = sum(edge < 0 for edge in EDGES)
    assert (bucket > middle) == (other > one)
    assert (bucket < middle) == (other < one - 1)
