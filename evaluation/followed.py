"""What many reports say together, for the gate: incidents, copies, tolls, control and relations of the gold sequences.

``evaluation.incidents`` and ``evaluation.standing`` print the same figures one by one. ``from text`` is the whole way
from raw reports; ``gold events`` takes the gold tellings as events, so that only the situation is measured.
"""

from __future__ import annotations

from corpus.sequences import SEQUENCES, Sequence, read_sequences
from dateline.flow import Coder
from dateline.knowledge import Knowledge
from dateline.record import Coded
from evaluation import incidents, standing
from evaluation.gold_events import gold_coded
from evaluation.resolution import Figure
from evaluation.standing import Shares, World

__all__ = ["figures_of_part"]

INCIDENT_FIGURES = ("B-cubed F1", "merge precision", "copies")
MEASURED = {False: "from text", True: "gold events"}


def figures_of_part(part: str, coder: Coder, knowledge: Knowledge) -> dict[str, Figure]:
    """The gated figures of the sequences of one part, by name."""
    sequences = read_sequences(part, SEQUENCES)
    read = {s.name: standing.read_world(s, coder) for s in sequences}
    golden = {s.name: standing.gold_world(s, knowledge) for s in sequences}
    found: dict[str, Figure] = {}
    for gold, worlds in ((False, read), (True, golden)):
        grouped, stands = incidents.Figures(), Shares()
        for sequence in sequences:
            world = worlds[sequence.name]
            grouped += incidents.measure(sequence, _handed_on(sequence, world, knowledge, gold=gold), gold=gold)
            stands.add(standing.measure(world))
        shares = grouped.shares()
        found |= {f"incidents {MEASURED[gold]}, {n}": Figure(shares[n], grouped.tellings) for n in INCIDENT_FIGURES}
        found |= {f"{MEASURED[gold]}, {layer} right": Figure(*share) for layer, share in stands.rights().items()}
    return found


def _handed_on(sequence: Sequence, world: World, knowledge: Knowledge, *, gold: bool) -> list[Coded]:
    """What is followed: the coded reports, or the gold's tellings as events."""
    return list(gold_coded(sequence, knowledge)) if gold else list(world.coded)
