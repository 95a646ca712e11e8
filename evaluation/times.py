"""Measures time expressions on a corpus: strict spans, and spans with their values.

    python -m evaluation.times CORPUS.jsonl [--errors N]

The corpus has one article a line: ``text``, ``published`` and ``times`` with ``start`` and ``end`` and either a TIMEX2
``val`` (with ``set``) or ISO ``when``, ``from``/``to``, ``notBefore``/``notAfter``. A value agrees if the coarser of
the two calendar values is a prefix of what was read ("1943-07" for the month, "1943-WI" for the winter), or if
neither is a date: durations, sets and "now" have none to compare.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.flow import Coder
from dateline.record import Granularity, MentionKind, Moment, Report

SEASONS = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}
WIDTH = {Granularity.DECADE: 3, Granularity.CENTURY: 2, Granularity.YEAR: 4, Granularity.DAY: 10, Granularity.TIME: 10}


def wanted(gold: dict[str, Any]) -> str | None:
    """The calendar value of a marked time as the beginning of an ISO date; ``None`` where it is no date."""
    for key in ("when", "from", "notBefore", "notAfter"):
        if gold.get(key) and re.match(r"\d{4}", gold[key]):
            return str(gold[key])[:10]
    value = gold.get("val") or ""
    if gold.get("set") or not re.match(r"\d{2}", value):
        return None
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return f"{season[1]}-{SEASONS[season[2]]}"
    return re.sub(r"(-XX|T.*|-W.*)+$", "", value)


def agrees(gold: dict[str, Any], moment: Moment | None) -> bool:
    """Whether a reading has the value that is marked."""
    value = wanted(gold)
    if value is None or moment is None or moment.start is None:
        if gold.get("val") == "PRESENT_REF":
            return True
        return value is None and (moment is None or moment.start is None)
    if gold.get("from") or gold.get("notBefore"):
        until = gold.get("to") or gold.get("notAfter") or "9999"
        return moment.start[:7] >= value[:7] and (moment.end or "")[:7] <= str(until)[:7].ljust(7, "~")
    width = WIDTH.get(moment.granularity or Granularity.DAY, 7)
    return moment.start[: min(len(value), width)] == value[:width] and len(value) <= max(width, 7) + 3


def scored(coder: Coder, articles: list[dict[str, Any]], shown: int) -> Iterator[tuple[int, int, int, int]]:
    """For each article: marked, found, right spans, right values."""
    for article in articles:
        report = Report(article["id"], article["text"], published=article.get("published"), language="en")
        mentions = coder.passage(report).mentions
        gold = {(t["start"], t["end"]): t for t in article["times"]}
        found = {(m.span.start, m.span.end): m for m in mentions if m.kind is MentionKind.TIME}
        both = gold.keys() & found.keys()
        valued = [span for span in both if agrees(gold[span], found[span].time)]
        for span in sorted(gold.keys() | found.keys()):
            if shown > 0 and span not in valued:
                shown -= 1
                show(article["text"], span, gold.get(span), found[span].time if span in found else None)
        yield len(gold), len(found), len(both), len(valued)


def show(text: str, span: tuple[int, int], gold: dict[str, Any] | None, moment: Moment | None) -> None:
    """Prints a difference."""
    kind = "VALUE" if gold and moment else ("MISSED" if gold else "FALSE")
    words = text[max(0, span[0] - 40) : span[0]] + "[[" + text[span[0] : span[1]] + "]]" + text[span[1] : span[1] + 25]
    told = {k: v for k, v in (gold or {}).items() if k not in {"start", "end"} and v}
    read = moment and (moment.start, moment.end, moment.basis)
    print(f"{kind:7}{' '.join(words.split())}  {told or ''}  {read or ''}")


def figure(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * right / max(found + gold, 1):.3f}"


def main() -> None:
    """Command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show the first N differences of each article"
    )
    given = arguments.parse_args()
    articles = [json.loads(line) for line in given.corpus.read_text(encoding="utf-8").splitlines()]
    rows = list(scored(Coder(), articles, given.errors if given.errors >= 0 else 10**9))
    gold, found, both, valued = (sum(column) for column in zip(*rows, strict=True))
    print(f"spans (strict)  {figure(both, found, gold)}   marked {gold}, found {found}")
    print(f"span and value  {figure(valued, found, gold)}")


if __name__ == "__main__":
    main()
