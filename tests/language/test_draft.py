"""Numbering of mentions, and adding some later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.language import Passage, Phrase, with_added
from dateline.language.draft import Draft, assembled
from dateline.record import Granularity, Mention, MentionKind, Moment

PLACE = MentionKind.PLACE


def test_of_crossing_drafts_the_first_given_is_kept_and_nested_ones_are(parsed: Callable[..., Passage]) -> None:
    passage = parsed("the city of Bergen fell")
    drafts = [Draft(0, 4, 1, PLACE, "NOMINAL"), Draft(3, 4, 3, PLACE, "GPE"), Draft(3, 5, 4, PLACE, "GPE")]
    assert [m.text for m in assembled(passage, drafts).mentions] == ["the city of Bergen", "Bergen"]


def test_added_phrases_are_numbered_in_and_what_points_at_a_mention_follows(parsed: Callable[..., Passage]) -> None:
    passage = assembled(
        parsed("On Friday the city of Bergen fell."),
        [Draft(2, 6, 3, PLACE, "NOMINAL", (5, 6)), Draft(5, 6, 5, PLACE, "GPE")],
    )
    friday = Moment("2014-06-13", "2014-06-13", Granularity.DAY, "Friday before the report", mention="m1")
    span = passage.span(1, 2)
    added = with_added(
        passage, [Phrase(Mention("m1", span, "Friday", MentionKind.TIME, time=friday), 1, 2, 1, "TIMEX")]
    )
    assert [(m.id, m.text, m.coref) for m in added.mentions] == [
        ("m1", "Friday", None),
        ("m2", "the city of Bergen", "m3"),
        ("m3", "Bergen", None),
    ]
    assert added.mentions[0].time == replace(friday, mention="m1")


def test_an_added_phrase_that_crosses_is_left_out(parsed: Callable[..., Passage]) -> None:
    passage = assembled(parsed("On Friday the city fell."), [Draft(1, 3, 1, PLACE, "GPE")])
    crossing = Phrase(Mention("x", passage.span(2, 4), "the city", PLACE), 2, 4, 3, "NOMINAL")
    assert with_added(passage, [crossing]).phrases == passage.phrases
