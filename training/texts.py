"""Texts without annotation, for a teacher to read: real prose whose licence lets weights be trained on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.language import Parser
from dateline.reports import parse_report, zone

__all__ = ["PlainText", "plain_texts"]

SOURCES = {
    "geo.dev.jsonl": "geovirus",  # Wikinews, CC BY 2.5
    "timex_wikiwars.dev.jsonl": "wikiwars",  # Wikipedia, CC BY-SA 3.0
    "gum_news.dev.jsonl": "",  # Wikinews, CC BY 2.5
}
"""Files, and the set that is taken of each (all where empty). Their annotation is not looked at."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text and its sentences, half-open code points."""

    text: str
    sentences: tuple[tuple[int, int], ...]


def plain_texts(folder: Path) -> Iterator[PlainText]:
    """The texts of ``folder`` that may be used, cut into sentences."""
    parser = Parser()
    for name, wanted in SOURCES.items():
        for number, line in enumerate((folder / name).read_text("utf-8").splitlines()):
            record = json.loads(line)
            if wanted and record.get("set") != wanted:
                continue
            report = zone(parse_report({"text": record["text"], "id": f"{name}-{number}", "published": "2010-01-01"}))
            passage = next(parser.parse([report]))
            yield PlainText(report.text, tuple((s.span.start, s.span.end) for s in passage.sentences))
