"""Actors of whom no words say where they belong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.record import Mention

Find = Callable[..., Mention]

IRAQ = "Iraq held a vote. Iraqis queued in Baghdad. Gunmen fired at a crowd in Mosul. "
BOTH = "Sudan and Chad met in Paris. France and Libya came too. "


def test_actors_are_of_the_one_country_that_the_report_is_about(mention: Find) -> None:
    assert mention(IRAQ, "Gunmen").country == "IRQ"


@pytest.mark.parametrize("words", ["The enemy forces", "Foreign fighters", "US-backed rebels"])
def test_those_whose_own_words_say_elsewhere_are_not(mention: Find, words: str) -> None:
    assert mention(f"{IRAQ}{words} fled.", words).country is None


def test_in_a_report_on_several_the_sentences_country_counts(mention: Find) -> None:
    text = f"{BOTH}\n\nRebels in Mozambique burned a village near Pemba, and residents of Mozambique fled."
    assert mention(text, "Rebels in Mozambique").country == "MOZ"


def test_where_the_sentence_names_none_nothing_is_taken(mention: Find) -> None:
    assert mention(f"{BOTH}\n\nGunmen burned a village.", "Gunmen").country is None
