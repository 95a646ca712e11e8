"""The commonest kinds of mistake on the corpus's development part, each with an example.

    python -m evaluation.mistakes > docs/explanation/mistakes.md

Never on the test part: its errors are not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.form import read_corpus
from corpus.split import part_of
from dateline.flow import Coder
from dateline.record import Coded, Event, Span
from evaluation.corpus import REPORTS, annotated_records, report_of
from evaluation.gold import Annotation

SHOWN = 50
WIDTH = 110
LABELS = ("mode", "status", "certainty", "historical")
SIDES = ("actors", "recipients")

DONE = """What was done about them: sides that the network leaves open are taken from grammar where both agree on the
type; speakers and places come from the parse first; what the network alone finds must be surer than what grammar bears
out; a type that grammar brings in replaces the network's; nobody takes part twice; a town that is struck is a place and
no recipient; certainty follows the sources; a year mentioned in passing dates nothing else. What remains is mostly type
and sides, where two annotators differ too.
"""

Mistake = tuple[str, Span]


def main() -> None:
    """Prints the page."""
    coder = Coder()
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for annotated in read_corpus(REPORTS):
        if part_of(annotated) != "dev":
            continue
        coded = coder.code(report_of(annotated))
        wanted = [a for a in annotated_records(annotated) if a.layer == "events"]
        for kind, span in mistakes(coded, wanted):
            counts[kind] += 1
            examples.setdefault(kind, _quoted(annotated.text, span))
    total = counts.total()
    print("# Where it errs\n")
    print(f"The {SHOWN} commonest kinds of mistake about events on the corpus's development part, {total} in all,")
    print("each with its first example, the words meant in brackets. Made by `python -m evaluation.mistakes`.\n")
    print(DONE)
    print("| mistake | times | example |\n|---|---|---|")
    for kind, times in counts.most_common(SHOWN):
        print(f"| {kind} | {times} | {examples[kind]} |")


def mistakes(coded: Coded, wanted: list[Annotation]) -> Iterator[Mistake]:
    """The mistakes about the events of one report, each with the words it is about."""
    free = list(coded.events)
    for annotation in wanted:
        same = [e for e in free if e.anchor.overlaps(annotation.anchor)]
        event = next((e for e in same if e.type == annotation.fields["type"]), same[0] if same else None)
        if event is None:
            yield f"missed {annotation.fields['type']}", annotation.anchor
            continue
        free.remove(event)
        if event.type != annotation.fields["type"]:
            yield f"{annotation.fields['type']} read as {event.type}", annotation.anchor
        else:
            yield from _of_fields(coded, event, annotation)
    for event in free:
        yield f"invented {event.type}", event.anchor


def _of_fields(coded: Coded, event: Event, annotation: Annotation) -> Iterator[Mistake]:
    for name in LABELS:
        got, meant = getattr(event, name) or "none", annotation.fields.get(name) or "none"
        got, meant = ("no" if v in ("none", False) else str(v) for v in (got, meant))
        if got != meant:
            yield f"{name} {meant} read as {got}", annotation.anchor
    for name in SIDES:
        spans = [coded.mention(actor.mention).span for actor in getattr(event, name)]
        named = annotation.naming(name)
        missed = [each for each in named if not any(w.overlaps(s) for w in each for s in spans)]
        extra = [s for s in spans if not any(w.overlaps(s) for each in named for w in each)]
        yield from ((f"{name[:-1]} missed", event.anchor) for _ in missed)
        yield from ((f"{name[:-1]} wrong", event.anchor) for _ in extra)


def _quoted(text: str, span: Span) -> str:
    """The words with some around them, on one line."""
    start, end = max(text.rfind("\n", 0, span.start) + 1, span.start - WIDTH // 2), span.end + WIDTH // 2
    after = text[span.end : end].partition("\n")[0]
    shown = f"…{text[start : span.start]}[{span.of(text)}]{after}…"
    return shown.replace("|", "/")


if __name__ == "__main__":
    main()
