"""Which place a name means where it is known that it names one: the gold span is given, the rest of the report as read.

What remains is to choose among namesakes, with the report's countries, the words around the name and the other names.
An adjective or a people's name that the gold marks ("Spanish") means the state's territory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.knowledge import Context, Knowledge, choose_place, contexts_of, kilometres, places_named, surroundings_of
from dateline.language import Passage
from dateline.record import Place

__all__ = ["NEAR_KM", "GivenTally", "same_place"]

NEAR_KM = 161.0
"""A hundred miles: the distance by which geoparsers are compared (Gritta et al. 2018)."""
Gold = Mapping[str, Any]


@dataclass
class GivenTally:
    """Counts over gold names with an id: all, and those of which the gazetteer lists the place that is meant."""

    names: int = 0
    listed: int = 0
    same: int = 0
    country: int = 0
    countries: int = 0
    near: int = 0
    points: int = 0
    near_of_points: int = 0

    def add(self, passage: Passage, base: Knowledge, gold: Sequence[Gold]) -> None:
        """Add the gold names of one report, read up to its mentions but not resolved."""
        for place, found, listed in _resolved(passage, base, gold):
            near = found is not None and same_place(found, place, NEAR_KM)
            self.points += 1
            self.near_of_points += near
            if place.get("geonameid") is None:
                continue
            same = found is not None and found.geonameid == place["geonameid"]
            self.names += 1
            self.listed += listed
            self.same += same
            self.near += near
            if place.get("country"):
                self.countries += 1
                self.country += found is not None and found.country == place["country"]

    def lines(self) -> Iterator[str]:
        """What was counted, as it is printed."""
        names, listed = max(1, self.names), max(1, self.listed)
        shares = (self.same / names, self.country / max(1, self.countries), self.near / names)
        yield "span given: exact id {:.3f}  country {:.3f}  near {:.3f}".format(*shares) + f"  ({self.names} names)"
        yield (
            f"span given, place listed: exact id {self.same / listed:.3f}  ({self.listed} names, "
            f"{self.listed / names:.3f} of all)"
        )
        yield f"span given, ids or points: near {self.near_of_points / max(1, self.points):.3f}  ({self.points} names)"


def same_place(found: Place, gold: Gold, within: float) -> bool:
    """Whether ``found`` has the gold id, or lies within so many kilometres of the gold point."""
    if gold.get("geonameid") is not None and found.geonameid == gold["geonameid"]:
        return True
    return gold.get("lat") is not None and kilometres(found, Place(lat=gold["lat"], lon=gold["lon"])) <= within


def _resolved(passage: Passage, base: Knowledge, gold: Sequence[Gold]) -> Iterator[tuple[Gold, Place | None, bool]]:
    """Each gold name that has a point, the place it is taken to mean, and whether the gazetteer lists the right one."""
    frame, read = contexts_of(passage, base)
    contexts = {(p.mention.span.start, p.mention.span.end): (name, context) for p, name, context in read}
    text = passage.report.text
    named = [
        contexts.get((g["start"], g["end"]), (text[g["start"] : g["end"]].removeprefix("the "), Context()))
        for g in gold
    ]
    around = surroundings_of(named, base, frame)
    for place, (name, context) in zip(gold, named, strict=True):
        if place.get("lat") is None:
            continue
        state = next((base.territory(s.entity.id) for s in base.nationality(name)), None)
        found = state or choose_place(name, base, frame, context, around, given=True)
        candidates = [c.place for c in places_named(name, base)] + ([state] if state is not None else [])
        yield place, found, any(c.geonameid == place.get("geonameid") for c in candidates)
