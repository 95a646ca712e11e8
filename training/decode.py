"""What a network reads in windows: spans from tags, anchors with their judgements, links above a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from dateline.models import Window, tagged
from training.batches import link_pairs, pad, spans_of
from training.examples import WindowExample
from training.labels import LAYERS
from training.network import Network

__all__ = ["ReadAnchor", "Reading", "read_windows"]


@dataclass(slots=True)
class ReadAnchor:
    """An anchor as read: probabilities of each closed set, and links by label: ``{label: {mention: probability}}``."""

    layer: str
    first: int
    last: int
    score: float
    kind: Tensor
    status: Tensor | None = None
    certainty: Tensor | None = None
    mode: Tensor | None = None
    flags: Tensor | None = None
    links: list[dict[int, float]] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What was read in one window."""

    mentions: list[tuple[int, int, int]]
    anchors: list[ReadAnchor]


@torch.no_grad()
def read_windows(
    net: Network, group: Sequence[Window], padding: int, threshold: float = 0.5, *, amp: bool = False
) -> list[Reading]:
    """Reads a batch of windows; ``amp``: the encoder in 16 bits, twice as fast."""
    net.eval()
    ids = pad([w.ids for w in group], padding)
    mask = pad([[1] * len(w.ids) for w in group], 0)
    with torch.autocast("cpu", torch.bfloat16, enabled=amp):
        hidden = net.encode(ids, mask)
    hidden = hidden.float()
    found = []
    for row, window in enumerate(group):
        words = hidden[row, torch.tensor(window.piece, dtype=torch.long)]
        mentions = [(s[0], s[1], s[2]) for s in tagged(net.mention_tags(words).softmax(-1).numpy(), 0.5)]
        example = WindowExample(window, mentions)
        anchors = [
            a for layer in LAYERS for a in _anchors(net, hidden[row : row + 1], words, example, layer, threshold)
        ]
        found.append(Reading(mentions, anchors))
    return found


def _anchors(
    net: Network, hidden: Tensor, words: Tensor, example: WindowExample, layer: str, threshold: float
) -> list[ReadAnchor]:
    spans = tagged(net.anchor_tags[layer](words).softmax(-1).numpy(), threshold)
    if not spans:
        return []
    read = net.span(hidden, spans_of([example], [(0, a, b) for a, b, _, _ in spans]))
    kinds = net.kind[layer](read).softmax(-1)
    flags = net.flags[layer](read).sigmoid()
    certainty = net.certainty[layer](read).softmax(-1) if layer != "role" else None
    status = net.status(read).softmax(-1) if layer == "event" else None
    mode = net.mode(read).softmax(-1) if layer == "event" else None
    found = [
        ReadAnchor(layer, a, b, s, kinds[i], _row(status, i), _row(certainty, i), _row(mode, i), flags[i])
        for i, (a, b, _, s) in enumerate(spans)
    ]  # fmt: skip
    for i, anchor in enumerate(found):
        anchor.links = _links(net, hidden, read[i : i + 1], example, anchor)
    return found


def _row(table: Tensor | None, i: int) -> Tensor | None:
    return None if table is None else table[i]


def _links(
    net: Network, hidden: Tensor, read: Tensor, example: WindowExample, anchor: ReadAnchor
) -> list[dict[int, float]]:
    near = link_pairs(example, anchor.first, anchor.last)
    names = net.labels.links[anchor.layer]
    if not near:
        return [{} for _ in names]
    mentions = net.span(hidden, spans_of([example], [(0, *example.mentions[i][:2]) for i, _, _ in near]))
    away, distance = (torch.tensor([pair[k] for pair in near]) for k in (1, 2))
    joint = net.links(anchor.layer, read.expand(len(near), -1), mentions, away, distance)
    scores = net.link_out[anchor.layer](joint).sigmoid()
    return [{pair[0]: float(scores[j, k]) for j, pair in enumerate(near)} for k in range(len(names))]
