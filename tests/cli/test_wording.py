"""How records are said in a line."""

from __future__ import annotations

import pytest

from dateline.cli.wording import counts
from dateline.record import Count, CountScope, Span


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (9, 9, "killed 9"),
        (9, None, "killed 9+"),
        (9, 12, "killed 9-12"),
        (None, 12, "killed up to 12"),
        (None, None, "killed an unsaid number"),
    ],
)
def test_a_count_is_said_with_its_bounds(least: int | None, most: int | None, said: str) -> None:
    count = Count("killed", least, most, False, None, None, CountScope.INCIDENT, Span(0, 1), "x")
    assert counts([count]) == said
