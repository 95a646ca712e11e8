"""Who a person's name means on the day of the report."""

from __future__ import annotations

from dateline.knowledge.frame import Frame
from dateline.knowledge.names import fold
from dateline.knowledge.people import People, Person
from dateline.vocabulary import titles

__all__ = ["full_name", "office_holder", "untitled"]

KEPT_TITLES = frozenset({"ayatollah", "mullah", "king", "sultan", "sheikh", "pope", "prince", "abu"})
"""Titles that people are known by: part of the name as the tables write it."""


def untitled(name: str) -> str:
    """A person's name without courtesy and rank before it: "Mr Maliki", "Gen. Petraeus"."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in titles() and words[0].lower() not in KEPT_TITLES:
        words = words[1:]
    return " ".join(words)


def full_name(name: str, people: People, frame: Frame, country: str | None = None) -> Person | None:
    """The person of that full name; of several, the one of ``country``, of the report's countries, or in office.

    Of namesakes of one country none of whom is in office on the day, it is the one who last was: news of 2017 on
    "Andris Berzins" means the president that was, not the prime minister before. ``None`` where no single one fits.
    """
    found = people.full(name) if " " in fold(name) else ()
    return _single(found, frame, country)


def office_holder(name: str, people: People, frame: Frame, country: str | None = None) -> Person | None:
    """The person whom a bare surname means: one who held office on the day of the report in a country it names.

    ``None`` where the report has no date, nobody of that name held office then, or more than one did.
    """
    if frame.day is None:
        return None
    held = [p for p in people.surnamed(name) if p.term_at(frame.day) is not None]
    near = [p for p in held if p.country == country or (country is None and _near(p, frame))]
    return near[0] if len(near) == 1 else None


def _near(person: Person, frame: Frame) -> bool:
    return person.country in frame.countries or person.country == "IMG"


def _single(found: tuple[Person, ...], frame: Frame, country: str | None) -> Person | None:
    if len(found) < 2:
        return found[0] if found else None
    for wanted in (
        [p for p in found if country is not None and p.country == country],
        [p for p in found if p.country in frame.countries],
        [p for p in found if frame.day is not None and p.term_at(frame.day) is not None],
    ):
        if len(wanted) == 1:
            return wanted[0]
    return _last_in_office(found, frame.day) if len({p.country for p in found}) == 1 else None


def _last_in_office(found: tuple[Person, ...], day: str | None) -> Person | None:
    """The one whose office ended last before ``day``; ``None`` where one is held that day, or two ended together."""
    if day is None or any(p.term_at(day) is not None for p in found):
        return None
    left = [(max((t.end for t in p.terms if t.end is not None and t.end < day), default=""), p) for p in found]
    latest = max(end for end, _ in left)
    last = [p for end, p in left if end == latest]
    return last[0] if latest and len(last) == 1 else None
