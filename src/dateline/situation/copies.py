"""Which reports are one source: near-duplicates, an agency's text run by others, a telling taken over from an outlet.

Five articles that run one agency's text are one source. What is compared is runs of words (shingles, Broder 1997) of
the reports' bodies; credit to the same agency and long quotes in common lower what must be alike.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.record import Coded, Report, SectionKind, Source, SourceKind
from dateline.situation.days import day_number
from dateline.situation.wording import plain_words
from dateline.vocabulary import agency_names

__all__ = ["CopyIndex", "Print", "copied", "credited_outlets", "print_of"]

RUN = 4
"""Words in a shingle."""
SAMPLED = 4
"""One shingle in so many is a key by which copies are found."""
LEAST_SHARED_KEYS = 2
LEAST_SHARE_OF_KEYS = 0.08
"""Share of the shorter report's keys; fewer in common, and so many shingles are not either."""
WINDOW = 8
"""Copies are looked for among reports of the same stretch of so many days and of the two beside it."""
COPIED = 0.4
"""Share of the shorter report's shingles from which the two are one text."""
CREDITED = 0.2
"""The same where both credit one agency, or one is the agency; or where a long quote is in both."""
LONG_QUOTE = 12
"""Words of a quote that two reporters seldom choose alike."""
QUOTED = re.compile(r"[\"“«]([^\"“”«»]{40,}?)[\"”»]")
CREDIT = re.compile(
    r"\(([A-Z][\w.&' -]{1,40})\)|(?:^|\n)(?:Source|Credit|By|—|–)[: ]+([A-Z][\w.&' -]{1,40})\s*(?:\n|$)"
)
DATELINE_CREDIT_CHARS = 80
"""How far into a body a credit in brackets after the dateline stands."""


@dataclass(frozen=True, slots=True)
class Print:
    """What of a report is compared: its shingles, the agency it credits, its long quotes; all folded.

    Attributes:
        report: its id. told: its day. shingles: runs of :data:`RUN` words. credit: agency, or "".
        outlet: its publisher, folded. quotes: of at least :data:`LONG_QUOTE` words.
    """

    report: str
    told: int | None
    shingles: frozenset[str]
    credit: str
    outlet: str
    quotes: frozenset[str]


def print_of(coded: Coded) -> Print:
    """The print of a coded report."""
    report = coded.report
    body = _body(report)
    words = plain_words_of(body)
    shingles = frozenset(" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))
    quotes = (plain_words_of(match[1]) for match in QUOTED.finditer(body))
    return Print(
        report.id, day_number(report.published), shingles, _credit(report), _folded(report.source or ""),
        frozenset(" ".join(quote) for quote in quotes if len(quote) >= LONG_QUOTE),
    )  # fmt: skip


def plain_words_of(text: str) -> list[str]:
    """All words, folded; the text's own, so that long texts do not fill a cache."""
    return [word for line in text.split("\n") for word in plain_words(line)]


def _folded(name: str) -> str:
    return " ".join(plain_words(name)).removeprefix("the ")


def _body(report: Report) -> str:
    kept = [s.span.of(report.text) for s in report.sections if s.kind in {SectionKind.BODY, SectionKind.CAPTION}]
    return "\n".join(kept) or report.text


def _credit(report: Report) -> str:
    """The agency that a report credits: in its dateline, its byline, or a line of its own."""
    if report.dateline and report.dateline.agency:
        return _folded(report.dateline.agency)
    names = agency_names()
    if report.byline:
        for name in (report.byline, report.byline.removeprefix("By ").strip()):
            if name in names:
                return _folded(names[name])
    head = report.text[: len(report.title or "") + 2 + DATELINE_CREDIT_CHARS]
    found = CREDIT.search(head) or CREDIT.search(report.text[-DATELINE_CREDIT_CHARS:])
    return _folded(found[1] or found[2]) if found else ""


def copied(a: Print, b: Print) -> tuple[float, str] | None:
    """How much of the shorter report stands in the other, and why they are one source; ``None`` where they are not."""
    if not a.shingles or not b.shingles:
        return None
    share = len(a.shingles & b.shingles) / min(len(a.shingles), len(b.shingles))
    if share >= COPIED:
        return share, f"{share:.0%} of the words of one stand in the other"
    if share >= CREDITED:
        agency = (a.credit and (a.credit in {b.credit, b.outlet})) or (b.credit and b.credit == a.outlet)
        if agency:
            return share, f"{share:.0%} of the words of one stand in the other, and credit to {a.credit or b.credit}"
        if a.quotes & b.quotes:
            return share, f"{share:.0%} of the words of one stand in the other, a long quote among them"
    return None


def credited_outlets(sources: Iterable[Source]) -> Iterator[str]:
    """The outlets that a telling credits ("told the Herald"), folded."""
    for source in sources:
        if source.kind is SourceKind.MEDIA:
            yield _folded(source.text)


@dataclass
class CopyIndex:
    """Reports by their sampled shingles, and the groups that are one source; the same in any order of adding.

    Attributes:
        prints: by report. links: why each pair of reports is one source, both ways.
    """

    prints: dict[str, Print] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    _keys: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    _sampled: dict[str, int] = field(default_factory=dict)
    _head: dict[str, str] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)

    def add(self, print: Print) -> tuple[str, ...]:
        """Adds a report; the reports of groups that it joins into one, where it joins several."""
        compared = ((other, copied(print, self.prints[other])) for other in self._near(print))
        found = {other: alike[1] for other, alike in compared if alike is not None}
        self.prints[print.report] = print
        self._head[print.report] = print.report
        self._members[print.report] = [print.report]
        heads = {self._head[other] for other in found}
        for other, why in found.items():
            self.links.setdefault(other, {})[print.report] = why
            self.links.setdefault(print.report, {})[other] = why
        largest = max(heads, key=lambda head: len(self._members[head]), default=print.report)
        for head in {*heads, print.report} - {largest}:
            moved = self._members.pop(head)
            self._members[largest] += moved
            self._head.update(dict.fromkeys(moved, largest))
        return tuple(self._members[largest]) if len(heads) > 1 else ()

    def _near(self, print: Print) -> list[str]:
        """The reports of the days around that share sampled shingles; the report's own are kept for later ones."""
        shared: Counter[str] = Counter()
        stretch = print.told // WINDOW if print.told is not None else -1
        beside = (stretch - 1, stretch, stretch + 1) if print.told is not None else (-1,)
        keys = list(_sample(print.shingles))
        self._sampled[print.report] = len(keys)
        for key in keys:
            for near in beside:
                shared.update(self._keys.get((near, key), ()))
            self._keys.setdefault((stretch, key), []).append(print.report)
        sizes, own = self._sampled, len(keys)
        return sorted(
            other
            for other, times in shared.items()
            if times >= LEAST_SHARED_KEYS and times >= LEAST_SHARE_OF_KEYS * min(own, sizes[other])
        )

    def head(self, report: str) -> str:
        """A name of the group that a report is in, for as long as nothing is added."""
        return self._head[report]

    def group(self, report: str) -> tuple[str, ...]:
        """The reports that are one source with a report, it among them, sorted."""
        return tuple(sorted(self._members[self._head[report]]))

    def why(self, report: str) -> tuple[str, ...]:
        """In words, why a report is one source with others."""
        return tuple(f"{other}: {why}" for other, why in sorted(self.links.get(report, {}).items()))


def _sample(shingles: Iterable[str]) -> Iterator[int]:
    for shingle in shingles:
        key = zlib.crc32(shingle.encode())
        if key % SAMPLED == 0:
            yield key
