"""Who is who and what is where, and when: states, organisations, groups, persons in office, and the gazetteer."""

from dateline.knowledge.base import Entity, Knowledge, Sense
from dateline.knowledge.decided_tables import DECIDED, check_new_actor, decided_tables
from dateline.knowledge.frame import Frame
from dateline.knowledge.gazetteer import Candidate, Gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.known import KnownActors, Suggestion
from dateline.knowledge.people import People, Person, Term
from dateline.knowledge.place_contexts import contexts_of
from dateline.knowledge.place_evidence import Context, Surroundings, evidence_of, kilometres, places_named
from dateline.knowledge.place_ranking import surroundings_of
from dateline.knowledge.place_weights import EVIDENCE, PlaceWeights
from dateline.knowledge.queue import Queue, Stamp, new_id
from dateline.knowledge.resolve import resolve
from dateline.knowledge.rulings import taken_back
from dateline.knowledge.unknown import UnknownActor, unknown_actors

__all__ = [
    "DECIDED",
    "EVIDENCE",
    "Candidate",
    "Context",
    "Entity",
    "Frame",
    "Gazetteer",
    "Knowledge",
    "KnownActors",
    "People",
    "Person",
    "PlaceWeights",
    "Queue",
    "Sense",
    "Stamp",
    "Suggestion",
    "Surroundings",
    "Term",
    "UnknownActor",
    "cache_folder",
    "check_new_actor",
    "contexts_of",
    "decided_tables",
    "evidence_of",
    "kilometres",
    "new_id",
    "open_gazetteer",
    "places_named",
    "resolve",
    "surroundings_of",
    "taken_back",
    "unknown_actors",
]
