"""PLOVER 2.0 as data."""

from __future__ import annotations

import pytest

from dateline.record import EventType, Quad
from dateline.vocabulary import ontology


def test_every_event_type_of_the_record_has_facts() -> None:
    assert set(ontology().types) == set(EventType)


def test_a_mode_with_a_score_of_its_own_sets_the_intensity() -> None:
    assert ontology().type(EventType.ASSAULT).intensity("aerial") == -9.5
    assert ontology().type(EventType.ASSAULT).intensity(None) == -9.0


def test_a_mode_without_a_printed_score_takes_that_of_its_type() -> None:
    protest = ontology().type(EventType.PROTEST)
    assert protest.modes["vandalize"].score is None
    assert protest.intensity("vandalize") == protest.score


@pytest.mark.parametrize(
    ("kind", "quad"),
    [
        (EventType.CONCEDE, Quad.VERBAL_COOPERATION),
        (EventType.RETREAT, Quad.MATERIAL_COOPERATION),
        (EventType.REQUEST, Quad.VERBAL_CONFLICT),
        (EventType.MOBILIZE, Quad.MATERIAL_CONFLICT),
        (EventType.DISPLACE, Quad.MATERIAL_CONFLICT),
    ],
)
def test_types_fall_into_their_quad_class(kind: EventType, quad: Quad) -> None:
    assert ontology().type(kind).quad is quad


def test_scores_lie_between_minus_ten_and_ten() -> None:
    for facts in ontology().types.values():
        assert all(abs(facts.intensity(mode)) <= 10 for mode in (None, *facts.modes))


def test_the_crosswalk_knows_statements_as_no_event_and_sanctions_as_sanction() -> None:
    codes = ontology().cameo
    assert codes["010"].type is None
    assert codes["163"].type is EventType.SANCTION
    assert codes["0872"].type is EventType.RETREAT


def test_international_bodies_are_country_codes_not_sectors() -> None:
    assert "IGO" in ontology().country_codes
    assert "IGO" not in ontology().sectors
