"""What a report says happened: every layer of its record, judged, dated, placed, counted and sourced."""

from __future__ import annotations

from functools import partial

from dateline.coding.attribution import find_attributions
from dateline.coding.bench import Bench
from dateline.coding.events import find_events
from dateline.coding.joining import joined, same_control, same_relation, same_role, weighed
from dateline.coding.judgement import Judge
from dateline.coding.meaning import meant_events, told_once
from dateline.coding.paired import meant_pair
from dateline.coding.ruled import Ruled
from dateline.language import Passage
from dateline.models import PairReading
from dateline.record import Coded, CoderInfo, Event, Relation, RelationKind, Role, Span
from dateline.vocabulary import Vocabulary

__all__ = ["code", "code_pair"]

CONTROL_ALONE = RELATION_ALONE = 0.6
"""Least probability of a control or relation that only the network reads; swept on the development part."""


def code(passage: Passage, vocabulary: Vocabulary, coder: CoderInfo) -> Coded:
    """The coded report of a passage whose mentions are resolved.

    The same passage, vocabulary and version always give the same record, ids included.
    """
    attributions = find_attributions(passage, vocabulary)
    bench = Bench(passage, vocabulary, attributions)
    judge = Judge(passage, attributions, vocabulary)
    grammar = Ruled(bench, judge)
    ruled = find_events(passage, vocabulary, attributions)
    events = [bench.event(each) for each in told_once(list(meant_events(passage, vocabulary, ruled, judge)))]
    controls = weighed(grammar.controls(), bench.controls(grammar.holds_good), same_control, CONTROL_ALONE)
    relations = weighed(
        grammar.relations(),
        bench.relations(grammar.holds_good),
        same_relation,
        RELATION_ALONE,
        partial(_plain, passage),
    )
    roles = joined(grammar.roles(), bench.roles(), same_role)
    return Coded(
        report=passage.report,
        coder=coder,
        mentions=passage.mentions,
        events=tuple(sorted(events, key=lambda e: (e.anchor, e.id))),
        controls=tuple(sorted(controls, key=lambda c: (c.anchor, c.id))),
        relations=tuple(sorted(relations, key=lambda r: (r.anchor, r.id))),
        roles=tuple(sorted(roles, key=_by_span)),
        problems=passage.report.problems,
    )


def _plain(passage: Passage, relation: Relation) -> bool:
    """Whether grammar is to be trusted with a relation that the network does not see at all.

    Not with who leads, represents or belongs to whom: on the development parts all nineteen of these were wrong, being
    titles ("the Kyrgyz opposition leader") and figures of speech; of the others half were right. Whoever is the leader
    *of* something leads it.
    """
    if relation.kind is RelationKind.LEADS:
        led = passage.phrase(relation.b.mention)
        return led is not None and led.mention.span.start >= relation.anchor.end
    return relation.kind not in {RelationKind.REPRESENTS, RelationKind.PART_OF}


def code_pair(
    passage: Passage, actor: Span, recipient: Span, vocabulary: Vocabulary, reading: PairReading
) -> Event | None:
    """What the holder of one span does to the holder of another, as an event; ``None`` where the words say nothing."""
    meant = meant_pair(passage, actor, recipient, vocabulary, reading)
    if meant is None:
        return None
    return Bench(passage, vocabulary, find_attributions(passage, vocabulary)).event(meant)


def _by_span(role: Role) -> tuple[Span, str]:
    return (role.span, role.id)
