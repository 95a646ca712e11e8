"""Spellings of one name, and their near misses."""

from __future__ import annotations

import pytest

from dateline.knowledge.appellation import called, is_named, name_key, plain
from dateline.knowledge.likeness import first_names_differ, likeness
from dateline.record import MentionKind, Sighting

PERSON, BODY = MentionKind.PERSON, MentionKind.ORGANISATION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nouri al-Maliki", "Nuri el Maliki"),
        ("Muhammad al-Zuhairi", "Mohamed al-Zuhairy"),
        ("Yousef Qassem", "Yusuf Kassim"),
        ("Abdel Rahman Omar", "Abdulrahman Omar"),
        ("Vo Nguyen Giap", "Võ Nguyên Giáp"),
        ("Levon Ter-Petrosian", "Levon Ter-Petrosyan"),
    ],
)
def test_spellings_of_one_person_are_alike(a: str, b: str) -> None:
    assert likeness(a, b, PERSON) is not None
    assert likeness(b, a, PERSON) == likeness(a, b, PERSON)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jamal Hassan", "Jamil Hassan"),
        ("Hassan Rouhani", "Hussein Rouhani"),
        ("John Smith", "Jan Smith"),
        ("Maria Silva", "Mario Silva"),
        ("Karim Nasser", "Akram Nasser"),
        ("Maliki", "Malki"),  # a single name says too little
    ],
)
def test_other_persons_are_not(a: str, b: str) -> None:
    assert likeness(a, b, PERSON) is None


def test_bodies_are_alike_by_spelling_and_acronyms_are_not() -> None:
    assert likeness("Hezbollah", "Hizbullah", BODY) is not None
    assert likeness("FLNC", "FLNK", BODY) is None
    assert likeness("Kisan", "Kesan", BODY) is None  # too short


def test_an_initial_is_no_other_first_name() -> None:
    assert not first_names_differ("J Smith", "John Smith")
    assert not first_names_differ("Smith", "John Smith")
    assert first_names_differ("J Smith", "Paul Smith")


@pytest.mark.parametrize(
    "name",
    [
        "Tigers",
        "Islamic Front",
        "MODEL",
        "Council of Elders of Sirte",
        "Workers Party",
        "UN",
        "Georgian Interior Ministry",
        "Haftar",
    ],
)
def test_names_are_names(name: str) -> None:
    assert is_named(plain(name, BODY))


@pytest.mark.parametrize(
    "words",
    [
        "Government",
        "Marines",
        "Interior Ministry",
        "Ministry of Health",
        "ARMY",
        "the Allies",
        "Karen militiamen",
        "Council of",
        "gunmen",
        "One",
        "He",
    ],
)
def test_common_nouns_are_no_names(words: str) -> None:
    assert not is_named(plain(words, BODY))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Gen. Abu al-Waleed", "Abu al-Waleed"),
        ("president-elect, Dwight Boone", "Dwight Boone"),
        ("0900 KOFFI", "KOFFI"),
        ("the Smith's", "Smith"),
        ("King", "King"),
    ],
)
def test_a_persons_name_is_written_without_titles(given: str, name: str) -> None:
    assert plain(given, PERSON) == name


def test_the_article_is_no_part_of_the_key() -> None:
    assert name_key("Al-Maliki") == name_key("el Malikī") == "maliki"
    assert name_key("Alawi") == "alawi"


def sighting(name: str, kind: MentionKind = PERSON, **called: int) -> Sighting:
    return Sighting(1, "r", None, name, kind, called={words.replace("_", " "): n for words, n in called.items()})


def test_titles_before_a_name_are_told_and_common_nouns_are_not_counted() -> None:
    found = called(
        sighting(
            "Adil Karim", Adil_Karim=1, Colonel_Adil_Karim=2, President_Karim=1, the_commander=3, He=4, Her_Karim=1
        )
    )
    assert found is not None
    assert found.names == {"Adil Karim": 3, "Karim": 2}
    assert found.standing == {"Adil Karim"}
    assert found.titles == {"Colonel", "President"}


def test_an_acronym_stands_for_its_body_and_a_word_of_it_does_not() -> None:
    found = called(sighting("Free Marsh Movement", BODY, Free_Marsh_Movement=1, FMM=5, Marsh_Movement=2, NATO=1))
    assert found is not None
    assert found.standing == {"Free Marsh Movement", "FMM"}
    assert found.names["FMM"] == 5
    assert "NATO" not in found.names
