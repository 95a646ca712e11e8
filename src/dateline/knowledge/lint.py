"""What is wrong or doubtful in the knowledge tables, as far as they tell by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.names import fold, is_acronym
from dateline.knowledge.neighbourhood import Towns, far_away
from dateline.knowledge.overlay import Overlay, laid_rows
from dateline.knowledge.row_faults import Codes, row_faults
from dateline.knowledge.tables import Row, possible
from dateline.knowledge.ties import tie_findings
from dateline.vocabulary import agents, ordinary_words, singular

__all__ = ["Finding", "Severity", "lint"]

HEADS = frozenset(
    {"chancellor", "chief of state", "emir", "head of government", "head of state", "king", "president"}
    | {"prime minister", "premier", "queen", "sultan", "supreme leader"}
)
"""Offices that one person holds at a time."""
HANDOVER = 31
"""So many days two holders may overlap: tables tell the day of an election, an oath or a resignation."""
ACTORS = ("countries.csv", "organisations.csv", "groups.csv", "media.csv", "regions.csv")
PEOPLES = ("countries.csv", "ethnic_religious.csv")
NAMED = ("organisations.csv", "groups.csv", "media.csv", "regions.csv", "people.csv", "places.csv")
Tables = Mapping[str, Sequence[Row]]
Item = TypeVar("Item")


class Severity(StrEnum):
    """An error contradicts itself or makes a name mean nothing; a warning may be as it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong or doubtful in a row: its file and line, how bad it is, and why."""

    file: str
    line: int
    severity: Severity
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.reason}"


def lint(gazetteer: Gazetteer, overlays: Sequence[Overlay] = ()) -> list[Finding]:
    """What is found in the tables that come with Dateline; with overlays, in their rows only, in file order.

    Raises:
        KnowledgeError: where a table cannot be read at all.
    """
    tables = {file: laid_rows(file, overlays) for file in LAYOUTS}
    own = set(LAYOUTS)
    found = [*_ordinary(tables), *_two_heads(tables["people.csv"], own), *_two_persons(tables["people.csv"], own)]
    found += [*_one_alias(tables, ACTORS, own), *_one_alias(tables, PEOPLES, own)]
    found += [*_far(tables, gazetteer.towns())]
    for row, reason, contradicts in tie_findings(tables["groups.csv"], own):
        found.append(_finding(row, reason, Severity.ERROR if contradicts else Severity.WARNING))
    if overlays:  # whose rows were checked when they were read
        return sorted({finding for finding in found if finding.file not in {*own, "group_ties.csv"}})
    return sorted({*found, *_faults(tables)})


def _pairs(found: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Each of them with those before it, as far as a hundred back: enough for tables, bounded for heaps of one name."""
    for n, later in enumerate(found):
        for earlier in found[max(0, n - MOST_BACK) : n]:
            yield earlier, later


MOST_BACK = 100


def _finding(row: Row, reason: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(row.file, row.line, severity, reason)


def _all_names(row: Row) -> tuple[str, ...]:
    return (row["name"], *row.names("aliases"))


def _faults(tables: Tables) -> Iterator[Finding]:
    """Rows that are wrong in themselves, and ids that stand twice."""
    codes = Codes.own(LAYOUTS["countries.csv"])
    for file, layout in LAYOUTS.items():
        seen: dict[str, int] = {}
        for row in tables[file]:
            for reason in row_faults(row, layout, codes):
                yield _finding(row, reason, Severity.ERROR)
            key = row[layout.key]
            if key and not layout.repeats and seen.setdefault(key, row.line) != row.line:
                yield _finding(row, f"{key} stands in line {seen[key]} already", Severity.ERROR)


def _ordinary(tables: Tables) -> Iterator[Finding]:
    """Names that are English words and not in the stoplist; of nouns for actors those that are no own names."""
    stopped = {fold(row["word"]) for row in tables["stoplist.csv"]}
    taken = {fold(name) for file in ACTORS for row in laid_rows(file) for name in _all_names(row)}
    nouns = {form for noun in agents() for form in (noun.noun, singular(noun.noun), f"{noun.noun}s") if " " not in form}
    words = (ordinary_words() | (nouns - taken)) - stopped
    for file in NAMED:
        for row in tables[file]:
            for name in _all_names(row):
                if fold(name) in words and not is_acronym(name):
                    reason = f"{name!r} is an ordinary English word and not in stoplist.csv"
                    yield _finding(row, reason)


def _two_heads(people: Sequence[Row], own: set[str]) -> Iterator[Finding]:
    """Two holders of an office that one person holds at a time."""
    held: dict[tuple[str, str], list[Row]] = {}
    for row in people:
        if row["office"] in HEADS and row["country"]:
            held.setdefault((row["country"], row["office"]), []).append(row)
    for (country, office), rows in held.items():
        met: dict[Row, list[tuple[int, Row]]] = {}
        for a, b in _pairs(rows):
            days = 0 if a["id"] == b["id"] else _days_together(a, b)
            if days > HANDOVER:
                row, other = _told_of(a, b, own)
                met.setdefault(row, []).append((days, other))
        for row, others in met.items():
            days, other = max(others, key=lambda each: each[0])
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            reason = f"{office} of {country} at one time with {other['name']} ({_where(other)}){more}"
            yield _finding(row, f"{row['name']} is {reason}, {_long(days)}")


def _two_persons(people: Sequence[Row], own: set[str]) -> Iterator[Finding]:
    """One full name for two ids in one country, both in office at one time: no report can tell them apart."""
    named: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for row in people:
        for name in _all_names(row):
            if " " in fold(name):
                named.setdefault((row["country"], fold(name)), {}).setdefault(row["id"], []).append(row)
    for (_, name), rows in named.items():
        for a, b in _pairs(list(rows.values())):
            pair = next(((x, y) for x in a for y in b if _days_together(x, y) > 0), None)
            if pair is not None:
                row, other = _told_of(*pair, own)
                yield _finding(row, f"{name!r} is {other['id']} too ({_where(other)}), in office at the same time")


def _one_alias(tables: Tables, files: Sequence[str], own: set[str]) -> Iterator[Finding]:
    """One name for two entities of one country that exist at one time: it means neither."""
    named: dict[tuple[str, str], list[tuple[str, Row]]] = {}
    for file in files:
        for row in tables[file]:
            names = _people_names(row) if files is PEOPLES and file == "countries.csv" else _all_names(row)
            country = row.cells.get("code", row.cells.get("country", ""))
            for key, name in {fold(name): name for name in names}.items():
                named.setdefault((country, key), []).append((name, row))
    for (country, _), told in named.items():
        for (_, a), (name, b) in _pairs(told):
            if a["id"] != b["id"] and _together(a, b):
                row, other = _told_of(a, b, own)
                where = f"({_where(other)}){f' in {country}' if country else ''}"
                reason = f"{name!r} names {other['id']} too {where} at the same time, so it means neither"
                yield _finding(row, reason, Severity.ERROR)


def _people_names(row: Row) -> tuple[str, ...]:
    return (*row.names("adjectives"), *row.names("demonyms"))


def _far(tables: Tables, towns: Towns) -> Iterator[Finding]:
    """Points that lie where the country has no town for hundreds of kilometres."""
    for file in ("countries.csv", "places.csv"):
        for row in tables[file]:
            lat, lon = row.number("lat"), row.number("lon")
            away = far_away(lat, lon, row["code"], towns) if lat is not None and lon is not None else None
            if away is not None and away > FAR_KM:
                severity = Severity.ERROR if away > ABROAD_KM else Severity.WARNING
                reason = f"{row['name']} lies {away:,.0f} km from the nearest town of {row['code']} that is known"
                yield _finding(row, reason, severity)


FAR_KM = 450
"""Desert forts and far islands lie up to this distance from a town of their country."""
ABROAD_KM = 1000
"""Beyond this a coordinate has the wrong sign or stands in the wrong column."""


def _together(a: Row, b: Row) -> bool:
    """Whether two entities may have existed at one time."""
    return all(possible(x.cells.get("start"), y.cells.get("end")) for x, y in ((a, b), (b, a)))


def _days_together(a: Row, b: Row) -> int:
    """For how many days both held office for certain: what begins in a year may begin on its last day."""
    begun = max((_latest(row["start"]) for row in (a, b)), default=date.min)
    over = min((_earliest(row["end"]) for row in (a, b)), default=date.max)
    return (over - begun).days


def _latest(start: str) -> date:
    """The last day on which something that starts then can start."""
    if not start:
        return date.min
    return date.fromisoformat(start + {YEAR: "-12-31", MONTH: "-28"}.get(len(start), ""))


def _earliest(end: str) -> date:
    return date.fromisoformat(end + "-01-01"[len(end) - YEAR :] if len(end) <= MONTH else end) if end else date.max


YEAR, MONTH = len("2014"), len("2014-06")


def _long(days: int) -> str:
    return f"for {days:,} days" if days < LONG_DAYS else "with no end"


LONG_DAYS = 100_000


def _told_of(a: Row, b: Row, own: set[str]) -> tuple[Row, Row]:
    """The row that a finding about two is told of, the overlay's or the later one, and the other."""
    if a.file not in own and b.file in own:
        return a, b
    return (b, a)


def _where(row: Row) -> str:
    return f"{row.file}:{row.line}"
