"""Learning what evidence weighs: the regression finds what it was made from."""

from __future__ import annotations

import numpy as np
import pytest

from training.incidents import fit_logistic, fit_signed


def test_weights_that_made_the_data_are_found_again() -> None:
    random = np.random.default_rng(1)
    x = np.column_stack([np.ones(6000), random.normal(size=(6000, 2))])
    truth = np.array([-0.5, 2.0, -1.0])
    y = (random.random(6000) < 1 / (1 + np.exp(-x @ truth))).astype(float)
    assert fit_logistic(x, y) == pytest.approx(truth, abs=0.15)


def test_evidence_that_can_only_speak_for_never_weighs_against() -> None:
    random = np.random.default_rng(1)
    x = np.column_stack([np.ones(6000), random.normal(size=(6000, 2))])
    y = (random.random(6000) < 1 / (1 + np.exp(-x @ np.array([-0.5, 2.0, -1.0])))).astype(float)
    weights = fit_signed(x, y, np.array([0, 1, 1]))
    assert weights[1] > 1
    assert weights[2] == 0.0


def test_evidence_that_is_never_there_weighs_nothing() -> None:
    x = np.column_stack([np.ones(4), np.zeros(4)])
    assert fit_logistic(x, np.array([0.0, 1.0, 1.0, 0.0]))[1] == 0.0
