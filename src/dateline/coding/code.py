"""What a report says happened: every layer of its record, judged, dated, placed, counted and sourced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.coding.actors import mention_actor
from dateline.coding.attribution import Attribution, find_attributions, sources_of
from dateline.coding.candidate import Candidate
from dateline.coding.confidence import event_confidence, statement_confidence
from dateline.coding.controls import Hold, find_controls
from dateline.coding.counts import counts_of
from dateline.coding.events import find_events
from dateline.coding.judgement import Judge, Judgement
from dateline.coding.pairing import code_pair as between
from dateline.coding.placing import places_of
from dateline.coding.relations import Tie, find_relations
from dateline.coding.roles import Office, find_roles
from dateline.coding.timing import time_of
from dateline.language import Passage
from dateline.record import (
    Actor,
    Coded,
    CoderInfo,
    Control,
    ControlStatus,
    Event,
    Moment,
    Relation,
    Role,
    Source,
    Span,
    Status,
    content_id,
)
from dateline.vocabulary import Vocabulary

__all__ = ["code", "code_pair"]


def code(passage: Passage, vocabulary: Vocabulary, coder: CoderInfo) -> Coded:
    """The coded report of a passage whose mentions are resolved.

    The same passage, vocabulary and version always give the same record, ids included.
    """
    bench = _Bench(passage, vocabulary, find_attributions(passage, vocabulary))
    offices = find_roles(passage, vocabulary.agents)
    events = [bench.event(candidate) for candidate in find_events(passage, vocabulary, bench.attributions)]
    controls = [c for hold in find_controls(passage, vocabulary.ties) if (c := bench.control(hold)) is not None]
    ties = find_relations(passage, vocabulary.ties, offices)
    relations = [relation for tie in ties if (relation := bench.relation(tie)) is not None]
    return Coded(
        report=passage.report,
        coder=coder,
        mentions=passage.mentions,
        events=tuple(sorted(events, key=lambda e: (e.anchor, e.id))),
        controls=tuple(sorted(controls, key=lambda c: (c.anchor, c.id))),
        relations=tuple(sorted(relations, key=lambda r: (r.anchor, r.id))),
        roles=tuple(sorted((bench.role(o) for o in offices if not vocabulary.ties.is_tie(o.noun)), key=_by_span)),
        problems=passage.report.problems,
    )


def code_pair(passage: Passage, actor: Span, recipient: Span, vocabulary: Vocabulary) -> Event | None:
    """What the holder of one span does to the holder of another, as an event; ``None`` where the words say nothing."""
    candidate = between(passage, actor, recipient, vocabulary)
    if candidate is None:
        return None
    return _Bench(passage, vocabulary, find_attributions(passage, vocabulary)).event(candidate)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What every sourced statement has: judgement, sources and time."""

    judgement: Judgement
    sources: tuple[Source, ...]
    time: Moment | None


class _Bench:
    """One report on the bench: turns what the finders give into records."""

    def __init__(self, passage: Passage, vocabulary: Vocabulary, attributions: tuple[Attribution, ...]) -> None:
        self.passage = passage
        self.vocabulary = vocabulary
        self.attributions = attributions
        self._judge = Judge(passage, attributions, vocabulary)
        self._given: Counter[str] = Counter()

    def event(self, candidate: Candidate) -> Event:
        passage, head = self.passage, self.passage.tokens[candidate.head]
        judged = self._judged(candidate.head)
        judgement = judged.judgement.of_type(candidate.type)
        status = candidate.status_hint or judgement.status
        kind = self.vocabulary.ontology.type(candidate.type)
        anchor = passage.span(candidate.first, candidate.last)
        taken = frozenset(candidate.actors + candidate.recipients)
        places = places_of(passage, head, range(candidate.first, candidate.last), candidate.places, taken)
        counts = counts_of(passage, candidate)
        why = (*candidate.why, *judgement.why, *_time_reason(judged.time), *_place_reason(places))
        return Event(
            id=self._id("e", anchor, candidate.type, candidate.mode),
            span=passage.sentences[candidate.sentence].span,
            anchor=anchor,
            type=candidate.type,
            mode=candidate.mode,
            contexts=candidate.contexts,
            cameo=candidate.cameo or None,
            quad=kind.quad,
            intensity=kind.intensity(candidate.mode),
            actors=self._actors(candidate.actors),
            recipients=self._actors(candidate.recipients),
            status=status,
            certainty=judgement.certainty,
            historical=judgement.historical,
            time=judged.time,
            places=places,
            counts=counts,
            sources=judged.sources,
            why=why,
            confidence=event_confidence(candidate, judgement),
        )

    def control(self, hold: Hold) -> Control | None:
        """The record of a hold; ``None`` where the words say that it is not so, or not yet, or do not say of whom."""
        holder = hold.holder or (hold.lost_by if hold.status is ControlStatus.LOST else None)
        if holder is None:
            return None
        judged = self._judged(hold.head)
        lasting = hold.status in LASTING and judged.judgement.status is Status.PLANNED
        if judged.judgement.status not in REAL and not lasting and not self._goes_on(hold.head):
            return None
        anchor = self.passage.span(hold.first, hold.last)
        return Control(
            id=self._id("c", anchor, hold.place.mention, hold.status),
            span=self._sentence(hold.head),
            anchor=anchor,
            place=hold.place,
            holder=holder,
            lost_by=hold.lost_by,
            status=hold.status,
            time=judged.time,
            certainty=judged.judgement.certainty,
            historical=judged.judgement.historical,
            sources=judged.sources,
            confidence=statement_confidence(judged.judgement, known=hold.holder is not None),
            why=(f'{hold.status}: "{hold.words}"', *judged.judgement.why, *_time_reason(judged.time)),
        )

    def relation(self, tie: Tie) -> Relation | None:
        """The record of a tie; ``None`` where the words say that it is not so, or not yet."""
        judged = self._judged(tie.head)
        if judged.judgement.status not in REAL and not self._goes_on(tie.head):
            return None
        anchor = self.passage.span(tie.first, tie.last)
        return Relation(
            id=self._id("l", anchor, tie.a.mention, tie.b.mention, tie.kind),
            span=self._sentence(tie.head),
            anchor=anchor,
            a=tie.a,
            b=tie.b,
            kind=tie.kind,
            time=judged.time if judged.time is not None and judged.time.span is not None else None,
            ended=tie.ended,
            certainty=judged.judgement.certainty,
            historical=judged.judgement.historical,
            sources=judged.sources,
            confidence=statement_confidence(judged.judgement, known=bool(tie.a.country or tie.a.entity)),
            why=(f'{tie.kind}: "{tie.words}"', *judged.judgement.why),
        )

    def role(self, office: Office) -> Role:
        return Role(
            id=self._id("o", office.span, office.title),
            span=office.span,
            person=office.person,
            title=office.title,
            of=office.of,
            former=office.former,
            time=None,
            confidence=ROLE_CONFIDENCE,
        )

    def _judged(self, head: int) -> _Judged:
        token = self.passage.tokens[head]
        judgement = self._judge.judge(token)
        return _Judged(
            judgement,
            sources_of(self.passage, self.attributions, token),
            time_of(self.passage, token, historical=judgement.historical, real=judgement.status in REAL),
        )

    def _goes_on(self, head: int) -> bool:
        """Whether the words say that what they tell of goes on ("will continue to lead"): then it is so already."""
        token = self.passage.tokens[head]
        if token.pos == "NOUN" and any(t.text.lower() == "the" for t in self.passage.children(token, "det")):
            token = self.passage.head(token)  # "will continue to lead the coalition": there is one to be led
        return token.dep == "xcomp" and self.passage.head(token).lemma in GOING_ON

    def _actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        phrases = [phrase for mention in ids if (phrase := self.passage.phrase(mention)) is not None]
        return tuple(mention_actor(phrase.mention) for phrase in phrases)

    def _sentence(self, head: int) -> Span:
        return self.passage.sentence_of(self.passage.tokens[head]).span

    def _id(self, prefix: str, anchor: Span, *parts: object) -> str:
        """An id from content; two records that are alike in all that counts are told apart by their order."""
        base = content_id(prefix, self.passage.report.id, anchor.start, anchor.end, *parts)
        self._given[base] += 1
        return base if self._given[base] == 1 else f"{base}-{self._given[base]}"


REAL = frozenset({Status.HAPPENED, Status.ONGOING})
GOING_ON = frozenset({"continue", "keep", "remain", "persist", "carry"})
LASTING = frozenset({ControlStatus.HELD, ControlStatus.BESIEGED, ControlStatus.CONTESTED})
"""What goes on: who plans to "hold on to" a place holds it."""
ROLE_CONFIDENCE = 0.9
"""A title beside a name is read right nine times in ten (own gold)."""


def _by_span(role: Role) -> tuple[Span, str]:
    return (role.span, role.id)


def _time_reason(time: Moment | None) -> tuple[str, ...]:
    return (f"time: {time.basis}",) if time is not None else ()


def _place_reason(places: tuple[object, ...]) -> tuple[str, ...]:
    words = ", ".join(f'"{getattr(place, "text", "")}"' for place in places)
    return (f"place: {words}",) if words else ()
