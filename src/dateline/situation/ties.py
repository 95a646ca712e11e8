"""Ties: how actors stand with each other on a day, from -1 (open war) to +1 (allies), by word and by deed.

The strength of a tie is the weighted mean of its dealings (:mod:`dateline.situation.dealings`), drawn towards 0 by the
weight of half a fresh dealing, so that little evidence makes no strong tie. A dealing weighs 1 on its day and half of
that after each :data:`HALF_LIFE`: 30 days for a deed, from the day it was done; 180 days for a relation that was
stated, from the day it was told. A relation told to be over no longer counts. Half-lives and prior are ours, not
measured.

Relations of a kind have spells: from the first day on which they are told or shown, to the day on which they are told
to be over, a truce ends the fighting, or a relation of the opposite sign begins. A spell that rests on deeds alone is
an inference, and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.record import Coded, RelationKind
from dateline.situation.days import days_between
from dateline.situation.dealings import SIGNS, Basis, Dealing, dealings_by_deed, dealings_by_word
from dateline.situation.identity import identities_at_hand
from dateline.situation.incident import Incident
from dateline.situation.support import Copies, Support, support_of

__all__ = [
    "CLEAR",
    "HALF_LIFE",
    "Bond",
    "Flip",
    "Stance",
    "Tie",
    "allies_on",
    "bonds_of",
    "dealings_of",
    "flipped",
    "ties_on",
]

HALF_LIFE = {Basis.WORD: 180, Basis.DEED: 30}
"""Days after which a dealing weighs half."""
PRIOR = 0.5
"""Weight of knowing nothing."""
CLEAR = 0.25
"""From this strength a tie is friendly, and from its negative hostile; in between it is neither."""


class Stance(StrEnum):
    """What a tie is: ``friendly`` or ``hostile`` from a strength of :data:`CLEAR` on, else ``unclear``."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors stand on a day: ``strength`` -1 to +1, ``kinds`` that are in force, and what it rests on."""

    a: str
    b: str
    a_name: str
    b_name: str
    strength: float
    kinds: tuple[RelationKind, ...]
    dealings: tuple[Dealing, ...]

    @property
    def stance(self) -> Stance:
        """Whether it is friendly, hostile or neither."""
        if abs(self.strength) < CLEAR:
            return Stance.UNCLEAR
        return Stance.FRIENDLY if self.strength > 0 else Stance.HOSTILE


@dataclass(frozen=True, slots=True)
class Bond:
    """A spell of one kind of relation, directed from ``a`` to ``b`` where the kind has a direction.

    Attributes:
        start, end: ISO 8601 days; ``start`` is ``None`` where it began before anything told, ``end`` while it lasts.
        inferred: whether it rests on deeds alone. dealings: what it is made of, those that end it included.
    """

    a: str
    b: str
    a_name: str
    b_name: str
    kind: RelationKind
    start: str | None
    end: str | None
    inferred: bool
    dealings: tuple[Dealing, ...]

    def support(self, copies: Copies | None = None) -> Support:
        """How many independent reports it rests on."""
        return support_of((v for d in self.dealings for v in d.voices), copies)


@dataclass(frozen=True, slots=True)
class Flip:
    """A tie that was friendly and is hostile, or the other way round, between two days."""

    before: Tie
    after: Tie


def dealings_of(
    coded: Iterable[Coded], incidents: Iterable[Incident] = (), *, as_of: str | None = None
) -> tuple[Dealing, ...]:
    """All dealings of actors that reports state and incidents show, as known on a day, in one order."""
    records, happened = tuple(coded), tuple(incidents)
    who = identities_at_hand(records, tuple(t for i in happened for t in i.tellings))
    found = [*dealings_by_word(records, who, as_of), *dealings_by_deed(happened, who, as_of)]
    return tuple(sorted(found, key=lambda d: (d.a, d.b, d.when, d.incident)))


def ties_on(dealings: Iterable[Dealing], day: str) -> tuple[Tie, ...]:
    """How every pair stands on a day, by what was told until then; pairs in the order of their keys."""
    pairs: dict[tuple[str, str], list[Dealing]] = defaultdict(list)
    for dealing in dealings:
        if (dealing.told is None or dealing.told <= day) and (dealing.day is None or dealing.day <= day):
            pairs[min(dealing.a, dealing.b), max(dealing.a, dealing.b)].append(dealing)
    return tuple(_tie(pair, pairs[pair], day) for pair in sorted(pairs))


def _tie(pair: tuple[str, str], dealings: list[Dealing], day: str) -> Tie:
    ordered = sorted(dealings, key=lambda d: d.when)
    names = {key: name for d in reversed(ordered) for key, name in ((d.a, d.a_name), (d.b, d.b_name))}
    bonds = [bond for bond in bonds_of(ordered) if bond.end is None or day < bond.end]
    alive = {dealing.when for bond in bonds for dealing in bond.dealings if not dealing.ends}
    weight = total = 0.0
    for dealing in ordered:
        if dealing.basis is Basis.WORD and dealing.when not in alive:
            continue
        since = dealing.day or dealing.told if dealing.basis is Basis.DEED else dealing.told or dealing.day
        age = days_between(since or day, day)
        part = 0.5 ** (max(0, age) / HALF_LIFE[dealing.basis])
        weight, total = weight + part, total + part * dealing.sign
    strength = round(total / (weight + PRIOR), 3)
    return Tie(*pair, names[pair[0]], names[pair[1]], strength, tuple(sorted({b.kind for b in bonds})), tuple(ordered))


def bonds_of(dealings: Iterable[Dealing]) -> tuple[Bond, ...]:
    """The spells of relations that dealings make, by pair, kind and day."""
    pairs: dict[tuple[str, str], list[Dealing]] = defaultdict(list)
    for dealing in dealings:
        pairs[min(dealing.a, dealing.b), max(dealing.a, dealing.b)].append(dealing)
    return tuple(bond for pair in sorted(pairs) for bond in _bonds_of_pair(pairs[pair]))


def _bonds_of_pair(dealings: Sequence[Dealing]) -> list[Bond]:
    ordered = sorted((d for d in dealings if d.kind is not None), key=lambda d: d.when)
    going: dict[tuple[str, str, RelationKind], list[Dealing]] = {}
    made: list[Bond] = []
    for dealing in ordered:
        assert dealing.kind is not None
        key = (dealing.a, dealing.b, dealing.kind)
        if dealing.ends:
            if key in going or dealing.basis is Basis.WORD:
                made.append(_bond([*going.pop(key, []), dealing], dealing.day or dealing.told))
            continue
        for other in [k for k in going if _opposed(k[2], dealing.kind)]:
            if dealing.day is not None:
                made.append(_bond(going.pop(other), dealing.day))
        going.setdefault(key, []).append(dealing)
    made += [_bond(told, None) for told in going.values()]
    return sorted(made, key=lambda b: (b.a, b.b, b.start or "", b.kind))


def _opposed(a: RelationKind, b: RelationKind) -> bool:
    """Whether a relation of one kind is over when one of the other begins; talks go on beside a war."""
    return RelationKind.NEGOTIATES not in {a, b} and SIGNS[a] * SIGNS[b] < 0


def _bond(dealings: Sequence[Dealing], end: str | None) -> Bond:
    first = dealings[0]
    assert first.kind is not None
    starting = [d for d in dealings if not d.ends]
    # What is first told as going on began nobody knows when.
    start = starting[0].day if starting else None
    return Bond(
        first.a, first.b, first.a_name, first.b_name, first.kind, start, end,
        all(d.basis is Basis.DEED for d in dealings), tuple(dealings),
    )  # fmt: skip


def allies_on(dealings: Iterable[Dealing], day: str) -> tuple[Tie, ...]:
    """The pairs that stand together on a day, strongest first."""
    return tuple(
        sorted((t for t in ties_on(dealings, day) if t.strength >= CLEAR), key=lambda t: (-t.strength, t.a, t.b))
    )


def flipped(dealings: Iterable[Dealing], start: str, end: str) -> tuple[Flip, ...]:
    """The pairs that were friendly on the first day and are hostile on the last, or the other way round."""
    known = tuple(dealings)
    before = {(t.a, t.b): t for t in ties_on(known, start)}
    found = []
    for tie in ties_on(known, end):
        was = before.get((tie.a, tie.b))
        if was is not None and min(abs(was.strength), abs(tie.strength)) >= CLEAR and was.strength * tie.strength < 0:
            found.append(Flip(was, tie))
    return tuple(found)
