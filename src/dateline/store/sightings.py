"""Named actors without an entity, as each report shows them: a pure function of the coded report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.record import Actor, Coded, Event, Mention, MentionKind, Role, Sighting, Span

__all__ = ["sighted"]

KINDS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
LONGEST_CHAIN = 16
AROUND = 120
"""Characters shown on each side of a name where no record's own sentence names the actor."""


@dataclass(slots=True)
class _Part:
    """What the mentions of one actor take part in."""

    mentions: list[Mention] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    ties: set[str] = field(default_factory=set)
    quotations: list[tuple[bool, float, Span]] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    countries: list[str] = field(default_factory=list)


def sighted(coded: Coded) -> list[tuple[Sighting, Span]]:
    """Each named person or organisation without an entity that acts, receives, speaks or is tied to somebody, in text
    order, with the words that show it best: a sentence that names it, of the surest record, or else what stands around
    its name. Keys are still 0.
    """
    found = _Parts(coded)
    for event in coded.events:
        found.note_event(event)
    for control in coded.controls:
        for actor in (control.holder, control.lost_by):
            found.note_tie(actor, control.id, control.span, control.confidence)
    for relation in coded.relations:
        for actor in (relation.a, relation.b):
            found.note_tie(actor, relation.id, relation.span, relation.confidence)
    for role in coded.roles:
        found.note_role(role)
    return list(found.sightings())


def _names(mention: Mention) -> bool:
    return mention.name is not None and mention.name in mention.text


class _Parts:
    """The parts of all actors of a report, by the mention that the others stand for."""

    def __init__(self, coded: Coded) -> None:
        self.coded = coded
        self.by_id = {mention.id: mention for mention in coded.mentions}
        self.parts: dict[str, _Part] = {}
        for mention in coded.mentions:
            self.parts.setdefault(self.root(mention).id, _Part()).mentions.append(mention)

    def root(self, mention: Mention) -> Mention:
        """The mention that this one stands for in the end."""
        for _ in range(LONGEST_CHAIN):
            if mention.coref not in self.by_id:
                break
            mention = self.by_id[mention.coref]
        return mention

    def part(self, mention: str | None) -> _Part | None:
        found = self.by_id.get(mention or "")
        return None if found is None else self.parts[self.root(found).id]

    def note_event(self, event: Event) -> None:
        given = (*(a.mention for a in (*event.actors, *event.recipients)), *(s.mention for s in event.sources))
        for mention in dict.fromkeys(given):
            if (part := self.part(mention)) is not None:
                part.events.add(event.id)
                self._quote(part, event.span, event.confidence)

    def note_tie(self, actor: Actor | None, record: str, span: Span, confidence: float) -> None:
        if actor is not None and (part := self.part(actor.mention)) is not None:
            part.ties.add(record)
            self._quote(part, span, confidence)

    def note_role(self, role: Role) -> None:
        part = self.part(role.person.mention)
        if part is None:
            return
        of = role.of
        part.titles[f"{role.title} of {of.name or of.text}" if of else role.title] += 1
        body = self.by_id.get(of.mention or "") if of is not None else None
        if of is not None and of.country is not None and not (body is not None and body.country_supposed):
            part.countries.append(of.country)

    def _quote(self, part: _Part, span: Span, confidence: float) -> None:
        named = any(_names(mention) and span.contains(mention.span) for mention in part.mentions)
        part.quotations.append((named, confidence, span))

    def sightings(self) -> Iterator[tuple[Sighting, Span]]:
        for root, part in self.parts.items():
            mention = self.by_id[root]
            if not part.quotations or mention.kind not in KINDS or not mention.name:
                continue
            if any(m.entity is not None or m.place is not None for m in part.mentions):
                continue
            named, _, best = max(part.quotations, key=lambda q: (q[0], q[1], -q[2].start))
            yield self._sighting(mention, part), best if named else self._around(mention.span)

    def _around(self, name: Span) -> Span:
        """The words around a name, on its own line."""
        text = self.coded.report.text
        line_start, line_end = text.rfind("\n", 0, name.start) + 1, text.find("\n", name.end)
        line_end = line_end if line_end >= 0 else len(text)
        start, end = max(line_start, name.start - AROUND), min(line_end, name.end + AROUND)
        if start > line_start:
            start = text.find(" ", start, name.start) + 1 or name.start
        if end < line_end:
            end = max(text.rfind(" ", name.end, end), name.end)
        return Span(start, end)

    def _sighting(self, mention: Mention, part: _Part) -> Sighting:
        report = self.coded.report
        members = (mention, *part.mentions)
        told = (*part.countries, *(m.country for m in members if m.country and not m.country_supposed))
        said = next(iter(told), None)
        supposed = next((m.country for m in members if m.country), None)
        return Sighting(
            key=0,
            report=report.id,
            day=report.published[:10] if report.published else None,
            name=mention.name or mention.text,
            kind=mention.kind,
            country=said,
            sectors=next((m.sectors for m in members if m.sectors), ()),
            called=dict(Counter(m.text for m in part.mentions if m.kind in KINDS)),
            titles=dict(part.titles),
            events=len(part.events),
            ties=len(part.ties),
            supposed=supposed if said is None else None,
        )
