"""Control: who holds which place, from when to when, according to whom; disputes side by side.

A ledger of spells is made from claims (:mod:`dateline.situation.claims`) by these rules:

- A holder told to have seized a place holds it from that day; whoever held it before ceases to. Claims that the same
  holder seized it, at most :data:`SAME_TAKING` days apart, are of one taking; its day is that which most independent
  reports give, days that words name before days that only the report's date gives, and of several the earliest.
- Whoever is told to have lost a place ceases to hold or besiege it. One told to have lost it, or to have been driven
  from it, who was not known as its holder, held it until then, from an unknown day.
- One told to hold a place, where nobody was known to, holds it from an unknown day. Where somebody else holds it by
  then, both claims stand side by side: the second has a spell from the day it was told, and nothing ends.
- Of takings of one place by several on one day or the next, one that less than :data:`WEAK` of the reports of the best
  founded tell changes nothing: it is kept beside the other as a rival claim.
- Holders who are only described are those that :mod:`dateline.situation.holders` finds to be meant.
- A siege lasts until somebody seizes the place or the besieger leaves; so does fighting over it (``contested``).
- An advance on a place changes nothing, unless its holder is told to have left it at most :data:`SAME_TAKING` days
  before or after: then whoever advanced holds it.
- Where somebody, not said who, is told to have left a besieged place, it is the siege that ended.
- Nothing begins on a day after that on which it was told.
- A denial ends nothing: it stands beside the spell that it denies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.record import Coded, ControlStatus
from dateline.situation.claims import Claim, claims_of_records, claims_of_tellings
from dateline.situation.days import days_between
from dateline.situation.identity import Identities, identities
from dateline.situation.support import Copies, Support, support_of
from dateline.situation.telling import Telling

__all__ = ["Holding", "Spell", "Standing", "control_ledger", "held_on", "identities_at_hand", "ledger_of"]

SAME_TAKING = 3
"""Days by which claims of one taking may differ: reports follow it by a day or two and round."""
WEAK = 1 / 3
"""Share of the independent reports of a rival taking, below which one is taken for a slip."""
SAME_DENIAL = 7
"""Days by which a denial may follow or precede the claims that it denies."""


class Standing(StrEnum):
    """How the holder of a spell stands to the place."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which somebody holds, contests or besieges a place.

    Attributes:
        place, holder: keys. place_name, holder_name: names, as told first.
        status: how the holder stands to it.
        start, end: ISO 8601 days; ``start`` is ``None`` where it began before anything told, ``end`` while it lasts.
        claims: what it is made of. denials: claims that it is not so. ended_by: claims that say it ended.
        rivals: claims that somebody else took the place then, too weak to count.
    """

    place: str
    place_name: str
    holder: str
    holder_name: str
    status: Standing
    start: str | None
    end: str | None
    claims: tuple[Claim, ...]
    denials: tuple[Claim, ...] = ()
    ended_by: tuple[Claim, ...] = ()
    rivals: tuple[Claim, ...] = ()

    def covers(self, day: str) -> bool:
        """Whether it lasts on that day; on the day of a change of hands the new holder has it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def support(self, copies: Copies | None = None) -> Support:
        """How many independent reports say so, of which kinds, and who denies."""
        return support_of((c.voice for c in (*self.claims, *self.denials)), copies)


@dataclass(frozen=True, slots=True)
class Holding:
    """Who stands how to a place on a day.

    Attributes:
        spell: with its claims. support: who says so.
        inferred_from: key of the wider place that is told of; "" where the place itself is.
        disputed: whether it is fought over, somebody else is told to hold it too, or somebody denies it.
    """

    spell: Spell
    support: Support
    inferred_from: str
    disputed: bool


def control_ledger(
    coded: Iterable[Coded], tellings: Iterable[Telling] = (), *, as_of: str | None = None, copies: Copies | None = None
) -> tuple[Spell, ...]:
    """The spells of all places, by place and day, as known on a day.

    Args:
        coded: reports with records of control. tellings: events, of the same reports or others; one that says again
            what records of its report say of the same place tells nothing more.
        as_of: the last day of telling that counts. copies: the report that each copying report copies.
    """
    records, told = tuple(coded), tuple(tellings)
    who = identities_at_hand(records, told)
    claims = list(claims_of_records(records, who, as_of))
    recorded = frozenset((c.voice.report, c.place) for c in claims)
    claims += claims_of_tellings(told, who, as_of, recorded)
    return ledger_of(claims, copies)


def identities_at_hand(coded: Sequence[Coded], tellings: Sequence[Telling]) -> Identities:
    """Who is who and what is where, as all these records and events say together."""
    events = [*(e for c in coded for e in c.events), *(t.event for t in tellings)]
    controls = [control for c in coded for control in c.controls]
    actors = [a for e in events for a in (*e.actors, *e.recipients)]
    actors += [a for c in controls for a in (c.holder, c.lost_by) if a is not None]
    actors += [a for c in coded for r in c.relations for a in (r.a, r.b)]
    return identities(actors, [*(p.place for e in events for p in e.places), *(c.place.place for c in controls)])


def ledger_of(claims: Iterable[Claim], copies: Copies | None = None) -> tuple[Spell, ...]:
    """The spells that claims make, by the rules of this module; in any order of claims the same."""
    places: dict[str, list[Claim]] = defaultdict(list)
    for claim in set(claims):
        places[claim.place].append(claim)
    return tuple(
        spell
        for place in sorted(places)
        for spell in _Place(sorted(places[place], key=lambda c: c.when), copies).spells()
    )


def _order(claim: Claim) -> tuple[str, ...]:
    return (*claim.when, claim.holder, claim.loser, claim.status)


@dataclass(frozen=True, slots=True)
class _Move:
    """Claims of one step: a taking with all that tell it, or a single other claim."""

    day: str
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]


@dataclass(slots=True)
class _Open:
    """A spell that is being made."""

    status: Standing
    start: str | None
    claims: list[Claim]
    end: str | None = None
    ended_by: tuple[Claim, ...] = ()
    holder: str = ""
    holder_name: str = ""


RANK = {ControlStatus.LOST: 0, ControlStatus.SEIZED: 1, ControlStatus.BESIEGED: 2, ControlStatus.CONTESTED: 3}
"""On one day a loss comes before a taking, and both before what is told to last."""


@dataclass
class _Place:
    """The spells of one place, made claim by claim."""

    told: Sequence[Claim]
    copies: Copies | None
    made: list[_Open] = field(default_factory=list)
    weak: list[_Move] = field(default_factory=list)

    def spells(self) -> list[Spell]:
        for move in self._moves():
            step = {
                ControlStatus.SEIZED: self._seized, ControlStatus.LOST: self._lost, ControlStatus.HELD: self._held,
                ControlStatus.BESIEGED: self._besieged, ControlStatus.CONTESTED: self._contested,
            }.get(move.first.status)  # fmt: skip
            if step is not None:
                step(move)
        found = [self._spell(each) for each in self.made]
        return sorted(found, key=lambda s: (s.start or "", s.end or "9999", s.status, s.holder))

    def _moves(self) -> list[_Move]:
        """What happened, in order: takings with one day each, everything else as told."""
        claims = [c for c in self.told if not c.voice.denies and c.day is not None]
        moves = [_Move(c.day or "", (c,)) for c in claims if c.status is not ControlStatus.SEIZED]
        takings: dict[str, list[list[Claim]]] = defaultdict(list)
        for claim in claims:
            if claim.status is ControlStatus.SEIZED and claim.holder:
                theirs = takings[claim.holder]
                if theirs and days_between(theirs[-1][-1].day or "", claim.day or "") <= SAME_TAKING:
                    theirs[-1].append(claim)
                else:
                    theirs.append([claim])
        taken = [_Move(self._day_of(group), tuple(group)) for groups in takings.values() for group in groups]
        self.weak = [move for move in taken if self._is_weak(move, taken)]
        moves += [move for move in taken if move not in self.weak]
        return sorted(moves, key=lambda m: (m.day, RANK.get(m.first.status, 9), m.first.when))

    def _is_weak(self, move: _Move, taken: Sequence[_Move]) -> bool:
        """Whether many more reports tell of another's taking about the same day."""
        mine = self._independent(move.claims)
        rivals = [m for m in taken if m.first.holder != move.first.holder and abs(days_between(m.day, move.day)) <= 1]
        return any(mine < WEAK * self._independent(rival.claims) for rival in rivals)

    def _independent(self, claims: Iterable[Claim]) -> int:
        original = self.copies or {}
        return len({original.get(c.voice.report, c.voice.report) for c in claims})

    def _day_of(self, claims: Sequence[Claim]) -> str:
        """The day of a taking: see the module's first rule."""
        original = self.copies or {}
        exact = [c for c in claims if c.exact] or claims
        days: dict[str, set[str]] = defaultdict(set)
        for claim in exact:
            days[claim.day or ""].add(original.get(claim.voice.report, claim.voice.report))
        return min(days, key=lambda day: (-len(days[day]), day))

    def _open(self, *statuses: Standing) -> list[_Open]:
        return [s for s in self.made if s.end is None and s.status in statuses]

    def _begin(self, holder: tuple[str, str], status: Standing, start: str | None, claims: Iterable[Claim]) -> _Open:
        spell = _Open(status, start, list(claims), holder=holder[0], holder_name=holder[1])
        self.made.append(spell)
        return spell

    def _seized(self, move: _Move) -> None:
        held = self._open(Standing.HELD)
        for spell in self._open(Standing.CONTESTED, Standing.BESIEGED):
            spell.end, spell.ended_by = move.day, move.claims
        mine = [s for s in held if s.holder == move.first.holder]
        for spell in held:
            if spell not in mine:
                spell.end, spell.ended_by = move.day, move.claims
        if mine:
            mine[0].claims += move.claims
            return
        loser = next(((c.loser, c.loser_name) for c in move.claims if c.loser), None)
        if loser is not None and not held and not self._ever(loser[0]):
            before = self._begin(loser, Standing.HELD, None, [c for c in move.claims if c.loser == loser[0]])
            before.end, before.ended_by = move.day, move.claims
        self._begin((move.first.holder, move.first.holder_name), Standing.HELD, move.day, move.claims)

    def _ever(self, holder: str) -> bool:
        return any(s.holder == holder and s.status is Standing.HELD for s in self.made)

    def _lost(self, move: _Move) -> None:
        holder = move.first.holder
        sieges = [] if holder else self._open(Standing.BESIEGED)
        ended = sieges or [s for s in self.made if s.end is None and s.holder == holder]
        for spell in ended:
            spell.end, spell.ended_by = move.day, move.claims
        if not ended and holder and not self._open(Standing.HELD) and not self._ever(holder):
            before = self._begin((holder, move.first.holder_name), Standing.HELD, None, move.claims)
            before.end, before.ended_by = move.day, move.claims
            ended = [before]
        if any(s.status is Standing.HELD for s in ended) and not self._open(Standing.HELD):
            self._followed(holder, move.day)

    def _followed(self, left: str, day: str) -> None:
        """Whoever is told to have advanced on the place about the day on which its holder left it holds it now."""
        coming = [
            c for c in self.told
            if c.status is ControlStatus.ADVANCED_ON and not c.voice.denies and c.holder not in {"", left}
            and c.day is not None and abs(days_between(c.day, day)) <= SAME_TAKING
        ]  # fmt: skip
        if coming:
            theirs = [c for c in coming if c.holder == coming[-1].holder]
            start = max(day, theirs[0].day or day)
            self._begin((theirs[0].holder, theirs[0].holder_name), Standing.HELD, start, theirs)

    def _held(self, move: _Move) -> None:
        holder, held = move.first.holder, self._open(Standing.HELD)
        mine = [s for s in held if s.holder == holder]
        if mine:
            mine[0].claims += move.claims
        elif holder:
            self._begin(
                (holder, move.first.holder_name), Standing.HELD, move.day if self._ever_held() else None, move.claims
            )

    def _ever_held(self) -> bool:
        return any(s.status is Standing.HELD for s in self.made)

    def _besieged(self, move: _Move) -> None:
        self._lasting(move, Standing.BESIEGED)

    def _contested(self, move: _Move) -> None:
        self._lasting(move, Standing.CONTESTED)

    def _lasting(self, move: _Move, status: Standing) -> None:
        holder = move.first.holder
        going_on = [s for s in self._open(status) if s.holder == holder or not holder]
        if going_on:
            going_on[0].claims += move.claims
        elif not any(s.holder == holder for s in self._open(Standing.HELD)) or status is Standing.CONTESTED:
            self._begin((holder, move.first.holder_name), status, move.day, move.claims)

    def _spell(self, made: _Open) -> Spell:
        first = self.told[0]
        denials = tuple(c for c in self.told if c.voice.denies and _denies(c, made))
        names = Counter(c.holder_name for c in made.claims if c.holder == made.holder and not c.described[0])
        name = min(names, key=lambda n: (-names[n], n), default=made.holder_name)
        return Spell(
            first.place, min(c.place_name for c in self.told), made.holder, name, made.status, made.start,
            made.end, tuple(sorted(made.claims, key=lambda c: c.when)), denials, made.ended_by, self._rivals(made),
        )  # fmt: skip

    def _rivals(self, made: _Open) -> tuple[Claim, ...]:
        if made.start is None or made.status is not Standing.HELD:
            return ()
        near = (move for move in self.weak if abs(days_between(move.day, made.start or move.day)) <= 1)
        return tuple(claim for move in near for claim in move.claims if claim.holder != made.holder)


def _denies(denial: Claim, spell: _Open) -> bool:
    """Whether a denial is of this spell: of its holder, and not of a taking long before or after."""
    if denial.holder != spell.holder or spell.status is not Standing.HELD or spell.start is None or denial.day is None:
        return False
    return abs(days_between(denial.day, spell.start)) <= SAME_DENIAL


def held_on(
    ledger: Iterable[Spell],
    place: str,
    day: str,
    *,
    wider: Callable[[str], Iterable[str]] | None = None,
    copies: Copies | None = None,
) -> tuple[Holding, ...]:
    """Who stands how to a place on a day, best supported first: all who are told to, each with who says so.

    Args:
        ledger: spells. place: its key. day: ISO 8601.
        wider: the places that a place lies in, nearest first (of a town its district, then its region). Where nothing
            is told of the place itself, it inherits what is told of the nearest of these: an inference, and marked.
        copies: the report that each copying report copies.
    """
    by_place: dict[str, list[Spell]] = defaultdict(list)
    for spell in ledger:
        by_place[spell.place].append(spell)
    for asked in (place, *(wider(place) if wider else ())):
        spells = [s for s in by_place.get(asked, ()) if s.covers(day)]
        if not spells:
            continue
        holders = {s.holder for s in spells if s.status is Standing.HELD}
        fought = any(s.status is Standing.CONTESTED for s in spells)
        found = [
            Holding(
                s, s.support(copies), "" if asked == place else asked, fought or len(holders) > 1 or bool(s.denials)
            )
            for s in spells
        ]
        return tuple(
            sorted(found, key=lambda h: (h.spell.status, h.support.denials - h.support.independent, h.spell.holder))
        )
    return ()
