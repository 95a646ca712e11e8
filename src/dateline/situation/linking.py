"""Tellings gathered where they say the same, and the chances between what is so gathered; added to one at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from dateline.situation.blocking import Key, asked_keys, posted_keys
from dateline.situation.facets import Facets
from dateline.situation.pairing import PairWeights, chance
from dateline.situation.telling import telling_order

__all__ = ["Links", "signature"]


def signature(facets: Facets, *, alone: bool = False) -> Hashable:
    """What tellings have in common that are taken for one without weighing: thousands tell a great incident alike.

    They say the same type, mode, status, day, place and figures; where they say no day, place or figure, the sentence
    must be the same. A telling that a decision speaks of stands ``alone``.
    """
    event = facets.event
    if alone:
        return (event.id,)
    full = facets.dated and facets.placed and any(low > 1 for low, _ in facets.figures.values())
    said: Hashable = frozenset(facets.figures.items()) if full else (facets.anchor, facets.words, facets.possible)
    parties = (facets.actors.entities, facets.recipients.entities) if full else (facets.actors, facets.recipients)
    return (
        event.type, event.mode, event.status, event.historical, facets.first, facets.last, facets.dated,
        facets.sites, facets.placed, parties, said,
    )  # fmt: skip


@dataclass
class Links:
    """Nodes, each the tellings of one signature under its first telling's id, and the chances between them.

    What it holds is a function of the set of tellings added, whatever their order.

    Attributes:
        facets: of each telling. node: of each telling. members: tellings of each node.
        chances: for each node those it was compared with, and the chance that the two tell one happening.
    """

    weights: PairWeights
    facets: dict[str, Facets] = field(default_factory=dict)
    node: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    chances: dict[str, dict[str, float]] = field(default_factory=dict)
    _signed: dict[Hashable, str] = field(default_factory=dict)
    _blocks: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    _of_report: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, facets: Facets, *, alone: bool = False) -> set[str]:
        """Adds a telling; the nodes that are new, gone or changed by it."""
        id_ = facets.telling.id
        self.facets[id_] = facets
        signed = signature(facets, alone=alone)
        head = self._signed.get(signed)
        if head is not None and telling_order(self.facets[head].telling) <= telling_order(facets.telling):
            self.members[head].add(id_)
            self.node[id_] = head
            return {head}
        tellings = {id_}
        changed = {id_}
        if head is not None:
            changed.add(head)
            tellings |= self._drop(head)
        self._signed[signed] = id_
        self.members[id_] = tellings
        self.node.update(dict.fromkeys(tellings, id_))
        self._link(id_, facets)
        return changed

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

    def _drop(self, node: str) -> set[str]:
        """Takes a node away; its tellings."""
        facets = self.facets[node]
        for key in posted_keys(facets):
            self._blocks[key].discard(node)
        self._of_report[facets.telling.report].discard(node)
        for other in self.chances.pop(node):
            del self.chances[other][node]
        return self.members.pop(node)

    def pairs(self) -> Iterator[tuple[Facets, Facets]]:
        """The pairs of nodes that are compared, each once, in order of their ids."""
        for node in sorted(self.members):
            facets = self.facets[node]
            yield from ((facets, self.facets[other]) for other in sorted(self.met(facets)) if node < other)
