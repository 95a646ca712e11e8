"""Gold tellings of a sequence as coded events: what a coder would hand on that read every mark and made no mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.sequences import GoldIncident, GoldReport, GoldTelling, Sequence
from dateline.knowledge import Knowledge
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
    Source,
    SourceKind,
    Span,
    Status,
    content_id,
)
from dateline.vocabulary import ontology

__all__ = ["gold_coded", "telling_id"]

SENTENCE_END = re.compile(r"[.!?][\"”»)]*\s+(?=[\"“«(A-Z0-9])|\n+")


def telling_id(report: GoldReport, number: int) -> str:
    """The id of the gold event made of the telling of that number, from 0."""
    return content_id("g", report.report.id, number)


def gold_coded(sequence: Sequence, knowledge: Knowledge) -> Iterator[Coded]:
    """The reports of a sequence, in order, with their tellings as events."""
    places = {(i.place, i.country): _place(i.place, i.country, knowledge) for i in sequence.incidents.values()}
    for report in sequence.reports:
        events = []
        for number, telling in enumerate(report.tellings):
            incident = sequence.incidents[telling.incident]
            name, country = telling.place or incident.place, incident.country
            if (name, country) not in places:
                places[name, country] = _place(name, country, knowledge)
            place = places[name, country]
            where = () if name is None or place is None else (EventPlace("", name, place),)
            events.append(_event(report, number, telling, incident, where, knowledge))
        yield Coded(report.report, CoderInfo("gold"), events=tuple(events))


def _event(
    report: GoldReport,
    number: int,
    telling: GoldTelling,
    incident: GoldIncident,
    places: tuple[EventPlace, ...],
    knowledge: Knowledge,
) -> Event:
    text = report.report.text
    kind = EventType(telling.type) if telling.type else incident.type
    mode = telling.mode or (incident.mode if kind is incident.type else None)
    facts = ontology().type(kind)
    day = telling.day
    moment = Moment(
        day or incident.start, day or incident.end,
        Granularity.DAY if day or incident.start == incident.end else Granularity.RANGE, "as annotated", None,
        telling.anchor,
    )  # fmt: skip
    return Event(
        id=telling_id(report, number), span=_sentence(text, telling.anchor), anchor=telling.anchor, type=kind,
        mode=mode,
        contexts=(), cameo=None, quad=facts.quad, intensity=facts.intensity(mode),
        actors=tuple(_actor(name, knowledge) for name in telling.actors or incident.actors),
        recipients=tuple(_actor(name, knowledge) for name in telling.recipients or incident.recipients),
        status=Status(telling.status or incident.status),
        certainty=Certainty.ATTRIBUTED if telling.by else Certainty.STATED, historical=telling.historical, time=moment,
        places=places, counts=tuple(_counts(telling)), sources=tuple(_sources(telling)), why=("as annotated",),
        confidence=1.0,
    )  # fmt: skip


def _sentence(text: str, anchor: Span) -> Span:
    start, end = 0, len(text)
    for found in SENTENCE_END.finditer(text):
        if found.end() <= anchor.start:
            start = found.end()
        elif found.start() >= anchor.end:
            end = found.start() + (0 if text[found.start()] == "\n" else 1)
            break
    return Span(start, end)


def _actor(name: str, knowledge: Knowledge) -> Actor:
    senses = knowledge.named(name)
    entity = senses[0].entity if senses else None
    if entity is None:
        return Actor("", name, name)
    return Actor("", name, entity.name, entity.id, entity.country, entity.sectors)


def _place(name: str | None, country: str | None, knowledge: Knowledge) -> Place | None:
    """The likeliest place of that name in its country; without a point where the gazetteer has none."""
    if name is None:
        return None
    there = [c.place for c in knowledge.gazetteer.find(name) if country in {None, c.place.country}]
    return there[0] if there else Place(name=name, country=country)


def _counts(telling: GoldTelling) -> Iterator[Count]:
    scope = CountScope.CUMULATIVE if telling.cumulative else CountScope.INCIDENT
    for what, (least, most) in telling.counts.items():
        yield Count(what, least, most, least != most, None, None, scope, telling.anchor, str(least or most))


def _sources(telling: GoldTelling) -> Iterator[Source]:
    if telling.by:
        yield Source(telling.anchor, telling.by)
    if telling.via:
        yield Source(telling.anchor, telling.via, kind=SourceKind.MEDIA)
