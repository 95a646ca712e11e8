"""Which tellings are one incident: ``python -m evaluation.incidents [--part dev] [--gold-events]``.

Printed are B-cubed precision, recall and F1 over the tellings of the gold sequences (Bagga and Baldwin 1998), the share
of them that a coded event matches (anchors overlap), the share of merged pairs that are right, and that of reports
rightly taken for a copy or for independent. A gold telling that no event matches stands alone on the system's side.
With ``--gold-events`` the tellings themselves are handed on as events, so that only the following is measured.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.sequences import SEQUENCES, GoldReport, Sequence, read_sequences
from dateline.flow import Coder
from dateline.knowledge import Knowledge
from dateline.record import Coded, Event
from dateline.situation import PairWeights, Situation
from evaluation.gold_events import gold_coded, telling_id

__all__ = ["Figures", "Labels", "copy_figures", "incident_figures", "match_events", "measure", "reachable"]

Labels = Mapping[tuple[str, int], str]
"""For each gold telling (report id, number) the group it is in."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over tellings and reports, from which the shares follow.

    Attributes:
        precision, recall: B-cubed sums over ``tellings``. found: tellings that an event matches.
        right, merged: pairs of matched tellings in one group that are one incident, and all such pairs.
        copies_right, reports: reports judged rightly copy or independent, and all.
    """

    precision: float = 0.0
    recall: float = 0.0
    tellings: int = 0
    found: int = 0
    right: int = 0
    merged: int = 0
    copies_right: int = 0
    reports: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, f) + getattr(other, f) for f in Figures.__slots__))

    def shares(self) -> dict[str, float]:
        """The figures that are printed, each from 0 to 1."""
        precision, recall = self.precision / max(1, self.tellings), self.recall / max(1, self.tellings)
        return {
            "precision": precision,
            "recall": recall,
            "B-cubed F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
            "found": self.found / max(1, self.tellings),
            "merge precision": self.right / self.merged if self.merged else 1.0,
            "copies": self.copies_right / max(1, self.reports),
        }


def match_events(report: GoldReport, events: Iterable[Event]) -> dict[int, str]:
    """For each telling that one matches, by its number, the id of the event whose anchor overlaps most."""
    found: dict[int, str] = {}
    known = sorted(events, key=lambda e: e.id)
    for number, telling in enumerate(report.tellings):
        anchor = telling.anchor
        shared = [
            (min(e.anchor.end, anchor.end) - max(e.anchor.start, anchor.start), e.confidence, e.id) for e in known
        ]
        best = max((s for s in shared if s[0] > 0), default=None)
        if best is not None:
            found[number] = best[2]
    return found


def incident_figures(sequence: Sequence, groups: Labels) -> Figures:
    """B-cubed and pairs of one sequence; tellings without a group stand alone."""
    gold = {(r.report.id, n): t.incident for r in sequence.reports for n, t in enumerate(r.tellings)}
    system = {item: groups.get(item, f"alone {item}") for item in gold}
    both = Counter((gold[item], system[item]) for item in gold)
    of_gold, of_system = Counter(gold.values()), Counter(system.values())
    return Figures(
        precision=sum(n * n / of_system[s] for (_, s), n in both.items()),
        recall=sum(n * n / of_gold[g] for (g, _), n in both.items()),
        tellings=len(gold), found=sum(item in groups for item in gold),
        right=sum(map(_pairs, both.values())), merged=sum(map(_pairs, of_system.values())),
    )  # fmt: skip


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def copy_figures(sequence: Sequence, situation: Situation) -> Figures:
    """Whether each report is rightly taken for a copy, and of the right earlier one, or for independent.

    ``situation`` is what the sequence's reports come to.
    """
    right = 0
    earlier: set[str] = set()
    for gold in sequence.reports:
        group = set(situation.copies(gold.report.id)) & earlier
        original = f"{sequence.name}/{gold.copies}"
        right += original in group if gold.copies else not group
        earlier.add(gold.report.id)
    return Figures(copies_right=right, reports=len(sequence.reports))


def measure(sequence: Sequence, coded: Iterable[Coded], *, gold: bool, weights: PairWeights | None = None) -> Figures:
    """The figures of one sequence; ``gold`` where ``coded`` are its gold tellings as events."""
    reports = list(coded)
    situation = Situation(weights=weights)
    for report in reports:
        situation.add(report)
    incident_of = {t.id: incident.id for incident in situation.incidents() for t in incident.tellings}
    groups: dict[tuple[str, int], str] = {}
    for annotated, report in zip(sequence.reports, reports, strict=True):
        ids = (
            {n: telling_id(annotated, n) for n in range(len(annotated.tellings))}
            if gold
            else match_events(annotated, report.events)
        )
        groups |= {(annotated.report.id, n): incident_of[telling] for n, telling in ids.items()}
    return incident_figures(sequence, groups) + copy_figures(sequence, situation)


def reachable(sequence: Sequence, coded: Iterable[Coded]) -> Figures:
    """The figures if all tellings that an event matches were grouped without a mistake: more no following can reach."""
    groups = {
        (annotated.report.id, n): annotated.tellings[n].incident
        for annotated, report in zip(sequence.reports, coded, strict=True)
        for n in match_events(annotated, report.events)
    }
    return incident_figures(sequence, groups)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev", choices=["dev", "test"])
    parser.add_argument("--root", type=Path, default=SEQUENCES, help="where the sequences are")
    parser.add_argument("--gold-events", action="store_true", help="follow the gold tellings instead of coded events")
    asked = parser.parse_args()
    sequences = read_sequences(asked.part, asked.root)
    coder = None if asked.gold_events else Coder()
    knowledge = Knowledge.load() if asked.gold_events else None
    total, most = Figures(), Figures()
    for sequence in sequences:
        if coder is not None:
            coded = [coder.code(report.report) for report in sequence.reports]
        else:
            assert knowledge is not None
            coded = list(gold_coded(sequence, knowledge))
        figures = measure(sequence, coded, gold=asked.gold_events)
        print_figures(sequence.name, figures)
        total += figures
        most += reachable(sequence, coded)
    print_figures("all", total)
    print(f"with these events, grouped without a mistake: B-cubed F1 {most.shares()['B-cubed F1']:.3f}")


def print_figures(name: str, figures: Figures) -> None:
    """One line of figures."""
    shares = "  ".join(f"{what} {share:.3f}" for what, share in figures.shares().items())
    print(f"{name:14} {shares}  ({figures.tellings} tellings, {figures.reports} reports)")


if __name__ == "__main__":
    main()
