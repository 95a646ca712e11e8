"""Common nouns for actors and things."""

from __future__ import annotations

import pytest

from dateline.record import MentionKind
from dateline.vocabulary import NounNumber, agents


@pytest.mark.parametrize(
    ("lemma", "kind", "sectors"),
    [
        ("minister", MentionKind.PERSON, ("GOV",)),
        ("army", MentionKind.ORGANISATION, ("MIL",)),
        ("police", MentionKind.ORGANISATION, ("COP",)),
        ("rebel", MentionKind.PERSON, ("REB",)),
        ("gunman", MentionKind.PERSON, ("UAF",)),
        ("militia", MentionKind.ORGANISATION, ("PRM",)),
        ("villager", MentionKind.PERSON, ("CVL",)),
        ("ruling party", MentionKind.ORGANISATION, ("PTY", "GOV")),
        ("lawmaker", MentionKind.PERSON, ("LEG",)),
        ("refugee", MentionKind.PERSON, ("REF",)),
        ("outskirts", MentionKind.PLACE, ()),
        ("mortar", MentionKind.WEAPON, ()),
        ("tank", MentionKind.PLATFORM, ()),
        ("treaty", MentionKind.DOCUMENT, ()),
    ],
)
def test_nouns_have_kind_and_sectors(lemma: str, kind: MentionKind, sectors: tuple[str, ...]) -> None:
    noun = agents().noun(lemma)
    assert noun is not None
    assert (noun.kind, noun.sectors) == (kind, sectors)


@pytest.mark.parametrize("word", ["weather", "Minister", "", "the army", "prime"])
def test_other_words_are_no_agents(word: str) -> None:
    assert agents().noun(word) is None


def test_plural_nouns_are_found_by_the_lemma_a_parser_gives() -> None:
    assert agents().noun("troop") is agents().noun("troops")
    assert agents().noun("authority") is not None


def test_a_spokesman_takes_the_sector_of_whom_he_speaks_for_but_a_soldier_has_his_own() -> None:
    spokesman, soldier = agents().noun("spokesman"), agents().noun("soldier")
    assert spokesman is not None
    assert spokesman.relational
    assert soldier is not None
    assert not soldier.relational


def test_bodies_are_collective_and_peacekeepers_the_united_nations() -> None:
    government, peacekeeper = agents().noun("government"), agents().noun("peacekeeper")
    assert government is not None
    assert government.number is NounNumber.COLLECTIVE
    assert peacekeeper is not None
    assert peacekeeper.country == "UNO"


def test_things_have_no_sector_but_schools_and_hospitals() -> None:
    sectored = {noun.sectors for noun in agents() if noun.kind is MentionKind.PLACE and noun.sectors}
    assert sectored == {("EDU",), ("MED",)}
    things = {MentionKind.WEAPON, MentionKind.PLATFORM, MentionKind.DOCUMENT}
    assert not [noun.noun for noun in agents() if noun.kind in things and noun.sectors]


def test_the_longest_noun_is_known() -> None:
    assert agents().longest == max(len(noun.noun.split()) for noun in agents())
