"""`dateline knowledge`: tables of one's own, checked and made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

HEAD = "id,name,aliases,country,sectors,start,end,source"


def groups(folder: Path, *rows: str) -> Path:
    """A folder with a table of groups."""
    folder.mkdir(exist_ok=True)
    (folder / "groups.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    return folder


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        ("grp-quiet,Quiet Front,,IRQ,REB,,,own", 0, ""),
        ("grp-quiet,Quiet Front,Attack,IRQ,REB,,,own", 0, "groups.csv:2: warning: 'Attack' is"),
        ("grp-quiet,Quiet Front,Mahdi Army,IRQ,REB,,,own", 1, "groups.csv:2: error: 'Mahdi Army' names"),
        ("grp-quiet,Quiet Front,,IRQ,REB,2023-02-30,,own", 1, "groups.csv:2: error: start '2023-02-30' is no date"),
    ],
)
def test_lint_names_file_line_severity_and_fails_on_errors_only(
    run: Run, tmp_path: Path, row: str, code: int, said: str
) -> None:
    done = run("knowledge", "lint", groups(tmp_path / "mine", row).name)
    assert done.returncode == code
    assert done.stdout.decode().startswith(f"mine/{said}" if said else "")
    assert done.stdout.count(b"\n") == bool(said)
    lines = run("knowledge", "lint", "mine", "--json", "--errors").stdout.decode().splitlines()
    assert [json.loads(line)["severity"] for line in lines] == ["error"] * code


def test_lint_of_the_own_tables_finds_no_errors(run: Run) -> None:
    done = run("knowledge", "lint", "--errors")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"0 errors, 0 warnings\n")


def test_lint_of_a_folder_that_is_none_is_a_slip_of_usage(run: Run) -> None:
    assert run("knowledge", "lint", "nowhere").returncode == 2


def test_import_makes_a_folder_that_code_can_use_and_tells_what_was_lost(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my.txt").write_text("QUIET_RIVER_BRIGADE [IRQREB]\nFARMER [~AGR]\n")
    done = run("knowledge", "import", "my.txt", "--to", "mine")
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode()
    assert told.startswith(
        "Read 2 lines of 1 file: 2 entries, 2 names.\nMade 1 rows with 1 names in mine: groups.csv 1."
    )
    assert "       1  a common noun for an actor" in told
    text = b"The Quiet River Brigade attacked an army base near Mosul on Sunday.\n"
    assert b'"grp-quiet-river-brigade"' in run("code", "--knowledge", "mine", input=text).stdout
    again = run("knowledge", "import", "my.txt", "--to", "mine")
    assert again.returncode == 2
    assert again.stderr == b"dateline: mine: is not empty; name a new folder\n"
    assert run("knowledge", "import", "none.txt", "--to", "other").returncode == 2


REPORT = b"The Quiet River Front attacked an army base near Mosul on Sunday, killing 12 soldiers.\n"


def test_update_shows_what_would_change_and_keeps_it_when_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(REPORT)
    (tmp_path / "other.txt").write_bytes(REPORT.replace(b"Quiet River Front", b"Loud Front"))
    assert run("read", "report.txt", "other.txt", "--store", "s.db").returncode == 0
    mine = groups(tmp_path / "mine", "grp-quiet,Quiet River Front,,IRQ,REB,,,own")
    plan = run("knowledge", "update", "mine", "--ledger", "s.db", "--format", "jsonl")
    (line,) = map(json.loads, plan.stdout.decode().splitlines())
    assert [change["after"]["entity"] for change in line["changes"]][:1] == ["grp-quiet"]
    told = plan.stderr.decode()
    assert "1 of 2 reports hold names that mine changes\n" in told
    assert "nothing is stored; --apply does" in told
    table = run("knowledge", "update", "mine", "--ledger", "s.db").stdout.decode()
    assert "Quiet River Front [grp-quiet] IRQ REB" in table
    kept = run("knowledge", "update", "mine", "--ledger", "s.db", "--apply", "-j", 2).stderr.decode()
    assert "1 new codings are stored; the old ones stay" in kept
    assert f'set knowledge = ["{mine}"]' in kept
    again = run(
        "knowledge", "update", "mine", "--ledger", "s.db", env={"DATELINE_KNOWLEDGE": str(mine)}
    ).stderr.decode()
    assert "1 were coded with these very tables before" in again
    assert b"grp-quiet" in run("events", "--store", "s.db", "--actor", "grp-quiet").stdout


def test_update_with_bad_tables_or_no_store_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(REPORT)
    run("read", "report.txt", "--store", "s.db")
    before = (tmp_path / "s.db").read_bytes()
    groups(tmp_path / "mine", "grp-quiet,Quiet River Front,,XXX,REB,,,own")
    done = run("knowledge", "update", "mine", "--ledger", "s.db", "--apply")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"mine/groups.csv:2: country 'XXX'" in done.stderr
    assert (tmp_path / "s.db").read_bytes() == before
    assert run("knowledge", "update", "mine", "--ledger", "none.db").returncode == 2
