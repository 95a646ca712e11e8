"""Stories: incidents that belong to one development (an offensive, a round of talks).

Two incidents belong together where at most :data:`GAP` days lie between them and they share the place that most of
their tellings name, or the two actors that most name, or one of these two and the division of the country. Stories are
the groups that such links join; the order in which incidents come does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.record import Status
from dateline.situation.days import days_between
from dateline.situation.identity import Identities, identities_at_hand, is_fixed_place
from dateline.situation.incident import Incident

__all__ = ["Story", "stories_of"]

GAP = 10
"""Days without an incident after which a development is over; our own choice."""
NO_HAPPENING = frozenset({Status.DENIED, Status.CONSIDERED, Status.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Story:
    """A development.

    Attributes:
        id: of its earliest incident, as ``story-…``. incidents: ids by day.
        start, end: ISO 8601 days. places, actors: names, those of most incidents first.
        joined_by: what its incidents share, in words.
    """

    id: str
    incidents: tuple[str, ...]
    start: str
    end: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    joined_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outline:
    """What of an incident is compared: days, and the keys by which it may join others, with names."""

    incident: str
    start: str
    end: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    keys: frozenset[tuple[str, ...]]


def stories_of(incidents: Iterable[Incident], known: Identities | None = None) -> tuple[Story, ...]:
    """The stories of the incidents, by day; one incident alone is a story too, one without a day is in none."""
    given = tuple(incidents)
    who = known or identities_at_hand((), [t for i in given for t in i.tellings])
    outlines = sorted((o for i in given if (o := _outline(i, who))), key=lambda o: (o.start, o.end, o.incident))
    by_key: dict[tuple[str, ...], list[_Outline]] = defaultdict(list)
    for outline in outlines:
        for key in outline.keys:
            by_key[key].append(outline)
    group = {o.incident: o.incident for o in outlines}
    shared: dict[str, set[str]] = defaultdict(set)
    for key, outline, other in _links(by_key):
        one, two = sorted((_root(group, outline.incident), _root(group, other.incident)))
        group[two] = one
        shared[outline.incident].add(" and ".join(key[1:]))
    members: dict[str, list[_Outline]] = defaultdict(list)
    for outline in outlines:
        members[_root(group, outline.incident)].append(outline)
    return tuple(sorted((_story(m, shared) for m in members.values()), key=lambda s: (s.start, s.id)))


def _links(by_key: dict[tuple[str, ...], list[_Outline]]) -> Iterator[tuple[tuple[str, ...], _Outline, _Outline]]:
    """Neighbours in time that share a key: each incident with the one before it that ended last."""
    for key in sorted(by_key):
        latest: _Outline | None = None
        for outline in by_key[key]:
            if latest is not None and days_between(latest.end, outline.start) <= GAP:
                yield key, outline, latest
            if latest is None or outline.end >= latest.end:
                latest = outline


def _outline(incident: Incident, who: Identities) -> _Outline | None:
    if incident.start is None or incident.status in NO_HAPPENING:
        return None
    events = [t.event for t in incident.tellings]
    where = [p for e in events for p in e.places if is_fixed_place(p.place, p.text)]
    places = Counter((who.place(p.place, p.text), p.place.name or p.text) for p in where)
    actors = Counter((who.actor(a), a.name or a.text) for e in events for a in (*e.actors, *e.recipients))
    divisions = {f"{p.place.country}/{p.place.admin1}" for p in where if p.place.admin1}
    keys: set[tuple[str, ...]] = {("place", place) for place, _ in _ranked(places)[:1]}
    main = sorted({key for key, _ in _ranked(actors)[:2]})
    if len(main) == 2:
        keys.add(("pair", *main))
    keys |= {("area", division, actor) for division in divisions for actor in main}
    start = incident.start[:10]
    return _Outline(
        incident.id, start, max(start, (incident.end or start)[:10]), _names(places),
        _names(actors), frozenset(keys),
    )  # fmt: skip


def _ranked(told: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keys with names, those of most tellings first."""
    return sorted(told, key=lambda pair: (-told[pair], pair))


def _names(told: Counter[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in _ranked(told)))


def _root(group: dict[str, str], incident: str) -> str:
    while group[incident] != incident:
        group[incident] = group[group[incident]]
        incident = group[incident]
    return incident


def _story(members: list[_Outline], shared: dict[str, set[str]]) -> Story:
    places = Counter(name for o in members for name in dict.fromkeys(o.places))
    actors = Counter(name for o in members for name in dict.fromkeys(o.actors))
    return Story(
        f"story-{members[0].incident.removeprefix('inc-')}", tuple(o.incident for o in members), members[0].start,
        max(o.end for o in members), tuple(sorted(places, key=lambda n: (-places[n], n))),
        tuple(sorted(actors, key=lambda n: (-actors[n], n))),
        tuple(sorted({words for o in members for words in shared[o.incident]})),
    )  # fmt: skip
