"""A record's fields fit each other, whatever network and grammar give for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.bench import _sourced
from dateline.coding.judgement import Judgement
from dateline.record import Certainty, Coded, Source, SourceKind, Span, Status

Code = Callable[..., Coded]
POLICE = (Source(Span(0, 6), "Police", None, SourceKind.OFFICIAL, anonymous=False, said=None),)


@pytest.mark.parametrize(
    ("judged", "sources", "expected"),
    [
        (Certainty.STATED, POLICE, Certainty.ATTRIBUTED),
        (Certainty.ATTRIBUTED, (), Certainty.STATED),
        (Certainty.ATTRIBUTED, POLICE, Certainty.ATTRIBUTED),
        (Certainty.UNVERIFIED, (), Certainty.UNVERIFIED),
        (Certainty.UNVERIFIED, POLICE, Certainty.UNVERIFIED),
    ],
)
def test_who_is_attributed_has_a_source(judged: Certainty, sources: tuple[Source, ...], expected: Certainty) -> None:
    before = Judgement(Status.HAPPENED, judged, historical=False, why=("certainty attributed (60%; next stated 40%)",))
    after = _sourced(before, sources)
    assert after.certainty is expected
    assert (after is before) is (judged is expected)


def test_a_number_is_read_as_far_as_it_goes(code: Code) -> None:
    coded = code("Gunmen killed sixty-one people in Kirkuk on Sunday, police said.")
    killed = [(c.min, c.max) for e in coded.events for c in e.counts if c.what == "killed"]
    assert killed == [(61, 61)]


def test_a_town_that_is_shelled_is_where_it_happens(code: Code) -> None:
    (event,) = code("Syrian jets shelled Homs on Sunday.").events
    assert [p.text for p in event.places] == ["Homs"]
    assert [r.text for r in event.recipients] == []


def test_a_country_that_is_attacked_suffers_it(code: Code) -> None:
    (event,) = code("Russia attacked Ukraine on Sunday.").events
    assert [r.text for r in event.recipients] == ["Ukraine"]


def test_each_place_held_is_a_record_of_its_own(code: Code) -> None:
    coded = code("The rebels hold Aleppo and Idlib, an officer said on Sunday.")
    assert sorted(c.place.text for c in coded.controls) == ["Aleppo", "Idlib"]


def test_nobody_is_dead_whom_another_event_counts_as_arrested(code: Code) -> None:
    coded = code("Police fired tear gas at dockworkers on Sunday, and 14 people were arrested, an officer said.")
    assert {c.what for e in coded.events for c in e.counts} == {"detained"}


def test_the_dead_stay_dead(code: Code) -> None:
    coded = code("Police fired at dockworkers on Sunday, killing 14 people, an officer said.")
    assert {(c.what, c.min) for e in coded.events for c in e.counts} == {("killed", 14)}
