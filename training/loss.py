"""What the network is trained to lessen."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import link_pairs, pad, pair_batch, spans_of, tag_targets
from training.examples import AnchorTarget, PairExample, WindowExample
from training.labels import LAYERS, Labels
from training.network import Network

__all__ = ["pair_loss", "window_loss"]

SMOOTH = 0.03
BLANKED = 0.1
"""Share of pieces hidden from the network in training, so that it learns to read from context too."""
TAUGHT = 0.5
"""Weight of what the teacher says, where there is one; the rest is the annotator's."""
TAGS = 4.0
"""Weight of the tagging tasks: a mean over words is small beside one over anchors."""
WEIGHTS = {"event": 1.5, "control": 4.0, "relation": 4.0, "role": 2.0}
"""How much more an anchor's word counts than one outside: controls and relations are rare."""


def window_loss(net: Network, batch: Sequence[WindowExample], padding: int, *, amp: bool = True) -> dict[str, Tensor]:
    """The losses of a batch of windows by task."""
    labels = net.labels
    ids = pad([e.window.ids for e in batch], padding)
    mask = pad([[1] * len(e.window.ids) for e in batch], 0)
    with torch.autocast("cpu", torch.bfloat16, enabled=amp):
        hidden = net.encode(_blanked(net, ids, mask), mask)
    hidden = hidden.float()
    mentions, anchors, pieces = tag_targets(batch, LAYERS)
    words = hidden.gather(1, pieces.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
    soft = _soft_tags(batch, words.shape[1])
    losses = {"mentions": _tags(net.mention_tags(words), mentions, 1.0, soft.get("mentions"))}
    for layer in LAYERS:
        logits = net.anchor_tags[layer](words)
        losses[f"{layer} anchors"] = _tags(logits, anchors[layer], WEIGHTS[layer], soft.get(layer))
        losses.update(_layer(net, hidden, batch, layer, labels))
    facts = [(r, f.first, f.last, f.real) for r, e in enumerate(batch) for f in e.facts]
    if facts:
        read = net.span(hidden, spans_of(batch, [f[:3] for f in facts]))
        losses["fact"] = F.cross_entropy(net.fact(read), torch.tensor([f[3] for f in facts]), label_smoothing=SMOOTH)
    quads = [(r, s, q) for r, e in enumerate(batch) for s, q in e.quads.items() if q >= 0]
    if quads:
        belongs = torch.zeros(len(quads), hidden.shape[1], dtype=torch.bool)
        for i, (r, s, _) in enumerate(quads):
            window = batch[r].window
            belongs[i, [p for p, sent in zip(window.piece, window.sentence, strict=True) if sent == s]] = True
        logits = net.quads(hidden[torch.tensor([q[0] for q in quads])], belongs)
        losses["quad"] = 0.5 * F.cross_entropy(logits, torch.tensor([q[2] for q in quads]), label_smoothing=SMOOTH)
    return losses


def _blanked(net: Network, ids: Tensor, mask: Tensor) -> Tensor:
    """The pieces with some hidden, where the network is in training and has a piece to hide them with."""
    if net.blank is None or not net.training:
        return ids
    hide = (torch.rand(ids.shape) < BLANKED) & (mask == 1)
    hide[:, 0] = False
    return ids.masked_fill(hide, net.blank)


def _soft_tags(batch: Sequence[WindowExample], words: int) -> dict[str, Tensor]:
    """The teacher's probabilities of tags, ``mentions`` and by layer, ``[batch, words, tags]``; empty without one."""
    soft = [e.soft for e in batch if e.soft is not None]
    if len(soft) < len(batch):
        return {}
    rows = {"mentions": [s.mentions for s in soft]} | {layer: [s.anchors[layer] for s in soft] for layer in LAYERS}
    return {
        name: torch.stack([F.pad(row, (0, 0, 0, words - len(row))) for row in tables]) for name, tables in rows.items()
    }


def _tags(logits: Tensor, targets: Tensor, positive: float, soft: Tensor | None) -> Tensor:
    """Cross-entropy of tags, as a mean over words; begin and inside weigh ``positive`` times as much as outside."""
    weight = torch.full((logits.shape[-1],), positive)
    weight[0] = 1.0
    flat = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), weight, ignore_index=-100, reduction="sum")
    if soft is not None:
        # beyond the last word ``soft`` is nothing but zeros, which count for nothing
        taught = -(weight * soft * logits.log_softmax(-1)).sum()
        flat = TAUGHT * taught + (1 - TAUGHT) * flat
    return TAGS * flat / (targets >= 0).sum().clamp(min=1)


def _judged(
    targets: Sequence[tuple[int, AnchorTarget]], soft: Sequence[dict[str, Tensor]], name: str, wanted: Tensor
) -> Tensor:
    """What the annotator says (``wanted``, a row an anchor), mixed with what the teacher says."""
    if not soft:
        return wanted
    assert len(soft) == len(targets)
    return TAUGHT * torch.stack([judgement[name] for judgement in soft]) + (1 - TAUGHT) * wanted


def _layer(
    net: Network, hidden: Tensor, batch: Sequence[WindowExample], layer: str, labels: Labels
) -> dict[str, Tensor]:
    targets = [(r, t) for r, e in enumerate(batch) for t in e.anchors if t.layer == layer]
    if not targets:
        return {}
    taught = all(e.soft is not None for e in batch)
    soft = [
        judged
        for e in batch
        if taught and e.soft is not None
        for t, judged in zip(e.anchors, e.soft.judgements, strict=True)
        if t.layer == layer
    ]
    read = net.span(hidden, spans_of(batch, [(r, t.first, t.last) for r, t in targets]))
    losses: dict[str, Tensor] = {}
    if layer != "role":
        wanted = torch.zeros(len(targets), len(labels.layers[layer]))
        for i, (_, t) in enumerate(targets):
            wanted[i, t.kinds] = 1 / len(set(t.kinds))
        kinds = _judged(targets, soft, "kind", wanted)
        losses[f"{layer} kind"] = F.cross_entropy(net.kind[layer](read), kinds, label_smoothing=SMOOTH)
        certain = _judged(
            targets, soft, "certainty", _one_hot([t.certainty for _, t in targets], len(labels.certainty))
        )
        losses[f"{layer} certainty"] = 0.5 * F.cross_entropy(
            net.certainty[layer](read), certain, label_smoothing=SMOOTH
        )
    if layer == "event":
        status = _judged(targets, soft, "status", _one_hot([t.status for _, t in targets], len(labels.status)))
        losses["status"] = F.cross_entropy(net.status(read), status, label_smoothing=SMOOTH)
        modes = _judged(targets, soft, "mode", _one_hot([t.mode for _, t in targets], len(labels.modes)))
        losses["mode"] = F.cross_entropy(net.mode(read), modes, label_smoothing=SMOOTH)
    flags = torch.tensor([t.flags for _, t in targets]).float()
    losses[f"{layer} flags"] = F.binary_cross_entropy_with_logits(net.flags[layer](read), flags)
    losses.update(_links(net, hidden, read, batch, layer, targets))
    return losses


def _one_hot(classes: list[int], width: int) -> Tensor:
    return F.one_hot(torch.tensor(classes), width).float()


def _links(
    net: Network,
    hidden: Tensor,
    read: Tensor,
    batch: Sequence[WindowExample],
    layer: str,
    targets: Sequence[tuple[int, AnchorTarget]],
) -> dict[str, Tensor]:
    rows: list[int] = []
    spans: list[tuple[int, int, int]] = []
    near: list[tuple[int, int]] = []
    wanted: list[list[int]] = []
    counts: list[tuple[int, int] | None] = []
    width = len(net.labels.links[layer])
    for i, (r, target) in enumerate(targets):
        example = batch[r]
        for j, away, distance in link_pairs(example, target.first, target.last):
            rows.append(i)
            spans.append((r, example.mentions[j][0], example.mentions[j][1]))
            near.append((away, distance))
            wanted.append([target.links.get((label, j), 0) for label in range(width)])
            counts.append(target.counts.get(j))
    if not rows:
        return {}
    mentions = net.span(hidden, spans_of(batch, spans))
    joint = net.links(layer, read[torch.tensor(rows)], mentions, *torch.tensor(near).unbind(-1))
    aim = torch.tensor(wanted).float()
    loss = F.binary_cross_entropy_with_logits(net.link_out[layer](joint), aim.clamp(min=0), reduction="none")
    loss = (loss * (aim >= 0)).sum() / max(len(targets), 1)
    losses = {f"{layer} links": loss / 2}
    counted = [(i, c) for i, c in enumerate(counts) if c is not None]
    if counted:
        out = net.count_out(joint[torch.tensor([i for i, _ in counted])])
        losses["counts"] = F.cross_entropy(
            out[:, :-1], torch.tensor([c[0] for _, c in counted])
        ) + F.binary_cross_entropy_with_logits(out[:, -1], torch.tensor([float(c[1]) for _, c in counted]))
    return losses


def pair_loss(net: Network, batch: Sequence[PairExample], padding: int, *, amp: bool = True) -> Tensor:
    """The loss of a batch of pairs."""
    ids, mask, roles, actor, recipient = pair_batch(batch, padding)
    with torch.autocast("cpu", torch.bfloat16, enabled=amp):
        hidden = net.encode(_blanked(net, ids, mask), mask, roles)
    logits = net.pairs(hidden.float(), mask, actor, recipient)
    wanted = torch.zeros_like(logits)
    for row, example in enumerate(batch):
        for kind, weight in example.types.items():
            wanted[row, kind] = weight
    return F.cross_entropy(logits, wanted, label_smoothing=SMOOTH)
