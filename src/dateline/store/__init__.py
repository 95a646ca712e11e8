"""The ledger of reports and coded records, in one file: what was read, where, what was coded in it, and by what."""

from dateline.store.apart import told_apart
from dateline.store.filters import Box, EventFilter, EventOrder, Side
from dateline.store.ledger import Store
from dateline.store.record_form import report_fingerprint
from dateline.store.rows import (
    Added,
    ControlRow,
    EventRow,
    Found,
    MentionRow,
    Quotation,
    RelationRow,
    ReportRef,
    ReportRow,
    ReportText,
    RoleRow,
    StoreStats,
)

__all__ = [
    "Added",
    "Box",
    "ControlRow",
    "EventFilter",
    "EventOrder",
    "EventRow",
    "Found",
    "MentionRow",
    "Quotation",
    "RelationRow",
    "ReportRef",
    "ReportRow",
    "ReportText",
    "RoleRow",
    "Side",
    "Store",
    "StoreStats",
    "report_fingerprint",
    "told_apart",
]
