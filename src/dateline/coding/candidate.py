"""What event finding hands on: an event as one sentence says it, not yet judged, dated or sourced."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.record import EventType, Status

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the words of one sentence name.

    Attributes:
        sentence: number of the sentence.
        head: number of the token that says the event; what governs it decides the status.
        first, last: the anchor, tokens ``[first, last)``: the words that say the event ("carried out an attack").
        type, mode, contexts: PLOVER 2.0; ``mode`` is ``None`` where the words do not tell it.
        cameo: nearest CAMEO code.
        actors, recipients: ids of the mentions that do it and that it is done to, in text order.
        places: ids of mentions that stand as an argument of place ("seized Mosul", "a visit to Kabul").
        status_hint: what the words of the event themselves say of its status ("failed to seize"), or ``None`` where
            it is left to whoever judges the clause.
        why: in plain words, which words decided type and mode.
        confidence: 0 to 1, before the judgement of status.
    """

    sentence: int
    head: int
    first: int
    last: int
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    status_hint: Status | None = None
    why: tuple[str, ...] = ()
    confidence: float = 0.5
