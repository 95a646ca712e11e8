"""The closed sets of the record: each member's value is what stands in JSON."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Certainty",
    "ControlStatus",
    "CountScope",
    "EventType",
    "Granularity",
    "MentionKind",
    "PlaceRelation",
    "Quad",
    "RelationKind",
    "SectionKind",
    "SourceKind",
    "Status",
]


class SectionKind(StrEnum):
    """What a stretch of a report's text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class MentionKind(StrEnum):
    """What kind of thing a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    TIME = "time"
    QUANTITY = "quantity"
    MONEY = "money"
    WEAPON = "weapon"
    PLATFORM = "platform"
    DOCUMENT = "document"


class EventType(StrEnum):
    """PLOVER 2.0 event types, and DISPLACE: people flee or are driven from where they live."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    DISPLACE = "DISPLACE"


class Quad(StrEnum):
    """PLOVER quad classes."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


class Status(StrEnum):
    """Whether an event came about. The heart of the record: most of what news reports about politics did not happen."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONSIDERED = "considered"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Certainty(StrEnum):
    """Whose word it is: the report's own, somebody's, or nobody's that was checked."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    UNVERIFIED = "unverified"


class SourceKind(StrEnum):
    """What kind of speaker a source is."""

    OFFICIAL = "official"
    PERSON = "person"
    GROUP = "group"
    MEDIA = "media"
    DOCUMENT = "document"
    SOCIAL = "social"
    WITNESS = "witness"


class PlaceRelation(StrEnum):
    """How an area lies to the place that its words name."""

    NEAR = "near"
    OUTSIDE = "outside"
    DISTANCE = "distance"
    """So far from it, in a direction, or both."""
    PART = "part"
    """A part of it: its north, its centre."""
    BORDER = "border"
    BETWEEN = "between"
    OFFSHORE = "offshore"


class CountScope(StrEnum):
    """What a count covers: one incident, or everything since some moment. Never added together."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


class ControlStatus(StrEnum):
    """How a holder stands to a place."""

    HELD = "held"
    SEIZED = "seized"
    LOST = "lost"
    CONTESTED = "contested"
    ADVANCED_ON = "advanced_on"
    BESIEGED = "besieged"


class RelationKind(StrEnum):
    """How one actor stands with another; directed from ``a`` to ``b`` where the kind has a direction."""

    ALLIED = "allied"
    BACKS = "backs"
    HOSTILE = "hostile"
    FIGHTS = "fights"
    NEGOTIATES = "negotiates"
    PART_OF = "part_of"
    LEADS = "leads"
    SPLIT_FROM = "split_from"
    REPRESENTS = "represents"


class Granularity(StrEnum):
    """How exact a time is: the calendar unit its words name."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
