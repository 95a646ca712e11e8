"""From chances of pairs to groups: average linkage within each connected part, held by what was decided by hand.

Average linkage joins two groups where the mean chance over their pairs is high, so that one mistaken pair does not
chain two incidents into one, as single linkage would (Sokal and Michener 1958). Pairs that were not looked at count in
part, with chance 0: nothing that they share was found. Ties are broken by id, and a group is a pure function of
the nodes and chances of its connected part, so that the order in which reports arrive makes no difference.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["JOINING", "cluster", "connected"]

JOINING = 0.4
"""The mean chance from which two groups are one. Higher, fewer pairs are merged wrongly, and more are not merged."""
UNSEEN = 0.3
"""How much a pair that was not looked at counts beside one that was."""

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

    Two nodes that were put together bring the groups that they would be in without. Where that would put together what
    must be apart, one of the two leaves its group, the one with the greater id.

    Args:
        nodes: the part's nodes. chances: of their pairs. together: pairs that must be in one group.
        apart: pairs that must not; none of them is in ``together``, nor follows from it.
    """
    inside = set(nodes)
    pairs = [(a, b) for a, b in together if a in inside and b in inside]
    bound = _joined([[node] for node in sorted({n for pair in pairs for n in pair})], pairs)
    bound_with = {node: group for group in bound for node in group}
    parted = {
        (x, y)
        for a, b in apart
        if a in inside and b in inside
        for x in bound_with.get(a, [a])
        for y in bound_with.get(b, [b])
    }
    while True:
        groups = _joined(_Linkage(sorted(nodes), chances, parted).groups(), pairs)
        group_of = {node: number for number, group in enumerate(groups) for node in group}
        clash = min(((min(p), max(p)) for p in parted if group_of[p[0]] == group_of[p[1]]), default=None)
        if clash is None:
            return groups
        leaving = bound_with.get(clash[1], [clash[1]])
        staying = [n for n in groups[group_of[clash[1]]] if n in bound_with and n not in leaving]
        parted |= {(x, y) for x in leaving for y in staying}


def _joined(groups: Iterable[Sequence[str]], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups joined where a pair has one node in each; sorted."""
    members = {group[0]: list(group) for group in groups}
    where = {node: head for head, group in members.items() for node in group}
    for a, b in pairs:
        one, other = where[a], where[b]
        if one != other:
            moved = members.pop(other)
            members[one] += moved
            where.update(dict.fromkeys(moved, one))
    return sorted(sorted(group) for group in members.values())


class _Linkage:
    """Groups under their smallest node, with the sums of chances between them and the numbers of pairs looked at."""

    def __init__(self, nodes: Sequence[str], chances: Chances, apart: Pairs) -> None:
        inside = set(nodes)
        self.members: dict[str, list[str]] = {node: [node] for node in nodes}
        self.sums: dict[str, dict[str, tuple[float, int]]] = {
            node: {o: (c, 1) for o, c in sorted(chances.get(node, {}).items()) if o in inside} for node in nodes
        }
        self.apart: dict[str, set[str]] = {}
        for a, b in apart:
            self.apart.setdefault(a, set()).add(b)
            self.apart.setdefault(b, set()).add(a)
        self.heap: list[tuple[float, str, str]] = []

    def groups(self) -> list[list[str]]:
        for group in self.members:
            for other in self.sums[group]:
                if group < other:
                    self.push(group, other)
        while self.heap:
            mean, a, b = heapq.heappop(self.heap)
            if a in self.members and b in self.members and self.mean(a, b) == -mean and self.may_join(a, b):
                self.join(a, b)
        return [sorted(members) for _, members in sorted(self.members.items())]

    def may_join(self, a: str, b: str) -> bool:
        return self.mean(a, b) >= JOINING and b not in self.apart.get(a, ())

    def mean(self, a: str, b: str) -> float:
        total, looked = self.sums[a].get(b, (0.0, 0))
        unseen = len(self.members[a]) * len(self.members[b]) - looked
        return total / (looked + UNSEEN * unseen)

    def push(self, a: str, b: str) -> None:
        if self.may_join(a, b):
            heapq.heappush(self.heap, (-self.mean(a, b), min(a, b), max(a, b)))

    def join(self, a: str, b: str) -> None:
        kept, gone = min(a, b), max(a, b)
        self.members[kept] += self.members.pop(gone)
        moved = self.sums.pop(gone)
        mine = self.sums[kept]
        mine.pop(gone, None)
        for other, (total, looked) in moved.items():
            if other != kept:
                others = self.sums[other]
                others.pop(gone)
                before = mine.get(other, (0.0, 0))
                mine[other] = others[kept] = before[0] + total, before[1] + looked
        for other in self.apart.pop(gone, set()):
            self.apart[other].discard(gone)
            self.apart[other].add(kept)
            self.apart.setdefault(kept, set()).add(other)
        for other in mine:
            self.push(kept, other)
