"""Files, archives and streams as published become reports: read, dated, told by language, divided into zones."""

from dateline.reports.fingerprint import fingerprint
from dateline.reports.intake import parse_report, prepare
from dateline.reports.options import FORMATS, ReadingOptions
from dateline.reports.reading import read
from dateline.reports.unreadable import Unreadable, UnreadablePath
from dateline.reports.zones import zone

__all__ = [
    "FORMATS",
    "ReadingOptions",
    "Unreadable",
    "UnreadablePath",
    "fingerprint",
    "parse_report",
    "prepare",
    "read",
    "zone",
]
