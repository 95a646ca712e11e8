"""``dateline incidents``: which reports tell one happening, and what a person decides about that."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from dateline.cli import incidents as incidents_command
from dateline.cli import incidents_show, main
from dateline.exchange import INCIDENT_COLUMNS
from dateline.record import Coded, CoderInfo, EventType, Source, SourceKind, Span, Status
from dateline.store import Store
from situation_samples import BALAD, HAMRA, KARSAN, Said, report_of

Ask = Callable[..., tuple[int, str, str]]
DAY = "2019-03-04"


def bomb(sentence: str, killed: int, **changes: object) -> Said:
    said = Said(sentence, "exploded", mode="explosives", day=DAY, place=KARSAN, recipients=("shoppers",),
                counts={"killed": killed})  # fmt: skip
    return replace(said, **changes)  # type: ignore[arg-type]


WIRE = (
    "A car bomb exploded at the fish market of Karsan on Monday, killing 12 people who had come to buy food for the "
    "feast before the heat of the day, while the stalls beside the old bridge were still being set up by the traders."
)
ECHO = WIRE.replace("by the traders", "in the dark")
COURIER = "Fourteen shoppers died when a car bomb exploded in the fish market at Karsan on Monday."
DENIAL = Said(
    "The Vell Front denied that its bomb exploded at the fish market of Karsan on Monday.", "exploded",
    mode="explosives", day=DAY, place=KARSAN, actors=("Vell Front",), recipients=("shoppers",), status=Status.DENIED,
)  # fmt: skip
DEPOT = Said("Gunmen attacked an army depot near Balad, officers said.", "attacked", day="2019-03-20", place=BALAD)
RALLY = Said("Teachers marched in Hamra for better pay.", "marched", EventType.PROTEST, day="2019-04-20", place=HAMRA,
             actors=("Teachers",))  # fmt: skip
REPORTS = (
    report_of("wire-1", DAY, bomb(WIRE, 12), source="Wire"),
    report_of("echo-1", DAY, bomb(ECHO, 12), source="Echo"),
    report_of("courier-1", "2019-03-05", bomb(COURIER, 14), source="Courier"),
    report_of("star-1", "2019-03-06", DENIAL, source="Star"),
    report_of("wire-2", "2019-03-20", DEPOT, source="Wire"),
    report_of("wire-3", "2019-04-21", RALLY, source="Wire"),
)


def spoken(coded: Coded, speaker: str) -> Coded:
    """The report with somebody who says it."""
    source = Source(Span(0, len(speaker)), speaker, kind=SourceKind.GROUP)
    return replace(coded, events=tuple(replace(e, sources=(source,)) for e in coded.events))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "karsan.db"
    with Store.open(path, create=True) as store:
        store.add([*REPORTS[:3], spoken(REPORTS[3], "The Vell Front"), *REPORTS[4:]])
    return path


@pytest.fixture
def ask(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Exit code, output and messages of a subcommand in this process."""
    monkeypatch.setenv("DATELINE_STORE", str(path))
    monkeypatch.setenv("DATELINE_SETTINGS", "/dev/null")

    def asked(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", "incidents", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out, said.err

    return asked


def listed(ask: Ask, *options: str) -> list[dict[str, object]]:
    status, out, err = ask(*options)
    assert (status, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def id_of(ask: Ask, report: str) -> str:
    """The id of the only incident that a report tells."""
    (found,) = [row["id"] for row in listed(ask) if report in row["report_ids"]]  # type: ignore[operator]
    return str(found)


def refused(ask: Ask, *arguments: str) -> str:
    """The message of a command that fails and decides nothing."""
    before = ask("decisions")[1]
    status, out, err = ask(*arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert ask("decisions")[1] == before
    return err


def decided(ask: Ask, *arguments: str) -> str:
    status, out, err = ask(*arguments, "--by", "ada")
    assert (status, err) == (0, "")
    return out


# -- what is listed ----------------------------------------------------------------------------------------------------


def test_an_incident_says_what_where_to_whom_how_many_and_how_many_sources_tell_it(ask: Ask) -> None:
    (row,) = [row for row in listed(ask) if "wire-1" in row["report_ids"]]  # type: ignore[operator]
    assert (row["type"], row["deed"], row["status"], row["start"]) == ("ASSAULT", "exploded", "happened", DAY)
    assert (
        row["tolls"] == [{"what": "killed", "low": 14, "best": 14, "high": 14, "summed": False, "sources": 1}]
        or row["tolls"][0]["high"] == 14
    )  # type: ignore[index]
    assert row["report_ids"] == ["courier-1", "echo-1", "star-1", "wire-1"]
    assert (row["sources"], row["reports"]) == (3, 4)  # the Echo runs the Wire's words
    assert (row["denied"], row["denied_by"]) == (["happened", "actor"], ["The Vell Front"])


@pytest.mark.parametrize(
    ("options", "reports"),
    [
        (["--place", "karsan"], ["wire-1"]), (["--place", "3"], ["wire-3"]), (["--place", "Kars"], []),
        (["--country", "irq", "--place", "Balad"], ["wire-2"]), (["--country", "SYR"], []),
        (["--actor", "teachers"], ["wire-3"]), (["--actor", "teach"], []),
        (["--type", "protest"], ["wire-3"]), (["--status", "denied"], []), (["--status", "happened", "--type",
         "PROTEST"], ["wire-3"]), (["--since", "2019-04-20"], ["wire-3"]), (["--since", "2019-04-21"], []),
        (["--until", "2019-03-04"], ["wire-1"]), (["--until", "2019-03-03"], []),
        (["--text", 'shoppers "fish market"'], ["wire-1"]), (["--text", '"market fish"'], []),
        (["--min-sources", "3"], ["wire-1"]), (["--min-sources", "4"], []),
        (["--order", "latest", "--limit", "1"], ["wire-3"]), (["--order", "sources", "--limit", "1"], ["wire-1"]),
    ],
)  # fmt: skip
def test_filters_and_orders_choose_incidents(ask: Ask, options: list[str], reports: list[str]) -> None:
    chosen = [row["report_ids"] for row in listed(ask, *options)]
    assert len(chosen) == len(reports)
    assert all(report in ids for report, ids in zip(reports, chosen, strict=True))  # type: ignore[operator]


def test_as_of_a_day_later_reports_do_not_count(ask: Ask) -> None:
    (row,) = listed(ask, "--as-of", DAY)
    assert (row["sources"], row["reports"], row["denied"]) == (1, 2, [])
    assert listed(ask, "--as-of", "2019-03-03") == []


def test_csv_has_the_documented_columns_and_the_rows_of_json(ask: Ask) -> None:
    status, out, _ = ask("--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert status == 0
    assert list(rows[0]) == [column.name for column in INCIDENT_COLUMNS]
    assert [row["id"] for row in rows] == [row["id"] for row in listed(ask)]
    assert rows[0]["places"] == "Karsan"
    assert all(column.meaning for column in INCIDENT_COLUMNS)


@pytest.mark.parametrize("width", [100, 160])
def test_a_table_fits_its_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(incidents_command, "console", lambda: Console(width=width, no_color=True, markup=False))
    status, out, _ = ask("--format", "table", "--limit", "2")
    assert status == 0
    assert max(map(len, out.splitlines())) <= width
    assert "3 sources, 4 reports" in " ".join(out.split())
    assert "2 of 3 incidents, 1 more: --limit" in out


@pytest.mark.parametrize("name", ["", "show", "merge", "split", "undo", "decisions"])
def test_help_has_examples_and_fits_a_terminal(ask: Ask, name: str) -> None:
    status, out, _ = ask(*([name] if name else []), "--help")
    assert status == 0
    assert "Example" in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_name_without_a_letter_is_refused_and_so_are_options_before_a_subcommand(ask: Ask) -> None:
    assert "no letter or digit" in refused(ask, "--actor", "??")
    assert "no letter or digit" in refused(ask, "--text", '""')
    status, _, err = ask("--place", "Karsan", "show", "inc-1")
    assert status == 2
    assert "put the options behind the command: dateline incidents show" in err


# -- one incident ------------------------------------------------------------------------------------------------------


def test_show_gives_every_telling_its_words_who_denies_copies_and_why_they_are_one(ask: Ask) -> None:
    status, out, err = ask("show", id_of(ask, "wire-1")[:9])
    assert (status, err) == (0, "")
    said = " ".join(out.split())
    assert "told by 3 sources, 4 reports" in said
    assert "A car bomb [exploded] at the fish market" in said
    assert "2019-03-06, Star, says The Vell Front, denied" in said
    assert "denied in 1 source: The Vell Front" in said
    assert "12, “12”: the reports themselves in Echo, 2019-03-04; does not stand: the same speaker later gave" in said
    assert "in Wire, 2019-03-04; does not stand: copied from report echo-1" in said
    assert "echo-1, wire-1 echo-1 and wire-1: 93% of the words of one stand in the other" in said
    assert "chance 0.9" in said or "chance 1.00" in said


def test_show_finds_an_incident_by_an_event_of_it_and_gives_all_as_json(ask: Ask) -> None:
    event = REPORTS[2].events[0].id
    status, out, _ = ask("show", event, "--json")
    data = json.loads(out)
    assert status == 0
    assert data["id"] == id_of(ask, "wire-1")
    assert {telling["id"] for telling in data["told"]} >= {event}
    assert [source["reports"] for source in data["independent"]] == [["courier-1"], ["echo-1", "wire-1"], ["star-1"]]
    assert data["joined"][0]["why"]
    assert {figure["figure"]["low"] for figure in data["tolls"][0]["figures"]} == {12, 14}
    assert data["decisions"] == []


def test_show_as_of_a_day_leaves_out_what_was_told_later(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incidents_show, "console", lambda: Console(width=100, no_color=True, markup=False))
    out = ask("show", id_of(ask, "courier-1"), "--as-of", DAY)[1]
    assert "Courier" not in out
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("id_", "message"),
    [("inc-nowhere", "no incident or telling has the id 'inc-nowhere'"), ("e-0000", "no incident or telling"),
     ("inc-", "is the beginning of 3 incidents' ids"), ("", "no incident or telling")],
)  # fmt: skip
def test_an_unknown_and_an_ambiguous_id_are_named(ask: Ask, id_: str, message: str) -> None:
    assert message in refused(ask, "show", id_)


# -- decisions ---------------------------------------------------------------------------------------------------------


def test_a_merge_joins_says_so_and_is_undone_fully(ask: Ask) -> None:
    before = ask()[1]
    one, other = id_of(ask, "wire-2"), id_of(ask, "wire-3")
    said = decided(ask, "merge", one, other, "--why", "one campaign")
    assert said == (
        f"decision 1: “attacked” in wire-2 ({REPORTS[4].events[0].id[:10]}) and “marched” in wire-3 "
        f"({REPORTS[5].events[0].id[:10]}) tell one happening\n"
    )
    assert id_of(ask, "wire-2") == id_of(ask, "wire-3") == one
    shown = ask("show", other)[1]  # the id that it had before leads to it
    assert "decision 1 says so" in shown
    assert "decision 1" in shown.split("Who says what")[0]
    assert decided(ask, "undo", "1") == "decision 2: decision 1 no longer holds\n"
    assert ask()[1] == before


def test_an_undo_taken_back_makes_the_merge_hold_again(ask: Ask) -> None:
    one, other = id_of(ask, "wire-2"), id_of(ask, "wire-3")
    decided(ask, "merge", one, other)
    merged = ask()[1]
    decided(ask, "undo", "1")
    decided(ask, "undo", "2")
    assert ask()[1] == merged


def test_a_split_takes_a_reports_tellings_out_and_is_undone_fully(ask: Ask) -> None:
    before = ask()[1]
    said = decided(ask, "split", id_of(ask, "wire-1"), "courier-1", "--why", "another market")
    assert "“exploded” in courier-1" in said
    assert "tells something else than “exploded” in echo-1" in said
    assert said.endswith(" and 1 more\n")
    assert id_of(ask, "courier-1") != id_of(ask, "wire-1")
    decided(ask, "undo", "1")
    assert ask()[1] == before


def test_decisions_hold_after_a_rebuild_and_more_reports(ask: Ask, path: Path) -> None:
    decided(ask, "split", id_of(ask, "wire-1"), REPORTS[2].events[0].id)
    decided(ask, "merge", id_of(ask, "wire-2"), id_of(ask, "wire-3"))
    before = ask()[1]
    with Store.open(path) as store:
        store.rebuild()
    assert ask()[1] == before
    with Store.open(path) as store:
        store.add([report_of("star-9", "2019-03-07", bomb(COURIER.replace("Fourteen", "Twelve"), 12), source="Star")])
    assert id_of(ask, "courier-1") != id_of(ask, "wire-1")
    assert id_of(ask, "wire-2") == id_of(ask, "wire-3")


def test_decisions_are_listed_with_who_when_why_and_whether_they_hold(ask: Ask) -> None:
    assert ask("decisions")[:2] == (0, "")
    decided(ask, "merge", id_of(ask, "wire-2"), id_of(ask, "wire-3"), "--why", "one campaign")
    decided(ask, "undo", "1")
    rows = [json.loads(line) for line in ask("decisions")[1].splitlines()]
    assert [(r["number"], r["by"], r["verdict"], r["why"], r["holds"], r["amiss"]) for r in rows] == [
        (1, "ada", "merge", "one campaign", False, []), (2, "ada", "undo", None, True, [])
    ]  # fmt: skip
    cells = list(csv.DictReader(io.StringIO(ask("decisions", "--format", "csv")[1], newline="")))
    assert (cells[0]["holds"], cells[1]["undoes"]) == ("false", "1")
    table = ask("decisions", "--format", "table")[1]
    assert "(taken back) “attacked” in wire-2" in table
    assert "2 decisions, 1 of them in force" in table


def test_a_reason_that_a_spreadsheet_would_run_is_guarded_only_where_asked(ask: Ask) -> None:
    decided(ask, "merge", id_of(ask, "wire-2"), id_of(ask, "wire-3"), "--why", "=1+1")
    for asked, why in ((("--guard-formulas",), "'=1+1"), ((), "=1+1")):
        out = ask("decisions", "--format", "csv", *asked)[1]
        assert [row["why"] for row in csv.DictReader(io.StringIO(out, newline=""))] == [why]


def test_a_decision_on_a_telling_that_a_newer_coder_no_longer_makes_is_kept_and_shown_as_orphaned(
    ask: Ask, path: Path
) -> None:
    decided(ask, "merge", id_of(ask, "wire-2"), id_of(ask, "wire-3"))
    newer = replace(REPORTS[5], coder=CoderInfo("newer"), events=())
    with Store.open(path) as store:
        store.add([newer])
    (row,) = [json.loads(line) for line in ask("decisions")[1].splitlines()]
    assert row["holds"] is True
    assert row["amiss"][0].startswith("orphaned: ")
    table = ask("decisions", "--format", "table")[1]
    assert "orphaned" in table
    assert "“marched” in wire-3" in table  # the words are still there to be read


def test_a_telling_under_a_newer_coders_id_is_found_where_it_stands(ask: Ask, path: Path) -> None:
    decided(ask, "merge", id_of(ask, "wire-2"), id_of(ask, "wire-3"))
    event = replace(REPORTS[5].events[0], id="e-0123456789abcdef")
    with Store.open(path) as store:
        store.add([replace(REPORTS[5], coder=CoderInfo("newer"), events=(event,))])
    assert id_of(ask, "wire-2") == id_of(ask, "wire-3")
    assert [json.loads(line)["amiss"] for line in ask("decisions")[1].splitlines()] == [[]]


def test_decisions_that_make_no_sense_are_refused_in_one_line(ask: Ask) -> None:
    bomb_id, depot, rally = id_of(ask, "wire-1"), id_of(ask, "wire-2"), id_of(ask, "wire-3")
    assert "are one incident already" in refused(ask, "merge", bomb_id, bomb_id)
    assert "no incident or telling has the id" in refused(ask, "merge", bomb_id, "inc-none")
    assert "is the beginning of 3 incidents' ids" in refused(ask, "merge", bomb_id, "inc-")
    assert "has no other telling that could stay" in refused(ask, "split", depot, "wire-2")
    assert "no telling of" in refused(ask, "split", bomb_id, "wire-2")
    assert "is the beginning of 4 ids" in refused(ask, "split", bomb_id, "e-")
    assert "there is no decision 1" in refused(ask, "undo", "1")
    decided(ask, "merge", depot, rally)
    assert "are one incident already" in refused(ask, "merge", rally, depot)
    decided(ask, "undo", "1")
    assert "decision 1 was taken back already" in refused(ask, "undo", "1")
    status, _, err = ask("merge", bomb_id)
    assert (status, "say at least two ids" in err) == (2, True)


def test_a_decision_that_contradicts_one_in_force_is_refused_and_the_one_to_take_back_is_named(ask: Ask) -> None:
    depot, rally = id_of(ask, "wire-2"), id_of(ask, "wire-3")
    decided(ask, "merge", depot, rally)
    assert "decision 1 says that" in (said := refused(ask, "split", depot, "wire-3"))
    assert "`dateline incidents undo 1` takes that back" in said
    decided(ask, "split", id_of(ask, "wire-1"), "courier-1")
    said = refused(ask, "merge", id_of(ask, "wire-1"), id_of(ask, "courier-1"))
    assert "decision 2 says that they are not the same; `dateline incidents undo 2` takes that back" in said
    decided(ask, "undo", "2")
    assert id_of(ask, "wire-1") == id_of(ask, "courier-1")
