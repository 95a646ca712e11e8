"""From coded reports to the situation: incidents with all their tellings, added to one report at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.record import Coded, IncidentDecision, TellingRef
from dateline.situation.clustering import cluster, connected
from dateline.situation.copies import CopyIndex, print_of
from dateline.situation.decision import Amiss, Ruled, in_force, pair, ruled
from dateline.situation.facets import Facets, facets_of
from dateline.situation.gathering import incident_of
from dateline.situation.incident import Incident
from dateline.situation.linking import Links
from dateline.situation.pairing import PairWeights, pair_weights
from dateline.situation.sharing import shared

__all__ = ["Situation", "follow"]


Said = tuple[int, bool]
"""A decision's number, and whether it is the other side of a split that the decision puts a telling on."""


class Situation:
    """What many reports say together. The same reports and decisions give the same situation, in any order.

    Adding a report costs by how much is told of the same days, not by how many reports there are; only the connected
    parts that it touches are grouped anew, when incidents are next asked for.

    Args:
        decisions: merges and splits by hand. They hold whatever else speaks, also as of an earlier day.
        as_of: ISO 8601 day; only reports published until then count. One whose day is not known then does not count.
        weights: how evidence on pairs is weighed; the learned ones where not given.
    """

    def __init__(
        self,
        decisions: Iterable[IncidentDecision] = (),
        as_of: str | None = None,
        weights: PairWeights | None = None,
    ) -> None:
        self.as_of = as_of
        self._weights = weights or pair_weights()
        self._holding, self._undos_amiss = in_force(decisions)
        self._refs: dict[str, dict[TellingRef, set[Said]]] = {}
        for decision in self._holding:
            for other, side in ((False, decision.tellings), (True, decision.others)):
                for ref in side:
                    self._refs.setdefault(ref.report, {}).setdefault(ref, set()).add((decision.number, other))
        self._found: dict[TellingRef, str | None] = {}
        self._ruled: Ruled | None = None
        self._reports: dict[str, Coded] = {}
        self._tellings: dict[str, tuple[str, ...]] = {}
        self._links = Links(self._weights)
        self._copies = CopyIndex()
        self._changed: set[str] = set()
        self._part_of: dict[str, str] = {}
        self._parts: dict[str, tuple[tuple[str, ...], tuple[Incident, ...]]] = {}

    def add(self, coded: Coded) -> bool:
        """Adds a coded report; whether it is new and counts. Of two codings of one report the first added stays."""
        report = coded.report
        if self.as_of is not None and not (report.published and report.published[:10] <= self.as_of[:10]):
            return False
        if report.id in self._reports:
            return False
        self._reports[report.id] = coded
        facets = shared(list(facets_of(coded)), self._weights)
        said = self._meant(report.id, facets)
        self._tellings[report.id] = tuple(f.telling.id for f in facets)
        for each in facets:
            self._changed |= self._links.add(each, frozenset(said.get(each.telling.id, ())))
        for other in self._copies.add(print_of(coded)):
            self._changed.update(self._links.node[id_] for id_ in self._tellings[other])
        return True

    def _meant(self, report: str, facets: list[Facets]) -> dict[str, set[Said]]:
        """What decisions say of a report's tellings, each found by its id or where it stands."""
        said: dict[str, set[Said]] = {}
        for ref, says in self._refs.get(report, {}).items():
            id_ = self._found[ref] = _standing_for(ref, facets)
            self._ruled = None
            if id_ is not None:
                said.setdefault(id_, set()).update(says)
        return said

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, in order of their ids."""
        self._regroup()
        return tuple(sorted((i for _, found in self._parts.values() for i in found), key=lambda i: i.id))

    def _regroup(self) -> None:
        """Groups anew the parts that were touched since the last time."""
        said = self.decided()
        touched = {part for node in self._changed if (part := self._part_of.get(node)) is not None}
        seeds = {node for part in touched for node in self._parts[part][0]} | self._changed
        seeds &= self._links.members.keys()
        for part in touched:
            self._forget(part)
        together, apart = self._of_nodes(said.together), self._of_nodes(said.apart)
        for nodes in connected(seeds, self._links.chances, together):
            for part in {part for node in nodes if (part := self._part_of.get(node)) is not None}:
                self._forget(part)
            self._part_of.update(dict.fromkeys(nodes, nodes[0]))
            groups = cluster(nodes, self._links.chances, together, apart)
            self._parts[nodes[0]] = (
                tuple(nodes),
                tuple(incident_of(group, self._links, said.together, self._copies) for group in groups),
            )
        self._changed = set()

    def _of_nodes(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Pairs of tellings as pairs of their nodes; all tellings of a node have the same decisions on them."""
        node = self._links.node
        return {pair(node[a], node[b]) for a, b in pairs if node[a] != node[b]}

    def _forget(self, part: str) -> None:
        for node in self._parts.pop(part)[0]:
            del self._part_of[node]

    def decided(self) -> Ruled:
        """What the decisions come to: which tellings are together and apart by hand."""
        if self._ruled is None:
            self._ruled = ruled(self._holding, self._found)
            # What decisions say may reach any part, and they are few: all parts with a telling they speak of change.
            self._changed.update(self._links.node[id_] for id_ in self._found.values() if id_ is not None)
        return self._ruled

    def amiss(self) -> tuple[Amiss, ...]:
        """What keeps decisions, or parts of them, from holding, in order of their numbers; all are kept."""
        lost = []
        for decision in self._holding:
            for ref in (*decision.tellings, *decision.others):
                if ref not in self._found:
                    message = f"{ref.id} is of report {ref.report}, which is not here"
                    lost.append(Amiss(decision.number, "awaited", message))
                elif self._found[ref] is None:
                    message = f"{ref.id}: report {ref.report} tells it no longer at {ref.anchor.start}"
                    lost.append(Amiss(decision.number, "orphaned", message))
        every = {*self._undos_amiss, *self.decided().amiss, *lost}
        return tuple(sorted(every, key=lambda a: (a.decision, a.code, a.message)))

    def copies(self, report: str) -> tuple[str, ...]:
        """The reports that are one source with a report, it among them."""
        return self._copies.group(report)

    def copied_because(self, report: str) -> tuple[str, ...]:
        """In words, why a report is one source with others; empty where it is independent."""
        return self._copies.why(report)

    def reports(self) -> tuple[Coded, ...]:
        """The reports that count, in order of their ids."""
        return tuple(coded for _, coded in sorted(self._reports.items()))

    def pairs(self) -> Iterator[tuple[Facets, Facets]]:
        """The pairs of tellings that are weighed, for learning and for a reader who asks why."""
        return self._links.pairs()


def _standing_for(ref: TellingRef, facets: Iterable[Facets]) -> str | None:
    """The telling that a reference means: that of its id, or that whose anchor overlaps most."""
    near = []
    for each in facets:
        if each.telling.id == ref.id:
            return ref.id
        anchor = each.event.anchor
        shared = min(anchor.end, ref.anchor.end) - max(anchor.start, ref.anchor.start)
        if shared > 0:
            near.append((-shared, each.telling.id))
    return min(near)[1] if near else None


def follow(reports: Iterable[Coded], decisions: Iterable[IncidentDecision] = (), as_of: str | None = None) -> Situation:
    """The situation that these reports tell; see :class:`Situation`."""
    situation = Situation(decisions, as_of)
    for coded in reports:
        situation.add(coded)
    return situation
