"""Runs reports through the stages: one coder, several processes, into a store. The only place that orchestrates."""

from dateline.flow.coder import Coder, Progress, Readable
from dateline.flow.crew import Crew, batches
from dateline.flow.keep import Kept, keep
from dateline.flow.line import Line
from dateline.flow.revise import Change, Revision, concerned, entities_concerned, revisions
from dateline.flow.situate import situate

__all__ = [
    "Change",
    "Coder",
    "Crew",
    "Kept",
    "Line",
    "Progress",
    "Readable",
    "Revision",
    "batches",
    "concerned",
    "entities_concerned",
    "keep",
    "revisions",
    "situate",
]
