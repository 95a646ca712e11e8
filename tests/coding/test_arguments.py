"""Who takes part, through the constructions of English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.arguments import Clauses
from dateline.coding.events import find_events
from dateline.language import Passage, Token
from dateline.vocabulary import load_vocabulary

Reader = Callable[..., Passage]


def sides(passage: Passage, kind: str) -> tuple[list[str], list[str]]:
    event = next(c for c in find_events(passage, load_vocabulary()) if c.type == kind)
    text = {p.mention.id: p.mention.text for p in passage.phrases}
    return [text[i] for i in event.actors], [text[i] for i in event.recipients]


CONSTRUCTIONS = [
    ("The rebels killed two soldiers.", ["The rebels"], ["two soldiers"]),
    ("Two soldiers were killed by the rebels.", ["the rebels"], ["Two soldiers"]),
    ("The rebels, who killed two soldiers, fled.", ["The rebels"], ["two soldiers"]),
    ("The soldiers whom the rebels killed were Kenyan.", ["the rebels"], ["The soldiers"]),
    ("The army and the police killed two rebels.", ["The army", "the police"], ["two rebels"]),
    ("The rebels entered the town and killed two soldiers.", ["The rebels"], ["two soldiers"]),
    ("The rebels tried to kill two soldiers.", ["The rebels"], ["two soldiers"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), CONSTRUCTIONS)
def test_the_killer_and_the_killed(resolved: Reader, text: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(resolved(text), "ASSAULT") == (actors, recipients)


def test_the_possessor_of_an_attack_is_who_attacks(resolved: Reader) -> None:
    assert sides(resolved("Ethiopia's attack on the rebels went on."), "ASSAULT") == (["Ethiopia"], ["the rebels"])


def test_the_possessor_of_an_arrest_is_who_is_arrested(resolved: Reader) -> None:
    actors, recipients = sides(resolved("The minister's arrest surprised the party."), "COERCE")
    assert (actors, recipients) == ([], ["The minister"])


def test_all_sides_of_talks_are_actors(resolved: Reader) -> None:
    for text in ("Talks between Egypt and Ethiopia began.", "Egypt held talks with Ethiopia."):
        assert sides(resolved(text), "CONSULT") == (["Egypt", "Ethiopia"], [])


def test_a_host_receives_a_visitor_who_acts(resolved: Reader) -> None:
    assert sides(resolved("Egypt hosted the president of Kenya."), "CONSULT")[1] == ["Egypt"]


def test_who_comes_under_attack_does_not_attack(resolved: Reader) -> None:
    assert sides(resolved("The soldiers came under attack from rebels."), "ASSAULT") == (["rebels"], ["The soldiers"])


def test_who_is_accused_of_a_deed_is_its_recipient_of_blame(resolved: Reader) -> None:
    assert sides(resolved("Kenya accused Somalia of arming rebels."), "ACCUSE") == (["Kenya"], ["Somalia"])


def test_a_city_attacked_is_where_it_happens_not_to_whom(resolved: Reader) -> None:
    passage = resolved("The rebels attacked Mosul on Friday.")
    (event,) = find_events(passage, load_vocabulary())
    assert event.recipients == ()
    assert len(event.places) == 1


def verb(passage: Passage, text: str) -> Token:
    return next(t for t in passage.tokens if t.text == text)


def test_a_passive_is_read_in_logical_form(passage: Reader) -> None:
    read = passage("The bridge was destroyed by the army.")
    clause = Clauses(read).of(verb(read, "destroyed"))
    assert clause.passive
    assert [t.text for t in clause.subjects] == ["army"]
    assert [t.text for t in clause.objects] == ["bridge"]


def test_an_active_is_no_passive(passage: Reader) -> None:
    read = passage("The army has destroyed the bridge.")
    clause = Clauses(read).of(verb(read, "destroyed"))
    assert not clause.passive
    assert [t.text for t in clause.subjects] == ["army"]


def test_dates_fill_no_slot_of_a_preposition(passage: Reader) -> None:
    read = passage("The minister called on Tuesday.")
    assert Clauses(read).of(verb(read, "called")).preps == {}
