"""The linter of knowledge tables: what contradicts itself is an error, what may be so is a warning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.knowledge import Knowledge, Severity, laid_rows, lint, read_overlay
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.neighbourhood import far_away
from dateline.knowledge.tables import Row
from dateline.knowledge.ties import tie_findings

Written = Callable[..., Path]
Linted = Callable[..., list[str]]
FRONT = ("grp-quiet-front", "Quiet Front", "", "IRQ", "REB", "2004", "", "own")
LEADER = ("per-new-leader", "New Leader", "", "IRQ", "GOV")


@pytest.fixture
def linted(base: Knowledge) -> Linted:
    """A function that lints folders: each finding as one line without the name of its folder."""

    def run(*folders: Path) -> list[str]:
        found = lint(base.gazetteer, [read_overlay(folder) for folder in folders])
        return [str(each).rsplit("/", maxsplit=1)[-1] for each in found]

    return run


RIVALS = ["Alassane Ouattara", "Gilbert Ake N'Gbo", "Marc Ravalomanana", "Tantely Andrianarivo", "Itamar Franco"]
"""Who truly claimed or held the office beside another: Ivory Coast 2010, Madagascar 2002, Brazil 1992."""


def test_the_own_tables_have_no_errors(base: Knowledge) -> None:
    errors = [str(each) for each in lint(base.gazetteer) if each.severity is Severity.ERROR]
    assert errors == []


def test_of_a_folder_only_its_own_rows_are_told_of(written: Written, linted: Linted) -> None:
    assert linted(written("groups.csv", FRONT)) == []


def test_deputies_are_not_told_of_as_heads_of_government(base: Knowledge) -> None:
    heads = [each for each in lint(base.gazetteer) if " at one time with " in each.reason]
    assert [each.reason.split(" is ")[0] for each in heads] == RIVALS


@pytest.mark.parametrize(
    ("name", "alias", "found"),
    [
        ("Quiet Front", "Attack", True),
        ("Militia", "", True),
        ("Quiet Front", "ATTACK", False),  # an acronym counts in capitals only
        ("Quiet Front", "Quiet Attack", False),
        ("Quiet Front", "Taliban", False),  # a name that news uses as a noun
    ],
)
def test_a_name_that_is_an_english_word_is_doubtful(
    written: Written, linted: Linted, name: str, alias: str, found: bool
) -> None:
    folder = written("groups.csv", (FRONT[0], name, alias, *FRONT[3:]))
    said = [line for line in linted(folder) if "ordinary English word" in line]
    assert bool(said) == found
    assert all(line.startswith("groups.csv:2: warning: ") for line in said)
    written("stoplist.csv", ("attack", "word", "own"), ("militia", "word", "own"))
    assert not [line for line in linted(folder) if "ordinary English word" in line]


@pytest.mark.parametrize(
    ("office", "start", "end", "found"),
    [
        ("prime minister", "2010-01-01", "2012", True),
        ("minister of defense", "2010-01-01", "2012", False),
        ("prime minister", "1950", "1951", False),
        ("prime minister", "2014-09-01", "2014-09-20", False),  # a handover takes some days
    ],
)
def test_two_holders_of_a_highest_office_at_once_are_doubtful(
    written: Written, linted: Linted, office: str, start: str, end: str, found: bool
) -> None:
    lines = linted(written("people.csv", (*LEADER, office, start, end, "own")))
    assert [
        line.startswith(f"people.csv:2: warning: New Leader is {office} of IRQ at one time with") for line in lines
    ] == ([True] if found else [])


def test_an_alias_of_two_bodies_of_one_country_at_one_time_is_an_error(written: Written, linted: Linted) -> None:
    def lines(country: str, start: str, end: str) -> list[str]:
        return linted(written("groups.csv", ("grp-twin", "Twin", "Mahdi Army", country, "REB", start, end, "own")))

    (line,) = lines("IRQ", "2005", "")
    assert line.startswith("groups.csv:2: error: 'Mahdi Army' names grp-mahdi-army too (groups.csv:")
    assert lines("SYR", "2005", "") == []
    assert lines("IRQ", "1980", "1990") == []


def test_one_full_name_of_two_persons_of_a_country_is_doubtful(written: Written, linted: Linted) -> None:
    def lines(name: str, start: str, end: str) -> list[str]:
        return linted(written("people.csv", ("per-other", name, "", "IRQ", "GOV", "adviser", start, end, "own")))

    assert "both in office at one time" in lines("Nuri al-Maliki", "2010", "2012")[0]
    assert "only the office on the day tells them apart" in lines("Nuri al-Maliki", "1950", "1951")[0]
    assert lines("Nuri al-Quiet", "2010", "2012") == []


@pytest.mark.parametrize(
    ("code", "lat", "lon", "severity"),
    [
        ("IRQ", "33.3", "44.4", ""),
        ("IRQ", "-33.3", "44.4", "error"),
        ("IRQ", "44.4", "33.3", "error"),
        ("RUS", "68.0", "180.0", ""),  # far from the country's middle and still in it
        ("NER", "25.0", "13.0", "warning"),
    ],
)
def test_a_point_far_from_every_town_of_its_country_is_found(
    written: Written, linted: Linted, code: str, lat: str, lon: str, severity: str
) -> None:
    lines = linted(written("places.csv", ("", "Quiet Town", "", code, "", "PPL", lat, lon, "city", "own")))
    assert [line.split(": ")[1] for line in lines] == ([severity] if severity else [])


def test_a_distance_is_measured_over_the_date_line() -> None:
    assert far_away(0.0, 179.5, "FJI", {"FJI": frozenset({(0, -180)})}) == pytest.approx(55.6, abs=0.2)
    assert far_away(0.0, 0.0, "FJI", {}) is None


def groups(**starts: str) -> list[Row]:
    """All groups that the ties name, those given with another start."""
    found = []
    for row in laid_rows("groups.csv"):
        start = starts.get(row["id"].removeprefix("grp-").replace("-", "_"))
        found.append(row if start is None else Row("mine/groups.csv", 2, row.cells | {"start": start}))
    return found


def test_a_tie_that_starts_before_its_group_is_told_of_the_row_that_makes_it_so() -> None:
    own = set(LAYOUTS)
    before = list(tie_findings(groups(), own))
    after = [each for each in tie_findings(groups(islamic_state="2030"), own) if each[0].file == "mine/groups.csv"]
    assert not [each for each in before if each[0].file == "mine/groups.csv"]
    assert any("grp-islamic-state does" in reason for _, reason, _ in after)
    assert not any(contradicts for _, _, contradicts in after)


def test_a_tie_to_an_unknown_group_contradicts_itself() -> None:
    known = [row for row in groups() if row["id"] != "grp-islamic-state"]
    found = [(row.file, reason) for row, reason, contradicts in tie_findings(known, set(LAYOUTS)) if contradicts]
    assert ("group_ties.csv", "parent grp-islamic-state is no group that is known") in found
    assert not [each for each in tie_findings(groups(), set(LAYOUTS)) if each[2]]
