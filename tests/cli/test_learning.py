"""``dateline annotate``, ``evaluate`` and ``train``: from coded reports to a coder that has learnt from corrections."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.form import read_pack

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
REPORT = (
    "Troops seized the town of Bor on Monday, killing 12 rebels, the army said.\n\n"
    "The rebels denied that they had lost it. A film about the war opens on Friday.\n"
)


@pytest.fixture
def pack(run: Run, tmp_path: Path) -> Path:
    """A report, coded and written in the form of the corpus."""
    (tmp_path / "report.json").write_text(
        f'{{"text": {REPORT!r}, "published": "2014-01-21"}}'.replace("'", '"'), "utf-8"
    )
    done = run("annotate", "report.json")
    assert done.returncode == 0, done.stderr.decode()
    (tmp_path / "mine.txt").write_bytes(done.stdout)
    return tmp_path / "mine.txt"


def test_annotate_writes_what_is_coded_under_each_sentence(pack: Path) -> None:
    (report,) = read_pack(pack)
    said = {
        (s.words[0], report.words(a)) for s in report.statements for a in report.anchors if s.id in a.ids and s.words
    }
    assert report.published == "2014-01-21"
    assert " ".join(report.text.split()) == " ".join(REPORT.split())
    assert any(kind == "seized" for kind, _ in said)
    assert report.sentences[-1].start not in {report.sentences[s.sentence].start for s in report.statements}


def test_evaluate_finds_in_a_pack_what_the_coder_itself_wrote(run: Run, pack: Path) -> None:
    done = run("evaluate", pack)
    assert done.returncode == 0, done.stderr.decode()
    assert b"event anchor and type    P 1.000  R 1.000" in done.stdout


def test_evaluate_misses_what_a_person_has_added(run: Run, pack: Path) -> None:
    told = pack.read_text("utf-8").replace("opens", "{e99:opens}").replace("\n\n@", "\n  e99 AID\n\n@", 1)
    pack.write_text(told, "utf-8")
    assert b"event anchor and type    P 1.000  R 1.000" not in run("evaluate", pack).stdout


@pytest.mark.parametrize("command", [("evaluate",), ("train", "--out", "new")])
def test_a_pack_out_of_form_is_named_with_its_line(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "bad.txt").write_text("=== one\npublished: 2014-01-21\n[o1:Troops took Bor.\n", "utf-8")
    done = run(*command, "bad.txt")
    if command[0] == "train" and importlib.util.find_spec("torch") is None:
        assert b"pip install -e . --group train" in done.stderr
    else:
        assert b"bad.txt:3: 'o1' is not closed" in done.stderr
    assert done.returncode != 0
    assert not (tmp_path / "new").exists()


def test_train_does_not_write_over_a_folder_that_is_there(run: Run, pack: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = run("train", pack, "--out", "mine")
    assert done.returncode == 2
    assert b"mine is there already" in done.stderr
    assert list((tmp_path / "mine").iterdir()) == []
