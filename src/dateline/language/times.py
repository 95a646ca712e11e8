"""Times of a passage: found, given their dates, and told when the report itself was published."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.language.draft import head_of, with_added
from dateline.language.passage import Passage, Phrase, Token
from dateline.language.times_calendar import Stretch, shifted
from dateline.language.times_expressions import Expression, expressions
from dateline.language.times_reading import read
from dateline.language.times_relative import EXACT_DAYS, offset, step_from
from dateline.language.times_story import Reading, Story, Words
from dateline.language.times_tense import Direction, direction
from dateline.record import Granularity, Mention, MentionKind, Moment, Problem, SectionKind, Span

__all__ = ["find_times", "infer_published"]

PRESENT_FORMS = frozenset({"today", "weekday", "overnight", "ago", "daypart"})
"""Forms that point from publication: a text with many of them is a report of the present, not a history."""


def find_times(passage: Passage) -> Passage:
    """The passage with its time mentions (label ``TIMEX``), each with its days where something says which.

    Where the report has no date of publication one is inferred (see :func:`infer_published`), set, marked as inferred
    and told as a problem. Durations, sets ("every Friday") and what cannot be anchored have no :class:`Moment`.
    """
    found = _expressions(passage)
    passage = _with_published(passage, found)
    story = Story(_published(passage), history=_is_history(passage, found, _published(passage)))
    phrases = []
    for group in _by_sentence(found):
        phrases += _read_sentence(passage, group, story)
    return with_added(passage, phrases)


def _expressions(passage: Passage) -> list[Expression]:
    """The time expressions of the passage, but for what stands in web addresses, in text order."""
    return [e for sentence in passage.sentences for e in expressions(passage, sentence) if not _in_address(passage, e)]


def _in_address(passage: Passage, expression: Expression) -> bool:
    """Whether it is part of a web address: "news.example/2024/09/03/strike"."""
    text = passage.report.text
    start = max(text.rfind(" ", 0, expression.start), text.rfind("\n", 0, expression.start)) + 1
    word = text[start : expression.end]
    return "://" in word or word.startswith("www.")


def _by_sentence(found: list[Expression]) -> list[list[Expression]]:
    groups: list[list[Expression]] = []
    for expression in found:
        if groups and groups[-1][0].sentence == expression.sentence:
            groups[-1].append(expression)
        else:
            groups.append([expression])
    return groups


def _published(passage: Passage) -> date | None:
    text = passage.report.published
    return date.fromisoformat(text[:10]) if text and ISO_DAY.match(text) else None


ISO_DAY = re.compile(r"\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])")


# -- reading -----------------------------------------------------------------------------------------------------------


def _read_sentence(passage: Passage, group: list[Expression], story: Story) -> list[Phrase]:
    """The phrases of a sentence's expressions, read from left to right."""
    number = group[0].sentence
    story.at = (passage.sentences[number].paragraph, number)
    readings: list[Reading | None] = []
    for number, expression in enumerate(group):
        reading = _read(passage, expression, story) or _duration_from(passage, expression, story)
        readings.append(reading)
        before = group[number - 1] if number else None
        if before is not None and before.form == "dayafter" and expression.gap_before == () and reading is not None:
            later = any(a.kind == "after" and a.value == "after" for a in (*before.atoms, *before.implied))
            where = f'"{_words(passage, expression)}", {reading.why}'
            readings[-2] = step_from(Words(before.atoms), reading.stretch, 1 if later else -1, where)
        if reading is not None:
            moves = _names_year(passage, expression) and not story.since
            story.told(reading, _words(passage, expression), names_year=moves)
    _join_clocks(group, readings, story)
    return [_phrase(passage, e, r) for e, r in zip(group, readings, strict=True)]


def _read(passage: Passage, expression: Expression, story: Story) -> Reading | None:
    def look() -> Direction:
        return Direction.PAST if story.since else direction(passage, passage.tokens[head])

    head = head_of(passage.tokens, expression.first, expression.last)

    story.look = look
    story.since = not story.history and _begins(passage, expression)
    form, atoms = expression.form, [*expression.atoms, *expression.implied]
    if form == "day":
        form = "date"
    if form == "shortyear" and expression.implied:
        return _short_year(expression)
    if form == "dayafter":
        alone = not expression.following or not (expression.following[0].isalnum())
        return offset(Words(atoms), story) if alone else None
    return read(form, atoms, story)


LATER_UNITS = frozenset({"day", "week"})
ANCHORS = EXACT_DAYS | {Granularity.RANGE}


def _duration_from(passage: Passage, expression: Expression, story: Story) -> Reading | None:
    """ "After four more days of fighting": days counted on from what was told last, in a story that moves by days."""
    latest, before = story.latest, passage.tokens[max(expression.first - 1, 0)].text.lower()
    if expression.form != "duration" or before != "after" or latest is None or latest.granularity not in ANCHORS:
        return None
    words = Words(expression.atoms)
    amount = words.amount()
    goes_on = story.history or any(
        t.text.lower() in {"more", "further", "another"} for t in _tokens(passage, expression)
    )
    if latest.end is None or amount is None or words.unit not in LATER_UNITS or not goes_on:
        return None
    end = shifted(latest.end, amount[1], words.unit)
    if end is None:
        return None
    return Reading(Stretch(latest.end, end, Granularity.RANGE), f"counted on from {story.after_words}")


def _tokens(passage: Passage, expression: Expression) -> tuple[Token, ...]:
    return passage.tokens[expression.first : expression.last]


def _short_year(expression: Expression) -> Reading | None:
    """The 44 of "1943-44"."""
    first, value = int(expression.implied[0].value), int(expression.atoms[-1].text)
    year = first // 100 * 100 + value
    if year <= first:
        return None
    return Reading(Stretch(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR), f'in the century of "{first}"')


MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod"})


def _names_year(passage: Passage, expression: Expression) -> bool:
    """Whether the story moves to the year that an expression names; "the 2003 invasion" only looks at it."""
    if not expression.has("year"):
        return False
    token = passage.tokens[expression.first]
    return not (expression.form == "year" and token.dep in MODIFIERS and token.head >= expression.last)


def _begins(passage: Passage, expression: Expression) -> bool:
    """Whether it only tells from when on: a report of the present that says "since 1972" stays in the present."""
    return expression.first > 0 and passage.tokens[expression.first - 1].text.lower() == "since"


def _words(passage: Passage, expression: Expression) -> str:
    return passage.report.text[expression.start : expression.end]


CLOCK_GAP = 4
"""Words between a time of day and its day at most ("at 10:30 pm local time on Sunday")."""
NAMED_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
HOUR = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?")


def _join_clocks(group: list[Expression], readings: list[Reading | None], story: Story) -> None:
    """Gives each time of day the day that its sentence names beside it, or that the story is on."""
    for number, expression in enumerate(group):
        if expression.form != "clock":
            continue
        time = _time_of_day(expression)
        near = [
            reading
            for other, reading in zip(group, readings, strict=True)
            if reading is not None
            and reading.stretch.granularity in EXACT_DAYS
            and reading.stretch.start == reading.stretch.end
            and max(other.first - expression.last, expression.first - other.last) <= CLOCK_GAP
        ]
        if time is not None and near:
            readings[number] = near[0]._replace(clock=time, why=f"on the day named beside it, {near[0].why}")
        elif time is not None and story.latest is not None and story.latest.granularity is Granularity.DAY:
            readings[number] = Reading(story.latest, f"on the day of {story.after_words}", time)


def _time_of_day(expression: Expression) -> str | None:
    """A time of day as ``HH:MM``."""
    text = expression.atoms[0].text
    found = HOUR.match(text)
    if found is None:
        return NAMED_HOURS.get(text.lower())
    hour, minute = int(found[1]), int(found[2] or 0)
    half = next((a.value for a in expression.atoms if a.kind == "meridiem"), "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


# -- phrases -----------------------------------------------------------------------------------------------------------


def _phrase(passage: Passage, expression: Expression, reading: Reading | None) -> Phrase:
    span = Span(expression.start, expression.end)
    words = span.of(passage.report.text)
    moment = None
    if reading is not None:
        days = (reading.stretch.start, reading.stretch.end)
        start, end = (None if day is None else day.isoformat() for day in days)
        granularity = reading.stretch.granularity
        if reading.clock is not None:
            start = end = f"{start}T{reading.clock}"
            granularity = Granularity.TIME
        moment = Moment(start, end, granularity, f'"{words}" {reading.why}', span=span)
    mention = Mention("", span, words, MentionKind.TIME, time=moment)
    first, last = expression.first, expression.last
    return Phrase(mention, first, last, head_of(passage.tokens, first, last), "TIMEX")


# -- the day of publication --------------------------------------------------------------------------------------------


def _is_history(passage: Passage, found: list[Expression], published: date | None) -> bool:
    """Whether a text tells of years gone by: it has more than two old dates for each time seen from publication."""
    limit = published.year - 1 if published is not None else 9999
    old = new = 0
    for expression in found:
        year = next((int(a.value) for a in expression.atoms if a.kind == "year"), None)
        if year is not None and _names_year(passage, expression) and not _begins(passage, expression):
            old, new = (old + 1, new) if year < limit else (old, new + 1)
        elif (expression.form in PRESENT_FORMS and not expression.has("that") and not expression.has("following")) or (
            expression.form == "unit" and expression.has("last")
        ):
            new += 1
    return old > 2 * new


def infer_published(passage: Passage) -> tuple[date, str] | None:
    """The day on or soon after which a report was published, from the dates in its text, and why; ``None`` without one.

    Taken is the latest exact date told as past or present, in a text that is no history and that points from its own
    day ("on Sunday") or whose caption or a line of its own has the date: elsewhere a date says nothing about it. A
    picture is older than the report that prints it: where only a caption has that date and the body speaks of a weekday
    gone by, the report is of the day after the first such weekday that follows.
    """
    return _inferred(passage, _expressions(passage))


def _inferred(passage: Passage, found: list[Expression]) -> tuple[date, str] | None:
    story = Story(None, history=_is_history(passage, found, None))
    pointing = any(e.form in PRESENT_FORMS for e in found)
    best: tuple[date, str] | None = None
    pictured = True
    for expression in found:
        sentence = passage.sentences[expression.sentence]
        reading = _read(passage, expression, story)
        if reading is None:
            continue
        if expression.has("year"):
            story.told(reading, _words(passage, expression), names_year=True)
        day = reading.stretch.start
        alone = sentence.section is SectionKind.CAPTION or len(sentence.span) - (expression.end - expression.start) < 3
        dated = expression.form == "date" and (expression.has("year") or _beside_today(passage, expression))
        if day is None or not dated or not (pointing or alone):
            continue
        head = passage.tokens[head_of(passage.tokens, expression.first, expression.last)]
        if direction(passage, head) is not Direction.FUTURE and (best is None or day >= best[0]):
            pictured = sentence.section is SectionKind.CAPTION and (pictured or best is None or day > best[0])
            best = (day, f'"{_words(passage, expression)}", the latest day that the text dates')
    if best is None or _is_history(passage, found, best[0]):
        return None
    return (_after_picture(passage, found, *best) if pictured else None) or best


def _after_picture(passage: Passage, found: list[Expression], day: date, basis: str) -> tuple[date, str] | None:
    """The day after the first weekday gone by that the body speaks of and that follows a picture's date."""
    for expression in found:
        weekday = next((int(a.value) for a in expression.atoms if a.kind == "weekday"), None)
        body = passage.sentences[expression.sentence].section is SectionKind.BODY
        if weekday is None or not body or expression.form != "weekday" or expression.has("last"):
            continue
        head = passage.tokens[head_of(passage.tokens, expression.first, expression.last)]
        if direction(passage, head) is Direction.PAST:
            told = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
            words = (
                f'a file picture of {basis.partition(", the latest")[0]} and "{_words(passage, expression)}" after it'
            )
            return told + timedelta(days=1), words
    return None


def _beside_today(passage: Passage, expression: Expression) -> bool:
    """Whether the date explains a "today" before it: "today (23 December)"."""
    before = [t.text.lower() for t in passage.tokens[max(0, expression.first - 2) : expression.first]]
    return "today" in before


def _with_published(passage: Passage, found: list[Expression]) -> Passage:
    report = passage.report
    if report.published:
        return passage
    inferred = _inferred(passage, found)
    if inferred is None:
        return passage
    day, basis = inferred
    message = f"No date of publication was given; {day} is inferred from {basis}."
    problems = (*report.problems, Problem("published-inferred", message))
    report = replace(report, published=day.isoformat(), published_inferred=True, problems=problems)
    return replace(passage, report=report)
