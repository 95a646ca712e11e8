"""Whose word it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.attribution import find_attributions
from dateline.coding.judgement import Judgement, judge
from dateline.language import Passage, annotate, find_times
from dateline.vocabulary import agents, load_vocabulary

CASES = [
    ("Gunmen *killed a farmer.", "stated"),
    ("Police said gunmen *killed a farmer.", "attributed"),
    ("Police *said gunmen killed a farmer.", "stated"),
    ("Gunmen reportedly *killed a farmer.", "unverified"),
    ("Gunmen quickly *killed a farmer.", "stated"),
    ("Police said gunmen allegedly *killed a farmer.", "unverified"),
    ("The alleged *attack was condemned.", "unverified"),
    ("The brutal *attack was condemned.", "stated"),
    ("Gunmen appeared to *flee.", "unverified"),
    ("Gunmen began to *flee.", "stated"),
    ("Gunmen are believed to be *holding hostages.", "unverified"),
    ("Gunmen are said to be *holding hostages.", "attributed"),
    ("Gunmen may have *killed a farmer.", "unverified"),
    ("Gunmen had *killed a farmer.", "stated"),
    ("Police suspect that gunmen *killed a farmer.", "unverified"),
    ("A video showed gunmen *killing a farmer.", "unverified"),
    ("A series of pictures appeared to show gunmen *killing a farmer.", "unverified"),
    ("A series of mistakes led gunmen to *kill a farmer.", "stated"),
    ("A report showed that gunmen *killed a farmer.", "attributed"),
    ("Residents said jets *bombed a market. The claim could not be independently verified.", "unverified"),
    ("Residents said jets *bombed a market. The claim could not be more serious.", "attributed"),
    ("The minister *condemned the attack.", "stated"),
]


def judged(parsed: Callable[..., Passage], text: str) -> Judgement:
    """The judgement of the word behind the asterisk."""
    at = text.index("*")
    passage = find_times(annotate(parsed(text.replace("*", "")), agents()))
    token = next(t for t in passage.tokens if t.start == at)
    vocabulary = load_vocabulary()
    return judge(passage, token, find_attributions(passage, vocabulary), vocabulary)


@pytest.mark.parametrize(("text", "certainty"), CASES)
def test_certainty_is_told_by_who_says_it_and_how(parsed: Callable[..., Passage], text: str, certainty: str) -> None:
    assert judged(parsed, text).certainty == certainty


def test_the_words_that_leave_it_unchecked_are_told(parsed: Callable[..., Passage]) -> None:
    assert judged(parsed, "Gunmen reportedly *killed a farmer.").why == ('unverified: "reportedly"',)
    assert judged(parsed, "Police said gunmen *killed a farmer.").why == ('attributed: Police, "said"',)
