"""``kill -9`` at any moment, two writers at once, readers while writing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from dateline.store import EventFilter, Store, report_fingerprint
from ledger_samples import many

READ = """
import sys
sys.path[:0] = sys.argv[3:]
from itertools import islice
from ledger_samples import CODER, many
from dateline.store import Store, report_fingerprint
print("ready", flush=True)
with Store.open(sys.argv[1], create=True) as store:
    print("open", flush=True)
    reports = iter(many(int(sys.argv[2])))
    while batch := list(islice(reports, 3)):
        known = store.known([report_fingerprint(c.report) for c in batch], CODER)
        store.add_provenances(c.report for c in batch if report_fingerprint(c.report) in known)
        store.add(c for c in batch if report_fingerprint(c.report) not in known)
        print("added", flush=True)
"""
REPORTS = 45


def reading(path: Path, number: int = REPORTS) -> subprocess.Popen[bytes]:
    """A process that reads reports into the store at ``path``, resuming where an earlier one left off."""
    command = [sys.executable, "-c", READ, str(path), str(number), str(Path(__file__).parents[1])]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def record(path: Path) -> tuple[str, list[object]]:
    with Store.open(path) as store:
        return store.content_hash(), [*store.events(EventFilter(text="attacked")), *store.controls(), store.stats()]


@pytest.mark.slow
def test_killed_at_any_moment_and_begun_again_ends_in_the_same_record(tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed.db"
    with reading(undisturbed) as process:
        assert process.wait(60) == 0 or process.communicate()
    expected, chance = record(undisturbed), random.Random(20140610)
    for attempt in range(2):
        path, kills = tmp_path / f"killed-{attempt}.db", 0
        while True:
            with reading(path) as process:
                lines = chance.randint(1, 6)
                seen = sum(1 for _ in zip(range(lines), process.stdout, strict=False))
                time.sleep(chance.random() * 0.02)
                finished = seen < lines
                if not finished:
                    os.kill(process.pid, signal.SIGKILL)
                    kills += 1
                process.communicate()
            if finished:
                break
            if kills > 2:
                with reading(path) as last:
                    last.communicate()
                    assert last.returncode == 0
                break
        assert kills
        assert record(path) == expected


def test_what_was_said_to_be_added_is_there_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with reading(path) as process:
        assert [process.stdout.readline() for _ in range(5)] == [b"ready\n", b"open\n"] + [b"added\n"] * 3
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    with Store.open(path) as store:
        assert store.stats().reports >= 9
        assert store.stats().reports % 3 == 0  # whole batches only
        assert store.count_events() == store.stats().reports == len(list(store.reports(text="attacked")))


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with reading(path) as one, reading(path, 30) as other:
        one.communicate()
        other.communicate()
    assert (one.returncode, other.returncode) == (0, 0)
    with Store.open(path) as store:
        assert store.stats().reports == REPORTS == store.count_events()
        wanted = {report_fingerprint(c.report) for c in many(REPORTS)}
        assert {row.fingerprint for row in store.reports()} == wanted


MAKE = """
import sys
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from ledger_samples import many
from dateline.store import Store
reports = many(1)
print("ready", flush=True)
added = 0
for number in range(int(sys.argv[2])):
    sys.stdin.readline()
    with Store.open(Path(sys.argv[1]) / f"{number}.db", create=True) as store:
        added += store.add(reports).reports
    print(added, flush=True)
"""


def test_a_store_is_made_once_however_many_make_it_at_once(tmp_path: Path) -> None:
    makers, stores = 4, 25
    command = [sys.executable, "-c", MAKE, str(tmp_path), str(stores), str(Path(__file__).parents[1])]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with ExitStack() as stack:
        processes = [stack.enter_context(subprocess.Popen(command, **pipes)) for _ in range(makers)]
        said = [[process.stdout.readline() for process in processes]]
        for _ in range(stores):
            for process in processes:
                process.stdin.write(b"\n")
                process.stdin.flush()
            said.append([process.stdout.readline() for process in processes])
            if b"" in said[-1]:
                break
        failures = [process.communicate()[1].decode() for process in processes]
    assert failures == [""] * makers
    assert sum(map(int, said[-1])) == stores


def test_a_reader_keeps_its_snapshot_while_others_write(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store, Store.open(tmp_path / "s.db") as writer:
        reports = many(12)
        store.add(reports[:6])
        reading_ = store.events()
        first = next(reading_)
        writer.add(reports[6:9])
        store.add(reports[9:])
        assert len([first, *reading_]) == 6
        assert store.count_events() == 12


def test_the_record_does_not_depend_on_batches_or_order(tmp_path: Path) -> None:
    hashes = set()
    for number, (size, step) in enumerate([(1, 1), (5, 1), (12, 1), (5, -1)]):
        reports = many(12)[::step]
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            for start in range(0, 12, size):
                store.add(reports[start : start + size])
            hashes.add(store.content_hash())
            last = list(store.dump())
    assert len(hashes) == 1
    with Store.open(tmp_path / "fewer.db", create=True) as store:
        store.add(many(11))
        assert store.content_hash() not in hashes
        assert set(store.dump()) < set(last)


def test_a_store_whose_maker_was_killed_opens_though_it_must_be_rolled_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        expected = store.content_hash()
    writer = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
    for statement in ("PRAGMA journal_mode=DELETE", "PRAGMA cache_size=1", "BEGIN", "CREATE TABLE half (made)"):
        writer.execute(statement)
    writer.executemany("INSERT INTO half VALUES (?)", [(bytes(5000),)] * 50)
    for name in ("s.db", "s.db-journal"):  # as they lie when the process goes in the midst of writing
        (tmp_path / name.replace("s.db", "left.db")).write_bytes((tmp_path / name).read_bytes())
    writer.close()
    with Store.open(tmp_path / "left.db") as left:
        assert left.content_hash() == expected
