"""Tolls by the written rule: what stands, what is retired, what a range is; twins that only look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import SourceKind
from dateline.situation.figures import Side, revision_of, side_of
from dateline.situation.incident import Incident
from dateline.situation.tolls import Range, tolls_of, totals
from tests.situation.made import actor, count, event, incident, killed, source, telling

CIVILIANS, SOLDIERS = actor("civilians", "CVL"), actor("soldiers", "MIL")
REBELS, ARMY = actor("rebels", "REB"), actor("the army", "MIL")


def toll(found: Incident, as_of: str | None = None) -> Range | None:
    tolls = tolls_of(found, as_of)
    return tolls[0].range if tolls else None


def test_a_later_figure_of_one_speaker_replaces_the_earlier() -> None:
    assert toll(incident(killed("1", "2019-03-04", 12, by="the hospital"),
                         killed("2", "2019-03-05", 14, by="hospital officials"))) == Range(14, 14, 14)  # fmt: skip


def test_figures_of_two_speakers_stand_side_by_side() -> None:
    found = incident(killed("1", "2019-03-04", 12, by="the hospital"), killed("2", "2019-03-05", 14, by="the mayor"))
    assert toll(found) == Range(12, 14, 14)
    assert [speaker.key for speaker, _ in tolls_of(found)[0].by_speaker] == ["hospital", "mayor"]


def test_outlets_without_a_speaker_are_one_speaker() -> None:
    assert toll(incident(killed("1", "2019-03-04", 12), killed("2", "2019-03-05", 9))) == Range(9, 9, 9)


def test_a_rise_retires_lower_figures_of_others_but_not_of_a_party_to_the_fighting() -> None:
    rise = killed("3", "2019-03-06", 20, sentence="The death toll has risen to 20.")
    others = [killed("1", "2019-03-04", 12, by="the hospital"), killed("2", "2019-03-05", 30, by="the mayor")]
    assert toll(incident(*others, rise)) == Range(20, 20, 30)
    by_party = killed("4", "2019-03-05", 3, by="an army spokesman")
    fight = telling("4", "2019-03-05", event("f", actors=[ARMY], recipients=[REBELS]), order=1)
    assert toll(incident(*others, by_party, fight, rise)) == Range(3, 20, 30)


def test_a_rise_by_so_many_is_no_rise_to_that() -> None:
    assert revision_of(killed("1", "2019-03-04", 3, sentence="The toll rose to three.")) == "rises"
    assert revision_of(killed("1", "2019-03-04", 3, sentence="The toll rose by three.")) is None
    assert revision_of(killed("1", "2019-03-04", 3, sentence="The river rose near the town; three died.")) is None


def test_a_correction_retires_what_its_own_outlet_gave() -> None:
    words = "Correction: eleven people were killed, not fourteen as reported earlier."
    wrong, right = (killed("1", "2019-03-04", 14, outlet="Herald", by="the hospital"),
                    killed("2", "2019-03-05", 11, outlet="Herald", sentence=words))  # fmt: skip
    assert toll(incident(wrong, right)) == Range(11, 11, 11)
    elsewhere = killed("1", "2019-03-04", 14, outlet="Post", by="the hospital")
    assert toll(incident(elsewhere, right)) == Range(11, 11, 14)


def test_best_is_what_most_independent_reports_say_and_copies_say_nothing_new() -> None:
    told = [killed("1", "2019-03-04", 12), killed("2", "2019-03-04", 12), killed("3", "2019-03-05", 15, by="the mayor")]
    assert toll(incident(*told)) == Range(12, 12, 15)
    copies = [*told[:2], told[2], killed("4", "2019-03-05", 15, by="the mayor")]
    assert toll(incident(*copies, copies=[["1", "2"], ["3", "4"]])) == Range(12, 15, 15)


def test_a_late_copy_of_an_old_figure_brings_it_not_back() -> None:
    told = [killed("1", "2019-03-04", 12), killed("2", "2019-03-05", 15), killed("3", "2019-03-06", 12)]
    assert toll(incident(*told, copies=[["1", "3"]])) == Range(15, 15, 15)
    assert toll(incident(*told)) == Range(12, 12, 12)
    assert tolls_of(incident(*told, copies=[["1", "3"]]))[0].figures[-1].why == "copied from report 1"


@pytest.mark.parametrize(("low", "high", "wanted"), [
    (24, 99, Range(24, 61, 99)), (12, None, Range(12, 12, 12)), (10, 15, Range(10, 12, 15)),
])  # fmt: skip
def test_a_range_counts_as_its_middle_and_an_open_bound_as_the_other(low: int, high: int | None, wanted: Range) -> None:
    figure = count("killed", low, high)
    assert toll(incident(telling("1", "2019-03-04", event(counts=[figure])))) == wanted
    assert toll(incident(telling("1", "2019-03-04", event(counts=[count("killed", None, 30)])))) == Range(30, 30, 30)


@pytest.mark.parametrize("status", ["denied", "planned", "considered", "conditional"])
def test_what_is_not_told_as_fact_counts_nobody(status: str) -> None:
    assert toll(incident(killed("1", "2019-03-04", 12, status=status))) is None
    assert toll(incident(killed("1", "2019-03-04", 12, status="ongoing"))) == Range(12, 12, 12)


def test_a_cumulative_figure_is_no_part_of_an_incident() -> None:
    told = [killed("1", "2019-03-04", 12), killed("2", "2019-03-05", 400, scope="cumulative")]
    assert toll(incident(*told)) == Range(12, 12, 12)


def test_sides_add_up_where_nobody_counts_people_at_large() -> None:
    both = [killed("1", "2019-03-04", 10, of=CIVILIANS), killed("2", "2019-03-04", 4, of=SOLDIERS, by="the army")]
    assert toll(incident(*both)) == Range(14, 14, 14)
    by_side = dict(tolls_of(incident(*both))[0].by_side)
    assert by_side == {Side.CIVILIANS: Range(10, 10, 10), Side.SOLDIERS: Range(4, 4, 4)}
    among = [*both, killed("3", "2019-03-04", 16, of=actor("people", "CVL"))]
    assert toll(incident(*among)) == Range(16, 16, 16)
    assert dict(tolls_of(incident(*among))[0].by_side) == by_side
    assert [tolls_of(incident(*told))[0].summed for told in (both, among, both[:1])] == [True, False, False]


def test_a_smaller_figure_of_the_same_report_is_of_a_part() -> None:
    parts = [killed("1", "2019-03-04", 14), killed("1", "2019-03-04", 9, order=1)]
    assert toll(incident(*parts)) == Range(14, 14, 14)
    assert toll(incident(parts[0], killed("2", "2019-03-05", 9))) == Range(9, 9, 9)


def test_a_figure_taken_from_another_outlet_supports_nothing() -> None:
    told = [killed("1", "2019-03-04", 12, by="the mayor"), killed("2", "2019-03-05", 15)]
    again = killed("3", "2019-03-06", 12, by="the mayor")
    assert toll(incident(*told, again)) == Range(12, 12, 15)
    quoted = replace(again.event, sources=(*again.event.sources, source("Herald", SourceKind.MEDIA)))
    assert toll(incident(*told, replace(again, event=quoted))) == Range(12, 15, 15)


def test_sides_of_one_clause_are_a_figure_of_all_and_things_are_none() -> None:
    both = [count("killed", 12, 12, of="rebels"), count("killed", 2, 2, of="soldiers")]
    told = telling("1", "2019-03-04", event(counts=both, recipients=[REBELS, SOLDIERS]))
    assert toll(incident(told, killed("2", "2019-03-05", 15, by="the mayor"))) == Range(14, 15, 15)
    trucks = [count("killed", 12, 12, of="rebels"), count("killed", 2, 2, of="trucks")]
    told = telling("1", "2019-03-04", event(counts=trucks, recipients=[REBELS, actor("trucks")]))
    assert toll(incident(told)) == Range(12, 12, 12)


def test_people_are_of_no_side() -> None:
    assert side_of("12 people") is None
    assert side_of("three policemen") is Side.POLICE
    assert side_of("rebel fighters") is Side.FIGHTERS


def test_only_what_was_told_by_the_day_counts() -> None:
    told = [killed("1", "2019-03-04", 12), killed("2", "2019-03-06", 15), killed("3", "2999-01-01", 70)]
    assert toll(incident(*told), "2019-03-05") == Range(12, 12, 12)
    assert toll(incident(*told), "2019-03-06") == Range(15, 15, 15)
    assert toll(incident(*told), "1900-01-01") is None


def test_totals_count_each_incident_once() -> None:
    a, b = (tolls_of(incident(killed(r, "2019-03-04", n), id=f"inc-{r}")) for r, n in (("1", 12), ("2", 3)))
    (found,) = totals([*a, *b, *a])
    assert (found.range, found.incidents) == (Range(15, 15, 15), ("inc-1", "inc-2"))


def test_thousands_of_tellings_of_one_incident_are_counted() -> None:
    told = [killed(f"{n:05}", "2019-03-04", 10 + n % 7, by=f"Witness {chr(97 + n % 25)}x") for n in range(3000)]
    found = toll(incident(*told))
    assert found is not None
    assert (found.low, found.high) == (10, 16)


@given(st.permutations([
    killed("1", "2019-03-04", 12, by="the hospital"), killed("2", "2019-03-04", 12), killed("3", "2019-03-05", 15),
    killed("4", "2019-03-06", 17, sentence="The toll climbed to 17"), killed("5", "2019-03-06", 9, by="the army"),
    killed("5", "2019-03-06", 4, of=CIVILIANS, order=1), killed("6", "2019-03-07", 12, by="the hospital"),
]))  # fmt: skip
def test_the_order_of_reading_changes_nothing(told: list) -> None:
    found = tolls_of(incident(*told, copies=[["1", "6"]]))
    assert found == tolls_of(incident(*sorted(told, key=lambda t: t.id), copies=[["1", "6"]]))
