"""Names that a noun of a site follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Passage, Site, site_of

Read = Callable[..., Passage]


def site(passage: Passage, word: str) -> Site | None:
    phrase = next(p for p in passage.phrases if word in p.mention.text and p.label not in {"NOMINAL", "PRONOUN"})
    return site_of(passage, phrase)


@pytest.mark.parametrize(
    ("text", "word", "full", "name"),
    [
        ("Militants seized the Mosul dam on Sunday.", "Mosul", "Mosul dam", "Mosul"),
        ("Militants attacked Imam Ali base on Sunday.", "Ali", "Imam Ali base", "Imam Ali"),
        ("Trucks used the Bab al-Hawa border crossing.", "Bab", "Bab al-Hawa border crossing", "Bab al-Hawa"),
        ("Gunmen attacked the Dar es Salam camp in Chad.", "Salam", "Dar es Salam camp", "Dar es Salam"),
    ],
)
def test_the_whole_name_is_read(passage: Read, text: str, word: str, full: str, name: str) -> None:
    found = site(passage(text), word)
    assert found is not None
    assert (found.full, found.name) == (full, name)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Militants seized Mosul on Sunday.", "Mosul"),
        ("Militants seized the city of Mosul and a dam.", "Mosul"),
        ("Mosul residents saw the dam.", "Mosul"),
        ("Troops left Mosul. Camps were set up.", "Mosul"),
    ],
)
def test_a_name_that_no_such_noun_follows_is_no_sites(passage: Read, text: str, word: str) -> None:
    assert site(passage(text), word) is None
