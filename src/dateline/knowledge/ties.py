"""Ties between groups, held against the groups' own dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dateline.knowledge.tables import Row, possible, read_table

__all__ = ["KINDS", "tie_findings"]

FILE = "group_ties.csv"
COLUMNS = "child parent kind start end source"
KINDS = frozenset({"alliance", "merger", "parent", "renamed", "split"})
OFFSPRING = frozenset({"parent", "split"})
"""Kinds whose child is not there before its parent, unless it joined later."""


def tie_findings(groups: Sequence[Row], own: Collection[str]) -> Iterator[tuple[Row, str, bool]]:
    """What does not fit: the row that it is said of, the reason, and whether it contradicts itself.

    Args:
        groups: the rows of the groups, laid over or not.
        own: files that come with Dateline. What a row of another file makes wrong is said of that row.
    """
    by_id = {row["id"]: row for row in groups}
    seen: dict[tuple[str, str, str], int] = {}
    for tie in read_table(FILE, COLUMNS):
        name = (tie["child"], tie["parent"], tie["kind"])
        for reason in _faults(tie, by_id):
            yield tie, reason, True
        if seen.setdefault(name, tie.line) != tie.line:
            yield tie, f"the tie stands in line {seen[name]} already", True
        child, parent = by_id.get(tie["child"]), by_id.get(tie["parent"])
        if child is not None and parent is not None:
            told = next((row for row in (child, parent) if row.file not in own), tie)
            for reason in _doubts(tie, child, parent):
                yield told, reason, False


def _faults(tie: Row, groups: Mapping[str, Row]) -> Iterator[str]:
    for side in ("child", "parent"):
        if tie[side] not in groups:
            yield f"{side} {tie[side]} is no group that is known"
    if tie["child"] == tie["parent"]:
        yield f"{tie['child']} is tied to itself"
    if tie["kind"] not in KINDS:
        yield f"kind {tie['kind']!r} is none of {', '.join(sorted(KINDS))}"
    if not possible(tie.day("start"), tie.day("end")):
        yield f"the tie ends ({tie['end']}) before it starts ({tie['start']})"


def _doubts(tie: Row, child: Row, parent: Row) -> Iterator[str]:
    joined = bool(tie["start"]) and tie["kind"] == "parent"
    if tie["kind"] in OFFSPRING and not joined and not possible(parent["start"], child["start"]):
        started = f"({child['start']}) is older than {parent['id']} ({parent['start']})"
        yield f"{child['id']} {started}, of which it is a {'part' if tie['kind'] == 'parent' else 'split'}"
    for group in (child, parent):
        if not possible(group["start"], tie["start"]):
            yield f"the tie of {child['id']} to {parent['id']} starts ({tie['start']}) before {group['id']} does"
