"""The knowledge files: what must hold of every row."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

import dateline.knowledge
from dateline.knowledge import Knowledge
from dateline.knowledge.names import fold
from dateline.vocabulary import agents

DATA = Path(dateline.knowledge.__file__).parent / "data"
ACTOR_FILES = ("organisations.csv", "groups.csv", "media.csv", "ethnic_religious.csv")
COUNTRY_LEVEL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
FORMER_STATES = {"SUN", "YUG", "CSK", "DDR", "YMD", "SCG"}
SECTORS = {s for noun in agents() for s in noun.sectors} | {"PRE", "UNK"}
# Names that truly mean two things; which one, the report must say.
AMBIGUOUS = {"ansar al sharia", "labour party"}
LARGEST_BYTES = 8_000_000


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


@pytest.mark.parametrize("name", sorted(p.name for p in DATA.glob("*.csv")))
def test_every_row_names_its_source(name: str) -> None:
    assert all(row["source"] for row in rows(name))


@pytest.mark.parametrize("name", sorted(p.name for p in DATA.glob("*.csv")))
def test_no_cell_has_white_space_around_it_or_around_a_name(name: str) -> None:
    for row in rows(name):
        for cell in row.values():
            assert all(part == part.strip() for part in cell.split("|")), row


def test_ids_are_unique() -> None:
    ids = [row["id"] for name in (*ACTOR_FILES, "countries.csv", "regions.csv") for row in rows(name)]
    assert len(ids) == len(set(ids))


def test_country_codes_are_known() -> None:
    codes = {row["code"] for row in rows("countries.csv")}
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert codes >= FORMER_STATES | {"KOS", "PSE", "TWN", "ESH"}
    for name in (*ACTOR_FILES, "people.csv", "regions.csv"):
        unknown = {row["country"] for row in rows(name)} - codes - COUNTRY_LEVEL - {""}
        assert not unknown, name


def test_sectors_are_plover_sectors() -> None:
    for name in (*ACTOR_FILES, "people.csv"):
        assert {s for row in rows(name) for s in row["sectors"].split()} <= SECTORS, name


def test_nothing_ends_before_it_begins() -> None:
    for name in (*ACTOR_FILES, "people.csv", "countries.csv"):
        for row in rows(name):
            start, end = row["start"], row["end"]
            shared = min(len(start), len(end))
            assert not shared or start[:shared] <= end[:shared], row


def test_an_alias_belongs_to_one_actor() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for name in ("countries.csv", "organisations.csv", "groups.csv", "media.csv"):
        for row in rows(name):
            for alias in names(row):
                owners[fold(alias)].add(row["id"])
    shared = {alias: ids for alias, ids in owners.items() if len(ids) > 1}
    undated = {alias for alias in shared if alias not in AMBIGUOUS}
    assert not undated, {alias: shared[alias] for alias in undated}


def test_an_alias_is_no_common_noun_unless_written_as_a_name() -> None:
    nouns = {noun.noun for noun in agents()}
    lowered = [
        alias
        for name in ("organisations.csv", "groups.csv", "media.csv")
        for row in rows(name)
        for alias in names(row)
        if alias in nouns
    ]
    assert not lowered


def test_sizes_of_the_lists() -> None:
    assert len(rows("groups.csv")) >= 150
    assert len(rows("people.csv")) >= 1500
    assert sum(path.stat().st_size for path in DATA.glob("*.csv")) < LARGEST_BYTES


def test_every_state_has_a_point_and_a_seat(base: Knowledge) -> None:
    for row in rows("countries.csv"):
        if row["iso2"] and row["capital"]:
            seats = row["seats"].split("|")
            assert row["lat"], row["name"]
            assert all(base.seat(seat) is not None for seat in seats if seat), row["name"]


def test_ties_join_two_known_groups_once() -> None:
    known = {row["id"] for row in rows("groups.csv")}
    ties = rows("group_ties.csv")
    assert all(tie["child"] in known and tie["parent"] in known and tie["child"] != tie["parent"] for tie in ties)
    assert {tie["kind"] for tie in ties} == {"alliance", "merger", "parent", "renamed", "split"}
    once = [(tie["child"], tie["parent"], tie["kind"]) for tie in ties]
    assert len(once) == len(set(once))


def test_no_tie_ends_before_it_begins() -> None:
    for tie in rows("group_ties.csv"):
        shared = min(len(tie["start"]), len(tie["end"]))
        assert not shared or tie["start"][:shared] <= tie["end"][:shared], tie
