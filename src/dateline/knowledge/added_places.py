"""Places of overlays: held in memory beside the compiled gazetteer, so that a new one costs no compiling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dateline.knowledge.compile import ROMANISED, Entry, authored, keys_of
from dateline.knowledge.names import spelling_key
from dateline.knowledge.tables import Row
from dateline.record import Place

__all__ = ["AddedPlaces", "Candidate", "add_places"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        place: the place. population: its inhabitants, 0 where unknown; a division has that of a middling town.
        own: whether the name is its canonical one rather than an alternate.
    """

    place: Place
    population: int
    own: bool


@dataclass(frozen=True)
class AddedPlaces:
    """Places by folded name, the largest first, and by spelling key and country.

    Attributes:
        replaced: GeoNames ids of places of the compiled file that they stand for.
    """

    by_name: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    by_sound: Mapping[tuple[str, str], tuple[Candidate, ...]] = field(default_factory=dict)
    replaced: frozenset[int] = frozenset()

    def kept(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Those of the compiled file that are not replaced."""
        if not self.replaced:
            return found
        return tuple(c for c in found if c.place.geonameid not in self.replaced)


def add_places(
    rows: Iterable[Row], populations: Callable[[Iterable[int]], Mapping[int, int]], iso2: Mapping[str, str]
) -> AddedPlaces:
    """The places of an overlay's rows.

    Args:
        populations: tells inhabitants by GeoNames id. A place that stands for one of the compiled file keeps its size.
        iso2: two-letter codes by country code; names of replaced places are compared by sound where the compiled
            file's are.
    """
    entries = list(authored(rows))
    sizes = populations([entry.row[0] for entry in entries if entry.row[0] is not None])
    by_name: dict[str, list[Candidate]] = {}
    by_sound: dict[tuple[str, str], list[Candidate]] = {}
    for entry in entries:
        country = entry.row[2]
        replaces = entry.row[0] in sizes
        pair = _candidates(entry, sizes)
        keys = keys_of(entry)
        for key, own in keys.items():
            by_name.setdefault(key, []).append(pair[own])
        if replaces and country is not None and iso2.get(country) in ROMANISED:
            for sound in {spelling_key(key) for key in keys} - {""}:
                by_sound.setdefault((sound, country), []).append(pair[0])
    return AddedPlaces(
        {key: tuple(sorted(found, key=_size)) for key, found in by_name.items()},
        {key: tuple(sorted(found, key=_size)) for key, found in by_sound.items()},
        frozenset(sizes),
    )


def _candidates(entry: Entry, sizes: Mapping[int, int]) -> tuple[Candidate, Candidate]:
    """The place under an alternate name and under its own."""
    number, name, country, admin1, lat, lon, rank, feature, precision = entry.row
    population = sizes.get(number, rank) if number is not None else rank
    place = Place(number, name, country, admin1, lat, lon, feature, precision)
    return Candidate(place, population, own=False), Candidate(place, population, own=True)


def _size(candidate: Candidate) -> int:
    return -candidate.population
