"""Progress of long work, on standard error and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
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
        yield _silent
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


def _silent(done: int, events: int = 0) -> None:
    pass


@contextmanager
def building() -> Iterator[Callable[[str, int, int], None]]:
    """A callback (step, done, total) that shows how the gazetteer is compiled at first use; nothing shows before."""
    with ExitStack() as stack:
        shown: list[Bar] = []

        def tell(step: str, done: int, total: int) -> None:
            if not shown:
                shown.append(stack.enter_context(working(f"{step} (once)", PARTS)))
            shown[0](done * PARTS // max(1, total))
            if done >= total:
                stack.close()

        yield tell


PARTS = 100
"""Of a whole whose own unit means nothing to who waits."""
