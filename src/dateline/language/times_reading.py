"""What a time expression means: its form and words, the day of publication and the story so far give a stretch of days.

Each reading carries its reason in words; where there is none, no date is given.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.language import times_absolute as absolute
from dateline.language import times_relative as relative
from dateline.language.times_atoms import Atom
from dateline.language.times_story import Reading, Story, Words

__all__ = ["FORMS", "read"]

FORMS: dict[str, Callable[[Words, Story], Reading | None]] = {
    "ago": relative.ago,
    "century": absolute.century,
    "date": absolute.date,
    "daypart": relative.day_part,
    "decade": absolute.decade,
    "feast": absolute.feast,
    "month": absolute.month,
    "monthday": relative.monthday,
    "now": relative.now,
    "offset": relative.offset,
    "opening": relative.opening,
    "overnight": relative.overnight,
    "quarter": absolute.quarter,
    "season": absolute.season,
    "shortyear": absolute.short_year,
    "today": relative.today,
    "unit": relative.unit,
    "units": relative.units,
    "week": relative.week,
    "weekday": relative.weekday,
    "year": absolute.year,
}
"""How each form of the grammar that names a date is read; durations, sets, clocks and ancient years are none."""


def read(form: str, atoms: list[Atom], story: Story) -> Reading | None:
    """What an expression of a form means; ``None`` where it is no date, or nothing says which."""
    reader = FORMS.get(form)
    if reader is None:
        return None
    try:
        return reader(Words(atoms), story)
    except (ValueError, OverflowError):  # the 31st of June; years outside the calendar
        return None
