"""Which part a report belongs to."""

from __future__ import annotations

import hashlib

from corpus.form import AnnotatedReport

__all__ = ["part_of", "split_of"]


def split_of(report_id: str) -> str:
    """``test``, ``dev`` or ``train`` by content of the report's id: 15, 10 and 75 in a hundred."""
    bucket = int(hashlib.blake2b(report_id.encode(), digest_size=4).hexdigest(), 16) % 100
    return "test" if bucket < 15 else "dev" if bucket < 25 else "train"


def part_of(report: AnnotatedReport) -> str:
    """As its header ``split`` says, or else as its id does.

    Reports written after the test part was frozen say ``split: train``: the test part stays what it is.
    """
    return report.split or split_of(report.id)
