"""A crew of processes: the same as one process, in order, and nobody left behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

import dateline
from dateline.errors import DatelineError, ModelError
from dateline.flow import Crew, batches
from dateline.settings import Settings

TEXTS = [f"Rebels attacked the base {n} times near Mosul on Sunday, killing {n + 2} soldiers." for n in range(12)]
REPORTS = [dateline.Report(f"r{n}", text, published="2014-06-16", language="en") for n, text in enumerate(TEXTS)]
BATCHES = list(batches(REPORTS, 2))


@pytest.fixture(scope="module")
def two() -> Iterator[Crew]:
    with Crew(Settings(processes=2)) as crew:
        yield crew


def test_batches_hold_everything_in_order() -> None:
    assert list(batches(range(5), 2)) == [(0, 1), (2, 3), (4,)]
    assert list(batches((), 2)) == []


def test_two_processes_give_what_one_gives_in_the_same_order(two: Crew) -> None:
    with Crew(Settings(processes=1)) as one:
        assert one.info == two.info
        alone = [coded for batch in one.code(BATCHES) for coded in batch]
    assert [coded for batch in two.code(BATCHES) for coded in batch] == alone
    assert [line.text for batch in two.lines(BATCHES) for line in batch] == [coded.to_json() for coded in alone]
    assert [coded.report.id for coded in alone] == [report.id for report in REPORTS]


def test_it_reads_only_a_few_batches_ahead(two: Crew) -> None:
    taken = 0

    def work() -> Iterator[tuple[dateline.Report, ...]]:
        nonlocal taken
        for _ in range(200):
            taken += 1
            yield BATCHES[0]

    coming = two.code(work())
    next(coming)
    assert taken <= 8
    coming.close()  # type: ignore[attr-defined]


def test_an_error_in_the_work_reaches_the_caller(two: Crew) -> None:
    def work() -> Iterator[tuple[dateline.Report, ...]]:
        yield BATCHES[0]
        raise KeyError("the reader failed")

    with pytest.raises(KeyError):
        list(two.code(work()))
    assert len(list(two.code(BATCHES[:1]))) == 1, "and the crew goes on"


def test_a_model_that_is_missing_is_named(two: Crew) -> None:
    for processes in (1, 2):
        with (
            pytest.raises(ModelError, match="no_such_pipeline"),
            Crew(Settings(processes=processes, spacy_model="no_such_pipeline")),
        ):
            pass


def killed_on_its_way(crew: Crew) -> None:
    with crew:
        for member in crew._members:
            os.kill(member.process.pid or 0, signal.SIGKILL)
        list(crew.code(BATCHES))


def test_a_process_that_is_killed_is_told_of() -> None:
    crew = Crew(Settings(processes=2))
    with pytest.raises(DatelineError, match="ended on its own") as caught:
        killed_on_its_way(crew)
    assert caught.value.code == "process-ended"
    assert not any(member.process.is_alive() for member in crew._members)
