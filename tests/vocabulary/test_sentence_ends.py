"""The words that tell where sentences end agree with each other."""

from __future__ import annotations

from dateline.vocabulary import sentence_ends


def test_an_abbreviation_ends_sentences_never_or_seldom_and_has_its_full_stop() -> None:
    words = sentence_ends()
    assert not words.never_final & words.seldom_final
    assert all(word.endswith(".") for word in words.never_final | words.seldom_final | words.clock)
    assert words.clock <= words.seldom_final


def test_what_follows_an_abbreviation_is_no_abbreviation_and_of_one_kind() -> None:
    words = sentence_ends()
    assert not any(word.endswith(".") for word in words.starters | words.behind_clock)
    assert not words.starters & words.behind_clock
