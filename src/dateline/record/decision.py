"""What a person decided about actors that the knowledge base does not know. Decisions are only ever appended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ActorTable", "Claim", "Decision", "NewActor", "Verdict"]


class Verdict(StrEnum):
    """What was decided."""

    NAME = "name"
    MERGE = "merge"
    SPLIT = "split"
    DISMISS = "dismiss"
    UNDO = "undo"


class ActorTable(StrEnum):
    """The knowledge table that an actor belongs in."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Claim:
    """The names that a decision speaks of, as they were seen when it was made, and their country where one was known.

    It is kept with the decision, so that it holds for the same names after every coding anew.
    """

    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that a person put into the knowledge base.

    Attributes:
        id: ``per-…``, ``org-…`` or ``grp-…``, made of the name. name: canonical name. table: where it belongs.
        country, sectors, start, end: as of a knowledge table. office: of a person.
    """

    id: str
    name: str
    table: ActorTable
    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person about one unknown actor.

    Attributes:
        number: counts from 1 in its store. at: ISO 8601 moment, UTC. by: who decided.
        verdict: what. about: the id that it was said of. claim: the names meant.
        actor: whom a ``name`` made. target: the id that a ``merge`` leads to.
        others: names of the other unknown actor of a ``merge``; those that stay behind in a ``split``.
        undoes: number of the decision that an ``undo`` takes back. why: in words, if said.
    """

    number: int
    at: str
    by: str
    verdict: Verdict
    about: str
    claim: Claim
    actor: NewActor | None = None
    target: str | None = None
    others: Claim | None = None
    undoes: int | None = None
    why: str | None = None
