"""Records that network and grammar both give, told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from dateline.record import Control, Relation, Role

__all__ = ["joined", "same_control", "same_relation", "same_role", "weighed"]

Record = TypeVar("Record", bound=Control | Relation | Role)
Sure = tuple[Record, float]
"""A record and the probability of the words that say it."""


def joined(ruled: Iterable[Record], read: Iterable[Record], same: Callable[[Record, Record], bool]) -> list[Record]:
    """The records that grammar gives, then those that only the network reads, each once."""
    found: list[Record] = []
    for record in (*ruled, *read):
        if not any(same(record, other) for other in found):
            found.append(record)
    return found


def weighed(
    ruled: Iterable[Record],
    read: Iterable[Sure[Record]],
    same: Callable[[Record, Record], bool],
    alone: float,
    trusted: Callable[[Record], bool] = lambda _: True,
) -> list[Record]:
    """The records that grammar gives and the network reads too, however faintly; of those that grammar gives alone the
    ``trusted`` ones; and of those that only the network reads the sure ones: their anchor has at least the probability
    ``alone``."""
    seen = list(read)
    found = [record for record in ruled if trusted(record) or any(same(record, other) for other, _ in seen)]
    return joined(found, (record for record, chance in seen if chance >= alone), same)


def same_control(one: Control, other: Control) -> bool:
    """Whether both tell of one place with the same words, or in one sentence the same of it."""
    near = one.anchor.overlaps(other.anchor) or (one.span == other.span and one.status is other.status)
    return near and one.place.mention == other.place.mention


def same_relation(one: Relation, other: Relation) -> bool:
    """Whether both tie the same two, in one sentence or with the same words."""
    near = one.anchor.overlaps(other.anchor) or one.span == other.span
    return near and {one.a.mention, one.b.mention} == {other.a.mention, other.b.mention}


def same_role(one: Role, other: Role) -> bool:
    """Whether both read the same words as a title and its bearer."""
    return one.span.overlaps(other.span)
