"""Small hand-made values of the situation: a telling or record from a few words, incidents from tellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.record import (
    Actor,
    Certainty,
    Coded,
    CoderInfo,
    Control,
    ControlStatus,
    Count,
    CountScope,
    Event,
    EventPlace,
    EventType,
    Granularity,
    Moment,
    Place,
    Quad,
    Relation,
    RelationKind,
    Report,
    Source,
    SourceKind,
    Span,
    Status,
)
from dateline.situation import Incident, Telling
from dateline.vocabulary import ontology

SPAN = Span(0, 1)


def actor(text: str, sectors: str = "", country: str | None = None, entity: str | None = None) -> Actor:
    """An actor whose mention is called by its words."""
    return Actor(text, text, text if text[:1].isupper() else None, entity, country, tuple(sectors.split()))


def place(name: str, country: str | None = "IRQ", admin1: str | None = None, number: int | None = None) -> EventPlace:
    return EventPlace(name, name, Place(number, name, country, admin1))


def moment(start: str | None, end: str | None = None) -> Moment | None:
    return Moment(start, end or start, Granularity.DAY, "made") if start or end else None


def source(text: str, kind: SourceKind = SourceKind.OFFICIAL, entity: str | None = None) -> Source:
    return Source(SPAN, text, entity, kind)


def count(what: str, low: int | None, high: int | None = None, of: str | None = None, scope: str = "incident") -> Count:
    words = f"{low}-{high} {of or ''} {what}"
    return Count(what, low, high, False, of, None, CountScope(scope), SPAN, words)


def event(
    id: str = "e", type: str = "ASSAULT", *, day: str | None = None, actors: Sequence[Actor] = (),
    recipients: Sequence[Actor] = (), where: Sequence[EventPlace] = (), counts: Sequence[Count] = (),
    by: Sequence[Source] = (), status: str = "happened", mode: str | None = None, historical: bool = False,
) -> Event:  # fmt: skip
    kind = EventType(type)
    facts = ontology().type(kind)
    certainty = Certainty.ATTRIBUTED if by else Certainty.STATED
    return Event(
        id, SPAN, SPAN, kind, mode, (), None, Quad(facts.quad), facts.intensity(mode), tuple(actors), tuple(recipients),
        Status(status), certainty, historical, moment(day), tuple(where), tuple(counts), tuple(by), (), 0.9,
    )  # fmt: skip


def telling(
    report: str, told: str | None, event: Event, sentence: str = "", outlet: str = "", order: int = 0
) -> Telling:
    """A telling; its id is that of the report and the place in it."""
    return Telling(
        f"{report}#{order}", report, outlet or f"outlet of {report}", told, order, event, sentence, order < 2
    )


def said(told: Telling, words: str) -> Telling:
    """The telling in these words, all of them the event's anchor."""
    span = Span(0, len(words))
    return replace(told, event=replace(told.event, span=span, anchor=span), sentence=words)


def incident(*tellings: Telling, copies: Sequence[Sequence[str]] = (), id: str = "inc-1") -> Incident:
    """An incident; reports of one group in ``copies`` copy each other, all others stand for themselves."""
    grouped = {report for group in copies for report in group}
    alone = sorted({t.report for t in tellings} - grouped)
    first = min(tellings, key=lambda t: (t.told or "", t.report, t.order))
    days = sorted(t.event.time.start or "" for t in tellings if t.event.time is not None)
    return Incident(
        id, tuple(tellings), (*map(tuple, copies), *((r,) for r in alone)), first.event.type, first.event.mode,
        first.event.status, days[0] if days else None, days[-1] if days else None,
    )  # fmt: skip


def killed(
    report: str, told: str, low: int | None, high: int | None = None, *, by: str = "", of: Actor | None = None,
    sentence: str = "", outlet: str = "", order: int = 0, scope: str = "incident", status: str = "happened",
) -> Telling:  # fmt: skip
    """A telling that so many were killed; exactly ``low`` where ``high`` is left out."""
    figure = count("killed", low, low if high is None else high, of.mention if of else None, scope)
    made = event(
        f"{report}#{order}", counts=(figure,), recipients=(of,) if of else (), by=(source(by),) if by else (),
        status=status,
    )  # fmt: skip
    return telling(report, told, made, sentence, outlet, order)


def control(
    id: str, status: str, holder: Actor | None, where: EventPlace, day: str | None = None, *,
    lost_by: Actor | None = None, by: Sequence[Source] = (), historical: bool = False,
) -> Control:  # fmt: skip
    certainty = Certainty.ATTRIBUTED if by else Certainty.STATED
    return Control(
        id, SPAN, SPAN, where, holder, lost_by, ControlStatus(status), moment(day), certainty, historical, tuple(by),
        0.9, (),
    )  # fmt: skip


def relation(
    id: str, a: Actor, kind: str, b: Actor, day: str | None = None, *, ended: bool = False, historical: bool = False
) -> Relation:
    return Relation(
        id, SPAN, SPAN, a, b, RelationKind(kind), moment(day), ended, Certainty.STATED, historical, (), 0.9, ()
    )


def coded(
    report: str, told: str | None, *, events: Sequence[Event] = (), controls: Sequence[Control] = (),
    relations: Sequence[Relation] = (), outlet: str = "",
) -> Coded:  # fmt: skip
    return Coded(
        Report(report, "words", published=told, source=outlet or f"outlet of {report}"), CoderInfo("1"), (),
        tuple(events), tuple(controls), tuple(relations),
    )  # fmt: skip
