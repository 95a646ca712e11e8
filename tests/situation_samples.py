"""Reports made for tests of the situation: one event a sentence, with just the fields that a test is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.record import (
    Actor,
    Certainty,
    Coded,
    CoderInfo,
    Count,
    CountScope,
    Event,
    EventPlace,
    EventType,
    Granularity,
    Moment,
    Place,
    Report,
    Source,
    SourceKind,
    Span,
    Status,
    content_id,
)
from dateline.vocabulary import ontology

__all__ = ["BALAD", "HAMRA", "KARSAN", "Said", "report_of"]

KARSAN = Place(1, "Karsan", "IRQ", "Nineveh", 36.30, 42.40, "PPL", "city")
BALAD = Place(2, "Balad", "IRQ", "Nineveh", 36.35, 42.48, "PPL", "city")
"""Nine kilometres from Karsan."""
HAMRA = Place(3, "Hamra", "IRQ", "Basra", 30.50, 47.80, "PPL", "city")


@dataclass(frozen=True)
class Said:
    """A sentence that tells one event; ``anchor`` stands in it."""

    sentence: str
    anchor: str
    type: EventType = EventType.ASSAULT
    mode: str | None = None
    day: str | None = None
    place: Place | None = None
    actors: Sequence[str] = ()
    recipients: Sequence[str] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    status: Status = Status.HAPPENED
    via: str | None = None


def report_of(id: str, published: str | None, *said: Said, source: str = "", title: str | None = None) -> Coded:
    """A coded report of these sentences."""
    text = " ".join(s.sentence for s in said) or "Nothing is told here."
    report = Report(id, text, title, published, source or f"Outlet {id}")
    events, at = [], 0
    for number, one in enumerate(said):
        events.append(_event(report, number, one, at))
        at += len(one.sentence) + 1
    return Coded(report, CoderInfo("test"), events=tuple(events))


def _event(report: Report, number: int, said: Said, at: int) -> Event:
    start = at + said.sentence.index(said.anchor)
    anchor = Span(start, start + len(said.anchor))
    facts = ontology().type(said.type)
    return Event(
        id=content_id("e", report.id, number), span=Span(at, at + len(said.sentence)), anchor=anchor, type=said.type,
        mode=said.mode, contexts=(), cameo=None, quad=facts.quad, intensity=facts.intensity(said.mode),
        actors=tuple(Actor("", name, name) for name in said.actors),
        recipients=tuple(Actor("", name, name) for name in said.recipients), status=said.status,
        certainty=Certainty.STATED, historical=False,
        time=Moment(said.day, said.day, Granularity.DAY, "as written", None, anchor) if said.day else None,
        places=(EventPlace("", said.place.name or "", said.place),) if said.place else (),
        counts=tuple(
            Count(what, n, n, False, None, None, CountScope.INCIDENT, anchor, str(n)) for what, n in said.counts.items()
        ),
        sources=(Source(anchor, said.via, kind=SourceKind.MEDIA),) if said.via else (), why=(), confidence=0.9,
    )  # fmt: skip
