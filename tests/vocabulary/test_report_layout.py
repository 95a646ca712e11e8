"""The vocabulary of layout loads, agrees with itself, and its patterns neither overreach nor run away."""

from __future__ import annotations

import time

import pytest

from dateline.record import SectionKind
from dateline.vocabulary import (
    agency_names,
    function_words,
    not_datelines,
    report_fields,
    zone_rules,
)

SENTENCES = [
    "The army said on Sunday that it had taken the town.",
    "By the time the army came, the town had fallen.",
    "Photographs of the dead were published by the agency, which is based in Karn.",
    "Editing a newspaper in Karn is dangerous, said the union, which has lost ten members since January.",
    "He shared the letter on Twitter, where thousands read it.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_rule_takes_a_sentence_of_a_story(sentence: str) -> None:
    for rule in zone_rules():
        if rule.unit == "end":
            assert not any(m.end() == len(sentence) for m in rule.pattern.finditer(sentence)), rule
        else:
            assert rule.pattern.fullmatch(sentence) is None, rule


def test_rules_name_only_sections_that_are_not_the_story() -> None:
    assert {rule.kind for rule in zone_rules()} == {SectionKind.BYLINE, SectionKind.CAPTION, SectionKind.BOILERPLATE}
    assert {rule.unit for rule in zone_rules()} == {"line", "end", "tail"}


@pytest.mark.parametrize(
    "words", ["By " + "Al " * 230, "Photo: " * 99, "A " * 340, "(" * 690, "1 " * 340, "By A, " * 110]
)
def test_no_rule_runs_away(words: str) -> None:
    start = time.perf_counter()
    for rule in zone_rules():
        rule.pattern.fullmatch(words)
        rule.pattern.search(words[-260:])
    assert time.perf_counter() - start < 2


def test_every_field_of_a_report_has_its_own_name_among_the_columns() -> None:
    fields = set(report_fields().values())
    assert {"id", "text", "title", "published", "source", "url", "language", "byline"} == fields
    assert all(report_fields()[field] == field for field in fields)


def test_agencies_go_by_their_short_names() -> None:
    assert agency_names()["AFP"] == "Agence France-Presse"
    assert agency_names()["Reuters"] == "Reuters"
    assert "Army" not in agency_names()


def test_words_that_are_no_places_are_in_capitals() -> None:
    assert all(word == word.upper() for word in not_datelines())
    assert "BAGHDAD" not in not_datelines()


def test_each_language_stands_once_with_enough_words() -> None:
    entries = function_words()
    assert len({entry.language for entry in entries}) == len(entries)
    assert all(len(entry.language) == 2 and len(entry.words) >= 20 for entry in entries)
    assert all(word == word.casefold() for entry in entries for word in entry.words)
