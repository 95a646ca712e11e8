"""Who is meant by which words: chains of mentions against the corpus, ``python -m evaluation.chains [--part dev]``.

What the guide does not mark counts on neither side: relative pronouns, and pronouns inside a longer mention ("its
envoy"). A title beside a name is one mention with it, and the number in "sixty refugees" is none of the words of who
they are, as the guide marks it.

Printed are MUC, B-cubed and entity CEAF (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions")
and their mean, the CoNLL figure, over whole reports with the coder's own mentions. As in CoNLL-2012 mentions count
where their words are the same, and things mentioned once count on neither side.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from corpus.form import AnnotatedReport, read_corpus
from corpus.split import part_of
from dateline.flow import Coder
from dateline.record import Mention, MentionKind, Span
from dateline.vocabulary import pronouns
from evaluation.corpus import REPORTS, report_of

__all__ = [
    "ChainScores",
    "Chains",
    "annotated_chains",
    "coded_chains",
    "is_inner_pronoun",
    "marked",
    "marks_of",
    "measure_chains",
]

Chains = Sequence[frozenset[Span]]
TIMED = frozenset({MentionKind.TIME, MentionKind.QUANTITY, MentionKind.MONEY})
ARTICLES = ("the ", "The ", "THE ", "a ", "A ", "an ", "An ")
PRONOUNS = frozenset(pronouns())
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
LEAST = 2


@dataclass
class ChainScores:
    """Sums over reports: for each measure what was right, what was coded, what is annotated."""

    recall: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    precision: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    gold: Counter[str] = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Chains, coded: Chains) -> None:
        """Add the chains of one report."""
        for one, other, right, total in (
            (gold, coded, self.recall, self.gold),
            (coded, gold, self.precision, self.coded),
        ):
            right["MUC"] += sum(len(chain) - _parts(chain, other) for chain in one)
            total["MUC"] += sum(len(chain) - 1 for chain in one)
            right["B-cubed"] += sum(len(c & o) ** 2 / len(c) for c in one for o in other)
            total["B-cubed"] += sum(map(len, one))
            total["CEAF"] += len(one)
        alike = _alike(gold, coded)
        self.recall["CEAF"] += alike
        self.precision["CEAF"] += alike

    def f1(self, measure: str) -> float:
        """The F1 of ``MUC``, ``B-cubed`` or ``CEAF``."""
        recall = self.recall[measure] / self.gold[measure] if self.gold[measure] else 0.0
        precision = self.precision[measure] / self.coded[measure] if self.coded[measure] else 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    @property
    def conll(self) -> float:
        """The mean F1 of the three."""
        return sum(map(self.f1, MEASURES)) / len(MEASURES)


MEASURES = ("MUC", "B-cubed", "CEAF")


def _parts(chain: frozenset[Span], others: Chains) -> int:
    """Into how many parts ``others`` cut the chain; a mention in none of them is a part of its own."""
    touching = [chain & other for other in others if chain & other]
    return len(touching) + len(chain) - sum(map(len, touching))


def _alike(gold: Chains, coded: Chains) -> float:
    """The most that chains can be alike if each is paired with at most one of the other side."""
    if not gold or not coded:
        return 0.0
    table = np.array([[2 * len(g & c) / (len(g) + len(c)) for c in coded] for g in gold])
    rows, columns = linear_sum_assignment(table, maximize=True)
    return float(table[rows, columns].sum())


def annotated_chains(annotated: AnnotatedReport) -> Chains:
    """The things that an annotated report mentions twice or more, times and quantities left out.

    A state is one thing, as actor and as place: ids that the annotator gave one name and country are joined.
    """
    text, spans = annotated.text, defaultdict[str, set[Span]](set)
    marks = marks_of(annotated)
    for mark in annotated.marks:
        span = Span(mark.start, mark.end)
        if mark.id[0] not in "tqm" and not is_inner_pronoun(text, span, marks):
            spans[mark.id].add(_trimmed(text, span))
    return _several(spans.values())


def marks_of(annotated: AnnotatedReport) -> Sequence[Span]:
    """Where the annotator marked anybody or anything."""
    return [Span(m.start, m.end) for m in annotated.marks if m.id[0] not in "tqm"]


def is_inner_pronoun(text: str, span: Span, longer: Iterable[Span]) -> bool:
    """Whether it is a pronoun inside a longer mention, as "its" in "its envoy"."""
    return text[span.start : span.end].lower() in PRONOUNS and any(
        other.contains(span) and other != span for other in longer
    )


def coded_chains(text: str, mentions: Sequence[Mention], marks: Sequence[Span] = ()) -> Chains:
    """The things that coded mentions stand for: linked by ``coref``, or of one entity and kind.

    ``marks`` is where the annotator marked anything: a pronoun inside one of them or in a coded mention is left out.
    """
    above: dict[str, str] = {}
    first: dict[tuple[str, MentionKind], str] = {}
    kept = [m for m in mentions if m.kind not in TIMED and m.text.lower() not in RELATIVE]

    def top(ident: str) -> str:
        while above.get(ident, ident) != ident:
            ident = above[ident]
        return ident

    for mention in kept:
        above.setdefault(mention.id, mention.id)
    for mention in kept:
        if mention.coref is not None and mention.coref in above:
            above[top(mention.id)] = top(mention.coref)
        if mention.entity is not None:
            other = first.setdefault((mention.entity, mention.kind), mention.id)
            above[top(mention.id)] = top(other)
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    longer = [*marks, *(m.span for m in kept)]
    for mention in kept:
        if not is_inner_pronoun(text, mention.span, longer):
            spans[top(mention.id)].add(marked(text, mention.span, mentions))
    return _several(_joined(text, chain) for chain in spans.values())


def marked(text: str, span: Span, mentions: Iterable[Mention]) -> Span:
    """The words of a coded mention that the guide would mark: without article and number before them."""
    span = _trimmed(text, span)
    for other in mentions:
        if other.kind is MentionKind.QUANTITY and span.start == other.span.start and other.span.end < span.end:
            rest = text[other.span.end : span.end]
            span = Span(span.end - len(rest.lstrip()), span.end)
    return span


def _joined(text: str, chain: set[Span]) -> set[Span]:
    """The chain's mentions, those that lie in or beside each other as one: "General" and "Ruben Obrero"."""
    joined: list[Span] = []
    for span in sorted(chain, key=lambda s: (s.start, -s.end)):
        if joined and (span.start <= joined[-1].end or text[joined[-1].end : span.start] == " "):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return set(joined)


def _several(chains: Iterable[set[Span]]) -> Chains:
    return [frozenset(chain) for chain in chains if len(chain) >= LEAST]


def _trimmed(text: str, span: Span) -> Span:
    """The span without an article at its beginning, so that only the words count."""
    for article in ARTICLES:
        if text.startswith(article, span.start) and span.start + len(article) < span.end:
            return Span(span.start + len(article), span.end)
    return span


def measure_chains(coder: Coder, part: str) -> ChainScores:
    """The scores of one part of the corpus."""
    scores = ChainScores()
    for annotated in read_corpus(REPORTS):
        if part_of(annotated) == part:
            coded = coder.code(report_of(annotated))
            scores.add(
                annotated_chains(annotated), coded_chains(coded.report.text, coded.mentions, marks_of(annotated))
            )
    return scores


def main() -> int:
    """Prints the table of one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    scores = measure_chains(Coder(), parser.parse_args().part)
    for name in MEASURES:
        recall, precision = scores.recall[name] / scores.gold[name], scores.precision[name] / scores.coded[name]
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {scores.f1(name):.3f}")
    print(f"CoNLL    F1 {scores.conll:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
