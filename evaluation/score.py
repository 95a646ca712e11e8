"""Scores for every layer of the record against gold: what was found, what was invented, and which fields were right.

A coded record matches an annotated one of its layer where their anchors overlap (for events: and the types agree).
Events of the same type in the same sentence that are left over are matched too, since "held" and "talks" may both stand
for "held talks". Fields are scored over matched records only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.record import Actor, Coded, Control, Event, EventPlace, Moment, Relation, Role, Source, Span
from evaluation.gold import Annotation
from evaluation.reliability import calibration_error

__all__ = ["Figure", "Scores", "kappa", "macro_f1", "matched_mentions", "score"]


@dataclass(slots=True)
class Figure:
    """Right, coded and wanted counts of one layer or field."""

    right: int = 0
    coded: int = 0
    wanted: int = 0

    def add(self, right: int, coded: int, wanted: int) -> None:
        self.right += right
        self.coded += coded
        self.wanted += wanted

    @property
    def precision(self) -> float:
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.coded + self.wanted
        return 2 * self.right / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """Figures by name, the label pairs (coded, wanted) of matched events for agreement, and each coded event with its
    confidence and whether words, type and status were right."""

    figures: dict[str, Figure] = field(default_factory=dict)
    labels: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    judged: list[tuple[float, bool, Event]] = field(default_factory=list)
    quiet_sentences: int = 0
    false_alarms: int = 0

    def figure(self, name: str) -> Figure:
        return self.figures.setdefault(name, Figure())

    def table(self) -> list[tuple[str, float, float, float, int]]:
        """(name, precision, recall, F1, wanted) of every figure."""
        return [(name, f.precision, f.recall, f.f1, f.wanted) for name, f in self.figures.items()]

    def merge(self, other: Scores) -> None:
        """Adds the counts of other reports."""
        for name, figure in other.figures.items():
            self.figure(name).add(figure.right, figure.coded, figure.wanted)
        for name, pairs in other.labels.items():
            self.labels.setdefault(name, []).extend(pairs)
        self.judged += other.judged
        self.quiet_sentences += other.quiet_sentences
        self.false_alarms += other.false_alarms

    def macro_f1(self, name: str) -> float:
        """Mean over the wanted labels of their F1 among matched events."""
        pairs = self.labels.get(name, [])
        return macro_f1([w for _, w in pairs], [c for c, _ in pairs])

    def calibration_error(self, bins: int = 10) -> float:
        """Expected calibration error of confidence: the mean gap between it and the share right, over equal bins."""
        return calibration_error([(c, r) for c, r, _ in self.judged], bins)

    @property
    def false_alarm_rate(self) -> float:
        """Share of sentences without any annotated record in which an event was coded."""
        return self.false_alarms / self.quiet_sentences if self.quiet_sentences else 0.0


def macro_f1(wanted: Sequence[object], coded: Sequence[object]) -> float:
    """Mean over the wanted labels of their F1; the two go side by side."""
    labels = set(wanted)
    both = Counter(w for w, c in zip(wanted, coded, strict=True) if w == c)
    all_of = Counter(wanted) + Counter(coded)
    return sum(2 * both[label] / all_of[label] for label in labels) / len(labels) if labels else 0.0


def score(scores: Scores, coded: Coded, gold: Iterable[Annotation], sentences: Iterable[Span]) -> None:
    """Adds one report to ``scores``; ``sentences`` are those of its coded sections."""
    wanted = list(gold)
    by_layer = {
        layer: [a for a in wanted if a.layer == layer] for layer in ("events", "controls", "relations", "roles")
    }
    sentence_list = list(sentences)
    _events(scores, coded, by_layer["events"], sentence_list)
    _controls(scores, coded, by_layer["controls"])
    _relations(scores, coded, by_layer["relations"])
    _roles(scores, coded, by_layer["roles"])
    for sentence in sentence_list:
        if not any(a.anchor.overlaps(sentence) for a in wanted if a.layer == "events"):
            scores.quiet_sentences += 1
            scores.false_alarms += any(e.anchor.overlaps(sentence) for e in coded.events)


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two labellings; 1 where both always agree, 0 where no better than chance."""
    if not pairs:
        return 0.0
    labels = {label for pair in pairs for label in pair}
    observed = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(
        (sum(a == label for a, _ in pairs) / len(pairs)) * (sum(b == label for _, b in pairs) / len(pairs))
        for label in labels
    )
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def _matched(
    coded: list[Any], wanted: list[Annotation], fits: Callable[[Any, Annotation], bool]
) -> list[tuple[Any, Annotation]]:
    """Pairs of records that fit, each used once, in text order."""
    pairs, free = [], list(coded)
    for annotation in wanted:
        best = next((record for record in free if fits(record, annotation)), None)
        if best is not None:
            free.remove(best)
            pairs.append((best, annotation))
    return pairs


def _events(scores: Scores, coded: Coded, wanted: list[Annotation], sentences: list[Span]) -> None:
    def near(event: Event, a: Annotation) -> bool:
        return event.anchor.overlaps(a.anchor)

    def same_sentence(event: Event, a: Annotation) -> bool:
        return any(s.overlaps(event.anchor) and s.overlaps(a.anchor) for s in sentences)

    events = list(coded.events)
    anchored = _matched(events, wanted, near)
    scores.figure("event anchor").add(len(anchored), len(events), len(wanted))
    pairs = _matched(events, wanted, lambda e, a: near(e, a) and e.type == a.fields["type"])
    left = [e for e in events if all(e is not pair[0] for pair in pairs)]
    rest = [a for a in wanted if all(a is not pair[1] for pair in pairs)]
    pairs += _matched(left, rest, lambda e, a: same_sentence(e, a) and e.type == a.fields["type"])
    scores.figure("event anchor and type").add(len(pairs), len(events), len(wanted))
    for event, a in anchored:
        scores.labels.setdefault("type", []).append((event.type.value, a.fields["type"]))
    for event, a in pairs:
        _event_fields(scores, coded, event, a)
    right = {id(e) for e, a in pairs if near(e, a) and e.status == a.fields["status"]}
    scores.judged += [(e.confidence, id(e) in right, e) for e in events]


def _event_fields(scores: Scores, coded: Coded, event: Event, a: Annotation) -> None:
    _label(scores, "mode", event.mode or "none", a.fields.get("mode") or "none")
    _label(scores, "status", event.status.value, a.fields["status"])
    _label(scores, "certainty", event.certainty.value, a.fields["certainty"])
    _label(scores, "historical", str(event.historical), str(bool(a.fields.get("historical"))))
    _spans(scores, "actors", [_where(coded, x) for x in event.actors], a.naming("actors"))
    _spans(scores, "recipients", [_where(coded, x) for x in event.recipients], a.naming("recipients"))
    _spans(scores, "places", [_where(coded, x) for x in event.places], a.naming("places"))
    _spans(scores, "sources", [(s.span, *_where(coded, s)) for s in event.sources], a.naming("sources"))
    _time(scores, event.time, a.fields.get("time"))
    _counts(scores, event, a.fields.get("counts") or [])


def _label(scores: Scores, name: str, coded: str, wanted: str) -> None:
    scores.figure(name).add(int(coded == wanted), 1, 1)
    scores.labels.setdefault(name, []).append((coded, wanted))


def _spans(scores: Scores, name: str, coded: Sequence[tuple[Span, ...]], wanted: Sequence[tuple[Span, ...]]) -> None:
    scores.figure(name).add(matched_mentions(coded, wanted), len(coded), len(wanted))


def matched_mentions(coded: Sequence[tuple[Span, ...]], wanted: Sequence[tuple[Span, ...]]) -> int:
    """How many of the wanted are coded, each by any mention of it, each coded one used once."""
    free = list(coded)
    right = 0
    for spans in wanted:
        best = next((c for c in free if _meets(c, spans)), None)
        if best is not None:
            free.remove(best)
            right += 1
    return right


def _where(coded: Coded, item: Actor | EventPlace | Source | None) -> tuple[Span, ...]:
    """The span of a participant's mention and of what that stands for."""
    if item is None or item.mention is None:
        return ()
    mention = coded.mention(item.mention)
    spans = [mention.span]
    seen = {mention.id}
    while mention.coref is not None and mention.coref not in seen:
        mention = coded.mention(mention.coref)
        seen.add(mention.id)
        spans.append(mention.span)
    return tuple(spans)


def _time(scores: Scores, coded: Moment | None, wanted: Mapping[str, str | None] | None) -> None:
    """Right where both name the same days; a time inferred from publication alone counts as none."""
    stated = coded if coded is not None and coded.span is not None else None
    if wanted is None or not wanted.get("start"):
        scores.figure("time").add(0, int(stated is not None), 0)
        return
    right = coded is not None and _days(coded.start, coded.end) == _days(wanted.get("start"), wanted.get("end"))
    scores.figure("time").add(int(right), int(coded is not None), 1)


def _days(start: str | None, end: str | None) -> tuple[str, str]:
    return ((start or "")[:10], (end or start or "")[:10])


def _counts(scores: Scores, event: Event, wanted: list[Mapping[str, Any]]) -> None:
    free = list(event.counts)
    right = 0
    for want in wanted:
        best = next((c for c in free if c.what == want["what"] and (c.min, c.max) == (want["min"], want["max"])), None)
        if best is not None:
            free.remove(best)
            right += 1
    scores.figure("counts").add(right, len(event.counts), len(wanted))


def _controls(scores: Scores, coded: Coded, wanted: list[Annotation]) -> None:
    def fits(control: Control, a: Annotation) -> bool:
        place = _where(coded, control.place)
        return control.status == a.fields["status"] and any(_meets(place, named) for named in a.naming("place"))

    pairs = _matched(list(coded.controls), wanted, fits)
    scores.figure("controls").add(len(pairs), len(coded.controls), len(wanted))
    for control, a in pairs:
        holder = [_where(coded, control.holder)] if control.holder else []
        _spans(scores, "control holder", holder, a.naming("holder"))


def _relations(scores: Scores, coded: Coded, wanted: list[Annotation]) -> None:
    def fits(relation: Relation, a: Annotation) -> bool:
        ends = (_where(coded, relation.a), _where(coded, relation.b))
        (first, *_), (second, *_) = a.naming("a"), a.naming("b")
        straight = _meets(ends[0], first) and _meets(ends[1], second)
        crossed = _meets(ends[0], second) and _meets(ends[1], first)
        return relation.kind == a.fields["kind"] and (straight or crossed)

    pairs = _matched(list(coded.relations), wanted, fits)
    scores.figure("relations").add(len(pairs), len(coded.relations), len(wanted))


def _roles(scores: Scores, coded: Coded, wanted: list[Annotation]) -> None:
    def fits(role: Role, a: Annotation) -> bool:
        coded_title, wanted_title = role.title.lower(), a.spans["title"][0].of(coded.report.text).lower()
        same_title = coded_title in wanted_title or wanted_title in coded_title
        person = _where(coded, role.person)
        return same_title and (
            any(_meets(person, named) for named in a.naming("person")) or role.span.overlaps(a.anchor)
        )

    pairs = _matched(list(coded.roles), wanted, fits)
    scores.figure("roles").add(len(pairs), len(coded.roles), len(wanted))


def _meets(spans: tuple[Span, ...], wanted: tuple[Span, ...]) -> bool:
    return any(s.overlaps(w) for s in spans for w in wanted)
