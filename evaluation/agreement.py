"""How far two annotators of the gold agree, by layer: F1 of what they found, kappa of the labels they gave.

python -m evaluation.agreement             the gold
python -m evaluation.agreement --corpus    the part of the corpus that was annotated twice
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.form import read_corpus
from evaluation.corpus import annotated_records
from evaluation.gold import Annotation, GoldError, gold_reports, read_annotations
from evaluation.score import Figure, kappa, matched_mentions

LABELS = ("type", "mode", "status", "certainty", "historical")
SPANS = ("actors", "recipients", "places", "sources")
LABELLED = {"controls": "status", "relations": "kind", "roles": "title"}

CORPUS = Path(__file__).parents[1] / "corpus"
FIRST, SECOND = CORPUS / "first", CORPUS / "second"
"""Both annotations as they were before what they differ in was settled."""

Pairs = list[tuple[Annotation, Annotation]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table of agreement; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", action="store_true")
    twice = list(_corpus() if parser.parse_args(arguments).corpus else _gold())
    figures: dict[str, Figure] = {}
    labels: dict[str, list[tuple[str, str]]] = {}
    for first, second in twice:
        _events(figures, labels, _layer(first, "events"), _layer(second, "events"))
        for layer in LABELLED:
            _others(figures, labels, layer, _layer(first, layer), _layer(second, layer))
    print(f"{len(twice)} reports, two annotators\n")
    print(f"{'found by both':24} {'F1':>6} {'first':>6} {'second':>6}")
    for name, figure in figures.items():
        print(f"{name:24} {figure.f1:6.3f} {figure.wanted:6} {figure.coded:6}")
    print(f"\n{'labels of matched records':24} {'same':>6} {'kappa':>6} {'pairs':>6}")
    for name, pairs in labels.items():
        same = sum(a == b for a, b in pairs) / len(pairs)
        print(f"{name:24} {same:6.3f} {kappa(pairs):6.3f} {len(pairs):6}")
    return 0


def _gold() -> Iterator[tuple[Sequence[Annotation], Sequence[Annotation]]]:
    for report in gold_reports():
        yield read_annotations(report, "a"), read_annotations(report, "b")


def _corpus() -> Iterator[tuple[Sequence[Annotation], Sequence[Annotation]]]:
    """The first and the second annotation of each report that has both; their texts are the same."""
    first = {report.id: report for report in read_corpus(FIRST)}
    for second in read_corpus(SECOND):
        if second.text != first[second.id].text:
            raise GoldError("the second annotation has another text", subject=f"{second.file}: {second.id}")
        yield list(annotated_records(first[second.id])), list(annotated_records(second))


def _layer(found: Sequence[Annotation], layer: str) -> list[Annotation]:
    return [a for a in found if a.layer == layer]


def _pairs(first: list[Annotation], second: list[Annotation], fits: Callable[[Annotation, Annotation], bool]) -> Pairs:
    pairs, free = [], list(second)
    for a in first:
        best = next((b for b in free if fits(a, b)), None)
        if best is not None:
            free.remove(best)
            pairs.append((a, best))
    return pairs


def _events(
    figures: dict[str, Figure],
    labels: dict[str, list[tuple[str, str]]],
    first: list[Annotation],
    second: list[Annotation],
) -> None:
    anchored = _pairs(first, second, lambda a, b: a.anchor.overlaps(b.anchor))
    typed = [(a, b) for a, b in anchored if a.fields["type"] == b.fields["type"]]
    figures.setdefault("event anchor", Figure()).add(len(anchored), len(second), len(first))
    figures.setdefault("event anchor and type", Figure()).add(len(typed), len(second), len(first))
    for a, b in anchored:
        for name in LABELS:
            if name == "type" or a.fields["type"] == b.fields["type"]:
                labels.setdefault(name, []).append((str(a.fields.get(name)), str(b.fields.get(name))))
    for a, b in typed:
        for name in SPANS:
            right = matched_mentions(b.naming(name), a.naming(name))
            figures.setdefault(name, Figure()).add(right, len(b.spans[name]), len(a.spans[name]))
        same = a.fields.get("time") == b.fields.get("time")
        counted = (int(bool(b.fields.get("time"))), int(bool(a.fields.get("time"))))
        figures.setdefault("time", Figure()).add(int(same and bool(a.fields.get("time"))), *counted)


def _others(
    figures: dict[str, Figure],
    labels: dict[str, list[tuple[str, str]]],
    layer: str,
    first: list[Annotation],
    second: list[Annotation],
) -> None:
    pairs = _pairs(first, second, lambda a, b: a.anchor.overlaps(b.anchor))
    figures.setdefault(layer, Figure()).add(len(pairs), len(second), len(first))
    name = LABELLED[layer]
    for a, b in pairs:
        labels.setdefault(f"{layer} {name}", []).append((str(a.fields.get(name)), str(b.fields.get(name))))


if __name__ == "__main__":
    sys.exit(main())
