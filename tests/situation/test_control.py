"""Who holds which place: changes of hands, claims side by side, denials, what begins nothing."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Coded
from dateline.situation import Telling
from dateline.situation.claims import taking_words_of
from dateline.situation.control import control_ledger, held_on, wider_by_division
from dateline.situation.identity import identities
from tests.situation.made import actor, coded, control, event, place, said, source, telling

TOWN, REGION = place("Tal Afar", admin1="Nineveh"), place("Nineveh")
ARMY, REBELS, FRONT = actor("the army", "MIL", "IRQ"), actor("Northern Front", "REB"), actor("Red Brigade", "REB")


def spells(*reports: Coded, as_of: str | None = None) -> list[tuple[str, str, str | None, str | None]]:
    return [(s.holder_name, s.status.value, s.start, s.end) for s in control_ledger(reports, as_of=as_of)]


def seized(report: str, told: str, holder=REBELS, day: str | None = None, **more) -> Coded:
    return coded(report, told, controls=[control(f"c{report}", "seized", holder, TOWN, day or told, **more)])


def test_a_seizure_ends_the_spell_of_whoever_held_the_place() -> None:
    held = coded("1", "2019-03-01", controls=[control("c1", "held", ARMY, TOWN, "2019-03-01")])
    assert spells(held, seized("2", "2019-03-05"), seized("3", "2019-03-09", ARMY)) == [
        ("the army", "held", None, "2019-03-05"),
        ("Northern Front", "held", "2019-03-05", "2019-03-09"),
        ("the army", "held", "2019-03-09", None),
    ]


def test_who_was_driven_out_held_the_place_before() -> None:
    assert spells(seized("1", "2019-03-05", lost_by=ARMY)) == [
        ("the army", "held", None, "2019-03-05"), ("Northern Front", "held", "2019-03-05", None),
    ]  # fmt: skip


def test_reports_of_one_taking_make_one_spell_from_the_day_that_most_give() -> None:
    told = [seized("1", "2019-03-05"), seized("2", "2019-03-06", day="2019-03-05"), seized("3", "2019-03-07")]
    (found,) = control_ledger(told)
    assert (found.start, found.support().independent) == ("2019-03-05", 3)
    (copied,) = control_ledger(told, copies={"2": "1"})
    assert copied.support({"2": "1"}).independent == 2


def test_a_claim_to_hold_what_another_holds_stands_beside_it() -> None:
    claim = coded(
        "2", "2019-03-07", controls=[control("c2", "held", ARMY, TOWN, "2019-03-07", by=[source("the army")])]
    )
    ledger = control_ledger([seized("1", "2019-03-05"), claim])
    both = held_on(ledger, ledger[0].place, "2019-03-08")
    assert {h.spell.holder_name for h in both} == {"the army", "Northern Front"}
    assert all(h.disputed for h in both)
    (alone,) = held_on(ledger, ledger[0].place, "2019-03-06")
    assert not alone.disputed


def test_a_denial_ends_nothing_and_is_shown() -> None:
    no = event("s", actors=[REBELS], where=[TOWN], status="denied", by=[source("the army")])
    denied = said(telling("3", "2019-03-05", no), "seized")
    (spell,) = control_ledger([seized("1", "2019-03-05")], [denied])
    assert spell.end is None
    assert [s.key for s in spell.support().denied_by] == ["army"]
    (undisputed,) = control_ledger([seized("1", "2019-03-05")], [said(denied, "attacked")])
    assert not undisputed.denials


def fought(report: str, told: str, words: str, **more) -> Telling:
    made = event(report, actors=[REBELS], recipients=[ARMY], where=[TOWN], day=told, **more)
    return said(telling(report, told, made), words)


def holders(tellings: Iterable[Telling]) -> list[tuple[str, str | None, str | None]]:
    return [(s.holder_name, s.start, s.end) for s in control_ledger((), tellings)]


def test_an_event_that_takes_a_place_is_a_claim_and_an_attack_is_none() -> None:
    assert holders([fought("1", "2019-03-05", "captured")]) == [
        ("the army", None, "2019-03-05"), ("Northern Front", "2019-03-05", None),
    ]  # fmt: skip
    assert holders([fought("1", "2019-03-05", "attacked")]) == []
    assert holders([fought("1", "2019-03-05", "captured three soldiers")]) == []


def test_what_is_planned_or_long_past_begins_nothing() -> None:
    assert holders([fought("1", "2019-03-05", "capture", status="planned")]) == []
    assert holders([fought("1", "2019-03-05", "captured", historical=True)]) == []
    past = coded("1", "2019-03-05", controls=[control("c", "seized", REBELS, TOWN, "2014-06-10", historical=True)])
    assert spells(past) == []


def test_a_withdrawal_ends_the_spell_of_who_withdraws() -> None:
    left = event("r", "RETREAT", actors=[REBELS], where=[TOWN], mode="withdraw", day="2019-03-09")
    ledger = control_ledger([seized("1", "2019-03-05")], [said(telling("2", "2019-03-09", left), "withdrew")])
    assert [(s.start, s.end) for s in ledger] == [("2019-03-05", "2019-03-09")]
    freed = event("r", "RETREAT", actors=[REBELS], where=[TOWN], mode="release", day="2019-03-09")
    ledger = control_ledger([seized("1", "2019-03-05")], [said(telling("2", "2019-03-09", freed), "freed")])
    assert [(s.start, s.end) for s in ledger] == [("2019-03-05", None)]


def test_a_siege_lasts_until_the_place_is_taken() -> None:
    siege = coded("1", "2019-03-05", controls=[control("c1", "besieged", REBELS, TOWN, "2019-03-05")])
    assert spells(siege, seized("2", "2019-03-12")) == [
        ("Northern Front", "besieged", "2019-03-05", "2019-03-12"), ("Northern Front", "held", "2019-03-12", None),
    ]  # fmt: skip


def test_who_came_as_the_holder_left_holds_the_place() -> None:
    came = event("a", actors=[ARMY], recipients=[REBELS], where=[TOWN], day="2019-03-15")
    left = event("r", "RETREAT", actors=[REBELS], where=[TOWN], mode="withdraw", day="2019-03-15")
    told = [said(telling("2", "2019-03-15", came), "entered"), said(telling("2", "2019-03-15", left, order=1), "fled")]
    ledger = control_ledger([seized("1", "2019-03-05")], told)
    assert [(s.holder_name, s.start, s.end) for s in ledger] == [
        ("Northern Front", "2019-03-05", "2019-03-15"), ("the army", "2019-03-15", None),
    ]  # fmt: skip
    assert [s.holder_name for s in control_ledger([seized("1", "2019-03-05")], told[:1])] == ["Northern Front"]


def test_a_thing_taken_in_a_town_is_not_the_town() -> None:
    depot = event("s", "COERCE", actors=[REBELS], recipients=[actor("fuel depot")], where=[TOWN], mode="seize")
    assert holders([said(telling("1", "2019-03-05", depot), "seized")]) == []
    station = event("s", "COERCE", actors=[REBELS], recipients=[ARMY], where=[TOWN], mode="seize")
    assert len(holders([said(telling("1", "2019-03-05", station), "seized")])) == 2


def test_a_siege_that_is_lifted_ends_and_its_besieger_never_held_the_place() -> None:
    lifted = event("r", "RETREAT", actors=[REBELS], where=[TOWN], day="2019-03-15")
    ledger = control_ledger((), [said(telling("2", "2019-03-15", lifted), "lifted")])
    assert [(s.status, s.start, s.end) for s in ledger] == [("besieged", None, "2019-03-15")]
    left = control_ledger((), [said(telling("2", "2019-03-15", lifted), "abandoned")])
    assert [(s.status, s.start, s.end) for s in left] == [("held", None, "2019-03-15")]


def test_a_town_inherits_from_its_region_by_inference_only() -> None:
    region = coded("1", "2019-03-01", controls=[control("c1", "held", ARMY, REGION, "2019-03-01")])
    ledger = control_ledger([region])
    (found,) = held_on(ledger, "IRQ:tal afar", "2019-03-04", wider=lambda _: ("IRQ:nineveh",))
    assert (found.spell.holder_name, found.inferred_from) == ("the army", "IRQ:nineveh")
    assert held_on(ledger, "IRQ:tal afar", "2019-03-04") == ()
    who = identities([], [TOWN.place, REGION.place])
    by_division = wider_by_division([TOWN.place, REGION.place], who)
    (same,) = held_on(ledger, "IRQ:tal afar", "2019-03-04", wider=by_division)
    assert same == found
    assert held_on(ledger, "IRQ:basra", "2019-03-04", wider=by_division) == ()


def test_what_is_told_later_is_not_known_yet() -> None:
    reports = [seized("1", "2019-03-05"), seized("2", "2019-03-09", ARMY), seized("3", "2999-01-01", FRONT)]
    assert spells(*reports, as_of="2019-03-06") == [("Northern Front", "held", "2019-03-05", None)]
    assert spells(*reports, as_of="1900-01-01") == []


REPORTS = [
    seized("1", "2019-03-05", lost_by=ARMY), seized("2", "2019-03-06"), seized("3", "2019-03-09", ARMY),
    coded("4", "2019-03-10", controls=[control("c4", "held", REBELS, TOWN, "2019-03-10")]),
    coded("5", "2019-03-11", controls=[control("c5", "besieged", FRONT, TOWN, "2019-03-11")]),
    coded("6", None, controls=[control("c6", "seized", FRONT, TOWN)]), seized("7", "1900-01-01", FRONT),
]  # fmt: skip


@given(st.permutations(REPORTS))
def test_the_order_of_reading_changes_nothing(reports: list[Coded]) -> None:
    assert control_ledger(reports) == control_ledger(REPORTS)


def test_words_of_taking_are_told_from_words_that_look_alike() -> None:
    assert taking_words_of("retook") == "seized"
    assert taking_words_of("took prisoner") is None
    assert taking_words_of("were besieged") == "besieged"
    assert taking_words_of("shelled") is None
