"""The main event of a sentence: its quad class, and who acts on whom, on CAMEO-coded sentences.

    python -m evaluation.cameo SENTENCES.jsonl

Each line: ``text``, ``class`` (0 none or statement, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
4 material conflict; or null), and spans ``source``, ``target``, ``both`` (or null). One event is marked in a sentence,
even where it holds several: of those coded the one is taken that is surest and has somebody who acts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline import Coder
from dateline.record import Coded, Event, EventType
from evaluation.score import Figure, macro_f1

__all__ = ["CLASSES", "class_of", "main_event"]

CLASSES: dict[int, tuple[str, ...]] = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "CONCEDE", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DISPLACE"),
}
"""CAMEO's quad classes; apart from PLOVER's for CONCEDE, a deed in CAMEO, and REQUEST (CAMEO 10)."""
CLASS_OF = {name: number for number, names in CLASSES.items() for name in names}
Roles = set[tuple[tuple[int, int], str]]


def class_of(kind: EventType | str | None) -> int:
    """CAMEO's quad class of a PLOVER type; 0 for none."""
    return 0 if kind is None else CLASS_OF[str(kind)]


def main_event(coded: Coded) -> Event | None:
    """The event that a coder of one event a sentence would keep."""
    return max(
        coded.events,
        key=lambda e: (e.confidence + 0.3 * bool(e.actors) + 0.2 * bool(e.recipients), -e.anchor.start),
        default=None,
    )


def roles(coded: Coded, event: Event | None) -> Roles:
    """Spans of who acts (``source``) and who is acted on (``target``), or of those who do it together (``both``)."""
    if event is None:
        return set()
    spans = {m.id: (m.span.start, m.span.end) for m in coded.mentions}
    acting = [spans[a.mention] for a in event.actors]
    acted_on = [spans[a.mention] for a in event.recipients]
    if event.type is EventType.CONSULT and len(acting) > 1 and not acted_on:
        return {(span, "both") for span in acting}
    return {(span, "source") for span in acting} | {(span, "target") for span in acted_on}


def overlap(some: Roles, others: Roles) -> int:
    """How many of ``some`` share a character with one of the same role in ``others``."""
    return sum(any(r == role and a < d and c < b for (c, d), r in others) for (a, b), role in some)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    records = [json.loads(line) for line in parser.parse_args().sentences.read_text("utf-8").splitlines()]
    report(Coder(), records)
    return 0


def report(coder: Coder, records: Sequence[dict[str, Any]]) -> None:
    """Codes the sentences and prints the figures."""
    gold: list[int] = []
    read: list[int] = []
    strict = Figure()
    found = wanted = 0
    for record in records:
        coded = coder.code(record["text"])
        event = main_event(coded)
        if record["class"] is not None:
            gold.append(record["class"])
            read.append(class_of(event.type if event else None))
        if record["source"] is None:
            continue
        truth = {((a, b), role) for role in ("source", "target", "both") for a, b in record[role] or ()}
        ours = roles(coded, event)
        strict.right += len(truth & ours)
        strict.coded += len(ours)
        strict.wanted += len(truth)
        found += overlap(ours, truth)
        wanted += overlap(truth, ours)
    precision, recall = found / max(strict.coded, 1), wanted / max(strict.wanted, 1)
    loose = 2 * precision * recall / max(precision + recall, 1e-9)
    sys.stdout.write(f"sentences {len(gold)} class macro-F1 {macro_f1(gold, read):.3f}\n")
    sys.stdout.write(f"source and target: strict F1 {strict.f1:.3f} overlap F1 {loose:.3f}\n")


if __name__ == "__main__":
    sys.exit(main())
