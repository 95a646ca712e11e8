"""What people's decisions about unknown actors come to: which names are decided, belong together, or stay apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.errors import UsageError
from dateline.knowledge.appellation import name_key
from dateline.record import Claim, Decision, Verdict, content_id

__all__ = ["Node", "Ruling", "Rulings", "claim_ids", "in_force", "matches", "node_id", "rulings", "taken_back"]

Node = tuple[str, str | None]
"""A folded name and the country that reports give with it."""


def node_id(node: Node) -> str:
    """The provisional id: a hash of the folded name and the country."""
    key, country = node
    return content_id("unk", key, country or "")


def claim_ids(claim: Claim) -> frozenset[str]:
    """Every provisional id that the names of a claim may have had."""
    return frozenset(node_id((name_key(name), c)) for name in claim.names for c in (None, claim.country))


@dataclass(frozen=True, slots=True)
class Ruling:
    """Names about which it is decided who they are.

    Attributes:
        keys: the folded names. country: only of that country, where one is known.
        decision: the decision that says so. entity: the id of who they are; ``None`` where they were dismissed.
    """

    keys: frozenset[str]
    country: str | None
    decision: Decision
    entity: str | None


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions in force.

    Attributes:
        settled: names about which it is decided who they are. joined: claims of two that are one.
        parted: folded names that never are one actor with the other folded names.
    """

    settled: tuple[Ruling, ...] = ()
    joined: tuple[tuple[Claim, Claim], ...] = ()
    parted: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def settling(self, node: Node) -> Ruling | None:
        """The ruling on a node: that of its country, else the only one there is for its name."""
        key, country = node
        found = [r for r in self.settled if key in r.keys and matches(country, r.country)]
        exact = [r for r in found if r.country == country]
        if len(exact) == 1:
            return exact[0]
        return found[0] if len(found) == 1 else None

    def apart(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether somebody said of two sets of folded names that they are not one actor."""
        left, right = frozenset(a), frozenset(b)
        return any((left & x and right & y) or (left & y and right & x) for x, y in self.parted)


def matches(a: str | None, b: str | None) -> bool:
    """Whether two countries do not contradict each other."""
    return a is None or b is None or a == b


def taken_back(decisions: Sequence[Decision]) -> frozenset[int]:
    """Numbers of the decisions that an undo takes back which nobody took back itself."""
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    return frozenset(undone)


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in their order, without those that only take back."""
    undone = taken_back(decisions)
    held = (d for d in decisions if d.undoes is None and d.number not in undone)
    return tuple(sorted(held, key=lambda d: d.number))


def rulings(decisions: Sequence[Decision]) -> Rulings:
    """What the decisions in force come to.

    Raises:
        UsageError: where two of them contradict each other; both are named.
    """
    force = in_force(decisions)
    made = {d.actor.id for d in force if d.actor is not None}
    settled: list[Ruling] = []
    joined: list[tuple[Claim, Claim]] = []
    parted: list[tuple[frozenset[str], frozenset[str]]] = []
    for decision in force:
        keys = _keys(decision.claim)
        match decision.verdict:
            case Verdict.NAME | Verdict.DISMISS:
                entity = decision.actor.id if decision.actor is not None else None
                settled.append(Ruling(keys, decision.claim.country, decision, entity))
            case Verdict.MERGE if decision.others is not None:
                joined.append((decision.claim, decision.others))
            case Verdict.MERGE:
                _check_target(decision, made, decisions)
                settled.append(Ruling(keys, decision.claim.country, decision, decision.target))
            case Verdict.SPLIT:
                others = _keys(decision.others)
                parted.append((keys, others))
                settled = [_without(ruling, keys, others) for ruling in settled]
    _check_settled(settled)
    _check_joined(force, parted)
    return Rulings(tuple(r for r in settled if r.keys), tuple(joined), tuple(parted))


def _keys(claim: Claim | None) -> frozenset[str]:
    return frozenset(name_key(name) for name in claim.names) if claim is not None else frozenset()


def _without(ruling: Ruling, keys: frozenset[str], others: frozenset[str]) -> Ruling:
    """The ruling as a later split leaves it: without the names that were set apart from others of its own."""
    return replace(ruling, keys=ruling.keys - keys) if ruling.keys & others else ruling


def _check_target(decision: Decision, made: Collection[str], decisions: Sequence[Decision]) -> None:
    """A merge into an actor that a decision made stands only as long as that decision does."""
    target = decision.target
    if target in made:
        return
    if maker := next((d for d in decisions if d.actor is not None and d.actor.id == target), None):
        reason = f"decision {decision.number} merges into {target}, which decision {maker.number} made: undo it first"
        raise UsageError(reason, code="conflicting-decisions")


def _check_settled(settled: Sequence[Ruling]) -> None:
    """No name of a country is decided twice."""
    first: dict[str, list[Ruling]] = {}
    for ruling in settled:
        for key in sorted(ruling.keys):
            for other in first.setdefault(key, []):
                if other.country == ruling.country and other.entity != ruling.entity:
                    a, b = other.decision, ruling.decision
                    reason = f"{key!r} is decided by decision {a.number} ({a.verdict}) and {b.number} ({b.verdict})"
                    raise UsageError(f"{reason}: undo one of them first", code="conflicting-decisions")
            first[key].append(ruling)


def _check_joined(force: Sequence[Decision], parted: Sequence[tuple[frozenset[str], frozenset[str]]]) -> None:
    """Nobody said of two that are merged that they are not one."""
    for decision in force:
        if decision.verdict is not Verdict.MERGE or decision.others is None:
            continue
        a, b = _keys(decision.claim), _keys(decision.others)
        for x, y in parted:
            if (a & x and b & y) or (a & y and b & x):
                split = next(d for d in force if d.verdict is Verdict.SPLIT and _keys(d.claim) == x)
                reason = f"decision {split.number} says that they are two, decision {decision.number} that they are one"
                raise UsageError(f"{reason}: undo one of them first", code="conflicting-decisions")
