"""What one given actor does to another: the network's judgement of the pair, on the words that bear it out best."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.anchored import Anchored
from dateline.coding.meaning import Meant, meant_events, of_type
from dateline.coding.pairing import code_pair
from dateline.language import Passage
from dateline.models import PairReading, ReadAnchor
from dateline.record import EventType, Span
from dateline.vocabulary import Vocabulary

__all__ = ["meant_pair"]

RULE_WEIGHT = 1.0
"""What the type that the grammar gives is worth beside the network's probabilities. On the development pairs of PLV
(root macro-F1): 0 gives 0.59, 0.3 0.69, 0.6 0.73, 1.0 0.78, grammar alone 0.78; the vocabulary was written with those
pairs in view, so that on others its word may be worth less."""


def meant_pair(
    passage: Passage, actor: Span, recipient: Span, vocabulary: Vocabulary, reading: PairReading
) -> Meant | None:
    """The event between who stands at ``actor`` and who stands at ``recipient``; ``None`` where there is none.

    The pair decides the type; status, time and the like are those of the event in the text that fits best: of the same
    type first, then with the same participants.
    """
    ruled = code_pair(passage, actor, recipient, vocabulary)
    weighed = {kind: p + RULE_WEIGHT * (ruled is not None and ruled.type == kind) for kind, p in reading.types.items()}
    chosen, _ = max(weighed.items(), key=lambda kv: (kv[1], kv[0]))
    chance = reading.types[chosen]
    if not chosen:
        return None
    kind = EventType(chosen)
    events = list(meant_events(passage, vocabulary))
    best = max(events, key=lambda m: (_fit(passage, m, kind, actor, recipient), -m.candidate.first), default=None)
    if best is None:
        best = _bare(passage, vocabulary, kind, chance)
    if best is None:
        return None
    if best.candidate.type is not kind:
        best = of_type(passage, vocabulary, best.anchor, kind)
    parties = tuple(_mention(passage, span) for span in (actor, recipient))
    who, to = (tuple(p for p in (party,) if p is not None) for party in parties)
    runner_up = sorted(((p, t) for t, p in reading.types.items() if t != chosen), reverse=True)[0]
    why = f"{kind}: between the two spans ({chance:.0%}; next {runner_up[1] or 'nothing'} {runner_up[0]:.0%})"
    candidate = replace(best.candidate, actors=who, recipients=to, why=(why,), confidence=round(chance, 4))
    return replace(best, candidate=candidate)


def _meets(passage: Passage, ids: tuple[str, ...], span: Span) -> bool:
    return any((p := passage.phrase(i)) is not None and p.mention.span.overlaps(span) for i in ids)


def _fit(passage: Passage, meant: Meant, kind: EventType, actor: Span, recipient: Span) -> float:
    candidate = meant.candidate
    shared = _meets(passage, candidate.actors, actor) + _meets(passage, candidate.recipients, recipient)
    return 3 * (meant.anchor.read.kinds.get(kind, 0.0)) + shared + meant.anchor.read.score


def _bare(passage: Passage, vocabulary: Vocabulary, kind: EventType, chance: float) -> Meant | None:
    """An event on the main verb of the first sentence, where the network reads no event in the text."""
    if not passage.sentences:
        return None
    root = passage.tokens[passage.sentences[0].root]
    read = ReadAnchor(
        "event",
        root.span,
        chance,
        0,
        {kind: chance, "": 1 - chance},
        {"happened": 1.0, "": 0.0},
        {"stated": 1.0, "": 0.0},
    )
    return of_type(passage, vocabulary, Anchored(read, root.i, root.i + 1, root.i, {}), kind)


def _mention(passage: Passage, span: Span) -> str | None:
    """The mention that fits a span best."""
    near = [p for p in passage.phrases if p.mention.span.overlaps(span)]
    best = max(near, key=lambda p: (_shared(p.mention.span, span), -p.first), default=None)
    return best.mention.id if best is not None else None


def _shared(one: Span, other: Span) -> float:
    inside = min(one.end, other.end) - max(one.start, other.start)
    return inside / (max(one.end, other.end) - min(one.start, other.start))
