"""``dateline changes``: what a reader who was away has missed."""

from __future__ import annotations

from typing import Any

from .conftest import Asking, csv_of, refusal, rows_of

AWAY = ("changes", "--from", "2014-06-11", "--to", "2014-06-13")


def told(rows: list[dict[str, Any]]) -> set[tuple[str, str, str | None]]:
    return {(row["kind"], row["subject"], row["field"]) for row in rows}


def test_new_updated_and_contradicted_are_told_apart(asking: Asking) -> None:
    rows = rows_of(asking, *AWAY)
    assert ("contradicted", "control", None) in told(rows)
    assert ("updated", "incident", "killed") in told(rows)
    assert ("new", "control", None) in told(rows)
    assert rows[0]["kind"] == "contradicted"


def test_an_update_says_from_what_to_what_and_because_of_whom(asking: Asking) -> None:
    (toll,) = [row for row in rows_of(asking, *AWAY) if row["field"] == "killed"]
    assert (toll["was"], toll["now"]) == ("12, 15, 15", "17, 17, 17")
    assert (toll["outlets"], toll["reports"]) == (["Herald"], ["r6"])
    assert "killed: 15 (12-15) → 17" in " ".join(asking(*AWAY, "--format", "table")[1].split())


def test_nothing_changes_where_nothing_was_told(asking: Asking) -> None:
    assert rows_of(asking, "changes", "--from", "2014-06-13", "--to", "2014-06-14") == []


def test_a_relation_that_turned_ends_and_another_begins(asking: Asking) -> None:
    rows = rows_of(asking, "changes", "--from", "2014-06-15", "--subject", "tie", "--actor", "River Guard")
    assert told(rows) == {("updated", "tie", "end"), ("new", "tie", None)}
    assert {row["about"] for row in rows} == {"Marsh Front allied River Guard", "Marsh Front fights River Guard"}


def test_filters_narrow(asking: Asking) -> None:
    assert {r["kind"] for r in rows_of(asking, *AWAY, "--kind", "new", "--kind", "gone")} == {"new"}
    assert {r["subject"] for r in rows_of(asking, *AWAY, "--place", "Nineveh")} == {"control"}
    assert rows_of(asking, "changes", "--from", "2014-06-11", "--country", "SYR")[0]["about"].startswith("DISPLACE")
    assert rows_of(asking, *AWAY, "--actor", "River Guard") == []


def test_to_and_as_of_are_the_same_day(asking: Asking) -> None:
    assert rows_of(asking, "changes", "--from", "2014-06-11", "--as-of", "2014-06-13") == rows_of(asking, *AWAY)
    assert "give one of them" in refusal(asking, *AWAY, "--as-of", "2014-06-14")


def test_csv_has_one_header_whatever_is_found(asking: Asking) -> None:
    header, rows = csv_of(asking, *AWAY)
    assert header == ["kind", "subject", "id", "about", "field", "was", "now", "outlets", "reports", "because"]
    assert len(rows) == len(rows_of(asking, *AWAY))
    assert csv_of(asking, *AWAY, "--kind", "gone") == (header, [])


def test_words_of_what_changed_it(asking: Asking) -> None:
    out = " ".join(asking(*AWAY, "--verbose", "--format", "table")[1].split())
    assert "denied that Marsh Front fighters had captured Karsan" in out


def test_days_that_make_no_sense_are_refused(asking: Asking) -> None:
    assert "before the first" in refusal(asking, "changes", "--from", "2014-06-13", "--to", "2014-06-11")
    assert "the first is of 2014-06-10" in refusal(asking, "changes", "--from", "2014-06-09")
    assert asking("changes")[0] == 2
