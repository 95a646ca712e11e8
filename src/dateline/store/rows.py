"""What a store answers with: records together with the report that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.record import Control, Event, Mention, Relation, Role

__all__ = [
    "Added",
    "ControlRow",
    "EventRow",
    "Found",
    "MentionRow",
    "Quotation",
    "RelationRow",
    "ReportRef",
    "ReportRow",
    "ReportText",
    "RoleRow",
    "StoreStats",
]


@dataclass(frozen=True, slots=True)
class ReportRef:
    """Which report a record stands in.

    Attributes:
        key: the report's number in this store.
        id: its name. title: its headline. outlet: who published it. published: ISO 8601, given or inferred.
        url: where it can be read.
    """

    key: int
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, the words of its sentence, and its report."""

    report: ReportRef
    sentence: str
    event: Event


@dataclass(frozen=True, slots=True)
class ControlRow:
    """Who holds a place, the words of the sentence, and the report."""

    report: ReportRef
    sentence: str
    control: Control


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Who stands how with whom, the words of the sentence, and the report."""

    report: ReportRef
    sentence: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Who is what, the words that say so, and the report."""

    report: ReportRef
    sentence: str
    role: Role


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention and its report; shown as ``REPORT#m3``."""

    report: ReportRef
    mention: Mention


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence and the id of its report."""

    report: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report without its text.

    Attributes:
        fingerprint: what makes it the same report wherever it is read.
        published_inferred: whether its date was worked out from its text.
        coded: whether it could be coded; ``False`` e.g. for a language that is not.
        events, problems: how many.
    """

    report: ReportRef
    fingerprint: str
    published_inferred: bool
    language: str | None
    coded: bool
    events: int
    problems: int


@dataclass(frozen=True, slots=True)
class ReportText:
    """The words of a report: its number in this store, its headline, who published it and when, its text."""

    key: int
    title: str | None
    outlet: str | None
    published: str | None
    text: str


Found = EventRow | ControlRow | RelationRow | RoleRow | MentionRow | ReportRow
"""What an id can name."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch added: reports, codings of reports and places where reports were found that were not known."""

    reports: int = 0
    codings: int = 0
    provenances: int = 0


@dataclass(frozen=True, slots=True)
class StoreStats:
    """What a store holds.

    Attributes:
        reports: how many reports; coded: how many of them could be coded.
        languages, outlets: reports by language and by outlet, most first; unknown ones as "".
        types, statuses, countries: events by type, by status and by the country of their places.
        records: how many mentions, events, controls, relations and roles.
        problems: how many of each code.
        first_published, last_published: days, ``None`` where no report is dated.
        coders: versions of Dateline that coded something.
    """

    reports: int
    coded: int
    languages: Mapping[str, int] = field(default_factory=dict)
    outlets: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    records: Mapping[str, int] = field(default_factory=dict)
    problems: Mapping[str, int] = field(default_factory=dict)
    first_published: str | None = None
    last_published: str | None = None
    coders: tuple[str, ...] = ()
