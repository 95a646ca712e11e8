"""The word lists of status, certainty and sources."""

from __future__ import annotations

from dateline.record import SourceKind
from dateline.vocabulary import Effect, Marker, ReportingKind, Takes, cues, reporting


def test_a_cue_is_found_by_word_part_of_speech_and_form() -> None:
    assert cues().cue("refuse", "VERB", Takes.INF).effect is Effect.DENIED  # type: ignore[union-attr]
    assert cues().cue("refuse", "NOUN", Takes.INF) is None
    assert cues().cue("plan", "NOUN", Takes.INF).effect is Effect.PLANNED  # type: ignore[union-attr]


def test_every_cue_word_is_lower_case_and_at_most_four_words() -> None:
    assert all(word == word.lower() and len(word.split()) <= 4 for word, _, _ in cues().cues)


def test_every_role_of_markers_is_filled() -> None:
    assert [role for role in Marker if not cues().markers[role]] == []


def test_reporting_words_tell_denial_from_assertion() -> None:
    assert reporting().verbs["deny"].kind is ReportingKind.DENY
    assert reporting().verbs["say"].kind is ReportingKind.SAY
    assert "eat" not in reporting().verbs


def test_speakers_have_a_kind() -> None:
    assert reporting().speakers["resident"] is SourceKind.WITNESS
    assert reporting().speakers["spokesman"] is SourceKind.OFFICIAL
    assert "Reuters".lower() in reporting().agencies
