"""Whose and what an actor is, composed from nouns, adjectives and names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.language import Passage
from dateline.record import Mention, MentionKind

Find = Callable[..., Mention]


@pytest.mark.parametrize(
    ("text", "words", "country", "sectors"),
    [
        ("Iraqi government forces shelled the town.", "Iraqi government forces", "IRQ", ("MIL",)),
        ("The Syrian rebels fled on Monday.", "The Syrian rebels", "SYR", ("REB",)),
        ("A senior US official spoke on Monday.", "A senior US official", "USA", ("GOV",)),
        ("The Baghdad government rejected the claim.", "The Baghdad government", "IRQ", ("GOV",)),
        ("UN peacekeepers arrived on Monday.", "UN peacekeepers", "UNO", ("MIL",)),
        ("The Turkish army crossed the border.", "The Turkish army", "TUR", ("MIL",)),
        ("Residents of Tikrit in Iraq fled on Monday.", "Residents of Tikrit", "IRQ", ("CVL",)),
        ("A spokesman for the Taliban denied it.", "A spokesman for the Taliban", "AFG", ("REB",)),
        ("Kremlin officials declined to comment.", "Kremlin officials", "RUS", ("GOV",)),
        ("The former Egyptian president was freed.", "The former Egyptian president", "EGY", ("ELI",)),
    ],
)
def test_nouns_and_names_compose(mention: Find, text: str, words: str, country: str, sectors: tuple[str, ...]) -> None:
    found = mention(text, words)
    assert (found.country, found.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US-backed rebels seized the town.", "US-backed rebels"),
        ("Shi'ite police entered the town.", "Shi'ite police"),
        ("Kurdish fighters entered the town.", "Kurdish fighters"),
        ("Gunmen killed two people.", "Gunmen"),
    ],
)
def test_no_country_is_taken_from_a_backer_a_faith_or_a_people(mention: Find, text: str, words: str) -> None:
    found = mention(text, words)
    assert found.country is None
    assert found.sectors


def test_fighters_of_a_named_group_are_the_group(mention: Find) -> None:
    found = mention("ISIL fighters captured the town.", "ISIL fighters")
    assert (found.entity, found.country, found.sectors) == ("grp-islamic-state", "IMG", ("REB",))


@pytest.mark.parametrize(
    ("words", "country"),
    [("The White House", "USA"), ("The Kremlin", "RUS"), ("Downing Street", "GBR"), ("The State Department", "USA")],
)
def test_houses_and_ministries_stand_for_governments(mention: Find, words: str, country: str) -> None:
    found = mention(f"{words} said talks had begun.", words)
    assert found.country == country
    assert "GOV" in found.sectors


def test_a_capital_that_talks_is_a_government_and_points_at_its_state(resolved: Callable[..., object]) -> None:
    passage = resolved("Iran has made an offer. Talks with Tehran begin on Monday.")
    tehran = next(m for m in passage.mentions if m.text == "Tehran")  # type: ignore[attr-defined]
    state = next(m for m in passage.mentions if m.text == "Iran")  # type: ignore[attr-defined]
    assert (tehran.entity, tehran.country, tehran.sectors) == ("cty-irn", "IRN", ("GOV",))
    assert tehran.coref == state.id
    assert tehran.place is None


def test_a_capital_where_something_happens_is_a_place(mention: Find) -> None:
    found = mention("A bomb exploded in Tehran on Monday.", "Tehran")
    assert found.kind is MentionKind.PLACE
    assert found.place is not None
    assert found.sectors == ()


def test_an_acronym_counts_in_capitals_only(mention: Find) -> None:
    assert mention("The WHO sent doctors.", "The WHO").country == "UNO"


def test_a_name_of_two_actors_is_told_by_its_date(mention: Find) -> None:
    now = mention("Soldiers of the Soviet Union left Afghanistan.", "the Soviet Union", "1989-02-15")
    assert now.country == "SUN"


def test_an_unknown_name_keeps_its_words_and_no_entity(mention: Find) -> None:
    found = mention("The Zorbian Liberation Committee denied it.", "The Zorbian Liberation Committee")
    assert found.entity is None
    assert found.country is None


@pytest.mark.parametrize(
    ("name", "country", "sectors"),
    [
        ("the Government of Iraq", "IRQ", ("GOV",)),
        ("the Iraqi Security Forces", "IRQ", ("COP", "MIL")),
        ("the Jordanian Interior Ministry", "JOR", ("GOV",)),
    ],
)
def test_a_body_that_no_table_lists_is_what_its_name_says(
    mention: Find, name: str, country: str, sectors: tuple[str, ...]
) -> None:
    found = mention(f"Officials met {name} on Monday.", name)
    assert (found.country, found.sectors) == (country, sectors)


def test_the_only_country_of_a_report_is_that_of_the_police_but_not_of_the_enemy(mention: Find) -> None:
    text = "Iraq held a vote. Iraqis queued in Baghdad. Police fired at a crowd. The enemy forces fled."
    assert mention(text, "Police").country == "IRQ"
    assert mention(text, "The enemy forces").country is None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from(["Kigali", "Rwanda", "it", "its", "Rwandan", "the country", "the government", "said", "denied",
                         "accused", "that", "of", "and", ",", "."]),
        min_size=2, max_size=25,
    )
)  # fmt: skip
def test_no_soup_of_capitals_and_states_makes_mentions_stand_in_a_circle(
    resolved: Callable[..., Passage], words: list[str]
) -> None:
    read = resolved(" ".join(words) + ".")
    for mention in read.mentions:
        assert read.antecedent(mention).coref is None


def test_a_capital_in_one_chain_with_its_state_stands_for_it_once(resolved: Callable[..., Passage]) -> None:
    read = resolved("Kigali said its troops would stay. Rwanda denied the claim. Kigali denied it again.")
    finals = {read.antecedent(m).id for m in read.mentions if m.text in {"Kigali", "Rwanda"}}
    assert all(read.antecedent(m).coref is None for m in read.mentions)
    assert len(finals) == 1
