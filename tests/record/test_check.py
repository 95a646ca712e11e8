"""The contract's checks: a sound record passes, and each way to break it is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

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
    Mention,
    MentionKind,
    Moment,
    Place,
    Problem,
    Quad,
    Relation,
    RelationKind,
    Report,
    Role,
    Section,
    SectionKind,
    Source,
    Span,
    Status,
    violations,
)

TEXT = "General Omar of the army said ten rebels died in Karn on Sunday."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


WHOLE = Span(0, len(TEXT))
SUNDAY = Moment("2014-06-15", "2014-06-15", None, '"Sunday" before the report of 2014-06-16', "m4", span("Sunday"))
ARMY = Actor("m2", "the army")
REBELS = Actor("m3", "rebels")
OMAR = Actor("m1", "General Omar")
KARN = EventPlace("m5", "Karn", Place(name="Karn"))
SOURCE = Source(span("General Omar"), "General Omar", said=SUNDAY)
TEN = Count("killed", 10, 10, False, "m3", None, CountScope.INCIDENT, span("ten"), "ten")
EVENT = Event(
    id="e1", span=WHOLE, anchor=span("died"), type=EventType.ASSAULT, mode=None, contexts=(), cameo="190",
    quad=Quad.MATERIAL_CONFLICT, intensity=-9.0, actors=(ARMY,), recipients=(REBELS,), status=Status.HAPPENED,
    certainty=Certainty.ATTRIBUTED, historical=False, time=SUNDAY, places=(KARN,), counts=(TEN,), sources=(SOURCE,),
    why=("died",), confidence=0.5,
)  # fmt: skip
CONTROL = Control(
    "c1", WHOLE, span("in"), KARN, ARMY, REBELS, ControlStatus.HELD, SUNDAY, Certainty.STATED, False, (), 0.5, ("in",)
)
RELATION = Relation(
    "l1", WHOLE, span("died"), ARMY, REBELS, RelationKind.FIGHTS, None, False, Certainty.STATED, False, (), 0.5, ("x",)
)
ROLE = Role("o1", span("General Omar of the army"), OMAR, "General", ARMY, False, None, 0.5)


def mention(number: int, words: str, kind: MentionKind, coref: str | None = None) -> Mention:
    return Mention(f"m{number}", span(words), words, kind, coref=coref)


SOUND = Coded(
    Report("r", TEXT, sections=(Section(SectionKind.BODY, WHOLE),)),
    CoderInfo("1"),
    (
        mention(1, "General Omar", MentionKind.PERSON),
        mention(2, "the army", MentionKind.ORGANISATION),
        mention(3, "rebels", MentionKind.ORGANISATION, coref="m2"),
        replace(mention(4, "Sunday", MentionKind.TIME), time=SUNDAY),
        mention(5, "Karn", MentionKind.PLACE),
    ),
    (EVENT,),
    (CONTROL,),
    (RELATION,),
    (ROLE,),
    (Problem("x", "y", span("ten")),),
)


def event(**changes: object) -> Coded:
    return replace(SOUND, events=(replace(EVENT, **changes),))  # type: ignore[arg-type]


def first_mention(**changes: object) -> Coded:
    changed = replace(SOUND.mentions[0], **changes)  # type: ignore[arg-type]
    return replace(SOUND, mentions=(changed, *SOUND.mentions[1:]))


def sections(*found: tuple[int, int]) -> Coded:
    made = tuple(Section(SectionKind.BODY, Span(*pair)) for pair in found)
    return replace(SOUND, report=replace(SOUND.report, sections=made))


def test_a_sound_record_breaks_nothing() -> None:
    assert violations(SOUND) == ()


BROKEN: list[tuple[Callable[[], Coded], str]] = [
    (lambda: first_mention(text="general Omar"), "m1: quotes"),
    (lambda: first_mention(span=Span(0, 500), text=TEXT), "outside the text"),
    (lambda: first_mention(span=Span(3, 3), text=""), "is empty or outside"),
    (lambda: first_mention(coref="m9"), "stands for m9"),
    (lambda: first_mention(id="m2"), "m2: the id stands twice"),
    (lambda: first_mention(time=replace(SUNDAY, basis="")), "without a basis"),
    (lambda: replace(SOUND, events=(EVENT, EVENT)), "e1: the id stands twice"),
    (lambda: event(span=Span(0, 900)), "e1: span"),
    (lambda: event(anchor=Span(2, 2)), "e1: span"),
    (lambda: event(intensity=-10.5), "intensity"),
    (lambda: event(confidence=1.01), "confidence"),
    (lambda: event(confidence=-0.1), "confidence"),
    (lambda: event(why=()), "no reason"),
    (lambda: event(actors=(replace(ARMY, mention="m9"),)), "points at m9"),
    (lambda: event(recipients=(replace(REBELS, text="the rebel"),)), "does not stand in the text"),
    (lambda: event(recipients=(replace(REBELS, text=""),)), "does not stand in the text"),
    (lambda: event(places=(replace(KARN, mention="m9"),)), "points at m9"),
    (lambda: event(time=replace(SUNDAY, start="2014-06-16")), "back to"),
    (lambda: event(time=replace(SUNDAY, start=None, end=None)), "without a start or an end"),
    (lambda: event(time=replace(SUNDAY, mention="m9")), "time points at m9"),
    (lambda: event(time=replace(SUNDAY, span=Span(0, 900))), "outside the text"),
    (lambda: event(sources=(replace(SOURCE, text="Omar"),)), "e1: quotes"),
    (lambda: event(sources=(replace(SOURCE, said=replace(SUNDAY, basis="")),)), "without a basis"),
    (lambda: event(counts=(replace(TEN, text="12"),)), "e1: quotes"),
    (lambda: event(counts=(replace(TEN, min=20, max=10),)), "e1"),
    (lambda: event(counts=(replace(TEN, of="m9"),)), "m9"),
    (lambda: replace(SOUND, controls=(replace(CONTROL, why=()),)), "c1: no reason"),
    (lambda: replace(SOUND, controls=(replace(CONTROL, lost_by=replace(ARMY, mention="m9")),)), "c1: points at m9"),
    (lambda: replace(SOUND, controls=(replace(CONTROL, place=replace(KARN, text="Korn")),)), "c1: 'Korn'"),
    (lambda: replace(SOUND, relations=(replace(RELATION, b=replace(ARMY, mention="m9")),)), "l1: points at m9"),
    (lambda: replace(SOUND, roles=(replace(ROLE, title="Colonel"),)), "o1: title"),
    (lambda: replace(SOUND, roles=(replace(ROLE, person=replace(OMAR, mention="m9")),)), "o1: points at m9"),
    (lambda: replace(SOUND, problems=(Problem("x", "y", Span(0, 900)),)), "x: span"),
    (lambda: sections((0, 10), (9, 20)), "overlaps"),
    (lambda: sections((10, 20), (0, 9)), "overlaps"),
    (lambda: sections((0, 900)), "outside the text"),
]


@pytest.mark.parametrize(("broken", "said"), BROKEN)
def test_each_breach_is_named_and_nothing_else(broken: Callable[[], Coded], said: str) -> None:
    found = violations(broken())
    assert any(said in sentence for sentence in found), found
    assert len(found) <= 2, found


def test_sections_that_touch_do_not_overlap() -> None:
    assert violations(sections((0, 10), (10, 20))) == ()


def test_bounds_themselves_are_within_bounds() -> None:
    assert violations(event(intensity=-10.0, confidence=1.0)) == ()
    assert violations(event(confidence=0)) == ()
    assert violations(event(time=replace(SUNDAY, start=None))) == ()
