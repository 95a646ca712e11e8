"""Knowledge tables that go out as a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.exchange import ExportError, write_tables

HEADER = ["id", "name", "source"]
ROW = ["grp-marsh-front", 'Marsh "Front", the', "decision 1 by ada"]


def test_tables_are_written_and_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mine"
    assert write_tables(folder, {"groups.csv": [HEADER, ROW], "people.csv": [HEADER, ROW]}, "decision ") == 2
    assert (
        folder / "groups.csv"
    ).read_text() == 'id,name,source\ngrp-marsh-front,"Marsh ""Front"", the",decision 1 by ada\n'
    assert write_tables(folder, {"groups.csv": [HEADER]}, "decision ") == 0
    assert (folder / "people.csv").read_text() == "id,name,source\n"  # no row of an earlier time stays behind
    assert sorted(path.name for path in folder.iterdir()) == ["groups.csv", "people.csv"]


def test_rows_of_somebodys_own_are_not_lost(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").write_text("id,name,source\nreg-marsh,Marsh,own\n")
    with pytest.raises(ExportError, match=r"regions\.csv:2: is no row that decisions made"):
        write_tables(tmp_path, {"groups.csv": [HEADER, ROW]}, "decision ")
    assert [path.name for path in tmp_path.iterdir()] == ["regions.csv"]
    (tmp_path / "regions.csv").unlink()
    (tmp_path / "notes.md").write_text("mine")
    assert write_tables(tmp_path, {"groups.csv": [HEADER, ROW]}, "decision ") == 1
    assert (tmp_path / "notes.md").read_text() == "mine"


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="is no folder"):
        write_tables(tmp_path / "file", {"groups.csv": [HEADER, ROW]}, "decision ")
    with pytest.raises(ExportError, match="cannot be made"):
        write_tables(tmp_path / "file" / "deeper", {"groups.csv": [HEADER, ROW]}, "decision ")
    assert (tmp_path / "file").read_text() == "mine"


def test_all_tables_are_there_or_none(tmp_path: Path) -> None:
    (tmp_path / "people.csv").mkdir()
    with pytest.raises(ExportError):
        write_tables(tmp_path, {"groups.csv": [HEADER, ROW], "people.csv": [HEADER, ROW]}, "decision ")
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]
