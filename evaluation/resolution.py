"""Who, where and when in coded reports, each coded once for all scorers: actors, chains of mentions, times.

``evaluation.actors``, ``.chains`` and ``.expressions`` print the same figures one by one, with mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.form import AnnotatedReport
from dateline.record import Coded
from evaluation.actors import ActorTally, read_entities
from evaluation.chains import ChainScores, annotated_chains, coded_chains, marks_of
from evaluation.expressions import TimeTally

__all__ = ["Figure", "Resolution", "resolution_of"]

ACTOR_FIGURES = ("entity", "entity, known", "country", "sector", "role at the date")


class Figure(NamedTuple):
    """A share or F1, 0 to 1, and over how many annotated things."""

    value: float
    number: int


@dataclass
class Resolution:
    """The tallies of one part of the corpus.

    Attributes:
        entities: which entity each annotated actor is, by report and id.
    """

    entities: Mapping[tuple[str, str], str]
    actors: ActorTally = field(default_factory=ActorTally)
    chains: ChainScores = field(default_factory=ChainScores)
    times: TimeTally = field(default_factory=TimeTally)

    def add(self, annotated: AnnotatedReport, coded: Coded) -> None:
        """Add one report."""
        self.actors.add(annotated, coded, self.entities)
        self.chains.add(
            annotated_chains(annotated), coded_chains(coded.report.text, coded.mentions, marks_of(annotated))
        )
        self.times.add(annotated, list(coded.mentions))

    def figures(self) -> dict[str, Figure]:
        """The gated figures by name; one over nothing is left out."""
        found = {f"actors, {name}": Figure(self.actors.share(name), self.actors.of[name]) for name in ACTOR_FIGURES}
        found["chains, CoNLL F1"] = Figure(self.chains.conll, self.chains.gold["B-cubed"])
        found["times, span F1"] = Figure(self.times.span_f1, self.times.gold)
        found["times, days right"] = Figure(self.times.value_accuracy, self.times.dated)
        return {name: figure for name, figure in found.items() if figure.number}


def resolution_of(coded: Iterable[tuple[AnnotatedReport, Coded]]) -> Resolution:
    """The tallies of reports beside what was coded of them."""
    resolution = Resolution(read_entities())
    for annotated, record in coded:
        resolution.add(annotated, record)
    return resolution
