"""What changed between two moments: new, updated, contradicted, corrected, gone; and what did not."""

from __future__ import annotations

from dateline.situation.changes import control_changes, incident_changes, tie_changes
from dateline.situation.control import control_ledger
from dateline.situation.ties import bonds_of, dealings_of
from tests.situation.made import actor, coded, control, event, incident, killed, place, relation, telling

FIRST = killed("1", "2019-03-04", 12, by="the hospital")
ARMY, REBELS = actor("the army", "MIL", "IRQ"), actor("Northern Front", "REB")


def kinds(before, after) -> list[tuple[str, str, str, str]]:
    return [(c.kind.value, c.field, c.was, c.now) for c in incident_changes(before, after)]


def test_nothing_changed_where_nothing_was_told() -> None:
    assert incident_changes([incident(FIRST)], [incident(FIRST)]) == ()


def test_new_and_gone_incidents() -> None:
    assert [c[0] for c in kinds([], [incident(FIRST)])] == ["new"]
    assert [c[0] for c in kinds([incident(FIRST)], [])] == ["gone"]


def test_an_incident_keeps_its_changes_where_its_id_changed() -> None:
    earlier = killed("0", "2019-03-03", 12, by="the hospital")
    (change,) = incident_changes([incident(FIRST, id="inc-1")], [incident(earlier, FIRST, id="inc-0")])
    assert (change.id, change.field, change.now) == ("inc-0", "sources", "2")


def test_a_rise_updates_and_another_figure_contradicts() -> None:
    rise = killed("2", "2019-03-05", 15, by="the mayor", sentence="The toll rose to 15.")
    assert ("updated", "killed", "12, 12, 12", "15, 15, 15") in kinds([incident(FIRST)], [incident(FIRST, rise)])
    other = killed("2", "2019-03-05", 30, by="the mayor")
    assert ("contradicted", "killed", "12, 12, 12", "12, 30, 30") in kinds([incident(FIRST)], [incident(FIRST, other)])
    same = killed("2", "2019-03-05", 12, by="the mayor")
    assert "killed" not in {c[1] for c in kinds([incident(FIRST)], [incident(FIRST, same)])}


def test_a_correction_is_told_from_an_update() -> None:
    wrong = killed("1", "2019-03-04", 14, outlet="Herald")
    right = killed("2", "2019-03-05", 11, outlet="Herald", sentence="Correction: eleven died, not fourteen.")
    assert ("corrected", "killed", "14, 14, 14", "11, 11, 11") in kinds([incident(wrong)], [incident(wrong, right)])


def test_a_denial_contradicts() -> None:
    denied = telling("2", "2019-03-05", event("d", status="denied"))
    (change,) = (c for c in incident_changes([incident(FIRST)], [incident(FIRST, denied)]) if c.kind == "contradicted")
    assert change.because == (denied.id,)


def test_a_change_of_hands_ends_one_spell_and_begins_another() -> None:
    town = place("Tal Afar")
    reports = [coded("1", "2019-03-05", controls=[control("c1", "seized", REBELS, town, "2019-03-05")]),
               coded("2", "2019-03-09", controls=[control("c2", "seized", ARMY, town, "2019-03-09")])]  # fmt: skip
    before, after = control_ledger(reports, as_of="2019-03-06"), control_ledger(reports)
    found = [(c.kind.value, c.field, c.now) for c in control_changes(before, after)]
    assert found == [("updated", "end", "2019-03-09"), ("new", "", "start 2019-03-09 end unknown")]
    assert control_changes(after, after) == ()


def test_a_relation_told_to_be_over_is_updated() -> None:
    over = relation("l2", ARMY, "allied", REBELS, "2019-03-08", ended=True)
    reports = [coded("1", "2019-03-01", relations=[relation("l1", ARMY, "allied", REBELS)]),
               coded("2", "2019-03-09", relations=[over])]  # fmt: skip
    bonds = [bonds_of(dealings_of(reports, as_of=day)) for day in ("2019-03-02", "2019-03-10")]
    assert [(c.kind.value, c.field, c.now) for c in tie_changes(*bonds)] == [("updated", "end", "2019-03-08")]
