"""Column B: a sentence is held back in every set at once."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.folds import fold_of


def test_a_sentence_is_in_one_fold_however_a_set_writes_it() -> None:
    assert fold_of('Police said: "Go home".', 5, 1) == fold_of("police said go home", 5, 1)


def test_sentences_spread_over_all_folds_and_seeds_shuffle_them() -> None:
    first, second = ([fold_of(f"sentence {n}", 5, seed) for n in range(200)] for seed in (1, 2))
    assert set(first) == set(range(5))
    assert first != second
