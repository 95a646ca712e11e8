"""Spans: half-open code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Span

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_code_points_are_counted_not_bytes() -> None:
    assert Span(1, 3).of("a😀é́") == "😀é"


@given(spans, spans)
def test_overlap_is_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) is bool(shared)


@given(spans, spans)
def test_the_hull_contains_both_and_nothing_less_does(one: Span, other: Span) -> None:
    hull = one.hull(other)
    assert hull.contains(one)
    assert hull.contains(other)
    assert {hull.start, hull.end} <= {one.start, one.end, other.start, other.end}
