"""How actors stand with each other: by word and deed, fading, dated; what flipped; what shows nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Coded
from dateline.situation import Incident
from dateline.situation.ties import allies_on, bonds_of, dealings_of, flipped, ties_on
from tests.situation.made import actor, coded, event, incident, relation, telling

ARMY, REBELS, MILITIA = actor("the army", "MIL", "IRQ"), actor("Northern Front", "REB"), actor("Lake Guard", "PRM")
CIVILIANS, UNKNOWN, CROWD = actor("civilians", "CVL"), actor("unknown gunmen", "UAF"), actor("soldiers", "MIL")


def deed(name: str, day: str, type: str, actors, recipients, mode: str | None = None) -> Incident:
    made = event(name, type, actors=actors, recipients=recipients, day=day, mode=mode)
    return incident(telling(f"r-{name}", day, made), telling(f"s-{name}", day, made), id=name)


def stated(report: str, told: str, kind: str, day: str | None = None, **more: bool) -> Coded:
    return coded(report, told, relations=[relation(f"l{report}", MILITIA, kind, ARMY, day, **more)])


def strength(dealings, day: str) -> float:
    (tie,) = ties_on(dealings, day)
    return tie.strength


def test_a_deed_counts_once_however_many_tell_it_and_half_after_its_half_life() -> None:
    shot = dealings_of([], [deed("i1", "2019-03-01", "ASSAULT", [ARMY], [REBELS])])
    assert len(shot) == 1
    assert strength(shot, "2019-03-01") == pytest.approx(-0.9 / 1.5, abs=1e-3)
    assert strength(shot, "2019-03-31") == pytest.approx(-0.45 / 1.0, abs=1e-3)
    assert ties_on(shot, "2019-02-28") == ()


@pytest.mark.parametrize("other", [CIVILIANS, UNKNOWN, CROWD])
def test_crowds_and_the_unknown_stand_in_no_relation(other) -> None:
    assert dealings_of([], [deed("i1", "2019-03-01", "ASSAULT", [ARMY], [other])]) == ()
    assert len(dealings_of([], [deed("i1", "2019-03-01", "ASSAULT", [ARMY], [REBELS])])) == 1


def test_a_pronoun_that_stands_for_nobody_known_stands_in_no_relation() -> None:
    they = actor("their")
    assert dealings_of([coded("r1", "2019-03-01", relations=[relation("l1", they, "allied", ARMY)])], []) == ()
    assert dealings_of([], [deed("i1", "2019-03-01", "ASSAULT", [ARMY], [they])]) == ()


def test_a_stated_alliance_lasts_from_before_until_it_is_told_to_be_over() -> None:
    told = [stated("1", "2019-03-01", "allied"), stated("2", "2019-03-20", "allied", "2019-03-19", ended=True)]
    (bond,) = bonds_of(dealings_of(told))
    assert (bond.start, bond.end, bond.inferred) == (None, "2019-03-19", False)
    assert [t.kinds for t in allies_on(dealings_of(told), "2019-03-05")] == [("allied",)]
    assert allies_on(dealings_of(told), "2019-03-21") == ()
    past = [coded("1", "2019-03-01", relations=[relation("l", MILITIA, "allied", ARMY, historical=True)])]
    assert dealings_of(past) == ()


def test_who_attacks_together_is_on_one_side_and_who_fights_an_ally_is_so_no_longer() -> None:
    together = deed("i1", "2019-03-01", "ASSAULT", [ARMY, MILITIA], [REBELS])
    apart = [deed(f"i{n}", f"2019-04-{n:02}", "ASSAULT", [MILITIA], [ARMY]) for n in range(2, 7)]
    dealings = dealings_of([], [together, *apart])
    assert [b.kind for b in bonds_of(dealings) if b.a_name == "Lake Guard" and b.end] == ["allied"]
    (flip,) = flipped(dealings, "2019-03-02", "2019-04-10")
    assert (flip.before.strength > 0, flip.after.strength < 0) == (True, True)
    assert flipped(dealings, "2019-03-02", "2019-03-10") == ()


def test_a_truce_ends_the_fighting_and_talks_do_not() -> None:
    fight, talks = (deed("i1", "2019-03-01", "ASSAULT", [ARMY], [REBELS]),
                    deed("i2", "2019-03-05", "CONSULT", [ARMY, REBELS], []))  # fmt: skip
    truce = deed("i3", "2019-03-09", "RETREAT", [ARMY, REBELS], [], "ceasefire")
    assert {(b.kind, b.start, b.end) for b in bonds_of(dealings_of([], [fight, talks]))} == {
        ("fights", "2019-03-01", None), ("negotiates", "2019-03-05", None),
    }  # fmt: skip
    assert {(b.kind, b.end) for b in bonds_of(dealings_of([], [fight, truce]))} == {("fights", "2019-03-09")}


def test_strength_stays_between_minus_one_and_one() -> None:
    many = [deed(f"i{n}", "2019-03-01", "ASSAULT", [ARMY], [REBELS], "aerial") for n in range(200)]
    assert -1 <= strength(dealings_of([], many), "2019-03-01") < -0.9


REPORTS = [stated("1", "2019-03-01", "allied"), stated("2", "2019-03-20", "hostile", "2019-03-19"),
           stated("3", "1900-01-01", "backs"), stated("4", None, "allied")]  # fmt: skip


@given(st.permutations(REPORTS))
def test_the_order_of_reading_changes_nothing(reports: list[Coded]) -> None:
    assert dealings_of(reports) == dealings_of(REPORTS)
    assert bonds_of(dealings_of(reports)) == bonds_of(reversed(dealings_of(REPORTS)))
    assert ties_on(dealings_of(reports), "2019-04-01") == ties_on(dealings_of(REPORTS), "2019-04-01")
