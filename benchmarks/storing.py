"""The store: how fast reports come in, and how long a question takes."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.outcome import Outcome
from benchmarks.store_speed import Maker, fill, questions
from dateline.store import EventOrder, Store

__all__ = ["adding", "asking"]


def adding(*, quick: bool) -> Outcome:
    """Reports a second into a new store."""
    number = 200 if quick else 600
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db", create=True) as store:
        figure = number / fill(store, Maker(1), number)
    detail = f"{number} reports of 600 words and 40 records each"
    return Outcome("store, adding", figure, "reports/s", ">=", 100, figure, figure, detail)


def asking(*, quick: bool) -> Outcome:
    """Milliseconds to the first 100 events and their number, over questions of every kind."""
    number = 200 if quick else 600
    spent: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db", create=True) as store:
        maker = Maker(1)
        fill(store, maker, number)
        for name, asked in questions(maker).items():
            begin = time.perf_counter()
            list(store.events(asked, order=EventOrder.TIME, limit=100))
            store.count_events(asked)
            spent[name] = 1000 * (time.perf_counter() - begin)
    slowest = max(spent, key=lambda name: spent[name])
    figure = statistics.median(spent.values())
    detail = f"slowest: {slowest}; {len(spent)} questions over {10 * number:,} events"
    return Outcome("store, asking", figure, "ms", "<=", 100, min(spent.values()), max(spent.values()), detail)
