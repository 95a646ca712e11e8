"""Small coded reports for tests of the store and of what goes out of it."""

from __future__ import annotations

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
    Mention,
    MentionKind,
    Moment,
    Place,
    Problem,
    Provenance,
    Quad,
    Relation,
    RelationKind,
    Report,
    Role,
    Section,
    SectionKind,
    Source,
    SourceKind,
    Span,
    Status,
    content_id,
)

__all__ = ["CODER", "NEWER_CODER", "many", "not_coded", "recoded", "river_crossing"]

CODER = CoderInfo("1.0", {"parser": "aa"}, "bb")
NEWER_CODER = CoderInfo("1.1", {"parser": "aa"}, "bb")


def river_crossing(
    number: int = 1,
    *,
    coder: CoderInfo = CODER,
    attackers: str = "Marsh Front",
    town: str = "Qal'at Sūrah",
    type: EventType = EventType.ASSAULT,
    status: Status = Status.HAPPENED,
    day: str | None = "2014-06-10",
    source: str | None = "Northern Wire",
    path: str | None = None,
) -> Coded:
    """A report of one attack on a town, one control, one relation and one role."""
    speaker = f"Colonel Adil Number{number}"
    sentence = f"{attackers} fighters attacked {town} and killed 12 people, {speaker} said."
    text = f"{sentence} It was report {number} of the day."

    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    entity = "grp:" + attackers.lower().replace(" ", "-")
    body = (Section(SectionKind.BODY, Span(0, len(text))),)
    found = Provenance(path or f"reports/{number}.txt", None, "text")
    report = Report(
        f"report-{number}", text, f"Attack {number}", "2014-06-11", source, f"https://example.org/{number}",
        "en", sections=body, provenance=found,
    )  # fmt: skip
    place = Place(98_000 + number, town, "IRQ", "Upper Marsh", 36.25, 43.5, "PPL", "city")
    mentions = (
        Mention("m1", at(attackers), attackers, MentionKind.ORGANISATION, entity, attackers, "IRQ", ("REB",)),
        Mention("m2", at(town), town, MentionKind.PLACE, None, town, "IRQ", (), place),
        Mention("m3", at(speaker), speaker, MentionKind.PERSON, None, speaker, "SYR", ("MIL",)),
    )
    actor = Actor("m1", attackers, attackers, entity, "IRQ", ("REB",))
    victim = Actor("m3", speaker, speaker, None, "SYR", ("MIL",))
    where = EventPlace("m2", town, place)
    time = Moment(day, day, Granularity.DAY, "the report of 2014-06-11") if day else None
    said = (Source(at(speaker), speaker, None, SourceKind.OFFICIAL, mention="m3"),)
    count = Count("killed", 12, 12, False, None, None, CountScope.INCIDENT, at("12 people"), "12 people")
    span, anchor = at(sentence), at("attacked")
    event = Event(
        content_id("e", report.id, coder.version), span, anchor, type, "heavy-weapons", ("military",), "190",
        Quad.MATERIAL_CONFLICT, -9.0, (actor,), (victim,), status, Certainty.ATTRIBUTED, False, time, (where,),
        (count,), said, ('"attacked" is an assault',), 0.8,
    )  # fmt: skip
    control = Control(
        content_id("c", report.id), span, anchor, where, actor, victim, ControlStatus.SEIZED, time, Certainty.STATED,
        False, (), 0.7, ("so it says",),
    )  # fmt: skip
    relation = Relation(
        content_id("n", report.id), span, anchor, actor, victim, RelationKind.FIGHTS, None, False, Certainty.STATED,
        False, (), 0.6, ("so it says",),
    )  # fmt: skip
    role = Role(content_id("o", report.id), at(speaker), victim, "Colonel", actor, False, None, 0.9)
    problem = Problem("time-not-resolved", "no year is known", span)
    return Coded(report, coder, mentions, (event,), (control,), (relation,), (role,), (problem,))


def recoded(coded: Coded, coder: CoderInfo, **changes: object) -> Coded:
    """The same report as another coder sees it: its events changed and renamed."""
    events = tuple(
        replace(event, id=content_id("e", event.id, coder.version), **changes)  # type: ignore[arg-type]
        for event in coded.events
    )
    return replace(coded, coder=coder, events=events)


def not_coded(number: int = 1) -> Coded:
    """A report in a language that is not coded."""
    problem = Problem("not-coded-language", "the report is in Arabic")
    report = Report(f"arabic-{number}", f"تقرير رقم {number}", language="ar", problems=(problem,))
    return Coded(report, CODER, problems=(problem,))


def many(number: int) -> list[Coded]:
    """That many different reports."""
    return [river_crossing(i + 1, day=f"2014-06-{i % 28 + 1:02}") for i in range(number)]
