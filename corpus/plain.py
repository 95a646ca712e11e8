"""Reports without their annotation, for a second annotator: ``python -m corpus.plain --out FOLDER [--part test ...]``.

The form stays, so that the second annotation is a pack like the first, and its text must come out the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from corpus.form import AnnotatedReport, read_corpus
from corpus.split import part_of

__all__ = ["plain"]

REPORTS = Path(__file__).parent / "reports"


def plain(report: AnnotatedReport) -> Iterator[str]:
    """The lines of a report with no marks and no records."""
    yield f"=== {report.id}"
    for name in ("published", "source", "register", "country"):
        yield f"{name}: {getattr(report, name)}"
    end = 0
    for sentence in report.sentences:
        if end and "\n" in report.text[end : sentence.start]:
            yield ""
        yield ("# " if sentence.title else "") + report.words(sentence)
        end = sentence.end
    yield ""


def main() -> None:
    """Writes the chosen parts, some reports a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", action="append", choices=("train", "dev", "test"))
    parser.add_argument("--reports", type=int, default=12, help="reports in a file")
    chosen = parser.parse_args()
    parts = chosen.part or ["dev", "test"]
    reports = [r for r in read_corpus(REPORTS) if part_of(r) in parts]
    chosen.out.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(reports), chosen.reports):
        lines = [line for report in reports[at : at + chosen.reports] for line in plain(report)]
        path = chosen.out / f"second-{at // chosen.reports + 1:02}.txt"
        path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
