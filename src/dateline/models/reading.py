"""What a network reads in a text: mentions, and anchors with what it makes of them. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.record import MentionKind, Span

__all__ = ["LAYERS", "PairReading", "ReadAnchor", "ReadMention", "Reading"]

LAYERS = ("event", "control", "relation", "role")
"""What an anchor may say, in the order in which the encoder gives their tags."""

Chances = Mapping[str, float]
"""Probability by label; they sum to 1 where the labels exclude one another."""


@dataclass(frozen=True, slots=True)
class ReadMention:
    """A mention as the network sees it, in code points of the text."""

    span: Span
    kind: MentionKind
    score: float


@dataclass(frozen=True, slots=True)
class ReadAnchor:
    """Words that say something, and what the network makes of them.

    Attributes:
        layer: ``event | control | relation | role``. span: the words. score: how sure that they say anything.
        sentence: number of the sentence among those read.
        kinds: PLOVER types, control statuses or relation kinds. status, certainty, modes: of events (certainty of
            controls and relations too); modes are ``TYPE.mode``, empty for none. flags: ``historical``,
            ``anonymous``, ``ended``, ``former``, each by itself.
        links: by role (``who to at on by said n``, ``place holder from``, ``a b``, ``person of``) the mentions in it:
            their number in :attr:`Reading.mentions` and how sure. counts: by mention what is counted.
    """

    layer: str
    span: Span
    score: float
    sentence: int
    kinds: Chances
    status: Chances = field(default_factory=dict)
    certainty: Chances = field(default_factory=dict)
    modes: Chances = field(default_factory=dict)
    flags: Chances = field(default_factory=dict)
    links: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    counts: Mapping[int, Chances] = field(default_factory=dict)

    def ranked(self) -> tuple[tuple[str, float], tuple[str, float]]:
        """The likeliest kind and the runner-up, each with its probability."""
        first, second = sorted(self.kinds.items(), key=lambda kv: (-kv[1], kv[0]))[:2]
        return first, second


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text, in text order."""

    mentions: tuple[ReadMention, ...] = ()
    anchors: tuple[ReadAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class PairReading:
    """What one span does to another: probability of each PLOVER type, and under ``""`` that there is nothing."""

    types: Chances
