"""Expressions of time and what they mean in news: ``python -m evaluation.expressions [--part dev]``.

Against the times that the corpus annotates: spans found (the same words but for prepositions and articles before them),
and the days that they mean. Lengths and sets ("two weeks", "every morning") are no days: there only the span counts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field

from corpus.form import AnnotatedReport, Mark
from dateline.flow import Coder
from dateline.record import Mention, MentionKind
from evaluation.corpus import coded_part, days_of

__all__ = ["TimeTally", "measure_expressions"]


@dataclass
class TimeTally:
    """Counts over all expressions of time."""

    gold: int = 0
    coded: int = 0
    found: int = 0
    dated: int = 0
    right: int = 0
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def span_f1(self) -> float:
        """F1 of the spans."""
        return 2 * self.found / (self.gold + self.coded) if self.gold + self.coded else 0.0

    @property
    def value_accuracy(self) -> float:
        """Of the dated expressions that were found, how many mean the same days."""
        return self.right / self.dated if self.dated else 0.0

    def add(self, annotated: AnnotatedReport, mentions: list[Mention]) -> None:
        """Add the expressions of one report."""
        times = [m for m in mentions if m.kind is MentionKind.TIME]
        marks = [m for m in annotated.marks if m.id[0] == "t"]
        self.gold, self.coded = self.gold + len(marks), self.coded + len(times)
        for mark in marks:
            found = next((m for m in times if _same(annotated.text, mark, m)), None)
            words = annotated.text[mark.start : mark.end]
            if found is None:
                self.wrong["not found", words, mark.value or ""] += 1
                continue
            self.found += 1
            days = days_of(mark)
            if days is None:
                continue
            self.dated += 1
            moment = found.time
            given = ((moment.start or "")[:10], (moment.end or "")[:10]) if moment is not None else None
            same = moment is not None and given == days
            self.right += same
            if not same:
                self.wrong[f"published {annotated.published}, means {mark.value}", words, str(given)] += 1


def _same(text: str, mark: Mark, mention: Mention) -> bool:
    """Whether the words are the same but for a preposition, an article or a modifier before them."""
    if mark.end != mention.span.end:
        return False
    first, last = sorted((mark.start, mention.span.start))
    return last - first <= LONGEST_LEAD and text[first:last].strip().lower() in LEADS


LONGEST_LEAD = 12
LEADS = frozenset(
    ["", "the", "in", "on", "at", "since", "until", "by", "during", "about", "around", "from", "on the", "in the"]
)


def measure_expressions(coder: Coder, part: str) -> TimeTally:
    """The figures of one part of the corpus."""
    tally = TimeTally()
    for annotated, coded in coded_part(coder, part):
        tally.add(annotated, list(coded.mentions))
    return tally


def main() -> int:
    """Prints the figures of one part, and mistakes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--mistakes", type=int, default=0, help="so many; not of the test part")
    chosen = parser.parse_args()
    tally = measure_expressions(Coder(), chosen.part)
    print(f"spans F1 {tally.span_f1:.3f}  ({tally.gold} annotated, {tally.coded} coded)")
    print(f"days right {tally.value_accuracy:.3f}  ({tally.dated} dated and found)")
    for what, times in tally.wrong.most_common(chosen.mistakes if chosen.part != "test" else 0):
        print(times, *what, sep="  ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
