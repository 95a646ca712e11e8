"""The public sets as examples for the network: pairs, quad classes, spans, facts. For measuring, and for column B."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.models import Pieces, Window, windows
from training.examples import FactTarget, PairExample, WindowExample
from training.labels import Labels

__all__ = ["mention_examples", "plover_pairs", "read_jsonl", "uds_examples"]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def one_window(pieces: Pieces, text: str) -> Window:
    """A text of one sentence as a window."""
    return next(windows(pieces, text, [(0, len(text))], 512))


def words_of(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """The words that ``[start, end)`` covers, first and last."""
    inside = [i for i, (a, b) in enumerate(zip(window.start, window.end, strict=True)) if a < end and b > start]
    return (inside[0], inside[-1]) if inside else None


def plover_pairs(records: Iterable[dict[str, Any]], pieces: Pieces, labels: Labels) -> Iterator[PairExample]:
    """Pairs of the PLV layout."""
    types = labels.layers["event"]
    for record in records:
        window = one_window(pieces, record["text"])
        actor, recipient = (words_of(window, *record[k]) if record.get(k) else None for k in ("actor", "recipient"))
        wanted = record["types"]
        yield PairExample(window, actor, recipient, {types.index(t): 1 / len(wanted) for t in wanted})


def uds_examples(records: Iterable[dict[str, Any]], pieces: Pieces) -> Iterator[WindowExample]:
    """Predicates with whether they came about."""
    for record in records:
        window = one_window(pieces, record["text"])
        facts = []
        for event in record["events"]:
            words = words_of(window, event["start"], event["end"])
            if words:
                facts.append(FactTarget(*words, int(event["value"] > 0)))
        yield WindowExample(window, facts=facts)


def mention_examples(records: Iterable[dict[str, Any]], pieces: Pieces, labels: Labels) -> Iterator[WindowExample]:
    """Mentions of the re3d layout."""
    kinds = {k: i for i, k in enumerate(labels.kinds)}
    for record in records:
        window = one_window(pieces, record["text"])
        found = []
        for mention in record["mentions"]:
            words = words_of(window, mention["start"], mention["end"])
            if words:
                found.append((*words, kinds[mention["kind"]]))
        yield WindowExample(window, sorted(found))
