"""From chances of pairs to groups: average linkage within each connected part, held by what was decided by hand.

Average linkage joins two groups where the mean chance over all their pairs is high, so that one mistaken pair does not
chain two incidents into one, as single linkage would (Sokal and Michener 1958). Pairs that were not looked at count as
chance 0. Ties are broken by id, and a group is a pure function of the nodes and chances of its connected part, so that
the order in which reports arrive makes no difference.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["JOINING", "cluster", "connected"]

JOINING = 0.5
"""The mean chance from which two groups are one."""

Chances = Mapping[str, Mapping[str, float]]
"""For each node its neighbours with the chance of the pair; both ways."""
Pairs = Iterable[tuple[str, str]]


def connected(seeds: Iterable[str], chances: Chances, together: Pairs = ()) -> list[list[str]]:
    """The connected parts that hold ``seeds``, each sorted; only pairs that could join by themselves connect."""
    decided: dict[str, set[str]] = {}
    for a, b in together:
        decided.setdefault(a, set()).add(b)
        decided.setdefault(b, set()).add(a)
    seen: set[str] = set()
    parts = []
    for seed in sorted(seeds):
        if seed in seen:
            continue
        part, queue = {seed}, [seed]
        while queue:
            node = queue.pop()
            near = {other for other, value in chances.get(node, {}).items() if value >= JOINING}
            for other in (near | decided.get(node, set())) - part:
                part.add(other)
                queue.append(other)
        seen |= part
        parts.append(sorted(part))
    return parts


def cluster(nodes: Sequence[str], chances: Chances, together: Pairs = (), apart: Pairs = ()) -> list[list[str]]:
    """The groups of one connected part, each sorted, in order of their first node.

    Args:
        nodes: the part's nodes. chances: of their pairs. together: pairs that must be in one group.
        apart: pairs that must not; none of them is in ``together``, nor follows from it.
    """
    return _Linkage(sorted(nodes), chances, apart).groups(together)


class _Linkage:
    """Groups under their smallest node, with the sums of chances between them."""

    def __init__(self, nodes: Sequence[str], chances: Chances, apart: Pairs) -> None:
        inside = set(nodes)
        self.members: dict[str, list[str]] = {node: [node] for node in nodes}
        self.sums: dict[str, dict[str, float]] = {
            node: {o: c for o, c in sorted(chances.get(node, {}).items()) if o in inside} for node in nodes
        }
        self.apart: dict[str, set[str]] = {}
        for a, b in apart:
            if a in inside and b in inside:
                self.apart.setdefault(a, set()).add(b)
                self.apart.setdefault(b, set()).add(a)
        self.heap: list[tuple[float, str, str]] = []

    def groups(self, together: Pairs) -> list[list[str]]:
        where = {node: node for node in self.members}
        for a, b in sorted(together):
            if a in where and b in where and where[a] != where[b]:
                kept = self.join(where[a], where[b], push=False)
                where.update(dict.fromkeys(self.members[kept], kept))
        for group in self.members:
            for other in self.sums[group]:
                if group < other:
                    self.push(group, other)
        while self.heap:
            mean, a, b = heapq.heappop(self.heap)
            if a in self.members and b in self.members and self.mean(a, b) == -mean and self.may_join(a, b):
                self.join(a, b, push=True)
        return [sorted(members) for _, members in sorted(self.members.items())]

    def may_join(self, a: str, b: str) -> bool:
        return self.mean(a, b) >= JOINING and b not in self.apart.get(a, ())

    def mean(self, a: str, b: str) -> float:
        return self.sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def push(self, a: str, b: str) -> None:
        if self.may_join(a, b):
            heapq.heappush(self.heap, (-self.mean(a, b), min(a, b), max(a, b)))

    def join(self, a: str, b: str, *, push: bool) -> str:
        kept, gone = min(a, b), max(a, b)
        self.members[kept] += self.members.pop(gone)
        moved = self.sums.pop(gone)
        mine = self.sums[kept]
        mine.pop(gone, None)
        for other, total in moved.items():
            if other != kept:
                others = self.sums[other]
                others.pop(gone)
                mine[other] = others[kept] = mine.get(other, 0.0) + total
        for other in self.apart.pop(gone, set()):
            self.apart[other].discard(gone)
            self.apart[other].add(kept)
            self.apart.setdefault(kept, set()).add(other)
        if push:
            for other in mine:
                self.push(kept, other)
        return kept
