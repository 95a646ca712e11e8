"""``dateline control``: who holds what, as a person and a program meet it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from dateline.cli import standing_answer
from dateline.cli.standing_answer import Line, Sheet

from .conftest import Asking, csv_of, refusal, rows_of

HEADER = [
    "place", "place_id", "country", "holder", "holder_id", "status", "from", "known_by", "to", "last_told", "sure",
    "sources", "said_by", "denied_by", "rivals", "inferred_from", "reports", "records",
]  # fmt: skip


def holders(asking: Asking, *options: str) -> list[str]:
    """Who holds Karsan."""
    return [row["holder"] for row in rows_of(asking, "control", "--place", "Karsan", *options)]


def test_spells_say_who_held_from_when_to_when_and_who_says_so(asking: Asking) -> None:
    army, front, _ = rows_of(asking, "control")
    assert (army["place"], army["holder"], army["from"], army["to"]) == ("Karsan", "Iraqi Army", None, "2014-06-11")
    assert (front["holder"], front["from"], front["to"]) == ("Marsh Front", "2014-06-11", None)
    assert front["said_by"] == ["Herald", "Mail"]
    assert [claim["role"] for claim in front["claims"]] == ["says", "says", "denies"]
    assert front["reports"] == ["r3", "r4", "r5"]


def test_copies_are_one_source_and_a_denial_makes_a_dispute(asking: Asking) -> None:
    front = rows_of(asking, "control", "--holder", "marsh front", "--place", "karsan")[0]
    assert (front["sources"], front["sure"], front["denied_by"]) == (1, "disputed", ["The Iraqi Army"])
    before = rows_of(asking, "control", "--holder", "Marsh Front", "--place", "Karsan", "--as-of", "2014-06-11")[0]
    assert (before["sure"], before["denied_by"]) == ("one", [])


def test_a_day_has_its_holder_and_the_day_before_another(asking: Asking) -> None:
    on = [
        rows_of(asking, "control", "--on", day, "--place", "Karsan")[0]["holder"]
        for day in ("2014-06-10", "2014-06-11")
    ]
    assert on == ["Iraqi Army", "Marsh Front"]


def test_a_town_of_which_nothing_is_told_inherits_from_its_division_and_says_so(asking: Asking) -> None:
    (balad,) = rows_of(asking, "control", "--on", "2014-06-13", "--place", "Balad")
    assert (balad["place"], balad["holder"], balad["inferred_from"]) == ("Balad", "Marsh Front", "Nineveh")
    _, out, _ = asking("control", "--on", "2014-06-13", "--place", "Balad", "--format", "table")
    assert "inferred from Nineveh" in out


def test_a_town_that_is_told_of_inherits_nothing_nor_does_one_of_another_division(asking: Asking) -> None:
    assert [r["inferred_from"] for r in rows_of(asking, "control", "--on", "2014-06-13", "--place", "Karsan")] == [None]
    assert rows_of(asking, "control", "--on", "2014-06-13", "--place", "Hamra") == []
    assert [r["place"] for r in rows_of(asking, "control", "--on", "2014-06-13")] == ["Karsan", "Nineveh"]


def test_csv_has_one_header_whatever_is_found(asking: Asking) -> None:
    header, rows = csv_of(asking, "control", "--place", "Karsan")
    assert header == HEADER
    assert rows[1]["said_by"] == "Herald; Mail"
    assert csv_of(asking, "control", "--place", "Hamra") == (HEADER, [])


def test_words_come_with_verbose_and_not_without(asking: Asking) -> None:
    words = "Marsh Front fighters took Karsan from the Iraqi Army"
    assert words in asking("control", "--place", "Karsan", "--verbose", "--format", "table")[1]
    assert words not in asking("control", "--place", "Karsan", "--format", "table")[1]
    assert words in rows_of(asking, "control", "--place", "Karsan", "-v")[1]["words"][0]["text"]
    assert words in csv_of(asking, "control", "--place", "Karsan", "-v")[1][1]["words"]


def test_days_and_countries_narrow(asking: Asking) -> None:
    assert [r["holder"] for r in rows_of(asking, "control", "--place", "Karsan", "--until", "2014-06-10")] == [
        "Iraqi Army"
    ]
    assert [r["holder"] for r in rows_of(asking, "control", "--place", "Karsan", "--since", "2014-06-12")] == [
        "Marsh Front"
    ]
    assert rows_of(asking, "control", "--country", "SYR") == []
    assert len(rows_of(asking, "control", "--country", "irq", "--limit", "2")) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--place", "Karsen"], "near it: Karsan"), (["--place", "Atlantis"], "no place in these reports"),
        (["--holder", "Zorro"], "nobody in these reports"), (["--country", "FRA"], "they name IRQ, SYR"),
        (["--as-of", "2014-06-09"], "the first is of 2014-06-10"),
        (["--on", "2014-06-12", "--since", "2014-06-11"], "--on"),
        (["--since", "2014-06-12", "--until", "2014-06-11"], "before the first"),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_said_in_one_line(asking: Asking, options: list[str], said: str) -> None:
    assert said in refusal(asking, "control", *options)


def test_what_is_no_day_is_refused(asking: Asking) -> None:
    status, _, err = asking("control", "--on", "2014-02-30")
    assert (status, "'2014-02-30' is no day like 2014-06-16" in err) == (2, True)


def test_a_day_after_the_last_report_says_that_nothing_is_told_of_it(asking: Asking) -> None:
    assert "The last report is of 2014-06-20" in asking("control", "--on", "2014-07-01", "--format", "table")[1]
    assert "The last report is of" not in asking("control", "--on", "2014-06-20", "--format", "table")[1]


def test_no_name_of_a_report_can_command_a_terminal() -> None:
    sheet = Sheet((), ("place",), "places")
    line = Line({}, ("Kar\x1b[2Jsan\ntold",), "Kar\x07san", said=())
    written = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standing_answer, "console", lambda: Console(file=written, width=60))
        standing_answer._print_table(sheet, [line])
    shown = written.getvalue()
    assert "\x1b" not in shown
    assert "Kar␛[2Jsan" in shown


@pytest.mark.parametrize("command", ["control", "relations", "tolls", "timeline", "story", "changes"])
@pytest.mark.parametrize("width", [80, 100, 160])
def test_tables_fit_their_terminal(asking: Asking, monkeypatch: pytest.MonkeyPatch, command: str, width: int) -> None:
    monkeypatch.setattr(standing_answer, "console", lambda: Console(width=width, no_color=True, markup=False))
    away = ("--from", "2014-06-11") if command == "changes" else ()
    for more in ((), ("--verbose",)):
        status, out, _ = asking(command, *away, *more, "--format", "table")
        assert status == 0
        assert max(map(len, out.splitlines())) <= width
        assert " of " in out
