"""Times are found with the span that names them and given the days they mean; lookalikes are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import Passage, find_times
from dateline.record import MentionKind, Section, SectionKind, Span

Parse = Callable[..., Passage]
PUBLISHED = "2014-06-16"  # a Monday


def told(passage: Passage) -> dict[str, tuple[str | None, str | None] | None]:
    """Each time's words with its days."""
    return {
        p.mention.text: (p.mention.time.start, p.mention.time.end) if p.mention.time else None
        for p in find_times(passage).phrases
        if p.label == "TIMEX"
    }


@pytest.mark.parametrize(
    ("sentence", "words", "start", "end"),
    [
        ("Gunmen stormed the base on Sunday.", "Sunday", "2014-06-15", "2014-06-15"),
        ("Gunmen stormed the base on Monday.", "Monday", "2014-06-16", "2014-06-16"),
        ("The ministers will meet in Geneva on Friday.", "Friday", "2014-06-20", "2014-06-20"),
        ("The ministers met in Geneva on Friday.", "Friday", "2014-06-13", "2014-06-13"),
        ("The vote is expected to be held on Thursday.", "Thursday", "2014-06-19", "2014-06-19"),
        ("Talks were scheduled for Thursday.", "Thursday", "2014-06-19", "2014-06-19"),
        ("The council meets on Wednesday.", "Wednesday", "2014-06-18", "2014-06-18"),
        ("Forty people died over the weekend.", "the weekend", "2014-06-14", "2014-06-15"),
        ("He will decide in the coming days.", "the coming days", "2014-06-16", "2014-06-21"),
        ("They came in the early hours of Sunday.", "the early hours of Sunday", "2014-06-15", "2014-06-15"),
        ("He resigned last Friday.", "last Friday", "2014-06-13", "2014-06-13"),
        ("He will resign next Monday.", "next Monday", "2014-06-23", "2014-06-23"),
        ("The bridge was blown up overnight.", "overnight", "2014-06-15", "2014-06-16"),
        ("He arrived yesterday.", "yesterday", "2014-06-15", "2014-06-15"),
        ("Shells fell on the town this morning.", "this morning", "2014-06-16", "2014-06-16"),
        ("Shells fell on the town on Sunday night.", "Sunday night", "2014-06-15", "2014-06-15"),
        ("Rebels took the port last week.", "last week", "2014-06-09", "2014-06-15"),
        ("Rebels took the port last month.", "last month", "2014-05-01", "2014-05-31"),
        ("Rebels took the port in the past week.", "the past week", "2014-06-09", "2014-06-16"),
        ("Rebels took the port in the past three days.", "the past three days", "2014-06-13", "2014-06-16"),
        ("Rebels took the port two days ago.", "two days ago", "2014-06-14", "2014-06-14"),
        ("Rebels took the port two years ago.", "two years ago", "2012-01-01", "2012-12-31"),
        ("Rebels took the port on 12 June, 2014.", "12 June, 2014", "2014-06-12", "2014-06-12"),
        ("Rebels took the port on June 12.", "June 12", "2014-06-12", "2014-06-12"),
        ("Rebels took the port on the 9th of June 2013.", "the 9th of June 2013", "2013-06-09", "2013-06-09"),
        ("Rebels took the port in mid-June 2013.", "mid-June 2013", "2013-06-11", "2013-06-20"),
        ("Rebels took the port in early November 2005.", "early November 2005", "2005-11-01", "2005-11-10"),
        ("Rebels took the port in late 2013.", "late 2013", "2013-09-01", "2013-12-31"),
        ("Rebels took the port at the end of 2003.", "the end of 2003", "2003-09-01", "2003-12-31"),
        ("The 1990s were quiet.", "The 1990s", "1990-01-01", "1999-12-31"),
        ("Rebels took the port in the summer of 2012.", "the summer of 2012", "2012-06-01", "2012-08-31"),
        ("The war began in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31"),
        ("Sales fell in the second quarter of 2013.", "the second quarter of 2013", "2013-04-01", "2013-06-30"),
        ("It happened on 23/12/2013.", "23/12/2013", "2013-12-23", "2013-12-23"),
        ("It happened on 2013-12-04.", "2013-12-04", "2013-12-04", "2013-12-04"),
        ("It happened in the first week of May.", "the first week of May", "2014-05-01", "2014-05-07"),
        ("It happened on Christmas Day 2012.", "Christmas Day 2012", "2012-12-25", "2012-12-25"),
        ("Attacks rose during Ramadan.", "Ramadan", "2013-07-09", "2013-08-07"),
        ("Attacks fell in March.", "March", "2014-03-01", "2014-03-31"),
        ("It ends next year.", "next year", "2015-01-01", "2015-12-31"),
    ],
)
def test_a_time_has_its_days(parsed: Parse, sentence: str, words: str, start: str, end: str) -> None:
    assert told(parsed(sentence, PUBLISHED))[words] == (start, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army flew a Boeing 737 and two F-16 jets.",
        "The council adopted Resolution 1973 unanimously.",
        "They may march to the palace.",
        "The march on the palace went ahead.",
        "The minister sat down and the second man fell.",
        "The Sun reported a 5-4 win.",
        "Some 1500 protesters were there.",
        "The village lies 1990 metres above the sea.",
        "Shells fall on the town.",
        "General May resigned.",
        "Theresa May resigned.",
        "The April 6 Youth Movement called for a rally.",
        "It was the third in as many days.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(parsed: Parse, sentence: str) -> None:
    assert told(parsed(sentence, PUBLISHED)) == {}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The siege lasted for three years.", "three years"),
        ("Bombs kill hundreds each month.", "each month"),
        ("They protest every Friday.", "every Friday"),
        ("It happened on 04/05/2013.", "04/05/2013"),
        ("They fought on a Tuesday.", "a Tuesday"),
    ],
)
def test_durations_sets_and_ambiguous_dates_have_no_day(parsed: Parse, sentence: str, words: str) -> None:
    assert told(parsed(sentence, PUBLISHED))[words] is None


def test_relative_times_without_a_day_of_publication_have_no_day(parsed: Parse) -> None:
    assert told(parsed("Gunmen stormed the base on Sunday.", None)) == {"Sunday": None}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They fought between 5 and 9 June 2013.", {"5": "2013-06-05", "9 June 2013": "2013-06-09"}),
        ("They fought on June 5 and 9, 2013.", {"June 5": "2013-06-05", "9, 2013": "2013-06-09"}),
        ("They fought in 2006-2007.", {"2006": "2006-01-01", "2007": "2007-01-01"}),
        ("They fought in January and March 2013.", {"January": "2013-01-01", "March 2013": "2013-03-01"}),
        ("They met on Monday and Tuesday last week.", {"Monday": "2014-06-09", "Tuesday last week": "2014-06-10"}),
    ],
)
def test_times_that_share_a_month_or_year_each_have_theirs(
    parsed: Parse, sentence: str, expected: dict[str, str]
) -> None:
    found = told(parsed(sentence, PUBLISHED))
    assert {words: days and days[0] for words, days in found.items()} == expected


def test_days_later_count_from_the_time_told_before(parsed: Parse) -> None:
    text = "The troops landed on 5 November 2005. They cleared the town four days later. The next day they left."
    assert told(parsed(text, "2017-01-14")) == {
        "5 November 2005": ("2005-11-05", "2005-11-05"),
        "four days later": ("2005-11-09", "2005-11-09"),
        "The next day": ("2005-11-10", "2005-11-10"),
    }


def test_a_history_takes_the_year_it_has_told_and_a_report_that_of_publication(parsed: Parse) -> None:
    history = told(parsed("The army advanced in early 1943. The town fell on 8 November.", "2017-01-14"))
    report = told(parsed("The army advanced on Friday. The town fell on 8 November.", "2017-01-14"))
    assert history["8 November"] == ("1943-11-08", "1943-11-08")
    assert report["8 November"] == ("2016-11-08", "2016-11-08")


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("The camp has stood since 1972. On 27 January gunmen held up a lorry.", "27 January", "2014-01-27"),
        ("In 1999 the island broke away. Ships left it in August.", "August", "1999-08-01"),
        ("In 1999 the island broke away. It did well. Ships left it in August.", "August", "2013-08-01"),
        ("In 1999 the island broke away. Ships have waited since March.", "March", "2014-03-01"),
        ("The ceasefire of 21 May is holding.", "21 May", "2014-05-21"),
        ("The envoys are to sign in December.", "December", "2014-12-01"),
        ("They will strike unless the men are freed by Tuesday.", "Tuesday", "2014-06-17"),
        ("They said they would strike unless Oslo signed a protocol by Tuesday.", "Tuesday", "2014-06-17"),
        ("They said they had struck until Oslo signed a protocol on Tuesday.", "Tuesday", "2014-06-10"),
        ("The men were freed on Friday.", "Friday", "2014-06-13"),
    ],
)
def test_a_report_of_the_present_looks_back_only_briefly(parsed: Parse, text: str, words: str, start: str) -> None:
    days = told(parsed(f"Ministers met on Sunday. {text}", PUBLISHED))[words]
    assert days is not None
    assert days[0] == start


def test_a_web_address_tells_no_time(parsed: Parse) -> None:
    assert told(parsed("Read https://news.example/2014/06/03/strike for more.")) == {}
    assert told(parsed("Read the paper of 3 June 2014 for more."))


def test_a_history_moves_on_over_new_year(parsed: Parse) -> None:
    found = told(parsed("The siege began in December 1942. It was lifted in January.", "2017-01-14"))
    assert found["January"] == ("1943-01-01", "1943-01-31")


def test_a_verb_in_capitals_is_no_month(parsed: Parse) -> None:
    assert told(parsed("REBELS THREATENED TO MARCH ON THE CAPITAL.", PUBLISHED)) == {}
    assert "MARCH" in told(parsed("THE TALKS WERE HELD IN MARCH.", PUBLISHED))


def test_a_time_of_day_stands_on_the_day_beside_it(parsed: Parse) -> None:
    found = told(parsed("The bomb went off at 10:30 pm local time on Sunday.", PUBLISHED))
    assert found["10:30 pm local time"] == ("2014-06-15T22:30", "2014-06-15T22:30")


def test_so_long_before_a_date_is_counted_from_it(parsed: Parse) -> None:
    found = told(parsed("He fled two days before Christmas 2012.", PUBLISHED))
    assert found["two days"] == ("2012-12-23", "2012-12-23")


def test_every_day_has_its_reason_in_words(parsed: Parse) -> None:
    phrase = find_times(parsed("Gunmen stormed the base on Sunday.", PUBLISHED)).phrases[0]
    moment = phrase.mention.time
    assert moment is not None
    assert moment.basis == '"Sunday" before publication on 2014-06-16'
    assert moment.mention == phrase.mention.id


def test_publication_is_inferred_from_the_latest_day_of_a_report(parsed: Parse) -> None:
    passage = find_times(parsed("Soldiers moved in on 12 June, 2014. Rebels attacked on Sunday.", None))
    assert passage.report.published == "2014-06-12"
    assert passage.report.published_inferred
    assert [p.code for p in passage.report.problems] == ["published-inferred"]


CAPTION = "People wade through Lagos on 12 June, 2014."


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Soldiers took the town overnight after a battle on Sunday.", "2014-06-16"),
        ("Soldiers are to leave the town on Sunday. They took it today.", "2014-06-12"),
        ("Soldiers took the town on Sunday. They had reached it on 14 June, 2014.", "2014-06-14"),
    ],
)
def test_a_pictures_date_is_older_than_the_report(parsed: Parse, body: str, day: str) -> None:
    text = f"{CAPTION}\n\n{body}"
    sections = (
        Section(SectionKind.CAPTION, Span(0, len(CAPTION))),
        Section(SectionKind.BODY, Span(len(CAPTION) + 2, len(text))),
    )
    assert find_times(parsed(text, None, sections)).report.published == day


def test_publication_is_not_inferred_from_a_history_or_a_plan(parsed: Parse) -> None:
    history = find_times(parsed("The kingdom fell on 12 June 1914 and rose again.", None))
    plan = find_times(parsed("The summit will open on 12 June 2015. He left on Sunday.", None))
    assert history.report.published is None
    assert plan.report.published is None


def test_a_given_day_of_publication_is_kept(parsed: Parse) -> None:
    passage = find_times(parsed("Soldiers moved in on 12 June, 2014. Rebels attacked on Sunday.", PUBLISHED))
    assert passage.report.published == PUBLISHED
    assert not passage.report.published_inferred


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "of",
        "and",
        "to",
        "late",
        "early",
        "mid",
        "-",
        "last",
        "next",
        "this",
        "two",
        "5",
        "31",
        "2014",
        "1914",
        "June",
        "May",
        "Sunday",
        "week",
        "days",
        "ago",
        "later",
        "Ramadan",
        "night",
        "each",
        ",",
        "(",
        "BC",
        "century",
        "second",
        "third",
        "1990s",
        "12:30",
        "pm",
        "before",
        "after",
        "a",
        "few",
        "fell",
        "troops",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_any_words_give_spans_of_the_text_and_days_in_order(parsed: Parse, words: list[str]) -> None:
    passage = find_times(parsed(" ".join(words), PUBLISHED))
    for number, phrase in enumerate(passage.phrases, 1):
        mention = phrase.mention
        assert mention.id == f"m{number}"
        assert mention.kind is MentionKind.TIME
        assert mention.span.of(passage.report.text) == mention.text
        assert passage.span(phrase.first, phrase.last).contains(mention.span)
        if mention.time is not None:
            assert mention.time.start
            assert mention.time.end
            assert mention.time.start <= mention.time.end
            assert mention.time.basis.startswith(f'"{mention.text}"')


def test_a_date_inside_the_last_word_of_a_text_does_no_harm(parsed: Parse) -> None:
    assert not any(told(parsed("Watch it at http://example.org/2011/09/film-how-to.html")).values())
