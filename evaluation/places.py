"""How well places are found and resolved, from the text to the gazetteer id.

    python -m evaluation.places FILE.jsonl [--misses N] [--only SET]

Each line of the file is a document with ``text``, ``published`` and ``places``: gold spans with ``geonameid``, ``lat``,
``lon``. Printed: how many gold places were found as place mentions, resolved to the same id, and put within 161 km; and
of the points that were given inside gold spans, how many agree.

Then the same names with their spans given, so that only the namesakes are left to be told apart; and what the chance of
a pin (``Place.probability``) is worth: of the pins inside gold spans, how many have at least .7 and how many of those
are right, chance by chance, and the expected calibration error. Right is the same pin: the same id, or within 25 km.
Of places without an id (GeoVirus) only a point is known, which for areas is another than GeoNames has: there right is
within 161 km, for states 800 km.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.flow import Coder
from dateline.knowledge import kilometres, resolve
from dateline.record import Mention, MentionKind, Place, Report
from dateline.reports import zone
from evaluation.given_places import NEAR_KM, GivenTally, same_place
from evaluation.reliability import calibration_error, kept, reliability

SAME_KM = 25.0
"""So near each other two points are one pin, as where chances are added up."""
STATE_KM = 800.0
"""Points of states differ by as much from list to list."""
LEAST_CHANCE = 0.7
"""The threshold that users are told of: at it, nine of ten pins should be kept, and 96 of 100 right."""


@dataclass
class Tally:
    """Counts over all documents.

    Attributes:
        judged: of pins inside gold spans, chance and whether right. sure: the same of those without a chance (states,
            regions and what a table names), at 1. astray: chances of pins that touch no gold span.
    """

    gold: int = 0
    found: int = 0
    same: int = 0
    state: int = 0
    near: int = 0
    pointed: int = 0
    given: int = 0
    judged: list[tuple[float, bool]] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    astray: list[float] = field(default_factory=list)
    misses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def judge(self, pin: Place, gold: Mapping[str, Any]) -> None:
        """Add whether a pin inside a gold span is right, with its chance."""
        within = SAME_KM if gold.get("geonameid") is not None else STATE_KM if pin.feature == "PCLI" else NEAR_KM
        right = same_place(pin, gold, within)
        if pin.probability is None:
            self.sure.append((1.0, right))
        else:
            self.judged.append((pin.probability, right))


def best(mentions: list[Mention], start: int, end: int) -> Mention | None:
    """The mention of the gold span: the same words, or else one that overlaps, has a place and is closest in size."""
    touching = [m for m in mentions if m.span.start < end and start < m.span.end and m.kind is not MentionKind.TIME]
    exact = [m for m in touching if (m.span.start, m.span.end) == (start, end)]
    return min(exact or touching, key=lambda m: (m.place is None, abs(len(m.span) - (end - start))), default=None)


def count(
    document: dict[str, Any], mentions: list[Mention], territories: Mapping[str, Place | None], tally: Tally
) -> None:
    """Add one document to the tally."""
    gold_spans = [(p["start"], p["end"]) for p in document["places"]]
    named = [m for m in mentions if m.place is not None and m.place.geonameid is not None]
    astray = [m for m in named if not any(m.span.start < e and s < m.span.end for s, e in gold_spans)]
    tally.given += len(named) - len(astray)
    tally.astray += [m.place.probability for m in astray if m.place is not None and m.place.probability is not None]
    for place in document["places"]:
        mention = best(mentions, place["start"], place["end"])
        pin = mention.place if mention is not None else None
        if pin is not None and pin.lat is not None and place.get("lat") is not None:
            tally.judge(pin, place)
        if place.get("geonameid") is None:
            continue
        tally.gold += 1
        acting = territories.get(mention.entity or "") if mention is not None and mention.place is None else None
        tally.state += acting is not None and acting.geonameid == place["geonameid"]
        words = document["text"][place["start"] : place["end"]]
        state = next((p for p in (mention.place if mention else None,) if p is not None), None)
        if mention is None or (state is None and mention.country is None):
            tally.misses[words, "not found" if mention is None else f"unresolved {mention.kind}"] += 1
            continue
        tally.found += 1
        if state is None:
            tally.misses[words, f"actor {mention.country}"] += 1
            continue
        tally.same += state.geonameid == place["geonameid"]
        if state.lat is not None and state.lon is not None:
            tally.pointed += 1
            apart = kilometres(state, Place(lat=place["lat"], lon=place["lon"]))
            right = apart <= NEAR_KM or state.geonameid == place["geonameid"]
            tally.near += right
            if not right:
                tally.misses[words, f"{state.name} {state.country} {state.feature}, {apart:.0f} km off"] += 1


def _show_chances(tally: Tally) -> None:
    """Print what the chances of pins are worth."""
    for name, judged in (("pins with a chance", tally.judged), ("all pins", [*tally.judged, *tally.sure])):
        share, right = kept(judged, LEAST_CHANCE)
        print(f"{name}: at {LEAST_CHANCE} or more kept {share:.3f}  right {right:.3f}  ({len(judged)})")
    above = sum(chance >= LEAST_CHANCE for chance in tally.astray)
    print(f"pins with a chance outside all gold spans {len(tally.astray)}, at {LEAST_CHANCE} or more {above}")
    every = [*tally.judged, *((chance, False) for chance in tally.astray)]
    errors = (calibration_error(tally.judged), calibration_error(every))
    print("calibration error {:.3f}, pins outside counted as wrong {:.3f}".format(*errors))
    for each in reliability(tally.judged):
        span = f"{each.low:.1f} to {each.high:.1f}"
        print(f"  chance {span}: {each.number:5}  said {each.chance:.3f}  right {each.right:.3f}")


def main() -> int:
    """Read the arguments, run, print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--misses", type=int, default=0, help="print so many of the most frequent misses")
    arguments.add_argument("--only", default="", help="documents of this set only")
    arguments.add_argument("--limit", type=int, default=10_000, help="so many documents at most")
    given = arguments.parse_args()
    coder, tally, spans = Coder(), Tally(), GivenTally()
    territories = {entity.id: entity.place for entity in coder.knowledge.states.values()}
    lines = given.file.read_text(encoding="utf-8").splitlines()
    documents = [d for d in map(json.loads, lines) if not given.only or d["set"] == given.only][: given.limit]
    for document in documents:
        report = zone(Report(document["id"], document["text"], title=document.get("title"), language="en"))
        passage = coder.unresolved(report)
        count(document, list(resolve(passage, coder.knowledge).mentions), territories, tally)
        spans.add(passage, coder.knowledge, document["places"])
    print(f"{len(documents)} documents, {tally.gold} places with an id")
    shares = (tally.found / tally.gold, tally.same / tally.gold, tally.near / tally.gold)
    print("found {:.3f}  same id {:.3f}  within 161 km {:.3f}".format(*shares))
    print(f"same id, or the state of that id as an actor {(tally.same + tally.state) / tally.gold:.3f}")
    print(f"of those given a point within 161 km {tally.near / max(1, tally.pointed):.3f}")
    for line in spans.lines():
        print(line)
    _show_chances(tally)
    for (words, why), times in tally.misses.most_common(given.misses):
        print(f"{times:4} {words!r}: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
