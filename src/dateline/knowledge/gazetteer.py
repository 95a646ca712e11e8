"""The gazetteer: where the names of places lie, looked up in a compiled, read-only file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import warnings
import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.added_places import AddedPlaces, Candidate, add_places
from dateline.knowledge.compile import FORMAT, TABLES, Progress, compile_gazetteer, source_version
from dateline.knowledge.names import fold, spelling_key, without_article
from dateline.knowledge.overlay import Overlay
from dateline.knowledge.tables import Row, read_bytes
from dateline.record import Place

__all__ = ["Candidate", "Gazetteer", "cache_folder", "open_gazetteer", "with_places"]

MOST = 40
"""So many places of one name are looked at, the largest first."""
MOST_MAPPED = 1 << 28
"""Bytes of the file that are mapped: all of it, several times over."""

QUERY = (
    "SELECT p.geonameid, p.name, p.country, p.admin1, p.lat, p.lon, p.population, p.feature, p.precision, n.own "
    "FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY n.rank LIMIT ?"
)
SOUND_QUERY = (
    "SELECT p.geonameid, p.name, p.country, p.admin1, p.lat, p.lon, p.population, p.feature, p.precision, 0 "
    "FROM sound n JOIN place p ON p.id = n.place WHERE n.key = ? AND p.country = ? ORDER BY n.rank LIMIT ?"
)


@dataclass(frozen=True)
class Gazetteer:
    """An opened gazetteer. Pickled, it is opened again from the same path.

    Attributes:
        path: the compiled file. key: what it was compiled from, as a hash. added: places of overlays, held in memory.
    """

    path: Path
    key: str
    added: AddedPlaces = field(default_factory=AddedPlaces, repr=False)
    _memo: dict[str, tuple[Candidate, ...]] = field(default_factory=dict, repr=False, compare=False)
    _points: dict[tuple[str, str | None], tuple[tuple[float, float], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _connections: dict[int, sqlite3.Connection] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, str, AddedPlaces]]:
        return Gazetteer, (self.path, self.key, self.added)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """The places of that name, the largest first, at most :data:`MOST`; empty where there are none."""
        key = fold(name)
        if len(self._memo) > 20_000:
            self._memo.clear()
        found = self._memo.get(key)
        if found is None:
            found = self._named(key) or self._named(without_article(key))
            self._memo[key] = found
        return found

    def _named(self, key: str) -> tuple[Candidate, ...]:
        added = self.added.by_name.get(key, ())
        found = self.added.kept(self._rows(QUERY, key, MOST))
        if not added:
            return found
        return tuple(sorted((*added, *found), key=lambda c: -c.population)[:MOST])

    def sounding(self, name: str, country: str) -> tuple[Candidate, ...]:
        """Places in ``country`` (ISO alpha-3) whose romanised names have the spelling key of ``name``."""
        key = spelling_key(fold(name))
        if not key:
            return ()
        return (
            *self.added.by_sound.get((key, country), ()),
            *self.added.kept(self._rows(SOUND_QUERY, key, country, 8)),
        )

    def populations(self, numbers: Iterable[int]) -> Mapping[int, int]:
        """Inhabitants of the places with these GeoNames ids, of those that there are."""
        query = "SELECT geonameid, population FROM place WHERE geonameid IN (SELECT value FROM json_each(?))"
        return dict(self._fetched(query, json.dumps(list(numbers))))

    def keys(self, numbers: Iterable[int]) -> frozenset[str]:
        """The folded names by which the places with these GeoNames ids are found; looks through the whole file."""
        query = (
            "SELECT DISTINCT n.key FROM name n JOIN place p ON p.id = n.place "
            "WHERE p.geonameid IN (SELECT value FROM json_each(?))"
        )
        return frozenset(key for (key,) in self._fetched(query, json.dumps(list(numbers))))

    def points(self, country: str, admin1: str | None = None) -> tuple[tuple[float, float], ...]:
        """Where the towns of a country (ISO alpha-3), or of one of its first divisions, lie: latitude and longitude."""
        key = (country, admin1)
        found = self._points.get(key)
        if found is None:
            query = "SELECT lat, lon FROM place WHERE country = ? AND lat NOT NULL AND feature LIKE 'PPL%'"
            rows = (
                self._fetched(query, country)
                if admin1 is None
                else self._fetched(f"{query} AND admin1 = ?", country, admin1)
            )
            found = self._points[key] = tuple((lat, lon) for lat, lon in rows)
        return found

    def towns(self) -> Mapping[str, frozenset[tuple[int, int]]]:
        """Where each country (ISO alpha-3) has towns, in whole degrees of latitude and longitude."""
        query = "SELECT country, lat, lon FROM place WHERE country NOT NULL AND lat NOT NULL AND feature LIKE ?"
        found: dict[str, set[tuple[int, int]]] = {}
        for country, lat, lon in self._fetched(query, "PPL%"):
            found.setdefault(country, set()).add((round(lat), round(lon)))
        return {country: frozenset(cells) for country, cells in found.items()}

    def _fetched(self, query: str, *arguments: str | int) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, arguments).fetchall()
        except sqlite3.Error as error:
            raise KnowledgeError(f"cannot be read: {error}", subject=self.path) from error

    def _rows(self, query: str, *arguments: str | int) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(Place(number, name, country, admin1, lat, lon, feature, precision), population, bool(own))
            for number, name, country, admin1, lat, lon, population, feature, precision, own in self._fetched(
                query, *arguments
            )
        )

    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one does not survive a fork."""
        connection = self._connections.get(os.getpid())
        if connection is None:
            connection = _connect(self.path)
            weakref.finalize(self, connection.close)
            self._connections[os.getpid()] = connection
        return connection


def open_gazetteer(folder: Path | None = None, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, compiled first where the folder has none of this version or a broken one.

    Args:
        folder: where the compiled file lies; by default the user's cache folder (see :func:`cache_folder`). Where it
            cannot be written, a folder for temporary files is used and a warning says so.
        progress: called with (step, done, total) while compiling.

    Raises:
        KnowledgeError: where it can neither be read nor compiled.
    """
    digest = hashlib.blake2b(f"{FORMAT} {source_version()}".encode(), digest_size=8)
    for name in TABLES:
        digest.update(read_bytes(name))
    key = digest.hexdigest()
    wanted = folder or cache_folder()
    spare = Path(tempfile.gettempdir()) / f"dateline-{_user()}"
    for place in (wanted, spare):
        path = place / f"places-{key}.sqlite"
        if _fit(path, key):
            return Gazetteer(path, key)
    try:
        return _compiled(wanted, key, progress)
    except OSError as error:
        reason = f"{wanted} cannot be written ({error.strerror or error}); the gazetteer is kept in {spare} for now"
        warnings.warn(f"{reason}; set DATELINE_CACHE to a folder that can", RuntimeWarning, stacklevel=2)
    try:
        return _compiled(spare, key, progress)
    except OSError as error:
        raise KnowledgeError(f"the gazetteer cannot be written: {error}", subject=spare) from error


def with_places(gazetteer: Gazetteer, overlays: Sequence[Overlay], iso2: Mapping[str, str]) -> Gazetteer:
    """The gazetteer with the places of overlays; ``iso2`` are two-letter codes by country code."""
    by_key: dict[object, Row] = {}
    for overlay in overlays:
        by_key.update((row["id"] or id(row), row) for row in overlay.rows.get("places.csv", ()))
    if not by_key:
        return gazetteer
    return Gazetteer(gazetteer.path, gazetteer.key, add_places(by_key.values(), gazetteer.populations, iso2))


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where compiled files are kept: ``DATELINE_CACHE``, or ``dateline`` in the user's cache folder."""
    chosen = environment.get("DATELINE_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", "~/AppData/Local")).expanduser() / "dateline"
    if sys.platform == "darwin":
        return Path("~/Library/Caches/dateline").expanduser()
    return Path(environment.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "dateline"


def _compiled(folder: Path, key: str, progress: Progress | None) -> Gazetteer:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"places-{key}.sqlite"
    compile_gazetteer(path, key, progress)
    return Gazetteer(path, key)


def _connect(path: Path) -> sqlite3.Connection:
    """The file, read-only and memory-mapped, so that processes that read it share its pages."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {MOST_MAPPED}")
    return connection


def _fit(path: Path, key: str) -> bool:
    """Whether the file is whole and of this version."""
    if not path.is_file():
        return False
    try:
        connection = _connect(path)
        try:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            size = connection.execute("PRAGMA page_size").fetchone()[0]
            found = connection.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    return bool(found == (key,)) and path.stat().st_size == pages * size


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
