"""Where paragraphs begin and end."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.paragraphs import flattened, paragraphs
from dateline.record import Report

LONG = (
    "The ministry in Oslo said on Friday that U.S. officials had met rebels near the border. They spoke for hours, "
    "and nobody said what about. Police in Bergen, the second city, held twelve men and two women after the meeting."
)


def pieces(text: str) -> list[str]:
    return [text[s.span.start : s.span.end] for s in paragraphs(Report("x", text))]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [60, 70, 80])
def test_wrapped_text_is_put_together_again(width: int, newline: str) -> None:
    wrapped = newline.join(textwrap.wrap(LONG, width))
    text = f"{wrapped}{newline}{newline}{wrapped}"
    assert [" ".join(p.split()) for p in pieces(text)] == [LONG, LONG]


def test_lines_of_unwrapped_text_are_paragraphs() -> None:
    assert pieces(f"Talks fail in Oslo\n{LONG}\n{LONG}") == ["Talks fail in Oslo", LONG, LONG]


def test_bullets_are_paragraphs_without_their_marks() -> None:
    assert pieces("The army said:\n- Rebels left.\n• Police came.\n1. Talks failed.") == [
        "The army said:",
        "Rebels left.",
        "Police came.",
        "Talks failed.",
    ]


def test_a_minus_before_a_number_and_a_year_are_no_bullets() -> None:
    assert pieces("-5 degrees in Oslo.\n2014 was cold.") == ["-5 degrees in Oslo.", "2014 was cold."]


@given(st.text(alphabet="ab. -\n\r\t•", max_size=80))
def test_paragraphs_hold_every_letter_once_and_in_order(text: str) -> None:
    letters = [c for c in text if c in "ab"]
    assert [c for p in pieces(text) for c in p if c in "ab"] == letters


@given(st.text(max_size=60))
def test_flattened_text_keeps_its_length(text: str) -> None:
    assert len(flattened(text)) == len(text)
