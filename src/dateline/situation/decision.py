"""What decisions of people about tellings come to: which hold, which clash, which tellings are together and apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.record import IncidentDecision, IncidentVerdict, TellingRef

__all__ = ["Amiss", "Ruled", "in_force", "pair", "ruled", "undone_of"]


@dataclass(frozen=True, slots=True)
class Amiss:
    """What keeps a decision, or part of it, from holding.

    Attributes:
        decision: its number. code: ``orphaned`` (its report is here, the telling is not), ``awaited`` (nor is its
            report), ``overruled`` (a later decision says otherwise), ``impossible`` (it contradicts itself, or
            undoes what is no earlier decision).
        message: in words.
    """

    decision: int
    code: str
    message: str


def in_force(decisions: Iterable[IncidentDecision]) -> tuple[tuple[IncidentDecision, ...], tuple[Amiss, ...]]:
    """The merges and splits that no undo takes back, the latest first, and what is wrong with undos.

    An undo may take back an undo; then what that one took back holds again. An undo speaks of an earlier decision, so
    that there are no circles: one that speaks of itself, a later or an unknown one is impossible, and does nothing.
    """
    latest_first = sorted({d.number: d for d in decisions}.values(), key=lambda d: -d.number)
    known = {d.number for d in latest_first}
    taken_back = undone_of(latest_first)
    standing = [d for d in latest_first if d.number not in taken_back]
    holding = [d for d in standing if d.verdict is not IncidentVerdict.UNDO]
    amiss = [
        Amiss(d.number, "impossible", f"undoes {d.undoes}, which is no earlier decision")
        for d in standing
        if d.verdict is IncidentVerdict.UNDO and not _undoes(d, known)
    ]
    return tuple(holding), tuple(amiss)


def undone_of(decisions: Iterable[IncidentDecision]) -> frozenset[int]:
    """The numbers of the decisions, undos among them, that an undo in force takes back."""
    latest_first = sorted({d.number: d for d in decisions}.values(), key=lambda d: -d.number)
    known = {d.number for d in latest_first}
    taken: set[int] = set()
    for decision in latest_first:
        if decision.verdict is IncidentVerdict.UNDO and decision.number not in taken and _undoes(decision, known):
            taken.add(decision.undoes or 0)
    return frozenset(taken)


def _undoes(undo: IncidentDecision, known: set[int]) -> bool:
    """Whether an undo speaks of an earlier decision that there is."""
    return undo.undoes in known and (undo.undoes or 0) < undo.number


@dataclass(frozen=True, slots=True)
class Ruled:
    """What decisions say of tellings that are there.

    Attributes:
        together: pairs of ids that tell one happening, the smaller first, with the decision's number.
        apart: pairs that do not.
        amiss: parts of decisions that do not hold.
    """

    together: Mapping[tuple[str, str], int]
    apart: Mapping[tuple[str, str], int]
    amiss: tuple[Amiss, ...]


class _Groups:
    """Tellings that must be together, as groups, and the pairs of groups that must not be joined."""

    def __init__(self) -> None:
        self.root: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.apart: dict[tuple[str, str], int] = {}

    def of(self, id: str) -> str:
        return self.root.get(id, id)

    def between(self, a: str, b: str) -> int | None:
        """The decision that keeps the groups of two tellings apart, if any; of several the latest."""
        sides = self.members.get(self.of(a), {a}), self.members.get(self.of(b), {b})
        found = [self.apart[pair(x, y)] for x in sides[0] for y in sides[1] if pair(x, y) in self.apart]
        return max(found, default=None)

    def join(self, a: str, b: str) -> None:
        one, other = self.of(a), self.of(b)
        if one != other:
            joined = self.members.pop(one, {one}) | self.members.pop(other, {other})
            self.members[one] = joined
            self.root.update(dict.fromkeys(joined, one))


def pair(a: str, b: str) -> tuple[str, str]:
    """Two ids, the smaller first."""
    return (a, b) if a <= b else (b, a)


def ruled(holding: Sequence[IncidentDecision], found: Mapping[TellingRef, str | None]) -> Ruled:
    """What the decisions in force say; ``holding`` the latest first, so that a later one stands where two clash.

    Args:
        holding: merges and splits in force. found: the id of the telling that stands for each reference, if any.
    """
    groups = _Groups()
    together: dict[tuple[str, str], int] = {}
    amiss: list[Amiss] = []
    for decision in holding:
        sides = [
            sorted({id_ for ref in side if (id_ := found.get(ref))}) for side in (decision.tellings, decision.others)
        ]
        if decision.verdict is IncidentVerdict.MERGE:
            first = sides[0]
            wanted = [(a, b) for n, b in enumerate(first) for a in first[:n]]
            amiss += _joined(decision, wanted, groups, together)
        else:
            amiss += _parted(decision, [(a, b) for a in sides[0] for b in sides[1]], groups)
    return Ruled(together, groups.apart, tuple(amiss))


def _joined(
    decision: IncidentDecision,
    wanted: Iterable[tuple[str, str]],
    groups: _Groups,
    together: dict[tuple[str, str], int],
) -> list[Amiss]:
    amiss = []
    for a, b in wanted:
        if groups.of(a) == groups.of(b):
            continue
        against = groups.between(a, b)
        if against is not None:
            message = f"{a} and {b} stay apart, as decision {against} says"
            amiss.append(Amiss(decision.number, "overruled", message))
        else:
            groups.join(a, b)
            together.setdefault(pair(a, b), decision.number)
    return amiss


def _parted(decision: IncidentDecision, wanted: Iterable[tuple[str, str]], groups: _Groups) -> list[Amiss]:
    amiss = []
    for a, b in wanted:
        if a == b:
            amiss.append(Amiss(decision.number, "impossible", f"{a} stands on both sides"))
        elif groups.of(a) == groups.of(b):
            amiss.append(Amiss(decision.number, "overruled", f"{a} and {b} stay together, as a later decision says"))
        else:
            groups.apart.setdefault(pair(a, b), decision.number)
    return amiss
