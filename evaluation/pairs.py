"""How often the coded type between two given spans is an acceptable one, on pairs with gold types (PLV and the like).

    python -m evaluation.pairs PAIRS.jsonl [-v]

Each line: ``text``, ``actor`` and ``recipient`` (spans or null), ``types`` (acceptable), ``type`` (for the averages).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from dateline import Coder
from evaluation.cameo import class_of
from evaluation.score import macro_f1


def main() -> int:
    """Print accuracy, macro-averaged F1 and how often nothing was found."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pairs", type=Path)
    arguments.add_argument("-v", action="store_true", help="print every pair that came out wrong")
    options = arguments.parse_args()
    pairs = [json.loads(line) for line in options.pairs.read_text(encoding="utf-8").splitlines()]
    coder, right, none = Coder(), 0, 0
    quads: list[tuple[int, int]] = []
    outcome: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        text = pair["text"]
        whole = [0, len(text)]
        found = coder.pair(text, actor=tuple(pair["actor"] or whole), recipient=tuple(pair["recipient"] or whole))
        got = str(found.type) if found is not None else "-"
        hit = got in pair["types"]
        right, none = right + hit, none + (found is None)
        outcome[pair["type"], pair["type"] if hit else got] += 1
        quads.append((class_of(pair["types"][0]), class_of(found.type if found is not None else None)))
        if options.v and not hit:
            words = text[found.anchor.start : found.anchor.end] if found is not None else ""
            sides = " > ".join(text[slice(*pair[k])] if pair[k] else "" for k in ("actor", "recipient"))
            sys.stdout.write(f"{pair['type']} not {got} [{words}] ({sides}) {text}\n")
    report(outcome, right, none, len(pairs))
    gold, coded = zip(*quads, strict=True)
    sys.stdout.write(f"quad macro_f1 {macro_f1(gold, coded):.3f}\n")
    return 0


def report(outcome: Counter[tuple[str, str]], right: int, none: int, total: int) -> None:
    """Print the figures of a run."""
    gold: Counter[str] = Counter()
    coded: Counter[str] = Counter()
    confused: dict[str, Counter[str]] = defaultdict(Counter)
    for (wanted, got), n in outcome.items():
        gold[wanted] += n
        coded[got] += n
        if got != wanted:
            confused[wanted][got] += n
    f1 = {}
    for kind, n in gold.items():
        hits = outcome[kind, kind]
        f1[kind] = 2 * hits / (n + coded[kind]) if n + coded[kind] else 0.0
        worst = ", ".join(f"{k} {v}" for k, v in confused[kind].most_common(6))
        sys.stdout.write(f"{kind:10} {n:4} recall {hits / n:.2f} f1 {f1[kind]:.2f}  {worst}\n")
    macro = sum(f1.values()) / len(f1)
    sys.stdout.write(f"pairs {total} accuracy {right / total:.3f} macro_f1 {macro:.3f} none {none / total:.3f}\n")


if __name__ == "__main__":
    sys.exit(main())
