"""Sequences: what is read from their form, and that each fault is named with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.sequences import SequenceError, faults, holdings, read_sequence, read_sequences
from dateline.record import EventType

WORLD = """
name = "tiny"
kind = "insurgency"
part = "dev"
setting = "invented"
synopsis = "A market is bombed."

[[incident]]
id = "i01"
title = "Bomb at the market of Karsan"
type = "ASSAULT"
mode = "explosives"
day = 2019-03-04
place = "Karsan"
actors = ["unknown attackers"]
killed = [12, 14, 17]
by_side = { civilians = [10, 12, 15] }
story = "s1"

[[incident]]
id = "i02"
title = "Talks at Vell"
type = "CONSULT"
start = "2019-03-05"
end = "2019-03-06"

[[story]]
id = "s1"
title = "The bombings"

[[series]]
what = "killed"
by = "health ministry"
points = [["2019-03-05", 40]]

[[control]]
place = "Karsan"
holder = "Northern Army"
status = "held"
start = "2019-03-06"

[[relation]]
a = "Northern Army"
b = "Vell Front"
kind = "fights"

[[alias]]
name = "Northern Army"
also = ["the army"]
"""
FIRST = """outlet: Karsan Herald
published: 2019-03-04T18:00
title: Blast at market
---
KARSAN - A bomb {i01|exploded} on Monday and at least 12 people were {i01 killed=12- by="the hospital"|killed}.

Talks are {i02 status=planned|planned} for Tuesday.
"""
SECOND = """outlet: North Wire
published: 2019-03-05
title: Market blast
copies: 001
agency: North Wire
---
KARSAN (North Wire) - A bomb {i01 actors="Vell Front; Red Band" rises killed=10-15|exploded} on Monday.
"""


def write(tmp_path: Path, world: str = WORLD, **reports: str) -> Path:
    folder = tmp_path / "tiny"
    (folder / "reports").mkdir(parents=True)
    (folder / "world.toml").write_text(world, "utf-8")
    for name, text in (reports or {"r001": FIRST, "r002": SECOND}).items():
        (folder / "reports" / f"{name[1:]}.txt").write_text(text, "utf-8")
    return folder


def test_a_report_is_its_title_a_blank_line_and_its_words_without_marks(tmp_path: Path) -> None:
    report = read_sequence(write(tmp_path)).reports[0].report
    assert report.text == (
        "Blast at market\n\nKARSAN - A bomb exploded on Monday and at least 12 people were killed.\n\n"
        "Talks are planned for Tuesday."
    )
    assert (report.id, report.source, report.published) == ("tiny/001", "Karsan Herald", "2019-03-04T18:00")


def test_each_telling_quotes_its_words_and_carries_what_its_mark_says(tmp_path: Path) -> None:
    sequence = read_sequence(write(tmp_path))
    first, second = sequence.reports
    assert [t.anchor.of(first.report.text) for t in first.tellings] == ["exploded", "killed", "planned"]
    assert first.tellings[1].counts == {"killed": (12, None)}
    assert first.tellings[1].by == "the hospital"
    assert first.tellings[2].status == "planned"
    assert second.tellings[0].actors == ("Vell Front", "Red Band")
    assert second.tellings[0].counts == {"killed": (10, 15)}
    assert second.tellings[0].rises
    assert (second.copies, second.agency) == ("001", "North Wire")


def test_the_world_is_read_with_its_days_tolls_and_ties(tmp_path: Path) -> None:
    sequence = read_sequence(write(tmp_path))
    bomb, talks = sequence.incidents["i01"], sequence.incidents["i02"]
    assert (bomb.type, bomb.start, bomb.end) == (EventType.ASSAULT, "2019-03-04", "2019-03-04")
    assert (bomb.tolls, bomb.by_side) == ({"killed": (12, 14, 17)}, {"civilians": (10, 12, 15)})
    assert (talks.start, talks.end) == ("2019-03-05", "2019-03-06")
    assert sequence.series[0].points == (("2019-03-05", 40),)
    assert sequence.controls[0].end is None
    assert sequence.also == {"Northern Army": ("the army",)}


def test_a_mark_inside_a_mark_tells_two_incidents(tmp_path: Path) -> None:
    text = FIRST.replace("{i01|exploded}", "{i02|{i01|exploded}}")
    report = read_sequence(write(tmp_path, r001=text)).reports[0]
    assert [t.incident for t in report.tellings[:2]] == ["i01", "i02"]
    assert {t.anchor.of(report.report.text) for t in report.tellings[:2]} == {"exploded"}


def test_sequences_are_read_by_part(tmp_path: Path) -> None:
    write(tmp_path)
    assert [s.name for s in read_sequences("dev", tmp_path)] == ["tiny"]
    assert read_sequences("test", tmp_path) == ()


def test_what_a_sequence_holds_is_counted(tmp_path: Path) -> None:
    held = holdings(read_sequence(write(tmp_path)))
    assert (held["reports"], held["copies"], held["updates"], held["incidents"]) == (2, 1, 1, 2)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("{i01|exploded}", "{i09|exploded}", 5, "no incident 'i09'"),
        ("{i01|exploded}", "{i01|exploded", 5, "{ without its }"),
        ("exploded}", "exploded}}", 5, "} without its {"),
        ("killed=12-", "killed=some", 5, "'some' is no count"),
        ("killed=12-", "deaths=12", 5, "deaths is unknown"),
        ("status=planned", "status=maybe", 7, "status 'maybe'"),
        ("|planned}", "|planned by all of them for Tuesday}", 7, "longer than 6 words"),
        ("published: 2019-03-04T18:00", "published: Monday", 2, "no date"),
        ("outlet:", "paper:", 1, "no header"),
        ("---\n", "", 1, "no line ---"),
        ("title: Blast at market\n", "title: Blast at market\ncopies: 007\n", 1, "no earlier report"),
    ],
)
def test_a_fault_in_a_report_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, reason: str) -> None:
    found = faults(write(tmp_path, r001=FIRST.replace(old, new)))
    assert [f.line for f in found if reason in f.reason] == [line], list(map(str, found))


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('"ASSAULT"', '"BOMBING"', 8, "no type 'BOMBING'"),
        ('"explosives"', '"visit"', 8, "has no mode 'visit'"),
        ("[12, 14, 17]", "[14, 12, 17]", 8, "is no toll"),
        ('2019-03-06"\n\n[[story]]', '2019-03-01"\n\n[[story]]', 20, "does not come before"),
        ('story = "s1"', 'story = "s2"', 8, "no story 's2'"),
        ('status = "held"', 'status = "lost"', 36, "none of held contested besieged"),
        ('kind = "fights"', 'kind = "loves"', 42, "kind 'loves'"),
        ('kind = "insurgency"', 'kind = "party"', 1, "kind 'party'"),
        ('id = "i02"', 'id = "i01"', 20, "stands twice"),
        ('name = "tiny"', "name = tiny", 0, "cannot be read"),
    ],
)
def test_a_fault_in_the_world_is_named_with_its_table(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    found = [f for f in faults(write(tmp_path, WORLD.replace(old, new, 1))) if reason in f.reason]
    assert [f.line or 0 for f in found] == [line]
    assert found[0].subject.endswith("world.toml")


def test_reading_a_faulty_sequence_raises_its_first_fault(tmp_path: Path) -> None:
    with pytest.raises(SequenceError, match=r"001\.txt:5: no incident 'i09'"):
        read_sequence(write(tmp_path, r001=FIRST.replace("{i01|exploded}", "{i09|exploded}")))
