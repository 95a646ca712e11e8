"""Trains the network further on reports corrected by hand: ``python -m training.adapt PACK... --out FOLDER``.

``dateline train`` runs this. Beside the user's reports the network sees as many of the corpus's as ``--keep`` says, so
that it does not forget what they do not show.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import torch

from corpus.form import AnnotatedReport, FormError, read_corpus, read_pack
from corpus.lint import faults
from corpus.split import part_of
from dateline.models import DEFAULT_FOLDER, MAX_PIECES, load_pieces, read_manifest
from training.examples import pair_examples, window_examples
from training.export import export
from training.network import Network
from training.restore import restore
from training.train import REPORTS, Schedule, base_folder, fit, load

__all__ = ["chosen_reports"]

RATE = 1e-4
"""A third of what the network was trained with at first: it shall learn more, not anew."""


def chosen_reports(packs: list[Path], keep: int, seed: int) -> tuple[list[AnnotatedReport], list[AnnotatedReport]]:
    """The user's reports, and for each of them ``keep`` of the corpus's train part.

    Raises:
        FormError: where a pack is not in the form, or has a fault that the linter finds.
    """
    own = [report for pack in packs for report in read_pack(pack)]
    for report in own:
        for fault in faults(report):
            raise FormError(fault)
    corpus = [r for r in read_corpus(REPORTS) if part_of(r) == "train"]
    return own, random.Random(seed).sample(corpus, min(keep * len(own), len(corpus)))


def main() -> int:
    """Trains, writes the new network's folder, and says how to use it; 1 where a pack cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--network", type=Path, default=DEFAULT_FOLDER, help="folder of the network to start from")
    parser.add_argument("--keep", type=int, default=4, help="reports of the corpus for each of yours")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    try:
        own, kept = chosen_reports(chosen.packs, chosen.keep, chosen.seed)
    except (FormError, OSError) as error:
        print(f"dateline train: {error}", file=sys.stderr)
        return 1
    base = base_folder()
    pieces = load_pieces(base)
    torch.manual_seed(chosen.seed)
    net = load(base, None, pieces)
    restore(net, chosen.network)
    windows = list(window_examples([*own, *kept], pieces, net.labels, MAX_PIECES))
    pairs = list(pair_examples([*own, *kept], pieces, net.labels))
    print(f"{len(own)} reports of yours, {len(kept)} of the corpus", flush=True)
    for line in fit(net, windows, pairs, pieces.pad, Schedule(chosen.epochs, RATE, chosen.seed)):
        print(line, flush=True)
    write(net, base / "tokenizer.json", chosen.out, facts_of(chosen.network, len(own), chosen.seed))
    print(f"{chosen.out}: use it with DATELINE_NETWORK={chosen.out}, or measure it with dateline evaluate")
    return 0


def facts_of(network: Path, own: int, seed: int) -> dict[str, Any]:
    """What the new manifest says: as that of the network it started from, and that it saw ``own`` reports more."""
    before = read_manifest(network)
    return {
        "name": f"{before.name}+own",
        "licence": before.licence,
        "base": before.base,
        "data": [*before.data, f"{own} reports of the user's own"],
        "thresholds": dict(before.thresholds),
        "seed": seed,
        "figures": {},
    }


def write(net: Network, tokenizer: Path, out: Path, facts: dict[str, Any]) -> None:
    """The network's folder, whole or not at all."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        made = Path(folder) / "network"
        export(net, tokenizer, made, facts)
        made.rename(out)


if __name__ == "__main__":
    sys.exit(main())
