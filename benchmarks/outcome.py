"""What a measurement gives: a figure, what it should be, and how it came about."""

from __future__ import annotations

import operator
from dataclasses import dataclass

__all__ = ["Outcome"]

COMPARE = {"<=": operator.le, "<": operator.lt, ">=": operator.ge}


@dataclass(frozen=True)
class Outcome:
    """A measured figure.

    Attributes:
        name: what was measured. figure, unit: the result; a ratio has the unit ``x``.
        relation, target: what it must be, e.g. ``<=`` 1.5.
        least, most: of the rounds, where there were several.
        detail: both sides of a ratio in their own units, and how much was measured.
    """

    name: str
    figure: float
    unit: str
    relation: str
    target: float
    least: float
    most: float
    detail: str

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return bool(COMPARE[self.relation](self.figure, self.target))

    def line(self) -> str:
        """A row of the table."""
        spread = f"{self.least:.2f} to {self.most:.2f}"
        met = "met   " if self.met else "MISSED"
        target = f"{self.relation} {self.target:g}"
        return f"{self.name:34} {self.figure:9.2f} {self.unit:9} {target:8} {met}  {spread:18} {self.detail}"
