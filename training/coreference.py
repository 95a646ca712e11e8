"""How much each kind of evidence on what a mention stands for weighs: learned from the chains of the corpus.

    python -m training.coreference [--hidden 16] [--epochs 12] [--seeds 3] [--write]

Reads whole reports with the coder's own stages up to where mentions are linked, and follows the annotated chains: each
mention with its candidates is an example, whose right answers are the candidates that the annotator gave the same id,
or none of them. Learned from the train part; the figure printed is of the dev part, by choices, not by chains
(see ``evaluation.chains`` for those).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

import dateline
from corpus.form import AnnotatedReport, read_corpus
from corpus.split import part_of
from dateline.flow import Coder
from dateline.knowledge import identify
from dateline.language import Phrase, chains_of
from dateline.record import Span
from evaluation.chains import is_inner_pronoun, marked, marks_of
from evaluation.corpus import REPORTS, report_of

TABLE = Path(dateline.__file__).parent / "language" / "data" / "antecedents.csv"
LEAST_MET = 8
LEAST_NOUN = 40
LEAST_RIGHT = 3
"""Times that a kind of evidence must be met in the train part to get a weight; that a noun must be; that two nouns must
have been said of the same."""
ROWS_EACH = 8
"""Rows that a mention has on average."""
UNMARKED = 0.3
"""What a mention weighs that the annotator did not mark: often nobody in particular, sometimes overlooked."""


@dataclass(frozen=True, slots=True)
class Example:
    """A mention's rows of evidence, the numbers of the right ones, and how much it counts."""

    sort: str
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]
    weight: float


def examples(coder: Coder, annotated: AnnotatedReport) -> list[Example]:
    """The choices in one report, made as the annotator did."""
    passage = identify(coder.unresolved(report_of(annotated)), coder.knowledge)
    text, mentions = passage.report.text, passage.mentions
    given = {_bare(text, Span(m.start, m.end)): m.id for m in annotated.marks}
    gold = {m.id: given.get(marked(text, m.span, mentions)) for m in mentions}
    longer = [*marks_of(annotated), *(m.span for m in mentions)]
    found: list[Example] = []

    def choose(phrase: Phrase, chains: Sequence[object], rows: Sequence[Sequence[str]]) -> int:
        meant = gold[phrase.mention.id]
        right = tuple(
            n
            for n, chain in enumerate(chains)
            if meant is not None and any(gold[p.mention.id] == meant for p in chain.members)  # type: ignore[attr-defined]
        ) or (len(chains),)
        if meant is not None or not is_inner_pronoun(text, phrase.mention.span, longer):
            weight = UNMARKED if meant is None else 1.0
            found.append(Example(phrase.label, tuple(map(tuple, rows)), right, weight))
        return right[0]

    chains_of(passage, choose)
    return found


def _bare(text: str, span: Span) -> Span:
    return marked(text, span, ())


class Weighing(nn.Module):
    """A direct weight for each kind of evidence and one hidden layer over all."""

    def __init__(self, kinds: int, hidden: int) -> None:
        super().__init__()
        self.direct = nn.EmbeddingBag(kinds, 1, mode="sum")
        self.inner = nn.EmbeddingBag(kinds, hidden, mode="sum")
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.outer = nn.Parameter(torch.randn(hidden) * 0.1)
        nn.init.zeros_(self.direct.weight)
        nn.init.normal_(self.inner.weight, std=0.1)

    def forward(self, kinds: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        """The score of each row."""
        hidden = torch.relu(self.inner(kinds, offsets) + self.bias)
        return self.direct(kinds, offsets).squeeze(1) + hidden @ self.outer


def batches(data: Sequence[Example], numbers: dict[str, int], size: int) -> Iterator[tuple[torch.Tensor, ...]]:
    """Kinds, offsets, example of each row, whether right, weight of each example."""
    order = torch.randperm(len(data)).tolist()
    for start in range(0, len(order), size):
        kinds: list[int] = []
        offsets, owner, right, weights = [], [], [], []
        for n, i in enumerate(order[start : start + size]):
            example = data[i]
            weights.append(example.weight)
            for r, row in enumerate(example.rows):
                offsets.append(len(kinds))
                kinds.extend(numbers[k] for k in row if k in numbers)
                owner.append(n)
                right.append(r in example.right)
        yield (
            torch.tensor(kinds), torch.tensor(offsets), torch.tensor(owner), torch.tensor(right), torch.tensor(weights)
        )  # fmt: skip


def loss_of(model: Weighing, batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Minus the log chance of the right rows."""
    kinds, offsets, owner, right, weights = batch
    scores = model(kinds, offsets)
    exp = torch.exp(scores - scores.max())
    total = torch.zeros(len(weights)).index_add(0, owner, exp)
    good = torch.zeros(len(weights)).index_add(0, owner, exp * right)
    return -(torch.log(good / total + 1e-9) * weights).sum() / weights.sum()


def weighed(data: Sequence[Example]) -> list[str]:
    """The kinds of evidence that are met often enough to be weighed."""
    met = Counter(kind for e in data for row in e.rows for kind in row)
    right = Counter(kind for e in data for n in e.right for kind in e.rows[n])

    def enough(kind: str) -> bool:
        if kind.startswith("noun "):
            return met[kind] >= LEAST_NOUN * ROWS_EACH
        return met[kind] >= LEAST_MET and (not kind.startswith("nouns ") or right[kind] >= LEAST_RIGHT)

    return sorted(filter(enough, met))


def train(data: Sequence[Example], numbers: dict[str, int], hidden: int, epochs: int, seed: int = 1) -> Weighing:
    """The weights learned."""
    torch.manual_seed(seed)
    model = Weighing(len(numbers), hidden)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    for _ in range(epochs):
        model.train()
        for batch in batches(data, numbers, 256):
            optimizer.zero_grad()
            loss_of(model, batch).backward()
            optimizer.step()
        schedule.step()
    return model


@torch.no_grad()
def accuracy(model: Weighing, data: Sequence[Example], numbers: dict[str, int]) -> Counter[tuple[str, str]]:
    """How many choices are right, by sort of mention: linked rightly, wrongly, missed, left alone rightly."""
    counts: Counter[tuple[str, str]] = Counter()
    for example in data:
        kinds: list[int] = []
        offsets: list[int] = []
        for row in example.rows:
            offsets.append(len(kinds))
            kinds.extend(numbers[k] for k in row if k in numbers)
        chosen = int(model(torch.tensor(kinds), torch.tensor(offsets)).argmax())
        none = len(example.rows) - 1
        outcome = (
            ("alone" if chosen == none else "linked")
            if chosen in example.right
            else ("missed" if chosen == none else "invented" if none in example.right else "confused")
        )
        sort = example.sort if example.sort in {"PRONOUN", "NOMINAL"} else "NAME"
        counts[sort if example.weight == 1 else f"{sort} unmarked", outcome] += 1
    return counts


@torch.no_grad()
def write(models: Sequence[Weighing], numbers: dict[str, int]) -> None:
    """The weights as the coder reads them: the networks side by side, whose scores then are the mean of theirs."""
    share = 1 / len(models)
    direct = sum(model.direct.weight for model in models).squeeze(1) * share
    inner = torch.cat([model.inner.weight for model in models], dim=1)
    bias = torch.cat([model.bias for model in models])
    outer = torch.cat([model.outer for model in models]) * share
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["evidence", "direct", *(f"inner{n}" for n in range(len(outer)))])
        for kind, n in numbers.items():
            out.writerow([kind, *_rounded([direct[n], *inner[n]])])
        out.writerow(["(bias)", *_rounded([0.0, *bias])])
        out.writerow(["(outer)", *_rounded([0.0, *outer])])


def _rounded(weights: Sequence[float | torch.Tensor]) -> list[str]:
    return [f"{float(weight):.3f}" for weight in weights]


def main() -> int:
    """Learns, prints how good the choices are on the dev part, and writes the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seeds", type=int, default=3, help="so many networks are learned and put side by side")
    parser.add_argument("--cache", type=Path, help="where the examples are kept between runs")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    data = gathered(asked.cache)
    numbers = {kind: n for n, kind in enumerate(weighed(data["train"]))}
    models = [train(data["train"], numbers, asked.hidden, asked.epochs, 1 + seed) for seed in range(asked.seeds)]
    for (sort, outcome), times in sorted(accuracy(models[0], data["dev"], numbers).items()):
        sys.stdout.write(f"{sort:18} {outcome:9} {times}\n")
    if asked.write:
        write(models, numbers)
    return 0


def gathered(cache: Path | None) -> dict[str, list[Example]]:
    """The examples of the train and dev parts."""
    if cache is not None and cache.exists():
        kept: dict[str, list[Example]] = torch.load(cache, weights_only=False)
        return kept
    coder = Coder()
    data: dict[str, list[Example]] = {"train": [], "dev": []}
    for annotated in read_corpus(REPORTS):
        if part_of(annotated) in data:
            data[part_of(annotated)].extend(examples(coder, annotated))
    if cache is not None:
        torch.save(data, cache)
    return data


if __name__ == "__main__":
    raise SystemExit(main())
