"""What goes out: Arrow, JSON Lines, CSV, Parquet and pandas."""

from __future__ import annotations

import csv
import errno
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

import dateline.exchange.ledger
from dateline.errors import NotAStoreError, UsageError
from dateline.exchange import (
    COLUMNS,
    ExportError,
    Ledger,
    TableName,
    batches,
    schema,
    table,
    write_csv,
    write_jsonl,
    write_parquet,
)
from dateline.exchange import open as open_ledger
from dateline.record import Coded
from dateline.store import EventFilter, Store
from ledger_samples import many, not_coded, river_crossing
from strategies import coded_reports


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.db", create=True) as opened:
        opened.add([*many(3), not_coded()])
        yield opened


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", TableName)
def test_each_table_has_its_documented_columns(store: Store, name: TableName) -> None:
    found = table(store, name)
    assert found.schema.equals(schema(name), check_metadata=True)
    assert found.num_rows == {"reports": 4, "mentions": 9}.get(name, 3)
    assert all(column.meaning for column in COLUMNS[name])
    assert len({column.name for column in COLUMNS[name]}) == len(COLUMNS[name])


def test_an_event_says_the_same_in_arrow_as_in_the_record(store: Store) -> None:
    row = table(store, TableName.EVENTS, EventFilter(report="report-1")).to_pylist()[0]
    event = river_crossing(1).events[0]
    assert (row["id"], row["type"], row["status"], row["start"]) == (event.id, "ASSAULT", "happened", "2014-06-01")
    assert row["actors"][0] == {
        "mention": "m1", "text": "Marsh Front", "name": "Marsh Front", "entity": "grp:marsh-front", "country": "IRQ",
        "sectors": ["REB"],
    }  # fmt: skip
    assert (row["places"][0]["lat"], row["counts"][0]["max"], row["sources"][0]["anonymous"]) == (36.25, 12, False)
    text = river_crossing(1).report.text
    assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]


def test_json_lines_are_the_contracts_lines(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    assert write_jsonl(path, store.codings()) == 4
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [Coded.from_dict(json.loads(line)) for line in lines] == list(store.codings())


def test_csv_joins_lists_and_keeps_every_character(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        coded = river_crossing(1, attackers='The "Grey, Grim"\nBand')
        event = replace(coded.events[0], actors=coded.events[0].actors * 2)
        store.add([replace(coded, events=(event,))])
        path = tmp_path / "events.csv"
        assert write_csv(path, TableName.EVENTS, batches(store, TableName.EVENTS)) == 1
    (row,) = read_csv(path)
    assert row["actors"] == 'The "Grey, Grim"\nBand; The "Grey, Grim"\nBand'
    assert (row["counts"], row["places"], row["historical"]) == ("killed 12-12", "Qal'at Sūrah", "false")
    assert path.read_bytes().count(b"\r\n") == 2


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_formulas_are_guarded_only_where_asked(tmp_path: Path, title: str) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        coded = river_crossing(1)
        store.add([replace(coded, report=replace(coded.report, title=title))])
        for guard, expected in ((True, f"'{title}"), (False, title)):
            path = tmp_path / "events.csv"
            write_csv(path, TableName.EVENTS, batches(store, TableName.EVENTS), guard_formulas=guard)
            (row,) = read_csv(path)
            assert row["title"] == expected
            assert row["intensity"] == "-9.0"  # a number is no formula


def test_parquet_keeps_lists_as_structs(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert write_parquet(path, TableName.EVENTS, batches(store, TableName.EVENTS)) == 3
    assert pq.read_table(path).equals(table(store, TableName.EVENTS))


def test_an_empty_store_gives_empty_tables(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        for name in TableName:
            assert table(store, name).num_rows == 0
            assert write_parquet(tmp_path / "x.parquet", name, batches(store, name)) == 0
            assert pq.read_table(tmp_path / "x.parquet").schema.names == schema(name).names
            assert write_csv(tmp_path / "x.csv", name, batches(store, name)) == 0
            assert (tmp_path / "x.csv").read_text().split(",")[0] == schema(name).names[0]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def broken(good: object) -> Iterator[object]:
        yield good
        raise ValueError("broke")

    good = next(iter(batches(store, TableName.EVENTS)))
    writers = {
        "a.csv": lambda path: write_csv(path, TableName.EVENTS, broken(good)),
        "a.parquet": lambda path: write_parquet(path, TableName.EVENTS, broken(good)),
        "a.jsonl": lambda path: write_jsonl(path, broken(many(1)[0])),
    }
    for name, write in writers.items():
        (folder / name).write_text("old")
        with pytest.raises(ValueError, match="broke"):
            write(folder / name)
        assert (folder / name).read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == sorted(writers)


def test_where_nothing_can_be_written_is_named(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ExportError, match="No such file"):
        write_jsonl(tmp_path / "none" / "x.jsonl", store.codings())
    with pytest.raises(ExportError, match="is a folder"):
        write_jsonl(tmp_path, store.codings())
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match="No space"):
        write_jsonl(tmp_path / "x", store.codings())
    assert not (tmp_path / "x").exists()


def test_a_ledger_gives_data_frames(store: Store) -> None:
    with open_ledger(store.path) as ledger:
        assert isinstance(ledger, Ledger)
        assert list(ledger.events(place="Qal'at Surah", type="ASSAULT")["status"]) == ["happened"] * 3
        assert len(ledger.events(actor="nobody")) == 0
        sizes = [
            len(frame()) for frame in (ledger.reports, ledger.mentions, ledger.controls, ledger.relations, ledger.roles)
        ]
        assert sizes == [4, 9, 3, 3, 3]
        assert ledger.arrow("roles").num_rows == 3


def test_a_ledger_says_what_cannot_be_asked(store: Store, tmp_path: Path) -> None:
    with open_ledger(store.path) as ledger:
        for call in (
            lambda: ledger.arrow("sources"),
            lambda: ledger.arrow("roles", place="x"),
            lambda: ledger.events(plaice="x"),
            lambda: ledger.events(type="WAR"),
        ):
            with pytest.raises(UsageError):
                call()
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(NotAStoreError):
        open_ledger(tmp_path / "x.txt")


def test_without_pandas_the_extra_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.exchange.ledger, "find_spec", lambda name: None)
    with open_ledger(store.path) as ledger:
        with pytest.raises(UsageError, match=r"dateline\[pandas\]"):
            ledger.events()
        assert ledger.arrow("events").num_rows == 3


@given(coded_reports())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_coded_report_goes_out_in_every_form(coded: Coded) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db", create=True) as store:
        store.add([coded])
        write_jsonl(Path(folder) / "x.jsonl", store.codings())
        line = (Path(folder) / "x.jsonl").read_bytes().decode()
        assert Coded.from_dict(json.loads(line)) == coded
        for name in TableName:
            write_parquet(Path(folder) / "x.parquet", name, batches(store, name))
            assert pq.read_table(Path(folder) / "x.parquet").equals(table(store, name))
            written = write_csv(Path(folder) / "x.csv", name, batches(store, name))
            assert len(read_csv(Path(folder) / "x.csv")) == written
