"""Decisions as rows of knowledge tables."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.knowledge import Knowledge, Queue, check_new_actor, decided_tables, read_overlay
from dateline.record import ActorTable, Claim, Decision, NewActor, Verdict

AT = "2014-06-20T10:00:00Z"
FRONT = NewActor("grp-reed-front", "Reed Front", ActorTable.GROUP, "IRQ", ("REB",), start="2014")
ADIL = NewActor("per-adil-karim", "Adil Karim", ActorTable.PERSON, "IRQ", ("COP",), "police chief")


def named(number: int, actor: NewActor, *names: str) -> Decision:
    return Decision(number, AT, "ada", Verdict.NAME, f"unk-{number}", Claim(names), actor)


def merged(number: int, target: str, *names: str) -> Decision:
    return Decision(number, AT, "ada", Verdict.MERGE, f"unk-{number}", Claim(names), target=target)


def tables(*decisions: Decision) -> dict[str, list[list[str]]]:
    return {file: [list(row) for row in rows] for file, rows in decided_tables(Queue.of((), decisions)).items()}


def shipped(file: str) -> list[list[str]]:
    return list(csv.reader((files("dateline.knowledge") / "data" / file).read_text("utf-8").splitlines()))


def test_new_actors_stand_in_the_layout_of_their_table() -> None:
    found = tables(named(1, FRONT, "Reed Front", "REED FRONT", "RF"), named(2, ADIL, "Adil Karim", "Adel Karim"))
    assert found["groups.csv"] == [
        shipped("groups.csv")[0],
        ["grp-reed-front", "Reed Front", "RF", "IRQ", "REB", "2014", "", "decision 1 of 2014-06-20 by ada"],
    ]
    assert found["people.csv"] == [
        shipped("people.csv")[0],
        ["per-adil-karim", "Adil Karim", "Adel Karim", "IRQ", "COP", "police chief", "", "",
         "decision 2 of 2014-06-20 by ada"],
    ]  # fmt: skip
    assert set(found) == {"groups.csv", "people.csv"}


def test_an_entity_that_is_merged_into_keeps_all_it_had() -> None:
    found = tables(merged(1, "per-nuri-al-maliki", "Abu Isra"), merged(2, "grp-renamo", "Renamo Guerrillas", "RENAMO"))
    own = [row for row in shipped("people.csv") if row[0] == "per-nuri-al-maliki"]
    rows = found["people.csv"][1:]
    assert len(rows) == len(own) > 1
    for before, after in zip(own, rows, strict=True):
        assert (after[:2], after[3:-1]) == (before[:2], before[3:-1])
        assert set(before[2].split("|")) <= set(after[2].split("|"))
        assert after[-1] == f"{before[-1]}; decision 1 of 2014-06-20 by ada"
    assert [row[2].split("|").count("Abu Isra") for row in rows] == [1] + [0] * (len(rows) - 1)
    (renamo,) = found["groups.csv"][1:]
    assert renamo[2].endswith("|Renamo Guerrillas")  # "RENAMO" it had already


def test_an_entity_of_ones_own_tables_is_found_there_and_nowhere_else(tmp_path: Path) -> None:
    decision = merged(1, "grp-marsh-front", "Marsh Fronts")
    with pytest.raises(UsageError, match="decision 1 merges into grp-marsh-front, which no table has"):
        tables(decision)
    own = "id,name,aliases,country,sectors,start,end,source\ngrp-marsh-front,Marsh Front,MF,IRQ,REB,,,mine\n"
    (tmp_path / "groups.csv").write_text(own)
    found = decided_tables(Queue.of((), [decision]), [read_overlay(tmp_path)])
    assert found["groups.csv"][1][2] == "MF|Marsh Fronts"


def test_what_is_dismissed_undone_or_split_off_is_not_written() -> None:
    dismissed = Decision(2, AT, "ada", Verdict.DISMISS, "unk-2", Claim(("Tyre",)))
    split = Decision(3, AT, "ada", Verdict.SPLIT, "grp-reed-front", Claim(("RF",)), others=Claim(("Reed Front",)))
    assert tables(dismissed) == {}
    assert tables(named(1, FRONT, "Reed Front", "RF"), dismissed, split)["groups.csv"][1][2] == ""
    undo = Decision(2, AT, "ada", Verdict.UNDO, "unk-1", Claim(()), undoes=1)
    assert tables(named(1, FRONT, "Reed Front"), undo) == {}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "الجبهة"}, "no Latin letter"),
        ({"name": "Reed|Front"}, "has a |"),
        ({"name": " Reed"}, "white space"),
        ({"country": "XXX"}, "--country 'XXX' is no code"),
        ({"sectors": ("REB", "ARMY")}, "no such sector: ARMY"),
        ({"start": "14 June"}, "--start '14 June' is no date like"),
        ({"end": "2014-02-30"}, "--end '2014-02-30' is no date"),
        ({"start": "2015", "end": "2014-06"}, r"it ends \(2014-06\) before it starts \(2015\)"),
    ],
)
def test_cells_that_no_table_takes_are_refused(base: Knowledge, changes: dict[str, object], message: str) -> None:
    fields = {"id": "grp-reed-front", "name": "Reed Front", "table": ActorTable.GROUP}
    with pytest.raises(UsageError, match=message.replace("|", r"\|")):
        check_new_actor(NewActor(**(fields | changes)), base)  # type: ignore[arg-type]
    check_new_actor(FRONT, base)
    check_new_actor(ADIL, base)
