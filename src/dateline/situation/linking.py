"""Tellings gathered where they say the same, and the chances between what is so gathered; added to one at a time."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from dateline.situation.blocking import Key, asked_keys, posted_keys
from dateline.situation.facets import Facets
from dateline.situation.pairing import PairWeights, chance
from dateline.situation.telling import telling_order

__all__ = ["Links", "kind_of", "signature"]

Order = tuple[str, str, int, str]

CROWD = 30
"""After so many different tellings of one kind, the further ones are taken for one: thousands tell a great incident."""


def kind_of(facets: Facets) -> Hashable:
    """What tellings of a crowd have in common: type, mode, status, day and place."""
    event = facets.event
    return (
        event.type, event.mode, event.status, event.historical, facets.first, facets.last, facets.dated,
        facets.sites, facets.placed,
    )  # fmt: skip


def signature(facets: Facets) -> Hashable:
    """What tellings have in common that are taken for one without weighing.

    They are of one kind and say the same figures of the same parties; where they say no day, place or figure, the
    sentence must be the same.
    """
    full = facets.dated and facets.placed and any(low > 1 for low, _ in facets.figures.values())
    if full:
        said: Hashable = frozenset(facets.figures.items())
        return kind_of(facets), said, facets.actors.entities, facets.recipients.entities
    return kind_of(facets), facets.anchor, facets.words, facets.possible, facets.actors, facets.recipients


@dataclass
class Links:
    """Nodes, each of tellings taken for one under the first telling's id, and the chances between them.

    What it holds is a function of the set of tellings added, whatever their order.

    Attributes:
        facets: of each telling. node: of each telling. members: tellings of each node.
        chances: for each node those it was compared with, and the chance that the two tell one happening.
    """

    weights: PairWeights
    facets: dict[str, Facets] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    chances: dict[str, dict[str, float]] = field(default_factory=dict)
    node: dict[str, str] = field(default_factory=dict)
    _alike: dict[Hashable, set[str]] = field(default_factory=dict)
    _head: dict[Hashable, str] = field(default_factory=dict)
    _crowds: dict[Hashable, list[tuple[Order, str]]] = field(default_factory=dict)
    _signed: dict[str, Hashable] = field(default_factory=dict)
    _blocks: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    _of_report: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, facets: Facets, said: Hashable = ()) -> set[str]:
        """Adds a telling; the nodes that are new, gone or changed by it.

        Args:
            said: what decisions say of it; only tellings of which they say the same are taken for one unweighed.
        """
        id_ = facets.telling.id
        self.facets[id_] = facets
        signed: Hashable = (said, signature(facets))
        kind: Hashable = (said, kind_of(facets))
        head = self._head.get(signed)
        self._alike.setdefault(signed, set()).add(id_)
        if head is not None and self._order(head) <= self._order(id_):
            node = self.node[head]
            self.members[node].add(id_)
            self.node[id_] = node
            return {node}
        crowd = self._crowds.setdefault(kind, [])
        before = _heads(crowd)
        if head is not None:
            crowd.remove((self._order(head), head))
        insort(crowd, (self._order(id_), id_))
        self._head[signed], self._signed[id_] = id_, signed
        return self._settle(crowd, before, _heads(crowd), {id_, *([head] if head is not None else [])})

    def _settle(self, crowd: list[tuple[Order, str]], before: list[str], now: list[str], touched: set[str]) -> set[str]:
        """Makes the nodes of a crowd what they must be: each of the first by itself, the rest one under its first."""
        if before == now:  # only the rest grew
            new = {t for head in touched if head in self._signed for t in self._alike[self._signed[head]]}
            self.members[now[CROWD]] |= new
            self.node.update(dict.fromkeys(new, now[CROWD]))
            return {now[CROWD]}
        rest_before, rest_now = before[CROWD:], now[CROWD:]
        rest = self.members[rest_before[0]] if rest_before else set()
        changed = (set(before) ^ set(now)) | set(rest_before) | set(rest_now) | touched
        for node in (set(before) - set(now)) | set(rest_before) | (set(rest_now) & set(before)):
            self._drop(node)
        for node in now[:CROWD]:
            if node not in self.members:
                self._join(node, set(self._alike[self._signed[node]]))
        for node in rest_now:
            own = {t for head in now[:CROWD] for t in self.members[head]}
            entering = {t for _, head in crowd[CROWD : CROWD + 2] for t in self._alike[self._signed[head]]}
            new = {t for head in touched if head in self._signed for t in self._alike[self._signed[head]]}
            self._join(node, (rest | entering | new) - own)
        return changed

    def _join(self, node: str, tellings: set[str]) -> None:
        self.members[node] = tellings
        self.node.update(dict.fromkeys(tellings, node))
        self._link(node, self.facets[node])

    def _order(self, id_: str) -> Order:
        return telling_order(self.facets[id_].telling)

    def _link(self, node: str, facets: Facets) -> None:
        mine = self.chances[node] = {}
        for other in self.met(facets):
            if other != node:
                mine[other] = self.chances[other][node] = chance(facets, self.facets[other], self.weights)
        for key in posted_keys(facets):
            self._blocks[key].add(node)
        self._of_report[facets.telling.report].add(node)

    def met(self, facets: Facets) -> set[str]:
        """The nodes that a telling is compared with."""
        found = set(self._of_report.get(facets.telling.report, ()))
        for key in asked_keys(facets):
            found |= self._blocks.get(key, set())
        return found

    def _drop(self, node: str) -> None:
        """Takes a node away."""
        facets = self.facets[node]
        for key in posted_keys(facets):
            self._blocks[key].discard(node)
        self._of_report[facets.telling.report].discard(node)
        for other in self.chances.pop(node):
            del self.chances[other][node]
        del self.members[node]

    def pairs(self) -> Iterator[tuple[Facets, Facets]]:
        """The pairs of nodes that are compared, each once, in order of their ids."""
        for node in sorted(self.members):
            facets = self.facets[node]
            yield from ((facets, self.facets[other]) for other in sorted(self.met(facets)) if node < other)


def _heads(crowd: list[tuple[Order, str]]) -> list[str]:
    """The heads of a crowd's nodes: each of the first, and the first of the rest."""
    return [head for _, head in crowd[: CROWD + 1]]
