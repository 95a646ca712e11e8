"""The tables of times, quantities and counts hold together."""

from __future__ import annotations

import pytest

from dateline.language.times_grammar import grammar
from dateline.language.times_reading import FORMS
from dateline.vocabulary import count_words, quantity_words, times

UNDATED = {"ancient", "bare", "clock", "day", "dayafter", "duration", "set"}


def test_every_form_of_the_grammar_is_read_or_known_to_have_no_day() -> None:
    forms = {pattern.name for pattern in times().patterns if not pattern.macro}
    assert forms == set(FORMS) | UNDATED


def test_every_pattern_compiles_over_known_classes() -> None:
    assert grammar().classes


def test_words_of_time_are_lower_case_and_stand_once() -> None:
    words = [word.word for word in times().words]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_months_and_weekdays_are_complete() -> None:
    values = {kind: {int(w.value) for w in times().words if w.kind == kind} for kind in ("month", "weekday")}
    assert values == {"month": set(range(1, 13)), "weekday": set(range(7))}


@pytest.mark.parametrize(("word", "kind"), [("kill", "killed"), ("arrest", "detained"), ("abduct", "abducted")])
def test_counting_verbs_say_what_they_count(word: str, kind: str) -> None:
    assert count_words().verbs[word].what == kind


def test_vague_numbers_run_upwards() -> None:
    entries = [entry for group in quantity_words().values() for entry in group]
    assert all(e.min <= e.max for e in entries if e.min is not None and e.max is not None)
