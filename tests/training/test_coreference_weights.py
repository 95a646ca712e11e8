"""How the weights of what mentions stand for are learned."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.coreference import Example, accuracy, train, weighed


def lessons() -> list[Example]:
    """Choices in which the near chain is always right, and none where there is no near one."""
    near, far, none = ("near", "chain"), ("far", "chain"), ("none",)
    return [Example("PRONOUN", (near, far, none), (0,), 1.0), Example("PRONOUN", (far, none), (1,), 1.0)] * 40


def test_what_is_always_right_is_chosen() -> None:
    data = lessons()
    numbers = {kind: n for n, kind in enumerate(weighed(data))}
    counts = accuracy(train(data, numbers, hidden=4, epochs=300), data, numbers)
    assert counts["PRONOUN", "linked"] == 40
    assert counts["PRONOUN", "alone"] == 40


def test_what_was_hardly_met_gets_no_weight() -> None:
    data = [*lessons(), Example("PRONOUN", (("once",), ("none",)), (0,), 1.0)]
    assert "once" not in weighed(data)
    assert "near" in weighed(data)
