"""Names that are a place in one report and none in the next, and states that are taken for each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Passage
from dateline.record import Mention, MentionKind

Find = Callable[..., Mention]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Russian troops crossed into Georgia on Sunday, near Tbilisi.", "Georgia", "GEO"),
        ("The US state of Georgia voted. Troops came to Georgia from Atlanta.", "Georgia", "USA"),
        ("Refugees from Syria fled to Jordan on Sunday.", "Jordan", "JOR"),
        ("Rebels from Darfur in Sudan fled to Chad on Sunday.", "Chad", "TCD"),
        ("Troops shelled Hit, in Iraq's Anbar province. Residents fled from Hit.", "Hit", "IRQ"),
        ("Refugees from Syria fled to Turkey on Sunday.", "Turkey", "TUR"),
        ("Rebels fought in the Democratic Republic of Congo.", "the Democratic Republic of Congo", "COD"),
        ("Troops went into the Republic of Congo.", "the Republic of Congo", "COG"),
        ("Troops came from Congo-Brazzaville.", "Congo-Brazzaville", "COG"),
        ("Troops fired rockets at South Korea on Sunday.", "South Korea", "KOR"),
        ("Diplomats flew to North Korea on Sunday.", "North Korea", "PRK"),
        ("Police in the Dominican Republic arrested six men.", "the Dominican Republic", "DOM"),
        ("Police in Dominica arrested six men.", "Dominica", "DMA"),
        ("Troops killed six militants in Niger on Sunday.", "Niger", "NER"),
        ("Troops killed six militants in Nigeria on Sunday.", "Nigeria", "NGA"),
    ],
)
def test_is_the_country(mention: Find, text: str, words: str, country: str) -> None:
    assert mention(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Nigerien troops killed six militants.", "Nigerien troops", "NER"),
        ("Nigerian troops killed six militants.", "Nigerian troops", "NGA"),
        ("Police held six Dominican men in the Dominican Republic.", "six Dominican men", "DOM"),
        ("North Korean troops fired rockets.", "North Korean troops", "PRK"),
        ("South Korean troops fired rockets.", "South Korean troops", "KOR"),
        ("Georgian troops fired rockets.", "Georgian troops", "GEO"),
        ("Jordanian troops fired rockets.", "Jordanian troops", "JOR"),
        ("Chadian troops fired rockets.", "Chadian troops", "TCD"),
    ],
)
def test_people_are_of_their_own_country(mention: Find, text: str, words: str, country: str) -> None:
    assert mention(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Georgia Smith came to Syria on Sunday. Nurse Georgia Smith said she was glad.", "Georgia Smith"),
        ("Michael Jordan came to Iraq on Sunday. Jordan said he was glad.", "Jordan"),
        ("Chad Smith was arrested in Iraq. Chad had come from London.", "Chad"),
    ],
)
def test_a_persons_name_is_no_country(mention: Find, text: str, words: str) -> None:
    found = mention(text, words)
    assert found.place is None
    assert found.kind is not MentionKind.PLACE
    assert found.country not in {"GEO", "JOR", "TCD", "USA"}


@pytest.mark.parametrize(
    "text",
    [
        "The song was a hit in Iraq.",
        "Hit by rockets on Sunday, the Iraqi town burned.",
        "In March, troops shelled Mosul in Iraq.",
        "Protesters will march in Baghdad on Sunday.",
        "Families in Baghdad ate turkey on Thursday.",
    ],
)
def test_a_word_is_no_place(resolved: Callable[..., Passage], text: str) -> None:
    words = {"hit", "march", "turkey"}
    assert not [m for m in resolved(text).mentions if m.text.lower() in words and m.place is not None]


def test_a_korea_that_is_not_said_to_be_north_or_south_is_neither(mention: Find) -> None:
    assert mention("Diplomats flew to Korea on Sunday.", "Korea").country is None
