"""Actors, chains and times of a report are scored from one coding of it."""

from __future__ import annotations

import pytest

from corpus.form import AnnotatedReport
from dateline.flow import Coder
from evaluation.corpus import coded_part, report_of
from evaluation.resolution import Resolution, resolution_of


@pytest.fixture(scope="module")
def annotated() -> AnnotatedReport:
    """A report of the development part."""
    return next(report for report, _ in coded_part(NoCoder(), "dev"))  # type: ignore[arg-type]


class NoCoder:
    """Codes nothing, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def code(self, _report: object) -> None:
        self.asked += 1


def test_each_report_of_a_part_is_coded_once() -> None:
    coder = NoCoder()
    number = sum(1 for _ in coded_part(coder, "test"))  # type: ignore[arg-type]
    assert coder.asked == number > 50


def test_figures_stand_beside_the_number_of_things_that_they_are_of(annotated: AnnotatedReport) -> None:
    coded = Coder().code(report_of(annotated))
    figures = resolution_of([(annotated, coded)]).figures()
    assert {"actors, entity", "chains, CoNLL F1", "times, span F1"} <= set(figures)
    assert all(0 <= figure.value <= 1 and figure.number > 0 for figure in figures.values())
    twice = resolution_of([(annotated, coded)] * 2).figures()
    assert twice["actors, entity"].number == 2 * figures["actors, entity"].number
    assert twice["actors, entity"].value == pytest.approx(figures["actors, entity"].value)


def test_a_figure_over_nothing_is_left_out() -> None:
    assert Resolution({}).figures() == {}
