"""Reports to measure with: the example reports' own paragraphs, mixed anew, so that no two texts are alike."""

from __future__ import annotations

import random
from pathlib import Path

from dateline.record import Report
from dateline.reports import parse_report

__all__ = ["EXAMPLES", "made"]

EXAMPLES = Path(__file__).parents[1] / "examples" / "june-2014"
SENTENCES = 12
"""Of one report: some 260 words, as long as an agency's."""


def made(number: int, seed: int = 1) -> list[Report]:
    """So many reports, ready to be coded; the same seed makes the same ones."""
    chance = random.Random(seed)
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    paragraphs = [p.strip() for text in texts for p in text.split("\n\n")[1:] if len(p.strip()) > 80]
    reports = []
    for n in range(number):
        body = "\n\n".join(chance.sample(paragraphs, SENTENCES // 2))
        reports.append(parse_report({"id": f"made-{n:05}", "text": f"{body}\n", "published": "2014-06-16"}))
    return reports
