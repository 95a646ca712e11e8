"""What tellings of one report lend each other."""

from __future__ import annotations

from dataclasses import replace

from dateline.record import EventPlace, EventType, Status
from dateline.situation import facets_of, pair_weights
from dateline.situation.facets import Facets
from dateline.situation.sharing import shared
from situation_samples import BALAD, KARSAN, Said, report_of

TOOK = Said(
    "Rebels attacked policemen in Karsan, shooting nine of them on Friday.", "attacked", day="2019-03-01", place=KARSAN,
    recipients=("policemen",),
)  # fmt: skip
DIED = Said("The attack killed nine policemen.", "killed", recipients=("policemen",))


def completed(*said: Said) -> list[Facets]:
    """The facets of a report of these sentences, lent what they lack."""
    return shared(list(facets_of(report_of("r1", "2019-03-05", *said))), pair_weights())


def test_the_dead_of_an_attack_are_of_its_day_and_place() -> None:
    attack, dead = completed(TOOK, DIED)
    assert (dead.first, dead.last) == (attack.first, attack.last)
    assert dead.sites == attack.sites


def test_what_is_lent_stays_supposed() -> None:
    _, dead = completed(TOOK, DIED)
    assert not dead.dated
    assert not dead.placed


def test_what_words_say_is_not_lent_over() -> None:
    own = Said("Nine policemen were killed in Balad on Sunday.", "killed", day="2019-03-03", place=BALAD)
    attack, dead = completed(TOOK, own)
    assert (dead.first, dead.sites) != (attack.first, attack.sites)


def test_another_kind_of_happening_lends_nothing() -> None:
    talks = Said("Envoys will open talks on the price of bread.", "talks", EventType.CONSULT, status=Status.PLANNED)
    attack, ahead = completed(TOOK, talks)
    assert ahead.first != attack.first


def test_a_report_of_one_event_is_left_as_it_is() -> None:
    facets = list(facets_of(report_of("r1", "2019-03-05", DIED)))
    assert shared(facets, pair_weights()) == facets


def unlisted(sentence: str, place: str) -> Facets:
    """The facets of an attack on a place that no table lists, called so."""
    coded = report_of("r1", "2019-03-05", Said(sentence, "attacked"))
    event = replace(coded.events[0], places=(EventPlace("", place),))
    return next(facets_of(replace(coded, events=(event,))))


def test_a_village_that_no_table_lists_is_a_place_by_its_name() -> None:
    facets = unlisted("Rebels attacked the village of Dolmir.", "the village of Dolmir")
    assert facets.placed
    assert {word for site in facets.sites for word in site.words} == {"dolmir"}


def test_a_place_without_a_name_may_lie_anywhere() -> None:
    assert not unlisted("Rebels attacked the barracks.", "the barracks").placed
