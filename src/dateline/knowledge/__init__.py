"""Who is who and what is where, and when: states, organisations, groups, persons in office, and the gazetteer."""

from dateline.knowledge.base import Entity, Knowledge, Sense
from dateline.knowledge.frame import Frame
from dateline.knowledge.gazetteer import Candidate, Gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.people import People, Person, Term
from dateline.knowledge.place_contexts import contexts_of
from dateline.knowledge.place_evidence import Context, Surroundings, evidence_of, kilometres, places_named
from dateline.knowledge.place_ranking import surroundings_of
from dateline.knowledge.place_weights import EVIDENCE, PlaceWeights
from dateline.knowledge.resolve import resolve

__all__ = [
    "EVIDENCE",
    "Candidate",
    "Context",
    "Entity",
    "Frame",
    "Gazetteer",
    "Knowledge",
    "People",
    "Person",
    "PlaceWeights",
    "Sense",
    "Surroundings",
    "Term",
    "cache_folder",
    "contexts_of",
    "evidence_of",
    "kilometres",
    "open_gazetteer",
    "places_named",
    "resolve",
    "surroundings_of",
]
