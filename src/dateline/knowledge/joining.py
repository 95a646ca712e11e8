"""Which names of unknown actors are one actor's: edges between names, and groups that nothing speaks against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dateline.knowledge.appellation import name_key
from dateline.knowledge.likeness import first_names_differ, likeness, likeness_bucket
from dateline.knowledge.rulings import Node, Rulings, matches
from dateline.record import Claim, MentionKind

__all__ = ["joined_groups"]

DECIDED, SAME, TOLD, SPELLED = range(4)
"""Why two nodes may be one, the strongest first: a person said so; one folded name; a report gives both; spelling."""


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    """Two nodes that may be one, in the order in which edges are tried."""

    why: int
    distance: int
    a: tuple[str, str]
    b: tuple[str, str]


def joined_groups(
    kinds: Mapping[Node, MentionKind], names: Mapping[Node, Collection[str]], rulings: Rulings
) -> list[tuple[Node, ...]]:
    """The nodes in groups that are one actor each, whatever order they come in.

    Args:
        kinds: of each node. names: of each node, those that stand for it in every report, as they are written.
    """
    joining = _Joining(kinds, names, rulings)
    for edge in sorted(joining.edges()):
        joining.join(edge)
    return sorted(joining.groups(), key=lambda group: [_sortable(node) for node in group])


def _sortable(node: Node) -> tuple[str, str]:
    return node[0], node[1] or ""


def _node(sortable: tuple[str, str]) -> Node:
    return sortable[0], sortable[1] or None


class _Joining:
    def __init__(
        self, kinds: Mapping[Node, MentionKind], names: Mapping[Node, Collection[str]], rulings: Rulings
    ) -> None:
        self.kinds, self.names, self.rulings = kinds, names, rulings
        self.nodes = sorted(kinds, key=_sortable)
        self.group = {node: {node} for node in self.nodes}
        self.by_key: dict[str, list[Node]] = {}
        for node in self.nodes:
            self.by_key.setdefault(node[0], []).append(node)

    def groups(self) -> list[tuple[Node, ...]]:
        found = {id(group): group for group in self.group.values()}
        return [tuple(sorted(group, key=_sortable)) for group in found.values()]

    # -- what may be one -----------------------------------------------------------------------------------------------

    def edges(self) -> set[_Edge]:
        decided = set(self._decided())
        other = {*self._same(), *self._told(), *self._spelled()}
        return decided | self._unambiguous(other)

    def _decided(self) -> Iterator[_Edge]:
        for claim, others in self.rulings.joined:
            for a in self._claimed(claim):
                for b in self._claimed(others):
                    if a != b:
                        yield self._edge(DECIDED, 0, a, b)

    def _claimed(self, claim: Claim) -> Iterator[Node]:
        for key in sorted({name_key(name) for name in claim.names}):
            yield from (node for node in self.by_key.get(key, ()) if matches(node[1], claim.country))

    def _same(self) -> Iterator[_Edge]:
        for nodes in self.by_key.values():
            for a, b in combinations(nodes, 2):
                yield self._edge(SAME, 0, a, b)

    def _told(self) -> Iterator[_Edge]:
        """A report calls one node by the name of another; not where an acronym stands for several full names."""
        owners: dict[str, set[str]] = {}
        for node in self.nodes:
            for key in self._claims(node):
                owners.setdefault(key, set()).add(node[0])
        for node in self.nodes:
            for key in self._claims(node):
                for other in self.by_key.get(key, ()) if len(owners[key]) == 1 else ():
                    yield self._edge(TOLD, 0, node, other)

    def _claims(self, node: Node) -> set[str]:
        return {key for name in self.names[node] if (key := name_key(name)) != node[0]}

    def _spelled(self) -> Iterator[_Edge]:
        written = {key: min(self._written(nodes)) for key, nodes in self.by_key.items()}
        buckets: dict[str, list[str]] = {}
        for key, name in written.items():
            if sound := likeness_bucket(name):
                buckets.setdefault(sound, []).append(key)
        for keys in buckets.values():
            for a, b in combinations(keys, 2):
                yield from self._spellings(written, a, b)

    def _written(self, nodes: list[Node]) -> Iterator[str]:
        for node in nodes:
            yield from (name for name in self.names[node] if name_key(name) == node[0])

    def _spellings(self, written: Mapping[str, str], a: str, b: str) -> Iterator[_Edge]:
        for x in self.by_key[a]:
            for y in self.by_key[b]:
                if self.kinds[x] is self.kinds[y]:
                    distance = likeness(written[a], written[b], self.kinds[x])
                    if distance is not None:
                        yield self._edge(SPELLED, distance, x, y)

    def _unambiguous(self, edges: set[_Edge]) -> set[_Edge]:
        """Those that do not make a name without a country one of several countries'."""
        countries: dict[tuple[str, str], set[str]] = {}
        for edge in edges:
            for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
                if not one[1] and other[1]:
                    countries.setdefault(one, set()).add(other[1])
        torn = {node for node, found in countries.items() if len(found) > 1}
        return {e for e in edges if not ((e.a in torn and e.b[1]) or (e.b in torn and e.a[1]))}

    @staticmethod
    def _edge(why: int, distance: int, a: Node, b: Node) -> _Edge:
        low, high = sorted((_sortable(a), _sortable(b)))
        return _Edge(why, distance, low, high)

    # -- what speaks against it ----------------------------------------------------------------------------------------

    def join(self, edge: _Edge) -> None:
        left, right = self.group[_node(edge.a)], self.group[_node(edge.b)]
        if left is right or self.rulings.apart({n[0] for n in left}, {n[0] for n in right}):
            return
        if edge.why != DECIDED and self._contradict(left, right):
            return
        left |= right
        for node in right:
            self.group[node] = left

    def _contradict(self, left: set[Node], right: set[Node]) -> bool:
        countries = {node[1] for node in left | right} - {None}
        if len(countries) > 1:
            return True
        return any(
            a[0] != b[0]
            and self.kinds[a] is MentionKind.PERSON
            and self.kinds[b] is MentionKind.PERSON
            and first_names_differ(a[0], b[0])
            for a in left
            for b in right
        )
