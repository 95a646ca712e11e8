"""Expressions that point from the day of publication or from what was told before: "last week", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.language import times_calendar as cal
from dateline.language.times_calendar import Stretch
from dateline.language.times_story import Reading, Story, Words
from dateline.language.times_tense import Direction
from dateline.record import Granularity

__all__ = [
    "EXACT_DAYS",
    "ago",
    "day_part",
    "monthday",
    "now",
    "offset",
    "opening",
    "overnight",
    "step",
    "today",
    "unit",
    "units",
    "week",
    "weekday",
]

ONE_DAY = timedelta(1)
EXACT_DAYS = frozenset({Granularity.DAY, Granularity.TIME})


def anchored(words: Words, story: Story) -> tuple[date | None, str]:
    """The day from which an expression points, and how to name it.

    "Last", "next week" and "this" point from publication, "that", "the next", "the following" and "the previous" from
    what was told; in a history all do.
    """
    relation = words.relation
    if relation in {"following", "previous", "that"} or (relation == "next" and _the_next(words)) or story.history:
        latest = story.latest
        if latest is None:
            return None, ""
        end = latest.end if relation in {"following", "next"} else latest.start
        return end, story.after_words
    return story.published, story.at_publication


def _the_next(words: Words) -> bool:
    """Whether "next" points from what was told ("the next day"); "the coming days" point from publication."""
    return "the" in words and words.any("next") != "coming"


def parted(words: Words, reading: Reading) -> Reading:
    """The reading cut to the part that the words name."""
    stretch = cal.part_of(reading.stretch, words.part) if words.part else reading.stretch
    if "part" in words and stretch.granularity is Granularity.DAY:
        stretch = stretch._replace(granularity=Granularity.TIME)
    return reading._replace(stretch=stretch)


def today(words: Words, story: Story) -> Reading | None:
    """Today, yesterday, tomorrow, tonight."""
    if story.published is None:
        return None
    when = story.published + timedelta(int(words.any("today", "tonight") or 0))
    granularity = Granularity.TIME if "part" in words or "tonight" in words else Granularity.DAY
    return Reading(Stretch(when, when, granularity), f"seen from {story.at_publication}")


def overnight(_words: Words, story: Story) -> Reading | None:
    """The night into the day of publication; into the day after it where the clause looks ahead."""
    if story.published is None:
        return None
    if story.look() is Direction.FUTURE:
        stretch = Stretch(story.published, story.published + ONE_DAY, Granularity.TIME)
        return Reading(stretch, f"the night after {story.at_publication}")
    stretch = Stretch(story.published - ONE_DAY, story.published, Granularity.TIME)
    return Reading(stretch, f"the night before {story.at_publication}")


def now(words: Words, story: Story) -> Reading | None:
    """Now: the day of publication, in a report of the present."""
    if story.published is None or story.history or words.any("now") != "PRESENT":
        return None
    return Reading(Stretch(story.published, story.published, Granularity.DAY), f"at {story.at_publication}")


def weekday(words: Words, story: Story) -> Reading | None:
    """A day of the week."""
    number = words.number("weekday")
    if number is None or ("a" in words and words.relation is None):
        return None
    if "week" in words:
        return _weekday_of_week(words, story, number)
    when, where = (
        _weekday_told(words, story, number) if _from_story(words, story) else _weekday_seen(words, story, number)
    )
    return None if when is None else parted(words, Reading(cal.day(when), where))


def _from_story(words: Words, story: Story) -> bool:
    return words.relation in {"following", "previous", "that"} or story.history


def _weekday_told(words: Words, story: Story, number: int) -> tuple[date | None, str]:
    latest = story.latest
    if latest is None or latest.end is None or latest.granularity not in EXACT_DAYS:
        return None, ""
    if words.relation in {"previous", "last"}:
        return latest.end - timedelta((latest.end.weekday() - number - 1) % 7 + 1), f"before {story.after_words}"
    least = 1 if words.relation in {"following", "next"} else 0
    return latest.end + timedelta((number - latest.end.weekday() - least) % 7 + least), f"after {story.after_words}"


def _weekday_seen(words: Words, story: Story, number: int) -> tuple[date | None, str]:
    day = story.published
    if day is None:
        return None, ""
    relation = words.relation
    if relation == "this":
        monday = day - timedelta(day.weekday())
        return monday + timedelta(number), f"in the week of {story.at_publication}"
    if relation == "last":
        return day - timedelta((day.weekday() - number - 1) % 7 + 1), f"before {story.at_publication}"
    if relation == "next":
        return day + timedelta((number - day.weekday() - 1) % 7 + 1), f"after {story.at_publication}"
    if story.look() is Direction.FUTURE:
        return day + timedelta((number - day.weekday()) % 7), f"ahead at {story.at_publication}"
    return day - timedelta((day.weekday() - number) % 7), f"before {story.at_publication}"


def _weekday_of_week(words: Words, story: Story, number: int) -> Reading | None:
    week = unit(words, story)
    if week is None or week.stretch.start is None:
        return None
    return Reading(cal.day(week.stretch.start + timedelta(number)), week.why)


def day_part(words: Words, story: Story) -> Reading | None:
    """This morning, last night, the next evening, that afternoon."""
    relation = words.relation
    if relation is None or relation == "that" or (relation == "next" and _the_next(words)) or story.history:
        latest = story.latest
        if latest is None or latest.start is None or latest.start != latest.end:
            return None
        step = STEPS.get(relation or "", 0)
        when, why = latest.start + timedelta(step), f"from {story.after_words}"
    elif story.published is None:
        return None
    else:
        step = STEPS.get(relation, 0)
        when, why = story.published + timedelta(step), f"seen from {story.at_publication}"
    return Reading(Stretch(when, when, Granularity.TIME), why)


def unit(words: Words, story: Story) -> Reading | None:
    """Last week, this year, the same day, the end of the month."""
    name, relation = words.unit, words.relation
    if (
        name is None
        or name in HOURS
        or (relation is None and (name == "day" or not (words.part or name in {"year", "weekend"})))
    ):
        return None
    if relation is None and name == "weekend" and not words.part:
        return _weekend(story)
    day, where = anchored(words, story) if relation is not None else _present(story)
    if day is None or (name == "day" and where == story.after_words and not story.on_a_day):
        return None
    if relation == "last" and words.any("last") == "past" and name != "day":
        return _running(cal.shifted(day, -1, name), day, name, f"up to {where}")
    if words.any("next") == "coming" and not story.history:
        return _running(day, cal.shifted(day, 1, name), name, f"from {where}")
    when = cal.shifted(day, STEPS.get(relation or "", 0), name)
    return None if when is None else parted(words, Reading(cal.unit_around(when, name), f"seen from {where}"))


STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}
"""Which way each relation goes."""


def _running(start: date | None, end: date | None, name: str, why: str) -> Reading | None:
    """A unit that runs up to a day or on from it, whatever the calendar's units; none beyond the calendar's ends."""
    if start is None or end is None:
        return None
    return Reading(Stretch(start, end, cal.UNIT_GRANULARITY[name]), why)


def _weekend(story: Story) -> Reading | None:
    """The weekend: the last one begun, or the next where the clause looks ahead."""
    day = story.published
    if day is None:
        return None
    ahead = story.look() is Direction.FUTURE
    week = cal.unit_around(day if ahead or day.weekday() >= SATURDAY else day - timedelta(7), "weekend")
    return Reading(week, f"{'ahead at' if ahead else 'before'} {story.at_publication}")


SATURDAY = 5


def _present(story: Story) -> tuple[date | None, str]:
    if story.history and story.latest is not None:
        return story.latest.start, story.after_words
    return story.published, story.at_publication


def units(words: Words, story: Story) -> Reading | None:
    """The past three days, the next two years."""
    name, amount = words.unit, words.amount()
    if name is None:
        return None
    day, where = anchored(words, story)
    if day is None:
        return None
    longest = amount[1] if amount is not None else VAGUE_UNITS
    back = words.relation in {"last", "previous"}
    other = cal.shifted(day, -longest if back else longest, name)
    if other is None:
        return None
    stretch = Stretch(other, day, Granularity.RANGE) if back else Stretch(day, other, Granularity.RANGE)
    return Reading(stretch, f"{'up to' if back else 'from'} {where}")


VAGUE_UNITS = 5
"""How many "the coming days" are taken to be: as many as "a few" at most."""


def ago(words: Words, story: Story) -> Reading | None:
    """Two days ago: from publication."""
    return step(words, story.published, -1, story.at_publication)


def offset(words: Words, story: Story) -> Reading | None:
    """Two days later, a year earlier: from what was told."""
    latest = story.latest
    if latest is None:
        return None
    back = not ("later" in words or words.any("after") == "after")
    return step_from(words, latest, -1 if back else 1, story.after_words)


COARSENESS = (
    Granularity.TIME,
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.QUARTER,
    Granularity.SEASON,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.CENTURY,
)


def step_from(words: Words, latest: Stretch, sign: int, where: str) -> Reading | None:
    """So many units from a stretch; ``None`` where that is too coarse for it ("two days after 1990")."""
    name = words.unit
    if name is None or latest.start is None or latest.granularity not in COARSENESS:
        return None
    wanted = cal.UNIT_GRANULARITY[name]
    if COARSENESS.index(latest.granularity) > max(COARSENESS.index(wanted), 1):
        return None
    day = latest.end if sign > 0 and latest.end is not None else latest.start
    if latest.granularity in EXACT_DAYS or COARSENESS.index(wanted) > COARSENESS.index(latest.granularity):
        day = latest.start
    return step(words, day, sign, where)


def step(words: Words, day: date | None, sign: int, where: str) -> Reading | None:
    """So many units from a day: a day for days, the calendar unit for longer ones, a range for a vague number."""
    name, amount = words.unit, words.amount()
    if day is None or name is None:
        return None
    before = "before" if sign < 0 else "after"
    if amount is None:
        if "units" not in words or "vague" in words:
            return None
        amount = VAGUE_STEP
    if name in {"hour", "minute", "second"}:
        amount, name = tuple(round(n * HOURS.get(name, 0) / 24) for n in amount), "day"  # type: ignore[assignment]
    near, far = (cal.shifted(day, sign * n, name) for n in amount)
    if near is None or far is None:
        return None
    if near != far:
        stretch = Stretch(min(near, far), max(near, far), Granularity.RANGE)
    elif name in {"day", "week", "fortnight"} and not (sign < 0 and name != "day"):
        stretch = Stretch(near, near, cal.UNIT_GRANULARITY["day" if name != "day" else name])
    else:
        stretch = cal.unit_around(near, name)
    return Reading(stretch, f"{before} {where}")


VAGUE_STEP = (2.0, 9.0)
"""What "days later" allows."""
HOURS = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}


def monthday(words: Words, story: Story) -> Reading | None:
    """The 25th: of the month told last."""
    number, latest = words.number("nth"), story.latest
    if number is None or latest is None or latest.start is None or latest.granularity not in EXACT_DAYS | MONTHLY:
        return None
    return Reading(cal.day(latest.start.replace(day=number)), f"of the month of {story.after_words}")


MONTHLY = frozenset({Granularity.MONTH, Granularity.WEEK})


def week(words: Words, story: Story) -> Reading | None:
    """The first week of June, the last days of 1918: counted within a month or year that is said."""
    year, month = words.number("year"), words.number("month")
    if year is None:
        told = story.told_year()
        year = told[0] if told else (story.published.year if story.published else None)
    if year is None:
        return None
    whole = cal.month(year, month) if month else cal.year(year)
    number = -1 if "last" in words else words.number("ordinal", "nth") or 1
    name = next(a.value for a in words.atoms if a.kind in {"unit", "units", "week", "quarter"})
    many = next((float(a.value) for a in words.atoms if a.kind in {"number", "day", "vague"} and a.value), 1.0)
    return _within(whole, number, many, name)


def opening(words: Words, story: Story) -> Reading | None:
    """The first week of an operation: counted from the first day that a history tells, while it is still near it."""
    first, latest, number = story.opening, story.latest, words.number("ordinal", "nth")
    if not story.history or first is None or latest is None or number is None or number < 1 or words.unit is None:
        return None
    if first.start is None or latest.start is None or abs((latest.start - first.start).days) > OPENING_DAYS:
        return None
    many = next((float(a.value) for a in words.atoms if a.kind in {"number", "day", "vague"} and a.value), 1.0)
    start = cal.shifted(first.start, (number - 1) * many, words.unit)
    end = cal.shifted(first.start, number * many, words.unit)
    if start is None or end is None or start == end:
        return None
    stretch = Stretch(start, end - ONE_DAY, cal.UNIT_GRANULARITY[words.unit])
    return Reading(stretch, f'counted from "{story.opening_words}", the first day that the text tells')


OPENING_DAYS = 60
"""A text that has moved further from its first day tells of more than one operation."""


def _within(whole: Stretch, number: int, many: float, name: str) -> Reading | None:
    assert whole.start is not None
    assert whole.end is not None
    if number < 0:
        start = cal.shifted(whole.end, -many, name)
        if start is None:
            return None
        return Reading(Stretch(start + ONE_DAY, whole.end, cal.UNIT_GRANULARITY[name]), "counted from its end")
    start = cal.shifted(whole.start, (number - 1) * many, name)
    end = cal.shifted(whole.start, number * many, name)
    if start is None or end is None:
        return None
    return Reading(Stretch(start, end - ONE_DAY, cal.UNIT_GRANULARITY[name]), "counted from its start")
