"""How much each kind of evidence on what a mention stands for weighs (``antecedents.csv``), learned from the corpus."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["AntecedentWeights", "antecedent_weights"]

FILE = "antecedents.csv"
OUTER = "(outer)"
BIAS = "(bias)"


@dataclass(frozen=True, slots=True)
class AntecedentWeights:
    """A network of one hidden layer over kinds of evidence, with a direct weight for each.

    Attributes:
        numbers: row of each kind of evidence. direct: its weight in logits, shape ``(kinds,)``.
        inner: shape ``(kinds, hidden)``. bias, outer: of the hidden layer, shape ``(hidden,)``.
    """

    numbers: Mapping[str, int]
    direct: NDArray[np.float32]
    inner: NDArray[np.float32]
    bias: NDArray[np.float32]
    outer: NDArray[np.float32]

    def chances(self, rows: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """How likely each of the rows of evidence is the right one, shape ``(rows,)``, sum 1.

        Kinds of evidence that were never met in training weigh nothing.
        """
        scores = np.empty(len(rows), dtype=np.float32)
        for n, row in enumerate(rows):
            there = [i for kind in row if (i := self.numbers.get(kind)) is not None]
            hidden = np.maximum(self.inner[there].sum(axis=0) + self.bias, 0.0)
            scores[n] = self.direct[there].sum() + hidden @ self.outer
        chances: NDArray[np.float32] = np.exp(scores - scores.max())
        chances /= chances.sum()
        return chances


@cache
def antecedent_weights() -> AntecedentWeights:
    """The weights that are shipped."""
    with (files("dateline.language") / "data" / FILE).open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    table = {row[0]: np.array(row[1:], dtype=np.float32) for row in rows}
    bias, outer = table.pop(BIAS)[1:], table.pop(OUTER)[1:]
    values = np.stack(list(table.values()))
    return AntecedentWeights({kind: n for n, kind in enumerate(table)}, values[:, 0], values[:, 1:], bias, outer)
