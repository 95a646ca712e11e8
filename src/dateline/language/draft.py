"""Mentions in the making: spans of tokens with a kind, before they are sorted and numbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.language.passage import Passage, Phrase, Token
from dateline.record import Mention, MentionKind, Report, SectionKind

__all__ = ["NOMINAL", "PRONOUN", "Draft", "assembled", "head_of", "with_added"]

NOMINAL = "NOMINAL"
PRONOUN = "PRONOUN"
RANKS = dict.fromkeys(
    ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "dative", "agent", "ROOT"), 2
) | dict.fromkeys(("conj", "appos"), 1)


class Draft(NamedTuple):
    """A phrase before it has an id.

    Attributes:
        first, last: tokens, half-open. head: the token that stands for it in the parse. kind, label: as in a phrase.
        stands_for: the tokens ``(first, last)`` of the draft that it stands for, or ``None``.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    label: str
    stands_for: tuple[int, int] | None = None


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of ``[first, last)`` that hangs on something outside it.

    Where a bad parse has several, the last that is an argument of something, or else the last.
    """
    found, best = last - 1, -1
    for i in range(first, last):
        token = tokens[i]
        if token.dep != "punct" and (token.head == i or not first <= token.head < last):
            rank = RANKS.get(token.dep, 0)
            if rank >= best:
                found, best = i, rank
    return found


def assembled(passage: Passage, drafts: Iterable[Draft]) -> Passage:
    """The passage with the drafts as its phrases, numbered in text order.

    Of two drafts with the same tokens, or that cross, the one given first is kept.
    """
    kept = _uncrossed(drafts, len(passage.tokens))
    order = sorted(kept, key=lambda d: (d.first, -d.last))
    ids = {(d.first, d.last): f"m{n}" for n, d in enumerate(order, start=1)}
    text, tokens = passage.report.text, passage.tokens
    phrases = []
    for n, draft in enumerate(order, start=1):
        span = passage.span(draft.first, draft.last)
        coref = ids.get(draft.stands_for) if draft.stands_for is not None else None
        mention = Mention(f"m{n}", span, text[span.start : span.end], draft.kind, coref=coref)
        phrases.append(Phrase(mention, draft.first, draft.last, draft.head, draft.label))
    return replace(passage, report=_placed(passage, phrases, tokens), phrases=tuple(phrases))


def _uncrossed(drafts: Iterable[Draft], size: int) -> list[Draft]:
    """The drafts that neither cross nor repeat one before them."""
    seen: set[tuple[int, int]] = set()
    covering: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    kept = []
    for draft in drafts:
        first, last = draft.first, draft.last
        if (first, last) in seen or any(
            _crosses(first, last, *other) for i in (first, last - 1) for other in covering[i]
        ):
            continue
        seen.add((first, last))
        kept.append(draft)
        for i in range(first, last):
            covering[i].append((first, last))
    return kept


def _crosses(first: int, last: int, other_first: int, other_last: int) -> bool:
    if first < other_first:
        return other_first < last < other_last
    return first > other_first and first < other_last < last


def _placed(passage: Passage, phrases: Iterable[Phrase], tokens: Sequence[Token]) -> Report:
    """The report, its dateline pointing at the places named in it."""
    report = passage.report
    if report.dateline is None:
        return report
    places = tuple(
        p.mention.id
        for p in phrases
        if p.mention.kind is MentionKind.PLACE
        and passage.sentences[tokens[p.head].sentence].section is SectionKind.DATELINE
    )
    return replace(report, dateline=replace(report.dateline, places=places))


def with_added(passage: Passage, phrases: Iterable[Phrase]) -> Passage:
    """The passage with further phrases; all are numbered anew, in text order, and what points at a mention follows.

    A further phrase that crosses one that is there, or has the same tokens, is left out. Its mention may have any id;
    its time's ``mention`` is set to the new one. Its ``coref`` may name a mention of the passage.
    """
    added = {(p.first, p.last): p for p in phrases}
    drafts = [Draft(p.first, p.last, p.head, p.mention.kind, p.label) for p in (*passage.phrases, *added.values())]
    order = sorted(_uncrossed(drafts, len(passage.tokens)), key=lambda d: (d.first, -d.last))
    there = {(p.first, p.last): p for p in passage.phrases}
    sources = [there.get((d.first, d.last)) or added[d.first, d.last] for d in order]
    ids = {p.mention.id: f"m{n}" for n, p in enumerate(sources, start=1) if (p.first, p.last) in there}
    renumbered = []
    for n, phrase in enumerate(sources, start=1):
        mention = phrase.mention
        time = mention.time and replace(mention.time, mention=f"m{n}")
        coref = ids.get(mention.coref) if mention.coref is not None else None
        renumbered.append(replace(phrase, mention=replace(mention, id=f"m{n}", time=time, coref=coref)))
    return replace(passage, report=_placed(passage, renumbered, passage.tokens), phrases=tuple(renumbered))
