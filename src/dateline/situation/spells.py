"""Spells: from when to when somebody holds, contests or besieges a place.

Spells are made from claims (:mod:`dateline.situation.claims`) by these rules:

- A holder told to have seized a place holds it from that day; whoever held it before ceases to. Claims that the same
  holder seized it, at most :data:`SAME_TAKING` days apart, are of one taking; its day is that which most independent
  reports give, days that words name before days that only the report's date gives, and of several the earliest.
- Whoever is told to have lost a place ceases to hold or besiege it. One told to have lost it, or to have been driven
  from it, who was not known as its holder, held it until then, from an unknown day.
- One told to have taken a place back held it before whoever took it first.
- One told to hold a place, where nobody was known to, holds it from an unknown day. Where somebody else holds it by
  then, both claims stand side by side: the second has a spell from the day it was told, and nothing ends.
  Told to hold it still, at most :data:`SAME_TAKING` days after it was taken, it is a rival claim beside that spell.
- Of takings of one place by several on one day or the next, one that less than :data:`WEAK` of the reports of the best
  founded tell changes nothing: it is kept beside the other as a rival claim.
- Holders who are only described are those that :mod:`dateline.situation.holders` finds to be meant.
- A siege lasts until somebody seizes the place or the besieger leaves; so does fighting over it (``contested``).
- An advance on a place changes nothing, unless its holder is told to have left it at most :data:`SAME_TAKING` days
  before or after: then whoever advanced holds it.
- Where somebody, not said who, is told to have left a besieged place, or a siege to be lifted, it is the siege that
  ended; one of which nothing was told before began on an unknown day.
- Nothing begins on a day after that on which it was told.
- A denial ends nothing: it stands beside the spell that it denies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.record import ControlStatus
from dateline.situation.claims import Claim
from dateline.situation.days import days_between
from dateline.situation.holders import named_holders, with_holders_named
from dateline.situation.naming import name_words
from dateline.situation.support import Copies, Support, independent, support_of

__all__ = ["Spell", "Standing", "ledger_of"]

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
        rivals: claims that somebody else took the place then, or holds it still, too weak to make a spell.
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


def ledger_of(claims: Iterable[Claim], copies: Copies | None = None) -> tuple[Spell, ...]:
    """The spells that claims make, by the rules of this module; in any order of claims the same."""
    places: dict[str, list[Claim]] = defaultdict(list)
    for claim in set(claims):
        places[claim.place].append(claim)
    everywhere = named_holders(claim for told in places.values() for claim in told)
    ordered = (sorted(with_holders_named(places[place], everywhere), key=_order) for place in sorted(places))
    return tuple(spell for told in ordered for spell in _Place(told, copies).spells())


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


RANK = {
    ControlStatus.HELD: 0, ControlStatus.LOST: 1, ControlStatus.SEIZED: 2, ControlStatus.BESIEGED: 3,
    ControlStatus.CONTESTED: 4,
}  # fmt: skip
"""On one day "the rebel-held town" comes before its loss, that before its taking; a siege or fighting after both."""


@dataclass
class _Place:
    """The spells of one place, made claim by claim."""

    told: Sequence[Claim]
    copies: Copies | None
    made: list[_Open] = field(default_factory=list)
    weak: list[_Move] = field(default_factory=list)
    late: list[_Move] = field(default_factory=list)

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
        seizures = [c for c in claims if c.status is ControlStatus.SEIZED and c.holder]
        for claim in sorted(seizures, key=lambda c: not c.exact):
            theirs = takings[claim.holder]
            same = next((group for group in theirs if _is_same_taking(group, claim)), None)
            if same is None:
                theirs.append([claim])
            else:
                same.append(claim)
        taken = [_Move(self._day_of(group), tuple(group)) for groups in takings.values() for group in groups]
        self.weak = [move for move in taken if self._is_weak(move, taken)]
        moves += [move for move in taken if move not in self.weak]
        return sorted(moves, key=lambda m: (m.day, RANK.get(m.first.status, 9), not m.first.lifts, m.first.when))

    def _is_weak(self, move: _Move, taken: Sequence[_Move]) -> bool:
        """Whether many more reports tell of another's taking about the same day."""
        mine = self._independent(move.claims)
        rivals = [m for m in taken if m.first.holder != move.first.holder and abs(days_between(m.day, move.day)) <= 1]
        return any(mine < WEAK * self._independent(rival.claims) for rival in rivals)

    def _independent(self, claims: Iterable[Claim]) -> int:
        return independent((c.voice.report for c in claims), self.copies)

    def _day_of(self, claims: Sequence[Claim]) -> str:
        """The day of a taking: see the module's first rule."""
        exact = [c for c in claims if c.exact] or claims
        days: dict[str, list[Claim]] = defaultdict(list)
        for claim in exact:
            days[claim.day or ""].append(claim)
        return min(days, key=lambda day: (-self._independent(days[day]), day))

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
            began = min((c.day for c in mine[0].claims if c.day), default=move.day)
            if mine[0].start is None and abs(days_between(began, move.day)) <= SAME_TAKING:
                mine[0].start = move.day  # Told first to hold it, then since when.
            mine[0].claims += move.claims
            return
        if not self._ever(move.first.holder) and any(c.again for c in move.claims):
            self._before(move, held)
        loser = next(((c.loser, c.loser_name) for c in move.claims if c.loser), None)
        if loser is not None and not held and not self._ever(loser[0]):
            before = self._begin(loser, Standing.HELD, None, [c for c in move.claims if c.loser == loser[0]])
            before.end, before.ended_by = move.day, move.claims
        self._begin((move.first.holder, move.first.holder_name), Standing.HELD, move.day, move.claims)

    def _before(self, move: _Move, held: Sequence[_Open]) -> None:
        """Who is told to have taken a place back held it until the first that is known to have held it took it."""
        spells = [s for s in self.made if s.status is Standing.HELD]
        if held and len(spells) == 1 and spells[0].start is not None:
            before = self._begin((move.first.holder, move.first.holder_name), Standing.HELD, None, move.claims)
            before.end, before.ended_by = spells[0].start, tuple(spells[0].claims)

    def _ever(self, holder: str) -> bool:
        return any(s.holder == holder and s.status is Standing.HELD for s in self.made)

    def _lost(self, move: _Move) -> None:
        holder = move.first.holder
        sieges = self._open(Standing.BESIEGED) if move.first.lifts or not holder else []
        ended = sieges or [s for s in self.made if s.end is None and s.holder == holder]
        for spell in ended:
            spell.end, spell.ended_by = move.day, move.claims
        just = any(s.holder == holder and s.end and days_between(s.end, move.day) <= SAME_TAKING for s in self.made)
        if not ended and holder and not just and not self._open(Standing.HELD) and not self._ever(holder):
            status = Standing.BESIEGED if move.first.lifts else Standing.HELD
            before = self._begin((holder, move.first.holder_name), status, None, move.claims)
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
        theirs = [s for s in self.made if s.holder == holder and s.end and days_between(s.end, move.day) <= SAME_TAKING]
        if mine:
            mine[0].claims += move.claims
        elif held and theirs:
            self.late.append(move)
        elif holder:
            known = any(s.status is Standing.HELD for s in self.made)
            name = move.first.holder_name
            self._begin((holder, name), Standing.HELD, move.day if known else None, move.claims)

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
        names = Counter(c.holder_name for c in made.claims if c.holder == made.holder and name_words(c.holder_name))
        described = {c.holder_name for c in made.claims if c.described[0]}
        name = min(names, key=lambda n: (n in described, -names[n], n), default=made.holder_name)
        return Spell(
            first.place, min(c.place_name for c in self.told), made.holder, name, made.status, made.start,
            made.end, tuple(sorted(made.claims, key=lambda c: c.when)), denials, made.ended_by, self._rivals(made),
        )  # fmt: skip

    def _rivals(self, made: _Open) -> tuple[Claim, ...]:
        if made.start is None or made.status is not Standing.HELD:
            return ()
        near = [m for m in self.weak if abs(days_between(m.day, made.start)) <= 1]
        near += [m for m in self.late if 0 <= days_between(made.start, m.day) <= SAME_TAKING]
        return tuple(claim for move in near for claim in move.claims if claim.holder != made.holder)


def _is_same_taking(group: Sequence[Claim], claim: Claim) -> bool:
    """Whether a claim is of a taking that others tell: its day, or the time in which it lies, is near one of theirs."""
    first, last = claim.day or "", max(claim.day or "", claim.until or "")
    near = (min(abs(days_between(c.day or "", day)) for day in (first, last)) for c in group)
    return any(first <= (c.day or "") <= last for c in group) or min(near) <= SAME_TAKING


def _denies(denial: Claim, spell: _Open) -> bool:
    """Whether a denial is of this spell: of its holder, and not of a taking long before or after."""
    if denial.holder != spell.holder or spell.status is not Standing.HELD or spell.start is None or denial.day is None:
        return False
    return abs(days_between(denial.day, spell.start)) <= SAME_DENIAL
