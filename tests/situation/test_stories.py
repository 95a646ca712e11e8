"""Which incidents make one development, and which only share a day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Actor
from dateline.situation import Incident
from dateline.situation.stories import stories_of
from tests.situation.made import actor, event, incident, place, telling

ARMY, REBELS, CITY = actor("the army", "MIL", "IRQ"), actor("Northern Front", "REB"), actor("City Council", "GOV")


def at(
    name: str, day: str, where: str, *actors: Actor, status: str = "happened", admin1: str | None = None
) -> Incident:
    made = event(
        name, actors=actors[:1], recipients=actors[1:], where=[place(where, "IRQ", admin1)], day=day, status=status
    )
    return incident(telling(f"r{name}", day, made), id=f"inc-{name}")


OFFENSIVE = [at("a", "2019-03-04", "Tal Afar", ARMY, REBELS), at("b", "2019-03-08", "Tal Afar", ARMY, CITY),
             at("c", "2019-03-12", "Sinjar", ARMY, REBELS)]  # fmt: skip
ELSEWHERE = at("d", "2019-03-05", "Basra", CITY)
LATER = at("e", "2019-06-01", "Tal Afar", ARMY, REBELS)


def groups(*incidents: Incident) -> list[tuple[str, ...]]:
    return [s.incidents for s in stories_of(incidents)]


def test_incidents_that_share_a_place_or_both_actors_are_one_story() -> None:
    assert groups(*OFFENSIVE) == [("inc-a", "inc-b", "inc-c")]
    (story,) = stories_of(OFFENSIVE)
    assert (story.start, story.end, story.places[0]) == ("2019-03-04", "2019-03-12", "Tal Afar")


def test_another_place_and_a_long_gap_make_another_story() -> None:
    assert groups(*OFFENSIVE, ELSEWHERE) == [("inc-a", "inc-b", "inc-c"), ("inc-d",)]
    assert groups(OFFENSIVE[0], LATER) == [("inc-a",), ("inc-e",)]


def test_one_actor_in_one_division_makes_a_story_and_in_another_none() -> None:
    near = at("f", "2019-03-06", "Hamam", ARMY, CITY, admin1="Nineveh")
    first = at("g", "2019-03-04", "Sinjar", ARMY, REBELS, admin1="Nineveh")
    assert groups(first, near) == [("inc-g", "inc-f")]
    assert len(groups(first, at("f", "2019-03-06", "Basra", ARMY, CITY, admin1="Basra"))) == 2


def test_what_was_denied_or_has_no_day_is_in_no_story() -> None:
    assert groups(at("x", "2019-03-04", "Tal Afar", ARMY, status="denied")) == []
    assert groups(incident(telling("r", None, event("n", actors=[ARMY])))) == []


@given(st.permutations([*OFFENSIVE, ELSEWHERE, LATER]))
def test_the_order_of_reading_changes_nothing(incidents: list[Incident]) -> None:
    assert stories_of(incidents) == stories_of([*OFFENSIVE, ELSEWHERE, LATER])
