"""What the documentation shows can be done as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline import cli
from dateline.flow import situate
from dateline.knowledge import Queue
from dateline.store import Store

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted(p for p in (ROOT / "docs").rglob("*.md") if not {"_build", "reference"} & set(p.parts)),
]
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\b(?:[er]|inc|unk)-[0-9a-f]{4,16}\b")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the example reports, and a store into which the first command reads them; all pages share it."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


@pytest.fixture(scope="module", autouse=True)
def one_coder() -> Iterator[None]:
    """Every page makes a coder; loading the models once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        made: list[dateline.Coder] = []

        def coder() -> dateline.Coder:
            made.extend([] if made else [_CODER()])
            return made[0]

        patch.setitem(vars(dateline), "Coder", coder)
        yield


_CODER = dateline.Coder


def _blocks(page: Path) -> list[tuple[str, str]]:
    return BLOCK.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_of_a_page_run(page: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"__name__": "example"}
    for kind, text in _blocks(page):
        if kind == "python":
            exec(compile(text, page.name, "exec"), names)
        else:
            for line in text.splitlines():
                if line.startswith("$ dateline "):
                    assert _run(line.removeprefix("$ dateline ")) == 0, line
    capsys.readouterr()


def test_examples_are_found() -> None:
    found = [kind for page in PAGES for kind, _ in _blocks(page)]
    assert found.count("python") >= 3
    assert found.count("console") >= 3


def _run(line: str) -> int:
    """The exit code of a command line; ids of records, which change with the coder, become those of this store."""
    words = shlex.split(line.split(" | ", maxsplit=1)[0].split(" > ", maxsplit=1)[0])
    if any(ID.fullmatch(word) for word in words):
        words = [_present(word, Path(words[words.index("--store") + 1])) for word in words]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["dateline", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return int(ended.value.code or 0)


def _present(word: str, path: Path) -> str:
    if not ID.fullmatch(word):
        return word
    with Store.open(path) as store:
        if word.startswith("unk-"):
            actors = Queue.of(store.sightings(), tuple(store.decisions())).actors
            return next((a.id for a in actors if a.id.startswith(word)), actors[0].id)
        if word.startswith("inc-"):
            ids = [incident.id for incident in situate(store).incidents()]
            return next((one for one in ids if one.startswith(word)), ids[0])
        row = next(iter(store.events()))
    return row.event.id if word.startswith("e-") else row.report.id
