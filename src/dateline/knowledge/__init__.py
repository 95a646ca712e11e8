"""Who is who and what is where, and when: states, organisations, groups, persons in office, and the gazetteer."""

from dateline.knowledge.added_places import Candidate
from dateline.knowledge.base import Entity, Knowledge, Sense
from dateline.knowledge.changed_names import ChangedNames, changed_names
from dateline.knowledge.decided_tables import DECIDED, check_new_actor, decided_tables
from dateline.knowledge.frame import Frame
from dateline.knowledge.gazetteer import Gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.known import KnownActors, Suggestion
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.lint import Finding, Severity, lint
from dateline.knowledge.names import fold, is_acronym
from dateline.knowledge.overlay import Overlay, laid_rows, read_overlay
from dateline.knowledge.people import People, Person, Term, load_people, short_name
from dateline.knowledge.place_contexts import contexts_of
from dateline.knowledge.place_evidence import Context, Surroundings, evidence_of, places_named
from dateline.knowledge.place_ranking import surroundings_of
from dateline.knowledge.place_weights import EVIDENCE, Calibration, PlaceWeights
from dateline.knowledge.queue import Queue, Stamp, new_id
from dateline.knowledge.resolve import identify, resolve
from dateline.knowledge.rulings import taken_back
from dateline.knowledge.sphere import destination, kilometres, kilometres_between
from dateline.knowledge.toponyms import choose_place
from dateline.knowledge.unknown import UnknownActor, unknown_actors

__all__ = [
    "DECIDED",
    "EVIDENCE",
    "LAYOUTS",
    "Calibration",
    "Candidate",
    "ChangedNames",
    "Context",
    "Entity",
    "Finding",
    "Frame",
    "Gazetteer",
    "Knowledge",
    "KnownActors",
    "Overlay",
    "People",
    "Person",
    "PlaceWeights",
    "Queue",
    "Sense",
    "Severity",
    "Stamp",
    "Suggestion",
    "Surroundings",
    "Term",
    "UnknownActor",
    "cache_folder",
    "changed_names",
    "check_new_actor",
    "choose_place",
    "contexts_of",
    "decided_tables",
    "destination",
    "evidence_of",
    "fold",
    "identify",
    "is_acronym",
    "kilometres",
    "kilometres_between",
    "laid_rows",
    "lint",
    "load_people",
    "new_id",
    "open_gazetteer",
    "places_named",
    "read_overlay",
    "resolve",
    "short_name",
    "surroundings_of",
    "taken_back",
    "unknown_actors",
]
