"""One report from fields as given: types, dates and language checked, zones set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.errors import ReportError
from dateline.record import Problem, Provenance, Report, SectionKind, report_id
from dateline.reports.dates import NoDate, published_date
from dateline.reports.languages import CODED_LANGUAGES, detect_language, language_name, primary_language
from dateline.reports.options import ReadingOptions
from dateline.reports.zones import zone
from dateline.vocabulary import report_fields

__all__ = ["parse_report", "prepare"]

SURROGATE = re.compile("[\ud800-\udfff]")
DAY_IN_PATH = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
FULL_DATE = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d\b"
    r"|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b"
)
OPENING_CHARS = 600
"""Headline, dateline and first paragraph of a wire report."""
DATE_LINE = re.compile(
    r"(?i)(?:last\s+)?(?:updated|modified|published|posted|created|issued)?(?:\s+(?:on|at))?\s*:?\s*"
)
LONGEST_LINE_WITH_DATE = 80
KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "an object"),
    (str, "a string"),
)
NO_OPTIONS = ReadingOptions()
WHOLE = Provenance("", None, "json")


def parse_report(
    fields: Mapping[str, object], options: ReadingOptions = NO_OPTIONS, provenance: Provenance | None = None
) -> Report:
    """The report that the fields of ``record.md``, section "In", describe, ready to be coded.

    Usual other names of the fields (``body``, ``headline``, ``date`` ...) are taken where the field itself is missing.
    ``text`` is kept exactly; only lone surrogates, which no file can hold, become U+FFFD, one for one. What is wrong
    with another field is a problem of the report, and the field is left out.

    Raises:
        ReportError: where there is no text (``no-text``), it is no string (``wrong-type``) or too long (``too-long``).
    """
    at = provenance or WHOLE
    given = _named(fields, options)
    problems: list[Problem] = []
    text = _text(given.get("text"), at, options)
    if SURROGATE.search(text):
        text = SURROGATE.sub("�", text)
        problems.append(_problem("lone-surrogate", "half of a character, a lone surrogate, is read as U+FFFD", at))
    if "\0" in text:
        problems.append(_problem("nul", "the text has NUL characters; they are kept", at))
    report = Report(
        id=_word(given, "id", at, problems) or report_id(text),
        text=text,
        title=_word(given, "title", at, problems),
        published=_published(given.get("published"), at, problems),
        source=_word(given, "source", at, problems),
        url=_word(given, "url", at, problems),
        language=_language(given, at, problems),
        byline=_word(given, "byline", at, problems),
        provenance=provenance,
        problems=tuple(problems),
    )
    return prepare(report)


def prepare(report: Report) -> Report:
    """The report with zones, dateline and language set, and its date where a line of its own gives it.

    A report in a language that is not coded gets a problem ``not-coded-language`` and is kept.
    """
    report = _dated_by_path(_dated_by_line(zone(report)))
    language = report.language or detect_language(_story(report))
    problems = report.problems
    if language not in CODED_LANGUAGES:
        message = f"the report is in {language_name(language)}; only English is coded"
        problems = (*problems, _problem("not-coded-language", message, report.provenance or WHOLE))
    return replace(report, language=language, problems=problems)


def _named(fields: Mapping[str, object], options: ReadingOptions) -> dict[str, object]:
    """The value of each field of a report, under whatever name it was given; the caller's names win, then the exact."""
    lower = {str(key).strip().casefold(): value for key, value in fields.items()}
    found: dict[str, object] = {}
    for field, column in options.columns:
        if column.strip().casefold() in lower:
            found[field] = lower[column.strip().casefold()]
    for name, field in report_fields().items():
        if field not in found and lower.get(name) not in (None, ""):
            found[field] = lower[name]
    if "text" not in found and "text" in lower:
        found["text"] = lower["text"]
    return found


def _text(text: object, at: Provenance, options: ReadingOptions) -> str:
    if text is None:
        raise ReportError("there is no text", subject=at.path, line=at.line, code="no-text")
    if not isinstance(text, str):
        reason = f"text is {_kind(text)}, not a string"
        raise ReportError(reason, subject=at.path, line=at.line, code="wrong-type")
    if not text.strip():
        raise ReportError("the text is empty", subject=at.path, line=at.line, code="no-text")
    most = options.settings.max_report_chars
    if len(text) > most:
        reason = f"the text has {len(text)} characters, more than max_report_chars = {most}"
        raise ReportError(reason, subject=at.path, line=at.line, code="too-long")
    return text


def _word(given: Mapping[str, object], field: str, at: Provenance, problems: list[Problem]) -> str | None:
    value = given.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value) and field == "byline":
        value = ", ".join(value)
    if isinstance(value, str):
        return SURROGATE.sub("�", value).strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and field == "id":
        problems.append(_problem("wrong-type", f"id is a number, {value}; it is read as a string", at))
        return str(value)
    problems.append(_problem("wrong-type", f"{field} is {_kind(value)}, not a string; it is left out", at))
    return None


def _published(value: object, at: Provenance, problems: list[Problem]) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        problems.append(_problem("wrong-type", f"published is {_kind(value)}, not a date; it is left out", at))
        return None
    try:
        found = published_date(value)
    except NoDate as error:
        problems.append(_problem("bad-date", f"published is {str(value)[:60]!r}: {error}; it is left out", at))
        return None
    if isinstance(value, int):
        problems.append(_problem("wrong-type", f"published is a number, {value}; it is read as {found}", at))
    return found


def _language(given: Mapping[str, object], at: Provenance, problems: list[Problem]) -> str | None:
    words = _word(given, "language", at, problems)
    if words is None:
        return None
    code = primary_language(words)
    if code is None:
        problems.append(_problem("bad-language", f"language {words[:40]!r} is no ISO 639-1 code; it is detected", at))
    return code


def _dated_by_line(report: Report) -> Report:
    """The report dated by a line such as "Published: 16 June 2014", where nothing else dates it."""
    if report.published is not None:
        return report
    for section in report.sections:
        line = section.span.of(report.text)
        if section.kind is SectionKind.BOILERPLATE and len(line) <= LONGEST_LINE_WITH_DATE:
            try:
                found = published_date(DATE_LINE.sub("", line, count=1))
            except NoDate:
                continue
            return replace(report, published=found, published_inferred=True)
    return report


def _dated_by_path(report: Report) -> Report:
    """The report dated by a day in its path ("2014-06-10/mosul.txt"), where its opening gives no full date.

    The last part of the path that holds a day counts. A date in the opening is left to those who read times: a folder
    may be named for the day on which reports were fetched.
    """
    found = DAY_IN_PATH.findall(report.provenance.path) if report.provenance is not None else []
    if report.published is not None or not found or FULL_DATE.search(report.text[:OPENING_CHARS]):
        return report
    try:
        return replace(report, published=published_date(found[-1]), published_inferred=True)
    except NoDate:
        return report


def _story(report: Report) -> str:
    parts = (s.span.of(report.text) for s in report.sections if s.kind is SectionKind.BODY)
    return "\n".join(parts) or report.text


def _kind(value: object) -> str:
    return next((words for kind, words in KINDS if isinstance(value, kind)), "null")


def _problem(code: str, message: str, at: Provenance) -> Problem:
    where = at.path if at.line is None else f"{at.path}:{at.line}"
    return Problem(code, f"{where}: {message}" if where else message)
