"""What the scorer of tolls, control and relations takes for right, and what it does not."""

from __future__ import annotations

import pytest

from corpus.sequences import GoldControl, Sequence
from dateline.situation import Spell, Standing
from evaluation.standing import Names, is_spell

ALIASES = {"Northern Front": ("the Front", "NF"), "Kelmar": ("Kelmar town",)}
WORLD = Sequence("made", "war", "dev", "invented", {}, {}, (), (), (), ALIASES, ())
NAMES = Names(WORLD)
GOLD = GoldControl("Kelmar", "Northern Front", "held", "2019-03-05", None, (), ())


def spell(holder: str = "the Front", start: str | None = "2019-03-05", end: str | None = None) -> Spell:
    return Spell("p", "Kelmar", "h", holder, Standing.HELD, start, end, ())


@pytest.mark.parametrize(("found", "right"), [
    (spell(), True), (spell(start="2019-03-06"), True), (spell("fighters of the Northern Front"), True),
    (spell(start="2019-03-07"), False), (spell(start=None), False), (spell(end="2019-03-09"), False),
    (spell("Southern Front"), False),
])  # fmt: skip
def test_a_spell_is_right_within_a_day_and_by_any_name_of_its_holder(found: Spell, right: bool) -> None:
    assert is_spell(GOLD, found, NAMES, "2019-03-01") is right


def test_what_began_before_the_sequence_may_be_given_a_day_before_it() -> None:
    gold = GoldControl("Kelmar", "Northern Front", "held", None, None, (), ())
    assert is_spell(gold, spell(start="2018-12-10"), NAMES, "2019-03-01")
    assert not is_spell(gold, spell(start="2019-03-02"), NAMES, "2019-03-01")


def test_bodies_of_one_state_are_one_holder_and_of_two_states_are_not() -> None:
    assert NAMES.same("Philippine military", "Philippine police")
    assert NAMES.same("Philippine government", "government troops")
    assert not NAMES.same("Philippine military", "Malaysian police")
    assert not NAMES.same("Philippine military", "the rebels")
