"""The network's label sets, in fixed order; they go into the manifest, from which the coder reads them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.form import KINDS
from corpus.lint import WHAT
from dateline.models import LAYERS
from dateline.record import Certainty, ControlStatus, EventType, Quad, RelationKind, Status
from dateline.vocabulary import ontology

__all__ = ["LAYERS", "LINKS", "Labels", "labels"]

LINKS = {
    "event": ("who", "to", "at", "on", "by", "said", "n"),
    "control": ("place", "holder", "from", "on", "by"),
    "relation": ("a", "b", "on", "by"),
    "role": ("person", "of"),
}
FLAGS = {
    "event": ("historical", "anonymous"),
    "control": ("historical",),
    "relation": ("historical", "ended"),
    "role": ("former",),
}


@dataclass(frozen=True, slots=True)
class Labels:
    """Each closed set as a tuple; ``modes`` are ``TYPE.mode``, the first is none."""

    kinds: tuple[str, ...]
    layers: dict[str, tuple[str, ...]]
    links: dict[str, tuple[str, ...]]
    flags: dict[str, tuple[str, ...]]
    status: tuple[str, ...]
    certainty: tuple[str, ...]
    modes: tuple[str, ...]
    what: tuple[str, ...]
    quads: tuple[str, ...]

    @property
    def mention_tags(self) -> tuple[str, ...]:
        """``O``, then B and I of each kind."""
        return ("O", *(f"{b}-{kind}" for kind in self.kinds for b in "BI"))


def labels() -> Labels:
    """The label sets of this version."""
    facts = ontology()
    return Labels(
        kinds=tuple(KINDS.values()),
        layers={
            "event": tuple(t.value for t in EventType),
            "control": tuple(s.value for s in ControlStatus),
            "relation": tuple(k.value for k in RelationKind),
            "role": ("role",),
        },
        links=LINKS,
        flags=FLAGS,
        status=tuple(s.value for s in Status),
        certainty=tuple(c.value for c in Certainty),
        modes=("", *(f"{t.value}.{m}" for t in EventType for m in facts.type(t).modes)),
        what=tuple(sorted(WHAT)),
        quads=("none", *(q.value for q in Quad)),
    )
