"""Which mentions stand for the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.language import Passage

Read = Callable[..., Passage]


def target(passage: Passage, words: str, nth: int = 0) -> str | None:
    """What the ``nth`` mention of those words finally stands for."""
    mention = [m for m in passage.mentions if m.text == words][nth]
    final = passage.antecedent(mention)
    return None if final.id == mention.id else final.text


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ingrid Larsen resigned. Larsen gave no reason.", "Larsen", "Ingrid Larsen"),
        ("President Ingrid Larsen resigned. President Larsen left Oslo.", "President Larsen", "Ingrid Larsen"),
        ("Ingrid Larsen said she would resign.", "she", "Ingrid Larsen"),
        ("Oslo said it was sending troops.", "it", "Oslo"),
        ("The rebels took the town. They burned houses.", "They", "The rebels"),
        ("The navy said they had saved the ship.", "they", "The navy"),
        ("Erik Larsen met Olav Berg and urged him to leave.", "him", "Olav Berg"),
        ("The minister pressed the regime to end its attacks.", "its", "the regime"),
        ("Rebels who hold the town fired.", "who", "Rebels"),
        ("Ingrid Larsen, the Norwegian prime minister, resigned.", "the Norwegian prime minister", "Ingrid Larsen"),
        ("The militant group Ansar Nord attacked Oslo. The group fled.", "The group", "Ansar Nord"),
        ("The Defence Ministry denied it. The ministry gave no reason.", "The ministry", "The Defence Ministry"),
        ("Troops seized the city of Bergen. The city was quiet.", "The city", "Bergen"),
        ('"I will resign," Ingrid Larsen told reporters.', "I", "Ingrid Larsen"),
        ("The navy saved ten refugees after they were found.", "they", "ten refugees"),
        ('Navy spokesman Olav Berg said: "We sank it."', "We", "Navy"),
    ],
)
def test_a_mention_stands_for_what_was_named(passage: Read, text: str, words: str, expected: str) -> None:
    assert target(passage(text), words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Erik Larsen met Ingrid Larsen. Larsen gave no reason.", "Larsen"),
        ("Robert Berg resigned. She left Oslo.", "She"),
        ("Militants took the town. She fled.", "She"),
        ("Troops seized the cities of Bergen and Oslo. The city was quiet.", "The city"),
        ("Ansar Nord fought the Norwegian Front. The ministry was silent.", "The ministry"),
        ("I will resign one day.", "I"),
        ("Erik Larsen praised him.", "him"),
        ("The attack failed. It killed nobody.", "It"),
    ],
)
def test_a_mention_without_a_clear_antecedent_stands_for_itself(passage: Read, text: str, words: str) -> None:
    assert target(passage(text), words) is None


def test_no_mention_stands_for_itself_in_a_circle(passage: Read) -> None:
    text = "Larsen said he met Ingrid Larsen, the minister. The minister said she knew Larsen. They left."
    read = passage(text)
    for mention in read.mentions:
        assert read.antecedent(mention).coref is None


SOUP = st.lists(
    st.sampled_from(
        [
            "Oslo",
            "Norway",
            "it",
            "its",
            "the group",
            "Ansar Nord (AN)",
            "AN",
            "Ingrid Larsen",
            "Larsen",
            "he",
            "who",
            "said",
            "met",
            "and",
            ",",
            "of",
            "the Norwegian prime minister",
            "President",
            "the city of",
            '"we"',
            ".",
        ]
    ),
    min_size=2,
    max_size=25,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=SOUP)
def test_no_soup_of_names_makes_mentions_stand_for_one_another_in_a_circle(passage: Read, words: list[str]) -> None:
    read = passage(" ".join(words) + ".")
    for mention in read.mentions:
        assert read.antecedent(mention).coref is None
