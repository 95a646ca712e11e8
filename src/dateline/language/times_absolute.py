"""Expressions that name a place in the calendar: dates, months, years, seasons, feasts.

Where the year is not said, the clause, the story and the day of publication say which is meant.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from dateline.language import times_calendar as cal
from dateline.language.times_calendar import Stretch
from dateline.language.times_relative import unit
from dateline.language.times_story import Reading, Story, Words
from dateline.language.times_tense import Direction
from dateline.record import Granularity


def chosen(options: list[Stretch], story: Story, facing: Direction) -> Stretch | None:
    """Of stretches in order of time the one that a clause facing past or future means, seen from publication."""
    day = story.published
    dated = [o for o in options if o.start is not None and o.end is not None]
    if day is None or not dated:
        return None
    past = [o for o in dated if o.start is not None and o.start <= day]
    ahead = [o for o in dated if o.end is not None and o.end >= day]
    if facing is Direction.PAST and past:
        return past[-1]
    if facing is Direction.FUTURE and ahead:
        return ahead[0]
    return min(dated, key=lambda o: abs((o.start - day).days) if o.start else 0)


def in_some_year(make: Callable[[int], Stretch | None], story: Story) -> Reading | None:
    """A yearly stretch in the year that is meant."""
    told = story.told_year()
    if told is not None:
        stretch = make(told[0])
        if stretch is not None and story.history and _turned(stretch, story):
            following = make(told[0] + 1)
            if following is not None:
                return Reading(following, f"in {told[0] + 1}, the year after {story.after_words}")
        return stretch and Reading(stretch, told[1])
    if story.published is None:
        return None
    around = (make(story.published.year + step) for step in (-1, 0, 1))
    facing = story.look()
    stretch = chosen([o for o in around if o is not None], story, facing)
    where = {Direction.PAST: "before", Direction.FUTURE: "after", Direction.PRESENT: "nearest to"}[facing]
    return stretch and Reading(stretch, f"{where} {story.at_publication}")


YEAR_TURN_DAYS = 200
"""A history that steps back by more than this has rather moved on over New Year. Swept 150 to 300: flat."""


def _turned(stretch: Stretch, story: Story) -> bool:
    latest = story.latest
    if latest is None or latest.start is None or stretch.start is None or latest.granularity not in TURNING:
        return False
    return (latest.start - stretch.start).days > YEAR_TURN_DAYS


TURNING = frozenset({Granularity.DAY, Granularity.MONTH, Granularity.SEASON, Granularity.WEEK, Granularity.TIME})
YEARS = "as written"


def _whole(words: Words, reading: Reading | None) -> Reading | None:
    """With the part of it that is said, and as a time of day where one is named."""
    if reading is None:
        return None
    stretch = reading.stretch
    if words.part:
        stretch = cal.part_of(stretch, words.part)
    if "part" in words and stretch.granularity is Granularity.DAY:
        stretch = stretch._replace(granularity=Granularity.TIME)
    return reading._replace(stretch=stretch)


def date(words: Words, story: Story) -> Reading | None:
    if "numeric" in words:
        return _numeric(words)
    number = words.number("day", "nth", "ordinal")
    month = words.number("month")
    if number is None or month is None:
        return None

    def make(year: int) -> Stretch | None:
        try:
            return cal.day(datetime.date(year, month, number))
        except ValueError:
            return None

    return _whole(words, _yearly(make, words, story))


def _yearly(make: Callable[[int], Stretch | None], words: Words, story: Story) -> Reading | None:
    """A stretch that comes once a year: in the year said, in "that year", or in the one that is meant."""
    year = words.number("year")
    if year is not None:
        stretch = make(year)
        return stretch and Reading(stretch, YEARS)
    if words.unit == "year":
        within = unit(words, story)
        if within is not None and within.stretch.start is not None:
            stretch = make(within.stretch.start.year)
            return stretch and Reading(stretch, within.why)
    relation = words.relation
    if relation is None or relation in {"that", "this"}:
        return in_some_year(make, story)
    return _nearest(make, relation, story)


def _nearest(make: Callable[[int], Stretch | None], relation: str, story: Story) -> Reading | None:
    """The last or next of a stretch that comes once a year, seen from publication or from what was told."""
    from_told = relation in {"following", "previous"} or story.history
    anchor = story.latest.start if from_told and story.latest else story.published
    if anchor is None:
        return None
    options = [s for step in (-1, 0, 1) if (s := make(anchor.year + step)) is not None]
    back = relation in {"last", "previous"}
    fit = [o for o in options if o.start and o.end and (o.end < anchor if back else o.start > anchor)]
    if not fit:
        return None
    where = "before" if back else "after"
    return Reading(fit[-1] if back else fit[0], f"{where} {story.after_words if from_told else story.at_publication}")


def _numeric(words: Words) -> Reading | None:
    text = words.kinds["numeric"].text
    parts = [int(p) for p in text.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        return Reading(cal.day(datetime.date(*parts)), "as written, year first")
    first, second, year = parts
    if "." in text or first > 12:
        return Reading(cal.day(datetime.date(year, second, first)), "as written, day first")
    if second > 12:
        return Reading(cal.day(datetime.date(year, first, second)), "as written, month first")
    if first == second:
        return Reading(cal.day(datetime.date(year, first, second)), YEARS)
    return None


def month(words: Words, story: Story) -> Reading | None:
    month = words.number("month")
    if month is None or "era" in words:
        return None
    return _whole(words, _yearly(lambda year: cal.month(year, month), words, story))


def season(words: Words, story: Story) -> Reading | None:
    name = words.any("season")
    if name is None:
        return None
    return _whole(words, _yearly(lambda year: cal.season(year, name), words, story))


def year(words: Words, _story: Story) -> Reading | None:
    year = words.number("year")
    return None if year is None else _whole(words, Reading(cal.year(year), YEARS))


def short_year(words: Words, story: Story) -> Reading | None:
    value = words.number("shortyear")
    if value is None:
        return None
    limit = (story.published.year if story.published else 2000) + 5
    century = limit // 100 * 100
    year = century + value if century + value <= limit else century - 100 + value
    return _whole(words, Reading(cal.year(year), f"{year}, the last such year"))


def decade(words: Words, _story: Story) -> Reading | None:
    value = words.number("decades")
    if value is None:
        return None
    first = value if value > 99 else (1900 + value if value >= 30 else 2000 + value)
    last = first + (99 if first % 100 == 0 and value > 99 and first < 2000 else 9)
    granularity = Granularity.CENTURY if last - first == 99 else Granularity.DECADE
    return _whole(words, Reading(cal.years(first, last, granularity), YEARS))


def century(words: Words, _story: Story) -> Reading | None:
    number = next((int(a.value) for a in reversed(words.atoms) if a.kind in {"ordinal", "nth"}), None)
    if number is None or not 1 < number <= 30 or "era" in words:
        return None
    return _whole(words, Reading(cal.century(number), YEARS))


def quarter(words: Words, story: Story) -> Reading | None:
    number = words.number("ordinal", "nth")
    if number is None or not 1 <= number <= 4:
        return None
    return _yearly(lambda year: cal.quarter(year, number), words, story)


def feast(words: Words, story: Story) -> Reading | None:
    name = words.any("feast")
    return None if name is None else _yearly(lambda year: cal.feast(name, year), words, story)
