"""The knowledge base: countries, organisations, groups, media, peoples and persons by name, and the gazetteer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dateline.knowledge.compile import Progress
from dateline.knowledge.gazetteer import Gazetteer, open_gazetteer, with_places
from dateline.knowledge.names import fold, is_acronym
from dateline.knowledge.overlay import Overlay, laid_rows, read_overlay
from dateline.knowledge.people import People, load_people
from dateline.knowledge.place_weights import PLACE_CALIBRATION, PLACE_WEIGHTS, PlaceWeights, load_place_weights
from dateline.knowledge.tables import Row, read_bytes
from dateline.record import MentionKind, Place

__all__ = ["TABLES", "Entity", "Knowledge", "Sense", "active"]

TABLES = (
    "countries.csv",
    "organisations.csv",
    "groups.csv",
    "media.csv",
    "ethnic_religious.csv",
    "regions.csv",
    "stoplist.csv",
    "people.csv",
    "abbreviations.csv",
    PLACE_WEIGHTS,
    PLACE_CALIBRATION,
)
LEARNED = frozenset({PLACE_WEIGHTS, PLACE_CALIBRATION})
"""Learned from data: no overlay adds to them."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name that lasts: a state, an organisation, a group, a people, a region.

    Attributes:
        id: ``cty-irq``, ``org-…``, ``grp-…``, ``med-…``, ``eth-…``, ``reg-…``. name: canonical name.
        kind: what its name is when it is used as a name.
        country: ISO alpha-3 or country-level code, ``None`` for peoples and regions of several countries.
        sectors: PLOVER sectors, most specific first.
        start, end: ISO dates (a year or month alone too) between which it existed; ``None`` where open or not known.
        place: where it lies, for states and regions.
    """

    id: str
    name: str
    kind: MentionKind
    country: str | None
    sectors: tuple[str, ...]
    start: str | None
    end: str | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may mean. ``name`` is the name as the table writes it; an ``acronym`` counts in capitals only."""

    entity: Entity
    name: str
    acronym: bool


Index = Mapping[str, tuple[Sense, ...]]


@dataclass(frozen=True)
class Knowledge:
    """All that is known, loaded once; values only, but for the gazetteer's read-only file.

    Attributes:
        names: senses of each folded name. nationalities: of each adjective and word for a country's people, and of
            peoples and faiths. seats: the country whose government a capital's name stands for.
        countries: each state's entity by its code; a partly recognised one by its id. states: each by its entity id.
        neighbours: codes of the countries that border on each.
        stoplist: folded names that are words or persons' names more often than places.
        abbreviations: of divisions ("Calif."), with the full name. people: who held which office.
        gazetteer: the places.
        hash: of all tables and the gazetteer. populations: of states, by entity id.
        place_weights: how evidence on the meaning of place names is weighed.
    """

    names: Index
    nationalities: Index
    seats: Mapping[str, Entity]
    countries: Mapping[str, Entity]
    states: Mapping[str, Entity]
    neighbours: Mapping[str, frozenset[str]]
    stoplist: frozenset[str]
    abbreviations: Mapping[str, str]
    people: People
    gazetteer: Gazetteer
    hash: str
    populations: Mapping[str, int]
    place_weights: PlaceWeights

    @classmethod
    def load(
        cls, progress: Progress | None = None, folder: Path | None = None, overlays: Iterable[str | Path] = ()
    ) -> Knowledge:
        """The knowledge base of this version; at first use the gazetteer is compiled.

        Args:
            progress: called with (step, done, total) while compiling.
            folder: where the compiled gazetteer is kept; by default the user's cache folder.
            overlays: folders of one's own tables. Their rows are added, or stand for those of the same id that come
                with Dateline or an earlier folder.

        Raises:
            OverlayError: where anything in an overlay is wrong.
            KnowledgeError: where a table is missing or contradicts itself, or the gazetteer cannot be built.
        """
        laid = tuple(read_overlay(overlay) for overlay in overlays)
        gazetteer = open_gazetteer(folder, progress)
        tables = {name: laid_rows(name, laid) for name in TABLES if name not in LEARNED}
        states = tables["countries.csv"]
        countries = {_code(row): _country(row) for row in states}
        iso3 = {row["iso2"]: row["code"] for row in states if row["iso2"]}
        return cls(
            names=_names(tables, countries),
            nationalities=_nationalities(tables, countries),
            seats={fold(seat): countries[_code(row)] for row in states for seat in row.names("seats")},
            countries=countries,
            states={entity.id: entity for entity in countries.values()},
            neighbours={
                row["code"]: frozenset(iso3[n] for n in row["neighbours"].split(",") if n in iso3)
                for row in states
                if row["neighbours"]
            },
            stoplist=frozenset(fold(row["word"]) for row in tables["stoplist.csv"]),
            abbreviations={row["abbreviation"]: row["name"] for row in tables["abbreviations.csv"]},
            people=load_people(tables["people.csv"]),
            gazetteer=with_places(gazetteer, laid, {code: iso2 for iso2, code in iso3.items()}),
            hash=_hash(gazetteer, laid),
            populations={row["id"]: row.whole("population") or 0 for row in states},
            place_weights=load_place_weights(),
        )

    def named(self, name: str) -> tuple[Sense, ...]:
        """What the name may mean, without persons and towns; an acronym only where it is written in capitals."""
        return _written(self.names.get(fold(name), ()), name)

    def nationality(self, word: str) -> tuple[Sense, ...]:
        """Which country's, people's or faith's adjective or members the word names."""
        return _written(self.nationalities.get(fold(word), ()), word)

    @cached_property
    def bare_divisions(self) -> frozenset[str]:
        """Names of divisions that news writes without "province" or "state": those it has abbreviations for."""
        return frozenset(self.abbreviations.values())

    def territory(self, entity: str | None) -> Place | None:
        """Where the state of that entity id lies; ``None`` where it is no state's."""
        state = self.states.get(entity) if entity is not None else None
        return state.place if state is not None else None

    def seat(self, name: str) -> Entity | None:
        """The country whose government the name of its capital stands for."""
        return self.seats.get(fold(name))


def active(start: str | None, end: str | None, day: str | None) -> bool:
    """Whether what lasted from ``start`` to ``end`` existed on ``day``; so it did where nothing speaks against it.

    Dates may be ISO years, months or days; ``day`` may carry a time.
    """
    if day is None:
        return True
    day = day[:10]
    return not ((start and day[: len(start)] < start) or (end and day[: len(end)] > end))


def _hash(gazetteer: Gazetteer, overlays: Iterable[Overlay]) -> str:
    digest = hashlib.blake2b(gazetteer.key.encode(), digest_size=8)
    for name in TABLES:
        digest.update(read_bytes(name))
    for overlay in overlays:
        digest.update(overlay.hash.encode())
    return digest.hexdigest()


def _written(senses: tuple[Sense, ...], name: str) -> tuple[Sense, ...]:
    if not senses or not any(s.acronym for s in senses):
        return senses
    capitals = name.replace(".", "").isupper()
    return tuple(s for s in senses if capitals or not s.acronym or s.name in name)


def _code(row: Row) -> str:
    return row["code"] if not row["sectors"] else row["id"]


def _country(row: Row) -> Entity:
    feature, precision = ("PCLI", "country") if row["iso2"] else ("RGN", "area")
    point = (row.number("lat"), row.number("lon"), feature, precision)
    place = Place(row.whole("geonameid"), row["name"], row["code"], None, *point)
    dates = (row.day("start"), row.day("end"))
    return Entity(row["id"], row["name"], MentionKind.PLACE, row["code"], row.words("sectors"), *dates, place)


def _actor(row: Row, kind: MentionKind) -> Entity:
    dates = (row.day("start"), row.day("end"))
    return Entity(row["id"], row["name"], kind, row["country"] or None, row.words("sectors"), *dates, None)


def _region(row: Row) -> Entity:
    place = Place(None, row["name"], row["country"] or None, None, row.number("lat"), row.number("lon"), "RGN", "area")
    return Entity(row["id"], row["name"], MentionKind.PLACE, row["country"] or None, (), None, None, place)


def _names(tables: Mapping[str, list[Row]], countries: Mapping[str, Entity]) -> Index:
    index: dict[str, list[Sense]] = {}
    for row in tables["countries.csv"]:
        _add(index, countries[_code(row)], (row["name"], *row.names("aliases")))
    for file in ("organisations.csv", "groups.csv", "media.csv"):
        for row in tables[file]:
            _add(index, _actor(row, MentionKind.ORGANISATION), (row["name"], *row.names("aliases")))
    for row in tables["regions.csv"]:
        _add(index, _region(row), (row["name"], *row.names("aliases")))
    return {key: tuple(senses) for key, senses in index.items()}


def _nationalities(tables: Mapping[str, list[Row]], countries: Mapping[str, Entity]) -> Index:
    index: dict[str, list[Sense]] = {}
    for row in tables["countries.csv"]:
        _add(index, countries[_code(row)], (*row.names("adjectives"), *row.names("demonyms")))
    for row in tables["ethnic_religious.csv"]:
        _add(index, _actor(row, MentionKind.NATIONALITY), (row["name"], *row.names("aliases")))
    return {key: tuple(senses) for key, senses in index.items()}


def _add(index: dict[str, list[Sense]], entity: Entity, names: Iterable[str]) -> None:
    for name in names:
        senses = index.setdefault(fold(name), [])
        if all(sense.entity is not entity for sense in senses):
            senses.append(Sense(entity, name, is_acronym(name)))
