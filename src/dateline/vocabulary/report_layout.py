"""How published reports are laid out: names of their fields, agencies, and the look of all that is not the story.

The data are ``report_fields.csv``, ``agencies.csv``, ``zones.toml``, ``not_datelines.csv`` and ``function_words.csv``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import VocabularyError
from dateline.record import SectionKind
from dateline.vocabulary.table import read_table

__all__ = [
    "FunctionWords",
    "ZoneRule",
    "agency_names",
    "function_words",
    "not_datelines",
    "report_fields",
    "zone_rules",
]

DATA = files("dateline.vocabulary") / "data"
FIELDS = ("id", "text", "title", "published", "source", "url", "language", "byline")
UNITS = ("line", "end", "tail")
PARTICLES = "bin|ibn|bint|abu|de|da|del|della|van|von|der|den|di|du|la|le|dos"
WORD = rf"(?:[A-Z][\w.'’\-]*|(?:al|el|ul|as|ad)-[A-Z][\w'’\-]*|{PARTICLES})"
NOT_NAMES = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\s+\d|The\b|THE\b)"
)
PATTERNS = {
    "{NAME}": rf"{NOT_NAMES}[A-Z][\w.'’\-]*(?:\s+{WORD}){{1,4}}",
    "{WORDS}": rf"{NOT_NAMES}[A-Z][\w.'’\-]*(?:\s+{WORD}){{0,4}}",
}


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """What kind of section text of this look is; ``unit``: ``line``, ``end`` of a paragraph, ``tail`` of the text."""

    kind: SectionKind
    unit: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """A language (ISO 639-1), its name, its script, and the words that hold its sentences together."""

    language: str
    name: str
    script: str
    words: frozenset[str]


@cache
def report_fields() -> Mapping[str, str]:
    """The field of a report for each column name or JSON key that is known, in lower case; preferred names first."""
    table: dict[str, str] = {}
    for row in read_table("report_fields.csv", ("field", "name", "note")):
        if row["field"] not in FIELDS or row["name"] in table or row["name"] != row["name"].lower():
            raise row.error(f"a bad or second row for {row['name']!r}")
        table[row["name"]] = row["field"]
    return table


@cache
def agency_names() -> Mapping[str, str]:
    """The usual name of an agency for each name it goes by."""
    table: dict[str, str] = {}
    for row in read_table("agencies.csv", ("name", "also", "note")):
        for name in (row["name"], *row.words("also", "|")):
            if name in table:
                raise row.error(f"{name} stands twice")
            table[name] = row["name"]
    return table


@cache
def not_datelines() -> frozenset[str]:
    """Words in capitals that may open a report but name no place."""
    return frozenset(row["word"] for row in read_table("not_datelines.csv", ("word", "note")))


@cache
def zone_rules() -> tuple[ZoneRule, ...]:
    """The rules by which zones are told, in the order in which they are tried."""
    longest = sorted(agency_names(), key=lambda name: (-len(name), name))
    agencies = (
        "(?:" + "|".join(re.escape(form) for name in longest for form in dict.fromkeys((name, name.upper()))) + ")"
    )
    return tuple(
        _zone_rule(entry, agencies) for entry in tomllib.loads((DATA / "zones.toml").read_text("utf-8"))["rule"]
    )


def _zone_rule(entry: Mapping[str, str], agencies: str) -> ZoneRule:
    pattern = entry["pattern"]
    for name, meaning in {**PATTERNS, "{AGENCY}": agencies}.items():
        pattern = pattern.replace(name, meaning)
    if entry["unit"] not in UNITS:
        raise VocabularyError(f"{entry['unit']!r} is none of {', '.join(UNITS)}", subject="zones.toml")
    try:
        return ZoneRule(SectionKind(entry["kind"]), entry["unit"], re.compile(pattern, re.DOTALL))
    except (ValueError, re.error) as error:
        raise VocabularyError(f"{entry['pattern']}: {error}", subject="zones.toml") from error


@cache
def function_words() -> tuple[FunctionWords, ...]:
    """The function words of each language that is told apart by them."""
    columns = ("language", "name", "script", "words", "note")
    return tuple(
        FunctionWords(row["language"], row["name"], row["script"], frozenset(row.words("words")))
        for row in read_table("function_words.csv", columns)
    )
