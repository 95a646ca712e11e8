"""Who says what of each field of an incident, how many independently, and who denies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.record import SourceKind
from dateline.situation import Telling
from dateline.situation.corroboration import Corroboration, Field, corroboration_of
from tests.situation.made import actor, count, event, incident, place, source, telling

ARMY, REBELS = actor("the army", "MIL", "IRQ"), actor("Northern Front", "REB")
TOWN = place("Tal Afar")
FRONT = source("the Front", SourceKind.GROUP)
DEAD = [count("killed", number, number) for number in (12, 15)]
TOLD = [
    telling("1", "2019-03-05", event("1", actors=[REBELS], where=[TOWN], day="2019-03-04", counts=[DEAD[0]])),
    telling("2", "2019-03-05", event("2", actors=[REBELS], where=[TOWN], day="2019-03-04", by=[source("the army")])),
    telling("3", "2019-03-05", event("3", actors=[REBELS], where=[TOWN], day="2019-03-03", counts=[DEAD[1]])),
    telling("4", "2019-03-06", event("4", actors=[REBELS], status="denied", by=[FRONT])),
]  # fmt: skip


def field(
    name: str, *told: Telling, copies: tuple[tuple[str, ...], ...] = (), as_of: str | None = None
) -> Corroboration:
    found = {c.field: c for c in corroboration_of(incident(*told, copies=copies), as_of)}
    return found[Field(name)]


def test_independent_sources_are_counted_and_copies_are_not() -> None:
    (happened,) = field("happened", *TOLD[:3]).readings
    assert (happened.support.independent, happened.support.kinds) == (3, ("media", "official"))
    (copied,) = field("happened", *TOLD[:3], copies=(("1", "2"),)).readings
    assert (copied.support.independent, len(copied.support.reports)) == (2, 3)


def test_who_denies_stands_beside_who_says_so() -> None:
    for name in ("happened", "actor"):
        found = field(name, *TOLD)
        assert found.disputed
        assert [s.key for s in found.readings[0].support.denied_by] == ["front"]
    assert not field("happened", *TOLD[:3]).disputed
    assert not field("happened", *TOLD, as_of="2019-03-05").disputed


def test_readings_are_not_averaged_but_stand_best_founded_first() -> None:
    assert [(r.value, r.support.independent) for r in field("day", *TOLD).readings] == [
        ("2019-03-04", 2), ("2019-03-03", 1),
    ]  # fmt: skip
    assert {r.value for r in field("count", *TOLD).readings} == {"12", "15"}
    assert field("count", *TOLD).disputed
    assert not field("count", TOLD[0]).disputed


def test_two_accused_are_disputed_unless_one_report_names_both() -> None:
    blamed = telling("5", "2019-03-05", event("5", actors=[ARMY]))
    both = telling("6", "2019-03-05", event("6", actors=[ARMY, REBELS]))
    assert field("actor", TOLD[0], blamed).disputed
    assert not field("actor", both).disputed


@given(st.permutations(TOLD))
def test_the_order_of_reading_changes_nothing(told: list[Telling]) -> None:
    assert corroboration_of(incident(*told)) == corroboration_of(incident(*TOLD))
