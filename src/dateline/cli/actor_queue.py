"""What the commands on unknown actors share: the queue of a store, whom the knowledge base knows, who decides."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from dateline.cli.progress import building, working
from dateline.errors import UsageError
from dateline.knowledge import Knowledge, KnownActors, Queue, Stamp
from dateline.record import Decision, Sighting
from dateline.settings import load_settings
from dateline.store import Store

__all__ = ["known_actors", "load_knowledge", "load_queue", "stamp", "told", "who_option", "why_option"]

Command = TypeVar("Command", bound=Callable[..., Any])
TOLD_EVERY = 2000
"""Sightings after which the progress is told again."""


def who_option(command: Command) -> Command:
    """``--by NAME``: who decides."""
    return click.option("--by", metavar="NAME", help="Who decides; your login name unless told otherwise.")(command)


def why_option(command: Command) -> Command:
    """``--why WORDS``: why."""
    return click.option("--why", metavar="WORDS", help="Why; kept with the decision.")(command)


def stamp(by: str | None, why: str | None) -> Stamp:
    """Now, by whom and why.

    Raises:
        UsageError: where nobody is named and the system does not know who is logged in.
    """
    try:
        who = by or getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("who decides? say --by NAME") from error
    if not who.strip():
        raise UsageError("who decides? say --by NAME")
    return Stamp(datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), who.strip(), why)


def load_queue(store: Store) -> Queue:
    """The queue of a store after all decisions in it."""
    with working("reading unknown actors", None) as bar:

        def counted() -> Iterator[Sighting]:
            for number, sighting in enumerate(store.sightings(), start=1):
                if number % TOLD_EVERY == 0:
                    bar(number)
                yield sighting

        return Queue.of(counted(), tuple(store.decisions()))


def load_knowledge() -> Knowledge:
    """The knowledge base of this version, with the tables of one's own that the settings name."""
    settings = load_settings()
    with building() as progress:
        return Knowledge.load(progress, settings.cache_folder, settings.knowledge)


def known_actors(queue: Queue, base: Knowledge) -> KnownActors:
    """Everybody who has an entity, by the knowledge base or a decision, and the unknown ones."""
    return KnownActors.of(base, queue.made, queue.actors)


def told(decision: Decision) -> str:
    """A decision in a few words."""
    names = ", ".join(decision.claim.names)
    match decision:
        case Decision(undoes=int(number)):
            return f"decision {number} no longer holds"
        case Decision(actor=actor) if actor is not None:
            facts = [actor.table.value, actor.country, " ".join(actor.sectors), actor.office]
            return f"{names} is {actor.name}, {actor.id} ({', '.join(fact for fact in facts if fact)})"
        case Decision(target=target, others=others) if target is not None:
            return f"{names} is {', '.join(others.names) + ', ' if others is not None else ''}{target}"
        case Decision(others=others) if others is not None:
            return f"{names} is somebody else than {', '.join(others.names)}"
    return f"{names} is dismissed"
