"""Records of network and grammar: what both give, and what the network alone is sure of."""

from __future__ import annotations

from dateline.coding.joining import same_relation, weighed
from dateline.record import Actor, Certainty, Relation, RelationKind, Span


def tie(a: str, b: str, at: int = 0) -> Relation:
    """``a`` leads ``b``, said by the words at ``at``."""
    return Relation(
        id=f"l-{a}-{b}",
        span=Span(0, 40),
        anchor=Span(at, at + 4),
        a=Actor(a, a, None, None, None, ()),
        b=Actor(b, b, None, None, None, ()),
        kind=RelationKind.LEADS,
        time=None,
        ended=False,
        certainty=Certainty.STATED,
        historical=False,
        sources=(),
        confidence=0.5,
        why=(),
    )


def test_what_grammar_gives_needs_the_network_to_see_it_too_where_it_is_not_trusted() -> None:
    ruled = [tie("m1", "m2"), tie("m3", "m4")]
    read = [(tie("m2", "m1"), 0.2)]
    assert weighed(ruled, read, same_relation, 0.6, lambda _: False) == [ruled[0]]
    assert weighed(ruled, read, same_relation, 0.6) == ruled


def test_what_only_the_network_reads_must_be_sure() -> None:
    sure, faint = tie("m1", "m2"), tie("m3", "m4")
    assert weighed([], [(sure, 0.6), (faint, 0.59)], same_relation, 0.6) == [sure]
