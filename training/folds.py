"""Column B: the trained network taught each public set too, by cross-validation, as others publish their figures.

python -m training.folds --weights FILE --corpora ../shared/corpora [--folds 5] [--seed 1]

For comparison only: nothing of it ships. All sets are learnt at once, each fold on four fifths of every set's dev part
and measured on the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.models import Pieces, load_pieces, tagged
from evaluation.score import macro_f1
from training.batches import pad, spans_of, tag_targets
from training.examples import PairExample, WindowExample
from training.loss import pair_loss
from training.measure import facts_read, pair_types
from training.network import Network
from training.public import quad_of, roots
from training.tasks import mention_examples, one_window, plover_pairs, read_jsonl, uds_examples, words_of
from training.train import base_folder, load

__all__ = ["cross_validated", "fold_of"]

ROLES = ("source", "target", "both")
SIZE = 24
Example = tuple[WindowExample | PairExample, dict[str, Any]]


class RoleTagger(nn.Module):
    """Who acts and who is acted on, as tags of words: a head that only this comparison needs."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.tags = nn.Linear(wide, 1 + 2 * len(ROLES))

    def forward(self, hidden: Tensor) -> Tensor:
        """Logits of the tags, ``[.., 7]``."""
        return self.tags(hidden)


@dataclass(frozen=True, slots=True)
class Learner:
    """The network with the extra head, and its tokenizer."""

    net: Network
    tagger: RoleTagger
    pieces: Pieces

    def hidden(self, batch: Sequence[WindowExample]) -> tuple[Tensor, Tensor]:
        """Hidden states of the pieces, and of the words, of a batch."""
        ids = pad([e.window.ids for e in batch], self.pieces.pad)
        mask = pad([[1] * len(e.window.ids) for e in batch], 0)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.net.encode(ids, mask)
        hidden = hidden.float()
        pieces = pad([e.window.piece for e in batch], 0)
        return hidden, hidden.gather(1, pieces.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))


def mention_loss(learner: Learner, batch: Sequence[Example]) -> Tensor:
    """Of mentions' tags."""
    examples = [e for e, _ in batch if isinstance(e, WindowExample)]
    _, words = learner.hidden(examples)
    targets, _, _ = tag_targets(examples, ())
    return F.cross_entropy(learner.net.mention_tags(words).flatten(0, 1), targets.flatten(), ignore_index=-100)


def fact_loss(learner: Learner, batch: Sequence[Example]) -> Tensor:
    """Of whether predicates came about."""
    examples = [e for e, _ in batch if isinstance(e, WindowExample)]
    hidden, _ = learner.hidden(examples)
    spans = [(r, f.first, f.last) for r, e in enumerate(examples) for f in e.facts]
    real = torch.tensor([f.real for e in examples for f in e.facts])
    return F.cross_entropy(learner.net.fact(learner.net.span(hidden, spans_of(examples, spans))), real)


def cameo_loss(learner: Learner, batch: Sequence[Example]) -> Tensor:
    """Of the class of sentences and the tags of source and target."""
    examples = [e for e, _ in batch if isinstance(e, WindowExample)]
    hidden, words = learner.hidden(examples)
    classes = torch.tensor([-100 if r["class"] is None else r["class"] for _, r in batch])
    loss = F.cross_entropy(_classes(learner, hidden, examples), classes, ignore_index=-100)
    targets = pad([_role_tags(e, r) for (_, r), e in zip(batch, examples, strict=True)], -100)
    return loss + F.cross_entropy(learner.tagger(words).flatten(0, 1), targets.flatten(), ignore_index=-100)


def _classes(learner: Learner, hidden: Tensor, examples: Sequence[WindowExample]) -> Tensor:
    return learner.net.quads(hidden, pad([[1] * len(e.window.ids) for e in examples], 0) == 1)


def _role_tags(example: WindowExample, record: dict[str, Any]) -> list[int]:
    if record["source"] is None:
        return [-100] * len(example.window.piece)
    tags = [0] * len(example.window.piece)
    for number, role in enumerate(ROLES):
        for span in record[role] or ():
            words = words_of(example.window, *span)
            if words:
                tags[words[0]] = 1 + 2 * number
                tags[words[0] + 1 : words[1] + 1] = [2 + 2 * number] * (words[1] - words[0])
    return tags


def typed_loss(learner: Learner, batch: Sequence[Example]) -> Tensor:
    """Of the types of pairs."""
    return pair_loss(learner.net, [e for e, _ in batch if isinstance(e, PairExample)], learner.pieces.pad)


Loss = Callable[[Learner, Sequence[Example]], Tensor]


@dataclass(frozen=True, slots=True)
class Task:
    """A set: its loss and its examples, each with the record it came from."""

    name: str
    loss: Loss
    examples: list[Example]


def tasks(pieces: Pieces, corpora: Path, net: Network, sample: int) -> list[Task]:
    """The four sets; of the UDS sentences about ``sample``."""
    pairs = read_jsonl(corpora / "plover_pairs.dev.jsonl")
    mentions = read_jsonl(corpora / "re3d.dev.jsonl")
    uds = read_jsonl(corpora / "factuality_uds.dev.jsonl")
    uds = [r for r in uds[:: max(1, len(uds) // sample)] if r["events"]]
    cameo = read_jsonl(corpora / "cameo.dev.jsonl")
    facts = [(e, r) for e, r in zip(uds_examples(uds, pieces), uds, strict=True) if e.facts]
    return [
        Task("pairs", typed_loss, list(zip(plover_pairs(pairs, pieces, net.labels), pairs, strict=True))),
        Task(
            "mentions", mention_loss, list(zip(mention_examples(mentions, pieces, net.labels), mentions, strict=True))
        ),
        Task("facts", fact_loss, [*facts]),
        Task("cameo", cameo_loss, [(WindowExample(one_window(pieces, r["text"])), r) for r in cameo]),
    ]


def batches(parts: dict[str, list[Example]], rng: random.Random) -> Iterator[tuple[str, list[Example]]]:
    """Batches of every task, in random order."""
    found = []
    for name, examples in parts.items():
        order = sorted(examples, key=lambda e: len(e[0].window.ids) + 12 * rng.random())
        found += [(name, order[at : at + SIZE]) for at in range(0, len(order), SIZE)]
    rng.shuffle(found)
    yield from found


def learn(learner: Learner, known: Sequence[Task], parts: dict[str, list[Example]], epochs: int, seed: int) -> None:
    """Trains in place."""
    rng, losses = random.Random(seed), {t.name: t.loss for t in known}
    body = [p for n, p in learner.net.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in learner.net.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": body, "lr": 1e-4}, {"params": [*heads, *learner.tagger.parameters()], "lr": 6e-4}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * sum(-(-len(p) // SIZE) for p in parts.values())
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * steps), 1 - s / (steps + 1)))
    learner.net.train()
    for _ in range(epochs):
        for name, batch in batches(parts, rng):
            optimizer.zero_grad()
            losses[name](learner, batch).backward()
            torch.nn.utils.clip_grad_norm_(learner.net.parameters(), 1.0)
            optimizer.step()
            rates.step()


Answers = dict[str, tuple[list[Any], list[Any]]]
"""Gold and read of each figure, over all folds."""


@torch.no_grad()
def answer(learner: Learner, parts: dict[str, list[Example]], answers: Answers) -> None:
    """Adds what is read in the held-back parts."""
    net, padding = learner.net, learner.pieces.pad
    net.eval()
    pairs = parts["pairs"]
    read = pair_types(net, [e for e, _ in pairs if isinstance(e, PairExample)], padding)
    coded, quads = roots(read, net.labels.layers["event"])
    _add(answers, "pairs root", [r["type"] for _, r in pairs], coded)
    _add(answers, "pairs quad", [quad_of(r["type"]) for _, r in pairs], quads)
    gold, real = facts_read(net, [e for e, _ in parts["facts"] if isinstance(e, WindowExample)], padding)
    _add(answers, "happened", gold, real)
    for example, record in (*parts["mentions"], *parts["cameo"]):
        assert isinstance(example, WindowExample)
        hidden, words = learner.hidden([example])
        if "class" in record:
            if record["class"] is not None:
                _add(answers, "class", [record["class"]], _classes(learner, hidden, [example]).argmax(-1).tolist())
            if record["source"] is not None:
                _spans(answers, "roles", _role_tags(example, record), learner.tagger(words)[0])
        else:
            targets, _, _ = tag_targets([example], ())
            _spans(answers, "mentions", targets[0].tolist(), net.mention_tags(words)[0], kinds=False)


def _spans(answers: Answers, name: str, gold: Sequence[int], logits: Tensor, *, kinds: bool = True) -> None:
    hard = F.one_hot(torch.tensor(gold), logits.shape[-1]).float().numpy()
    some, others = (
        {(s.first, s.last, s.kind if kinds else 0) for s in tagged(table, 0.5)}
        for table in (hard, logits.softmax(-1).float().numpy())
    )
    _add(answers, name, [some], [others])


def _add(answers: Answers, name: str, gold: Sequence[Any], coded: Sequence[Any]) -> None:
    both = answers.setdefault(name, ([], []))
    both[0].extend(gold)
    both[1].extend(coded)


def table(answers: Answers) -> dict[str, float]:
    """Macro-F1 of labels; F1 of spans, strict and overlapping."""
    found = {}
    for name, (gold, coded) in answers.items():
        if name not in {"roles", "mentions"}:
            found[f"{name} macro-F1"] = macro_f1(gold, coded)
            continue
        total = sum(map(len, gold)) + sum(map(len, coded))
        found[f"{name} strict F1"] = 2 * sum(len(g & c) for g, c in zip(gold, coded, strict=True)) / max(total, 1)
        near = sum(_near(g, c) + _near(c, g) for g, c in zip(gold, coded, strict=True))
        found[f"{name} overlap F1"] = near / max(total, 1)
    return {name: round(value, 3) for name, value in found.items()}


def _near(some: set[tuple[int, int, int]], others: set[tuple[int, int, int]]) -> int:
    return sum(any(k == o and a <= d and c <= b for c, d, o in others) for a, b, k in some)


def fold_of(text: str, folds: int, seed: int) -> int:
    """The fold in which a sentence is held back, in every set that has it: more than half of the sentences with a class
    stand among the pairs too, whose types would give it away."""
    words = " ".join(re.findall(r"\w+", text.lower()))
    return int.from_bytes(hashlib.blake2b(f"{seed} {words}".encode(), digest_size=4).digest(), "big") % folds


def cross_validated(base: Path, weights: Path, corpora: Path, folds: int, seed: int, epochs: int) -> dict[str, float]:
    """The figures over all folds together."""
    pieces = load_pieces(base)
    known = tasks(pieces, corpora, load(base, None, pieces), 2500)
    answers: Answers = {}
    for fold in range(folds):
        torch.manual_seed(seed)
        net = load(base, weights, pieces)
        learner = Learner(net, RoleTagger(net.encoder.config.hidden_size), pieces)
        outside = {t.name: [e for e in t.examples if fold_of(e[1]["text"], folds, seed) == fold] for t in known}
        inside = {t.name: [e for e in t.examples if fold_of(e[1]["text"], folds, seed) != fold] for t in known}
        learn(learner, known, inside, epochs, seed)
        answer(learner, outside, answers)
        print(f"fold {fold + 1}/{folds}", json.dumps(table(answers)), flush=True)
    return table(answers)


def main() -> None:
    """Prints column B."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=5)
    chosen = parser.parse_args()
    base = chosen.base or base_folder()
    figures = cross_validated(base, chosen.weights, chosen.corpora, chosen.folds, chosen.seed, chosen.epochs)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
