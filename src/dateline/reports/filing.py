"""The dateline: where, when and for whom a report was filed ("MOSUL/WASHINGTON (Reuters) -")."""

from __future__ import annotations

import re
from functools import cache

from dateline.record import Dateline, Span
from dateline.vocabulary import agency_names, not_datelines

__all__ = ["find_dateline"]

LONGEST = 160
"""Characters within which a dateline ends; the longest seen name three towns, a date and two agencies."""
CAPS = r"[^\W\d_a-z][^\W\d_a-z'’.\-]+|[A-Z](?:\.[A-Z])+\.?"
CAPITALS = rf"(?:{CAPS})(?:[ \t](?:{CAPS}|de|of|al|la|el|the|near|d'))*"
TITLED = r"[A-Z][\w'’.\-]+(?:[ \t](?:[A-Z][\w'’.\-]+|of|de|al|la|el|near)){0,3}"
DATE = (
    r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?,?[ \t])?"
    r"(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[A-Za-z]{0,6}\.?[ \t]\d{1,2}|"
    r"\d{1,2}[ \t](?i:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[A-Za-z]{0,6}\.?)(?:,?[ \t]\d{4})?"
)
AGENCY = r"\((?P<agency>[^()\n]{2,60})\)"
MARK = r"[ \t]*(?:--|[-–—―])(?=\s)"
BARE_MARK = r"(?:[ \t]+(?:--|[-–—―])(?=\s)|[ \t]*(?:--|—)|(?<=\))[-–]|(?<=\d)[-–](?=\s)|:)"
"""Without white space before it a hyphen or en dash joins words ("UK-Iraq"), a long dash does not."""
LOOSE_MARK = r"[ \t]*(?:--|[-–—―]|:)"
COUNTRY = rf"(?:,[ \t](?!{DATE})(?:{TITLED}|{CAPITALS}))"
OPENERS = (
    r"(?:The|A|An|At|In|On|As|After|More|Some|Several|Hundreds|Thousands|Dozens|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten)\b"
)
PLACES = rf"(?:{TITLED}|{CAPITALS})(?:{COUNTRY}){{0,2}}"
OPENS_SENTENCE = r"(?=[ \t]*[\"“'‘«]?[A-Z0-9])"
IN_CAPITALS = re.compile(
    rf"(?P<place>{CAPITALS}(?:{COUNTRY}){{0,2}}(?:[ \t]?/[ \t]?{CAPITALS}(?:{COUNTRY})?){{0,3}})"
    rf"(?:(?P<date>,?[ \t]{DATE})?(?:[ \t]?{AGENCY})?)?(?P<mark>{BARE_MARK}){OPENS_SENTENCE}"
)
NAMED_AGENCY = re.compile(
    rf"(?P<place>{PLACES}(?:[ \t]?/[ \t]?{PLACES}){{0,3}})"
    rf"(?P<date>,?[ \t]{DATE})?[ \t]?{AGENCY}(?P<mark>{LOOSE_MARK})?{OPENS_SENTENCE}"
)
DATED = re.compile(rf"(?P<place>{TITLED}(?:{COUNTRY}){{0,2}})(?P<date>,[ \t]{DATE})(?P<mark>{MARK}|:){OPENS_SENTENCE}")
OPENED = re.compile(rf"(?P<place>{TITLED}(?:{COUNTRY})?)(?P<mark>[ \t](?:--|[-–—])[ \t])(?={OPENERS})")
AGENCY_ALONE = re.compile(rf"{AGENCY}(?P<mark>{LOOSE_MARK}){OPENS_SENTENCE}")
MOST_WORDS = 6
"""Words of a place in capitals without a date or agency: "PORT-AU-PRINCE, Haiti" has 2. A shouted clause has more."""


def find_dateline(text: str, start: int, end: int, *, first: bool) -> Dateline | None:
    """The dateline with which the paragraph ``[start, end)`` opens, or ``None``.

    ``first`` says that it is the first paragraph of the story, where "Kabul - The ..." is taken for one too.
    """
    head = text[start : min(end, start + LONGEST)]
    shouted = _shouted(text[start:end])
    patterns = (IN_CAPITALS, NAMED_AGENCY, DATED, AGENCY_ALONE, *((OPENED,) if first and not shouted else ()))
    for pattern in patterns:
        match = pattern.match(head)
        if match is not None and _is_filing(match, head, shouted=shouted):
            agency = match.groupdict().get("agency")
            return Dateline(Span(start, start + len(match[0].rstrip())), agency=agency.strip() if agency else None)
    return None


def _is_filing(match: re.Match[str], head: str, *, shouted: bool) -> bool:
    groups = match.groupdict()
    agency, place = groups.get("agency"), groups.get("place") or ""
    if agency is not None:
        return _is_agency(agency) or (bool(groups.get("mark")) and agency[:1].isupper() and len(agency.split()) <= 4)
    words = re.findall(r"[\w'’.\-]+", place)
    if not words or not_datelines().intersection(word.upper() for word in words):
        return False
    if groups.get("date"):
        return True
    if len(words) > MOST_WORDS or _article(words):
        return False
    rest = head[match.end() :]
    if groups["mark"].strip() == ":":
        return not shouted and len(words) <= 3
    enclosed = re.search(r"\s(?:--|[-–—])\s", re.split(r"[.!?]\s", rest, maxsplit=1)[0])
    return not enclosed and not (shouted and re.match(r"[ \t]*(?:WHICH|WHO|WHOSE|WHERE|THAT)\b", rest))


def _article(words: list[str]) -> bool:
    return words[0].upper() in {"THE", "AN"} and (
        len(words) < 2 or words[1].upper() not in {"HAGUE", "GAMBIA", "VALLEY"}
    )


def _shouted(paragraph: str) -> bool:
    """Whether the whole paragraph is in capitals, as in cables."""
    return paragraph == paragraph.upper()


def _is_agency(words: str) -> bool:
    return words.strip().casefold() in _agencies() or any(
        part.strip().casefold() in _agencies() for part in re.split(r"[/,;|]", words)
    )


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for name in agency_names())
