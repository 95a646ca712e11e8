"""The queue of unknown actors, and what may be decided about them: every refusal says why, and what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dateline.errors import UsageError
from dateline.knowledge.appellation import name_key
from dateline.knowledge.known import MERGEABLE, KnownActors
from dateline.knowledge.names import fold
from dateline.knowledge.rulings import Ruling, Rulings, claim_ids, in_force, matches, rulings, taken_back
from dateline.knowledge.unknown import UnknownActor, actor_of_id, unknown_actors
from dateline.record import ActorTable, Claim, Decision, NewActor, Sighting, Verdict

__all__ = ["Queue", "Stamp", "new_id"]

_NOT_ID = re.compile("[^a-z0-9]+")
PREFIXES = {ActorTable.PERSON: "per", ActorTable.ORGANISATION: "org", ActorTable.GROUP: "grp"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a decision is made, by whom and why: ISO 8601 moment (UTC), name, words."""

    at: str
    by: str
    why: str | None = None


def new_id(name: str, table: ActorTable) -> str:
    """The id of an actor of that name in that table: ``grp-marsh-front``."""
    return f"{PREFIXES[table]}-{_NOT_ID.sub('-', fold(name)).strip('-')}"


@dataclass(frozen=True, slots=True)
class Queue:
    """Unknown actors about which nothing is decided, and all decisions so far."""

    actors: tuple[UnknownActor, ...]
    decisions: tuple[Decision, ...]
    rulings: Rulings

    @classmethod
    def of(cls, sightings: Iterable[Sighting], decisions: Sequence[Decision]) -> Queue:
        """The queue of these sightings after these decisions."""
        ruled = rulings(decisions)
        return cls(unknown_actors(sightings, ruled), tuple(decisions), ruled)

    @property
    def made(self) -> tuple[tuple[NewActor, tuple[str, ...]], ...]:
        """The actors that people named, with every name that belongs to them."""
        actors = {d.actor.id: d.actor for d in in_force(self.decisions) if d.actor is not None}
        return tuple((actor, self.names_of(entity)) for entity, actor in sorted(actors.items()))

    def names_of(self, entity: str) -> tuple[str, ...]:
        """The names that decisions give to an entity, one for each folded form."""
        names: dict[str, str] = {}
        for ruling in self.rulings.settled:
            if ruling.entity == entity:
                for name in ruling.decision.claim.names:
                    if name_key(name) in ruling.keys:
                        names.setdefault(fold(name), name)
        return tuple(names.values())

    def find(self, id: str) -> UnknownActor:
        """The undecided actor of that id, or the only one whose id begins so.

        Raises:
            UsageError: there is none, there are several, or somebody has decided about it.
        """
        actor = actor_of_id(self.actors, id)
        if actor is not None:
            return actor
        ruling = self._ruling(id)
        if ruling is None:
            reason = f"no unknown actor has the id {id!r}; `dateline actors unknown` lists them"
            raise UsageError(reason, code="unknown-id")
        number, what = ruling.decision.number, ruling.entity or "dismissed"
        reason = f"{id}: decision {number} says that it is {what}; `dateline actors undo {number}` takes that back"
        raise UsageError(reason, code="decided-already")

    def _ruling(self, id: str) -> Ruling | None:
        long_enough = len(id) > len("unk-")
        for ruling in self.rulings.settled:
            ids = claim_ids(ruling.decision.claim) | {ruling.decision.about}
            if id in (ruling.entity, *ids) or (long_enough and any(i.startswith(id) for i in ids)):
                return ruling
        return None

    # -- what may be decided -------------------------------------------------------------------------------------------

    def name(self, id: str, actor: NewActor, known: KnownActors, stamp: Stamp) -> Decision:
        """That the unknown actor is a new entity.

        Raises:
            UsageError: the id is unknown or decided, or there is an entity of that id or name already.
        """
        unknown = self.find(id)
        same = known.by_id.get(actor.id) or known.same_name(actor.name)
        if same is not None and (same.id == actor.id or matches(same.country, actor.country)):
            reason = (
                f"{same.id} has the name {actor.name} already; `dateline actors merge {unknown.id} {same.id}` joins"
            )
            raise UsageError(f"{reason} them, another name keeps them apart", code="known-already")
        return self._next(stamp, _decision(Verdict.NAME, unknown, actor=actor))

    def merge(self, id: str, target: str, known: KnownActors, stamp: Stamp) -> Decision:
        """That the unknown actor is that entity, or the same as another unknown one.

        Raises:
            UsageError: an id is unknown or decided, or the two are one already.
        """
        unknown = self.find(id)
        if target in known.by_id:
            if not target.startswith(MERGEABLE):
                raise UsageError(f"{target} is none of {', '.join(MERGEABLE)}…", code="not-mergeable")
            return self._next(stamp, _decision(Verdict.MERGE, unknown, target=target))
        if not target.startswith("unk-"):
            near = get_close_matches(target, known.by_id, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            reason = f"neither the knowledge base nor a decision has an entity {target!r}{hint}"
            raise UsageError(reason, code="unknown-id")
        other = actor_of_id(self.actors, target)
        if other is None:
            ruling = self._ruling(target)
            if ruling is not None and ruling.entity is not None:
                return self._next(stamp, _decision(Verdict.MERGE, unknown, target=ruling.entity))
            other = self.find(target)
        if other.id == unknown.id:
            raise UsageError(f"{id} and {target} are one already: {unknown.name}", code="merged-already")
        return self._next(stamp, _decision(Verdict.MERGE, unknown, target=other.id, others=_claim(other)))

    def split(self, id: str, names: Sequence[str], stamp: Stamp) -> Decision:
        """That these names are somebody else than the other names of the actor, decided or not.

        Raises:
            UsageError: the id is unknown, it has no such name, or no other.
        """
        actor = actor_of_id(self.actors, id)
        ruling = None if actor is not None else self._ruling(id)
        if ruling is not None and ruling.entity is not None:
            about, country = ruling.entity, ruling.country
            own = tuple(n for n in ruling.decision.claim.names if name_key(n) in ruling.keys)
        else:
            found = actor or self.find(id)
            about, country, own = found.id, found.country, found.standing
        wanted = {name_key(name) for name in names}
        apart = tuple(name for name in own if name_key(name) in wanted)
        rest = tuple(name for name in own if name_key(name) not in wanted)
        missing = [name for name in names if name_key(name) not in {name_key(n) for n in own}]
        if missing:
            reason = f"{about} has no name {missing[0]!r} that can be split off; it has {', '.join(own)}"
            raise UsageError(reason, code="unknown-name")
        if not rest:
            raise UsageError(f"{about} has no other name that could stay: {', '.join(own)}", code="nothing-left")
        split = Decision(0, "", "", Verdict.SPLIT, about, Claim(apart, country), others=Claim(rest, country))
        return self._next(stamp, split)

    def dismiss(self, id: str, stamp: Stamp) -> Decision:
        """That the unknown actor is nobody who matters.

        Raises:
            UsageError: the id is unknown or decided.
        """
        unknown = self.find(id)
        return self._next(stamp, _decision(Verdict.DISMISS, unknown))

    def undo(self, number: int, stamp: Stamp) -> Decision:
        """That a decision no longer holds; of an undo, that the decision holds again.

        Raises:
            UsageError: there is no such decision, it was taken back already, or others rest on it.
        """
        decision = next((d for d in self.decisions if d.number == number), None)
        if decision is None:
            raise UsageError(
                f"there is no decision {number}; `dateline actors decisions` lists them", code="unknown-id"
            )
        if number in taken_back(self.decisions):
            raise UsageError(f"decision {number} was taken back already", code="undone-already")
        return self._next(stamp, Decision(0, "", "", Verdict.UNDO, decision.about, decision.claim, undoes=number))

    def _next(self, stamp: Stamp, decision: Decision) -> Decision:
        """The decision with its number and stamp, if it can stand beside those in force.

        Raises:
            UsageError: where it contradicts one of them.
        """
        number = max((d.number for d in self.decisions), default=0) + 1
        decided = replace(decision, number=number, at=stamp.at, by=stamp.by, why=stamp.why)
        rulings((*self.decisions, decided))
        return decided


def _claim(actor: UnknownActor) -> Claim:
    return Claim(actor.standing, actor.country)


def _decision(
    verdict: Verdict,
    about: UnknownActor,
    *,
    actor: NewActor | None = None,
    target: str | None = None,
    others: Claim | None = None,
) -> Decision:
    """A decision about an unknown actor, without number and stamp."""
    return Decision(0, "", "", verdict, about.id, _claim(about), actor=actor, target=target, others=others)
