"""Tolls: how many an incident killed, hurt, held, took, lost or drove out; disagreement stays visible as a range.

The rule for tolls, as ``corpus/sequences/README.md`` has it:

1. Each speaker stands by the last figure that it gave for the incident. Figures without a speaker are the press's: one
   speaker for all outlets.
2. A figure said to be a rise retires every lower figure given before it, except of a party to the fighting.
3. A figure that the outlet itself corrects is retired by the correction.
4. Low is the smallest bound of the figures that stand, high the greatest; an open bound counts as the other one ("at
   least 12" is 12 to 12). Best is the figure that most independent tellings support; on a tie, the one told last. A
   range counts for best as its middle, rounded down.
5. "Dozens" and the like have the ranges that the record gives them.
6. Cumulative figures belong to a series (:mod:`dateline.situation.series`), never to an incident.

Of the figures that one report gives of one speaker the greatest counts, as the others are of parts ("nine of them
children"), unless it corrects one. A report that copies another tells nothing new; neither it nor one that takes the
figure from another outlet supports anything. A figure of one side ("ten civilians", "four soldiers") is a figure of
that side only, and no figure for the incident as long as anybody gives one of people at large ("14 people") or there
are several sides: then the rule gives the incident no figure, and its toll is what the sides come to, added up and
marked so. Where only one side is told of, or civilians are the only side that anybody names, they are taken for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.record import Actor, CountScope
from dateline.situation.days import is_known
from dateline.situation.figures import TOLLED, Figure, Reading, Revision, Side, figures_of, side_of
from dateline.situation.identity import Speaker
from dateline.situation.incident import Incident
from dateline.situation.naming import name_words, sectors_of_words

__all__ = ["Judged", "Range", "Toll", "Total", "tolls_of", "totals"]

ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "SPY"})
"""Sectors that fight."""
ARMED_OFFICES = {"defence": "MIL", "defense": "MIL", "interior": "COP", "security": "COP"}
"""Sectors for which a ministry or official with this word speaks."""


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best and high; all inclusive."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure and whether it stands; ``why`` says what retired it, or what lets it stand."""

    figure: Figure
    stands: bool
    why: str


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of one kind an incident cost.

    Attributes:
        incident: its id. what: one of :data:`~dateline.situation.figures.TOLLED`.
        range: by the rule of this module. summed: whether it only adds up several sides, as nobody counts all.
        by_side: ranges of those of one side, by the same rule, where figures name it.
        figures: all that were told, in the order of telling, those retired with why.
        sources: how many independent reports give the figures that stand.
    """

    incident: str
    what: str
    range: Range
    summed: bool
    by_side: tuple[tuple[Side, Range], ...]
    figures: tuple[Judged, ...]
    sources: int

    @property
    def by_speaker(self) -> tuple[tuple[Speaker, Figure], ...]:
        """Each speaker with the figure it stands by, in the order of telling."""
        return tuple((j.figure.speaker, j.figure) for j in self.figures if j.stands)


def tolls_of(incident: Incident, as_of: str | None = None, reading: Reading | None = None) -> tuple[Toll, ...]:
    """The tolls of an incident, by what is counted; only of what tellings gave as fact, as known on a day.

    Args:
        incident: with all its tellings. as_of: the last day of telling that counts, ISO 8601; ``None`` for all.
        reading: what a telling says about earlier figures, where not its words decide.
    """
    groups = incident.source_of
    figures: dict[str, list[Figure]] = defaultdict(list)
    for telling in incident.tellings:
        if is_known(telling.told, as_of):
            for figure in figures_of(telling, CountScope.INCIDENT, reading):
                figures[figure.what].append(figure)
    is_party = _parties(incident)
    found = (_toll(incident.id, what, figures[what], groups, is_party) for what in TOLLED if what in figures)
    return tuple(toll for toll in found if toll is not None)


def _toll(
    incident: str, what: str, figures: list[Figure], groups: Mapping[str, str], is_party: Callable[[Speaker], bool]
) -> Toll | None:
    told, left_out = _without_copies(figures, groups)
    told, parts = _without_parts(told)
    left_out += parts
    whole = {None, Side.CIVILIANS} if all(f.side in {None, Side.CIVILIANS} for f in told) else {None}
    anybody = _judge([f for f in told if f.side in whole], is_party)
    sides = {side: _judge([f for f in told if f.side is side], is_party) for side in Side}
    ranges = {side: ranged for side, judged in sides.items() if (ranged := _range(judged, groups)) is not None}
    ranged = _range(anybody, groups) or _sum(ranges.values())
    if ranged is None:
        return None
    of_sides = [j for side, judged in sides.items() if side not in whole for j in judged]
    standing = [j.figure for j in (anybody or of_sides) if j.stands]
    return Toll(
        incident, what, ranged, not anybody and len(ranges) > 1, tuple(ranges.items()),
        tuple(sorted([*anybody, *of_sides, *left_out], key=lambda j: j.figure.when)),
        len({groups.get(f.report, f.report) for f in standing}),
    )  # fmt: skip


def _sum(ranges: Iterable[Range]) -> Range | None:
    """Lows, bests and highs added up; ``None`` where there are none."""
    given = tuple(ranges)
    if not given:
        return None
    return Range(sum(r.low for r in given), sum(r.best for r in given), sum(r.high for r in given))


def _without_copies(figures: Iterable[Figure], groups: Mapping[str, str]) -> tuple[list[Figure], list[Judged]]:
    """The figures in the order of telling, and those that an earlier report of the same copies already gave."""
    kept: list[Figure] = []
    copied: list[Judged] = []
    first: dict[tuple[str, str, int, int, Side | None], str] = {}
    for figure in sorted(figures, key=lambda f: f.when):
        key = (groups.get(figure.report, figure.report), figure.speaker.key, figure.low, figure.high, figure.side)
        if first.setdefault(key, figure.report) != figure.report:
            copied.append(Judged(figure, False, f"copied from report {first[key]}"))
        else:
            kept.append(figure)
    return kept, copied


def _without_parts(figures: Sequence[Figure]) -> tuple[list[Figure], list[Judged]]:
    """The greatest figure of each report, speaker and side, or what it is corrected to; and those that are of parts."""
    greatest: dict[tuple[str, str, Side | None], Figure] = {}
    for figure in figures:
        key = (figure.report, figure.speaker.key, figure.side)
        known = greatest.setdefault(key, figure)
        if figure.revision is Revision.CORRECTS or figure.value >= known.value:
            greatest[key] = figure
    kept = [f for f in figures if f.value == greatest[f.report, f.speaker.key, f.side].value]
    parts = [f for f in figures if f.value != greatest[f.report, f.speaker.key, f.side].value]
    return kept, [Judged(f, False, "a part of what the same report gives") for f in parts]


def _judge(figures: Sequence[Figure], is_party: Callable[[Speaker], bool]) -> list[Judged]:
    """Which figures stand, by rules 1 to 3; ``figures`` are in the order of telling."""
    retired: dict[int, str] = {}
    last = {f.speaker.key: at for at, f in enumerate(figures)}
    for at, figure in enumerate(figures):
        if last[figure.speaker.key] != at:
            retired[at] = f"the same speaker later gave {_words(figures[last[figure.speaker.key]])}"
    # Only the last figure of each speaker can still be retired: there are as many as speakers, not as tellings.
    last_told = [(at, figures[at]) for at in sorted(last.values())]
    quoted: set[tuple[str, str]] = set()
    for at, later in enumerate(figures):
        if later.revision is not None:
            for before, earlier in last_told:
                if before < at and (why := _retires(later, earlier, quoted, is_party)):
                    retired[before] = why
        quoted.add((later.outlet, later.speaker.key))
    return [Judged(f, at not in retired, retired.get(at, "stands")) for at, f in enumerate(figures)]


def _retires(
    later: Figure, earlier: Figure, quoted: set[tuple[str, str]], is_party: Callable[[Speaker], bool]
) -> str | None:
    """Why a rise or correction retires a figure before it, if it does.

    A correction is of the same outlet, and of the same speaker where the outlet quoted that one before.
    """
    if later.revision is Revision.RISES:
        lower = earlier.value < later.value and not is_party(earlier.speaker)
        return f"the toll rose to {_words(later)}" if lower else None
    if earlier.outlet != later.outlet or earlier.report == later.report or earlier.value == later.value:
        return None
    same = (later.outlet, later.speaker.key) in quoted
    if same and earlier.speaker.key != later.speaker.key:
        return None
    return f"{later.outlet or 'the outlet'} corrected it to {_words(later)}"


def _range(judged: Sequence[Judged], groups: Mapping[str, str]) -> Range | None:
    """Rule 4: bounds of what stands, and the figure that most independent reports of those who stand by it support."""
    standing = {j.figure.speaker.key: j.figure for j in judged if j.stands}
    if not standing:
        return None
    support: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, tuple[str, str, int, str]] = {}
    for figure in (j.figure for j in judged):
        stands = standing.get(figure.speaker.key)
        if stands is not None and stands.value == figure.value:
            backing = set() if figure.via else {groups.get(figure.report, figure.report)}
            support[figure.value] |= backing
            told = figure.when if backing else ("", "", 0, "")
            latest[figure.value] = max(latest.get(figure.value, told), told)
    best = max(support, key=lambda value: (len(support[value]), latest[value], value))
    return Range(min(f.low for f in standing.values()), best, max(f.high for f in standing.values()))


def _parties(incident: Incident) -> Callable[[Speaker], bool]:
    """Whether a speaker is a party to the fighting: takes part by its id, its words, or as an armed body of a kind."""
    fighting: list[Actor] = []
    for telling in incident.tellings:
        fighting += [
            a for a in (*telling.event.actors, *telling.event.recipients) if side_of(a.text) is not Side.CIVILIANS
        ]
    entities = {a.entity for a in fighting if a.entity}
    names = {frozenset(name_words(text)) for a in fighting for text in (a.name or "", a.text)} - {frozenset()}
    sectors = {s for a in fighting for s in (a.sectors or sectors_of_words(a.text))} & ARMED

    def is_party(speaker: Speaker) -> bool:
        words = frozenset(speaker.key.split())
        if speaker.key in entities or any(words <= name or name <= words for name in names):
            return True
        speaks_for = set(sectors_of_words(speaker.text)) | {ARMED_OFFICES[w] for w in words if w in ARMED_OFFICES}
        return bool(speaks_for & sectors)

    return is_party


def _words(figure: Figure) -> str:
    return f"{figure.low}" if figure.low == figure.high else f"{figure.low} to {figure.high}"


@dataclass(frozen=True, slots=True)
class Total:
    """The tolls of several incidents added up: lows, bests and highs each for themselves; each incident once."""

    what: str
    range: Range
    incidents: tuple[str, ...]


def totals(tolls: Iterable[Toll]) -> tuple[Total, ...]:
    """What the tolls come to, by what is counted: cumulative figures are no part of it.

    A toll given twice, as where two selections of incidents overlap, counts once.
    """
    found: dict[str, dict[str, Range]] = defaultdict(dict)
    for toll in tolls:
        found[toll.what][toll.incident] = toll.range
    return tuple(
        Total(what, summed, tuple(sorted(ranges)))
        for what, ranges in sorted(found.items(), key=lambda item: TOLLED.index(item[0]))
        if (summed := _sum(ranges.values())) is not None
    )
