"""Dates of publication in the forms in which they come, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.dates import NoDate, published_date


@pytest.mark.parametrize(
    ("given_form", "iso"),
    [
        ("2014-06-16", "2014-06-16"),
        ("2014-06-16T10:00:00Z", "2014-06-16T10:00:00Z"),
        ("2014-06-16 10:00:00", "2014-06-16T10:00:00"),
        ("2014-06-16T10:00:00.123+02:00", "2014-06-16T10:00:00.123+02:00"),
        ("20140616", "2014-06-16"),
        (20140616, "2014-06-16"),
        ("2014/06/16", "2014-06-16"),
        ("20140616T101500Z", "2014-06-16T10:15:00Z"),
        ("16 June 2014", "2014-06-16"),
        ("June 16, 2014", "2014-06-16"),
        ("Mon, 16 Jun 2014 10:00:00 +0000", "2014-06-16"),
        ("Monday, June 16th, 2014 at 10:30 AM", "2014-06-16"),
        ("16-Jun-2014", "2014-06-16"),
        ("16.06.2014", "2014-06-16"),
        ("16/06/2014", "2014-06-16"),
        ("06/16/2014", "2014-06-16"),
        (1402912800, "2014-06-16T10:00:00Z"),
    ],
)
def test_a_date_is_read(given_form: str | int, iso: str) -> None:
    assert published_date(given_form) == iso


@pytest.mark.parametrize(
    "words",
    [
        "2014-02-30",
        "30 February 2014",
        "yesterday",
        "",
        "06/07/2014",
        "2014",
        "June 2014",
        "16 Juni 2014",
        "9999-01-01",
        "0012-01-01",
        "2014-06-16T25:00:00",
        "12",
        "16 June 14",
        "2014-W25",
    ],
)
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(NoDate):
        published_date(words)


@given(st.dates(date(1700, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_from_each_of_its_forms(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y"):
        assert published_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=40))
def test_any_words_are_a_date_or_none(words: str) -> None:
    try:
        found = published_date(words)
    except NoDate:
        return
    assert found[4] == "-"
