"""What a mention could stand for, before anything is weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dateline.language import Passage, Phrase, annotate, chains_of
from dateline.language.antecedent_weights import antecedent_weights
from dateline.language.chains import Chain
from dateline.vocabulary import agents

Parse = Callable[..., Passage]


def candidates(parsed: Parse, text: str, words: str) -> list[str]:
    """The first words of each chain that the last mention of ``words`` may belong to; others are linked to nothing."""
    found: list[list[str]] = []

    def choose(phrase: Phrase, chains: Sequence[Chain], rows: Sequence[Sequence[str]]) -> int:
        assert len(rows) == len(chains) + 1
        if phrase.mention.text == words:
            found.append([chain.members[0].mention.text for chain in chains])
        return len(chains)

    chains_of(annotate(parsed(text), agents()), choose)
    return found[-1] if found else []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ingrid Larsen left Oslo. She gave no reason.", "She", ["Ingrid Larsen"]),
        ("Erik Larsen met the rebels. They left.", "They", ["the rebels"]),
        ("Troops seized Bergen. The town was quiet.", "The town", ["Bergen"]),
    ],
)
def test_what_number_gender_and_kind_allow_may_be_meant(
    parsed: Parse, text: str, words: str, expected: list[str]
) -> None:
    assert set(expected) <= set(candidates(parsed, text, words))


@pytest.mark.parametrize(
    ("text", "words", "barred"),
    [
        ("Robert Berg resigned. She left Oslo.", "She", "Robert Berg"),
        ("Erik Larsen praised him.", "him", "Erik Larsen"),
        ("The minister resigned. They left Oslo.", "They", "The minister"),
        ('The rebels fled. "We saw them," the guards said.', "them", "We"),
    ],
)
def test_what_grammar_rules_out_is_no_candidate(parsed: Parse, text: str, words: str, barred: str) -> None:
    assert barred not in candidates(parsed, text, words)


def test_a_surname_of_two_is_neither_s(parsed: Parse) -> None:
    assert candidates(parsed, "Erik Larsen met Ingrid Larsen. Larsen gave no reason.", "Larsen") == []


def test_a_surname_of_one_is_theirs(parsed: Parse) -> None:
    assert "Erik Larsen" in candidates(parsed, "Erik Larsen met Olav Berg. Larsen gave no reason.", "Larsen")


def test_chances_are_of_all_rows_and_sum_to_one() -> None:
    chances = antecedent_weights().chances([["mention he", "back 0"], ["mention he", "none"]])
    assert chances.shape == (2,)
    assert float(chances.sum()) == pytest.approx(1.0, abs=1e-5)


def test_evidence_that_was_never_met_weighs_nothing() -> None:
    weights = antecedent_weights()
    rows = [["mention he", "back 0"], ["mention he", "none"]]
    odd = [[*rows[0], "never met"], [*rows[1], "never met"]]
    assert weights.chances(rows).tolist() == weights.chances(odd).tolist()
