"""The project's own gold: whole reports and what careful annotators read in them, quotes turned into spans."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.record import Report, Span
from dateline.reports import parse_report, zone

__all__ = ["GOLD", "Annotation", "GoldError", "gold_reports", "read_annotations"]

GOLD = Path(__file__).parent / "gold"
LAYERS = ("events", "controls", "relations", "roles")
QUOTED = ("anchor", "place", "holder", "from", "a", "b", "person", "title", "of")
QUOTED_LISTS = ("actors", "recipients", "places", "sources")


class GoldError(DatelineError):
    """Gold that does not fit its report; the subject is the file, the reason names the quote."""

    default_code = "bad-gold"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated record: its layer, its fields as written, and the spans of every quote in it.

    Attributes:
        layer: ``events``, ``controls``, ``relations`` or ``roles``.
        fields: type, status and the like, as written.
        spans: for each quoted field the spans of its quotes; ``anchor`` has exactly one.
        same: for a span all mentions of what it names, where annotators say which are the same.
    """

    layer: str
    fields: Mapping[str, Any]
    spans: Mapping[str, tuple[Span, ...]]
    same: Mapping[Span, tuple[Span, ...]] = field(default_factory=dict)

    def naming(self, name: str) -> list[tuple[Span, ...]]:
        """For each that a field names, wherever the report mentions it ("a witness ... that he beat her")."""
        return [self.same.get(span, (span,)) for span in self.spans.get(name, ())]

    @property
    def anchor(self) -> Span:
        """Where the record stands: its anchor, or the person of a role."""
        return self.spans["anchor" if "anchor" in self.spans else "person"][0]


def gold_reports(part: str | None = None) -> Iterator[Report]:
    """The reports of the gold, zoned; of one part (``dev`` or ``gate``) where it is named."""
    for line in (GOLD / "index.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        if part in (None, entry["part"]):
            text = (GOLD / "reports" / entry["file"]).read_text("utf-8")
            fields = {"text": text, "id": entry["file"], "published": entry["published"], "source": entry["source"]}
            yield zone(parse_report(fields))


def read_annotations(report: Report, annotator: str = "gold") -> tuple[Annotation, ...]:
    """What an annotator (``a``, ``b``, or the settled ``gold``) reads in a report.

    Raises:
        GoldError: where a file is missing, or a quote does not stand in the report.
    """
    path = GOLD / annotator / (report.id.rpartition(".")[0] + ".json")
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise GoldError(str(error), subject=path) from error
    found = []
    for layer in LAYERS:
        for fields in data.get(layer, ()):
            spans: dict[str, tuple[Span, ...]] = {
                name: (_span(report, fields[name], path),) for name in QUOTED if fields.get(name)
            }
            for name in QUOTED_LISTS:
                spans[name] = tuple(_span(report, quote, path) for quote in fields.get(name) or ())
            spans["counts"] = tuple(_span(report, c["quote"], path) for c in fields.get("counts") or ())
            found.append(Annotation(layer, fields, _near_anchor(report, spans, fields)))
    return tuple(found)


def _span(report: Report, quote: Any, path: Path) -> Span:
    """Where a quote stands; of several places the first, or the nth where it says so."""
    words, nth = (quote["quote"], quote.get("nth", 1)) if isinstance(quote, Mapping) else (quote, 1)
    start = -1
    for _ in range(nth):
        start = report.text.find(words, start + 1)
        if start < 0:
            raise GoldError(f"{words!r} (number {nth}) does not stand in {report.id}", subject=path)
    return Span(start, start + len(words))


def _near_anchor(
    report: Report, spans: dict[str, tuple[Span, ...]], fields: Mapping[str, Any]
) -> dict[str, tuple[Span, ...]]:
    """Moves quotes that occur several times to the one nearest to the anchor, unless they say which they mean."""
    anchor = spans.get("anchor") or spans.get("person")
    assert anchor
    moved: dict[str, tuple[Span, ...]] = {}
    for name, found in spans.items():
        given = fields.get(name)
        quotes = given if isinstance(given, list) else [given] if given else []
        moved[name] = tuple(
            span
            if name == "anchor" or (isinstance(quote, Mapping) and "nth" in quote)
            else _nearest(report.text, span.of(report.text), anchor[0])
            for span, quote in zip(found, quotes, strict=True)
        )
    return moved


def _nearest(text: str, words: str, anchor: Span) -> Span:
    starts = []
    start = text.find(words)
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + 1)
    best = min(starts, key=lambda s: abs(s - anchor.start))
    return Span(best, best + len(words))
