"""Measures whether-it-happened on a corpus: came about or is so, against all the rest.

    python -m evaluation.factuality CORPUS.jsonl [--sample N]

The corpus has one sentence a line: ``text`` and ``events``, each with ``start``, ``end`` and a ``value`` above 0
where it happened. Every N-th sentence is taken so that about ``--sample`` are read (1,500 without it). Network and
grammar are weighed against each other, as in coding; each alone is printed too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dateline.coding.judgement import Judge
from dateline.flow import Coder
from dateline.models import Reader
from dateline.record import Report, Span, Status
from dateline.vocabulary import cues, reporting

REAL = frozenset({Status.HAPPENED, Status.ONGOING})
GRAMMAR = 0.6
"""What grammar's word is worth beside the network's probability: as of status in coding."""
WEIGHTS = {"network": 0.0, "grammar": 2.0, "both": GRAMMAR}

Case = tuple[bool, float, bool]
"""Whether it happened, how likely the network finds it, whether grammar says so."""


def main() -> None:
    """Prints the macro-F1 of each alone, then accuracy and the F1 of both classes of the two together."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--sample", type=int, default=1500, help="about how many sentences")
    given = options.parse_args()
    lines = given.corpus.read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line) for line in lines[:: max(1, len(lines) // given.sample)]]
    cases = list(read([s for s in sentences if s["events"]]))
    for name, weight in WEIGHTS.items():
        table = Counter((real, chance + weight * (ruled - 0.5) >= 0.5) for real, chance, ruled in cases)
        happened = f1(table[True, True], table[False, True], table[True, False])
        rest = f1(table[False, False], table[True, False], table[False, True])
        print(f"{name}: accuracy {(table[True, True] + table[False, False]) / table.total():.3f}")
        print(f"F1 happened {happened:.3f}  F1 rest {rest:.3f}  {name} macro-F1 {(happened + rest) / 2:.3f}")
    print(f"predicates {len(cases)}")


def read(sentences: list[dict[str, Any]]) -> Iterator[Case]:
    """Each annotated predicate that the parse has a token for."""
    coder, reader = Coder(), Reader()
    vocabulary = SimpleNamespace(cues=cues(), reporting=reporting())
    for sentence in sentences:
        passage = coder.passage(Report(sentence["id"], sentence["text"], language="en"))
        judge = Judge(passage, (), vocabulary)
        at = {token.start: token for token in passage.tokens}
        events = [e for e in sentence["events"] if e["start"] in at]
        if events:
            chances = reader.happened(sentence["text"], [Span(e["start"], e["end"]) for e in events])
            for event, chance in zip(events, chances, strict=True):
                yield event["value"] > 0, chance, judge.judge(at[event["start"]]).status in REAL


def f1(right: int, invented: int, missed: int) -> float:
    """F1 from counts."""
    return 2 * right / max(1, 2 * right + invented + missed)


if __name__ == "__main__":
    main()
