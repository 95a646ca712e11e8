"""The network's anchors in terms of the passage: tokens, and the phrases of those who take part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.language import Passage, Phrase, head_of
from dateline.models import ReadAnchor
from dateline.record import Span

__all__ = ["Anchored", "Link", "anchored"]


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase in a role, and how sure the network is."""

    phrase: Phrase
    chance: float


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor as tokens ``[first, last)`` with its head, and by role those linked to it, surest first."""

    read: ReadAnchor
    first: int
    last: int
    head: int
    links: Mapping[str, tuple[Link, ...]]

    def phrases(self, role: str) -> tuple[Phrase, ...]:
        """The phrases in a role, in text order, each once."""
        found = {link.phrase.mention.id: link.phrase for link in self.links.get(role, ())}
        return tuple(sorted(found.values(), key=lambda p: (p.first, p.last)))


def anchored(passage: Passage, layer: str) -> Iterator[Anchored]:
    """The anchors of one layer, in text order; one whose words lie outside the passage's tokens is left out."""
    finder = _Finder(passage)
    for read in passage.reading.anchors:
        found = finder.tokens(read.span) if read.layer == layer else None
        if found is not None:
            links = {role: tuple(finder.links(given)) for role, given in read.links.items()}
            yield Anchored(read, *found, _saying(passage, head_of(passage.tokens, *found)), links)


def _saying(passage: Passage, head: int) -> int:
    """The word that says it: of an auxiliary alone ("had"), its verb."""
    token = passage.tokens[head]
    return token.head if token.dep in {"aux", "auxpass"} else head


class _Finder:
    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self._phrases: dict[int, Phrase | None] = {}

    def tokens(self, span: Span) -> tuple[int, int] | None:
        return self.passage.tokens_within(span)

    def links(self, given: Mapping[int, float]) -> Iterator[Link]:
        for mention, chance in sorted(given.items(), key=lambda item: (-item[1], item[0])):
            if mention not in self._phrases:
                self._phrases[mention] = self.phrase(self.passage.reading.mentions[mention].span)
            phrase = self._phrases[mention]
            if phrase is not None:
                yield Link(phrase, chance)

    def phrase(self, span: Span) -> Phrase | None:
        """The phrase that fits a read mention best: by shared words, of equals the one with its head inside."""
        found = self.tokens(span)
        if found is None:
            return None
        first, last = found
        head = head_of(self.passage.tokens, first, last)
        near = {
            p.mention.id: p
            for i in range(first, last)
            for p in (
                *self.passage.phrases_headed(self.passage.tokens[i]),
                self.passage.phrase_at(self.passage.tokens[i]),
            )
            if p is not None
        }

        def fit(phrase: Phrase) -> tuple[float, bool]:
            shared = min(last, phrase.last) - max(first, phrase.first)
            whole = max(last, phrase.last) - min(first, phrase.first)
            return (shared / whole + 0.5 * (phrase.head == head), phrase.head == head)

        return max(near.values(), key=lambda p: (fit(p), -p.first), default=None)
