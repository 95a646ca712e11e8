"""Evidence on pairs: what speaks for and against, the same both ways, and said in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dateline.record import Coded, EventType, Place, Status
from dateline.situation import EVIDENCE, Facets, chance, evidence, explain, facets_of, pair_weights
from situation_samples import BALAD, HAMRA, KARSAN, Said, report_of
from strategies import coded_reports

BOMB = Said("A bomb exploded in the fish market.", "exploded", day="2019-03-04", place=KARSAN, counts={"killed": 12})


def facets(id: str, said: Said, published: str = "2019-03-04") -> Facets:
    return next(iter(facets_of(report_of(id, published, said))))


def changed(**fields: object) -> Said:
    return Said(**{**BOMB.__dict__, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "kind", "twin", "other"),
    [
        ({}, "same_day", {"day": "2019-03-06"}, "days_off"),
        ({}, "same_place", {"place": BALAD}, "near"),
        ({"place": HAMRA}, "far", {"place": Place(name="Karsan", country="IRQ")}, "same_name"),
        ({}, "same_large_figure", {"counts": {"killed": 40}}, "figure_off"),
        ({"counts": {"killed": 14}}, "figure_near", {"counts": {"killed": 2}}, "figure_off"),
        ({}, "same_type", {"type": EventType.COERCE}, "kindred_type"),
        ({"status": Status.DENIED}, "one_denied", {"status": Status.PLANNED}, "ahead"),
        ({"day": None}, "day_supposed", {"day": "2019-01-01"}, "weeks_off"),
        ({"recipients": ("traders",)}, "same_deed", {"anchor": "market"}, "other_echo"),
    ],
)
def test_each_kind_of_evidence_and_its_near_miss(
    fields: dict[str, object], kind: str, twin: dict[str, object], other: str
) -> None:
    first = facets("a", BOMB)
    assert kind in evidence(first, facets("b", changed(**fields)))
    near_miss = evidence(first, facets("b", changed(**twin)))
    assert kind not in near_miss
    assert other in near_miss or other == "other_echo"


def test_a_like_pair_is_likelier_than_one_at_another_town() -> None:
    first, weights = facets("a", BOMB), pair_weights()
    like, other = chance(first, facets("b", BOMB), weights), chance(first, facets("b", changed(place=HAMRA)), weights)
    assert like > 0.5 > other


def test_a_pair_is_explained_in_words_the_weightiest_first() -> None:
    why = explain(facets("a", BOMB), facets("b", BOMB), pair_weights())
    assert "for it: the same type" in why[:3]
    assert all(line.startswith(("for it: ", "against it: ")) for line in why)


@settings(max_examples=60, deadline=None)
@given(coded_reports(), coded_reports())
def test_evidence_is_of_known_kinds_and_the_same_both_ways(one: Coded, other: Coded) -> None:
    told = [*facets_of(one), *facets_of(other)]
    for a in told:
        for b in told:
            if a is not b:
                found = evidence(a, b)
                assert found.keys() <= set(EVIDENCE)
                assert chance(a, b, pair_weights()) == chance(b, a, pair_weights())
