"""Who held which office, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.knowledge import Knowledge
from dateline.knowledge.frame import frame_of
from dateline.language import Passage
from dateline.record import Mention

Find = Callable[..., Mention]


@pytest.mark.parametrize("name", ["Nuri al-Maliki", "Nouri al-Maliki", "Nouri Maliki"])
def test_spellings_of_one_name_are_one_person(base: Knowledge, name: str) -> None:
    assert [p.id for p in base.people.full(name)] == ["per-nuri-al-maliki"]


def test_names_alike_are_two_persons(base: Knowledge) -> None:
    assert [p.name for p in base.people.full("Mahmoud Abbas")] == ["Mahmoud Abbas"]
    assert all(p.name != "Mahmoud Abbas" for p in base.people.full("Mohammed Abbas"))


def test_the_holder_of_an_office_is_of_the_government_while_it_lasts(mention: Find) -> None:
    text = "President Francois Hollande spoke in Paris."
    assert mention(text, "Francois Hollande", "2014-06-16").sectors == ("GOV",)
    assert mention(text, "Francois Hollande", "2018-06-16").sectors == ("ELI",)


def test_who_leads_a_party_after_the_office_is_of_the_party(mention: Find) -> None:
    text = "Iraq's Nouri al-Maliki spoke in Baghdad."
    assert mention(text, "Nouri al-Maliki", "2014-06-16").sectors == ("GOV",)
    assert mention(text, "Nouri al-Maliki", "2019-06-16").sectors == ("PTY",)


def test_a_surname_means_who_was_in_office_that_day(mention: Find) -> None:
    text = "US President Bush met Iraqi officials."
    assert mention(text, "Bush", "2005-03-01").entity == "per-george-w-bush"
    assert mention(text, "Bush", "1991-03-01").entity == "per-george-h-w-bush"
    assert mention(text, "Bush", "2014-03-01").entity is None


@pytest.mark.parametrize(
    ("day", "person"),
    [
        ("2001-06-01", "per-andris-berzins"),
        ("2008-06-01", "per-andris-berzins"),  # nobody of the name is in office: the one who was
        ("2013-06-01", "per-andris-berzins-president"),
        ("2017-06-01", "per-andris-berzins-president"),  # of two who were, the later one
        ("1995-06-01", None),  # neither has held an office yet
    ],
)
def test_of_two_persons_of_one_name_the_day_of_the_report_tells_which(mention: Find, day: str, person: str) -> None:
    assert mention("In Latvia, Andris Berzins spoke to voters.", "Andris Berzins", day).entity == person


def test_an_activist_with_a_late_ministers_name_is_told_apart_by_the_day(mention: Find) -> None:
    text = "In Egypt, Ahmed Maher spoke to reporters."
    assert mention(text, "Ahmed Maher", "2003-03-01").sectors == ("GOV",)
    assert mention(text, "Ahmed Maher", "2011-03-01").sectors == ("OPP",)


def test_deputies_hold_an_office_of_their_own(base: Knowledge) -> None:
    (deputy,) = base.people.full("Tatiana Alekseyevna Golikova")
    (head,) = base.people.full("Mikhail Mishustin")
    assert deputy.terms[-1].office == "deputy head of government"
    assert head.terms[-1].office == "premier"


def test_a_surname_alone_is_nobody_in_a_report_of_other_countries(mention: Find) -> None:
    assert mention("In Peru, Mr Maliki sold flowers to tourists.", "Mr Maliki").entity is None


def test_an_unknown_person_takes_country_and_sector_from_the_title(mention: Find) -> None:
    found = mention("Iraqi General Qasim Zorabi said the city was quiet.", "Qasim Zorabi")
    assert (found.entity, found.country, found.sectors) == (None, "IRQ", ("MIL",))


def test_a_leader_of_a_group_has_its_sector(mention: Find) -> None:
    found = mention("The speech was given by Abu Bakr al-Baghdadi in Mosul, Iraq.", "Abu Bakr al-Baghdadi")
    assert (found.country, found.sectors) == ("IMG", ("REB",))


def test_a_name_of_signs_alone_does_no_harm(base: Knowledge, resolved: Callable[..., Passage]) -> None:
    passage = resolved("Larsen met officials on Monday.")
    odd = replace(passage.phrases[0], label="PERSON", mention=replace(passage.phrases[0].mention, text="– ’"))
    assert frame_of(replace(passage, phrases=(odd,)), base).surnames == frozenset()
