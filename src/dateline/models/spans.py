"""Spans of words from their tags, and how far two spans lie apart."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["EDGES", "REACH", "TaggedSpan", "distance_bucket", "tagged"]

REACH = 3
"""Sentences to either side of an anchor in whose mentions its participants are looked for."""
EDGES = (-20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10, 20)
"""Bounds of the buckets of signed distances in words."""


ANEW = 2.0
"""How many times likelier than going on a beginning must be for one span to end right where another begins."""


class TaggedSpan(NamedTuple):
    """Words ``[first, last]``, number of the kind, probability of its beginning there."""

    first: int
    last: int
    kind: int
    score: float


def tagged(chances: NDArray[np.float32], threshold: float) -> list[TaggedSpan]:
    """Spans from probabilities ``[words, 1 + 2 kinds]``: outside, then begin and inside of each kind.

    A word whose begin tags together reach ``threshold`` opens a span. It goes on while a word is likelier in a span
    than outside, and not far likelier (``ANEW`` times) to begin another: two spans hardly ever stand side by side.
    """
    begins, insides = chances[:, 1::2], chances[:, 2::2]
    begin, inside, outside = begins.sum(-1), insides.sum(-1), chances[:, 0]
    spans: list[TaggedSpan] = []
    word, size = 0, len(chances)
    while word < size:
        if begin[word] >= threshold:
            last = word
            while last + 1 < size and begin[last + 1] < ANEW * inside[last + 1]:
                if inside[last + 1] + begin[last + 1] <= outside[last + 1]:
                    break
                last += 1
            kind = int(begins[word].argmax())
            spans.append(TaggedSpan(word, last, kind, float(begin[word])))
            word = last
        word += 1
    return spans


def distance_bucket(anchor: TaggedSpan, mention: TaggedSpan) -> int:
    """The bucket of the words between an anchor and a mention; overlapping it or right before it is the middle one."""
    if mention.first > anchor.last:
        words = mention.first - anchor.last
    elif mention.last < anchor.first:
        words = mention.last - anchor.first
    else:
        words = 0
    return bisect_right(EDGES, words)
