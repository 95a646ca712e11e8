"""Whom "we" means where a body publishes a statement of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.knowledge import Knowledge, resolve
from dateline.language import Passage, annotate
from dateline.vocabulary import agents

NORWAY = "Norway condemns the attack. We will help the people of Mali, and our soldiers will stay."


def we(parsed: Callable[..., Passage], base: Knowledge, text: str, source: str | None) -> set[tuple[str, str | None]]:
    """What each "we" and "our" of the text finally stands for, with its country."""
    read = parsed(text)
    read = resolve(annotate(replace(read, report=replace(read.report, source=source)), agents()), base)
    finals = {m: read.antecedent(m) for m in read.mentions if m.text.lower() in {"we", "our"}}
    return {(final.text, m.country) for m, final in finals.items()}


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (NORWAY, "Norwegian Foreign Ministry", ("Norway", "NOR")),
        (NORWAY, "Ministry of Defence of Norway", ("Norway", "NOR")),
        ("The United States condemns it. We will go on.", "US State Department", ("The United States", "USA")),
    ],
)
def test_we_of_a_statement_is_whoever_publishes_it(
    parsed: Callable[..., Passage], base: Knowledge, text: str, source: str, expected: tuple[str, str]
) -> None:
    assert we(parsed, base, text, source) == {expected}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (NORWAY, None),  # nobody is said to publish it
        (NORWAY, "Swedish Foreign Ministry"),  # another's
        (NORWAY, "Reuters"),  # the press is not who acts
        (NORWAY, "a blog"),
    ],
)
def test_we_stays_open_where_the_publisher_is_not_named_before(
    parsed: Callable[..., Passage], base: Knowledge, text: str, source: str | None
) -> None:
    assert all(country is None for _, country in we(parsed, base, text, source))


def test_we_in_a_quotation_is_its_speakers(parsed: Callable[..., Passage], base: Knowledge) -> None:
    text = 'Norway condemns the attack. "We will fight on," said the rebels.'
    assert ("Norway", "NOR") not in we(parsed, base, text, "Norwegian Foreign Ministry")
