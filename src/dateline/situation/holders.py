"""Holders that are only described: who "the rebels" are that took a town.

Of one place, described fighters are the named ones that are told of there nearest in days, before or after; a name of
which nobody tells the side is taken only where there is no other. Where none is named there, they are those that most
claims on all places name, if :data:`CLEAR` of them do. Descriptions of a state's soldiers, police or officials are the
named body of that kind ("the Sudanese army"), never a unit of it. Where nobody is named, all descriptions of a side are
one holder.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.record import MentionKind
from dateline.situation.claims import Claim
from dateline.situation.days import days_between
from dateline.situation.figures import Side
from dateline.situation.naming import name_words
from dateline.vocabulary import agents

__all__ = ["Named", "named_holders", "with_holders_named"]

SAME_HOLDER = 14
"""Days over which a description is taken to mean the holder that is named: places change hands."""
CLEAR = 2 / 3
"""Share of the claims on all places that name one holder of a side, from which he is meant where none is named."""
OF_STATES = frozenset({Side.SOLDIERS, Side.POLICE, Side.OFFICIALS})
UNITS = frozenset({"division", "battalion", "unit", "brigade", "regiment", "company", "convoy", "corps", "garrison"})


@dataclass(frozen=True, slots=True)
class Named:
    """A named holder as one claim tells of it."""

    day: str
    key: str
    name: str


Holders = Mapping[Side | None, Sequence[Named]]
"""Named holders by side, ``None`` where nobody tells it."""


def named_holders(claims: Iterable[Claim]) -> Holders:
    """The holders and losers that claims name, by the side that most of them give to each."""
    told = [(claim, party) for claim in claims for party in _parties(claim) if party[0] and not party[3]]
    sides: dict[str, Counter[Side]] = defaultdict(Counter)
    for _, (key, _, side, _) in told:
        sides[key].update([side] if side else [])
    found: dict[Side | None, list[Named]] = defaultdict(list)
    for claim, (key, name, _, _) in told:
        side = min(sides[key], key=lambda s: (-sides[key][s], s), default=None)
        if claim.day and not (side in OF_STATES and not _is_whole_body(name)):
            found[side].append(Named(claim.day, key, name))
    return found


def with_holders_named(claims: Sequence[Claim], everywhere: Holders) -> list[Claim]:
    """The claims on one place, with holders and losers that are only described as those that are meant.

    ``everywhere`` are the named holders of all places.
    """
    here = named_holders(claims)
    return [_named(claim, here, everywhere) for claim in claims]


def _parties(claim: Claim) -> Iterator[tuple[str, str, Side | None, bool]]:
    yield claim.holder, claim.holder_name, claim.sides[0], claim.described[0]
    yield claim.loser, claim.loser_name, claim.sides[1], claim.described[1]


def _is_whole_body(name: str) -> bool:
    """Whether a name is that of a state's army, police or government, and not of a unit or a person."""
    words = name_words(name)
    nouns = [noun for word in words if (noun := agents().noun(word)) is not None]
    return not UNITS & set(words) and any(noun.kind is MentionKind.ORGANISATION for noun in nouns)


def _named(claim: Claim, here: Holders, everywhere: Holders) -> Claim:
    found = []
    for key, name, side, described in _parties(claim):
        if not described or side is None:
            found.append((key, name))
            continue
        meant = _nearest(claim, here.get(side, ())) or _clear(claim, everywhere.get(side, ()))
        if meant is None and side is Side.FIGHTERS:
            meant = _nearest(claim, here.get(None, ()))
        found.append(meant or (side.value, name))
    (holder, name), (loser, loser_name) = found
    if loser == holder:
        loser = loser_name = ""
    return replace(claim, holder=holder, holder_name=name, loser=loser, loser_name=loser_name)


def _nearest(claim: Claim, told: Sequence[Named]) -> tuple[str, str] | None:
    """The holder told of nearest, on a tie the one told of more often."""
    if claim.day is None or not told:
        return None
    often = Counter(each.key for each in told)
    distance, _, key, name = min(
        (abs(days_between(claim.day, each.day)), -often[each.key], each.key, each.name) for each in told
    )
    return (key, name) if distance <= SAME_HOLDER else None


def _clear(claim: Claim, told: Sequence[Named]) -> tuple[str, str] | None:
    """The holder that nearly all claims name about that time."""
    near = [e for e in told if claim.day and abs(days_between(claim.day, e.day)) <= SAME_HOLDER]
    often = Counter(e.key for e in near)
    key = min(often, key=lambda k: (-often[k], k), default="")
    return (key, min(e.name for e in near if e.key == key)) if near and often[key] >= CLEAR * len(near) else None
