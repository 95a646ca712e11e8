"""What was announced and what became of it: pending, confirmed, refuted, lapsed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.situation import Telling
from dateline.situation.calendar import calendar_of
from tests.situation.made import event, incident, telling


def told(report: str, day: str | None, status: str, on: str = "2019-03-10") -> Telling:
    return telling(report, day, event(report, "CONSULT", day=on, status=status))


PLAN = told("1", "2019-03-04", "planned")


def fate(as_of: str, *tellings: Telling) -> str:
    (found,) = calendar_of([incident(PLAN, *tellings)], as_of)
    return found.fate


def test_what_was_announced_is_pending_until_it_is_told_or_lapses() -> None:
    assert fate("2019-03-09") == "pending"
    assert fate("2019-03-13") == "pending"
    assert fate("2019-03-14") == "lapsed"


def test_a_report_that_it_took_place_confirms_it() -> None:
    assert fate("2019-03-20", told("2", "2019-03-11", "happened")) == "confirmed"
    assert fate("2019-03-10", told("2", "2019-03-11", "happened")) == "pending"


def test_a_cancellation_refutes_it_unless_it_is_announced_again() -> None:
    off, again = told("2", "2019-03-08", "denied"), told("3", "2019-03-09", "planned", "2019-03-20")
    assert fate("2019-03-09", off) == "refuted"
    (found,) = calendar_of([incident(PLAN, off, again)], "2019-03-09")
    assert (found.fate, found.start, found.days) == ("pending", "2019-03-20", ("2019-03-10", "2019-03-20"))


def test_what_is_planned_without_a_coming_day_is_no_announcement() -> None:
    assert calendar_of([incident(told("1", "2019-03-10", "planned"))], "2019-03-11") == ()
    assert calendar_of([incident(told("1", "2019-03-04", "considered"))], "2019-03-11") == ()
    assert calendar_of([incident(told("1", None, "planned"))], "2019-03-11") == ()


ALL = [PLAN, told("2", "2019-03-08", "denied"), told("3", "2019-03-09", "planned"), told("4", "2019-03-11", "happened")]


@given(st.permutations(ALL))
def test_the_order_of_reading_changes_nothing(tellings: list[Telling]) -> None:
    assert calendar_of([incident(*tellings)], "2019-03-20") == calendar_of([incident(*ALL)], "2019-03-20")
