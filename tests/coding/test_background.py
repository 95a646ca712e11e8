"""What belongs to the matter reported, and what is background to it. The reports are of 16 June 2014."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.judgement import Judgement, judge
from dateline.language import Passage, annotate, find_times
from dateline.vocabulary import agents, load_vocabulary

CASES = [
    ("Rebels *attacked the town on Sunday.", False),
    ("Rebels *attacked the town in 2009.", True),
    ("Rebels *attacked the town last week.", False),
    ("Rebels *attacked the town last year.", True),
    ("The 2003 *invasion ended his rule.", True),
    ("Sunday's *invasion ended his rule.", False),
    ("He *took part in the 1994 rebellion.", True),
    ("He *took part in Sunday's rebellion.", False),
    ("Soldiers recalled the 2003 invasion that *toppled the president.", True),
    ("Soldiers left the town that rebels *seized on Sunday.", False),
    ("The party once *ruled the region.", True),
    ("The party *ruled the region.", False),
    ("It was the scene of an earlier *battle.", True),
    ("It was the scene of a fierce *battle.", False),
    ("Violence has *killed 5,000 people since 2009.", False),
    ("They *ended his rule by toppling the president in 2003.", True),
    ("The army is to *withdraw in 2016.", False),
]


def judged(parsed: Callable[..., Passage], text: str, published: str) -> Judgement:
    """The judgement of the word behind the asterisk."""
    at = text.index("*")
    passage = find_times(annotate(parsed(text.replace("*", ""), published), agents()))
    token = next(t for t in passage.tokens if t.start == at)
    return judge(passage, token, (), load_vocabulary())


@pytest.mark.parametrize(("text", "historical"), CASES)
def test_background_lies_far_before_the_report_or_says_so(
    parsed: Callable[..., Passage], text: str, historical: bool
) -> None:
    assert judged(parsed, text, "2014-06-16").historical is historical


def test_a_narrative_of_the_past_is_no_background_to_itself(parsed: Callable[..., Passage]) -> None:
    story = "Troops *entered the town on 5 November 2005. They left it on 10 November 2005."
    assert not judged(parsed, story, "2017-01-14").historical
    news = story + " On 13 January 2017 a court heard the case."
    assert judged(parsed, news, "2017-01-14").historical
    assert judged(parsed, story.replace("*", "") + " The town had *fallen in 1991.", "2017-01-14").historical


def test_the_words_that_make_it_background_are_told(parsed: Callable[..., Passage]) -> None:
    assert judged(parsed, "Rebels *attacked the town in 2009.", "2014-06-16").why == ('historical: "2009"',)
