"""Other names for the same, and names that only share words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Actor
from dateline.situation.identity import identities
from tests.situation.made import actor

FRONT = actor("Northern Liberation Front", "REB")


@pytest.mark.parametrize("text", [
    "Several hundred gunmen of the Northern Liberation Front", "the Front", "NLF", "Liberation Front",
    "the fighters of the Front", "Syria's Northern Liberation Front",
])  # fmt: skip
def test_a_variant_has_the_key_of_the_usual_name(text: str) -> None:
    known = identities([FRONT, actor("the Front"), actor(text)])
    assert known.actor(actor(text)) == known.actor(FRONT) == ":northern liberation front"


@pytest.mark.parametrize("text", [
    "a breakaway faction of the Northern Liberation Front", "Southern Front", "NLA", "gunmen", "the rebels",
])  # fmt: skip
def test_what_only_shares_words_has_its_own(text: str) -> None:
    assert identities([FRONT, actor(text)]).actor(actor(text)) != ":northern liberation front"


def test_what_may_be_short_for_two_is_short_for_none() -> None:
    other = actor("Southern Liberation Front", "REB")
    assert identities([FRONT, other, actor("the Front")]).actor(actor("the Front")) == ":front"


def test_a_country_is_not_short_for_who_bears_its_name() -> None:
    sudan, army = actor("Sudan", "GOV", "SDN", "cty-sdn"), actor("Sudan Liberation Army", "REB")
    known = identities([sudan, army, actor("Sudan")])
    assert known.actor(actor("Sudan")) == "cty-sdn"
    assert known.actor(army) == ":sudan liberation army"


def test_the_army_is_not_short_for_the_one_militia_called_an_army() -> None:
    militia = actor("Lake Army", "REB")
    known = identities([militia, actor("the Army")])
    assert known.actor(actor("the Army")) != known.actor(militia)


ALL = [FRONT, actor("the Front"), actor("NLF"), actor("gunmen of the Front"), actor("Southern Front"), actor("rebels")]


@given(st.permutations(ALL))
def test_the_order_of_reading_changes_no_key(actors: list[Actor]) -> None:
    assert [identities(actors).actor(a) for a in ALL] == [identities(ALL).actor(a) for a in ALL]
