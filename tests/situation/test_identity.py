"""Who is the same over reports: names, descriptions, speakers and places; and who is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Actor, Place, SourceKind
from dateline.situation.identity import PRESS, identities, is_fixed_place, speaker_of
from dateline.situation.naming import is_named, name_words
from tests.situation.made import actor, source


@pytest.mark.parametrize(("a", "b"), [
    ("the Northern Brigades", "Northern Brigade"), ("12 policemen", "policeman"), ("three soldiers", "the soldier"),
])  # fmt: skip
def test_articles_numbers_and_plurals_tell_nobody_apart(a: str, b: str) -> None:
    assert name_words(a) == name_words(b) != name_words("Southern Brigade")


def test_a_name_is_its_entity_wherever_it_was_not_resolved() -> None:
    known, unknown = actor("Northern Front", "REB", entity="grp-nf"), actor("the Northern Front", "REB")
    who = identities([known, unknown])
    assert who.actor(unknown) == who.actor(known) == "grp-nf"
    assert identities([unknown]).actor(unknown) == ":northern front"
    other = actor("Northern Front", "REB", entity="grp-other")
    assert identities([known, unknown, other]).actor(unknown) not in {"grp-nf", "grp-other"}


def test_a_description_takes_the_only_country_that_it_has_elsewhere() -> None:
    there, nowhere, abroad = actor("the army", "MIL", "IRQ"), actor("the army", "MIL"), actor("army", "MIL", "SYR")
    assert identities([there, nowhere]).actor(nowhere) == "IRQ:army"
    assert identities([there, nowhere, abroad]).actor(nowhere) == ":army"
    assert identities([there, abroad]).actor(there) != identities([there, abroad]).actor(abroad)


def test_a_pronoun_is_known_by_country_and_sectors_only() -> None:
    they = Actor("m", "they", None, None, "IRQ", ("REB",))
    assert identities([they]).actor(they) == "IRQ/REB"


def test_a_speaker_is_who_speaks_and_not_the_medium_or_the_office() -> None:
    assert speaker_of(()).key == PRESS
    assert speaker_of([source("Karsan Herald", SourceKind.MEDIA)]).key == PRESS
    quoted = [source("a rebel spokesman"), source("Karsan Herald", SourceKind.MEDIA)]
    assert speaker_of(quoted).key == speaker_of([source("the rebels")]).key == "rebel"
    assert speaker_of([source("the army")]).key != "rebel"
    assert speaker_of([source("a spokesman")]).key == "spokesman"


def test_names_are_told_from_descriptions() -> None:
    assert is_named("Northern Front")
    assert is_named("Lake Guard")
    assert not is_named("The Army")
    assert not is_named("rebels")


def test_a_place_without_a_name_is_none_that_reports_agree_on() -> None:
    assert is_fixed_place(Place(name="Tal Afar"))
    assert is_fixed_place(Place(geonameid=1, name="the airport"))
    assert not is_fixed_place(Place(name="the airport"))
    assert not is_fixed_place(Place(name="Iraq's second city"))
    assert not is_fixed_place(Place())
    assert is_fixed_place(Place(), "the rebel-held town of Kelmar")
    assert not is_fixed_place(Place(), "the government of Kelmar's mayor")
    assert not is_fixed_place(Place(), "the town")


ACTORS = [
    actor("Northern Front", entity="e1"),
    actor("northern front"),
    actor("the army", country="IRQ"),
    actor("army"),
]


@given(st.permutations(ACTORS))
def test_the_order_of_reading_changes_no_key(actors: list[Actor]) -> None:
    assert [identities(actors).actor(a) for a in ACTORS] == [identities(ACTORS).actor(a) for a in ACTORS]
