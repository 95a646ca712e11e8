"""What one given actor did to another: the event between two spans of a text."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.candidate import Candidate
from dateline.coding.events import Reading
from dateline.coding.frames import Frame
from dateline.language import Passage, Token
from dateline.record import EventType, Span
from dateline.vocabulary import Vocabulary

__all__ = ["code_pair"]

WILLING = frozenset(
    {EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.CONCEDE}
)
HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.PROTEST})
FUTURE = frozenset({"will", "would", "shall", "'ll"})
REFUSED = frozenset({"will", "would", "could", "can", "shall", "do", "did", "does"})


def code_pair(
    passage: Passage, actor_span: Span, recipient_span: Span | None, vocabulary: Vocabulary
) -> Candidate | None:
    """The event that the text says between who stands at ``actor_span`` and who stands at ``recipient_span``.

    Of several, the one whose participants fit the spans best; what one will do for the other is AGREE, what one will
    not do for the other REJECT, as PLOVER has it. ``None`` where the text says nothing between them.
    """
    reading = Reading(passage, vocabulary)
    best: tuple[float, Frame] | None = None
    for sentence in passage.sentences:
        if not (sentence.span.overlaps(actor_span) or (recipient_span and sentence.span.overlaps(recipient_span))):
            continue
        for frame in reading.all_frames(sentence):
            score = _fit(passage, frame, actor_span, recipient_span)
            if best is None or score > best[0]:
                best = (score, frame)
    if best is None or best[0] <= 0:
        return None
    frame = _as_said(passage, best[1])
    return reading.reaching.bare_candidate(frame)


def _meant(passage: Passage, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with what the pronouns among them stand for."""
    found = list(tokens)
    for token in tokens:
        phrase = passage.phrase_at(token) if token.pos == "PRON" else None
        meant = passage.phrase(passage.antecedent(phrase.mention).id) if phrase is not None else None
        if meant is not None:
            found.append(passage.tokens[meant.head])
    return tuple(found)


def _fit(passage: Passage, frame: Frame, actor: Span, recipient: Span | None) -> float:
    """How well a frame's participants fit the spans; not above 0 where nothing fits."""
    actors = max((_touch(passage, t, actor) for t in _meant(passage, frame.actors)), default=0.0)
    others = _meant(passage, (*frame.recipients, *frame.places, *frame.actors))
    if recipient is None:
        taken = 0.5
    else:
        taken = max((_touch(passage, t, recipient) for t in others), default=0.0)
        if not taken and _below(passage, frame, recipient):
            taken = 0.6
    if not actors and not frame.actors:
        actors = 0.4 * max((_touch(passage, t, actor) for t in frame.places), default=0.0)
    swapped = max((_touch(passage, t, actor) for t in frame.recipients), default=0.0) if not actors else 0.0
    depth = _depth(passage, passage.tokens[frame.head])
    return 2 * actors + 1.5 * taken + 0.5 * swapped + 0.01 * len(frame.absorbs) - 0.05 * depth - 0.3


def _touch(passage: Passage, token: Token, span: Span) -> float:
    """1 where the token stands in the span, less where only something inside its phrase does."""
    if span.start <= token.start and token.end <= span.end:
        return 1.0
    first, last = passage.subtree(token)[0], passage.subtree(token)[-1]
    return 0.6 if first.start < span.end and span.start < last.end else 0.0


def _below(passage: Passage, frame: Frame, span: Span) -> bool:
    words = passage.subtree(passage.tokens[frame.head])
    return any(span.start <= t.start and t.end <= span.end for t in words)


def _depth(passage: Passage, token: Token) -> int:
    return sum(1 for _ in passage.ancestors(token))


def _as_said(passage: Passage, frame: Frame) -> Frame:
    """The type that PLOVER and CAMEO give what is only announced, or not done."""
    head = passage.tokens[frame.head]
    words = passage.children(head, "aux", "neg", "advmod")
    if any(w.dep == "neg" for w in words) and any(w.lemma in REFUSED for w in words):
        return replace(frame, type=EventType.REJECT, mode=None, cameo="120") if frame.type in WILLING else frame
    willing = head.dep == "xcomp" and passage.head(head).lemma in {"willing", "ready", "prepared", "plan", "intend"}
    if willing or any(w.text.lower() in FUTURE for w in words):
        if frame.type in WILLING:
            return replace(frame, type=EventType.AGREE, mode=None, cameo="030")
        if frame.type in HARMFUL:
            return replace(frame, type=EventType.THREATEN, mode=None, cameo="130")
    return frame
