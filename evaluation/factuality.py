"""Measures whether-it-happened on a corpus: happened or ongoing against all the rest.

    python evaluation/factuality.py CORPUS.jsonl [--sample N]

The corpus has one sentence a line: ``text`` and ``events``, each with ``start``, ``end`` and a ``value`` above 0
where it happened. Every N-th sentence is taken so that about ``--sample`` are read (1,500 without it).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from dateline.coding.judgement import Judge
from dateline.language import Parser
from dateline.record import Report, Status
from dateline.vocabulary import cues, reporting

REAL = frozenset({Status.HAPPENED, Status.ONGOING})


def main() -> None:
    """Prints accuracy and the F1 of both classes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--sample", type=int, default=1500, help="about how many sentences")
    given = options.parse_args()
    lines = given.corpus.read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line) for line in lines[:: max(1, len(lines) // given.sample)]]
    vocabulary = SimpleNamespace(cues=cues(), reporting=reporting())
    table: Counter[tuple[bool, bool]] = Counter()
    reports = (Report(s["id"], s["text"], language="en") for s in sentences)
    for sentence, passage in zip(sentences, Parser().parse(reports), strict=True):
        judge = Judge(passage, (), vocabulary)
        at = {token.start: token for token in passage.tokens}
        for event in sentence["events"]:
            if event["start"] in at:
                table[event["value"] > 0, judge.judge(at[event["start"]]).status in REAL] += 1
    happened = f1(table[True, True], table[False, True], table[True, False])
    rest = f1(table[False, False], table[True, False], table[False, True])
    correct = table[True, True] + table[False, False]
    print(f"predicates {table.total()}  accuracy {correct / table.total():.3f}")
    print(f"F1 happened {happened:.3f}  F1 rest {rest:.3f}  macro-F1 {(happened + rest) / 2:.3f}")


def f1(right: int, invented: int, missed: int) -> float:
    """F1 from counts."""
    return 2 * right / max(1, 2 * right + invented + missed)


if __name__ == "__main__":
    main()
