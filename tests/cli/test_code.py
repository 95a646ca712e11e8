"""`dateline code`: the contract's command, on good input and on every kind of bad."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dateline.record import Coded, schema, violations

from .conftest import COMMAND, EXAMPLES, Run, environment

GOOD = "Rebels attacked an army base near Mosul on Sunday, killing 12 soldiers, the defence ministry said.\n"
VALIDATOR = Draft202012Validator(schema())


def coded_lines(output: bytes) -> list[dict[str, Any]]:
    """The lines of a run, each of which must hold the contract."""
    lines = [json.loads(line) for line in output.decode("utf-8").splitlines()]
    for line in lines:
        VALIDATOR.validate(line)
        assert violations(Coded.from_dict(line)) == ()
    return lines


def test_lines_come_in_the_order_of_the_input_and_hold_the_contract(run: Run, tmp_path: Path) -> None:
    reports = "".join(json.dumps({"id": f"r{n}", "text": GOOD, "published": "2014-06-16"}) + "\n" for n in range(5))
    done = run("code", "-", EXAMPLES / "2014-06-10", input=reports.encode())
    lines = coded_lines(done.stdout)
    assert done.returncode == 0
    assert done.stderr == b""
    assert [line["report"]["id"] for line in lines[:5]] == [f"r{n}" for n in range(5)]
    assert [Path(line["report"]["provenance"]["path"]).name for line in lines[5:]] == sorted(
        path.name for path in (EXAMPLES / "2014-06-10").iterdir()
    )
    (event,) = lines[0]["events"][:1]
    assert (event["type"], event["status"]) == ("ASSAULT", "happened")


def hostile(folder: Path) -> None:
    """A folder with one good report, and a file of every kind that cannot be read."""
    folder.mkdir()
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "c-line.jsonl").write_bytes(b'{"text": "' + b"x" * 50_000_000 + b'"}\n')
    (folder / "d-deep.html").write_text("<html><body>" + "<div>" * 10_000 + "x" + "</div>" * 10_000)
    with zipfile.ZipFile(folder / "e-bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"\0" * 300_000_000)
    with zipfile.ZipFile(folder / "f-dots.zip", "w") as archive:
        archive.writestr("../../out.txt", GOOD)
    (folder / "g-lines.jsonl").write_text(
        '[1, 2]\n{"text": 5}\n{"text": "", "id": "blank"}\nnot json\n{"title": "no text"}\n{"text": null}\n'
    )
    (folder / "h-good.txt").write_text(GOOD)


def test_every_kind_of_bad_input_is_named_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    hostile(tmp_path / "in")
    done = run("code", "in", "missing.txt", "--output", "out.jsonl")
    told = done.stderr.decode().splitlines()
    assert done.returncode == 2, "a path cannot be read"
    assert all(line.startswith("dateline: ") for line in told), told
    wanted = [
        "in/a-empty.txt", "in/b-binary.txt", "in/c-line.jsonl:1", "in/d-deep.html", "in/e-bomb.zip!bomb.txt",
        "in/f-dots.zip!../../out.txt", *(f"in/g-lines.jsonl:{n}" for n in range(1, 7)), "missing.txt",
    ]  # fmt: skip
    assert [line.split(": ")[1] for line in told] == wanted
    lines = coded_lines((tmp_path / "out.jsonl").read_bytes())
    assert len(lines) == len(wanted) + 1, "what cannot be coded still yields a line"
    assert [bool(line["events"]) for line in lines].count(True) == 1
    assert "blank" in {line["report"]["id"] for line in lines}


def test_slips_in_fields_and_characters_are_named_and_the_report_is_coded(run: Run) -> None:
    odd = [
        {"text": GOOD, "published": "last Tuesday-ish"},
        {"text": GOOD.replace("army", "ar\0my")},
        {"text": GOOD, "title": 7},
        {"text": "\u202eقال الجيش\u202c " + GOOD + "e\u0301\u0327 👩‍👩‍👧 \U0001f1ee\U0001f1f6"},
        {"text": GOOD, "published": "2014-06-16"},
    ]
    done = run("code", input="".join(json.dumps(each) + "\n" for each in odd).encode())
    lines = coded_lines(done.stdout)
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == ["-:1", "-:2", "-:3"]
    assert all(line["events"] for line in lines)
    assert lines[0]["report"]["published"] is None


def test_a_file_in_utf_8_that_breaks_off_is_coded_and_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_bytes((GOOD + "The city of Tel Afar fell é").encode()[:-1])
    done = run("code", "cut.txt")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("dateline: cut.txt: ")
    assert coded_lines(done.stdout)[0]["events"]


def test_notes_and_files_that_are_no_reports_make_no_run_fail(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "README.md").write_text("# About\n")
    (tmp_path / "in" / "a.txt").write_text("Baghdad, 15 June 2014\n\n" + GOOD)
    done = run("code", "in")
    assert done.returncode == 0
    assert done.stderr.decode() == "dateline: passed over, as they have the form of no report: in/README.md\n"
    assert len(coded_lines(done.stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["code", "--processes", "0"], "processes"),
        (["code", "x.txt", "--columns", "text"], "field=name"),
        (["code", "x.txt", "--model", "no_such_pipeline"], "no such spaCy pipeline"),
        (["code", "x.txt", "--output", "no/folder/out.jsonl"], "no/folder/out.jsonl: cannot be written"),
        (["code", "x.txt", "--output", "."], "is a directory"),
        (["read"], "PATH"),
        (["read", "x.txt", "--store", "x.txt"], "x.txt: is no Dateline store"),
        (["events"], "dateline.db: there is no store"),
        (["events", "--type", "ATTACK"], "ATTACK"),
        (["nonsense"], "nonsense"),
    ],
)
def test_a_call_that_makes_no_sense_ends_with_2_and_says_why(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "x.txt").write_text(GOOD)
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stdout == b""
    assert (tmp_path / "x.txt").read_text() == GOOD


def test_settings_of_unknown_name_are_refused_and_known_ones_taken(run: Run, tmp_path: Path) -> None:
    refused = run("stats", env={"DATELINE_STOER": "x.db"})
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"did you mean store?" in refused.stderr
    assert b"other.db: there is no store" in run("stats", env={"DATELINE_STORE": "other.db"}).stderr


def test_a_full_disk_is_one_line_and_leaves_no_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(GOOD)
    done = run("code", "x.txt", "--output", "/dev/full")
    assert done.returncode == 2
    assert done.stderr.decode() == "dateline: /dev/full: cannot be written: No space left on device\n"
    with Path("/dev/full").open("wb") as full:
        piped = subprocess.run(
            [*COMMAND, "code", "x.txt"],
            cwd=tmp_path,
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert piped.returncode == 2
    assert piped.stderr.decode() == "dateline: standard output: No space left on device\n"
    assert Path("/dev/full").is_char_device()


def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "code", "-"], cwd=tmp_path, env=environment({}), input=GOOD.encode(), stdout=writing,
        stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


def test_two_processes_give_the_very_bytes_of_one(run: Run) -> None:
    one = run("code", EXAMPLES / "2014-06-10", EXAMPLES / "2014-06-11", "-j", 1, env={"DATELINE_BATCH_REPORTS": "2"})
    two = run("code", EXAMPLES / "2014-06-10", EXAMPLES / "2014-06-11", "-j", 2, env={"DATELINE_BATCH_REPORTS": "2"})
    assert (one.returncode, two.returncode) == (0, 0)
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 6


def overlay(folder: Path, *rows: str) -> Path:
    """A folder with a table of groups."""
    folder.mkdir()
    (folder / "groups.csv").write_text("\n".join(["id,name,aliases,country,sectors,start,end,source", *rows]) + "\n")
    return folder


def test_a_folder_of_ones_own_tables_is_used_by_option_and_by_setting(run: Run, tmp_path: Path) -> None:
    mine = overlay(tmp_path / "mine", "grp-quiet-river,Quiet River Front,,IRQ,REB,,,own")
    text = b"The Quiet River Front attacked an army base near Mosul on Sunday.\n"
    plain, option = run("code", input=text), run("code", "--knowledge", mine, input=text)
    setting = run("code", "-j", 2, input=text, env={"DATELINE_KNOWLEDGE": str(mine)})
    entities = [{m["entity"] for m in coded_lines(done.stdout)[0]["mentions"]} for done in (plain, option, setting)]
    assert ["grp-quiet-river" in found for found in entities] == [False, True, True]
    assert option.stdout == setting.stdout
    coders = [coded_lines(done.stdout)[0]["coder"]["knowledge"] for done in (plain, option)]
    assert coders[0] != coders[1]


@pytest.mark.parametrize("processes", [1, 2])
def test_every_problem_of_an_overlay_is_a_line_and_nothing_is_coded(run: Run, tmp_path: Path, processes: int) -> None:
    mine = overlay(tmp_path / "mine", "grp-a,A,,XXX,REB,2023-02-30,,own", "grp-b,B,,IRQ,REB,2014,2013,own")
    done = run("code", "--knowledge", "mine", "-j", processes, input=GOOD.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    told = done.stderr.decode().splitlines()
    assert [line.split(": ")[1] for line in told] == ["mine/groups.csv:2"] * 2 + ["mine/groups.csv:3", "mine"]
    assert told[-1] == "dateline: mine: nothing of it is loaded"
    assert mine.is_dir()
