"""Who is who and what is where, and when: states, organisations, groups, persons in office, and the gazetteer."""

from dateline.knowledge.base import Entity, Knowledge, Sense
from dateline.knowledge.decided_tables import DECIDED, check_new_actor, decided_tables
from dateline.knowledge.gazetteer import Candidate, Gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.known import KnownActors, Suggestion
from dateline.knowledge.people import People, Person, Term
from dateline.knowledge.queue import Queue, Stamp, new_id
from dateline.knowledge.resolve import resolve
from dateline.knowledge.rulings import taken_back
from dateline.knowledge.unknown import UnknownActor, unknown_actors

__all__ = [
    "DECIDED",
    "Candidate",
    "Entity",
    "Gazetteer",
    "Knowledge",
    "KnownActors",
    "People",
    "Person",
    "Queue",
    "Sense",
    "Stamp",
    "Suggestion",
    "Term",
    "UnknownActor",
    "cache_folder",
    "check_new_actor",
    "decided_tables",
    "new_id",
    "open_gazetteer",
    "resolve",
    "taken_back",
    "unknown_actors",
]
