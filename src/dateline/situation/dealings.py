"""Dealings: what says how two actors stand with each other, by word (records of relations) or by deed (incidents).

A deed is an incident of one actor and another: its PLOVER intensity says how they stand, and its type of which kind
that is. Each incident counts once, however many tell it; it counts where somebody tells it as having happened. Those
who talk, agree or work together as actors of one incident deal with each other; those who attack a third together are
on one side. Crowds, civilians and unknown attackers stand in no relation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from dateline.record import Actor, Coded, Event, EventType, MentionKind, Moment, RelationKind
from dateline.situation.days import happened_on, is_known, start_of
from dateline.situation.figures import Side, side_of
from dateline.situation.identity import Identities, speaker_of
from dateline.situation.incident import Incident
from dateline.situation.naming import is_named, name_words
from dateline.situation.support import Voice
from dateline.situation.telling import REAL, Telling, day_told
from dateline.vocabulary import agents

__all__ = ["SIGNS", "UNDIRECTED", "Basis", "Dealing", "dealings_by_deed", "dealings_by_word"]

GREATEST_INTENSITY = 10.0
"""PLOVER scores go from -10 to +10."""
SIGNS = {
    RelationKind.ALLIED: 1.0, RelationKind.PART_OF: 1.0, RelationKind.BACKS: 0.8, RelationKind.LEADS: 1.0,
    RelationKind.REPRESENTS: 1.0, RelationKind.NEGOTIATES: 0.2, RelationKind.SPLIT_FROM: -0.4,
    RelationKind.HOSTILE: -0.7, RelationKind.FIGHTS: -1.0,
}  # fmt: skip
"""How a stated relation counts, -1 to +1: our own scale, so that open war is -1 and an alliance +1."""
UNDIRECTED = frozenset({RelationKind.ALLIED, RelationKind.HOSTILE, RelationKind.FIGHTS, RelationKind.NEGOTIATES})
KINDS = {
    EventType.ASSAULT: RelationKind.FIGHTS, EventType.CONSULT: RelationKind.NEGOTIATES,
    EventType.COOPERATE: RelationKind.ALLIED, EventType.AID: RelationKind.BACKS, EventType.SUPPORT: RelationKind.BACKS,
    EventType.ACCUSE: RelationKind.HOSTILE, EventType.THREATEN: RelationKind.HOSTILE,
    EventType.SANCTION: RelationKind.HOSTILE,
}  # fmt: skip
"""The kind of relation that a deed of a type shows."""
TRUCES = frozenset({"ceasefire"})
TOGETHER = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.RETREAT})
"""Types whose several actors deal with each other."""
NOBODY = frozenset({"unknown", "unidentified", "gunman", "attacker", "assailant"})


class Basis(StrEnum):
    """Whether somebody says how two stand, or what they do shows it."""

    WORD = "word"
    DEED = "deed"


@dataclass(frozen=True, slots=True)
class Dealing:
    """One relation told, or one deed.

    Attributes:
        a, b: keys, ``a`` the smaller where the kind has no direction. a_name, b_name: their names.
        basis, kind: what it shows; ``kind`` is ``None`` for a deed that shows no kind.
        sign: -1 to +1. day: from when, ``None`` where it goes on from before anything told.
        told: first day on which it was told. ends: whether it says that the relation of this kind is over.
        incident: id of the incident, "" for a word. voices: who tells it.
    """

    a: str
    b: str
    a_name: str
    b_name: str
    basis: Basis
    kind: RelationKind | None
    sign: float
    day: str | None
    told: str | None
    ends: bool
    incident: str
    voices: tuple[Voice, ...]

    @property
    def when(self) -> tuple[str, str, str, str, str]:
        """What dealings are ordered by."""
        first = self.voices[0].when if self.voices else ("", "", "")
        return (self.day or self.told or "", self.kind or "", *first)


def dealings_by_word(coded: Iterable[Coded], who: Identities, as_of: str | None = None) -> Iterator[Dealing]:
    """The relations that reports state, none of them background from before the matter reported."""
    for each in coded:
        told = day_told(each.report)
        if not is_known(told, as_of):
            continue
        for r in each.relations:
            a, b = who.actor(r.a), who.actor(r.b)
            if r.historical or a == b or who.is_nobody(r.a) or who.is_nobody(r.b):
                continue
            voice = Voice(r.id, each.report.id, each.report.source or "", told, speaker_of(r.sources))
            day = start_of(r.time) if _is_dated(r.time) or r.ended else None
            sides = _sides(r.kind, (a, _name(r.a)), (b, _name(r.b)))
            yield Dealing(
                *sides,
                Basis.WORD,
                r.kind,
                SIGNS[r.kind],
                day or (told if r.ended else None),
                told,
                r.ended,
                "",
                (voice,),
            )


def _is_dated(moment: Moment | None) -> bool:
    """Whether words date it: a state that is only told as going on began nobody knows when."""
    return moment is not None and (moment.span is not None or moment.start == moment.end)


def _sides(kind: RelationKind | None, a: tuple[str, str], b: tuple[str, str]) -> tuple[str, str, str, str]:
    if kind is None or kind in UNDIRECTED:
        a, b = sorted((a, b))
    return a[0], b[0], a[1], b[1]


Shown = tuple[str, str, str, bool]
"""What an incident shows: keys of the two, kind ("" for none), whether it ends it."""


def dealings_by_deed(incidents: Iterable[Incident], who: Identities, as_of: str | None = None) -> Iterator[Dealing]:
    """What incidents show of how their actors stand with each other, each incident once for each pair."""
    for incident in incidents:
        shown: dict[Shown, list[tuple[Telling, float, str, str]]] = defaultdict(list)
        for telling in incident.tellings:
            event = telling.event
            if event.status not in REAL or event.historical or not is_known(telling.told, as_of):
                continue
            ends = event.type is EventType.RETREAT and event.mode in TRUCES
            for a, b, sign, kind in _pairs(event):
                if who.is_nobody(a) or who.is_nobody(b):
                    continue
                one, other, name, other_name = _sides(kind, (who.actor(a), _name(a)), (who.actor(b), _name(b)))
                if one != other:
                    shown[one, other, kind or "", ends].append((telling, sign, name, other_name))
        for key in sorted(shown):
            yield _deed(incident.id, key, shown[key])


def _name(actor: Actor) -> str:
    return actor.name or actor.text


def _deed(incident: str, shown: Shown, told: list[tuple[Telling, float, str, str]]) -> Dealing:
    tellings = [t for t, *_ in told]
    voices = {Voice(t.event.id, t.report, t.outlet, t.told, speaker_of(t.event.sources)) for t in tellings}
    days = [day for t in tellings if (day := happened_on(t.event, t.told)) and (t.told is None or day <= t.told)]
    signs = sorted(sign for _, sign, _, _ in told)
    a, b, kind, ends = shown
    return Dealing(
        a, b, min(name for *_, name, _ in told), min(name for *_, name in told), Basis.DEED,
        RelationKind(kind) if kind else None, signs[len(signs) // 2], _commonest(days),
        min((t.told for t in tellings if t.told), default=None), ends, incident,
        tuple(sorted(voices, key=lambda v: v.when)),
    )  # fmt: skip


def _commonest(days: list[str]) -> str | None:
    return min(days, key=lambda day: (-days.count(day), day), default=None)


def _pairs(event: Event) -> Iterator[tuple[Actor, Actor, float, RelationKind | None]]:
    """Who deals with whom in an event, how (-1 to +1), and what kind of relation that shows."""
    actors, recipients = [a for a in event.actors if _stands(a)], [a for a in event.recipients if _stands(a)]
    kind, sign = KINDS.get(event.type), event.intensity / GREATEST_INTENSITY
    if event.type is EventType.RETREAT and event.mode in TRUCES:
        kind = RelationKind.FIGHTS  # which it ends
    yield from ((a, b, sign, kind) for a, b in product(actors, recipients))
    if event.type in TOGETHER:
        yield from ((a, b, sign, kind) for a, b in combinations(actors, 2))
    elif event.type is EventType.ASSAULT and recipients:
        yield from ((a, b, -sign, RelationKind.ALLIED) for a, b in combinations(actors, 2))


def _stands(actor: Actor) -> bool:
    """Whether an actor can stand in a relation: somebody in particular, and no crowd ("soldiers")."""
    text = actor.name or actor.text
    if actor.entity or is_named(text):
        return not NOBODY & set(name_words(text))
    if side_of(text, actor.sectors) is Side.CIVILIANS or NOBODY & set(name_words(text)):
        return False
    noun = agents().noun(name_words(text)[-1]) if name_words(text) else None
    is_body = noun is not None and noun.kind is MentionKind.ORGANISATION
    return is_body or bool(actor.country and actor.sectors)
