"""Sequences of many reports of one situation: ``python -m corpus.sequences [FOLDER ...]`` names each fault.

``corpus/sequences/README.md`` describes the form. ``--counts`` adds what each sequence holds of what it must hold.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corpus.sequence_form import COUNTED, DAY, STATUSES, GoldReport, GoldTelling, SequenceError, read_marked
from dateline.record import EventType, RelationKind
from dateline.vocabulary import ontology

__all__ = [
    "SEQUENCES",
    "GoldControl",
    "GoldIncident",
    "GoldRelation",
    "GoldReport",
    "GoldSeries",
    "GoldTelling",
    "Sequence",
    "SequenceError",
    "Toll",
    "faults",
    "read_sequence",
    "read_sequences",
]

SEQUENCES = Path(__file__).parent / "sequences"
KINDS = ("war", "insurgency", "protest", "border", "talks", "coup")
TOP = frozenset({"name", "kind", "part", "setting", "synopsis", "licence"})
TABLES = ("incident", "story", "series", "control", "relation", "alias")
LONGEST_ANCHOR = 6
"""Words. Four are asked for; an idiom ("will have none of it") may need more."""
LEAST = {"reports": 40, "outlets": 5, "days": 6, "incidents": 18, "copies": 6, "updates": 3, "denials": 1, "quiet": 2}
"""What a sequence must hold at least, of what can be counted."""

Toll = tuple[int, int, int]
"""Low, best, high."""


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """What truly happened: an ``[[incident]]`` of the world; ``start`` and ``end`` are ISO days, inclusive.

    ``status`` is what became of it: ``planned`` or ``denied`` where it did not take place.
    """

    id: str
    title: str
    type: EventType
    mode: str | None
    start: str
    end: str
    place: str | None
    country: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    story: str | None
    status: str = "happened"
    tolls: Mapping[str, Toll] = field(default_factory=dict)
    by_side: Mapping[str, Toll] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldSeries:
    """Cumulative figures of one speaker: points of day and figure."""

    what: str
    by: str | None
    place: str | None
    country: str | None
    since: str | None
    points: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class GoldControl:
    """A spell in which somebody holds, contests or besieges a place; open sides are ``None``."""

    place: str
    holder: str
    status: str
    start: str | None
    end: str | None
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A dated relation between two actors; open sides are ``None``."""

    a: str
    b: str
    kind: RelationKind
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A world and what its outlets wrote, reports in the order of their numbers.

    Attributes:
        incidents: by id. stories: titles by id. also: other names by name.
    """

    name: str
    kind: str
    part: str
    setting: str
    incidents: Mapping[str, GoldIncident]
    stories: Mapping[str, str]
    series: tuple[GoldSeries, ...]
    controls: tuple[GoldControl, ...]
    relations: tuple[GoldRelation, ...]
    also: Mapping[str, tuple[str, ...]]
    reports: tuple[GoldReport, ...]


def read_sequences(part: str | None = None, root: Path = SEQUENCES) -> tuple[Sequence, ...]:
    """All sequences under ``root``, of one part (``dev`` or ``test``) where it is named, in order of their names.

    Raises:
        SequenceError: at the first fault; see :func:`faults` for all.
    """
    found = (read_sequence(path.parent) for path in sorted(root.glob("*/world.toml")))
    return tuple(sequence for sequence in found if part in {None, sequence.part})


def read_sequence(folder: Path) -> Sequence:
    """The sequence in that folder.

    Raises:
        SequenceError: at the first fault, with file, line and reason.
    """
    problems: list[SequenceError] = []
    sequence = _read(folder, problems)
    if problems or sequence is None:
        raise problems[0]
    return sequence


def faults(folder: Path) -> list[SequenceError]:
    """Everything that is wrong with the sequence in that folder; each bad report costs only itself."""
    problems: list[SequenceError] = []
    _read(folder, problems)
    return problems


class _World:
    """The tables of a ``world.toml``; what is wrong is added to ``problems`` with the line of its table."""

    def __init__(self, path: Path, problems: list[SequenceError]) -> None:
        self.path, self.problems = path, problems
        try:
            text = path.read_text("utf-8")
            self.data: dict[str, Any] = tomllib.loads(text)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SequenceError(f"cannot be read: {error}", subject=path) from error
        self.lines = {
            name: [n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith(f"[[{name}]]")]
            for name in TABLES
        }

    def wrong(self, reason: str, table: str = "", number: int = 0) -> None:
        lines = self.lines.get(table, [])
        line = lines[number] if number < len(lines) else 1
        self.problems.append(SequenceError(reason, subject=self.path, line=line))

    def rows(self, table: str, needed: str, optional: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows of a table that have all needed keys and no unknown ones."""
        for number, row in enumerate(self.data.get(table, ())):
            unknown = sorted(set(row) - {*needed.split(), *optional.split()})
            missing = [key for key in needed.split() if key not in row]
            if unknown or missing:
                words = [f"no key {', '.join(missing)}"] * bool(missing) + [f"unknown key {', '.join(unknown)}"] * bool(
                    unknown
                )
                self.wrong(f"[[{table}]]: {'; '.join(words)}", table, number)
            else:
                yield number, row

    def day(self, row: dict[str, Any], key: str, table: str, number: int) -> str | None:
        """A day as ISO 8601, written as a string or as a TOML date."""
        value = row.get(key)
        if value is None:
            return None
        text = value.isoformat() if isinstance(value, date) else str(value)
        try:
            return date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            self.wrong(f"{key} {text!r} is no day like 2019-03-04", table, number)
            return None


def _read(folder: Path, problems: list[SequenceError]) -> Sequence | None:
    try:
        world = _World(folder / "world.toml", problems)
    except SequenceError as error:
        problems.append(error)
        return None
    _check_top(world, folder)
    incidents = {i.id: i for i in _incidents(world)}
    stories = {row["id"]: row["title"] for _, row in world.rows("story", "id title", "")}
    for number, row in enumerate(world.data.get("incident", ())):
        if row.get("story") is not None and row["story"] not in stories:
            world.wrong(f"{row.get('id')}: no story {row['story']!r}", "incident", number)
    reports = tuple(_reports(folder, incidents, problems))
    data = world.data
    name, kind, part, setting = (str(data.get(key)) for key in ("name", "kind", "part", "setting"))
    return Sequence(
        name, kind, part, setting, incidents, stories,
        tuple(_series(world)), tuple(_controls(world)), tuple(_relations(world)),
        {row["name"]: tuple(row["also"]) for _, row in world.rows("alias", "name also", "")}, reports,
    )  # fmt: skip


def _check_top(world: _World, folder: Path) -> None:
    data = world.data
    unknown = sorted(set(data) - TOP - set(TABLES))
    if unknown:
        world.wrong(f"unknown key {', '.join(unknown)}")
    allowed = {"name": (folder.name,), "kind": KINDS, "part": ("dev", "test"), "setting": ("real", "invented")}
    for key, values in allowed.items():
        if data.get(key) not in values:
            world.wrong(f"{key} {data.get(key)!r} is none of {' '.join(values)}")


def _incidents(world: _World) -> Iterator[GoldIncident]:
    seen: set[str] = set()
    optional = f"mode status day start end place country actors recipients story by_side {' '.join(COUNTED)}"
    for number, row in world.rows("incident", "id title type", optional):
        name = row["id"]
        if name in seen:
            world.wrong(f"{name} stands twice", "incident", number)
        seen.add(name)
        type_ = row["type"]
        if type_ not in set(EventType):
            world.wrong(f"{name}: no type {type_!r}", "incident", number)
            continue
        if row.get("mode") and row["mode"] not in ontology().type(EventType(type_)).modes:
            world.wrong(f"{name}: {type_} has no mode {row['mode']!r}", "incident", number)
        start = world.day(row, "day" if "day" in row else "start", "incident", number)
        end = world.day(row, "end", "incident", number) or start
        if start is None or end is None or end < start:
            world.wrong(f"{name}: needs a day, or a start and an end that does not come before it", "incident", number)
            continue
        if row.get("status", "happened") not in STATUSES:
            world.wrong(f"{name}: status {row['status']!r} is none of {' '.join(STATUSES)}", "incident", number)
        tolls = {what: _toll(world, number, name, row[what]) for what in COUNTED if what in row}
        sides = {side: _toll(world, number, name, toll) for side, toll in row.get("by_side", {}).items()}
        yield GoldIncident(
            name, row["title"], EventType(type_), row.get("mode"), start, end, row.get("place"), row.get("country"),
            tuple(row.get("actors", ())), tuple(row.get("recipients", ())), row.get("story"),
            row.get("status", "happened"), tolls, sides,
        )  # fmt: skip


def _toll(world: _World, number: int, name: str, value: object) -> Toll:
    if isinstance(value, list) and len(value) == 3 and all(type(n) is int for n in value) and sorted(value) == value:
        return value[0], value[1], value[2]
    world.wrong(f"{name}: {value!r} is no toll like [12, 14, 17]", "incident", number)
    return 0, 0, 0


def _series(world: _World) -> Iterator[GoldSeries]:
    for number, row in world.rows("series", "what points", "by place country since"):
        if row["what"] not in COUNTED:
            world.wrong(f"{row['what']!r} is none of {' '.join(COUNTED)}", "series", number)
        points = tuple((str(day), int(figure)) for day, figure in row["points"])
        if not all(DAY.match(day) for day, _ in points):
            world.wrong("a point is a day and a figure, like ['2019-03-05', 40]", "series", number)
        since = world.day(row, "since", "series", number)
        yield GoldSeries(row["what"], row.get("by"), row.get("place"), row.get("country"), since, points)


def _controls(world: _World) -> Iterator[GoldControl]:
    for number, row in world.rows("control", "place holder status", "start end claimed_by denied_by country"):
        if row["status"] not in {"held", "contested", "besieged"}:
            world.wrong(f"status {row['status']!r} is none of held contested besieged", "control", number)
        start, end = (world.day(row, key, "control", number) for key in ("start", "end"))
        if start and end and end < start:
            world.wrong(f"{row['place']}: ends before it begins", "control", number)
        claimed, denied = (tuple(row.get(key, ())) for key in ("claimed_by", "denied_by"))
        yield GoldControl(row["place"], row["holder"], row["status"], start, end, claimed, denied)


def _relations(world: _World) -> Iterator[GoldRelation]:
    for number, row in world.rows("relation", "a b kind", "start end"):
        if row["kind"] not in set(RelationKind):
            world.wrong(f"kind {row['kind']!r} is none of {' '.join(RelationKind)}", "relation", number)
            continue
        start, end = (world.day(row, key, "relation", number) for key in ("start", "end"))
        yield GoldRelation(row["a"], row["b"], RelationKind(row["kind"]), start, end)


def _reports(
    folder: Path, incidents: Mapping[str, GoldIncident], problems: list[SequenceError]
) -> Iterator[GoldReport]:
    earlier: set[str] = set()
    for path in sorted((folder / "reports").glob("*.txt")):
        try:
            report = read_marked(path, folder.name)
        except SequenceError as error:
            problems.append(error)
            earlier.add(path.stem)
            continue
        if report.copies is not None and report.copies not in earlier:
            problems.append(
                SequenceError(f"copies {report.copies!r}, which is no earlier report", subject=path, line=1)
            )
        for telling in report.tellings:
            words = telling.anchor.of(report.report.text)
            reasons = (*_amiss(telling, incidents), *_unfit(words))
            problems += (SequenceError(why, subject=path, line=telling.line) for why in reasons)
        earlier.add(path.stem)
        yield report


def _amiss(telling: GoldTelling, incidents: Mapping[str, GoldIncident]) -> Iterator[str]:
    incident = incidents.get(telling.incident)
    if incident is None:
        yield f"no incident {telling.incident!r} in world.toml"
        return
    if telling.type is not None and telling.type not in set(EventType):
        yield f"no type {telling.type!r}"
    elif telling.mode and telling.mode not in ontology().type(EventType(telling.type or incident.type)).modes:
        yield f"{telling.type or incident.type} has no mode {telling.mode!r}"


def _unfit(words: str) -> Iterator[str]:
    if not words.strip() or words != words.strip() or len(words.split()) > LONGEST_ANCHOR:
        yield f"{words!r} is empty, padded or longer than {LONGEST_ANCHOR} words"


def holdings(sequence: Sequence) -> dict[str, int]:
    """How many a sequence holds of what :data:`LEAST` asks for."""
    tellings = [t for r in sequence.reports for t in r.tellings]
    return {
        "reports": len(sequence.reports),
        "outlets": len({r.report.source for r in sequence.reports}),
        "days": len({(r.report.published or "")[:10] for r in sequence.reports}),
        "incidents": len({t.incident for t in tellings}),
        "copies": sum(r.copies is not None for r in sequence.reports),
        "updates": sum(t.rises or t.corrects for t in tellings),
        "denials": sum(t.status == "denied" for t in tellings),
        "quiet": sum(not r.tellings for r in sequence.reports),
    }


def main() -> int:
    """Prints every fault as ``file:line: reason``; the exit code is 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of sequences; all where none is named")
    parser.add_argument("--counts", action="store_true", help="print what each sequence holds")
    asked = parser.parse_args()
    folders = asked.folders or [path.parent for path in sorted(SEQUENCES.glob("*/world.toml"))]
    found = 0
    for folder in folders:
        problems = faults(folder)
        found += len(problems)
        print("\n".join(map(str, problems)), end="\n" if problems else "")
        if asked.counts and not problems:
            held = holdings(read_sequence(folder))
            print(folder.name, *(f"{n} {what}{' (too few)' * (n < LEAST[what])}" for what, n in held.items()), sep=", ")
    print(f"{len(folders)} sequences, {found} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
