"""How many: the numbers that the network links with an event, with what the words around them tell of their scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.coding.anchored import Anchored
from dateline.coding.candidate import Candidate
from dateline.coding.counted import is_thing
from dateline.coding.counts import counts_of, mention_of
from dateline.language import Passage, Quantity, Token, quantities_in
from dateline.record import Count, CountScope

__all__ = ["Claims", "claims_of", "read_counts"]

Claims = Mapping[int, tuple[float, str]]
"""For each number that the network read (its mention) how surely some event counts it, and as what."""

BETWEEN = frozenset({"of", "other", "more", "the", "-"})
"""Words that may stand between a number and its noun."""
CASUALTIES = frozenset({"killed", "injured"})
REST = 6
"""Tokens behind the words that the network gives in which a number may go on."""
NOUN_REACH = 4
"""Words behind a number within which the noun that it counts is quoted with it."""


def claims_of(anchors: Iterable[Anchored]) -> Claims:
    """Which event counts each number most surely, and as what."""
    best: dict[int, tuple[float, str]] = {}
    for anchor in anchors:
        for mention, chances in anchor.read.counts.items():
            claim = _claim(anchor, mention, chances)
            best[mention] = max(claim, best.get(mention, claim))
    return best


def _claim(anchor: Anchored, mention: int, chances: Mapping[str, float]) -> tuple[float, str]:
    what = max(((w, p) for w, p in chances.items() if w != "cumulative"), key=lambda wp: (wp[1], wp[0]))
    return round(anchor.read.links["n"].get(mention, 0.0) * what[1], 4), what[0]


def read_counts(passage: Passage, anchor: Anchored, candidate: Candidate, claims: Claims) -> tuple[Count, ...]:
    """The numbers that the network links with an event, in text order; their rates are those that the grammar gives.

    Nobody is counted as dead or hurt whom another event counts more surely as something else ("tear gas was fired, and
    14 were arrested"), and no thing is ("five houses had been burned").
    """
    if not anchor.read.counts:
        return ()
    by_grammar = counts_of(passage, candidate)
    found: list[Count] = []
    for mention, chances in anchor.read.counts.items():
        span = passage.reading.mentions[mention].span
        within = passage.tokens_within(span)
        read = _quantity(passage, within) if within is not None else None
        if read is None:
            continue
        what = _claim(anchor, mention, chances)[1]
        if what in CASUALTIES and claims.get(mention, (0.0, what))[1] != what:
            continue
        noun = _noun(passage, read.last)
        if what in CASUALTIES and noun is not None and is_thing(passage, noun):
            continue
        same = next((c for c in by_grammar if c.span.overlaps(span)), None)
        found.append(_count(passage, read, noun, what, chances["cumulative"], same))
    return tuple(sorted(found, key=lambda c: (c.span, c.what)))


def _quantity(passage: Passage, within: tuple[int, int]) -> Quantity | None:
    """The quantity of which tokens ``[first, last)`` say at least a part, read as far as it goes ("sixty-one")."""
    first, last = within
    start = passage.sentence_of(passage.tokens[first]).first
    for quantity in quantities_in([t.text for t in passage.tokens[start : last + REST]]):
        if quantity.first + start < last and first < quantity.last + start:
            return quantity._replace(first=quantity.first + start, last=quantity.last + start)
    return Quantity(1, 1, False, first, last) if passage.tokens[first].text.lower() in {"a", "an"} else None


def _count(
    passage: Passage, read: Quantity, noun: Token | None, what: str, cumulative: float, same: Count | None
) -> Count:
    last = noun.i + 1 if noun is not None else read.last
    span = passage.span(read.first, last)
    scope = CountScope.CUMULATIVE if cumulative >= 0.5 else CountScope.INCIDENT
    return Count(
        what=what,
        min=read.min,
        max=read.max,
        approximate=read.approximate,
        of=mention_of(passage, noun) or (same.of if same is not None else None),
        per=same.per if same is not None else None,
        scope=same.scope if same is not None and same.per else scope,
        span=span,
        text=span.of(passage.report.text),
    )


def _noun(passage: Passage, at: int) -> Token | None:
    """The noun that a number before token ``at`` counts."""
    for token in passage.tokens[at : at + NOUN_REACH]:
        if token.pos in {"NOUN", "PROPN"}:
            following = passage.tokens[token.i + 1 : token.i + 2]
            if not (following and following[0].pos in {"NOUN", "PROPN"}):
                return token
        elif token.pos != "ADJ" and token.text.lower() not in BETWEEN:
            return None
    return None
