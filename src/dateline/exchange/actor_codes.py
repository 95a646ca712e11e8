"""CAMEO's codes for actors in Dateline's terms: a country and PLOVER sectors (``data/cameo_actors.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from dateline.errors import VocabularyError

__all__ = ["Meaning", "meaning"]

FILE = "cameo_actors.csv"
LENGTH = 3
"""Letters of a code; longer ones are put together."""


class Use(StrEnum):
    """What a code says."""

    COUNTRY = "country"
    SECTOR = "sector"
    REGION = "region"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Code:
    """A row of the table: what the code says, the country or sector it stands for, what a person of it is."""

    use: Use
    country: str
    sector: str
    office: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a compound code says.

    Attributes:
        country: ISO alpha-3 or a code in place of one; empty for an actor of a region or of none.
        sectors: of PLOVER, in the code's order. office: what a person of it is, in words.
        unsaid: parts of the code that Dateline has no word for.
    """

    country: str
    sectors: tuple[str, ...]
    office: str
    unsaid: tuple[str, ...]


def meaning(code: str, countries: Collection[str]) -> Meaning | None:
    """What a code such as ``IRQGOV`` or ``IGOUNOREF`` says; ``None`` where its first part is no code that is known.

    Args:
        countries: codes of states; all others must be in the table.
    """
    table, parts = _table(), [code[i : i + LENGTH] for i in range(0, len(code), LENGTH)]
    if not parts or not _known(parts[0], table, countries):
        return None
    country, sectors, unsaid, office = "", [], [], ""
    for place, part in enumerate(parts):
        row = table.get(part)
        if part in countries and (row is None or place == 0):
            country = country or part
            unsaid += [part] if place and country != part else []
        elif row is None:
            unsaid.append(part)
        elif row.use is Use.COUNTRY:
            country = row.country if place == 0 or country in OVER.get(row.country, ()) else country
            office = office or row.office
            sectors += [row.sector] if row.sector else []
        elif row.use is Use.SECTOR:
            office = row.office if not sectors or not office else office
            sectors.append(row.sector)
        else:
            unsaid.append(part)
    return Meaning(country, _specific(sectors), office, tuple(unsaid))


OVER = {"UNO": ("IGO",), "EUR": ("IGO",)}
"""What says more than the code before it: the United Nations are an international organisation."""
OFFICIAL = frozenset({"GOV", "ELI"})
ORGANS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "ELI", "OPP"})
WHOLE = frozenset({"BUS", "REB"})


def _specific(sectors: list[str]) -> tuple[str, ...]:
    """Each sector once. A field of work is no sector of its own: a minister of health is government, a maker of drugs
    business."""
    once = tuple(dict.fromkeys(sectors))
    if once and once[0] in OFFICIAL:
        return tuple(sector for sector in once if sector in ORGANS)
    if once and once[0] in WHOLE:
        return once[:1]
    return once[1:] if len(once) > 1 and once[0] == "SOC" else once


def _known(part: str, table: Mapping[str, Code], countries: Collection[str]) -> bool:
    return part in countries or part in table


@cache
def _table() -> Mapping[str, Code]:
    text = (files("dateline.exchange") / "data" / FILE).read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines())
    try:
        return {row["code"]: Code(Use(row["use"]), row["country"], row["sector"], row["office"]) for row in reader}
    except ValueError as error:
        raise VocabularyError(str(error), subject=FILE, line=reader.line_num) from error
