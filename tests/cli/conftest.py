"""The command line as its users meet it: in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main
from dateline.store import Store
from situated_samples import marsh_war

COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")
EXAMPLES = Path(__file__).parents[2] / "examples" / "june-2014"
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Asking = Callable[..., tuple[int, str, str]]
Start = Callable[..., "subprocess.Popen[bytes]"]


def environment(given: dict[str, str]) -> dict[str, str]:
    """The environment of a command: no settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return kept | {"DATELINE_SETTINGS": os.devnull} | given


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts a command in an empty folder."""

    def started(*arguments: object, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*COMMAND, *map(str, arguments)], cwd=tmp_path, env=environment(env or {}), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    return started


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command in an empty folder to its end."""

    def ran(
        *arguments: object, input: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)], cwd=tmp_path, env=environment(env or {}), input=input,
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done

    return ran


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some of the example reports."""
    path = tmp_path_factory.mktemp("kept") / "june.db"
    folders = [EXAMPLES / "2014-06-10", EXAMPLES / "2014-06-18"]
    done = subprocess.run(
        [*COMMAND, "read", *map(str, folders), "--store", str(path)],
        env=environment({}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return path


@pytest.fixture(scope="session")
def situated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a small war told by several outlets, made once."""
    path = tmp_path_factory.mktemp("situated") / "marsh.db"
    with Store.open(path, create=True) as store:
        store.add(marsh_war())
    return path


@pytest.fixture
def asking(situated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asking:
    """Exit code, output and messages of a command in this process, on the store of the small war."""
    monkeypatch.setenv("DATELINE_STORE", str(situated))
    monkeypatch.setenv("DATELINE_SETTINGS", os.devnull)

    def asked(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out, said.err

    return asked


def rows_of(asking: Asking, *arguments: str) -> list[dict[str, Any]]:
    """What a command answers in JSON Lines."""
    status, out, err = asking(*arguments, "--format", "jsonl")
    assert (status, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def csv_of(asking: Asking, *arguments: str) -> tuple[list[str], list[dict[str, str]]]:
    """The header and the rows of what a command answers in CSV."""
    status, out, err = asking(*arguments, "--format", "csv")
    assert (status, err) == (0, "")
    read = csv.DictReader(io.StringIO(out, newline=""))
    rows = list(read)
    return list(read.fieldnames or ()), rows


def refusal(asking: Asking, *arguments: str) -> str:
    """The one line that a command which cannot be answered says."""
    status, out, err = asking(*arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    return err
