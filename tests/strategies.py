"""Made-up records that keep the contract: for any test that wants every shape a coded report may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from dateline.record import (
    Actor,
    Certainty,
    Coded,
    CoderInfo,
    Control,
    ControlStatus,
    Count,
    CountScope,
    Dateline,
    Event,
    EventPlace,
    EventType,
    Granularity,
    Mention,
    MentionKind,
    Moment,
    Place,
    PlaceRelation,
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
)

__all__ = ["coded_reports", "coders", "events", "reports"]

words = st.text(min_size=1, max_size=12)
maybe_words = st.none() | words
codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
sectors = st.lists(codes, max_size=3).map(tuple)
unit = st.floats(0, 1)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A stretch of a text of that length, at least one code point long."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    start, end = sorted((draw(days), draw(days)))
    open_side = draw(st.sampled_from(("", "start", "end")))
    return Moment(
        None if open_side == "start" else start,
        None if open_side == "end" else end,
        draw(st.none() | st.sampled_from(Granularity)),
        draw(words),
    )


places = st.builds(
    Place,
    geonameid=st.none() | st.integers(1, 2**31),
    name=maybe_words,
    country=st.none() | codes,
    admin1=maybe_words,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    feature=maybe_words,
    precision=st.none() | st.just("city"),
    relation=st.none() | st.sampled_from(PlaceRelation),
    radius_km=st.none() | st.floats(0, 5000),
    bearing=st.none() | st.floats(0, 360, exclude_max=True),
    distance_km=st.none() | st.floats(0, 5000),
)
coders = st.builds(
    CoderInfo, words, st.dictionaries(words, words, max_size=2), st.none() | words
)  # any names; equal ones are the same coder


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report as it is read: any text with words, title and zones."""
    text = draw(st.text(min_size=1, max_size=120).filter(lambda t: any(c.isalnum() for c in t)))
    span = draw(spans(len(text)))
    return Report(
        id=draw(words),
        text=text,
        title=draw(maybe_words),
        published=draw(st.none() | days),
        source=draw(maybe_words),
        url=draw(maybe_words),
        language=draw(st.sampled_from((None, "en", "ar"))),
        byline=draw(maybe_words),
        dateline=draw(st.none() | st.builds(Dateline, st.just(span), agency=maybe_words)),
        published_inferred=draw(st.booleans()),
        sections=draw(st.sampled_from(((), (Section(SectionKind.BODY, Span(0, len(text))),)))),
        provenance=draw(st.none() | st.builds(Provenance, words, st.none() | st.integers(1, 9), st.just("text"))),
        problems=draw(st.lists(st.builds(Problem, words, words, st.none()), max_size=1).map(tuple)),
    )


@st.composite
def mentions(draw: st.DrawFn, report: Report, id: str) -> Mention:
    span = draw(spans(len(report.text)))
    return Mention(
        id=id,
        span=span,
        text=span.of(report.text),
        kind=draw(st.sampled_from(MentionKind)),
        entity=draw(maybe_words),
        name=draw(maybe_words),
        country=draw(st.none() | codes),
        sectors=draw(sectors),
        place=draw(st.none() | places),
        time=draw(st.none() | moments()),
    )


def _actors(found: tuple[Mention, ...]) -> st.SearchStrategy[Actor]:
    return st.sampled_from(found).map(lambda m: Actor(m.id, m.text, m.name, m.entity, m.country, m.sectors))


def _event_places(found: tuple[Mention, ...]) -> st.SearchStrategy[EventPlace]:
    return st.builds(lambda m, place: EventPlace(m.id, m.text, place), st.sampled_from(found), places)


@st.composite
def sources(draw: st.DrawFn, text: str) -> Source:
    span = draw(spans(len(text)))
    kind, said = draw(st.none() | st.sampled_from(SourceKind)), draw(st.none() | moments())
    return Source(span, span.of(text), draw(maybe_words), kind, draw(st.booleans()), said)


@st.composite
def counts(draw: st.DrawFn, text: str) -> Count:
    span, (low, high) = draw(spans(len(text))), sorted((draw(st.integers(0, 9999)), draw(st.integers(0, 9999))))
    scope, per = draw(st.sampled_from(CountScope)), draw(st.sampled_from((None, "month")))
    return Count("killed", low, high, draw(st.booleans()), None, per, scope, span, span.of(text))


@st.composite
def events(draw: st.DrawFn, report: Report, found: tuple[Mention, ...], id: str) -> Event:
    """An event of that report between some of the mentions found in it."""
    length = len(report.text)
    return Event(
        id=id,
        span=draw(spans(length)),
        anchor=draw(spans(length)),
        type=draw(st.sampled_from(EventType)),
        mode=draw(maybe_words),
        contexts=draw(st.lists(words, max_size=2).map(tuple)),
        cameo=draw(words),
        quad=draw(st.sampled_from(Quad)),
        intensity=draw(st.floats(-10, 10)),
        actors=tuple(draw(st.lists(_actors(found), max_size=2))),
        recipients=tuple(draw(st.lists(_actors(found), max_size=2))),
        status=draw(st.sampled_from(Status)),
        certainty=draw(st.sampled_from(Certainty)),
        historical=draw(st.booleans()),
        time=draw(st.none() | moments()),
        places=tuple(draw(st.lists(_event_places(found), max_size=2))),
        counts=tuple(draw(st.lists(counts(report.text), max_size=1))),
        sources=tuple(draw(st.lists(sources(report.text), max_size=2))),
        why=(draw(words),),
        confidence=draw(unit),
    )


@st.composite
def controls(draw: st.DrawFn, text: str, found: tuple[Mention, ...], id: str) -> Control:
    actors, span = _actors(found), draw(spans(len(text)))
    return Control(
        id, span, span, draw(_event_places(found)), draw(st.none() | actors), draw(st.none() | actors),
        draw(st.sampled_from(ControlStatus)), draw(st.none() | moments()), draw(st.sampled_from(Certainty)),
        draw(st.booleans()), tuple(draw(st.lists(sources(text), max_size=1))), draw(unit), (draw(words),),
    )  # fmt: skip


@st.composite
def relations(draw: st.DrawFn, text: str, found: tuple[Mention, ...], id: str) -> Relation:
    actors, span = _actors(found), draw(spans(len(text)))
    return Relation(
        id, span, span, draw(actors), draw(actors), draw(st.sampled_from(RelationKind)), draw(st.none() | moments()),
        draw(st.booleans()), draw(st.sampled_from(Certainty)), draw(st.booleans()),
        tuple(draw(st.lists(sources(text), max_size=1))), draw(unit), (draw(words),),
    )  # fmt: skip


@st.composite
def roles(draw: st.DrawFn, text: str, found: tuple[Mention, ...], id: str) -> Role:
    actors, span = _actors(found), draw(spans(len(text)))
    of, time = draw(st.none() | actors), draw(st.none() | moments())
    return Role(id, span, draw(actors), span.of(text), of, draw(st.booleans()), time, draw(unit))


@st.composite
def coded_reports(draw: st.DrawFn, coder: CoderInfo | None = None) -> Coded:
    """A coded report of any shape that the contract allows."""
    report = draw(reports())
    text = report.text
    found = tuple(draw(mentions(report, f"m{i + 1}")) for i in range(draw(st.integers(1, 3))))
    found = (found[0], *(replace(m, coref=draw(st.sampled_from((None, "m1")))) for m in found[1:]))

    def some(kind: object, prefix: str) -> tuple[object, ...]:
        number = draw(st.integers(0, 2))
        return tuple(draw(kind(text, found, f"{prefix}-{i:016x}")) for i in range(number))  # type: ignore[operator]

    return Coded(
        report,
        coder or draw(coders),
        found,
        tuple(draw(events(report, found, f"e-{i:016x}")) for i in range(draw(st.integers(0, 2)))),
        some(controls, "c"),  # type: ignore[arg-type]
        some(relations, "n"),  # type: ignore[arg-type]
        some(roles, "o"),  # type: ignore[arg-type]
        tuple(draw(st.lists(st.builds(Problem, words, words, st.none() | spans(len(text))), max_size=2))),
    )
