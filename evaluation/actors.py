"""Who is who: entities, countries and sectors of the corpus's actors, ``python -m evaluation.actors [--part dev]``.

Measured on every mention of those whom the corpus annotates as acting, suffering, speaking or tied. ``entities.csv`` of
the corpus says which entity of the knowledge base each is, empty where it is none that a table could know: then no
entity may be given. The entity is right where it is the same or rightly left open; the country where it is the same;
the sector where the coder's first is among the annotated ones. "Known" are the mentions whose entity a table has;
"role at the date" is the sector of known persons.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from corpus.form import AnnotatedReport, Mark
from dateline.flow import Coder
from dateline.record import Coded, Mention, MentionKind
from evaluation.corpus import REPORTS, coded_part

__all__ = ["ENTITIES", "ActorTally", "measure_actors", "read_entities"]

ENTITIES = REPORTS.parent / "entities.csv"
LEAST_SHARED = 0.5
"""A coded mention is the annotated one's where they share half of the words of both together."""
TIMED = frozenset({MentionKind.TIME, MentionKind.QUANTITY, MentionKind.MONEY})


class ActorTally:
    """Counts over all mentions of actors."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.wrong: Counter[tuple[str, str, str]] = Counter()

    def share(self, figure: str) -> float:
        """The share of mentions that are right."""
        return self.right[figure] / self.of[figure] if self.of[figure] else 0.0

    def add(self, annotated: AnnotatedReport, coded: Coded, entities: Mapping[tuple[str, str], str]) -> None:
        """Add the mentions of one report."""
        by_id = {m.id: m for m in coded.mentions}
        for mark in annotated.marks:
            entity = annotated.entities.get(mark.id)
            if entity is None:
                continue
            found = _resolved(_same(mark, coded.mentions), by_id)
            gold = entities.get((annotated.id, mark.id), "")
            words = annotated.text[mark.start : mark.end]
            given = (found.entity or "") if found is not None else ""
            given = "" if given.startswith("geo-") else given
            self._count("entity", given == gold, (words, gold, given))
            if gold:
                self._count("entity, known", given == gold, (words, gold, given))
            elif given:
                self._count("invented", True, (words, gold, given))
            country = found.country if found is not None else None
            if entity.country:
                self._count("country", country == entity.country, (words, entity.country, str(country)))
            sectors = found.sectors if found is not None else ()
            right = sectors[0] in entity.sectors if sectors else not entity.sectors
            self._count("sector", right, (words, " ".join(entity.sectors), " ".join(sectors)))
            if gold.startswith("per-") and given == gold:
                self._count("role at the date", right, (words, " ".join(entity.sectors), " ".join(sectors)))

    def _count(self, figure: str, right: object, what: tuple[str, str, str]) -> None:
        self.of[figure] += 1
        self.right[figure] += bool(right)
        if not right or figure == "invented":
            self.wrong[figure, f"{what[0]!r}: {what[1] or '-'}", what[2] or "-"] += 1


def _same(mark: Mark, mentions: tuple[Mention, ...]) -> Mention | None:
    best, most = None, LEAST_SHARED
    for mention in mentions:
        shared = min(mark.end, mention.span.end) - max(mark.start, mention.span.start)
        whole = max(mark.end, mention.span.end) - min(mark.start, mention.span.start)
        if mention.kind not in TIMED and shared / whole >= most:
            best, most = mention, shared / whole
    return best


def _resolved(mention: Mention | None, by_id: Mapping[str, Mention]) -> Mention | None:
    """The mention, or where it has neither entity nor country the one that it stands for."""
    while mention is not None and mention.coref is not None and not (mention.entity or mention.country):
        mention = by_id.get(mention.coref)
    return mention


def read_entities(path: Path = ENTITIES) -> dict[tuple[str, str], str]:
    """The entity of each annotated actor by report and id, empty where no table could know it."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["report"], row["id"]): row["entity"] for row in csv.DictReader(file)}


def measure_actors(coder: Coder, part: str) -> ActorTally:
    """The figures of one part of the corpus."""
    tally, entities = ActorTally(), read_entities()
    for annotated, coded in coded_part(coder, part):
        tally.add(annotated, coded, entities)
    return tally


def main() -> int:
    """Prints the figures of one part, and the most frequent mistakes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--mistakes", type=int, default=0, help="so many of each figure; not of the test part")
    chosen = parser.parse_args()
    tally = measure_actors(Coder(), chosen.part)
    for figure in tally.of:
        print(f"{figure:20} {tally.share(figure):.3f}  ({tally.of[figure]})")
    if chosen.part != "test":
        for figure in tally.of:
            found = [(key, times) for key, times in tally.wrong.most_common() if key[0] == figure]
            for (_, words, given), times in found[: chosen.mistakes]:
                print(f"{figure}: {times} {words}, given {given}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
