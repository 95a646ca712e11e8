"""The coder: one for each, in order, whatever is handed to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import dateline
from dateline.errors import UsageError
from dateline.flow import Coder, Line
from dateline.record import Coded
from dateline.reports import Unreadable

TEXT = "Rebels attacked an army base near Mosul on Sunday, killing 12 soldiers, the defence ministry said."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return dateline.Coder()


def test_the_contract_s_python_example_holds(coder: Coder) -> None:
    coded = coder.code(TEXT, published="2014-06-16", id="mine", title="Base attacked", source="Wire")
    assert (coded.events[0].type, coded.events[0].status) == ("ASSAULT", "happened")
    report: Any = coded.to_dict()["report"]
    assert (report["id"], report["title"], report["source"], report["text"]) == ("mine", "Base attacked", "Wire", TEXT)


def test_the_country_of_a_dateline_is_a_place_though_it_acts_in_the_text(coder: Coder) -> None:
    text = "BAGA SOLA, Chad, 14 March 2021 (Lacustre Radio) - Chad rejected the demands of the rebels on Friday."
    mentions = [m for m in coder.code(text, published="2021-03-14").mentions if m.text == "Chad"]
    assert [(m.kind, m.sectors) for m in mentions] == [("place", ()), ("organisation", ("GOV",))]


def test_a_country_that_no_words_say_is_said_to_be_supposed(coder: Coder) -> None:
    text = "Chad held a vote on Friday. Chadians queued in N'Djamena. Gunmen fired at Chadian soldiers."
    found = {m.text: m for m in coder.code(text, published="2021-03-14").mentions}
    assert (found["Gunmen"].country, found["Gunmen"].country_supposed) == ("TCD", True)
    assert (found["Chadian soldiers"].country, found["Chadian soldiers"].country_supposed) == ("TCD", False)


def test_a_report_a_mapping_and_bare_text_are_coded_alike(coder: Coder) -> None:
    by_text = coder.code(TEXT, published="2014-06-16", id="a")
    by_mapping = coder.code({"id": "a", "text": TEXT, "published": "2014-06-16"})
    by_report = coder.code(dateline.Report("a", TEXT, published="2014-06-16"))
    assert by_text == by_mapping == by_report


@pytest.mark.parametrize("text", ["", " \n\t ", {"text": ""}, {"text": 5}, {"title": "x"}, {}])
def test_what_cannot_be_coded_comes_back_with_its_problem(coder: Coder, text: Any) -> None:
    coded = coder.code(text)
    assert [problem.code.startswith("not-coded-") for problem in coded.problems] == [True]
    assert coded.events == coded.mentions == ()
    assert Coded.from_dict(coded.to_dict()) == coded


def test_another_language_is_named_and_not_coded(coder: Coder) -> None:
    coded = coder.code("هاجم الجيش العراقي مواقع المسلحين في مدينة الموصل يوم الأحد وقتل اثني عشر جنديا في الهجوم.")
    assert [problem.code for problem in coded.problems] == ["not-coded-language"]
    assert coded.mentions == ()


@pytest.mark.parametrize("thing", [None, 5, b"bytes", ["a"]])
def test_what_is_no_report_at_all_is_a_slip_of_the_caller(coder: Coder, thing: Any) -> None:
    with pytest.raises(UsageError):
        coder.code(thing)


def test_fields_go_with_bare_text_only(coder: Coder) -> None:
    with pytest.raises(UsageError, match="published"):
        coder.code({"text": TEXT}, published="2014-06-16")


def test_a_stream_is_lazy_in_order_and_stopped_by_nothing_it_holds(coder: Coder) -> None:
    taken: list[int] = []

    def reports() -> Iterator[Any]:
        for n, each in enumerate(
            [{"id": "a", "text": TEXT}, Unreadable("x.txt", 3, "binary", "not text"), {"text": 1}, TEXT]
        ):
            taken.append(n)
            yield each

    stream = coder.stream(reports())
    assert next(stream).report.id == "a"
    assert taken == [0]
    rest = list(stream)
    assert [bool(coded.events) for coded in rest] == [False, False, True]
    assert rest[0].problems[0].message == "x.txt:3: not text"


def test_a_fault_in_one_report_costs_that_report_only(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Coder.passage

    def faulty(self: Coder, report: dateline.Report) -> Any:
        if report.id == "bad":
            raise IndexError("list index out of range")
        return whole(self, report)

    monkeypatch.setattr(Coder, "passage", faulty)
    good, bad, again = coder.stream([{"id": i, "text": TEXT} for i in ("good", "bad", "again")])
    assert good.events
    assert again.events
    assert [problem.code for problem in bad.problems] == ["not-coded-fault"]
    assert "IndexError in test_coder.py:" in bad.problems[0].message
    assert bad.report.text == TEXT
    with pytest.raises(IndexError):
        coder.code({"id": "bad", "text": TEXT})


def test_pairs_are_asked_by_spans_inside_the_text(coder: Coder) -> None:
    text = "Russia condemned Turkey. Turkey exports figs."
    event = coder.pair(text, actor=(0, 6), recipient=(17, 23))
    assert event is not None
    assert event.type == "ACCUSE"
    assert [actor.text for actor in event.actors] == ["Russia"]
    for start, end in ((-1, 3), (3, 3), (5, 2), (0, 1000)):
        with pytest.raises(UsageError):
            coder.pair(text, actor=(start, end), recipient=(17, 23))


def test_a_line_tells_what_its_record_holds(coder: Coder) -> None:
    coded = coder.code(TEXT, published="2014-06-16")
    line = Line.of(coded)
    assert (line.text, line.events) == (coded.to_json(), len(coded.events))
    assert "\n" not in line.text
