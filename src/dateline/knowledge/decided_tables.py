"""Decisions about unknown actors as rows of knowledge tables, in the layout of those that come with Dateline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.errors import UsageError
from dateline.knowledge.base import Knowledge
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.names import fold
from dateline.knowledge.overlay import Overlay, laid_rows
from dateline.knowledge.queue import Queue
from dateline.knowledge.rulings import in_force
from dateline.knowledge.tables import Row
from dateline.record import ActorTable, Decision, NewActor
from dateline.vocabulary import ontology

__all__ = ["DECIDED", "check_new_actor", "decided_tables"]

TABLES = ("organisations.csv", "groups.csv", "media.csv", "people.csv")
"""Those that actors stand in."""
FILES = {
    ActorTable.PERSON: "people.csv",
    ActorTable.ORGANISATION: "organisations.csv",
    ActorTable.GROUP: "groups.csv",
}
DECIDED = "decision "
"""Begins what the column ``source`` says of a row that a decision made, or follows what it said before."""
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def check_new_actor(actor: NewActor, base: Knowledge) -> None:
    """Whether the actor can stand in a knowledge table.

    Raises:
        UsageError: a cell that is empty, malformed or names an unknown code, with what is wanted instead.
    """
    if not any(c.isascii() and c.isalnum() for c in fold(actor.name)):
        raise UsageError(f"--as {actor.name!r} has no Latin letter or digit, so no report in English can hold it")
    for option, text in (("--as", actor.name), ("--office", actor.office or "")):
        if "|" in text or text != " ".join(text.split()):
            raise UsageError(f"{option} {text!r} has a | or stray white space in it")
    known = ontology()
    codes = {entity.country for entity in base.states.values()} | {*known.country_codes}
    if actor.country is not None and actor.country not in codes:
        raise UsageError(f"--country {actor.country!r} is no code that is known, such as IRQ or IMG")
    unknown = [sector for sector in actor.sectors if sector not in known.sectors]
    if unknown:
        raise UsageError(f"--sectors: no such sector: {unknown[0]}; those there are: {' '.join(sorted(known.sectors))}")
    for option, text in (("--start", actor.start or ""), ("--end", actor.end or "")):
        if text and not _is_day(text):
            raise UsageError(f"{option} {text!r} is no date like 2014-06-10, 2014-06 or 2014")
    shared = min(len(actor.start or ""), len(actor.end or ""))
    if actor.start and actor.end and actor.end[:shared] < actor.start[:shared]:
        raise UsageError(f"it ends ({actor.end}) before it starts ({actor.start})")


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in {4, 7} else text)
    except ValueError:
        return False
    return True


def decided_tables(queue: Queue, overlays: Sequence[Overlay] = ()) -> Mapping[str, Sequence[Sequence[str]]]:
    """The rows that the decisions in force come to, by file, each with its header first, in order of id.

    An entity that was merged into has all the rows that it has already, with the further names: rows of one id take the
    place of those that came before.

    Raises:
        UsageError: where neither the tables that come with Dateline nor ``overlays`` have an entity merged into.
        KnowledgeError: where a table that comes with Dateline cannot be read.
    """
    tables: dict[str, list[list[str]]] = {file: [] for file in TABLES}
    makers = {d.actor.id: (d.actor, d) for d in in_force(queue.decisions) if d.actor is not None}
    for entity, (actor, decision) in makers.items():
        tables[FILES[actor.table]].append(_new_row(actor, queue.names_of(entity), decision))
    merged: dict[str, list[Decision]] = {}
    for ruling in queue.rulings.settled:
        if ruling.entity is not None and ruling.entity not in makers:
            merged.setdefault(ruling.entity, []).append(ruling.decision)
    seen: set[str] = set()
    for file in TABLES if merged else ():
        for row in laid_rows(file, overlays):
            if (decisions := merged.get(row["id"])) is not None:
                names = queue.names_of(row["id"]) if row["id"] not in seen else ()
                tables[file].append(_further_names(row, names, decisions[-1]))
                seen.add(row["id"])
    if missing := [target for target in merged if target not in seen]:
        number = merged[missing[0]][-1].number
        reason = f"decision {number} merges into {missing[0]}, which no table has; name the folder that has it in the"
        raise UsageError(f"{reason} setting `knowledge`, or undo the decision")
    return {
        file: [LAYOUTS[file].columns.split(), *sorted(rows, key=lambda row: row[0])]
        for file, rows in tables.items()
        if rows
    }


def _new_row(actor: NewActor, names: Sequence[str], decision: Decision) -> list[str]:
    aliases = "|".join(_cell(name) for name in names if fold(name) != fold(actor.name))
    office = [actor.office or ""] if actor.table is ActorTable.PERSON else []
    days = (actor.start or "", actor.end or "")
    return [
        actor.id,
        actor.name,
        aliases,
        actor.country or "",
        " ".join(actor.sectors),
        *office,
        *days,
        _said(decision),
    ]


def _further_names(row: Row, names: Sequence[str], decision: Decision) -> list[str]:
    own = (row["name"], *row.names("aliases"))
    folded = {fold(name) for name in own}
    aliases = [*own[1:], *(_cell(name) for name in names if fold(name) not in folded)]
    cells = row.cells | {"aliases": "|".join(aliases), "source": f"{row['source']}; {_said(decision)}"}
    return list(cells.values())


def _cell(name: str) -> str:
    return " ".join(name.replace("|", " ").split())


def _said(decision: Decision) -> str:
    return f"{DECIDED}{decision.number} of {decision.at[:10]} by {_cell(decision.by)}"
