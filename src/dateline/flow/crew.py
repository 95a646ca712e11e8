"""Coding in several processes, in order, with bounded memory."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from dateline.errors import DatelineError
from dateline.flow.coder import Coder, Progress, Readable
from dateline.flow.line import Line
from dateline.knowledge import open_gazetteer
from dateline.record import Coded, CoderInfo
from dateline.settings import Settings

__all__ = ["Crew", "batches"]

Item = TypeVar("Item")
Answer = TypeVar("Answer")

AHEAD = 3
"""Batches read ahead per process: enough that none waits for the reader, few enough that memory stays bounded."""


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """``items`` in tuples of ``size``, the last one shorter."""
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch


@dataclass(frozen=True, slots=True)
class _Member:
    """A process of the crew and the pipe to it: a task goes in, its answer or its error comes out."""

    process: BaseProcess
    pipe: Connection


class Crew:
    """A number of processes, each with a coder of its own; a context manager.

    With one process the work is done in this one. Left by an exception, an interrupt for instance, the processes are
    ended at once; if this process is killed they end by themselves.

    Args:
        settings: for the coders; ``settings.processes`` is their number.
        progress: called with (step, done, total) while the gazetteer is compiled at first use.

    Raises:
        ModelError, KnowledgeError: as of a :class:`Coder`, on entering.
    """

    def __init__(self, settings: Settings, progress: Progress | None = None) -> None:
        self._settings = settings
        self._progress = progress
        self._members: list[_Member] = []
        self._idle: queue.SimpleQueue[_Member] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(max(1, settings.processes), "crew")
        self._coder: Coder | None = None
        self._info: CoderInfo | None = None

    def __enter__(self) -> Crew:
        if self._settings.processes == 1:
            self._coder = Coder(self._settings, progress=self._progress)
            self._info = self._coder.info
            return self
        open_gazetteer(self._settings.cache_folder, self._progress)  # once, not in each process
        try:
            self._begin()
        except BaseException:
            self._end()
            raise
        return self

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        with _no_interrupts():
            for _ in range(self._settings.processes):
                here, there = context.Pipe()
                process = context.Process(target=_serve, args=(there, self._settings), daemon=True)
                process.start()
                there.close()
                self._members.append(_Member(process, here))
        for member in self._members:
            self._info = _answer(member)
            self._idle.put(member)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            for member in self._members:
                member.pipe.close()
            for member in self._members:
                member.process.join(PATIENCE)
        self._end()

    def _end(self) -> None:
        for member in self._members:
            member.process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for member in self._members:
            member.process.join()
            member.pipe.close()

    @property
    def info(self) -> CoderInfo:
        """What codes: version and content hashes, the same in every process."""
        assert self._info is not None, "a crew is used as a context manager"
        return self._info

    def code(self, work: Iterable[Sequence[Readable]]) -> Iterator[list[Coded]]:
        """The coded reports of each batch of ``work``, in order; reads at most a few batches ahead.

        Raises:
            DatelineError: where a process of the crew ends on its own, as for want of memory.
        """
        return self._each(work, _coded)

    def lines(self, work: Iterable[Sequence[Readable]]) -> Iterator[list[Line]]:
        """The same as lines to be written out, encoded where they are coded."""
        return self._each(work, _lines)

    def _each(
        self, work: Iterable[Sequence[Readable]], task: Callable[[Coder, list[Readable]], list[Answer]]
    ) -> Iterator[list[Answer]]:
        if self._coder is not None:
            for batch in work:
                yield task(self._coder, list(batch))
            return
        waiting: deque[Future[list[Answer]]] = deque()
        for batch in work:
            waiting.append(self._threads.submit(self._ask, task, list(batch)))
            while waiting and (len(waiting) >= len(self._members) * AHEAD or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _ask(self, task: Callable[[Coder, list[Readable]], list[Answer]], batch: list[Readable]) -> list[Answer]:
        """What an idle process of the crew answers; called in a thread of its own, of which there are as many."""
        member = self._idle.get()
        try:
            member.pipe.send((task, batch))
            return _answer(member)
        except OSError as error:
            raise _ended(member) from error
        finally:
            self._idle.put(member)


PATIENCE = 5.0
"""Seconds that an idle process is given to end when told so; it takes some milliseconds."""


def _answer(member: _Member) -> Answer:  # type: ignore[type-var]  # the answer has the type of the task asked for
    try:
        answer = member.pipe.recv()
    except (EOFError, OSError) as error:
        raise _ended(member) from error
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return]


def _ended(member: _Member) -> DatelineError:
    member.process.join(PATIENCE)
    reason = f"a coding process ended on its own (exit code {member.process.exitcode}); is there enough memory?"
    return DatelineError(reason, code="process-ended")


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Lets processes be started that do not hear Ctrl-C: this one decides what it means."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection, settings: Settings) -> None:
    """The life of a member: loads its coder, says what it is, answers until the pipe is closed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        coder = Coder(settings)
    except DatelineError as error:
        pipe.send(error)
        return
    pipe.send(coder.info)
    while True:
        try:
            task, batch = pipe.recv()
        except EOFError:
            return
        try:
            answer = task(coder, batch)
        except DatelineError as error:
            answer = error
        pipe.send(answer)


def _end_with_parent() -> None:
    """Ends this process when the parent is gone, however it went: a killed parent leaves nobody behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _coded(coder: Coder, batch: list[Readable]) -> list[Coded]:
    return list(coder.stream(batch))


def _lines(coder: Coder, batch: list[Readable]) -> list[Line]:
    return [Line.of(coded) for coded in coder.stream(batch)]
