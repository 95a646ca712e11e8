"""The quality gate fails where a figure falls under its floor, and moves floors up only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.form import AnnotatedReport, read_corpus
from dateline.record import Coded
from evaluation import gate
from evaluation.corpus import REPORTS
from evaluation.gate import FOLLOWED, RESOLVED, main, margin, raised, read_floors, under
from evaluation.resolution import Figure, Resolution
from evaluation.score import Scores


@pytest.mark.parametrize(
    ("measured", "failed"),
    [
        ({"chains, CoNLL F1": 0.5}, []),
        ({"chains, CoNLL F1": 0.499}, ["chains, CoNLL F1"]),
        ({}, ["chains, CoNLL F1"]),  # a floor whose figure is not measured any more
        ({"chains, CoNLL F1": 0.6, "actors, entity": 0.1}, []),  # no floor yet
    ],
)
def test_a_figure_under_its_floor_fails(measured: dict[str, float], failed: list[str]) -> None:
    assert under(measured, {"chains, CoNLL F1": 0.5}) == failed


def test_the_noise_of_a_figure_is_two_things_read_otherwise_and_a_hundredth_at_least() -> None:
    assert margin(Figure(0.8, 20)) == pytest.approx(0.1)
    assert margin(Figure(0.8, 20_000)) == pytest.approx(0.01)
    assert margin(Figure(0.8, 0)) == pytest.approx(2.0)


def test_floors_only_move_up() -> None:
    assert raised(0.5, Figure(0.6, 1000)) == 0.59
    assert raised(0.595, Figure(0.6, 1000)) == 0.595
    assert raised(0.7, Figure(0.6, 1000)) == 0.7
    assert raised(0.0, Figure(0.01, 10)) == 0.0


@pytest.mark.parametrize("part", RESOLVED.values())
def test_actors_chains_and_times_of_both_parts_have_floors(part: str) -> None:
    kinds = {name.split(",")[0] for name in read_floors()[part]}
    assert kinds == {"actors", "chains", "times"}


@pytest.mark.parametrize("part", FOLLOWED.values())
@pytest.mark.parametrize("what", ["incidents", "tolls", "control", "relations"])
def test_what_many_reports_say_together_has_floors(part: str, what: str) -> None:
    assert any(what in name and "gold events" in name for name in read_floors()[part])
    assert any(what in name and "from text" in name for name in read_floors()[part])


@pytest.fixture
def small_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The gate with figures of nobody's reading in place of the measured ones; gives the parts that were coded."""
    coded: list[str] = []

    def code_part(_coder: object, part: str) -> Iterator[tuple[AnnotatedReport, Coded]]:
        coded.append(part)
        return iter(())

    def figures_of(reports: Sequence[object]) -> Resolution:
        list(reports)
        resolution = Resolution({})
        resolution.times.gold, resolution.times.coded, resolution.times.found = 100, 100, 80
        return resolution

    monkeypatch.setattr(gate, "Coder", lambda: SimpleNamespace(knowledge=None))
    monkeypatch.setattr(gate, "coded_part", code_part)
    monkeypatch.setattr(gate, "resolution_of", figures_of)
    monkeypatch.setattr(gate, "figures_of_part", lambda *_: {})
    monkeypatch.setattr(gate, "_measure", lambda coder, part, verbose: Scores())
    monkeypatch.setattr(gate, "fingerprint", lambda: "pinned")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "read_floors", lambda path=tmp_path / "floors.toml": read_floors(path))
    return coded


def floors(folder: Path, floor: float) -> None:
    content = f'[gold]\nfingerprint = "pinned"\n[resolved-dev]\n"times, span F1" = {floor}\n'
    (folder / "floors.toml").write_text(content, "utf-8")


@pytest.mark.parametrize(("floor", "verdict"), [(0.79, 0), (0.81, 1)])
def test_a_fall_of_times_fails_the_gate(
    small_gate: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], floor: float, verdict: int
) -> None:
    floors(tmp_path, floor)
    assert main([]) == verdict
    assert ("UNDER" in capsys.readouterr().out) == bool(verdict)
    assert small_gate == ["test", "dev"]  # each part is coded once, whatever is scored on it


def test_raising_writes_floors_of_who_where_and_when(small_gate: list[str], tmp_path: Path) -> None:
    floors(tmp_path, 0.5)
    assert main(["--raise"]) == 0
    written = read_floors(tmp_path / "floors.toml")
    assert written["resolved-dev"]["times, span F1"] == written["resolved-test"]["times, span F1"] == 0.78


def test_the_pinned_test_part_includes_which_entity_an_actor_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gate.fingerprint()
    assert before == read_floors()["gold"]["fingerprint"]
    tested = next(report.id for report in read_corpus(REPORTS) if gate.part_of(report) == "test")
    learned = next(report.id for report in read_corpus(REPORTS) if gate.part_of(report) == "train")
    monkeypatch.setattr(gate, "read_entities", lambda: {**read(), (learned, "p1"): "per-somebody"})
    assert gate.fingerprint() == before
    monkeypatch.setattr(gate, "read_entities", lambda: {**read(), (tested, "p1"): "per-somebody"})
    assert gate.fingerprint() != before


read = gate.read_entities
