"""Reports in HTML pages as saved: the story without the page around it, and what the page says about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.errors import ReportError
from dateline.record import Provenance, Report
from dateline.reports.encoding import decode, encoding_of
from dateline.reports.intake import parse_report
from dateline.reports.options import ReadingOptions
from dateline.reports.stream import Stream

if TYPE_CHECKING:
    from trafilatura.settings import Document

__all__ = ["looks_like_page", "read_page"]

BEGINS = re.compile(
    r"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.DOTALL
)
CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})")
TAG = re.compile(r"(?P<comment><!--)|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*?(?P<closed>/?)>")
OPAQUE = frozenset({"script", "style", "textarea", "template"})
MOST_TAGS = 200_000
"""Tags that a page may have. Long live pages have 30,000; the parser needs 1.5 kB and 60 microseconds for each."""
VOID_ELEMENTS = "area base br col embed hr img input link meta param source track wbr p li option td tr th dt dd"
VOID = frozenset(VOID_ELEMENTS.split())
"""Elements that have no end tag, or whose end tag is commonly left out: they do not nest."""
MOST_BYTES_PER_CHAR = 40
"""A page may be so many times as long as the longest report: scripts outweigh the story 10 to 1, hardly 40."""


def looks_like_page(text: str) -> bool:
    """Whether ``text`` begins as an HTML page does."""
    return BEGINS.match(text.lstrip("\ufeff")) is not None


def read_page(stream: Stream, options: ReadingOptions) -> Report:
    """The report of a page. Its text is the story as extracted; offsets count in it, not in the markup.

    Raises:
        ReportError: where the page is too long, nested too deep, or holds no story.
    """
    settings = options.settings
    data = stream.whole(min(settings.max_file_mb * 1_000_000, settings.max_report_chars * MOST_BYTES_PER_CHAR))
    page = decode(data, _encoding(data)).text.replace("\0", " ")
    _check_size(page, stream.path, settings.max_html_depth)
    found = _extracted(page)
    if found is None or not found.text:
        raise ReportError("the page holds no story that can be told from the rest", subject=stream.path, code="no-text")
    fields = {
        "text": found.text,
        "title": found.title,
        "published": found.date,
        "source": found.sitename or found.hostname,
        "url": found.url,
        "byline": found.author,
    }
    return parse_report(fields, ReadingOptions(settings=settings), Provenance(stream.path, None, "html"))


def _extracted(page: str) -> Document | None:
    # Loaded here, on first use: 35 MB and half a second that readers of text do not need.
    import trafilatura  # noqa: PLC0415

    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=False, include_formatting=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError):
        return None
    return None if isinstance(found, dict) else found


def _encoding(data: bytes) -> str | None:
    """The encoding that the page declares, if its bytes are in it; ``None`` to go by the bytes."""
    declared = CHARSET.search(data[:4096])
    if declared is None or encoding_of(data[:65_536]) in {"utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"}:
        return None
    name = declared[1].decode("ascii").lower()
    name = "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii"} else name
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def _check_size(page: str, path: str, deepest: int) -> None:
    """Pass where the page is of a size that parsers bear; what stands in scripts, styles and comments does not count.

    Raises:
        ReportError: where elements nest deeper than ``deepest`` (``too-deep``) or there are too many (``too-long``).
    """
    depth = elements = position = 0
    while tag := TAG.search(page, position):
        position, name = tag.end(), (tag["name"] or "").lower()
        if tag["comment"]:
            position = _after(page, "-->", position)
        elif name in OPAQUE and not tag["end"]:
            position = _after(page, f"</{name}", position)
        elif not tag["closed"] and name not in VOID:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
        elements += 1
        if depth > deepest:
            reason = f"elements are nested deeper than max_html_depth = {deepest}"
            raise ReportError(reason, subject=path, code="too-deep")
        if elements > MOST_TAGS:
            raise ReportError(f"the page has more than {MOST_TAGS} tags", subject=path, code="too-long")


def _after(page: str, mark: str, position: int) -> int:
    """Where what ends with ``mark`` ends; the end of the page, if it does not."""
    found = page.find(mark, position)
    return found + len(mark) if found >= 0 else len(page)
