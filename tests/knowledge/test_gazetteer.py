"""The gazetteer: compiled once, whole or not at all, opened read-only."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest

from dateline.knowledge import Gazetteer, Knowledge, cache_folder
from dateline.knowledge import gazetteer as module
from dateline.knowledge.gazetteer import open_gazetteer


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, base: Knowledge, tmp_path: Path) -> list[Path]:
    """Compiling by copying the file that is there; the list says what was compiled."""
    compiled: list[Path] = []

    def copy(target: Path, key: str, progress: object) -> None:
        target.write_bytes(base.gazetteer.path.read_bytes())
        compiled.append(target)

    monkeypatch.setattr(module, "compile_gazetteer", copy)
    monkeypatch.setattr(module.tempfile, "gettempdir", lambda: str(tmp_path / "spare"))
    return compiled


def test_the_largest_place_of_a_name_comes_first(base: Knowledge) -> None:
    found = base.gazetteer.find("Mosul")
    assert found[0].place.geonameid == 99072
    assert found[0].place.country == "IRQ"


def test_a_town_without_known_population_is_found_by_another_spelling(base: Knowledge) -> None:
    assert base.gazetteer.find("Tal Afar")[0].place.geonameid == 90393


def test_an_unknown_name_is_not_found(base: Knowledge) -> None:
    assert base.gazetteer.find("Qwertyville") == ()
    assert base.gazetteer.find("") == ()


def test_sounding_stays_in_the_country(base: Knowledge) -> None:
    assert base.gazetteer.sounding("Moussul", "IRQ")[0].place.name == "Mosul"
    assert all(c.place.country == "SYR" for c in base.gazetteer.sounding("Moussul", "SYR"))


def test_the_file_cannot_be_written(base: Knowledge) -> None:
    with pytest.raises(sqlite3.OperationalError):
        base.gazetteer._connection().execute("DELETE FROM place")


def test_a_pickled_gazetteer_opens_the_same_file(base: Knowledge) -> None:
    again = pickle.loads(pickle.dumps(base.gazetteer))
    assert isinstance(again, Gazetteer)
    assert again.find("Tikrit") == base.gazetteer.find("Tikrit")


def test_a_whole_file_is_not_compiled_again(quick: list[Path], tmp_path: Path) -> None:
    first = open_gazetteer(tmp_path)
    assert open_gazetteer(tmp_path) == first
    assert len(quick) == 1


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_file_is_compiled_again(quick: list[Path], tmp_path: Path, damage: bytes | None) -> None:
    path = open_gazetteer(tmp_path).path
    path.write_bytes(path.read_bytes()[:-4096] if damage is None else damage)
    assert open_gazetteer(tmp_path).find("Mosul")
    assert len(quick) == 2


def test_without_a_writable_cache_a_temporary_folder_is_used_and_named(
    quick: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.tempfile, "gettempdir", lambda: str(tmp_path))
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.warns(RuntimeWarning, match="DATELINE_CACHE"):
        opened = open_gazetteer(blocked / "cache")
    assert tmp_path in opened.path.parents


def test_the_cache_folder_follows_the_environment() -> None:
    assert cache_folder({"DATELINE_CACHE": "/data/cache"}) == Path("/data/cache")
    assert cache_folder({"XDG_CACHE_HOME": "/home/a/.c"}).name == "dateline"
