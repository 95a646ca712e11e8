"""Column A: a network's figures on the public sets' dev parts, none of which it has seen.

python -m training.public --weights FILE --corpora ../shared/corpora
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from dateline.models import Pieces, load_pieces
from evaluation.cameo import CLASSES, class_of
from evaluation.score import macro_f1
from training.decode import ReadAnchor, Reading
from training.examples import WindowExample
from training.labels import labels
from training.measure import facts_read, mention_f1, pair_types, readings
from training.network import Network
from training.tasks import mention_examples, one_window, plover_pairs, read_jsonl, uds_examples, words_of
from training.train import base_folder

__all__ = ["public_figures", "quad_of", "roots"]

YIELD = ("CONCEDE", "RETREAT")
"""One class in PLV; DISPLACE is none there."""
QUADS = {number: tuple(k for k in names if k not in {*YIELD, "DISPLACE"}) for number, names in CLASSES.items()}
QUADS[class_of(YIELD[0])] += ("YIELD",)


def roots(probabilities: torch.Tensor, types: Sequence[str]) -> tuple[list[str], list[int]]:
    """The PLV root and quad of each pair: CONCEDE and RETREAT are one class there, DISPLACE none."""
    names = [t for t in types if t not in (*YIELD, "DISPLACE")] + ["YIELD"]
    columns = [probabilities[:, types.index(t)] for t in names[:-1]]
    columns.append(sum(probabilities[:, types.index(t)] for t in YIELD))
    table = torch.stack(columns, -1)
    quads = torch.stack([sum(table[:, names.index(t)] for t in QUADS[c]) for c in sorted(QUADS)], -1)
    return [names[i] for i in table.argmax(-1).tolist()], [i + 1 for i in quads.argmax(-1).tolist()]


def quad_of(root: str) -> int:
    """The quad of a PLV root."""
    return class_of(YIELD[0] if root == "YIELD" else root)


def pair_figures(net: Network, records: Sequence[dict[str, Any]], pieces: Pieces) -> dict[str, float]:
    """Macro-F1 of root and quad."""
    coded, quads = roots(
        pair_types(net, list(plover_pairs(records, pieces, net.labels)), pieces.pad), net.labels.layers["event"]
    )
    gold = [r["type"] for r in records]
    return {
        "pairs root macro-F1": macro_f1(gold, coded),
        "pairs quad macro-F1": macro_f1([quad_of(g) for g in gold], quads),
    }


def main_event(reading: Reading) -> ReadAnchor | None:
    """The event that a coder of one event a sentence would take: sure, with somebody who acts, and early."""
    events = [a for a in reading.anchors if a.layer == "event"]
    return max(
        events,
        key=lambda a: (
            a.score
            + 0.3 * max(a.links[0].values(), default=0)
            + 0.2 * max(a.links[1].values(), default=0)
            - 0.01 * a.first
        ),
        default=None,
    )


def cameo_figures(net: Network, records: Sequence[dict[str, Any]], pieces: Pieces) -> dict[str, float]:
    """Macro-F1 of the class of sentences; strict and overlap F1 of source and target spans."""
    types = net.labels.layers["event"]
    examples = [WindowExample(one_window(pieces, r["text"])) for r in records]
    read = readings(net, examples, pieces.pad)
    gold, coded = [], []
    right = loose_ours = loose_gold = ours = wanted = 0
    for record, example, reading in zip(records, examples, read, strict=True):
        event = main_event(reading)
        kind = types[int(event.kind.argmax())] if event is not None else None
        if record["class"] is not None:
            gold.append(record["class"])
            coded.append(class_of(kind))
        if record["source"] is None:
            continue
        window = example.window
        truth = {
            (words, k)
            for k in ("source", "target", "both")
            for s in record[k] or ()
            if (words := words_of(window, *s)) is not None
        }
        mine: set[tuple[tuple[int, int], str]] = set()
        if event is not None:
            for k, name in enumerate(("source", "target")):
                mine.update((reading.mentions[m][:2], name) for m, p in event.links[k].items() if p > 0.5)
            if kind == "CONSULT" and not any(n == "target" for _, n in mine):
                mine = {(s, "both") for s, _ in mine} if len(mine) > 1 else mine
        right += len(truth & mine)
        ours, wanted = ours + len(mine), wanted + len(truth)
        loose_ours += sum(any(n == g and a[0] <= b[1] and b[0] <= a[1] for b, g in truth) for a, n in mine)
        loose_gold += sum(any(n == g and a[0] <= b[1] and b[0] <= a[1] for b, g in mine) for a, n in truth)
    precision, recall = loose_ours / max(ours, 1), loose_gold / max(wanted, 1)
    return {
        "class macro-F1": macro_f1(gold, coded),
        "source/target strict F1": 2 * right / max(ours + wanted, 1),
        "source/target overlap F1": 2 * precision * recall / max(precision + recall, 1e-9),
    }


def public_figures(net: Network, pieces: Pieces, corpora: Path, sample: int = 1500) -> dict[str, float]:
    """All of column A."""
    figures = pair_figures(net, read_jsonl(corpora / "plover_pairs.dev.jsonl"), pieces)
    figures |= cameo_figures(net, read_jsonl(corpora / "cameo.dev.jsonl"), pieces)
    examples = list(mention_examples(read_jsonl(corpora / "re3d.dev.jsonl"), pieces, net.labels))
    read = readings(net, examples, pieces.pad)
    figures["re3d strict F1"] = mention_f1(examples, read)
    figures["re3d span F1"] = mention_f1(examples, read, kinds=False)
    lines = read_jsonl(corpora / "factuality_uds.dev.jsonl")
    gold, coded = facts_read(net, list(uds_examples(lines[:: max(1, len(lines) // sample)], pieces)), pieces.pad)
    figures["happened macro-F1"] = macro_f1(gold, coded)
    return {name: round(value, 3) for name, value in figures.items()}


def main() -> None:
    """Prints column A."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    chosen = parser.parse_args()
    base = chosen.base or base_folder()
    net = Network(base, labels())
    net.load_state_dict(torch.load(chosen.weights))
    print(json.dumps(public_figures(net, load_pieces(base), chosen.corpora), indent=1))


if __name__ == "__main__":
    main()
