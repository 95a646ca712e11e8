"""What is no store, what is another version's, and what cannot be written."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from dateline.errors import NotAStoreError, StoreError, StoreFullError, StoreVersionError
from dateline.store import Store, migrations, sqlite
from ledger_samples import many, river_crossing


@pytest.mark.parametrize("content", [b"", b"SQLite", b"a line of text\n" * 99, bytes(range(256)) * 40])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotAStoreError, match=r"notes\.txt: is"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_text_is_refused_even_where_a_store_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my only copy")
    with pytest.raises(NotAStoreError):
        Store.open(path, create=True)
    assert path.read_text() == "my only copy"


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE reports (key INTEGER)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAStoreError, match="another program"):
        Store.open(path, create=create)
    assert path.read_bytes() == before


def test_a_store_whose_making_was_cut_short_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.touch()
    Store.open(path, create=True).close()
    bare = tmp_path / "bare.db"
    connection = sqlite3.connect(bare)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    with pytest.raises(NotAStoreError, match="nothing yet"):
        Store.open(bare)
    with Store.open(bare, create=True) as store:
        store.add(many(2))


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store.open(path, create=True) as store:
        store.add(many(30))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught, Store.open(path) as store:
        store.content_hash()
    assert caught.value.code == "store-damaged"


def test_folders_and_missing_places_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotAStoreError, match="is a folder"):
        Store.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(tmp_path / "none.db")
    with pytest.raises(StoreError, match="folder does not exist"):
        Store.open(tmp_path / "none" / "s.db", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Store.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO migrations VALUES ('decisions_of_people', 99)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreVersionError, match=r"newer Dateline.*decisions_of_people.*install"):
        Store.open(path)


def test_an_older_store_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    with Store.open(path, create=True) as store:
        store.add(many(2))

    def one_more_table(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE more (key INTEGER)")  # type: ignore[attr-defined]

    def breaks(connection: object) -> None:
        connection.exec_driver_sql("CREATE TABLE half (key INTEGER)")  # type: ignore[attr-defined]
        connection.exec_driver_sql("CREATE TABLE half (key INTEGER)")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, one_more_table, breaks))
    with pytest.raises(StoreError, match="already exists"):
        Store.open(path)
    tables = names(path)
    assert "more" in tables
    assert "half" not in tables  # a step is there as a whole or not at all
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:-1])
    with Store.open(path) as store:
        assert store.stats().reports == 2


def names(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    return found


def test_released_layout_steps_are_never_changed(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Store.open(path, create=True).close()
    connection = sqlite3.connect(path)
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    layout = "\n".join(" ".join(f"{name}: {sql}".split()) for name, sql in made) + "\n"
    assert layout == (Path(__file__).parent / "layout.txt").read_text()


def test_a_full_disk_keeps_nothing_of_the_batch(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add(many(3))
        before = store.content_hash()
        full = True

        def limit(connection: sqlite3.Connection, *_: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages + 2 if full else 1_000_000}").close()

        event.listen(store._engine, "checkout", limit)
        with pytest.raises(StoreFullError, match="disk is full; nothing of this batch was kept"):
            store.add(many(200))
        assert store.content_hash() == before
        full = False
        assert store.add(many(200)).reports == 197


def test_a_store_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add(many(1))
        event.listen(store._engine, "checkout", lambda c, *_: c.execute("PRAGMA query_only=ON").close())
        with pytest.raises(StoreFullError, match="may not be written"):
            store.add(many(2))
        assert store.count_events() == 1


def test_a_store_locked_for_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add(many(1))
        other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked") as caught:
            store.add(many(2))
        assert caught.value.code == "store-locked"
        assert store.count_events() == 1  # reading goes on
        other.execute("ROLLBACK")
        other.close()
        store.add(many(2))


def test_what_goes_wrong_in_the_middle_of_a_batch_leaves_nothing(tmp_path: Path) -> None:
    def broken():
        yield river_crossing(1)
        raise ValueError("the coder broke")

    with Store.open(tmp_path / "s.db", create=True) as store:
        with pytest.raises(ValueError, match="broke"):
            store.add(broken())
        assert store.stats().reports == 0


def test_no_file_stays_open(tmp_path: Path) -> None:
    def open_files() -> int:
        gc.collect()
        return sum(1 for link in Path("/proc/self/fd").iterdir() if str(tmp_path) in str(link.resolve()))

    store = Store.open(tmp_path / "s.db", create=True)
    store.add(many(400))
    unfinished = store.events()
    next(unfinished)
    next(store.reports())
    assert open_files()
    store.close()
    assert open_files() == 0
    assert list(unfinished) == []
    for path in (tmp_path, tmp_path / "s.db"):
        if path.is_dir():
            with pytest.raises(NotAStoreError):
                Store.open(path)
    assert open_files() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["s.db"]  # nothing left beside it
