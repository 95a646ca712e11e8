"""Which mentions stand for the same thing."""

from __future__ import annotations

from dateline.language.passage import Passage

__all__ = ["corefer"]


def corefer(passage: Passage) -> Passage:
    """The passage with each mention that stands for another pointing at it."""
    return passage
