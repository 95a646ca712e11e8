"""What makes a row of a knowledge table wrong in itself: an unknown code, an impossible date, a name that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.errors import KnowledgeError
from dateline.knowledge.layout import Layout
from dateline.knowledge.names import fold
from dateline.knowledge.tables import Row, possible, read_table
from dateline.vocabulary import ontology

__all__ = ["Codes", "row_faults"]

Cell = TypeVar("Cell")
ID_END = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COUNTRY_CODE = re.compile("[A-Z]{3}")
LATIN = re.compile("[A-Za-z0-9]")
ISO2 = re.compile("[A-Z]{2}")
FEATURE = re.compile("[A-Z][A-Z0-9]{0,9}")
PRECISIONS = ("exact", "city", "admin1", "country", "area", "near")
SHOWN = 60
"""Characters of a cell that a message repeats."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that a row may name.

    Attributes:
        countries: of states, and those in place of one (``UNO``, ``IMG``). iso2: of states. sectors: of PLOVER.
        states: code and two-letter code of each state of Dateline's own by its id.
    """

    countries: frozenset[str]
    iso2: frozenset[str]
    sectors: frozenset[str]
    states: Mapping[str, tuple[str, str]]

    @classmethod
    def own(cls, layout: Layout) -> Codes:
        """Those of the tables that come with Dateline; ``layout`` is that of the countries."""
        rows = list(read_table(layout.file, layout.columns))
        known = ontology()
        return cls(
            frozenset(row["code"] for row in rows) | frozenset(known.country_codes),
            frozenset(row["iso2"] for row in rows) - {""},
            frozenset(known.sectors),
            {row["id"]: (row["code"], row["iso2"]) for row in rows},
        )

    def with_states(self, rows: Iterable[Row]) -> Codes:
        """These and the codes of further states."""
        added = [(row["code"], row["iso2"]) for row in rows]
        countries = self.countries.union(code for code, _ in added if COUNTRY_CODE.fullmatch(code))
        return Codes(countries, self.iso2.union(iso2 for _, iso2 in added if iso2), self.sectors, self.states)


def row_faults(row: Row, layout: Layout, codes: Codes) -> Iterator[str]:
    """Each thing that is wrong with the row, in words."""
    if layout.prefix:
        yield from _id_faults(row["id"], layout.prefix)
    elif not row[layout.key] and layout.key != "id":
        yield f"{layout.key} is empty"
    for column, faults in COLUMN_FAULTS:
        if column in row.cells:
            yield from faults(row)
    yield from _code_faults(row, codes)
    if layout.file == "countries.csv":
        yield from _state_faults(row, codes)
    elif layout.file == "places.csv":
        yield from _place_faults(row)


def _short(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def _id_faults(id: str, prefix: str) -> Iterator[str]:
    if not id.startswith(prefix) or not ID_END.fullmatch(id.removeprefix(prefix)):
        yield f"id {_short(id)} is not of the form {prefix}some-name (small letters, digits, hyphens)"


def _name_faults(row: Row) -> Iterator[str]:
    if not row["name"]:
        yield "name is empty"
    for column in ("name", "aliases", "adjectives", "demonyms", "seats"):
        names = row.names(column) if column in row.cells else ()
        nameless = [name for name in names if not LATIN.search(name) and not fold(name)]
        if nameless:
            yield f"{column} {_short(nameless[0])} has no letter or digit, so no report can hold it"


def _code_faults(row: Row, codes: Codes) -> Iterator[str]:
    """``code`` is a place's country, and a country's own, which is always known."""
    for column in ("country", "code"):
        code = row.cells.get(column)
        if code and code not in codes.countries:
            yield f"{column} {_short(code)} is no country code that is known, such as IRQ, or IMG in place of one"
    unknown = (
        [sector for sector in row.words("sectors") if sector not in codes.sectors] if "sectors" in row.cells else ()
    )
    if unknown:
        yield f"no such sector: {_short(' '.join(unknown))}; those there are: {' '.join(sorted(codes.sectors))}"


def _date_faults(row: Row) -> Iterator[str]:
    start = yield from _told(row.day, row, "start")
    end = yield from _told(row.day, row, "end")
    if not possible(start, end):
        yield f"it ends ({end}) before it starts ({start})"


def _point_faults(row: Row) -> Iterator[str]:
    found = {}
    for column, most in (("lat", 90), ("lon", 180)):
        number = yield from _told(row.number, row, column)
        found[column] = number
        if number is not None and not -most <= number <= most:
            yield f"{column} {_short(row[column])} is not between -{most} and {most} degrees"
    if bool(row["lat"]) != bool(row["lon"]):
        yield "of lat and lon only one is given"


def _state_faults(row: Row, codes: Codes) -> Iterator[str]:
    if not row["code"]:
        yield "code is empty"
    if row["iso2"] and not ISO2.fullmatch(row["iso2"]):
        yield f"iso2 {_short(row['iso2'])} is not of two capital letters"
    own = codes.states.get(row["id"])
    if own is not None and own != (row["code"], row["iso2"]):
        yield f"code and iso2 of {row['id']} are {own[0]} and {own[1] or 'empty'}; the places are filed under them"
    taken = {code: state for state, (code, iso2) in codes.states.items() if iso2}.get(row["code"])
    if taken is not None and taken != row["id"] and not row["sectors"]:
        yield f"code {row['code']} is that of {taken}; only a partly recognised state (sectors PRE) may share one"
    for column in ("geonameid", "capital_geonameid", "population"):
        yield from _told(row.whole, row, column)
    unknown = [code for code in row["neighbours"].split(",") if code and code not in codes.iso2]
    if unknown:
        yield f"neighbours: {_short(unknown[0])} is no two-letter code of a country"


def _place_faults(row: Row) -> Iterator[str]:
    yield from _told(row.whole, row, "id")
    if not row["lat"]:
        yield "a place needs lat and lon"
    if not FEATURE.fullmatch(row["feature"]):
        yield f"feature {_short(row['feature'])} is no GeoNames feature code, such as PPL or AIRB"
    if row["precision"] not in PRECISIONS:
        yield f"precision {_short(row['precision'])} is none of {', '.join(PRECISIONS)}"


COLUMN_FAULTS: tuple[tuple[str, Callable[[Row], Iterator[str]]], ...] = (
    ("name", _name_faults),
    ("start", _date_faults),
    ("lat", _point_faults),
)


def _told(read: Callable[[str], Cell | None], row: Row, column: str) -> Generator[str, None, Cell | None]:
    """What ``read`` makes of the cell; where that is nothing, the reason comes out as a fault."""
    try:
        return read(column)
    except KnowledgeError as error:
        yield error.reason.replace(repr(row[column]), _short(row[column]))
        return None
