"""Who is who and what is where, and when: states, organisations, groups, persons in office, and the gazetteer."""

from dateline.knowledge.added_places import Candidate
from dateline.knowledge.base import Entity, Knowledge, Sense
from dateline.knowledge.changed_names import ChangedNames, changed_names
from dateline.knowledge.gazetteer import Gazetteer, cache_folder, open_gazetteer
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.lint import Finding, Severity, lint
from dateline.knowledge.names import fold, is_acronym
from dateline.knowledge.overlay import Overlay, laid_rows, read_overlay
from dateline.knowledge.people import People, Person, Term, load_people, short_name
from dateline.knowledge.resolve import resolve

__all__ = [
    "LAYOUTS",
    "Candidate",
    "ChangedNames",
    "Entity",
    "Finding",
    "Gazetteer",
    "Knowledge",
    "Overlay",
    "People",
    "Person",
    "Sense",
    "Severity",
    "Term",
    "cache_folder",
    "changed_names",
    "fold",
    "is_acronym",
    "laid_rows",
    "lint",
    "load_people",
    "open_gazetteer",
    "read_overlay",
    "resolve",
    "short_name",
]
