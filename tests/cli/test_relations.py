"""``dateline relations``: ties of actors on a day, and what flipped."""

from __future__ import annotations

from typing import Any

from .conftest import Asking, csv_of, refusal, rows_of


def pairs(rows: list[dict[str, Any]]) -> set[frozenset[str]]:
    return {frozenset((row["a"], row["b"])) for row in rows}


TWO = frozenset(("Marsh Front", "River Guard"))


def test_a_tie_says_how_two_stand_and_since_when(asking: Asking) -> None:
    rows = {frozenset((r["a"], r["b"])): r for r in rows_of(asking, "relations", "--actor", "River Guard")}
    tie = rows[TWO]
    assert (tie["stance"], tie["kinds"], tie["since"], tie["last"]) == (
        "hostile", ["fights"], "2014-06-19", "2014-06-19"
    )  # fmt: skip
    assert tie["sources"] == 2
    assert {bond["kind"] for bond in tie["bonds"]} == {"allied", "fights"}
    assert tie["incidents"]
    assert set(tie["reports"]) == {"r2", "r8"}


def test_on_an_earlier_day_they_stood_otherwise(asking: Asking) -> None:
    (tie,) = rows_of(asking, "relations", "--actor", "River Guard", "--on", "2014-06-15")
    assert (tie["stance"], tie["kinds"]) == ("friendly", ["allied"])
    assert rows_of(asking, "relations", "--actor", "River Guard", "--as-of", "2014-06-15") == [tie]


def test_only_what_turned_has_flipped(asking: Asking) -> None:
    (tie,) = rows_of(asking, "relations", "--flipped", "--since", "2014-06-12")
    assert frozenset((tie["a"], tie["b"])) == TWO
    assert tie["was"] > 0.25 > -0.25 > tie["strength"]
    assert rows_of(asking, "relations", "--flipped", "--since", "2014-06-12", "--on", "2014-06-15") == []


def test_what_rests_on_deeds_alone_is_marked(asking: Asking) -> None:
    (talks,) = rows_of(asking, "relations", "--kind", "negotiates")
    assert [bond["inferred"] for bond in talks["bonds"]] == [True]
    assert "(by deeds)" in " ".join(asking("relations", "--kind", "negotiates", "--format", "table")[1].split())
    stated = rows_of(asking, "relations", "--actor", "River Guard", "--on", "2014-06-15")[0]
    assert [bond["inferred"] for bond in stated["bonds"]] == [False]


def test_two_actors_stance_and_days_narrow(asking: Asking) -> None:
    assert pairs(rows_of(asking, "relations", "--actor", "Marsh Front", "--actor-two", "River Guard")) == {TWO}
    assert rows_of(asking, "relations", "--actor", "Iraqi Army", "--actor-two", "River Guard") == []
    assert rows_of(asking, "relations", "--stance", "friendly") == []
    assert TWO in pairs(rows_of(asking, "relations", "--since", "2014-06-19"))
    assert TWO not in pairs(rows_of(asking, "relations", "--until", "2014-05-31"))


def test_csv_and_words(asking: Asking) -> None:
    header, rows = csv_of(asking, "relations", "--actor", "River Guard")
    assert header[:8] == ["a", "a_id", "b", "b_id", "on", "stance", "strength", "kinds"]
    assert rows[0]["kinds"] == "fights"
    assert csv_of(asking, "relations", "--stance", "friendly") == (header, [])
    assert "is at war with" in asking("relations", "--actor", "River Guard", "-v", "--format", "table")[1]


def test_questions_without_an_answer_are_refused(asking: Asking) -> None:
    assert "--flipped needs --since DAY" in refusal(asking, "relations", "--flipped")
    assert "nobody in these reports" in refusal(asking, "relations", "--actor", "Zorro")
    assert "before the first" in refusal(
        asking, "relations", "--flipped", "--since", "2014-06-12", "--on", "2014-06-10"
    )
