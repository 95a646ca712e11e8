"""`dateline read`: into the store, stopped at any moment and resumed, with nothing lost and nothing twice."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from dateline.store import Store

from .conftest import COMMAND, EXAMPLES, Run, Start, environment

DAYS = [EXAMPLES / day for day in ("2014-06-10", "2014-06-11", "2014-06-12", "2014-06-13")]
NUMBER = sum(len(list(day.iterdir())) for day in DAYS)
SMALL_BATCHES = {"DATELINE_BATCH_REPORTS": "1"}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The content of a store that was filled in one go."""
    path = tmp_path_factory.mktemp("whole") / "s.db"
    command = [*COMMAND, "read", *map(str, DAYS), "--store", str(path)]
    done = subprocess.run(command, env=environment({}), capture_output=True, check=True)
    assert done.stderr.decode().startswith(f"{path}: {NUMBER} new reports, ")
    with Store.open(path) as store:
        return store.content_hash()


def wait_for(path: Path, number: int) -> None:
    """Waits until so many reports are in the store."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if path.exists():
            try:
                with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
                    (found,) = database.execute("SELECT count(*) FROM reports").fetchone()
            except sqlite3.OperationalError:
                found = -1
            if found >= number:
                return
        time.sleep(0.01)
    pytest.fail("the store was not filled in time")


def members(group: int) -> list[int]:
    """The processes that run in a process group."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if folder.name.isdigit() and int(fields[2]) == group and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def wait_until_gone(group: int) -> None:
    deadline = time.monotonic() + 20
    while members(group):
        assert time.monotonic() < deadline, f"still running: {members(group)}"
        time.sleep(0.05)


@pytest.mark.parametrize(("processes", "after"), [(1, 0), (1, 4), (2, 5)])
def test_killed_at_any_moment_and_resumed_the_store_says_the_same(
    start: Start, run: Run, tmp_path: Path, undisturbed: str, processes: int, after: int
) -> None:
    path = tmp_path / "s.db"
    working = start("read", *DAYS, "--store", path, "-j", processes, env=SMALL_BATCHES)
    wait_for(path, after)
    os.kill(working.pid, signal.SIGKILL)
    working.communicate()
    wait_until_gone(working.pid)
    with Store.open(path, create=True) as store:
        left = sum(1 for _ in store.reports())
    assert after <= left < NUMBER, "it was killed on its way"
    done = run("read", *DAYS, "--store", path, "-j", processes)
    assert done.returncode == 0
    known = f", {left} known already" if left else ""
    assert f"{NUMBER - left} new reports{known}, " in done.stderr.decode()
    with Store.open(path) as store:
        assert store.content_hash() == undisturbed


@pytest.mark.parametrize("processes", [1, 2])
def test_interrupted_it_says_what_is_kept_and_how_to_go_on(
    start: Start, run: Run, tmp_path: Path, undisturbed: str, processes: int
) -> None:
    path = tmp_path / "s.db"
    working = start("read", *DAYS, "--store", path, "-j", processes, env=SMALL_BATCHES)
    wait_for(path, 3)
    os.killpg(working.pid, signal.SIGINT)
    _, told = working.communicate(timeout=30)
    wait_until_gone(working.pid)
    assert working.returncode == 130
    with Store.open(path) as store:
        left = sum(1 for _ in store.reports())
    assert told.decode() == (
        f"dateline: interrupted; {left} new reports are kept in {path}. The same command goes on from there.\n"
    )
    assert run("read", *DAYS, "--store", path).returncode == 0
    with Store.open(path) as store:
        assert store.content_hash() == undisturbed


def test_a_store_that_cannot_grow_keeps_what_it_has_and_says_so(run: Run, tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "s.db"
    shutil.copy(kept, path)
    with Store.open(path) as store:
        before = store.content_hash()
    limit = path.stat().st_size + 20_000

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [*COMMAND, "read", *map(str, DAYS), "--store", str(path)], env=environment({}), cwd=tmp_path,
        capture_output=True, preexec_fn=small_files, check=False,
    )  # fmt: skip
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert told.count("\n") == 1
    assert told.startswith(f"dateline: {path}: ")
    with Store.open(path) as store:
        assert store.content_hash() == before
    assert run("read", *DAYS, "--store", path).returncode == 0


def test_a_store_of_another_version_or_program_is_left_as_it_is(run: Run, tmp_path: Path, kept: Path) -> None:
    newer, foreign = tmp_path / "newer.db", tmp_path / "foreign.db"
    shutil.copy(kept, newer)
    with closing(sqlite3.connect(newer)) as database, database:
        database.execute("INSERT INTO migrations (name, position) VALUES ('of-the-future', 99)")
    with closing(sqlite3.connect(foreign)) as database, database:
        database.execute("CREATE TABLE t (x)")
    for path, said in ((newer, "newer"), (foreign, "another program")):
        before = path.read_bytes()
        done = run("read", EXAMPLES / "2014-06-10", "--store", path)
        assert done.returncode == 2
        assert said in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1
        assert path.read_bytes() == before


def test_reports_read_twice_or_found_elsewhere_are_kept_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES / "2014-06-10", folder)
    first = run("read", EXAMPLES / "2014-06-10", "--store", "s.db")
    second = run("read", folder, folder, "--store", "s.db")
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stderr.decode().startswith("s.db: 3 new reports, ")
    assert second.stderr.decode().startswith("s.db: 0 new reports, 6 known already, ")
