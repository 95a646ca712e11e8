"""An event has the time that its own words name, never the time at which somebody said so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.timing import said_time, time_of
from dateline.language import Passage, find_times
from dateline.record import Moment

Parse = Callable[..., Passage]
PUBLISHED = "2014-06-16"  # a Monday


def when(parsed: Parse, text: str, word: str, published: str | None = PUBLISHED) -> Moment | None:
    passage = find_times(parsed(text, published))
    return time_of(passage, next(t for t in passage.tokens if t.text == word))


def days(moment: Moment | None) -> tuple[str | None, str | None] | None:
    return moment and (moment.start, moment.end)


SUNDAY = ("2014-06-15", "2014-06-15")
FRIDAY = ("2014-06-13", "2014-06-13")


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Rebels seized the town on Sunday.", "seized", SUNDAY),
        ("Rebels seized the town before dawn on Sunday.", "seized", SUNDAY),
        ("On 5 June soldiers under his command seized the town.", "seized", ("2014-06-05", "2014-06-05")),
        ("On 5 June Petrov seized the town.", "seized", ("2014-06-05", "2014-06-05")),
        ("Clashes on Sunday killed 12 people and wounded 40.", "wounded", SUNDAY),
        ("Clashes on Sunday killed 12 people and police arrested 40.", "arrested", ("2014-06-15", "2014-06-16")),
        ("Troops left the town on Sunday after two days of fighting.", "fighting", None),
        ("The council rejected the declaration of 5 June.", "rejected", ("2014-06-15", "2014-06-16")),
        ("The council rejected the declaration on Sunday.", "rejected", SUNDAY),
        ("Drivers struck on Sunday, and rebels burned ten buses.", "burned", ("2014-06-15", "2014-06-16")),
        ("On Sunday drivers struck, and rebels burned ten buses.", "burned", SUNDAY),
        ("Rebels stormed the base on Sunday and burned ten buses.", "burned", SUNDAY),
        ("For thirty years the kingdom has refused talks.", "refused", None),
        ("The kingdom has refused talks.", "refused", ("2014-06-15", PUBLISHED)),
        ("Troops left the town after two days of fighting.", "fighting", ("2014-06-15", "2014-06-16")),
        ("On Sunday, rebels shelled the port and attacked a convoy.", "attacked", SUNDAY),
        ("An attack took place in the north on Sunday.", "attack", SUNDAY),
        ("Gunmen carried out an attack on Sunday.", "attack", SUNDAY),
        ("A bomb exploded on Sunday, killing 12 people.", "killing", SUNDAY),
        ("Ten people were killed in an attack on Sunday.", "killed", SUNDAY),
        ("Clashes that broke out on Sunday spread to the north.", "Clashes", SUNDAY),
        ("On Sunday the troops began to attack the town.", "attack", SUNDAY),
        ("Officials said on Sunday that troops had left on Friday.", "left", FRIDAY),
        ("Friday's attack on the embassy killed four.", "killed", FRIDAY),
        ("Police have arrested 12 people since Friday's bombing.", "bombing", FRIDAY),
        ("Militants who attacked the base on Friday were killed on Sunday.", "killed", SUNDAY),
        (
            "The invasion of 2003, which toppled the government, shook the region.",
            "toppled",
            ("2003-01-01", "2003-12-31"),
        ),
        ("Washington said on Sunday it was evacuating staff.", "evacuating", ("2014-06-15", PUBLISHED)),
        ("Officials said that on Friday troops had left.", "left", FRIDAY),
        ("The army took the town overnight after heavy fighting on Friday.", "fighting", FRIDAY),
        ("The army took the town overnight after heavy fighting on Friday.", "took", ("2014-06-15", "2014-06-16")),
        ("Thousands rallied after Friday prayers.", "rallied", FRIDAY),
        ("The airport has been closed since January.", "closed", ("2014-01-01", PUBLISHED)),
        ("Fighting raged between 5 and 9 June.", "raged", ("2014-06-05", "2014-06-09")),
        ("Fighting raged from March to May.", "raged", ("2014-03-01", "2014-05-31")),
        ("The city saw street battles in 2006-2007.", "battles", ("2006-01-01", "2007-12-31")),
        ("The raid came a day after rebels seized the base on Wednesday.", "raid", ("2014-06-12", "2014-06-12")),
        (
            "Gunmen took 40 workers on Tuesday and released ten two days later.",
            "released",
            ("2014-06-12", "2014-06-12"),
        ),
    ],
)
def test_an_event_has_the_time_of_its_words(parsed: Parse, sentence: str, word: str, expected: tuple[str, str]) -> None:
    assert days(when(parsed, sentence, word)) == expected


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Last year's winner resigned after the vote.", "resigned"),
        ("The ministry announced on Sunday that the rebels had fled.", "fled"),
        ("The town fell after rebels attacked it on Sunday.", "fell"),
    ],
)
def test_the_time_of_the_saying_or_of_another_event_is_not_taken(parsed: Parse, sentence: str, word: str) -> None:
    moment = when(parsed, sentence, word)
    assert days(moment) != SUNDAY
    assert moment is None or moment.span is None


def test_words_that_say_the_time_are_pointed_at(parsed: Parse) -> None:
    moment = when(parsed, "Rebels seized the town on Sunday.", "seized")
    assert moment is not None
    assert moment.mention == "m1"
    assert moment.span is not None


def test_the_next_sentence_of_a_story_goes_on_at_its_time_and_says_so(parsed: Parse) -> None:
    text = "Troops stormed the camp on Saturday. The guards fled."
    carried = when(parsed, text, "fled")
    assert days(carried) == ("2014-06-14", "2014-06-14")
    assert carried is not None
    assert "carried over" in carried.basis
    assert carried.span is None


def test_a_name_or_state_is_no_step_of_a_story(parsed: Parse) -> None:
    text = "The town fell in May 2003. Troops stormed the camp on 9 May. The assault was known as Iron Rain."
    assert when(parsed, text, "assault") is None


def test_news_without_a_time_is_of_the_day_or_the_day_before(parsed: Parse) -> None:
    moment = when(parsed, "Rebels have seized the town.", "seized")
    assert days(moment) == ("2014-06-15", PUBLISHED)
    assert moment is not None
    assert "no time in words" in moment.basis


def test_a_plan_lies_ahead_and_a_history_has_only_its_words(parsed: Parse) -> None:
    assert days(when(parsed, "The army will withdraw its tanks.", "withdraw")) == (PUBLISHED, None)
    history = "The regiment was raised in May 1914. It attacked the fort."
    assert when(parsed, history, "attacked", "2017-01-14") is None
    assert when(parsed, "Rebels have seized the town.", "seized", None) is None


def test_background_has_only_the_time_of_its_words(parsed: Parse) -> None:
    passage = find_times(parsed("Rebels have seized the town.", PUBLISHED))
    assert time_of(passage, passage.tokens[2], historical=True) is None


def test_a_saying_has_its_own_time(parsed: Parse) -> None:
    passage = find_times(parsed("Officials said on Sunday that troops had left on Friday.", PUBLISHED))
    assert days(said_time(passage, passage.tokens[1])) == SUNDAY
    silent = find_times(parsed("Officials said that troops had left on Friday.", PUBLISHED))
    assert said_time(silent, silent.tokens[1]) is None


def test_what_is_real_does_not_lie_ahead(parsed: Parse) -> None:
    passage = find_times(parsed("Troops will stop shelling the port.", PUBLISHED))
    shelling = next(t for t in passage.tokens if t.text == "shelling")
    assert days(time_of(passage, shelling)) == (PUBLISHED, None)
    assert days(time_of(passage, shelling, real=True)) == ("2014-06-15", PUBLISHED)
