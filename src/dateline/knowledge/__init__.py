"""Who is who and what is where, and when: states, organisations, groups, persons in office, and the gazetteer."""

from dateline.knowledge.base import Entity, Knowledge, Sense
from dateline.knowledge.gazetteer import Candidate, Gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.people import People, Person, Term
from dateline.knowledge.resolve import resolve

__all__ = [
    "Candidate",
    "Entity",
    "Gazetteer",
    "Knowledge",
    "People",
    "Person",
    "Sense",
    "Term",
    "cache_folder",
    "open_gazetteer",
    "resolve",
]
