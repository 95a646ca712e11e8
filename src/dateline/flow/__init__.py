"""Runs reports through the stages: one coder, several processes, into a store. The only place that orchestrates."""

from dateline.flow.coder import Coder, Readable
from dateline.flow.keep import Kept, keep
from dateline.flow.pool import Crew, batches

__all__ = ["Coder", "Crew", "Kept", "Readable", "batches", "keep"]
