"""What each kind of evidence that two tellings are one incident weighs, learned from the dev part of the sequences.

    python -m training.incidents [--write] [--rarity]

Pairs are those that the situation looks at. Each sequence is followed twice, from coded events and from its gold
tellings. A coded event that no gold telling matches tells nothing of the sequence's incidents, so that with an event of
another report that does it is a pair of two happenings: most pairs of a store are such. Printed are the figures of
``evaluation.incidents`` on each sequence with weights learned from the others.
``--rarity`` makes the table of words anew from the corpus of single reports.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import dateline.situation as home
from corpus.form import read_corpus
from corpus.sequences import SEQUENCES, read_sequences
from corpus.sequences import Sequence as ReportSequence
from corpus.split import part_of
from dateline.flow import Coder
from dateline.knowledge import Knowledge
from dateline.record import Coded
from dateline.situation import EVIDENCE, PairWeights, Situation, evidence, pair_weights, plain_words, stem
from evaluation.corpus import REPORTS
from evaluation.gold_events import gold_coded, telling_id
from evaluation.incidents import Figures, match_events, measure, print_figures

__all__ = ["Example", "examples_of", "fit", "fit_logistic"]

DATA = Path(home.__file__).parent / "data"
FLOOR = 0.002
"""Share of reports from which a word no longer weighs all."""
CEILING = 0.12
"""Share of reports from which a word weighs nothing."""
LISTED = 4
"""A word in fewer reports is as rare as one that is not listed."""
DECAY = 1.0
STEPS = 30
PREFIXES = ("same_", "alike_", "supposed_same_", "place_", "type_")
FOR = frozenset({name for name in EVIDENCE if name.startswith(PREFIXES)}) | {
    "day_within", "day_supposed", "day_possible", "day_and_type", "figure_near", "words", "rare_words", "around",
    "headline", "topic", "echo", "refers_back", "consequence", "kindred_type",
}  # fmt: skip
"""Evidence that can only speak for a pair, whatever the sequences' accidents say."""
AGAINST = frozenset({name for name in EVIDENCE if name.startswith("other_")}) | {
    "one_takes", "near", "far", "supposed_other_town", "supposed_far", "days_off", "weeks_off", "day_impossible",
    "figure_off", "crossed", "sequel", "report_distance", "told_later", "place_differs_type", "one_historical",
}  # fmt: skip
"""Evidence that can only speak against one."""
SIGNS = np.array([(name in FOR - AGAINST) - (name in AGAINST) for name in EVIDENCE])


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that was looked at: the sequence, whether of one report, its evidence, whether it is one incident."""

    sequence: str
    within: bool
    values: tuple[float, ...]
    same: bool


def examples_of(sequence: ReportSequence, coded: Sequence[Coded], *, gold: bool) -> list[Example]:
    """The pairs of one sequence of which an event matches a gold telling, and both do where they are of one report."""
    situation = Situation()
    incident: dict[str, set[str]] = {}
    for annotated, report in zip(sequence.reports, coded, strict=True):
        situation.add(report)
        numbers = range(len(annotated.tellings))
        ids = {n: telling_id(annotated, n) for n in numbers} if gold else match_events(annotated, report.events)
        for n, telling in ids.items():
            incident.setdefault(telling, set()).add(annotated.tellings[n].incident)
    found = []
    for a, b in situation.pairs():
        one, other = incident.get(a.telling.id), incident.get(b.telling.id)
        within = a.telling.report == b.telling.report
        if (one and other) or ((one or other) and not within):
            values = evidence(a, b)
            row = tuple(values.get(name, 0.0) for name in EVIDENCE)
            found.append(Example(sequence.name, within, row, bool(one and other and one & other)))
    return found


def fit_logistic(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], decay: float = DECAY) -> np.ndarray[Any, Any]:
    """Weights of a logistic regression with an L2 penalty on all but the first, by Newton's steps."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], decay)
    penalty[0] = 1e-3
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + penalty * weights
        curve = (x.T * (chance * (1 - chance))) @ x + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def fit_signed(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], signs: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same with weights that are not below 0 where ``signs`` is 1, and not above where it is -1.

    What would break its sign is left out, the worst first, and the rest is fitted again.
    """
    kept = np.ones(x.shape[1], dtype=bool)
    while True:
        weights = np.zeros(x.shape[1])
        weights[kept] = fit_logistic(x[:, kept], y)
        amiss = weights * signs
        if amiss.min() >= 0:
            return weights
        kept &= amiss >= min(0.0, float(amiss.min()) / 2)


def fit(examples: Iterable[Example]) -> PairWeights:
    """Weights for pairs across and within reports."""
    listed = list(examples)
    columns = []
    for within in (False, True):
        chosen = [e for e in listed if e.within is within]
        x, y = np.array([e.values for e in chosen]), np.array([float(e.same) for e in chosen])
        columns.append({n: round(float(w), 3) for n, w in zip(EVIDENCE, fit_signed(x, y, SIGNS), strict=True)})
    return PairWeights(columns[0], columns[1], pair_weights().words)


def rarity_table() -> list[tuple[str, float]]:
    """Stems of the corpus's reports that are not for the gate, with what they weigh, by the alphabet."""
    reports = [set(map(stem, plain_words(r.text))) for r in read_corpus(REPORTS) if part_of(r) != "test"]
    counts = Counter(s for words in reports for s in words)
    low, high = math.log(1 / CEILING), math.log(1 / FLOOR)
    table = []
    for word, count in sorted(counts.items()):
        weight = (math.log(len(reports) / count) - low) / (high - low)
        if count >= LISTED and weight < 1:
            table.append((word, round(max(0.0, weight), 3)))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=SEQUENCES, help="where the sequences are")
    parser.add_argument("--write", action="store_true", help="keep the weights learned from all of them")
    parser.add_argument("--rarity", action="store_true", help="make the table of words anew, and nothing else")
    asked = parser.parse_args()
    if asked.rarity:
        write_table("word_rarity.csv", ["stem", "weight"], rarity_table())
        return
    sequences = read_sequences("dev", asked.root)
    coder, knowledge = Coder(), Knowledge.load()
    coded = {s.name: [coder.code(r.report) for r in s.reports] for s in sequences}
    golden = {s.name: list(gold_coded(s, knowledge)) for s in sequences}
    report(sequences, coded, golden, write=asked.write)


def report(
    sequences: Sequence[ReportSequence],
    coded: dict[str, list[Coded]],
    golden: dict[str, list[Coded]],
    *,
    write: bool,
) -> None:
    """Prints the figures of each sequence with weights of the others; writes the weights of all if asked to."""
    examples = [e for s in sequences for e in examples_of(s, coded[s.name], gold=False)]
    examples += [e for s in sequences for e in examples_of(s, golden[s.name], gold=True)]
    print(f"{len(examples)} pairs, {sum(e.same for e in examples)} of one incident")
    for what, reports, gold in (("coded events", coded, False), ("gold events", golden, True)):
        total = Figures()
        print(what)
        for sequence in sequences:
            others = [e for e in examples if e.sequence != sequence.name]
            weights = fit(others) if others else None
            figures = measure(sequence, reports[sequence.name], gold=gold, weights=weights)
            print_figures(sequence.name, figures)
            total += figures
        print_figures("all", total)
    if write:
        weights = fit(examples)
        rows = ((n, weights.across[n], weights.within[n], weights.words[n]) for n in EVIDENCE)
        write_table("pairing.csv", ["evidence", "across", "within", "words"], rows)


def write_table(name: str, columns: list[str], rows: Iterable[Iterable[object]]) -> None:
    """A data file of the situation."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
