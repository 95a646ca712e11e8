"""Runs reports through the stages: one coder, several processes, into a store. The only place that orchestrates."""

from dateline.flow.coder import Coder, Progress, Readable
from dateline.flow.crew import Crew, batches
from dateline.flow.keep import Kept, keep
from dateline.flow.line import Line

__all__ = ["Coder", "Crew", "Kept", "Line", "Progress", "Readable", "batches", "keep"]
