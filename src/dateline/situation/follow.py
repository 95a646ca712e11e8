"""From coded reports to the situation: incidents with all their tellings, added to one report at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.record import Coded
from dateline.situation.blocking import Key, asked_keys, posted_keys
from dateline.situation.clustering import cluster, connected
from dateline.situation.copies import CopyIndex, print_of
from dateline.situation.decision import Amiss, IncidentDecision, Ruled, TellingRef, in_force, ruled
from dateline.situation.facets import Facets, facets_of
from dateline.situation.gathering import incident_of
from dateline.situation.incident import Incident
from dateline.situation.pairing import PairWeights, chance, pair_weights

__all__ = ["Situation", "follow"]

LEAST_CHANCE = 0.05
"""A pair below this speaks for nothing; it is as if it had not been looked at."""


class Situation:
    """What many reports say together. The same reports and decisions give the same situation, in any order.

    Args:
        decisions: merges and splits by hand. They hold whatever else speaks, also as of an earlier day.
        as_of: ISO 8601 day; only reports published until then count. One whose day is not known then does not count.
    """

    def __init__(
        self,
        decisions: Iterable[IncidentDecision] = (),
        as_of: str | None = None,
        weights: PairWeights | None = None,
    ) -> None:
        self.as_of = as_of
        self._weights = weights or pair_weights()
        self._holding, self._amiss = in_force(decisions)
        self._coded: dict[str, Coded] = {}
        self._facets: dict[str, Facets] = {}
        self._of_report: dict[str, list[str]] = {}
        self._blocks: dict[Key, set[str]] = defaultdict(set)
        self._chances: dict[str, dict[str, float]] = {}
        self._copies = CopyIndex()
        self._known: tuple[Incident, ...] | None = None

    def add(self, coded: Coded) -> bool:
        """Adds a coded report; whether it is new and counts."""
        report = coded.report
        if self.as_of is not None and not (report.published and report.published[:10] <= self.as_of[:10]):
            return False
        if report.id in self._coded:
            return False
        self._coded[report.id] = coded
        self._copies.add(print_of(coded))
        self._of_report[report.id] = []
        for facets in facets_of(coded):
            self._add(facets)
        self._known = None
        return True

    def _add(self, facets: Facets) -> None:
        id = facets.telling.id
        met = set(self._of_report[facets.telling.report])
        for key in asked_keys(facets):
            met |= self._blocks.get(key, set())
        mine = self._chances.setdefault(id, {})
        for other in met:
            value = chance(facets, self._facets[other], self._weights)
            if value >= LEAST_CHANCE:
                mine[other] = self._chances[other][id] = value
        for key in posted_keys(facets):
            self._blocks[key].add(id)
        self._facets[id] = facets
        self._of_report[facets.telling.report].append(id)

    def pairs(self) -> Iterator[tuple[Facets, Facets]]:
        """The pairs of tellings that were looked at, each once, in order of their ids."""
        for a in sorted(self._facets):
            met = set(self._of_report[self._facets[a].telling.report])
            for key in asked_keys(self._facets[a]):
                met |= self._blocks.get(key, set())
            yield from ((self._facets[a], self._facets[b]) for b in sorted(met) if a < b)

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, in order of their ids."""
        if self._known is None:
            said = self._ruled()
            found: list[Incident] = []
            for part in connected(self._chances, self._chances, said.together):
                for group in cluster(part, self._chances, said.together, said.apart):
                    members = [self._facets[id] for id in group]
                    found.append(incident_of(members, self._chances, said.together, self._copies))
            self._known = tuple(sorted(found, key=lambda i: i.id))
        return self._known

    def amiss(self) -> tuple[Amiss, ...]:
        """What keeps decisions, or parts of them, from holding; in order of their numbers."""
        return tuple(sorted((*self._amiss, *self._ruled().amiss), key=lambda a: (a.decision, a.code, a.message)))

    def _ruled(self) -> Ruled:
        refs = {ref for d in self._holding for ref in (*d.tellings, *d.others)}
        return ruled(self._holding, {ref: self._standing_for(ref) for ref in refs})

    def _standing_for(self, ref: TellingRef) -> str | None:
        """The telling that a reference means: of that id, or of the same report where the anchors overlap most."""
        if ref.id in self._facets:
            return ref.id
        near = []
        for id in self._of_report.get(ref.report, ()):
            anchor = self._facets[id].event.anchor
            shared = min(anchor.end, ref.anchor.end) - max(anchor.start, ref.anchor.start)
            if shared > 0:
                near.append((-shared, id))
        return min(near)[1] if near else None


def follow(reports: Iterable[Coded], decisions: Iterable[IncidentDecision] = (), as_of: str | None = None) -> Situation:
    """The situation that these reports tell; see :class:`Situation`."""
    situation = Situation(decisions, as_of)
    for coded in reports:
        situation.add(coded)
    return situation
