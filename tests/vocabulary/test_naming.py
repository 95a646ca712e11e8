"""Titles, pronouns, genders and phrase words."""

from __future__ import annotations

from dateline.record import MentionKind
from dateline.vocabulary import (
    Gender,
    PhraseRole,
    PlaceRole,
    Voice,
    genders,
    phrase_words,
    place_roles,
    pronouns,
    titles,
)


def test_pronouns_say_whom_they_stand_for() -> None:
    table = pronouns()
    assert table["she"].gender is Gender.FEMININE
    assert table["their"].possessive
    assert not table["they"].possessive
    assert table["who"].voice is Voice.RELATIVE
    assert table["we"].kind is MentionKind.ORGANISATION


def test_titles_and_first_names_say_a_gender_only_where_they_do() -> None:
    assert titles()["mrs"] is Gender.FEMININE
    assert titles()["gen."] is Gender.UNSAID
    assert "minister" not in genders().first_names
    assert genders().nouns["spokeswoman"] is Gender.FEMININE


def test_every_word_is_lower_case_and_stands_once() -> None:
    for table in (pronouns(), titles(), place_roles(), genders().nouns, genders().first_names):
        assert all(word == word.lower().strip() for word in table)


def test_roles_of_words_do_not_mix() -> None:
    assert place_roles()["with"] is PlaceRole.PARTNER
    assert place_roles()["lie"] is PlaceRole.INERT
    assert "northern" in phrase_words(PhraseRole.DIRECTION)
    assert "northern" not in phrase_words(PhraseRole.QUANTITY)
    assert "outskirts" not in phrase_words(PhraseRole.NAMING)
