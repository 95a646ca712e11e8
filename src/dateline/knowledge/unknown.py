"""Provisional entities: sightings of named actors that the knowledge base does not know, joined across reports.

Sightings are one actor where they share a folded name, where a report gives both names (a full name and its acronym),
or where their names are spellings of one (see :func:`dateline.knowledge.likeness.likeness`); never where their
countries or first names contradict each other. A name seen without a country belongs to the only country that its name
is seen with, and to none where there are several: nothing is guessed. The order of the sightings does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.errors import UsageError
from dateline.knowledge.appellation import Called, called, name_key
from dateline.knowledge.joining import joined_groups
from dateline.knowledge.rulings import Node, Rulings, node_id
from dateline.record import MentionKind, Sighting

__all__ = ["UnknownActor", "Vote", "actor_of_id", "unknown_actors"]

QUOTED = 3
"""Contexts that are quoted of one actor."""

Vote = tuple[str, int]
"""What is said, and how many reports say it."""


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """A provisional entity.

    Attributes:
        id: ``unk-…``, a hash of the folded name and the country. name: the name seen most among the fullest.
        kind: person or organisation, as most reports have it.
        names: each name seen, with how often. standing: those that mean the actor in any report.
        countries, sectors, titles: what the texts say, with how many reports say it, most first.
        supposed: countries that the coder takes for the actor's where no words say one; they join and part nobody.
        reports, events, ties: how many it stands in; events it takes part in or is a source of; controls and relations.
        last_day: day of the latest report, ``None`` where all are undated.
        quoted: keys of up to three sightings that show it best.
        ids: every id that it goes by: that of each of its names, with and without the country.
    """

    id: str
    name: str
    kind: MentionKind
    names: tuple[Vote, ...]
    standing: tuple[str, ...]
    countries: tuple[Vote, ...]
    supposed: tuple[Vote, ...]
    sectors: tuple[Vote, ...]
    titles: tuple[Vote, ...]
    reports: int
    events: int
    ties: int
    last_day: str | None
    quoted: tuple[int, ...]
    ids: frozenset[str] = field(default_factory=frozenset)

    @property
    def country(self) -> str | None:
        """The country that most reports say."""
        return self.countries[0][0] if self.countries else None

    @property
    def likely_country(self) -> str | None:
        """The country that most reports say, or else that is supposed in most."""
        return self.country or (self.supposed[0][0] if self.supposed else None)


@dataclass(slots=True)
class _Gathered:
    """The sightings of one node."""

    kinds: Counter[MentionKind] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    full: Counter[str] = field(default_factory=Counter)
    claimed: set[str] = field(default_factory=set)
    sectors: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    sightings: list[Sighting] = field(default_factory=list)

    def add(self, sighting: Sighting, names: Called) -> None:
        self.kinds[sighting.kind] += 1
        self.names.update(names.names)
        self.full[names.name] += 1
        self.claimed |= names.standing
        self.sectors.update(sighting.sectors[:1])
        self.titles.update(names.titles)
        self.sightings.append(sighting)

    def take_in(self, other: _Gathered) -> None:
        self.kinds.update(other.kinds)
        self.names.update(other.names)
        self.full.update(other.full)
        self.claimed |= other.claimed
        self.sectors.update(other.sectors)
        self.titles.update(other.titles)
        self.sightings += other.sightings


def unknown_actors(sightings: Iterable[Sighting], rulings: Rulings | None = None) -> tuple[UnknownActor, ...]:
    """The provisional entities about which nothing is decided, those with most events first."""
    rulings = rulings or Rulings()
    nodes = {node: found for node, found in _gathered(sightings).items() if rulings.settling(node) is None}
    kinds = {node: _most(found.kinds) for node, found in nodes.items()}
    names = {node: frozenset(found.claimed) for node, found in nodes.items()}
    groups = joined_groups(kinds, names, rulings)
    actors = [_actor({node: nodes[node] for node in group}, rulings) for group in groups]
    return tuple(sorted(actors, key=lambda a: (-a.events, -a.ties, -a.reports, a.name, a.id)))


def actor_of_id(actors: Iterable[UnknownActor], id: str) -> UnknownActor | None:
    """The actor of that id, of one that it went by before, or the only one whose id begins so; ``None`` where none is.

    Raises:
        UsageError: where several are meant.
    """
    actors = tuple(actors)
    own = [a for a in actors if a.id == id] or [a for a in actors if id in a.ids]
    own = own or [a for a in actors if len(id) > len("unk-") and any(i.startswith(id) for i in a.ids)]
    if len(own) > 1:
        said = ", ".join(f"{a.id} ({a.name})" for a in own[:5])
        raise UsageError(f"{id!r} names {len(own)} unknown actors: {said}", code="ambiguous-id")
    return own[0] if own else None


def _gathered(sightings: Iterable[Sighting]) -> dict[Node, _Gathered]:
    nodes: dict[Node, _Gathered] = {}
    for sighting in sightings:
        names = called(sighting)
        if names is not None:
            nodes.setdefault((name_key(names.name), sighting.country), _Gathered()).add(sighting, names)
    return nodes


def _most(votes: Counter[MentionKind]) -> MentionKind:
    return min(votes, key=lambda kind: (-votes[kind], kind.value))


def _votes(counts: Mapping[str, int]) -> tuple[Vote, ...]:
    return tuple(sorted(counts.items(), key=lambda vote: (-vote[1], vote[0])))


def _actor(nodes: Mapping[Node, _Gathered], rulings: Rulings) -> UnknownActor:
    whole = _Gathered()
    countries = Counter[str]()
    for (_, country), found in nodes.items():
        whole.take_in(found)
        if country is not None:
            countries[country] += len(found.sightings)
    own = {key for key, _ in nodes}
    full = whole.full
    name = min(full, key=lambda n: (n.isupper(), -full[n], -len(n), n))
    names = {n: number for n, number in whole.names.items() if not rulings.apart({name_key(n)}, own)}
    standing = {n for n in {*full, *whole.claimed} if not rulings.apart({name_key(n)}, own)}
    country = min(countries, key=lambda c: (-countries[c], c), default=None)
    sightings = whole.sightings
    return UnknownActor(
        id=node_id((name_key(name), country)),
        name=name,
        kind=_most(whole.kinds),
        names=_votes(names),
        standing=tuple(sorted(standing, key=lambda n: (n != name, -names.get(n, 0), n))),
        countries=_votes(countries),
        supposed=_votes(Counter(s.supposed for s in sightings if s.supposed)),
        sectors=_votes(whole.sectors),
        titles=_votes(whole.titles),
        reports=len({(s.report, s.day) for s in sightings}),
        events=sum(s.events for s in sightings),
        ties=sum(s.ties for s in sightings),
        last_day=max((s.day for s in sightings if s.day), default=None),
        quoted=tuple(s.key for s in sorted(sightings, key=_telling)[:QUOTED]),
        ids=frozenset(node_id((key, c)) for key in own | {name_key(n) for n in standing} for c in (None, country)),
    )


def _telling(sighting: Sighting) -> tuple[object, ...]:
    """Sorts those that tell most first; the key of the store comes last, which knows the order of reading."""
    day = sighting.day or ""
    return (-sighting.events, -sighting.ties, [-ord(c) for c in day], sighting.report, sighting.name, sighting.key)
