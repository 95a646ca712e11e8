"""What mentions stand for once it is known who is who."""

from __future__ import annotations

from collections.abc import Callable

from dateline.record import Mention

Find = Callable[..., Mention]


def test_a_militia_is_taken_up_by_what_it_is(mention: Find) -> None:
    text = "The Mahdi Army fought the Americans. The militia left the city of Najaf."
    assert mention(text, "The militia").entity == "grp-mahdi-army"


def test_the_army_is_no_militia_whose_name_ends_so(mention: Find) -> None:
    text = "Sadr's Mahdi Army fought the Americans. Far to the west, the army has lost the frontier town of al-Qaim."
    assert mention(text, "the army").entity != "grp-mahdi-army"


def test_a_capital_is_no_paper_that_bears_its_name(mention: Find) -> None:
    text = "Protests broke out, the Paris Herald reported. Paris summoned the ambassador, and France closed the border."
    assert mention(text, "France").name == "France"
    assert mention(text, "Paris").coref is None


def test_a_short_name_of_a_body_is_that_body(mention: Find) -> None:
    text = "The Ketu Liberation Front attacked. The Liberation Front fled."
    assert mention(text, "The Liberation Front").coref is not None
