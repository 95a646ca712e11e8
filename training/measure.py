"""Figures of a network on the corpus's own parts and on the public sets, without the coder around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

from evaluation.score import macro_f1
from training.batches import pad, pair_batch, spans_of
from training.decode import ReadAnchor, Reading, read_windows
from training.examples import AnchorTarget, PairExample, WindowExample
from training.network import Network

__all__ = ["facts_read", "mention_f1", "own_figures", "pair_types"]


def readings(net: Network, examples: Sequence[WindowExample], padding: int, size: int = 24) -> list[Reading]:
    """All windows read, in order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].window.ids))
    found: dict[int, Reading] = {}
    for at in range(0, len(order), size):
        part = order[at : at + size]
        found.update(zip(part, read_windows(net, [examples[i].window for i in part], padding), strict=True))
    return [found[i] for i in range(len(examples))]


@torch.no_grad()
def pair_types(net: Network, examples: Sequence[PairExample], padding: int, *, amp: bool = False) -> torch.Tensor:
    """Probabilities of the types of each pair, ``[pairs, types + 1]``; ``amp``: the encoder in 16 bits."""
    net.eval()
    rows = []
    for at in range(0, len(examples), 32):
        ids, mask, roles, actor, recipient = pair_batch(examples[at : at + 32], padding)
        with torch.autocast("cpu", torch.bfloat16, enabled=amp):
            hidden = net.encode(ids, mask, roles)
        rows.append(net.pairs(hidden.float(), mask, actor, recipient).softmax(-1))
    return torch.cat(rows)


@torch.no_grad()
def facts_read(net: Network, examples: Sequence[WindowExample], padding: int) -> tuple[list[int], list[int]]:
    """Gold and read facts."""
    net.eval()
    gold, coded = [], []
    order = sorted(examples, key=lambda e: len(e.window.ids))
    for at in range(0, len(order), 48):
        batch = order[at : at + 48]
        ids, mask = pad([e.window.ids for e in batch], padding), pad([[1] * len(e.window.ids) for e in batch], 0)
        spans = [(r, f.first, f.last) for r, e in enumerate(batch) for f in e.facts]
        if not spans:
            continue
        read = net.span(net.encode(ids, mask).float(), spans_of(batch, spans))
        coded += net.fact(read).argmax(-1).tolist()
        gold += [f.real for e in batch for f in e.facts]
    return gold, coded


def mention_f1(examples: Sequence[WindowExample], read: Sequence[Reading], *, kinds: bool = True) -> float:
    """Strict F1 of mentions, with their kinds or without."""
    right = ours = wanted = 0
    for example, reading in zip(examples, read, strict=True):
        gold = {m if kinds else m[:2] for m in example.mentions}
        mine = {m if kinds else m[:2] for m in reading.mentions}
        right, ours, wanted = right + len(gold & mine), ours + len(mine), wanted + len(gold)
    return 2 * right / max(ours + wanted, 1)


class Tally:
    """Right, ours, wanted by name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def f1(self, name: str) -> float:
        return 2 * self.right[name] / max(self.ours[name] + self.wanted[name], 1)

    def table(self) -> dict[str, float]:
        return {name: round(self.f1(name), 3) for name in sorted(self.wanted)}


def own_figures(net: Network, examples: Sequence[WindowExample], padding: int, cut: float = 0.5) -> dict[str, float]:
    """F1 of layers, and of links and judgements among matched anchors (overlapping words)."""
    tally = Tally()
    status: Judged = ([], [])
    read = readings(net, examples, padding)
    for example, reading in zip(examples, read, strict=True):
        _score(net, example, reading, tally, status, cut)
    table = tally.table()
    table["mentions"] = round(mention_f1(examples, read), 3)
    table["status macro-F1"] = round(macro_f1(*status), 3) if status[0] else 0.0
    return table


Judged = tuple[list[int], list[int]]
"""Gold and read statuses."""


def _score(net: Network, example: WindowExample, reading: Reading, tally: Tally, status: Judged, cut: float) -> None:
    for layer in net.labels.layers:
        gold = [t for t in example.anchors if t.layer == layer]
        mine = [a for a in reading.anchors if a.layer == layer]
        tally.wanted[f"{layer} anchor"] += len(gold)
        tally.ours[f"{layer} anchor"] += len(mine)
        tally.wanted[f"{layer} anchor+kind"] += len(gold)
        tally.ours[f"{layer} anchor+kind"] += len(mine)
        free = list(mine)
        for target in gold:
            match = next((a for a in free if a.first <= target.last and target.first <= a.last), None)
            if match is None:
                continue
            free.remove(match)
            tally.right[f"{layer} anchor"] += 1
            tally.right[f"{layer} anchor+kind"] += int(match.kind.argmax()) in target.kinds
            if layer == "event":
                status[0].append(target.status)
                status[1].append(-1 if match.status is None else int(match.status.argmax()))
                assert match.certainty is not None and match.mode is not None and match.flags is not None  # noqa: PT018
                judged = {
                    "certainty": int(match.certainty.argmax()) == target.certainty,
                    "mode": int(match.mode.argmax()) == target.mode,
                    "historical": int(float(match.flags[0]) > 0.5) == target.flags[0],
                }
                for name, right in judged.items():
                    tally.wanted[name] += 1
                    tally.ours[name] += 1
                    tally.right[name] += right
            _score_links(net, example, reading, target, match, tally, cut)


def _score_links(
    net: Network,
    example: WindowExample,
    reading: Reading,
    target: AnchorTarget,
    match: ReadAnchor,
    tally: Tally,
    cut: float,
) -> None:
    for k, name in enumerate(net.labels.links[target.layer]):
        gold = {example.mentions[j][:2] for (label, j), v in target.links.items() if label == k and v == 1}
        loose = {example.mentions[j][:2] for (label, j), v in target.links.items() if label == k}
        mine = {reading.mentions[m][:2] for m, p in match.links[k].items() if p >= cut}
        key = f"{target.layer} {name}"
        tally.wanted[key] += len(gold)
        tally.ours[key] += len(mine)
        tally.right[key] += min(sum(any(m[0] <= g[1] and g[0] <= m[1] for g in loose) for m in mine), len(gold))
