"""What stands in the place of a report that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import ReportError
from dateline.record import Problem, Provenance, Report, content_id

__all__ = ["Unreadable", "UnreadablePath", "refusal"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A report, or a file that should have held some, that cannot be read; the rest can.

    Attributes:
        path: file, archive member (``reports.zip!a/b.txt``) or ``-`` for standard input.
        line: line or row, counted from 1; ``None`` where the file as a whole is meant.
        code: stable name of what is wrong: ``bad-json``, ``no-text``, ``too-long``, ``binary`` ...
        reason: the same in words, without a full stop.
        id: the caller's name for the report, where it could still be read.
    """

    path: str
    line: int | None
    code: str
    reason: str
    id: str | None = None

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}"

    @property
    def problem(self) -> Problem:
        """The same as a problem of a record."""
        return Problem(f"not-coded-{self.code}", str(self))

    def as_report(self) -> Report:
        """A report without text that carries the problem, so that it still yields a line when reports are coded."""
        name = self.id or content_id("unreadable", self.path, self.line)
        return Report(name, "", provenance=Provenance(self.path, self.line, "text"), problems=(self.problem,))


@dataclass(frozen=True, slots=True)
class UnreadablePath(Unreadable):
    """A path, given by the caller, that cannot be opened at all: missing, not permitted, no file."""


def refusal(error: ReportError, id: str | None = None) -> Unreadable:
    """What a raised error says, as a value in the stream of reports."""
    return Unreadable(error.subject, error.line, error.code, error.reason, id)
