"""Examples as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

import torch
from torch import Tensor

from dateline.models import REACH, TaggedSpan, distance_bucket
from training.examples import PairExample, WindowExample
from training.network import Spans

__all__ = ["link_pairs", "pad", "pair_batch", "shuffled", "spans_of", "tag_targets"]

Example = TypeVar("Example", WindowExample, PairExample)
SPREAD = 24
"""Pieces by which lengths in a batch may differ, so that batches are not the same each epoch."""


def shuffled(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of examples of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.ids) + rng.random() * SPREAD)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(batches)
    yield from batches


def pad(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    """Rows as one matrix."""
    wide = max(len(row) for row in rows)
    return torch.tensor([list(row) + [value] * (wide - len(row)) for row in rows])


def tag_targets(batch: Sequence[WindowExample], layers: Sequence[str]) -> tuple[Tensor, dict[str, Tensor], Tensor]:
    """Tags of words (mentions; anchors by layer; -100 where there is no word) and pieces of words, padded with 0."""
    pieces = pad([e.window.piece for e in batch], 0)
    mentions = torch.full_like(pieces, -100)
    anchors = {layer: torch.full_like(pieces, -100) for layer in layers}
    for row, example in enumerate(batch):
        n = len(example.window.piece)
        mentions[row, :n] = 0
        for first, last, kind in example.mentions:
            mentions[row, first] = 1 + 2 * kind
            mentions[row, first + 1 : last + 1] = 2 + 2 * kind
        for layer in layers:
            anchors[layer][row, :n] = 0
        for target in example.anchors:
            anchors[target.layer][row, target.first] = 1
            anchors[target.layer][row, target.first + 1 : target.last + 1] = 2
    return mentions, anchors, pieces


def spans_of(batch: Sequence[WindowExample], spans: Sequence[tuple[int, int, int]]) -> Spans:
    """``(row, first word, last word)`` as indices of pieces."""
    return Spans(
        torch.tensor([r for r, _, _ in spans]),
        torch.tensor([batch[r].window.piece[a] for r, a, _ in spans]),
        torch.tensor([batch[r].window.piece[b] for r, _, b in spans]),
    )


def pair_batch(batch: Sequence[PairExample], padding: int) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, mask, roles, and where actor and recipient are (the whole sentence where there is none)."""
    ids = pad([e.window.ids for e in batch], padding)
    mask = pad([[1] * len(e.window.ids) for e in batch], 0)
    roles = torch.zeros_like(ids)
    for row, example in enumerate(batch):
        for role, span in ((1, example.actor), (2, example.recipient)):
            if span is not None:
                a, b = piece_range(example, span)
                roles[row, a:b] = role
    actor = torch.where((roles == 1).any(-1, keepdim=True), roles == 1, mask == 1)
    recipient = torch.where((roles == 2).any(-1, keepdim=True), roles == 2, mask == 1)
    return ids, mask, roles, actor, recipient


def piece_range(example: PairExample, span: tuple[int, int]) -> tuple[int, int]:
    """The pieces of words ``[first, last]``, half-open."""
    window = example.window
    after = span[1] + 1
    return window.piece[span[0]], window.piece[after] if after < len(window.piece) else len(window.ids) - 1


def link_pairs(example: WindowExample, first: int, last: int) -> list[tuple[int, int, int]]:
    """The mentions that may be linked with an anchor of words ``[first, last]``: number, sentences away, distance."""
    sentences = example.window.sentence
    anchor = TaggedSpan(first, last, 0, 1.0)
    return [
        (i, away + REACH, distance_bucket(anchor, TaggedSpan(a, b, 0, 1.0)))
        for i, (a, b, _) in enumerate(example.mentions)
        if abs(away := sentences[a] - sentences[first]) <= REACH
    ]
