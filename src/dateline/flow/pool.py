"""Coding in several processes, in order, with bounded memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection
from typing import TypeVar

from dateline.flow.coder import Coder, Readable
from dateline.record import Coded, CoderInfo
from dateline.settings import Settings

__all__ = ["Crew", "batches"]

Item = TypeVar("Item")

AHEAD = 3
"""Batches in flight per process: enough that none waits for the reader, few enough that memory stays bounded."""


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """``items`` in tuples of ``size``, the last one shorter."""
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch


class Crew:
    """A number of processes, each with a coder of its own; a context manager.

    With one process the work is done in this one.

    Args:
        settings: for the coders.
        processes: how many, at least 1.
        coder: the coder to use where ``processes`` is 1; made at first use where not given.
    """

    def __init__(self, settings: Settings, processes: int, coder: Coder | None = None) -> None:
        self._settings = settings
        self._processes = processes
        self._coder = coder
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        if self._processes > 1:
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(self._settings,),
            )
        elif self._coder is None:
            self._coder = Coder(self._settings)
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def info(self) -> CoderInfo:
        """What codes: version and content hashes, the same in every process."""
        if self._pool is not None:
            return self._pool.submit(_info).result()
        assert self._coder is not None
        return self._coder.info

    def code(self, work: Iterable[Sequence[Readable]]) -> Iterator[list[Coded]]:
        """The coded reports of each batch of ``work``, in order; reads at most a few batches ahead."""
        if self._pool is None:
            assert self._coder is not None
            for batch in work:
                yield list(self._coder.stream(batch))
            return
        waiting: deque[Future[list[Coded]]] = deque()
        for batch in work:
            waiting.append(self._pool.submit(_code, list(batch)))
            if len(waiting) >= self._processes * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Member:
    """The coder of a member of the crew: made once a process, when it begins."""

    coder: Coder


def _begin(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Member.coder = Coder(settings)


def _end_with_parent() -> None:
    """Ends this process when the parent is gone, however it went: a killed parent leaves nobody behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _code(batch: list[Readable]) -> list[Coded]:
    return list(_Member.coder.stream(batch))


def _info() -> CoderInfo:
    return _Member.coder.info
