"""The coder against the annotated corpus, whole reports: ``python -m evaluation.corpus [PACK ...] [--part dev]``.

The corpus's ``test`` part is for the quality gate alone: nobody reads its errors one by one.
"""

from __future__ import annotations

import argparse
import re
import sys
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.form import Anchor, AnnotatedReport, FormError, Mark, Statement, read_corpus, read_pack
from corpus.split import part_of
from dateline.errors import ModelError
from dateline.flow import Coder
from dateline.record import Coded, Report, Span
from dateline.reports import parse_report, zone
from dateline.settings import load_settings
from evaluation.gold import Annotation
from evaluation.score import Scores, score

__all__ = ["REPORTS", "annotated_records", "coded_part", "days_of", "measure", "measure_registers", "report_of"]

REPORTS = Path(__file__).parents[1] / "corpus" / "reports"
NAMES = {"who": "actors", "to": "recipients", "at": "places", "by": "sources"}
LAYERS = {"e": "events", "c": "controls", "r": "relations", "k": "roles"}


def report_of(annotated: AnnotatedReport) -> Report:
    """The report as the coder reads it."""
    fields = {"text": annotated.text, "id": annotated.id, "published": annotated.published, "source": annotated.source}
    return zone(parse_report(fields))


def annotated_records(annotated: AnnotatedReport) -> Iterator[Annotation]:
    """The statements of an annotated report as gold annotations."""
    anchors = {(i, a.sentence): a for a in annotated.anchors for i in a.ids}
    for statement in annotated.statements:
        anchor = anchors.get((statement.id, statement.sentence))
        if anchor is not None:
            yield _annotation(annotated, statement, anchor)


def _annotation(annotated: AnnotatedReport, statement: Statement, anchor: Anchor) -> Annotation:
    spans: dict[str, tuple[Span, ...]] = {"anchor": (Span(anchor.start, anchor.end),)}
    same: dict[Span, tuple[Span, ...]] = {}
    words = set(statement.words)
    fields: dict[str, Any] = {"historical": "historical" in words}
    certain = next((c for c in ("stated", "attributed", "unverified") if c in words), None)
    fields["certainty"] = certain or ("attributed" if "by" in statement.fields else "stated")
    for name, ids in statement.fields.items():
        if name not in {"n", "on", "said"}:
            near = [(_nearest(annotated, i, statement.sentence, anchor), i) for i in ids]
            same |= {span: tuple(Span(m.start, m.end) for m in annotated.marks if m.id == i) for span, i in near}
            spans[NAMES.get(name, name)] = tuple(span for span, _ in near)
    if statement.layer == "e":
        kind, _, mode = statement.words[0].partition(".")
        status = next((w for w in statement.words[1:] if w in STATUSES), "happened")
        fields |= {"type": kind, "mode": mode or None, "status": status}
        for name in NAMES.values():
            spans.setdefault(name, ())
    elif statement.layer == "k":
        spans["title"] = spans["anchor"]
        fields["former"] = "former" in words
    else:
        fields["kind" if statement.layer == "r" else "status"] = statement.words[0]
    fields["time"] = _time(annotated, statement)
    fields["counts"] = list(_counts(annotated, statement))
    return Annotation(LAYERS[statement.layer], fields, spans, same)


STATUSES = frozenset(["happened", "ongoing", "planned", "considered", "conditional", "denied"])


def _nearest(annotated: AnnotatedReport, ident: str, sentence: int, anchor: Anchor) -> Span:
    """The mention of that id that is meant: in the anchor's sentence if it can be, and nearest to the anchor."""
    same = [m for m in annotated.marks if m.id == ident]
    mark = min(same, key=lambda m: (abs(m.sentence - sentence), abs(m.start - anchor.start)))
    return Span(mark.start, mark.end)


def _time(annotated: AnnotatedReport, statement: Statement) -> dict[str, str] | None:
    for ident in statement.fields.get("on", ()):
        mark = next((m for m in annotated.marks if m.id == ident and m.value), None)
        days = days_of(mark) if mark is not None else None
        if mark is None or days is None:
            continue
        if ".." not in str(mark.value) and BEGINS.search(annotated.text[: mark.start]) and annotated.published:
            return {"start": days[0], "end": annotated.published[:10]}
        return {"start": days[0], "end": days[1]}
    return None


def days_of(mark: Mark) -> tuple[str, str] | None:
    """The first and last day that a time names; ``None`` of a length or a set, which name none."""
    if mark.value is None or mark.value[0] in "Pe":
        return None
    start, _, end = mark.value.partition("..")
    return _first(start[:10]), _last((end or start)[:10])


BEGINS = re.compile(r"\bsince\s+$", re.IGNORECASE)
"""What makes a day the first of a time that runs on to publication: marks hold the day alone."""


def _first(day: str) -> str:
    return day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day


def _last(day: str) -> str:
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = map(int, day.split("-"))
        return f"{day}-{monthrange(year, month)[1]}"
    return day


def _counts(annotated: AnnotatedReport, statement: Statement) -> Iterator[dict[str, Any]]:
    for group in statement.count_groups() if "n" in statement.fields else ():
        if len(group) >= 2:
            value = next((m.value for m in annotated.marks if m.id == group[1] and m.value), None)
            if value:
                low, dots, high = value.partition("..")
                yield {
                    "what": group[0],
                    "min": int(low) if low else None,
                    "max": (int(high) if high else None) if dots else int(low),
                }


def coded_part(coder: Coder, part: str, reports: Path = REPORTS) -> Iterator[tuple[AnnotatedReport, Coded]]:
    """Each report of one part of the corpus, and what is coded of it."""
    return ((annotated, coder.code(report_of(annotated))) for annotated in _of_part(part, reports))


def measure(coder: Coder, part: str, reports: Path = REPORTS) -> Scores:
    """The scores of one part of the corpus."""
    scores = Scores()
    for annotated, coded in coded_part(coder, part, reports):
        _add(scores, coded, annotated)
    return scores


def measure_registers(coded_reports: Iterable[tuple[AnnotatedReport, Coded]]) -> dict[str, Scores]:
    """The scores of coded reports, register by register."""
    scores: dict[str, Scores] = {}
    for annotated, coded in coded_reports:
        _add(scores.setdefault(annotated.register, Scores()), coded, annotated)
    return dict(sorted(scores.items()))


def _of_part(part: str, reports: Path) -> Iterator[AnnotatedReport]:
    return (annotated for annotated in read_corpus(reports) if part_of(annotated) == part)


def _add(scores: Scores, coded: Coded, annotated: AnnotatedReport) -> None:
    sentences = [Span(s.start, s.end) for s in annotated.sentences]
    score(scores, coded, annotated_records(annotated), sentences)


def main() -> int:
    """Prints the table of one part, or of the packs named; 1 where a pack cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", type=Path, help="files in the corpus's form, instead of a part of it")
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--corpus", type=Path, default=REPORTS)
    parser.add_argument("--network", default="", help="folder of the network to measure, if another")
    chosen = parser.parse_args()
    try:
        packs = [report for pack in chosen.packs for report in read_pack(pack)]
        reports = packs or list(_of_part(chosen.part, chosen.corpus))
        settings = load_settings()
        coder = Coder(replace(settings, network=chosen.network) if chosen.network else settings)
    except (FormError, ModelError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    scores = Scores()
    for annotated in reports:
        _add(scores, coder.code(report_of(annotated)), annotated)
    for name, precision, recall, f1, wanted in scores.table():
        print(f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({wanted})")
    print(f"false alarms {scores.false_alarm_rate:.3f} of {scores.quiet_sentences} quiet sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
