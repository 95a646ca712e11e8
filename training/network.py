"""The network: one pass of a small encoder over a window, and light heads for every layer of the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.models.spans import EDGES, REACH
from training.labels import LAYERS, Labels

__all__ = ["ANCHOR_TAGS", "Network", "Spans"]

ANCHOR_TAGS = 3
"""O, B, I."""
SENTENCES, DISTANCES = 2 * REACH + 1, len(EDGES) + 1
WIDTH = 256


def _mlp(wide: int, out: int, hidden: int = WIDTH, drop: float = 0.1) -> nn.Sequential:
    return nn.Sequential(nn.Linear(wide, hidden), nn.GELU(), nn.Dropout(drop), nn.Linear(hidden, out))


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans of words in a batch: row, first and last word's piece index."""

    row: Tensor
    first: Tensor
    last: Tensor


class Network(nn.Module):
    """Encoder and heads. ``encode`` gives hidden states of pieces; the other methods read them."""

    def __init__(self, folder: Path, labels: Labels, roles: int = 3) -> None:
        super().__init__()
        self.labels = labels
        self.blank: int | None = None
        self.encoder = AutoModel.from_pretrained(
            str(folder), attn_implementation="eager", attention_probs_dropout_prob=0.0
        )  # drawing the dropout of attention took a quarter of a step
        wide = self.encoder.config.hidden_size
        self.is_bert = self.encoder.config.model_type == "bert"
        self.role = nn.Embedding(roles, wide)
        nn.init.zeros_(self.role.weight)
        self.drop = nn.Dropout(0.1)
        self.mention_tags = nn.Linear(wide, len(labels.mention_tags))
        self.anchor_tags = nn.ModuleDict({layer: nn.Linear(wide, ANCHOR_TAGS) for layer in LAYERS})
        self.kind = nn.ModuleDict({layer: _mlp(2 * wide, len(labels.layers[layer])) for layer in LAYERS})
        self.status = _mlp(2 * wide, len(labels.status))
        self.mode = _mlp(2 * wide, len(labels.modes))
        self.certainty = nn.ModuleDict({layer: _mlp(2 * wide, len(labels.certainty)) for layer in LAYERS[:3]})
        self.flags = nn.ModuleDict({layer: _mlp(2 * wide, len(labels.flags[layer])) for layer in LAYERS})
        self.fact = _mlp(2 * wide, 2)
        self.link_anchor = nn.ModuleDict({layer: nn.Linear(2 * wide, WIDTH) for layer in LAYERS})
        self.link_mention = nn.ModuleDict({layer: nn.Linear(2 * wide, WIDTH) for layer in LAYERS})
        self.link_sentence = nn.Embedding(SENTENCES, WIDTH)
        self.link_distance = nn.Embedding(DISTANCES, WIDTH)
        self.link_out = nn.ModuleDict(
            {
                layer: nn.Sequential(nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, len(labels.links[layer])))
                for layer in LAYERS
            }
        )
        self.count_out = nn.Sequential(nn.GELU(), nn.Linear(WIDTH, len(labels.what) + 1))
        self.quad_weight = nn.Linear(wide, 1)
        self.quad = _mlp(wide, len(labels.quads))
        self.pair = _mlp(3 * wide, len(labels.layers["event"]) + 1)
        self.pair_weight = nn.Linear(wide, 1)

    def encode(self, ids: Tensor, mask: Tensor, roles: Tensor | None = None) -> Tensor:
        """Hidden states ``[batch, pieces, wide]``; ``roles`` marks the pieces of actor (1) and recipient (2)."""
        embedded = self.encoder.get_input_embeddings()(ids)
        if roles is not None:
            embedded = embedded + self.role(roles)
        return self.drop(self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)

    @staticmethod
    def span(hidden: Tensor, spans: Spans) -> Tensor:
        """First and last word's state, side by side."""
        return torch.cat([hidden[spans.row, spans.first], hidden[spans.row, spans.last]], -1)

    def links(self, layer: str, anchors: Tensor, mentions: Tensor, sentences: Tensor, distances: Tensor) -> Tensor:
        """Joint states of anchor-mention pairs, row by row, before the layer's output."""
        joint = self.link_anchor[layer](anchors) + self.link_mention[layer](mentions)
        return joint + self.link_sentence(sentences) + self.link_distance(distances)

    def quads(self, hidden: Tensor, belongs: Tensor) -> Tensor:
        """Quad class of sentences; ``belongs`` tells ``[sentences, pieces]`` which pieces of ``hidden`` are theirs."""
        weight = self.quad_weight(hidden).squeeze(-1).masked_fill(~belongs, -1e4).softmax(-1)
        return self.quad((weight.unsqueeze(-1) * hidden).sum(1))

    def pairs(self, hidden: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """Types of pairs; ``actor`` and ``recipient`` are ``[batch, pieces]`` booleans."""
        weight = self.pair_weight(hidden).squeeze(-1).masked_fill(mask == 0, -1e4).softmax(-1)
        whole = (weight.unsqueeze(-1) * hidden).sum(1)
        return self.pair(torch.cat([_mean(hidden, actor), _mean(hidden, recipient), whole], -1))


def _mean(hidden: Tensor, where: Tensor) -> Tensor:
    share = where.float() / where.float().sum(-1, keepdim=True).clamp(min=1)
    return (share.unsqueeze(-1) * hidden).sum(1)
