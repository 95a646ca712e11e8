"""The notebooks of the documentation run from top to bottom, without a network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


def cells(notebook: Path, kind: str) -> list[str]:
    read = json.loads(notebook.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in read["cells"] if cell["cell_type"] == kind]


@pytest.mark.slow
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(notebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("MPLBACKEND", "agg")
    names: dict[str, object] = {"__name__": "__main__"}
    for number, cell in enumerate(cells(notebook, "code"), 1):
        exec(compile(cell, f"{notebook.name} [{number}]", "exec"), names)
    assert capsys.readouterr().out


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_what_it_printed(notebook: Path) -> None:
    read = json.loads(notebook.read_text(encoding="utf-8"))
    assert [cell for cell in read["cells"] if cell.get("outputs")] == []
    assert len({cell["id"] for cell in read["cells"]}) == len(read["cells"])


def test_notebooks_are_in_the_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert NOTEBOOKS
    assert [path.name for path in NOTEBOOKS if path.name not in index] == []
