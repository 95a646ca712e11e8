"""The identity of a report's content, whatever it was wrapped in."""

from __future__ import annotations

import unicodedata

from dateline.record import Report, SectionKind, content_id
from dateline.reports.zones import zone

__all__ = ["fingerprint"]


def fingerprint(report: Report) -> str:
    """An id of the story: the same for one text as plain file, JSON, table row or web page.

    Only letters and digits of the body count, in compatibility form and folded case; so white space, quotes, dashes,
    headline, byline, dateline, captions and boilerplate make no difference. A correction of one word does.
    """
    sections = report.sections or zone(report).sections
    story = "".join(section.span.of(report.text) for section in sections if section.kind is SectionKind.BODY)
    return content_id("f", _folded(story) or _folded(report.text) or report.text)


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
