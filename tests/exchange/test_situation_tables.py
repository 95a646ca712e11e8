"""The situation of a store as tables: every row leads back to ids and words, as known on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dateline.exchange.situation_tables
from dateline.errors import UsageError
from dateline.exchange import SITUATION_COLUMNS, Ledger, SituationTable, SituationTables
from dateline.exchange import open as open_ledger
from dateline.record import Coded, Place
from dateline.store import Store
from ledger_samples import river_crossing
from situation.made import actor, coded, control, relation
from situation_samples import BALAD, KARSAN, Said, report_of

SHELLED = Said(
    "Rebels shelled Karsan, killing 14 people.", "shelled", day="2014-06-15", place=KARSAN, actors=("Rebels",),
    counts={"killed": 14},
)  # fmt: skip
AGAIN = Said(
    "The shelling of Karsan by rebels killed 16.", "shelling", day="2014-06-15", place=KARSAN, actors=("Rebels",),
    counts={"killed": 16},
)  # fmt: skip
MARCHED = Said("Rebels marched on Balad.", "marched", day="2014-06-16", place=BALAD, actors=("Rebels",))


def reports() -> list[Coded]:
    holder, enemy = actor("Marsh Front", "REB"), actor("Karsan Guard", "MIL")
    named = Place(1, "Karsan", "IRQ", "Nineveh", 36.30, 42.40, "PPL", "city")
    where = replace(report_of("x", None, SHELLED).events[0].places[0], place=named)
    held = coded("c", "2014-06-16", controls=[control("c-1", "seized", holder, where, "2014-06-15")])
    fought = coded("d", "2014-06-17", relations=[relation("l-1", holder, "fights", enemy, "2014-06-15")])
    return [
        report_of("a", "2014-06-16", SHELLED, source="One"),
        report_of("b", "2014-06-17", AGAIN, MARCHED, source="Two"),
        replace(held, report=replace(held.report, text="The Marsh Front has Karsan.")),
        replace(fought, report=replace(fought.report, text="The Front fights the Guard.")),
    ]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add(reports())
    with open_ledger(tmp_path / "s.db") as opened:
        yield opened


@pytest.fixture
def situation(ledger: Ledger) -> SituationTables:
    return ledger.situation()


@pytest.mark.parametrize("name", SituationTable)
def test_each_table_has_its_documented_columns(situation: SituationTables, name: SituationTable) -> None:
    asked = {"since": "2014-06-16"} if name is SituationTable.CHANGES else {}
    found = situation.arrow(name, **asked)
    assert found.column_names == [column.name for column in SITUATION_COLUMNS[name]]
    assert all(found.schema.field(column.name).metadata[b"meaning"] for column in SITUATION_COLUMNS[name])
    assert {"records", "reports", "words"} <= set(found.column_names)


def test_one_happening_told_twice_is_one_row_that_leads_to_both(situation: SituationTables) -> None:
    frame = situation.incidents()
    row = frame[frame["place"] == "Karsan"].iloc[0]
    assert (row["sources"], list(row["reports"])) == (2, ["a", "b"])
    assert list(row["words"]) == [SHELLED.sentence, AGAIN.sentence]
    assert len(frame) == 2  # the march on Balad is another


def test_as_of_a_day_later_reports_do_not_count(ledger: Ledger) -> None:
    frame = ledger.situation(as_of="2014-06-16").incidents()
    assert [list(reports) for reports in frame["reports"]] == [["a"]]


def test_a_toll_is_a_range_with_the_words_of_what_stands(situation: SituationTables) -> None:
    (row,) = situation.tolls().to_dict("records")
    assert (row["what"], row["low"], row["high"]) == ("killed", 16, 16)
    assert list(row["words"]) == [AGAIN.sentence]
    assert list(row["retired"]) == ["14: the same speaker later gave 16"]


def test_control_is_asked_with_and_without_a_day(situation: SituationTables) -> None:
    (spell,) = situation.control().to_dict("records")
    assert (spell["place"], spell["holder"], spell["start"], list(spell["records"])) == (
        "Karsan", "Marsh Front", "2014-06-15", ["c-1"],
    )  # fmt: skip
    assert len(situation.control(on="2014-06-15")) == 1
    assert len(situation.control(on="2014-06-14")) == 0


def test_relations_are_spells_and_on_a_day_strengths(situation: SituationTables) -> None:
    (stated,) = situation.relations().to_dict("records")
    assert (stated["kind"], {stated["a"], stated["b"]}) == ("fights", {"Marsh Front", "Karsan Guard"})
    assert (list(stated["records"]), stated["inferred"]) == (["l-1"], False)
    (tie,) = situation.relations(on="2014-06-17").to_dict("records")
    assert (tie["strength"], list(tie["kinds"])) == (pytest.approx(-0.667), ["fights"])
    assert len(situation.relations(on="2014-06-14")) == 0


def test_the_timeline_counts_incidents_by_day_and_week(situation: SituationTables) -> None:
    assert list(situation.timeline()["count"]) == [1, 1]
    assert list(situation.timeline("week")["start"]) == ["2014-06-09", "2014-06-16"]


def test_changes_tell_what_is_new_since_a_day(situation: SituationTables) -> None:
    changes = situation.changes(since="2014-06-16")
    new = changes[(changes["kind"] == "new") & (changes["subject"] == "incident")]
    assert [list(words) for words in new["words"]] == [[MARCHED.sentence]]
    assert len(situation.changes(since="2014-06-17")) == 0


def test_what_cannot_be_asked_is_said(ledger: Ledger, situation: SituationTables) -> None:
    with pytest.raises(UsageError, match="no table 'people'"):
        situation.arrow("people")
    with pytest.raises(UsageError, match="since: incidents cannot be asked"):
        situation.arrow("incidents", since="2014-06-16")
    with pytest.raises(UsageError, match="no day"):
        ledger.situation(as_of="yesterday")
    with pytest.raises(UsageError, match="no zoom"):
        situation.timeline("year")
    with pytest.raises(UsageError, match="since which day"):
        situation.arrow("changes")
    with pytest.raises(UsageError, match="known on 2014-06-16 already"):
        ledger.situation(as_of="2014-06-16").changes(since="2014-06-20")


def test_without_pandas_arrow_still_answers(situation: SituationTables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.exchange.situation_tables, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'dateline\[pandas\]'"):
        situation.incidents()
    assert situation.arrow("incidents").num_rows == 2


def test_two_reports_of_one_id_both_count(tmp_path: Path) -> None:
    one = river_crossing(1)
    text = replace(one.report, text="Nobody crossed any river at all that day.")
    other = replace(one, mentions=(), events=(), controls=(), relations=(), roles=(), report=text)
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.add([one, other])
        found = Ledger(store).situation().known.reports
    assert [c.report.id.partition("@")[0] for c in found] == ["report-1", "report-1"]
    assert len({c.report.id for c in found}) == 2
