"""Decisions by hand: they hold, can be undone, find their telling again, and the later of two that clash wins."""

from __future__ import annotations

import pytest

from dateline.record import Coded, IncidentDecision, IncidentVerdict, Span, TellingRef
from dateline.situation import follow
from situation_samples import KARSAN, Said, report_of

BOMB = Said(
    "A car bomb exploded at the fish market of Karsan on Monday.", "exploded", day="2019-03-04", place=KARSAN,
    counts={"killed": 12},
)  # fmt: skip
RALLY = Said("Teachers marched in Hamra for better pay in April.", "marched", day="2019-04-20")
A, B, C = (
    report_of("a", "2019-03-04", BOMB), report_of("b", "2019-03-05", BOMB), report_of("c", "2019-04-21", RALLY),
)  # fmt: skip
MERGE, SPLIT, UNDO = IncidentVerdict.MERGE, IncidentVerdict.SPLIT, IncidentVerdict.UNDO


def ref(coded: Coded) -> TellingRef:
    return TellingRef(coded.events[0].id, coded.report.id, coded.events[0].anchor)


def decision(
    number: int, verdict: IncidentVerdict, *said: Coded, others: tuple[Coded, ...] = (), undoes: int | None = None
) -> IncidentDecision:
    return IncidentDecision(
        number, "2019-05-01T10:00", "me", verdict, tuple(map(ref, said)), tuple(map(ref, others)), undoes
    )  # fmt: skip


def groups(*decisions: IncidentDecision) -> set[frozenset[str]]:
    return {frozenset(t.report for t in i.tellings) for i in follow([A, B, C], decisions).incidents()}


def test_without_decisions_the_bomb_is_one_incident_and_the_rally_another() -> None:
    assert groups() == {frozenset("ab"), frozenset("c")}


def test_a_merge_joins_what_has_nothing_in_common_and_says_so() -> None:
    merge = decision(1, MERGE, A, C)
    assert groups(merge) == {frozenset("abc")}
    (incident,) = follow([A, B, C], [merge]).incidents()
    assert ("decision 1 says so",) in [j.why for j in incident.joined]


def test_a_split_parts_what_is_told_alike() -> None:
    assert groups(decision(1, SPLIT, A, others=(B,))) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_an_undo_takes_a_decision_back_and_an_undo_of_it_brings_it_again() -> None:
    merge, undo = decision(1, MERGE, A, C), decision(2, UNDO, undoes=1)
    assert groups(merge, undo) == groups()
    assert groups(merge, undo, decision(3, UNDO, undoes=2)) == groups(merge)


def test_of_two_that_clash_the_later_wins_and_the_other_is_named() -> None:
    merge, split = decision(1, MERGE, A, C), decision(2, SPLIT, A, others=(C,))
    assert groups(merge, split) == groups()
    (amiss,) = follow([A, B, C], [merge, split]).amiss()
    assert (amiss.decision, amiss.code) == (1, "overruled")
    late = decision(3, MERGE, C, A)
    assert groups(merge, split, late) == {frozenset("abc")}


def test_a_circle_of_merges_and_a_split_is_cut_where_it_is_oldest() -> None:
    circle = (decision(1, MERGE, A, B), decision(2, MERGE, B, C), decision(3, SPLIT, A, others=(C,)))
    assert groups(*circle) == {frozenset("a"), frozenset("bc")}
    assert [a.decision for a in follow([A, B, C], circle).amiss()] == [1]


@pytest.mark.parametrize("undoes", [2, 3, 9, None])
def test_an_undo_of_itself_of_a_later_or_an_unknown_decision_is_impossible(undoes: int | None) -> None:
    said = [decision(1, MERGE, A, C), decision(2, UNDO, undoes=undoes)]
    situation = follow([A, B, C], said)
    assert [(a.decision, a.code) for a in situation.amiss()] == [(2, "impossible")]
    assert groups(*said) == groups(said[0])


def test_a_split_with_one_telling_on_both_sides_is_impossible() -> None:
    assert [a.code for a in follow([A], [decision(1, SPLIT, A, others=(A,))]).amiss()] == ["impossible"]


def test_a_telling_under_a_new_id_is_found_where_it_stands() -> None:
    anchor = A.events[0].anchor
    moved = TellingRef("e-of-an-older-coder", "a", Span(anchor.start - 2, anchor.end))
    merge = IncidentDecision(1, "2019-05-01", "me", MERGE, (moved, ref(C)))
    assert groups(merge) == {frozenset("abc")}


def test_a_decision_about_what_is_no_longer_told_is_kept_and_named_as_orphaned() -> None:
    gone = TellingRef("e-gone", "a", Span(0, 1))
    merge = IncidentDecision(1, "2019-05-01", "me", MERGE, (gone, ref(C)))
    assert groups(merge) == groups()
    assert [(a.decision, a.code) for a in follow([A, B, C], [merge]).amiss()] == [(1, "orphaned")]


def test_a_decision_about_a_report_that_is_not_here_is_awaited_and_holds_once_it_comes() -> None:
    situation = follow([A, B], [decision(1, MERGE, A, C)])
    assert [a.code for a in situation.amiss()] == ["awaited"]
    assert len(situation.incidents()) == 1
    situation.add(C)
    assert situation.amiss() == ()
    assert [len(i.tellings) for i in situation.incidents()] == [3]


def test_a_split_of_one_telling_from_a_great_incident_keeps_the_rest_one_and_weighs_few_pairs() -> None:
    crowd = [report_of(f"r{n:03}", "2019-03-04", BOMB) for n in range(300)]
    split = decision(1, SPLIT, crowd[7], others=(*crowd[:7], *crowd[8:]))
    situation = follow(crowd, [split])
    assert sorted(len(i.tellings) for i in situation.incidents()) == [1, 299]
    assert len(list(situation.pairs())) < 1000
