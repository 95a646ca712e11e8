"""A coded report as it is written out, with what a command tells of it: cheap to hand from one process to another."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.record import Coded, Problem, Provenance

__all__ = ["Line"]


@dataclass(frozen=True, slots=True)
class Line:
    """A coded report as a line of JSON Lines, without its newline; its problems, its number of events, where it was
    found."""

    text: str
    events: int
    problems: tuple[Problem, ...]
    provenance: Provenance | None

    @classmethod
    def of(cls, coded: Coded) -> Line:
        """The line of a coded report."""
        return cls(coded.to_json(), len(coded.events), coded.problems, coded.report.provenance)
