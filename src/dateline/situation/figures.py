"""Figures: how many were killed, hurt, held, taken, lost or driven out, as each telling of an incident gives it.

What the words of a telling say about an earlier figure (that the toll rose, that the outlet corrects itself) is read
from its sentence by the patterns of ``data/toll_words.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from dateline.record import Count, CountScope, Event, MentionKind, SourceKind
from dateline.situation.identity import Speaker, speaker_of
from dateline.situation.naming import name_words, sectors_of_words
from dateline.situation.telling import REAL, Telling
from dateline.vocabulary import agents

__all__ = ["TOLLED", "Figure", "Revision", "Side", "figures_of", "revision_of", "side_of"]

TOLLED = ("killed", "injured", "detained", "abducted", "missing", "displaced")
"""What tolls count, in the order in which they are shown."""
MEASURES = frozenset({"km", "kilometre", "kilometer", "mile", "metre", "meter", "hour", "minute", "ton", "tonne"})
"""Units behind a number that counts nobody, where a clause about the dead holds it."""


class Revision(StrEnum):
    """What a telling says about figures before it."""

    RISES = "rises"
    CORRECTS = "corrects"


class Side(StrEnum):
    """Of whom a figure is, by the sectors of those counted."""

    CIVILIANS = "civilians"
    SOLDIERS = "soldiers"
    POLICE = "police"
    FIGHTERS = "fighters"
    OFFICIALS = "officials"


SIDES = {
    Side.FIGHTERS: frozenset({"REB", "UAF", "PRM", "CRM"}),
    Side.SOLDIERS: frozenset({"MIL"}),
    Side.POLICE: frozenset({"COP", "SPY"}),
    Side.OFFICIALS: frozenset({"GOV", "JUD", "LEG", "ELI", "PTY"}),
    Side.CIVILIANS: frozenset({"CVL", "JRN", "MED", "EDU", "REL", "LAB", "REF", "BUS", "AGR", "SOC", "OPP"}),
}
"""Sectors (PLOVER 2.0) of each side, the first that fits."""
ANYBODY = frozenset({"people", "person", "men", "victim", "body", "bodies", "dead", "casualty", "toll", "death"})
"""Words that count whoever it is: of no side, whatever sector the noun has."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of one telling.

    Attributes:
        telling, report, outlet, told, order: of the telling.
        what: one of :data:`TOLLED`. of: words of those counted, "" where the telling names none.
        side: theirs, ``None`` where it is anybody.
        low, high: the range that the words allow; an open bound is the other one, as the rule for tolls has it.
        value: the middle of the range, rounded down: what the figure counts as for ``best``.
        speaker: who says so. via: whether the report takes it from another outlet.
        revision: what the telling says about figures before it, if anything.
        text: the words.
    """

    telling: str
    report: str
    outlet: str
    told: str | None
    order: int
    what: str
    of: str
    side: Side | None
    low: int
    high: int
    speaker: Speaker
    via: bool
    revision: Revision | None
    text: str

    @property
    def value(self) -> int:
        """The middle of the range, rounded down."""
        return (self.low + self.high) // 2

    @property
    def when(self) -> tuple[str, str, int, str]:
        """What figures are ordered by: day told (undated first), report, place in it."""
        return (self.told or "", self.report, self.order, self.text)


Reading = Callable[[Telling], Revision | None]
"""Says what a telling does to earlier figures: :func:`revision_of`, or what an annotator marked."""


def figures_of(telling: Telling, scope: CountScope, reading: Reading | None = None) -> Iterator[Figure]:
    """The figures of that scope that a telling gives as fact; none of what is denied, planned, weighed or a rate."""
    event = telling.event
    if event.status not in REAL:
        return
    revision = (reading or revision_of)(telling)
    figures = list(_figures(telling, scope, revision))
    yield from figures
    yield from _together(figures)


def _figures(telling: Telling, scope: CountScope, revision: Revision | None) -> Iterator[Figure]:
    event = telling.event
    via = any(source.kind is SourceKind.MEDIA for source in event.sources)
    for count in event.counts:
        bounds = [b for b in (count.min, count.max) if b is not None]
        if count.what not in TOLLED or count.scope is not scope or count.per is not None or not bounds:
            continue
        of, sectors = _counted(event, count)
        if _counts_things(of or count.text):
            continue
        side = side_of(of, sectors) or side_of(count.text)
        yield Figure(
            telling.id, telling.report, telling.outlet, telling.told, telling.order, count.what, of, side,
            bounds[0], bounds[-1], speaker_of(event.sources), via, revision, count.text,
        )  # fmt: skip


def _together(figures: list[Figure]) -> Iterator[Figure]:
    """What one telling counts of several sides ("12 rebels and two soldiers died") is a figure of all as well."""
    for what in TOLLED:
        sides = {f.side: f for f in figures if f.what == what}
        if len(sides) > 1 and None not in sides and len(sides) == sum(f.what == what for f in figures):
            parts = list(sides.values())
            yield replace(
                parts[0], of="", side=None, low=sum(f.low for f in parts), high=sum(f.high for f in parts),
                text=" and ".join(f.text for f in parts),
            )  # fmt: skip


def _counts_things(words: str) -> bool:
    """Whether what is counted is no people: vehicles, weapons, buildings."""
    last = name_words(words)[-1:]
    noun = agents().noun(last[0]) if last else None
    if last and last[0] in MEASURES:
        return True
    return noun is not None and noun.kind in {MentionKind.PLATFORM, MentionKind.WEAPON, MentionKind.PLACE}


def _counted(event: Event, count: Count) -> tuple[str, tuple[str, ...]]:
    """The words and sectors of those counted: the participant whose mention the count names."""
    taking_part = (*event.recipients, *event.actors)
    return next(((a.text, a.sectors) for a in taking_part if a.mention == count.of), ("", ()))


def side_of(words: str, sectors: Iterable[str] = ()) -> Side | None:
    """The side of those whom the words name, or else their sectors; ``None`` for "people" and where neither tells."""
    lowered = set(re.findall(r"[a-z]+", words.lower()))
    if not words or lowered & ANYBODY:
        return None
    told = sectors_of_words(words) or frozenset(sectors)
    return next((side for side, theirs in SIDES.items() if told & theirs), None)


def revision_of(telling: Telling) -> Revision | None:
    """Whether the words of a telling say that its outlet corrects itself, or else that the toll rose to its figure."""
    sentence = " ".join(telling.sentence.lower().split())
    return next((says for pattern, says in toll_words() if pattern.search(sentence)), None)


@cache
def toll_words() -> tuple[tuple[re.Pattern[str], Revision], ...]:
    """The patterns of ``toll_words.csv``, corrections first: a corrected figure may be called a rise as well."""
    with (files("dateline.situation") / "data" / "toll_words.csv").open(encoding="utf-8") as file:
        rows = [(re.compile(row["pattern"]), Revision(row["says"])) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: row[1] is not Revision.CORRECTS))
