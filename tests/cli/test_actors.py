"""``dateline actors``: the queue of unknown actors and decisions about it, as a person meets them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from dateline.cli import actors as actors_command
from dateline.cli import actors_unknown, main
from dateline.store import Store
from ledger_samples import NEWER_CODER, many, recoded, river_crossing

Ask = Callable[..., tuple[int, str, str]]
NEW = ("--as", "Adil Karim", "--by", "ada")


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Exit code, output and messages of a subcommand in this process, on a store of four reports."""
    path = tmp_path / "four.db"
    with Store.open(path, create=True) as store:
        store.add(many(4))
    monkeypatch.setenv("DATELINE_STORE", str(path))
    monkeypatch.setenv("DATELINE_SETTINGS", "/dev/null")

    def asked(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", "actors", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out, said.err

    return asked


def queue(ask: Ask, *options: str) -> list[dict[str, object]]:
    status, out, err = ask("unknown", *options)
    assert (status, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def about(ask: Ask, name: str) -> str:
    return next(str(actor["id"]) for actor in queue(ask) if actor["name"] == name)


def refused(ask: Ask, *arguments: str) -> str:
    """The message of a command that fails and decides nothing."""
    before = ask("decisions")[1]
    status, out, err = ask(*arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) <= 4
    assert ask("decisions")[1] == before
    return err


@pytest.mark.parametrize("name", sorted(actors_command.command.commands))
def test_help_of_each_subcommand_has_examples_and_fits_a_terminal(ask: Ask, name: str) -> None:
    status, out, _ = ask(name, "--help")
    assert status == 0
    assert "Example" in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_queue_says_who_where_and_how_often(ask: Ask) -> None:
    first = queue(ask)[0]
    assert first["name"] == "Adil Number1"
    assert first["titles"] == {"Colonel of Marsh Front": 1}
    assert (first["events"], first["ties"], first["reports"], first["last_day"]) == (1, 2, 1, "2014-06-11")
    assert first["quotations"] == [{"report": "report-1", "sentence": first["quotations"][0]["sentence"]}]  # type: ignore[index]
    status, out, _ = ask("unknown", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["name"] for row in rows] == [actor["name"] for actor in queue(ask)]
    assert rows[0]["countries"] == "IRQ 1"
    assert status == 0


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--country", "irq"], 4), (["--country", "SYR"], 0), (["--sector", "MIL"], 4), (["--sector", "REB"], 0),
        (["--kind", "person"], 4), (["--kind", "organisation"], 0), (["--since", "2014-06-11"], 4),
        (["--since", "2014-06-12"], 0), (["--least", "1"], 4), (["--least", "2"], 0), (["--limit", "3"], 3),
    ],
)  # fmt: skip
def test_filters_narrow_the_queue(ask: Ask, options: list[str], number: int) -> None:
    assert len(queue(ask, *options)) == number


@pytest.mark.parametrize("width", [80, 160])
def test_a_table_fits_its_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(actors_unknown, "console", lambda: Console(width=width, no_color=True, markup=False))
    status, out, _ = ask("unknown", "--format", "table", "--limit", "2")
    assert status == 0
    assert max(map(len, out.splitlines())) <= width
    assert "2 of 4 unknown actors, 2 more: --limit" in out
    one = ask("unknown", about(ask, "Adil Number2")[:12], "--format", "table")[1]
    assert "In their words" in one
    assert "Marsh Front fighters attacked" in one


def test_a_decision_is_kept_with_who_when_and_why_and_survives_coding_anew(ask: Ask, tmp_path: Path) -> None:
    status, out, _ = ask("name", about(ask, "Adil Number1"), *NEW, "--why", "his own words")
    assert (status, out.splitlines()[0]) == (
        0, "decision 1: Adil Number1 is Adil Karim, per-adil-karim (person, IRQ, MIL)"
    )  # fmt: skip
    (kept,) = [json.loads(line) for line in ask("decisions")[1].splitlines()]
    assert (kept["by"], kept["why"], kept["holds"], kept["claim"]["names"]) == (
        "ada", "his own words", True, ["Adil Number1"]
    )  # fmt: skip
    assert kept["at"].endswith("Z")
    with Store.open(tmp_path / "four.db") as store:
        store.add([recoded(river_crossing(1), NEWER_CODER)])
        store.rebuild()
    assert [actor["name"] for actor in queue(ask)] == ["Adil Number2", "Adil Number3", "Adil Number4"]


def test_merging_splitting_dismissing_and_undoing(ask: Ask) -> None:
    one, two = about(ask, "Adil Number1"), about(ask, "Adil Number2")
    assert ask("merge", one, two, "--by", "ada")[0] == 0
    assert len(queue(ask)) == 3
    assert "decision 1 that they are one: undo one of them first" in refused(ask, "split", two, "Adil Number1")
    assert ask("dismiss", about(ask, "Adil Number3"), "--why", "a typing error", "--by", "bo")[0] == 0
    listed = len(queue(ask))
    last = len(ask("decisions")[1].splitlines())
    assert ask("undo", str(last), "--by", "bo")[1] == f"decision {last + 1}: decision {last} no longer holds\n"
    assert len(queue(ask)) == listed + 1
    assert "hold." in ask("decisions", "--format", "table")[1]
    rows = list(csv.DictReader(io.StringIO(ask("decisions", "--format", "csv")[1], newline="")))
    assert [row["holds"] for row in rows[-2:]] == ["false", "true"]


def test_what_cannot_be_decided_is_refused_with_one_message(ask: Ask) -> None:
    one = about(ask, "Adil Number1")
    assert "no unknown actor has the id 'unk-0'" in refused(ask, "dismiss", "unk-0", "--why", "x")
    assert "one already" in refused(ask, "merge", one, one)
    assert "no name 'Nobody'" in refused(ask, "split", one, "Nobody")
    assert "has an entity 'per-nobody-at-all'" in refused(ask, "merge", one, "per-nobody-at-all")
    assert "there is no decision 7" in refused(ask, "undo", "7")
    assert "no such sector" in refused(ask, "name", one, *NEW, "--sectors", "ARMY")
    assert "--office is for persons" in refused(ask, "name", one, *NEW, "--kind", "group", "--office", "chief")
    assert "per-barack-obama has the name" in refused(ask, "name", one, "--as", "Barack Obama", "--country", "USA")
    assert "--why" in refused(ask, "dismiss", one)
    assert "--by" in refused(ask, "dismiss", one, "--why", "x", "--by", " ")
    assert ask("dismiss", one, "--why", "x", "--by", "ada")[0] == 0
    assert "decision 1 says that it is dismissed" in refused(ask, "name", one, *NEW)


def test_an_empty_store_has_an_empty_queue_and_no_store_is_an_error(ask: Ask, tmp_path: Path) -> None:
    path = str(tmp_path / "empty.db")
    Store.open(path, create=True).close()
    assert ask("unknown", "--ledger", path) == (0, "", "")
    assert "0 of 0 unknown actors" in ask("unknown", "--store", path, "--format", "table")[1]
    assert ask("decisions", "--store", path) == (0, "", "")
    assert "nothing is decided" in ask("export", "--to", str(tmp_path / "kb"), "--store", path)[2]
    assert ask("unknown", "--ledger", str(tmp_path / "none.db"))[0] == 2


def test_an_export_is_laid_out_as_the_knowledge_tables(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    ask("name", about(ask, "Adil Number1"), *NEW, "--office", "police chief", "--start", "2014-06")
    ask("merge", about(ask, "Adil Number2"), "per-kim-campbell", "--by", "ada")
    status, out, err = ask("export", "--to", str(folder))
    assert (status, out) == (0, "")
    assert err.startswith(f"{folder}: 2 rows in people.csv")
    rows = list(csv.DictReader((folder / "people.csv").read_text().splitlines()))
    assert [row["id"] for row in rows] == ["per-adil-karim", "per-kim-campbell"]
    assert rows[0] | {"source": ""} == {
        "id": "per-adil-karim", "name": "Adil Karim", "aliases": "Adil Number1", "country": "IRQ", "sectors": "MIL",
        "office": "police chief", "start": "2014-06", "end": "", "source": "",
    }  # fmt: skip
    assert "Adil Number2" in rows[1]["aliases"].split("|")
    (folder / "mine.csv").write_text("id,source\nx,own\n")
    shutil.copy(folder / "people.csv", tmp_path / "before.csv")
    assert ask("export", "--to", str(folder))[0] == 2
    assert (folder / "people.csv").read_bytes() == (tmp_path / "before.csv").read_bytes()
