"""How reports are to be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.settings import Settings

__all__ = ["FORMATS", "ReadingOptions"]

FORMATS = ("text", "jsonl", "json", "csv", "html", "zip")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How reports are to be read.

    Attributes:
        columns: (field of a report, name of the column or JSON key that holds it) pairs; they win over the names that
            are recognised anyway.
        format: one of ``text jsonl json csv html zip``, for all paths; ``None`` to go by extension and content.
        settings: limits on size and depth.
    """

    columns: tuple[tuple[str, str], ...] = ()
    format: str | None = None
    settings: Settings = field(default_factory=Settings)
