"""How well mentions are found: ``python -m evaluation.mentions CORPUS.jsonl [-v]``.

Two kinds of corpora. Records with ``mentions`` (``start``, ``end``, ``kind``): F1 of spans (strict: the same tokens;
overlap: sharing a token) and, where they match, of kinds. The annotation is flat, so a mention of ours inside another
of ours counts only where it matches something. Records with ``actor``/``recipient`` or ``source``/``target``/``both``:
the share of those spans whose head one of our mentions of an actor or a place has for its head, or at least covers.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.flow import Coder
from dateline.language import Passage
from dateline.language.draft import head_of
from dateline.record import MentionKind, Report, Span

ACTORS = {
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.NATIONALITY,
    MentionKind.PLACE,
    MentionKind.PLATFORM,
    MentionKind.WEAPON,
}


def passages(records: list[dict[str, Any]]) -> Iterator[Passage]:
    """The records' texts with mentions."""
    coder = Coder()
    for number, record in enumerate(records):
        yield coder.passage(Report(str(record.get("id", number)), record["text"], language="en"))


def f1(right: int, ours: int, gold: int) -> str:
    """Precision, recall and F1, as percentages."""
    precision, recall = right / max(ours, 1), right / max(gold, 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * score:5.1f}  (gold {gold}, ours {ours})"


def top_level(passage: Passage, gold: Iterable[Span]) -> list[tuple[Span, MentionKind]]:
    """Our mentions, of nested ones the outer unless an inner one alone matches the annotation."""
    wanted, kept = set(gold), list[tuple[Span, MentionKind]]()
    found = {m.span: m.kind for m in passage.mentions}
    for span, kind in found.items():
        around = [o for o in found if o != span and o.contains(span)]
        inside = [o for o in found if o != span and span.contains(o)]
        if span in wanted or (not around and not any(o in wanted for o in inside)):
            kept.append((span, kind))
        elif around and not any(o in wanted for o in around) and any(o in wanted for o in inside):
            continue
    return kept


def score_mentions(records: list[dict[str, Any]], *, verbose: bool) -> None:
    """Print strict and overlap F1, by kind."""
    strict, loose, ours, gold, kinds = Counter[str](), Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for record, passage in zip(records, passages(records), strict=True):
        truth = {Span(m["start"], m["end"]): MentionKind(m["kind"]) for m in record["mentions"]}
        found = top_level(passage, truth)
        for span, kind in found:
            ours[kind] += 1
            strict[kind] += truth.get(span) == kind
            kinds["span"] += span in truth
            loose[kind] += any(kind == k and span.overlaps(s) for s, k in truth.items())
        gold.update(truth.values())
        if verbose:
            shown = record["text"][:160]
            for name, those, others in (("missed", truth.items(), found), ("extra", found, tuple(truth.items()))):
                for span, kind in those:
                    if (span, kind) not in others:
                        print(f"{name} {kind}: {span.of(record['text'])!r}  in {shown!r}")
    for kind in MentionKind:
        overlap = 100 * loose[kind] / max(ours[kind], 1)
        print(f"{kind:13} strict {f1(strict[kind], ours[kind], gold[kind])}   overlap P {overlap:.1f}")
    print(f"{'all':13} strict {f1(strict.total(), ours.total(), gold.total())}")
    print(f"{'all':13} span   {f1(kinds['span'], ours.total(), gold.total())}")
    print(f"{'all':13} overlap{f1(loose.total(), ours.total(), gold.total())}")


def actor_spans(record: dict[str, Any]) -> list[Span]:
    """The spans of those who act and those acted on."""
    single = [record[k] for k in ("actor", "recipient") if record.get(k)]
    several = [s for k in ("source", "target", "both") for s in record.get(k) or ()]
    return [Span(*s) for s in (*single, *several)]


def score_actors(records: list[dict[str, Any]], *, verbose: bool) -> None:
    """Print the share of actors' spans that our mentions cover."""
    total = headed = covered = held = 0
    for record, passage in zip(records, passages(records), strict=True):
        mine = [p for p in passage.phrases if p.mention.kind in ACTORS]
        for span in actor_spans(record):
            inside = [t for t in passage.tokens if span.start <= t.start < span.end]
            if not inside:
                continue
            head = head_of(passage.tokens, inside[0].i, inside[-1].i + 1)
            is_headed = any(p.head == head for p in mine)
            total += 1
            headed += is_headed
            covered += is_headed or any(p.first <= head < p.last for p in mine)
            held += any(p.last > inside[0].i and p.first <= inside[-1].i for p in mine)
            if verbose and not is_headed:
                print(f"missed {span.of(record['text'])!r} ({passage.tokens[head].text})  in {record['text'][:200]!r}")
    shares = [f"{100 * n / total:.1f} %" for n in (headed, covered, held)]
    print(f"{total} spans of actors: {shares[0]} headed by the head of a mention, {shares[1]} have it in one,")
    print(f"{shares[2]} hold a mention at all (what is left, and many of the others, name events, not actors)")


def main() -> None:
    """Read the corpus and print the scores."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("-v", "--verbose", action="store_true")
    given = arguments.parse_args()
    records = [json.loads(line) for line in given.corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
    score = score_mentions if "mentions" in records[0] else score_actors
    score(records, verbose=given.verbose)


if __name__ == "__main__":
    main()
