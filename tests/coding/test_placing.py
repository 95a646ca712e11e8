"""Where an event happened: tied to it by the words, never the nearest name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.record import Coded, Event


def event(coded: Coded, type_: str) -> Event:
    return next(e for e in coded.events if e.type == type_)


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("Militants attacked a convoy near Mosul.", "ASSAULT", ["Mosul"]),
        ("In Kabul, gunmen killed two policemen.", "ASSAULT", ["Kabul"]),
        ("Rebels left Mosul, the north's main city, which troops seized last week.", "COERCE", ["Mosul"]),
        ("Rebels captured the towns of Bria and Bossangoa.", "COERCE", ["Bria", "Bossangoa"]),
        ("Rebels attacked troops in the Bria and Obo areas.", "ASSAULT", ["Bria", "Obo"]),
        ("A rocket that landed on a school in Kharkiv killed 12 people.", "ASSAULT", ["Kharkiv"]),
        ("The insurgents seized the north of the country.", "COERCE", ["the north of the country"]),
        ("Gunmen killed a judge on the outskirts of Tripoli.", "ASSAULT", ["Tripoli"]),
    ],
)
def test_takes_places_that_the_words_tie_to_the_event(
    code: Callable[..., Coded], text: str, type_: str, places: list[str]
) -> None:
    found = event(code(text), type_).places
    assert [p.text.split()[-1] for p in found] == [p.split()[-1] for p in places]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("In New York, diplomats condemned the attacks on the convoy.", "ASSAULT"),  # where they condemned
        ("Washington condemned the killing of a judge.", "ACCUSE"),  # a government, no place
        ("A minister who was born in Tripoli met rebels.", "CONSULT"),  # where he was born
        ("A minister from Tripoli met rebels.", "CONSULT"),  # where he comes from
    ],
)
def test_takes_no_place_that_belongs_to_something_else(code: Callable[..., Coded], text: str, type_: str) -> None:
    assert event(code(text), type_).places == ()


def test_does_not_take_the_dateline_for_the_place(code: Callable[..., Coded]) -> None:
    coded = code("BAGHDAD (Reuters) - Militants attacked an army convoy, police said.")
    assert event(coded, "ASSAULT").places == ()
