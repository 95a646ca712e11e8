"""Which words stand in quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.language import Passage
from dateline.language.quotations import find_quotations

Parse = Callable[..., Passage]


def quoted(passage: Passage) -> list[str]:
    return [q.span.of(passage.report.text) for q in find_quotations(passage)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The town fell. Many fled," a man said.', ["The town fell. Many fled,"]),
        ("He said: “We will stay.” They left.", ["We will stay."]),
        ("She called it ‘a lie’ on Friday.", ["a lie"]),
        ("She called it 'a lie', he said.", ["a lie"]),
        ("He said “we won’t ‘give up’ now”.", ["we won’t ‘give up’ now", "give up"]),
        ('""We ran,"" she said.', ["We ran,"]),
        ("«We ran,» she said.", ["We ran,"]),
    ],
)
def test_words_between_marks_are_quoted(parsed: Parse, text: str, expected: list[str]) -> None:
    assert quoted(parsed(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' advance and the army's retreat went on.",
        "It wasn't the '90s and they got 'em.",
        "The rebels’ demands weren’t met.",
        'A 6" gun was found.',
        "He left.”",
    ],
)
def test_apostrophes_and_marks_without_a_partner_quote_nothing(parsed: Parse, text: str) -> None:
    assert quoted(parsed(text)) == []


def test_a_quotation_runs_on_over_paragraphs_that_open_with_the_mark(parsed: Parse) -> None:
    text = "“We waited long.\n\n“Then they came,” he said.\n\nThe end."
    assert quoted(parsed(text)) == ["We waited long.\n\n“Then they came,"]


def test_a_quotation_left_open_ends_with_its_paragraph(parsed: Parse) -> None:
    assert quoted(parsed("“We waited long.\n\nThen they came.")) == ["We waited long."]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('They would confront "terrorist groups".', True),
        ('He said "we fled".', False),
        ('"Never," he said.', False),
    ],
)
def test_a_term_in_marks_is_told_from_speech(parsed: Parse, text: str, scare: bool) -> None:
    assert [q.scare for q in find_quotations(parsed(text))] == [scare]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="aB .,'\"“”‘’\n", min_size=1, max_size=60))
def test_quotations_of_any_text_lie_in_it_and_hold_whole_tokens(parsed: Parse, text: str) -> None:
    passage = parsed(text)
    for quotation in find_quotations(passage):
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert passage.tokens[quotation.first].start == quotation.span.start
        assert passage.tokens[quotation.last - 1].end == quotation.span.end
