"""Commands that ask a store: tables for people, lines and columns for programs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from dateline.cli import COMMANDS, main
from dateline.cli import events as events_command
from dateline.cli.intake import expected
from dateline.cli.wording import marked, visible
from dateline.exchange import COLUMNS, TableName
from dateline.record import Span, report_id
from dateline.store import Store

from .conftest import EXAMPLES

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Exit code, output and messages of a command in this process, on the store of examples."""
    monkeypatch.setenv("DATELINE_STORE", str(kept))
    monkeypatch.setenv("DATELINE_SETTINGS", "/dev/null")

    def asked(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out, said.err

    return asked


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_has_examples_and_fits_a_terminal(ask: Ask, command: str | None) -> None:
    status, out, _ = ask(*([command] if command else []), "--help")
    assert status == 0
    assert "Example" in out
    assert max(map(len, out.splitlines())) <= 80


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['dateline', '--help']\nfrom dateline.cli import main\ntry: main()\n"
        "except SystemExit: print({'spacy', 'sqlalchemy', 'pyarrow', 'rich', 'numpy', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_events_as_lines_are_whole_records_with_their_report(ask: Ask) -> None:
    status, out, err = ask("events")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert len(rows) > 20
    assert all(row["sentence"] and row["report"]["id"] and row["why"] for row in rows)
    _, some, _ = ask("events", "--type", "assault", "--status", "happened", "--limit", "3")
    found = [json.loads(line) for line in some.splitlines()]
    assert [(row["type"], row["status"]) for row in found] == [("ASSAULT", "happened")] * 3


def test_events_as_csv_have_the_columns_of_an_export(ask: Ask, tmp_path: Path) -> None:
    _, out, _ = ask("events", "--format", "csv")
    asked = list(csv.reader(io.StringIO(out, newline="")))
    ask("export", str(tmp_path / "e.csv"))
    exported = list(csv.reader(io.StringIO((tmp_path / "e.csv").read_bytes().decode(), newline="")))
    assert asked == exported
    assert asked[0] == [column.name for column in COLUMNS[TableName.EVENTS]]
    _, two, _ = ask("events", "--format", "csv", "--limit", "2")
    assert list(csv.reader(io.StringIO(two, newline=""))) == asked[:3]


def test_background_and_news_are_all_there_is(ask: Ask) -> None:
    background, news, both = (
        len(ask("events", *option)[1].splitlines()) for option in (["--background"], ["--news"], [])
    )
    assert background + news == both
    assert news > 0


@pytest.mark.parametrize(("width", "columns"), [(80, 5), (160, 9)])
def test_a_table_fits_its_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch, width: int, columns: int) -> None:
    monkeypatch.setattr(events_command, "console", lambda: Console(width=width, no_color=True, markup=False))
    status, out, _ = ask("events", "--format", "table", "--limit", "8")
    assert status == 0
    assert max(map(len, out.splitlines())) <= width
    assert len(out.splitlines()[0].split("  ")) >= columns - 1
    assert "8 of " in out


def test_the_beginning_of_an_id_is_enough_and_an_ambiguous_one_is_refused(ask: Ask) -> None:
    event = json.loads(ask("events", "--limit", "1", "--type", "ASSAULT")[1])
    status, out, _ = ask("show", event["id"][:10])
    assert status == 0
    assert event["id"] in out
    assert "In its words" in out
    assert json.loads(ask("show", event["id"], "--json")[1])["anchor"] == event["anchor"]
    assert ask("show", "e-")[0] == 2
    assert ask("show", "e-doesnotexist")[0] == 2


def test_a_report_is_shown_with_what_was_coded_in_it(ask: Ask, kept: Path) -> None:
    listed = ask("report")[1].splitlines()
    with Store.open(kept) as store:
        reports = [coded.report for coded in store.codings()]
    assert len(listed) == len(reports)
    status, out, _ = ask("report", reports[0].id)
    assert status == 0
    assert "[" in out
    assert "•" in out
    assert json.loads(ask("report", reports[0].id[:8], "--json")[1])["report"]["id"] == reports[0].id
    assert ask("report", "nothing")[0] == 2


def test_stats_say_how_much_there_is(ask: Ask) -> None:
    assert json.loads(ask("stats", "--json")[1])["reports"] == 5
    assert ask("stats")[1].startswith("5 reports, 5 coded")


@pytest.mark.parametrize("name", ["all.jsonl", "controls.parquet", "events.csv"])
def test_an_export_is_there_as_a_whole(ask: Ask, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    status, out, err = ask("export", str(path))
    assert (status, out) == (0, "")
    assert err.startswith(f"{path}: ")
    assert path.stat().st_size > 0
    assert ask("export", str(tmp_path / "x.unknown"))[0] == 2
    assert ask("export", str(tmp_path / "no" / "x.csv"))[0] == 2


def test_the_doctor_says_what_is_installed_and_codes_a_sentence(ask: Ask) -> None:
    status, out, _ = ask("doctor")
    assert status == 0
    assert "test sentence" in out
    for row in ("dateline", "spacy", "knowledge", "batch_reports", "store", "cache"):
        assert any(line.startswith(row) for line in out.splitlines()), row


def test_no_report_can_command_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Rebels \x1b[2Jattacked\x07\nMosul\x9b31m"
    assert visible(text) == "Rebels ␛[2Jattacked␇ Mosul�31m"
    assert "\x1b" not in marked(text, Span(0, len(text)), [(Span(7, 20), "anchor")]).plain


def test_anchors_that_overlap_are_bracketed_once() -> None:
    text = "Militants battled troops for Qaim."
    spans = [(Span(10, 17), "anchor"), (Span(10, 28), "anchor"), (Span(29, 33), "anchor")]
    assert marked(text, Span(0, len(text)), spans).plain == "Militants [battled troops for] [Qaim]."


def test_how_many_reports_there_are_is_told_where_it_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n\n{"text": "y"}\n')
    (tmp_path / "README.md").write_text("about")
    assert expected([str(EXAMPLES / "2014-06-10"), str(tmp_path)]) == 5
    assert expected(["-"]) is None
    assert expected([str(EXAMPLES / "desk-digest.csv")]) is None


def test_titles_that_open_the_text_are_not_said_twice(ask: Ask, kept: Path) -> None:
    with Store.open(kept) as store:
        (report, *_) = (coded.report for coded in store.codings() if coded.report.title)
    assert report.id == report_id(report.text)
    words = ask("report", report.id)[1].replace("[", "").replace("]", "")
    assert words.count(report.title or "") == 1
