"""Names of sites: the site where the gazetteer has it, never a town of that name far away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Passage
from dateline.record import Mention, Place

Find = Callable[..., Mention]


def place(mention: Mention) -> Place:
    assert mention.place is not None, mention
    return mention.place


@pytest.mark.parametrize(
    ("text", "words", "site", "feature"),
    [
        ("Militants seized the Baiji refinery in Iraq.", "the Baiji refinery", "Baiji refinery", "FCLTY"),
        ("Militants seized the Mosul dam in Iraq on Sunday.", "the Mosul dam", "Mosul Dam", "DAM"),
        ("Rockets hit the Daura refinery in Baghdad, Iraq.", "the Daura refinery", "Doura refinery", "OILR"),
        ("Trucks used the Bab al-Hawa crossing into Syria.", "the Bab al-Hawa crossing", "Bab al-Hawa", "CTRB"),
    ],
)
def test_a_site_of_the_gazetteer_is_itself(mention: Find, text: str, words: str, site: str, feature: str) -> None:
    found = place(mention(text, words))
    assert (found.name, found.feature, found.precision) == (site, feature, "exact")


def test_a_site_is_no_town_of_its_name_in_a_country_that_the_report_does_not_name(
    resolved: Callable[..., Passage],
) -> None:
    passage = resolved("Gunmen attacked the Dar es Salam camp in Chad on Sunday.")
    assert all(m.place is None or m.place.country == "TCD" for m in passage.mentions)


def test_a_site_that_nobody_lists_stays_open(mention: Find) -> None:
    assert mention("Militants attacked Imam Ali base in Iraq on Sunday.", "Imam Ali base").place is None


def test_a_town_of_that_name_stays_the_town(mention: Find) -> None:
    assert place(mention("Ships left Dar es Salaam on Sunday.", "Dar es Salaam")).country == "TZA"
    assert place(mention("Militants seized Mosul in Iraq on Sunday.", "Mosul")).feature == "PPLA"


def test_an_unlisted_site_in_the_reports_country_is_near_its_town(mention: Find) -> None:
    found = place(mention("Gunmen attacked the Kirkuk refinery in Iraq on Sunday.", "the Kirkuk refinery"))
    assert (found.precision, found.country, found.radius_km) == ("near", "IRQ", 20.0)


def test_whose_base_it_is_is_not_where_it_is(mention: Find) -> None:
    found = mention("Rockets hit a US base in Syria on Sunday.", "a US base")
    assert found.country == "USA"
    assert found.place is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officers of the Lebanon Police Department arrested six men in Missouri.", "the Lebanon Police Department"),
        ("The Washington Post reported on Sunday that six men had died.", "The Washington Post"),
        ("The Bank of Jordan said on Sunday that it would lend money.", "The Bank of Jordan"),
    ],
)
def test_a_place_inside_the_name_of_a_body_is_no_place(resolved: Callable[..., Passage], text: str, words: str) -> None:
    passage = resolved(text)
    start = text.index(words)
    inside = [m for m in passage.mentions if start <= m.span.start and m.span.end <= start + len(words)]
    assert inside
    assert all(m.place is None for m in inside)


def test_the_same_names_alone_are_places(mention: Find) -> None:
    assert place(mention("Troops left Lebanon on Sunday.", "Lebanon")).country == "LBN"
    assert place(mention("Refugees crossed into Jordan on Sunday.", "Jordan")).country == "JOR"
