"""Who is what: titles before names, in apposition, and said of the subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.record import Coded

TITLES = [
    ("French President Emmanuel Macron arrived.", "Emmanuel Macron", "President", "French", False),
    ("Iran's Foreign Minister Javad Zarif spoke.", "Javad Zarif", "Foreign Minister", "Iran", False),
    ("Former Prime Minister Tony Blair spoke.", "Tony Blair", "Prime Minister", None, True),
    ("Haider al-Abadi, the Iraqi prime minister, left.", "Haider al-Abadi", "prime minister", "Iraqi", False),
    ("A police chief from Bria, Jean Obo, was wounded.", "Jean Obo", "police chief", None, False),
]


@pytest.mark.parametrize(("text", "person", "title", "of", "former"), TITLES)
def test_reads_titles(
    code: Callable[..., Coded], text: str, person: str, title: str, of: str | None, *, former: bool
) -> None:
    (role,) = code(text).roles
    assert (role.person.text, role.title, role.former) == (person, title, former)
    assert (role.of.text if role.of else None) == of


@pytest.mark.parametrize(
    "text",
    [
        "The president met Emmanuel Macron.",  # two people
        "Ministers and Emmanuel Macron spoke.",
        "Washington is the capital.",
        "Her teacher Amina Keita was killed.",  # a walk of life, no office
        "A police chief visited Bria, Jean Obo said.",  # who says so is another
        "Syria's ally Bashar Jaafari spoke.",  # a tie, no office
    ],
)
def test_reads_no_title_where_none_is_given(code: Callable[..., Coded], text: str) -> None:
    assert code(text).roles == ()
