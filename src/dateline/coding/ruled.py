"""Records that grammar and vocabulary give: controls, relations and roles that plain patterns tell."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution import sources_of
from dateline.coding.bench import Bench, Stated
from dateline.coding.controls import Hold, find_controls
from dateline.coding.judgement import Judge, Judgement
from dateline.coding.relations import Tie, find_relations
from dateline.coding.roles import Office, find_roles
from dateline.coding.timing import time_of
from dateline.record import Certainty, Control, ControlStatus, Moment, Relation, Role, Status

__all__ = ["Ruled"]

REAL = frozenset({Status.HAPPENED, Status.ONGOING})
GOING_ON = frozenset({"continue", "keep", "remain", "persist", "carry"})
LASTING = frozenset({ControlStatus.HELD, ControlStatus.BESIEGED, ControlStatus.CONTESTED})
"""What goes on: who plans to "hold on to" a place holds it."""
STATEMENT, UNREAL, UNVERIFIED, UNKNOWN, ROLE = 0.8, 0.8, 0.95, 0.8, 0.9
"""How sure: a plain pattern; factors where judged unreal, unverified, or of somebody unresolved; a title by a name."""


class Ruled:
    """The records of one passage that grammar gives."""

    def __init__(self, bench: Bench, judge: Judge) -> None:
        self.bench = bench
        self.passage = bench.passage
        self.judge = judge
        self.offices = find_roles(self.passage, bench.vocabulary.agents)

    def controls(self) -> Iterator[Control]:
        """Who holds which place."""
        for hold in find_controls(self.passage, self.bench.vocabulary.ties):
            found = self._control(hold)
            if found is not None:
                yield found

    def relations(self) -> Iterator[Relation]:
        """Who stands how with whom."""
        for tie in find_relations(self.passage, self.bench.vocabulary.ties, self.offices):
            found = self._relation(tie)
            if found is not None:
                yield found

    def roles(self) -> Iterator[Role]:
        """Who is what."""
        for office in self.offices:
            if not self.bench.vocabulary.ties.is_tie(office.noun):
                yield self._role(office)

    def holds_good(self, head: int) -> bool:
        """Whether what the token says is so, or goes on: not denied, planned, weighed or conditional."""
        return self.judge.judge(self.passage.tokens[head]).status in REAL or self._goes_on(head)

    def _control(self, hold: Hold) -> Control | None:
        """The record of a hold; ``None`` where the words say that it is not so, or not yet, or do not say of whom."""
        holder = hold.holder or (hold.lost_by if hold.status is ControlStatus.LOST else None)
        judgement, time = self._judged(hold.head)
        lasting = hold.status in LASTING and judgement.status is Status.PLANNED
        if holder is None or (judgement.status not in REAL and not lasting and not self._goes_on(hold.head)):
            return None
        confidence = _confidence(judgement, known=hold.holder is not None)
        stated = self._stated(hold, judgement, time, confidence, f'{hold.status}: "{hold.words}"')
        return self.bench.control_record(stated, hold.place, (holder, hold.lost_by), hold.status)

    def _relation(self, tie: Tie) -> Relation | None:
        """The record of a tie; ``None`` where the words say that it is not so, or not yet."""
        judgement, time = self._judged(tie.head)
        if judgement.status not in REAL and not self._goes_on(tie.head):
            return None
        confidence = _confidence(judgement, known=bool(tie.a.country or tie.a.entity))
        stated = self._stated(tie, judgement, time, confidence, f'{tie.kind}: "{tie.words}"')
        return self.bench.relation_record(stated, (tie.a, tie.b), tie.kind, ended=tie.ended)

    def _stated(
        self, found: Hold | Tie, judgement: Judgement, time: Moment | None, confidence: float, reason: str
    ) -> Stated:
        sources = sources_of(self.passage, self.bench.attributions, self.passage.tokens[found.head])
        anchor = self.passage.span(found.first, found.last)
        return Stated(anchor, found.head, judgement, time, sources, confidence, reason)

    def _role(self, office: Office) -> Role:
        return Role(
            id=self.bench.record_id("o", office.span, office.title),
            span=office.span,
            person=office.person,
            title=office.title,
            of=office.of,
            former=office.former,
            time=None,
            confidence=ROLE,
        )

    def _judged(self, head: int) -> tuple[Judgement, Moment | None]:
        token = self.passage.tokens[head]
        judgement = self.judge.judge(token)
        real = judgement.status in REAL
        return judgement, time_of(self.passage, token, historical=judgement.historical, real=real)

    def _goes_on(self, head: int) -> bool:
        """Whether the words say that what they tell of goes on ("will continue to lead"): then it is so already."""
        token = self.passage.tokens[head]
        if token.pos == "NOUN" and any(t.text.lower() == "the" for t in self.passage.children(token, "det")):
            token = self.passage.head(token)  # "will continue to lead the coalition": there is one to be led
        return token.dep == "xcomp" and self.passage.head(token).lemma in GOING_ON


def _confidence(judgement: Judgement, *, known: bool) -> float:
    factor = 1.0 if judgement.status in REAL else UNREAL
    factor *= UNVERIFIED if judgement.certainty is Certainty.UNVERIFIED else 1.0
    return round(STATEMENT * factor * (1.0 if known else UNKNOWN), 2)
