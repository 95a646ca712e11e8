"""The command line as its users meet it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")
EXAMPLES = Path(__file__).parents[2] / "examples" / "june-2014"
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
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
