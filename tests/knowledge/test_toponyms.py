"""Which place a name means, and where it means none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.knowledge import Knowledge, resolve
from dateline.knowledge.frame import Frame
from dateline.knowledge.toponyms import Context, choose_place
from dateline.language import Passage, annotate
from dateline.record import Dateline, Mention, MentionKind, Place, Section, SectionKind, Span
from dateline.vocabulary import agents

Find = Callable[..., Mention]
NAMES = ["London", "Tripoli", "Alexandria", "Santiago", "Kingston", "Hama", "Aden", "Xyz"]


def place(mention: Mention) -> Place:
    assert mention.place is not None, mention
    return mention.place


@pytest.mark.parametrize(
    ("text", "words", "country", "admin1"),
    [
        ("Police in Cambridge, Massachusetts, arrested a man.", "Cambridge", "USA", "Massachusetts"),
        ("Troops entered Palmyra, Syria, on Monday.", "Palmyra", "SYR", "Homs"),
        ("Fighting went on in Tripoli, Lebanon.", "Tripoli", "LBN", None),
        ("Fighting went on in Tripoli, Libya.", "Tripoli", "LBY", None),
    ],
)
def test_the_name_behind_the_comma_decides(
    mention: Find, text: str, words: str, country: str, admin1: str | None
) -> None:
    found = place(mention(text, words))
    assert found.country == country
    assert admin1 is None or found.admin1 == admin1


def test_the_report_decides_between_namesakes(mention: Find) -> None:
    assert place(mention("Georgia and Russia fought. Troops left Georgia for Tbilisi.", "Georgia")).country == "GEO"
    american = mention("The US state of Georgia held a vote. People in Georgia queued in Atlanta.", "Georgia")
    assert place(american).country == "USA"


def test_a_town_with_many_namesakes_stays_open(mention: Find) -> None:
    assert mention("Men were seen in Springfield on Monday.", "Springfield").place is None


def test_a_small_namesake_in_a_country_hardly_named_is_not_taken(mention: Find) -> None:
    text = "The Kremlin and the Foreign Office said nothing. The Syrian rebels marched on Springfield."
    assert mention(text, "Springfield").place is None


@pytest.mark.parametrize("name", ["Reading", "Police", "Of", "March", "Hit"])
def test_words_that_are_towns_need_support(base: Knowledge, name: str) -> None:
    assert choose_place(name, base, Frame(), Context(locative=True)) is None


def test_a_supported_word_is_the_town(base: Knowledge) -> None:
    found = choose_place("Hit", base, Frame({"IRQ": 5.0}), Context(locative=True))
    assert found is not None
    assert found.country == "IRQ"


def test_a_surname_is_no_country(mention: Find) -> None:
    found = mention("Michael Jordan came on Sunday. Jordan said he was glad.", "Jordan")
    assert found.country is None
    assert found.place is None


def test_another_romanisation_is_found_in_the_reports_country_only(mention: Find) -> None:
    assert place(mention("Iraq's militants seized Moussul on Monday.", "Moussul")).geonameid == 99072
    assert mention("Chile's team came to Moussul on Monday.", "Moussul").place is None


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Rebels in northern Iraq fled on Monday.", "northern Iraq", "area"),
        ("Shells fell on the outskirts of Kirkuk in Iraq.", "the outskirts of Kirkuk", "near"),
        ("Troops left Iraq on Monday.", "Iraq", "country"),
    ],
)
def test_precision_says_how_exact_the_point_is(mention: Find, text: str, words: str, precision: str) -> None:
    found = place(mention(text, words))
    assert found.precision == precision
    assert found.country == "IRQ"
    assert (found.radius_km is None) == (precision == "country")


def test_the_city_of_a_name_is_the_place_of_that_name(mention: Find) -> None:
    assert (
        place(mention("Troops left the Iraqi city of Mosul on Monday.", "the Iraqi city of Mosul")).geonameid == 99072
    )


def test_the_places_of_the_dateline_are_places(resolved: Callable[..., Passage]) -> None:
    text = "MOSUL/WASHINGTON - Militants seized a town in Iraq on Sunday, officials said."
    end = text.index("Militants")
    sections = (Section(SectionKind.DATELINE, Span(0, end - 1)), Section(SectionKind.BODY, Span(end, len(text))))
    passage = resolved(text, "2014-06-16", sections)
    mentions = {m.text: m for m in passage.mentions}
    assert place(mentions["MOSUL"]).geonameid == 99072
    assert place(mentions["WASHINGTON"]).geonameid == 4140963


def test_a_dateline_points_at_its_mentions(parsed: Callable[..., Passage], base: Knowledge) -> None:
    text = "MOSUL - Militants seized a town in Iraq on Sunday."
    sections = (Section(SectionKind.DATELINE, Span(0, 7)), Section(SectionKind.BODY, Span(8, len(text))))
    parse = parsed(text, "2014-06-16", sections)
    lined = replace(parse, report=replace(parse.report, dateline=Dateline(Span(0, 7))))
    passage = resolve(annotate(lined, agents()), base)
    assert passage.report.dateline is not None
    found = [passage.phrase(number) for number in passage.report.dateline.places]
    assert [p.mention.text for p in found if p is not None] == ["MOSUL"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["London", "Tripoli", "Alexandria", "Santiago", "Kingston", "Hama", "Aden", "Xyz"]),
    data=st.data(),
)
def test_a_chosen_place_is_one_of_that_name(base: Knowledge, name: str, data: st.DataObject) -> None:
    countries = data.draw(st.dictionaries(st.sampled_from(["GBR", "USA", "LBY", "SYR", "EGY"]), st.floats(0.5, 9)))
    found = choose_place(name, base, Frame(countries), Context())
    assert found is None or found in [c.place for c in base.gazetteer.find(name)]


def test_resolving_keeps_spans_kinds_of_things_and_order(resolved: Callable[..., Passage]) -> None:
    text = "Iraqi troops fired rockets at Mosul. Residents said 20 people died."
    passage = resolved(text)
    assert all(m.span.of(text) == m.text for m in passage.mentions)
    assert [m.id for m in passage.mentions] == [f"m{n}" for n in range(1, len(passage.mentions) + 1)]
    assert any(m.kind is MentionKind.WEAPON for m in passage.mentions)


def test_a_region_in_the_news_is_meant_before_a_namesake_abroad(mention: Find) -> None:
    assert place(mention("Militants in Gaza fired rockets at Israel on Monday.", "Gaza")).country == "PSE"
    assert place(mention("In Mozambique, floods reached Gaza province on Monday.", "Gaza")).country == "MOZ"


def test_a_division_that_is_written_bare_comes_before_its_town_but_not_before_a_great_city(base: Knowledge) -> None:
    quebec = choose_place("Quebec", base, Frame({"CAN": 3.0}), Context(locative=True))
    new_york = choose_place("New York", base, Frame({"USA": 3.0}), Context(locative=True))
    kirkuk = choose_place("Kirkuk", base, Frame({"IRQ": 3.0}), Context(locative=True))
    assert quebec is not None
    assert quebec.feature == "ADM1"
    assert new_york is not None
    assert new_york.feature != "ADM1"
    assert kirkuk is not None
    assert str(kirkuk.feature).startswith("PPL")


def test_the_country_is_the_one_that_the_report_is_about(mention: Callable[..., Mention]) -> None:
    text = (
        "Iraqi troops left Mosul in Iraq. Iraqi officials spoke in Baghdad. Insurgents seized the north of the country."
    )
    found = mention(text, "the north of the country")
    assert found.country == "IRQ"
    assert place(found).precision == "area"
    assert place(found).geonameid is None
    assert mention(text, "the country").country == "IRQ"


def test_the_country_stays_open_where_a_report_is_about_two(mention: Callable[..., Mention]) -> None:
    text = "Iraq and Iran fought. Iranian and Iraqi troops died. Insurgents seized the north of the country."
    assert mention(text, "the north of the country").country is None
