"""One report on the bench: turns what the network reads in it into records, dated, placed, counted and sourced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from dateline.coding.actors import event_place, mention_actor
from dateline.coding.anchored import Anchored, anchored
from dateline.coding.attribution import Attribution, sources_of
from dateline.coding.confidence import event_confidence, statement_confidence
from dateline.coding.counting import Claims, claims_of, read_counts
from dateline.coding.judgement import Judgement
from dateline.coding.meaning import Meant, judged
from dateline.coding.parties import struck
from dateline.coding.placing import each_once, elsewhere, named_places, places_of
from dateline.coding.speakers import source_of
from dateline.coding.timing import linked_time, time_of
from dateline.language import Passage, Phrase
from dateline.record import (
    Actor,
    Certainty,
    Control,
    ControlStatus,
    Event,
    EventPlace,
    MentionKind,
    Moment,
    Relation,
    RelationKind,
    Role,
    Source,
    Span,
    Status,
    content_id,
)
from dateline.vocabulary import Vocabulary

__all__ = ["Bench", "Stated"]

PARTIES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.NATIONALITY, MentionKind.PLACE})
REAL = frozenset({Status.HAPPENED, Status.ONGOING})
LEAST = 0.5
"""Flags at and above this probability hold."""


class Stated(NamedTuple):
    """What controls and relations have in common: the words that say it, how it is meant, when, who says so, how sure.

    Attributes:
        head: the token that stands for the words. reason: which words decided what it is.
    """

    anchor: Span
    head: int
    judgement: Judgement
    time: Moment | None
    sources: tuple[Source, ...]
    confidence: float
    reason: str


class Bench:
    """Makes the records of one passage; ids are told apart where two would be alike."""

    def __init__(self, passage: Passage, vocabulary: Vocabulary, attributions: tuple[Attribution, ...]) -> None:
        self.passage = passage
        self.vocabulary = vocabulary
        self.attributions = attributions
        self._given: Counter[str] = Counter()

    @cached_property
    def _events(self) -> tuple[Anchored, ...]:
        """What the network takes for events, sure or not."""
        return tuple(anchored(self.passage, "event"))

    @cached_property
    def _saying(self) -> frozenset[int]:
        """The tokens that the network takes for events, sure or not."""
        return frozenset(anchor.head for anchor in self._events)

    @cached_property
    def _claims(self) -> Claims:
        """Which event each number belongs to."""
        return claims_of(self._events)

    def event(self, meant: Meant) -> Event:
        """The record of an event that the network reads."""
        candidate, judgement = meant.candidate, meant.judgement
        time = self._time(meant.anchor, judgement)
        sources = self._sources(meant.anchor)
        judgement = _sourced(judgement, sources)
        places = self._places(meant)
        passage = self.passage
        kind = self.vocabulary.ontology.type(candidate.type)
        anchor = passage.span(candidate.first, candidate.last)
        return Event(
            id=self.record_id("e", anchor, candidate.type, candidate.mode),
            span=passage.sentences[candidate.sentence].span,
            anchor=anchor,
            type=candidate.type,
            mode=candidate.mode,
            contexts=candidate.contexts,
            cameo=candidate.cameo or None,
            quad=kind.quad,
            intensity=kind.intensity(candidate.mode),
            actors=self.actors(candidate.actors),
            recipients=self.actors(candidate.recipients),
            status=judgement.status,
            certainty=judgement.certainty,
            historical=judgement.historical,
            time=time,
            places=places,
            counts=read_counts(passage, meant.anchor, candidate, self._claims),
            sources=sources,
            why=(*candidate.why, *judgement.why, *_time_reason(time), *_place_reason(places)),
            confidence=event_confidence(meant.anchor.read, candidate, judgement),
        )

    def controls(self, holds_good: Callable[[int], bool]) -> Iterator[tuple[Control, float]]:
        """Who holds which place, as the network reads it, and how sure it is that the words say so; ``holds_good``:
        whether what a token says is so."""
        for anchor in anchored(self.passage, "control"):
            for found in self._controls(anchor) if holds_good(anchor.head) else ():
                yield found, anchor.read.score

    def relations(self, holds_good: Callable[[int], bool]) -> Iterator[tuple[Relation, float]]:
        """Who stands how with whom, as the network reads it, and how sure it is; ``holds_good`` as for controls."""
        for anchor in anchored(self.passage, "relation"):
            found = self._relation(anchor)
            if found is not None and holds_good(anchor.head):
                yield found, anchor.read.score

    def roles(self) -> Iterator[Role]:
        """Who is what, as the network reads it."""
        for anchor in anchored(self.passage, "role"):
            found = self._role(anchor)
            if found is not None:
                yield found

    def _controls(self, anchor: Anchored) -> Iterator[Control]:
        """The records of who holds a place, or several ("holds the town and the bridge"); none where the words name no
        place or nobody."""
        places = [p for p in _outermost(anchor.phrases("place")) if p.mention.kind in PARTIES]
        holder, loser = self._party(anchor, "holder"), self._party(anchor, "from")
        status = ControlStatus(anchor.read.ranked()[0][0])
        if holder is None and status is ControlStatus.LOST:
            holder = loser
        if not places or holder is None:
            return
        first = self.passage.tokens[places[0].head]
        with_it = {t.i for t in self.passage.conjuncts(first)}
        for phrase in (places[0], *(p for p in places[1:] if p.head in with_it)):
            place = next(iter(named_places(self.passage, phrase)), phrase)
            yield self.control_record(self._stated(anchor), event_place(self.passage, place), (holder, loser), status)

    def control_record(
        self, stated: Stated, place: EventPlace, parties: tuple[Actor, Actor | None], status: ControlStatus
    ) -> Control:
        """The record of who holds a place (the first of ``parties``) and who lost it (the second)."""
        return Control(
            id=self.record_id("c", stated.anchor, place.mention, status),
            span=self._sentence(stated.head),
            anchor=stated.anchor,
            place=place,
            holder=parties[0],
            lost_by=parties[1],
            status=status,
            time=stated.time,
            certainty=stated.judgement.certainty,
            historical=stated.judgement.historical,
            sources=stated.sources,
            confidence=stated.confidence,
            why=(stated.reason, *stated.judgement.why, *_time_reason(stated.time)),
        )

    def _relation(self, anchor: Anchored) -> Relation | None:
        """The record of a tie; ``None`` where the words do not name both."""
        a, b = self._party(anchor, "a"), self._party(anchor, "b")
        if a is None or b is None or a.mention == b.mention:
            return None
        ended = anchor.read.flags.get("ended", 0.0) >= LEAST
        return self.relation_record(self._stated(anchor), (a, b), RelationKind(anchor.read.ranked()[0][0]), ended=ended)

    def relation_record(
        self, stated: Stated, sides: tuple[Actor, Actor], kind: RelationKind, *, ended: bool
    ) -> Relation:
        """The record of how one side stands with the other; only words date a standing tie."""
        a, b = sides
        return Relation(
            id=self.record_id("l", stated.anchor, a.mention, b.mention, kind),
            span=self._sentence(stated.head),
            anchor=stated.anchor,
            a=a,
            b=b,
            kind=kind,
            time=stated.time if stated.time is not None and stated.time.span is not None else None,
            ended=ended,
            certainty=stated.judgement.certainty,
            historical=stated.judgement.historical,
            sources=stated.sources,
            confidence=stated.confidence,
            why=(stated.reason, *stated.judgement.why),
        )

    def _role(self, anchor: Anchored) -> Role | None:
        """The record of who is what; ``None`` where the words name no person."""
        person, of = self._party(anchor, "person"), self._party(anchor, "of")
        if person is None:
            return None
        words = self.passage.span(anchor.first, anchor.last)
        found = self.passage.phrase(person.mention)
        assert found is not None
        span = Span(min(words.start, found.mention.span.start), max(words.end, found.mention.span.end))
        title = words.of(self.passage.report.text)
        return Role(
            id=self.record_id("o", span, title),
            span=span,
            person=person,
            title=title,
            of=of if of is not None and of.mention != person.mention else None,
            former=anchor.read.flags.get("former", 0.0) >= LEAST,
            time=None,
            confidence=statement_confidence(anchor.read),
        )

    # -- the fields ----------------------------------------------------------------------------------------------------

    def _time(self, anchor: Anchored, judgement: Judgement) -> Moment | None:
        """The time that the grammar ties to the anchor, else that which the network links, else what tense, neighbours
        and publication give."""
        passage, token = self.passage, self.passage.tokens[anchor.head]
        real = judgement.status in REAL
        found = time_of(passage, token, historical=judgement.historical, real=real)
        if found is not None and found.span is not None:
            return found
        return linked_time(passage, token, anchor.phrases("on")) or found

    def _places(self, meant: Meant) -> tuple[EventPlace, ...]:
        """The places that are struck and those that grammar ties to the anchor; where there are none, those that the
        network links; else those that stand as an argument of its verb."""
        passage, anchor, candidate = self.passage, meant.anchor, meant.candidate
        taken = frozenset(candidate.actors + candidate.recipients)
        named = struck(passage, candidate.type, candidate.places)
        found = {i: event_place(passage, p) for i in named if (p := passage.phrase(i)) is not None and i not in taken}
        tied = places_of(passage, passage.tokens[anchor.head], range(anchor.first, anchor.last), taken)
        found |= {place.mention: place for place in tied}
        if found:
            return each_once(passage, found.values())
        linked = [
            phrase
            for phrase in _outermost(anchor.phrases("at"))
            if phrase.mention.kind is MentionKind.PLACE
            and phrase.mention.id not in taken
            and not elsewhere(passage, passage.tokens[phrase.head], anchor.head, self._saying)
        ]
        standing = [p for i in candidate.places if (p := passage.phrase(i)) is not None and i not in taken]
        named_in = [each for phrase in linked or standing for each in named_places(passage, phrase)]
        return each_once(passage, {each.mention.id: event_place(passage, each) for each in named_in}.values())

    def _sources(self, anchor: Anchored) -> tuple[Source, ...]:
        """Who says so: the speakers in whose reported words the anchor stands, else those that the network links."""
        passage = self.passage
        known = sources_of(passage, self.attributions, passage.tokens[anchor.head])
        if known:
            return known
        nameless = anchor.read.flags.get("anonymous", 0.0) >= LEAST
        chain: list[Source] = []
        for link in anchor.links.get("by", ()):
            head = passage.tokens[link.phrase.head]
            source = source_of(passage, head, self.vocabulary.reporting)
            if all(source.span != other.span for other in chain):
                chain.append(replace(source, anonymous=True) if nameless and not chain else source)
        return tuple(chain)

    def _party(self, anchor: Anchored, role: str) -> Actor | None:
        """The surest of those in a role who can be a party to something."""
        for link in anchor.links.get(role, ()):
            if link.phrase.mention.kind in PARTIES:
                return mention_actor(link.phrase.mention)
        return None

    def actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """The mentions of these ids as participants."""
        phrases = [phrase for mention in ids if (phrase := self.passage.phrase(mention)) is not None]
        return tuple(mention_actor(phrase.mention) for phrase in phrases)

    def _stated(self, anchor: Anchored) -> Stated:
        sources = self._sources(anchor)
        judgement = _sourced(judged(anchor.read), sources)
        return Stated(
            self.passage.span(anchor.first, anchor.last),
            anchor.head,
            judgement,
            self._time(anchor, judgement),
            sources,
            statement_confidence(anchor.read),
            self._reason(anchor),
        )

    def _sentence(self, head: int) -> Span:
        return self.passage.sentence_of(self.passage.tokens[head]).span

    def _reason(self, anchor: Anchored) -> str:
        (kind, chance), (other, less) = anchor.read.ranked()
        words = self.passage.text(anchor.first, anchor.last)
        return f'{kind}: "{words}" ({chance:.0%}; next {other} {less:.0%})'

    def record_id(self, prefix: str, anchor: Span, *parts: object) -> str:
        """An id from content; two records that are alike in all that counts are told apart by their order."""
        base = content_id(prefix, self.passage.report.id, anchor.start, anchor.end, *parts)
        self._given[base] += 1
        return base if self._given[base] == 1 else f"{base}-{self._given[base]}"


def _sourced(judgement: Judgement, sources: tuple[Source, ...]) -> Judgement:
    """The judgement with a certainty that fits: what somebody is named for is attributed, what nobody is named for is
    stated, unless it is left unverified."""
    certainty = Certainty.ATTRIBUTED if sources else Certainty.STATED
    if judgement.certainty in {certainty, Certainty.UNVERIFIED}:
        return judgement
    why = tuple(each for each in judgement.why if not each.startswith(("certainty ", "attributed:")))
    told = (f'attributed: "{sources[0].text}"',) if sources else ()
    return replace(judgement, certainty=certainty, why=(*why, *told))


def _outermost(phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases without those inside another of them."""
    return [p for p in phrases if not any(o is not p and o.first <= p.first and p.last <= o.last for o in phrases)]


def _time_reason(time: Moment | None) -> tuple[str, ...]:
    """What a record says of its time."""
    return (f"time: {time.basis}",) if time is not None else ()


def _place_reason(places: tuple[EventPlace, ...]) -> tuple[str, ...]:
    words = ", ".join(f'"{place.place.name if place.place.relation else place.text}"' for place in places)
    return (f"place: {words}",) if words else ()
