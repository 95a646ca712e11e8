"""The contract's checks: what must hold of every coded report, beyond what a JSON schema can say."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record.coded import Coded
from dateline.record.event import Actor, Control, Event, EventPlace, Relation, Source
from dateline.record.mention import Count, Moment
from dateline.record.span import Span

__all__ = ["violations"]

INTENSITY_LIMIT = 10.0


def violations(coded: Coded) -> tuple[str, ...]:
    """What breaks the contract, one sentence each, naming the record; empty where nothing does.

    Checked: every span lies in the text and the text there is what the record quotes; every mention pointed at exists;
    ids are unique; sections are in order and do not overlap; no date without a basis and none that ends before it
    starts; ranges, intensity and confidence lie within bounds.
    """
    return tuple(_Checker(coded).found())


class _Checker:
    def __init__(self, coded: Coded) -> None:
        self.coded = coded
        self.text = coded.report.text
        self.mentions = {mention.id for mention in coded.mentions}

    def found(self) -> Iterator[str]:
        yield from self._ids()
        yield from self._sections()
        for mention in self.coded.mentions:
            yield from self._quote(mention.id, mention.span, mention.text)
            yield from self._moment(mention.id, mention.time)
            if mention.coref is not None and mention.coref not in self.mentions:
                yield f"{mention.id}: stands for {mention.coref}, which does not exist"
        yield from self._circles()
        for event in self.coded.events:
            yield from self._event(event)
        for control in self.coded.controls:
            yield from self._sourced(control)
            yield from self._actors(control.id, control.holder, control.lost_by)
            yield from self._place(control.id, control.place)
        for relation in self.coded.relations:
            yield from self._sourced(relation)
            yield from self._actors(relation.id, relation.a, relation.b)
        for role in self.coded.roles:
            yield from self._span(role.id, role.span)
            yield from self._actors(role.id, role.person, role.of)
            yield from self._moment(role.id, role.time)
            if role.title not in role.span.of(self.text):
                yield f"{role.id}: title {role.title!r} does not stand in its span"
        for problem in self.coded.problems:
            if problem.span is not None:
                yield from self._span(problem.code, problem.span)

    def _ids(self) -> Iterator[str]:
        coded = self.coded
        for layer in (coded.mentions, coded.events, coded.controls, coded.relations, coded.roles):
            seen: set[str] = set()
            for record in layer:
                if record.id in seen:
                    yield f"{record.id}: the id stands twice"
                seen.add(record.id)

    def _circles(self) -> Iterator[str]:
        """Mentions that stand for one another in a circle, so that nobody can say for whom."""
        stands_for = {mention.id: mention.coref for mention in self.coded.mentions}
        for start, following in stands_for.items():
            seen, at = {start}, following
            while at is not None and at not in seen:
                seen.add(at)
                at = stands_for.get(at)
            if at == start:
                yield f"{start}: stands for itself in the end"

    def _sections(self) -> Iterator[str]:
        last = 0
        for section in self.coded.report.sections:
            yield from self._span(f"section {section.kind}", section.span)
            if section.span.start < last:
                yield f"section {section.kind} at {section.span.start}: overlaps the one before"
            last = section.span.end

    def _event(self, event: Event) -> Iterator[str]:
        yield from self._sourced(event)
        yield from self._actors(event.id, *event.actors, *event.recipients)
        for place in event.places:
            yield from self._place(event.id, place)
        for count in event.counts:
            yield from self._count(event.id, count)
        if abs(event.intensity) > INTENSITY_LIMIT:
            yield f"{event.id}: intensity {event.intensity} is outside -10 to 10"

    def _sourced(self, record: Event | Control | Relation) -> Iterator[str]:
        yield from self._span(record.id, record.span)
        yield from self._span(record.id, record.anchor)
        yield from self._moment(record.id, record.time)
        for source in record.sources:
            yield from self._source(record.id, source)
        if not 0 <= record.confidence <= 1:
            yield f"{record.id}: confidence {record.confidence} is outside 0 to 1"
        if not record.why:
            yield f"{record.id}: no reason is given"

    def _actors(self, of: str, *actors: Actor | None) -> Iterator[str]:
        for actor in actors:
            if actor is not None:
                yield from self._pointed(of, actor.mention, actor.text)

    def _place(self, of: str, place: EventPlace) -> Iterator[str]:
        yield from self._pointed(of, place.mention, place.text)

    def _pointed(self, of: str, mention: str, text: str) -> Iterator[str]:
        if mention not in self.mentions:
            yield f"{of}: points at {mention}, which does not exist"
        if not text or text not in self.text:
            yield f"{of}: {text!r} does not stand in the text"

    def _source(self, of: str, source: Source) -> Iterator[str]:
        yield from self._quote(of, source.span, source.text)
        yield from self._moment(of, source.said)

    def _count(self, of: str, count: Count) -> Iterator[str]:
        yield from self._quote(of, count.span, count.text)
        if count.of is not None and count.of not in self.mentions:
            yield f"{of}: counts {count.of}, which does not exist"
        if count.min is not None and count.max is not None and count.min > count.max:
            yield f"{of}: count {count.text!r} runs from {count.min} down to {count.max}"

    def _moment(self, of: str, moment: Moment | None) -> Iterator[str]:
        if moment is None:
            return
        if not moment.basis:
            yield f"{of}: a date without a basis"
        if moment.start is None and moment.end is None:
            yield f"{of}: a time without a start or an end"
        if moment.start and moment.end and moment.start > moment.end:
            yield f"{of}: time runs from {moment.start} back to {moment.end}"
        if moment.span is not None:
            yield from self._span(of, moment.span)
        if moment.mention is not None and moment.mention not in self.mentions:
            yield f"{of}: time points at {moment.mention}, which does not exist"

    def _quote(self, of: str, span: Span, text: str) -> Iterator[str]:
        yield from self._span(of, span)
        if span.of(self.text) != text:
            yield f"{of}: quotes {text!r}, the text has {span.of(self.text)!r}"

    def _span(self, of: str, span: Span) -> Iterator[str]:
        if span.end > len(self.text) or not len(span):
            yield f"{of}: span [{span.start}, {span.end}) is empty or outside the text"
