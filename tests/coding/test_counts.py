"""Counts are those of the event's own words, as ranges, with what and whom they count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.candidate import Candidate
from dateline.coding.counts import counts_of
from dateline.language import Passage, annotate, find_times
from dateline.record import Count, CountScope, EventType
from dateline.vocabulary import agents

Parse = Callable[..., Passage]


def counted(parsed: Parse, text: str, word: str, kind: EventType = EventType.ASSAULT) -> tuple[Count, ...]:
    passage = find_times(annotate(parsed(text), agents()))
    head = next(t for t in passage.tokens if t.text == word)
    counts = counts_of(passage, Candidate(head.sentence, head.i, head.i, head.i + 1, kind))
    for count in counts:
        assert count.span.of(text) == count.text
        assert count.of is None or passage.phrase(count.of) is not None
    return counts


def brief(counts: tuple[Count, ...]) -> list[tuple[str, int | None, int | None, str]]:
    return [(c.what, c.min, c.max, c.text) for c in counts]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The strike killed 22 people.", "killed", [("killed", 22, 22, "22 people")]),
        ("The strike killed 22 people.", "strike", [("killed", 22, 22, "22 people")]),
        (
            "A bomb killed two people and wounded between five and nine.",
            "killed",
            [("killed", 2, 2, "two people"), ("injured", 5, 9, "between five and nine")],
        ),
        ("A bomb wounded people between two and three.", "wounded", []),
        ("The murder of 20 farmers shocked the town.", "murder", [("killed", 20, 20, "20 farmers")]),
        ("The shelling of 20 farms shocked the town.", "shelling", []),
        ("At least 10 soldiers died.", "died", [("killed", 10, None, "At least 10 soldiers")]),
        ("A soldier was killed in the clash.", "killed", [("killed", 1, 1, "A soldier")]),
        (
            "A car bomb exploded, killing at least 14 people and injuring 37 others.",
            "exploded",
            [("killed", 14, None, "at least 14 people"), ("injured", 37, 37, "37 others")],
        ),
        (
            "The attack left at least 20 dead and dozens injured.",
            "attack",
            [("killed", 20, None, "at least 20 dead"), ("injured", 24, 99, "dozens injured")],
        ),
        ("The raid left five soldiers dead.", "raid", [("killed", 5, 5, "five soldiers dead")]),
        (
            "A suicide bombing claimed 12 lives, with 30 people wounded.",
            "bombing",
            [("killed", 12, 12, "12 lives"), ("injured", 30, 30, "30 people wounded")],
        ),
        ("Gunmen shot dead three policemen.", "shot", [("killed", 3, 3, "three policemen")]),
        ("Twelve people died when a bomb exploded.", "exploded", [("killed", 12, 12, "Twelve people")]),
        ("Police arrested 45 protesters.", "arrested", [("detained", 45, 45, "45 protesters")]),
        ("Militants took 49 people hostage.", "took", [("abducted", 49, 49, "49 people hostage")]),
        ("The unit took 256 more prisoners.", "took", [("detained", 256, 256, "256 more prisoners")]),
        ("The rebels freed 12 prisoners.", "freed", [("released", 12, 12, "12 prisoners")]),
        ("Russia sent about 100 extra marines.", "sent", [("troops", 100, 100, "about 100 extra marines")]),
        ("Clashes between 10 and 12 June killed five people.", "Clashes", [("killed", 5, 5, "five people")]),
    ],
)
def test_an_event_has_the_counts_of_its_words(
    parsed: Parse, text: str, word: str, expected: list[tuple[str, int | None, int | None, str]]
) -> None:
    assert brief(counted(parsed, text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels attacked a village a week after a raid that killed 30 people.", "attacked"),
        ("Washington said it was evacuating some staff and sending about 100 extra marines.", "evacuating"),
        ("The army attacked the town, home to 200,000 people.", "attacked"),
        ("Rebels captured three villages.", "captured"),
        ("Russia sent 20 trucks.", "sent"),
        ("Many people were killed.", "killed"),
        ("The strikes killed the commander in 2003.", "killed"),
    ],
)
def test_numbers_of_other_events_and_of_things_are_not_counted(parsed: Parse, text: str, word: str) -> None:
    assert counted(parsed, text, word) == ()


def test_people_killed_and_injured_share_a_range_that_is_approximate_for_each(parsed: Parse) -> None:
    text = "More than 60 civilians were killed and injured in multiple bombings."
    counts = counted(parsed, text, "killed")
    assert {c.what for c in counts} == {"killed", "injured"}
    assert all((c.min, c.max, c.approximate) == (61, None, True) for c in counts)


def test_protesters_and_displaced_are_counted_by_the_type_of_their_event(parsed: Parse) -> None:
    rally = counted(parsed, "Thousands rallied in the capital.", "rallied", EventType.PROTEST)
    flight = counted(parsed, "Hundreds of residents fled the town.", "fled", EventType.DISPLACE)
    assert brief(rally) == [("protesters", 2000, 9999, "Thousands")]
    assert brief(flight) == [("displaced", 200, 999, "Hundreds of residents")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 500 people have been killed since January.",
        "Some 500 people have been killed in three years of war.",
        "Some 500 people have been killed so far.",
    ],
)
def test_a_number_over_a_long_time_is_cumulative(parsed: Parse, text: str) -> None:
    assert [c.scope for c in counted(parsed, text, "killed")] == [CountScope.CUMULATIVE]


def test_a_number_on_a_day_is_of_the_incident(parsed: Parse) -> None:
    assert [c.scope for c in counted(parsed, "Some 500 people were killed on Sunday.", "killed")] == [
        CountScope.INCIDENT
    ]


def test_a_rate_is_told_per_unit_and_never_as_an_incident(parsed: Parse) -> None:
    (count,) = counted(parsed, "Its bombers have been killing hundreds of civilians each month.", "killing")
    assert (count.per, count.scope) == ("month", CountScope.CUMULATIVE)
    assert (count.min, count.max, count.approximate) == (200, 999, True)


def test_whom_a_number_counts_is_pointed_at(parsed: Parse) -> None:
    (count,) = counted(parsed, "The strike killed 22 civilians.", "strike")
    assert count.of is not None
