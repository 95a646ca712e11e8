"""How what stands over many reports is said to people: how sure, by whom, from when to when, what happened."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dateline.cli.standing_known import Known, voice_name
from dateline.cli.wording import deed, from_to, visible
from dateline.record import Status
from dateline.situation import Incident, Range, Support, Voice

__all__ = ["Sure", "deed_of", "few", "how_sure", "parties_of", "ranged", "said_by", "span_of_days"]

REAL = frozenset({Status.HAPPENED, Status.ONGOING})
FEW = 2


class Sure(StrEnum):
    """How well something is founded; no chance, but who stands for it.

    ``disputed``: somebody denies it, or tells what excludes it. ``several``: else, two or more reports that do not copy
    each other say so. ``one``: else.
    """

    DISPUTED = "disputed"
    SEVERAL = "several"
    ONE = "one"


def how_sure(support: Support, *, disputed: bool) -> Sure:
    """See :class:`Sure`."""
    if disputed or support.denials:
        return Sure.DISPUTED
    return Sure.SEVERAL if support.independent > 1 else Sure.ONE


def few(names: Iterable[str], shown: int = FEW) -> str:
    """The first names, and how many more there are."""
    every = [visible(name) for name in dict.fromkeys(names) if name]
    more = f" +{len(every) - shown}" if len(every) > shown else ""
    return ", ".join(every[:shown]) + more


def said_by(voices: Iterable[Voice]) -> list[str]:
    """Who says so, each once, in the order of telling: speakers, and outlets where they speak for themselves."""
    first: dict[str, str] = {}
    for voice in sorted(voices, key=lambda v: v.when):
        name = voice_name(voice)
        first.setdefault(name.casefold().removeprefix("the "), name)
    return list(first.values())


def span_of_days(start: str | None, end: str | None) -> str:
    """Days from the first to the last, in few characters."""
    if start is None:
        return "day unknown"
    first, last = start[:10], (end or start)[:10]
    return first if last <= first else f"{first}..{last}"


def ranged(found: Range) -> str:
    """Best with low and high, where they differ: ``14 (3-14)``."""
    return f"{found.best:,}" if found.low == found.high else f"{found.best:,} ({from_to(found.low, found.high)})"


def deed_of(incident: Incident) -> str:
    """Type and mode, and whether it came about where it did not simply happen."""
    return deed(incident) + ("" if incident.status in REAL else f" {incident.status.value}")


def parties_of(known: Known, incident: Incident) -> str:
    """Who to whom."""
    who, whom = (few(known.parties(incident, recipients=side), 1) for side in (False, True))
    return f"{who or '?'} → {whom}" if whom else who
