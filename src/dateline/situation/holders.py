"""Holders that are only described: who "the rebels" are that took a town.

Of one place, a described holder ("the rebels", "troops") is the named one of the same side (fighters, soldiers, police,
officials) that is told of nearest in days, before or after; one whose side nobody tells is taken only where there is no
other. Where nobody of that side is named, all descriptions of the side are one holder.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.situation.claims import Claim
from dateline.situation.days import days_between
from dateline.situation.figures import Side

__all__ = ["with_holders_named"]

SAME_HOLDER = 14
"""Days over which a description is taken to mean the holder that is named: places change hands."""
Told = list[tuple[str, str, str]]
"""Day, key and name of a named holder."""


def with_holders_named(claims: Sequence[Claim]) -> list[Claim]:
    """The claims on one place, with holders and losers that are only described as those that are meant."""
    sides: dict[str, Counter[Side]] = defaultdict(Counter)
    for claim in claims:
        for key, _, side, described in _parties(claim):
            if key and not described:
                sides[key].update([side] if side else [])
    named: dict[Side | None, Told] = defaultdict(list)
    for claim in claims:
        for key, name, _, described in _parties(claim):
            if key and not described and claim.day:
                most = min(sides[key], key=lambda s: (-sides[key][s], s), default=None)
                named[most].append((claim.day, key, name))
    return [_named(claim, named) for claim in claims]


def _parties(claim: Claim) -> Iterable[tuple[str, str, Side | None, bool]]:
    yield claim.holder, claim.holder_name, claim.sides[0], claim.described[0]
    yield claim.loser, claim.loser_name, claim.sides[1], claim.described[1]


def _named(claim: Claim, named: dict[Side | None, Told]) -> Claim:
    found = []
    for key, name, side, described in _parties(claim):
        if not described or side is None:
            found.append((key, name))
            continue
        near = _near(claim, named[side]) or _near(claim, named[None])
        found.append(near or (side.value, name))
    holder, loser = found
    if loser[0] == holder[0]:
        loser = ("", "")
    return replace(claim, holder=holder[0], holder_name=holder[1], loser=loser[0], loser_name=loser[1])


def _near(claim: Claim, told: Told) -> tuple[str, str] | None:
    """The holder told of nearest, on a tie the one told of more often."""
    if claim.day is None or not told:
        return None
    often = Counter(key for _, key, _ in told)
    distance, _, key, name = min((abs(days_between(claim.day, day)), -often[key], key, name) for day, key, name in told)
    return (key, name) if distance <= SAME_HOLDER else None
