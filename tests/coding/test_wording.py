"""What class of thing a word stands for."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.wording import Wording
from dateline.language import Passage
from dateline.language.draft import Draft, assembled
from dateline.record import MentionKind
from dateline.vocabulary import load_vocabulary

ORGANISATION = MentionKind.ORGANISATION


def of_them(parsed: Callable[..., Passage], stands_for: tuple[int, int]) -> Wording:
    """The words of a sentence whose "them" is read as standing for the tokens given."""
    vocabulary = load_vocabulary()
    passage = parsed("Rebels came and one of them fled.")
    drafts = [
        Draft(0, 1, 0, ORGANISATION, "NOMINAL"),
        Draft(3, 6, 3, ORGANISATION, "NOMINAL"),
        Draft(5, 6, 5, ORGANISATION, "PRONOUN", stands_for),
    ]
    return Wording(assembled(passage, drafts), vocabulary.lexicon, vocabulary.agents)


def test_one_of_some_is_what_they_are(parsed: Callable[..., Passage]) -> None:
    wording = of_them(parsed, (0, 1))
    assert "actor" in wording.classes(wording.passage.tokens[0])
    assert {"actor", "number"} <= wording.classes(wording.passage.tokens[3])


def test_words_that_stand_for_each_other_come_to_an_end(parsed: Callable[..., Passage]) -> None:
    wording = of_them(parsed, (3, 6))
    assert "number" in wording.classes(wording.passage.tokens[3])
