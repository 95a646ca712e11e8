"""What one report says of a named person or organisation that the knowledge base does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.record.kinds import MentionKind

__all__ = ["Sighting"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """All mentions of one unknown actor in one report, as far as it acts, receives, speaks or is tied to somebody.

    Attributes:
        key: number of the sighting in its store; tells two apart, and nothing else.
        report: id of the report. day: ISO day of its publication, ``None`` where it is undated.
        name: the name that the report's other mentions of the actor stand for, mostly the fullest.
        kind: person or organisation.
        country: code that words about the actor say, ``None`` where they say none. sectors: PLOVER sectors, most
            specific first.
        called: how often each wording stands in the report: names, titled names, common nouns, pronouns.
        titles: how often it gives each title ("foreign minister of Chad").
        events: how many events the actor takes part in or is a source of. ties: how many controls and relations.
        supposed: the country that the coder takes for the actor's without such words: mostly the one of the report.
    """

    key: int
    report: str
    day: str | None
    name: str
    kind: MentionKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    called: Mapping[str, int] = field(default_factory=dict)
    titles: Mapping[str, int] = field(default_factory=dict)
    events: int = 0
    ties: int = 0
    supposed: str | None = None
