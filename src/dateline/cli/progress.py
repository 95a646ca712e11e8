"""Progress of long work, on standard error and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

__all__ = ["Bar", "building", "working"]


class Bar(Protocol):
    """What long work tells about itself."""

    def __call__(self, done: int, events: int = 0) -> None: ...


@contextmanager
def working(title: str, total: int | None) -> Iterator[Bar]:
    """A bar titled ``title`` over ``total`` steps (``None`` where unknown); silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda done, events=0: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, TextColumn("{task.fields[events]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total, events="")

        def tell(done: int, events: int = 0) -> None:
            bar.update(task, completed=done, events=f"{events:,} events" if events else "")

        yield tell


@contextmanager
def building() -> Iterator[Callable[[str, int, int], None]]:
    """A callback (step, done, total) that shows how the gazetteer is compiled at first use."""
    with working("compiling the gazetteer (once)", None) as bar:
        yield lambda step, done, total: bar(done)
