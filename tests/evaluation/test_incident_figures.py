"""The figures of incidents, worked out by hand on a tiny sequence."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.sequences import Sequence, read_sequence
from dateline.record import Coded, CoderInfo
from dateline.situation import follow
from evaluation.incidents import copy_figures, incident_figures, match_events
from situation_samples import Said, report_of

WORLD = """
name = "tiny"
kind = "war"
part = "dev"
setting = "invented"
synopsis = "Two bombs."
[[incident]]
id = "i1"
title = "one"
type = "ASSAULT"
day = "2019-03-04"
[[incident]]
id = "i2"
title = "other"
type = "ASSAULT"
day = "2019-03-05"
"""
TEXT = "outlet: {outlet}\npublished: 2019-03-0{day}\ntitle: T{day}\n{header}---\n{text}\n"
LONG = "and the mayor said that the people of the town would never forget the day on which it came to them"


@pytest.fixture
def sequence(tmp_path: Path) -> Sequence:
    folder = tmp_path / "tiny"
    (folder / "reports").mkdir(parents=True)
    (folder / "world.toml").write_text(WORLD, "utf-8")
    first = f"A bomb {{i1|exploded}} {LONG}."
    for number, (outlet, header, text) in enumerate(
        [
            ("A", "", first),
            ("B", "copies: 001\n", first),
            ("C", "", "Another {i2|blast} {i2|killed} two who had come to see their cousins in the hills."),
        ],
        1,
    ):
        report = TEXT.format(outlet=outlet, day=3 + number, header=header, text=text)
        (folder / "reports" / f"00{number}.txt").write_text(report, "utf-8")
    return read_sequence(folder)


def test_b_cubed_and_merge_precision_of_one_group_too_large(sequence: Sequence) -> None:
    items = {name: (f"tiny/{name[:3]}", int(name[4])) for name in ("001.0", "002.0", "003.0", "003.1")}
    figures = incident_figures(sequence, {items["001.0"]: "x", items["002.0"]: "x", items["003.0"]: "x"})
    shares = figures.shares()
    assert shares["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert shares["recall"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert shares["merge precision"] == pytest.approx(1 / 3)
    assert shares["found"] == 3 / 4


def test_perfect_groups_are_perfect(sequence: Sequence) -> None:
    gold = {(r.report.id, n): t.incident for r in sequence.reports for n, t in enumerate(r.tellings)}
    shares = incident_figures(sequence, gold).shares()
    assert (shares["B-cubed F1"], shares["merge precision"]) == (1.0, 1.0)


def test_a_copy_and_an_independent_report_are_told_apart(sequence: Sequence) -> None:
    coded = [Coded(r.report, CoderInfo("test")) for r in sequence.reports]
    assert copy_figures(sequence, follow(coded)).shares()["copies"] == 1.0


def test_a_telling_is_matched_by_the_event_that_overlaps_and_by_no_other(sequence: Sequence) -> None:

    report = sequence.reports[0]
    told = report_of("x", None, Said(report.report.text.replace("\n\n", "  "), "exploded"))
    assert match_events(report, told.events) == {0: told.events[0].id}
    aside = report_of("x", None, Said(report.report.text.replace("\n\n", "  "), "mayor"))
    assert match_events(report, aside.events) == {}
