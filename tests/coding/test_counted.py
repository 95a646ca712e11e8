"""People are counted, things are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.counted import is_thing
from dateline.language import Passage, annotate
from dateline.vocabulary import agents

Parse = Callable[..., Passage]


@pytest.mark.parametrize(
    ("text", "word", "thing"),
    [
        ("At least five houses had been burned.", "houses", True),
        ("The gunmen seized four trucks.", "trucks", True),
        ("At least five villagers had been burned.", "villagers", False),
        ("The gunmen seized four guards of the trucks.", "guards", False),
    ],
)
def test_a_thing_is_told_from_people(parsed: Parse, text: str, word: str, thing: bool) -> None:
    passage = annotate(parsed(text), agents())
    (noun,) = [token for token in passage.tokens if token.text == word]
    assert is_thing(passage, noun) is thing
