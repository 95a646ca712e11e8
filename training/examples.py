"""From annotated reports to what the network is trained on: windows with targets, and pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.form import Anchor, AnnotatedReport, Mark, Statement
from dateline.models import Pieces, Window, windows
from dateline.record import EventType
from dateline.vocabulary import ontology
from training.labels import Labels

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "AnchorTarget",
    "FactTarget",
    "PairExample",
    "SoftTargets",
    "WindowExample",
    "pair_examples",
    "window_examples",
]

LAYER_OF = {"e": "event", "c": "control", "r": "relation", "k": "role"}
REAL = frozenset({"happened", "ongoing"})


@dataclass(slots=True)
class AnchorTarget:
    """An anchor in words ``[first, last]`` of its window and what it says.

    Links are ``(label, mention)`` to 1, or to -1 where the pair is to be left out of the loss.
    """

    layer: str
    first: int
    last: int
    kinds: list[int]
    status: int = -1
    certainty: int = -1
    mode: int = -1
    flags: list[int] = field(default_factory=list)
    links: dict[tuple[int, int], int] = field(default_factory=dict)
    counts: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class FactTarget:
    """A predicate and whether it came about."""

    first: int
    last: int
    real: int


@dataclass(slots=True)
class SoftTargets:
    """A teacher's probabilities: ``mentions`` ``[words, tags]``, ``anchors`` by layer ``[words, 3]``, and for each of
    the example's anchors, in order, those of ``kind``, ``certainty``, ``status`` and ``mode`` that its layer has.
    """

    mentions: Tensor
    anchors: dict[str, Tensor]
    judgements: list[dict[str, Tensor]] = field(default_factory=list)


@dataclass(slots=True)
class WindowExample:
    """A window with its mentions ``(first, last, kind)``, anchors, facts, and each sentence's quad class."""

    window: Window
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    anchors: list[AnchorTarget] = field(default_factory=list)
    facts: list[FactTarget] = field(default_factory=list)
    quads: dict[int, int] = field(default_factory=dict)
    soft: SoftTargets | None = None


@dataclass(slots=True)
class PairExample:
    """A sentence, who acts and who is acted on (words, or ``None``), a weight for each type (the last: no event)."""

    window: Window
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    types: dict[int, float]


def window_examples(
    reports: Iterable[AnnotatedReport], pieces: Pieces, labels: Labels, limit: int
) -> Iterator[WindowExample]:
    """The reports' windows with their targets."""
    for report in reports:
        spans = [(s.start, s.end) for s in report.sentences]
        for window in windows(pieces, report.text, spans, limit):
            yield _Targets(report, window, labels).example()


class _Targets:
    def __init__(self, report: AnnotatedReport, window: Window, labels: Labels) -> None:
        self.report, self.window, self.labels = report, window, labels
        self.here = set(window.sentence)
        self.at = {o: i for i, (a, b) in enumerate(zip(window.start, window.end, strict=True)) for o in range(a, b)}
        self.sent = window.sentence
        self.mentions: list[tuple[Mark, int, int]] = []
        taken: set[int] = set()
        for mark in sorted((m for m in report.marks if m.sentence in self.here), key=lambda m: m.start - m.end):
            words = self.words(mark)
            if words and not taken.intersection(range(words[0], words[1] + 1)):
                taken.update(range(words[0], words[1] + 1))
                self.mentions.append((mark, *words))
        self.mentions.sort(key=lambda m: m[1])

    def words(self, span: Mark | Anchor) -> tuple[int, int] | None:
        first, last = self.at.get(span.start), self.at.get(span.end - 1)
        return (first, last) if first is not None and last is not None else None

    def example(self) -> WindowExample:
        kinds = {k: i for i, k in enumerate(self.labels.kinds)}
        found = WindowExample(self.window, [(a, b, kinds[m.kind]) for m, a, b in self.mentions])
        anchors = {(i, a.sentence): a for a in self.report.anchors for i in a.ids}
        merged: dict[tuple[str, int, int], AnchorTarget] = {}
        for statement in self.report.statements:
            anchor = anchors.get((statement.id, statement.sentence))
            words = self.words(anchor) if anchor is not None and statement.sentence in self.here else None
            if words is None:
                continue
            target = self.target(statement, *words)
            same = merged.get((target.layer, *words))
            if same is None:
                merged[target.layer, target.first, target.last] = target
            else:
                same.kinds += target.kinds
                same.links.update(target.links)
        found.anchors = sorted(merged.values(), key=lambda t: (t.first, t.layer))
        for anchor in self.report.anchors:
            words = self.words(anchor) if anchor.sentence in self.here else None
            if words and anchor.ids[0] in "+-":
                found.facts.append(FactTarget(*words, int(anchor.ids[0] == "+")))
        for target in found.anchors:
            if target.layer == "event":
                found.facts.append(
                    FactTarget(target.first, target.last, int(self.labels.status[target.status] in REAL))
                )
        found.quads = self.quads(found)
        return found

    def quads(self, found: WindowExample) -> dict[int, int]:
        """The quad class of each sentence: that of its first event; 0 where there is none."""
        facts = ontology()
        quads = dict.fromkeys(self.here, 0)
        for target in reversed([t for t in found.anchors if t.layer == "event"]):
            kind = EventType(self.labels.layers["event"][target.kinds[0]])
            quads[self.sent[target.first]] = self.labels.quads.index(facts.type(kind).quad.value)
        return quads

    def target(self, statement: Statement, first: int, last: int) -> AnchorTarget:
        layer, words = LAYER_OF[statement.layer], set(statement.words)
        kind = "role" if layer == "role" else statement.words[0].partition(".")[0]
        found = AnchorTarget(layer, first, last, [self.labels.layers[layer].index(kind)])
        found.flags = [int(flag in words) for flag in self.labels.flags[layer]]
        if layer != "role":
            certain = [c for c in self.labels.certainty if c in words]
            name = certain[0] if certain else "attributed" if "by" in statement.fields else "stated"
            found.certainty = self.labels.certainty.index(name)
        if layer == "event":
            found.mode = self.labels.modes.index(statement.words[0] if "." in statement.words[0] else "")
            found.status = self.labels.status.index(next((s for s in self.labels.status if s in words), "happened"))
        self.link(found, statement)
        return found

    def link(self, target: AnchorTarget, statement: Statement) -> None:
        for name, words in statement.fields.items():
            if name not in self.labels.links[target.layer]:
                continue
            label = self.labels.links[target.layer].index(name)
            groups = [[w] for w in words] if name != "n" else statement.count_groups()
            for group in groups:
                ident = next((w for w in group if w[0] in "plontqmwvd" and w[1:].isdigit()), None)
                if ident is None:
                    continue
                best = self.nearest(ident, target, statement.sentence)
                for other, (mark, _, _) in enumerate(self.mentions):
                    if mark.id == ident and other != best and (label, other) not in target.links:
                        target.links[label, other] = -1
                if best is not None:
                    target.links[label, best] = 1
                    if name == "n":
                        what = next(w for w in group if w in self.labels.what)
                        target.counts[best] = (self.labels.what.index(what), int("cumulative" in group))

    def nearest(self, ident: str, target: AnchorTarget, sentence: int) -> int | None:
        """The mention meant: in the anchor's sentence the nearest, else the nearest before, else after."""
        same = [i for i, (m, _, _) in enumerate(self.mentions) if m.id == ident]

        def cost(i: int) -> tuple[int, int]:
            mark, first, last = self.mentions[i]
            away = abs(mark.sentence - sentence) * 2 + (mark.sentence > sentence)
            return (away, max(target.first - last, first - target.last, 0))

        return min(same, key=cost, default=None)


def pair_examples(
    reports: Iterable[AnnotatedReport], pieces: Pieces, labels: Labels, none_share: float = 0.15
) -> Iterator[PairExample]:
    """Who does what to whom, sentence by sentence; of pairs that nothing links, a share as no event."""
    types = labels.layers["event"]
    for report in reports:
        for number, sentence in enumerate(report.sentences):
            window = next(windows(pieces, report.text, [(sentence.start, sentence.end)], 512))
            at = {o: i for i, (a, b) in enumerate(zip(window.start, window.end, strict=True)) for o in range(a, b)}
            spans: dict[str, list[tuple[int, int]]] = {}
            for mark in report.marks:
                if mark.sentence == number and mark.start in at and mark.end - 1 in at:
                    spans.setdefault(mark.id, []).append((at[mark.start], at[mark.end - 1]))
            anchors = {i: a for a in report.anchors if a.sentence == number for i in a.ids}
            pairs: dict[tuple[tuple[int, int], tuple[int, int]], dict[int, float]] = {}
            tied: set[str] = set()
            for statement in report.statements:
                if statement.sentence != number or statement.layer != "e" or statement.id not in anchors:
                    continue
                kind = types.index(statement.words[0].partition(".")[0])
                near = at.get(anchors[statement.id].start, 0)
                who = statement.fields.get("who", ())
                to = statement.fields.get("to", ())
                tied.update(who, to)
                for a in [w for w in who if w in spans][:2]:
                    for r in [w for w in (to or who[1:]) if w in spans and w != a][:2]:
                        key = (_near(spans[a], near), _near(spans[r], near))
                        pairs.setdefault(key, {})[kind] = 1.0
            for (actor, recipient), weights in pairs.items():
                yield PairExample(window, actor, recipient, {k: w / len(weights) for k, w in weights.items()})
            yield from _nothing(f"{report.id}/{number}", window, spans, tied, len(types), none_share)


def _nothing(
    sentence: str, window: Window, spans: dict[str, list[tuple[int, int]]], tied: set[str], none: int, share: float
) -> Iterator[PairExample]:
    """Of sentences in which two stand side by side and nothing ties them, a share by content of the id."""
    free = [i for i in spans if i[0] in "pol" and i not in tied]
    bucket = int(hashlib.blake2b(sentence.encode(), digest_size=4).hexdigest(), 16) % 1000
    if len(free) >= 2 and bucket < share * 1000:
        yield PairExample(window, spans[free[0]][0], spans[free[1]][0], {none: 1.0})


def _near(spans: list[tuple[int, int]], word: int) -> tuple[int, int]:
    return min(spans, key=lambda s: abs((s[0] + s[1]) / 2 - word))
