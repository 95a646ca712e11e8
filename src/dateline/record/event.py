"""Who did what to whom, who holds what, who stands how with whom, who is what; and who says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.record.kinds import (
    Certainty,
    ControlStatus,
    EventType,
    Quad,
    RelationKind,
    SourceKind,
    Status,
)
from dateline.record.mention import Count, Moment, Place
from dateline.record.span import Span

__all__ = ["Actor", "Control", "Event", "EventPlace", "Relation", "Role", "Source"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part in an event, holds a place or stands in a relation; fields as of its mention."""

    mention: str
    text: str
    name: str | None = None
    entity: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened: a mention, its words, and what it resolves to (written flat in JSON)."""

    mention: str
    text: str
    place: Place = field(default_factory=Place, metadata={"flat": True})


@dataclass(frozen=True, slots=True)
class Source:
    """A link in the chain of who says so.

    Attributes:
        span, text: the words that name the speaker.
        entity: id in the knowledge base.
        kind: what kind of speaker.
        anonymous: whether the report withholds the name ("who asked not to be identified").
        said: when it was said.
        mention: id of the speaker's mention, where there is one.
    """

    span: Span
    text: str
    entity: str | None = None
    kind: SourceKind | None = None
    anonymous: bool = False
    said: Moment | None = None
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where and when; whether it came about; and who says so.

    Attributes:
        id: from content: the same report and coder version give the same id.
        span: the sentence. anchor: the words that say the event.
        type, mode, contexts: PLOVER 2.0. quad, intensity: PLOVER (-10 to +10).
        cameo: nearest CAMEO code; ``None`` for DISPLACE, which CAMEO lacks.
        actors, recipients: who did it, to whom.
        status, certainty, historical: whether it came about, whose word it is, whether it is background.
        time: when it happened, not when it was said.
        places, counts: where, how many.
        sources: who says so, nearest first.
        why: in words, which words of the text decided type, status, time and place.
        confidence: 0 to 1, calibrated: of the records at 0.8, four in five are right.
    """

    id: str
    span: Span
    anchor: Span
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    intensity: float
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    status: Status
    certainty: Certainty
    historical: bool
    time: Moment | None
    places: tuple[EventPlace, ...]
    counts: tuple[Count, ...]
    sources: tuple[Source, ...]
    why: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a place, or takes, loses, contests, advances on or besieges it, according to whom.

    ``holder`` is who holds or, for ``advanced_on`` and ``besieged``, who advances or besieges; for ``lost`` with nobody
    named who took it, who held it until then. ``lost_by`` (``from`` in JSON) is who lost it, if said. The other fields
    are as of an :class:`Event`.
    """

    id: str
    span: Span
    anchor: Span
    place: EventPlace
    holder: Actor | None
    lost_by: Actor | None = field(metadata={"name": "from"})
    status: ControlStatus
    time: Moment | None
    certainty: Certainty
    historical: bool
    sources: tuple[Source, ...]
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How ``a`` stands with ``b``, directed where the kind has a direction; ``ended`` if the text says it is over."""

    id: str
    span: Span
    anchor: Span
    a: Actor
    b: Actor
    kind: RelationKind
    time: Moment | None
    ended: bool
    certainty: Certainty
    historical: bool
    sources: tuple[Source, ...]
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Who is what: a person, the title as written, of which country or body, and whether it is over."""

    id: str
    span: Span
    person: Actor
    title: str
    of: Actor | None
    former: bool
    time: Moment | None
    confidence: float
