"""The nouns of the record: frozen values, their form in JSON, and the contract's checks. Nothing else."""

from dateline.record.check import violations
from dateline.record.codec import Json, decode, encode
from dateline.record.coded import Coded, CoderInfo
from dateline.record.decision import ActorTable, Claim, Decision, NewActor, Verdict
from dateline.record.event import Actor, Control, Event, EventPlace, Relation, Role, Source
from dateline.record.identity import content_id, report_id
from dateline.record.incident_decision import IncidentDecision, IncidentVerdict, TellingRef
from dateline.record.kinds import (
    Certainty,
    ControlStatus,
    CountScope,
    EventType,
    Granularity,
    MentionKind,
    PlaceRelation,
    Quad,
    RelationKind,
    SectionKind,
    SourceKind,
    Status,
)
from dateline.record.mention import Count, Mention, Moment, Place
from dateline.record.report import Dateline, Problem, Provenance, Report, Section
from dateline.record.schema import schema
from dateline.record.sighting import Sighting
from dateline.record.span import Span

__all__ = [
    "Actor",
    "ActorTable",
    "Certainty",
    "Claim",
    "Coded",
    "CoderInfo",
    "Control",
    "ControlStatus",
    "Count",
    "CountScope",
    "Dateline",
    "Decision",
    "Event",
    "EventPlace",
    "EventType",
    "Granularity",
    "IncidentDecision",
    "IncidentVerdict",
    "Json",
    "Mention",
    "MentionKind",
    "Moment",
    "NewActor",
    "Place",
    "PlaceRelation",
    "Problem",
    "Provenance",
    "Quad",
    "Relation",
    "RelationKind",
    "Report",
    "Role",
    "Section",
    "SectionKind",
    "Sighting",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "TellingRef",
    "Verdict",
    "content_id",
    "decode",
    "encode",
    "report_id",
    "schema",
    "violations",
]
