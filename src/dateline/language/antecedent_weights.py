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
        numbers: row of each kind of evidence. direct: its weight in logits, shape ``(kinds + 1,)``.
        inner: shape ``(kinds + 1, hidden)``. The last row of both is 0: it stands for no evidence.
        bias, outer: of the hidden layer, shape ``(hidden,)``.
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
        there: list[int] = []
        starts: list[int] = []
        for row in rows:
            starts.append(len(there))
            there.append(len(self.numbers))
            there.extend(i for kind in row if (i := self.numbers.get(kind)) is not None)
        hidden = np.maximum(np.add.reduceat(self.inner[there], starts) + self.bias, 0.0)
        scores = np.add.reduceat(self.direct[there], starts) + hidden @ self.outer
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
    values = np.stack([*table.values(), np.zeros(len(bias) + 1, dtype=np.float32)])
    return AntecedentWeights({kind: n for n, kind in enumerate(table)}, values[:, 0], values[:, 1:], bias, outer)
