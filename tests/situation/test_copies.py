"""Copies: which reports are one source, and which only tell the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.record import Coded, CoderInfo, Report
from dateline.situation import CopyIndex, copied, follow, print_of
from situation_samples import KARSAN, Said, report_of

WIRE = (
    "KARSAN (North Wire) - A car bomb exploded at a crowded fish market in Karsan on Monday, killing at least 12 "
    "people and wounding 20 others, the health ministry said. The blast tore through stalls shortly after nine "
    "in the morning, witnesses said, and set several cars alight. Ambulances took the wounded to hospital. No "
    "group said it was behind the attack, the third this year. The "
    "governor called it a crime against people who sell fish."
)
CUT = WIRE.replace("KARSAN", "Karsan").replace(" and set several cars alight", "").replace(" the third this year", "")
OWN = (
    "At least a dozen shoppers died in Karsan when explosives hidden in a vehicle went off between the stalls. Our man "
    "there counted twenty burnt cars, and nurses at the clinic spoke of a night without sleep. The police chief, who "
    "came at noon, would not say whom he suspects. He promised an inquiry, as he had in January and again in February."
)
HALF = " ".join((WIRE[23:150], OWN))


def coded(id: str, text: str, day: str = "2019-03-04", **fields: str) -> Coded:
    return Coded(Report(id, text, published=day, **fields), CoderInfo("test"))


def one_source(a: Coded, b: Coded) -> bool:
    return copied(print_of(a), print_of(b)) is not None


def test_an_agency_text_lightly_cut_is_one_source_with_it() -> None:
    assert one_source(coded("a", WIRE), coded("b", CUT))


def test_a_report_of_ones_own_of_the_same_bomb_is_another_source() -> None:
    assert not one_source(coded("a", WIRE), coded("c", OWN))


def test_fewer_words_in_common_make_one_source_where_both_credit_one_agency() -> None:
    assert one_source(coded("a", WIRE, source="North Wire"), coded("b", f"KARSAN (North Wire) - {HALF}"))


def test_the_same_words_in_common_without_credit_make_two_sources() -> None:
    assert not one_source(coded("a", WIRE, source="North Wire"), coded("b", HALF))


def test_copies_are_found_in_any_order_and_go_over_to_copies_of_copies() -> None:
    prints = [print_of(coded(name, text)) for name, text in (("a", WIRE), ("b", CUT), ("c", OWN), ("d", WIRE))]
    for order in (prints, prints[::-1]):
        index = CopyIndex()
        for each in order:
            index.add(each)
        assert index.group("a") == ("a", "b", "d")
        assert index.group("c") == ("c",)
        assert "of the words" in index.why("b")[0]


def test_the_same_text_a_month_later_is_no_copy_that_is_looked_for() -> None:
    index = CopyIndex()
    index.add(print_of(coded("a", WIRE)))
    index.add(print_of(coded("b", WIRE, "2019-05-04")))
    assert index.group("a") == ("a",)


@settings(max_examples=30, deadline=None)
@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_groups_do_not_depend_on_the_order(order: list[str]) -> None:
    texts = {"a": WIRE, "b": CUT, "c": OWN, "d": HALF, "e": OWN + WIRE}
    index, other = CopyIndex(), CopyIndex()
    for name in order:
        index.add(print_of(coded(name, texts[name])))
    for name in sorted(order):
        other.add(print_of(coded(name, texts[name])))
    assert [index.group(n) for n in "abcde"] == [other.group(n) for n in "abcde"]
    assert [index.why(n) for n in "abcde"] == [other.why(n) for n in "abcde"]


def test_a_telling_that_only_credits_another_outlet_is_of_that_outlets_source() -> None:
    bomb = Said(
        "A car bomb exploded at the fish market of Karsan on Monday, killing 12.", "exploded", day="2019-03-04",
        place=KARSAN, counts={"killed": 12},
    )  # fmt: skip
    via = Said(
        "The Herald reported that a bomb exploded in Karsan on Monday and killed 12.", "exploded", day="2019-03-04",
        place=KARSAN, counts={"killed": 12}, via="The Herald",
    )  # fmt: skip
    reports = [report_of("a", "2019-03-04", bomb, source="Herald"), report_of("b", "2019-03-05", via)]
    (incident,) = follow(reports).incidents()
    assert incident.sources == (("a", "b"),)
    reports[1] = report_of("b", "2019-03-05", Said(**{**via.__dict__, "via": "The Courier"}))
    (incident,) = follow(reports).incidents()
    assert incident.sources == (("a",), ("b",))
