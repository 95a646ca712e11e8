"""Accounts: what most sources say an incident was, and who denies it."""

from __future__ import annotations

from dateline.record import Actor
from dateline.situation import Telling, account_of, is_pointing
from tests.situation.made import actor, event, incident, place, said, source, telling

REBELS, ARMY = actor("Vell Front", "REB", entity="grp-vell"), actor("the army", "MIL")


def by(report: str, *actors: Actor) -> Telling:
    return telling(report, "2019-03-04", event(report, actors=actors))


def in_words(report: str, words: str) -> Telling:
    return said(by(report), words)


def test_the_parties_that_most_sources_name_stand_for_it_and_a_copy_counts_once() -> None:
    told = [by("a", ARMY), by("b", ARMY), by("c", REBELS), by("d", REBELS)]
    assert account_of(incident(*told, copies=[("a", "b")])).actors == (REBELS,)
    assert account_of(incident(*told, copies=[("c", "d")])).actors == (ARMY,)


def test_on_a_tie_who_is_known_by_an_id_stands_before_who_is_described() -> None:
    assert account_of(incident(by("a", ARMY), by("b", REBELS))).actors == (REBELS,)
    assert account_of(incident(by("a", ARMY), by("b", REBELS), by("c", ARMY))).actors == (ARMY,)


def test_who_is_only_pointed_at_does_not_stand_for_it() -> None:
    they = actor("its men", "MIL")
    assert account_of(incident(by("a", they), by("b", they), by("c", ARMY))).actors == (ARMY,)
    assert is_pointing("Their fighters")
    assert not is_pointing("Theirs Brigade")


def test_the_deed_is_in_the_words_that_most_sources_use() -> None:
    told = incident(in_words("a", "fired rockets at"), in_words("b", "shelled"), in_words("c", "Shelled"))
    assert account_of(told).deed == "shelled"


def test_a_denial_is_named_with_who_denies_and_does_not_say_where_or_who() -> None:
    denied = event("b", actors=[ARMY], by=[source("the army")], status="denied", where=[place("Balad")])
    told = [telling("a", "2019-03-04", event("a", where=[place("Karsan")])), telling("b", "2019-03-05", denied)]
    account = account_of(incident(*told))
    assert [field.value for field in account.denied] == ["happened", "actor"]
    assert [speaker.text for speaker in account.denied_by] == ["the army"]
    assert [where.text for where in account.places] == ["Karsan"]
    assert account.actors == ()
    assert account_of(incident(told[0])).denied == ()
