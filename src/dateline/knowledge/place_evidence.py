"""What speaks for each place that a name may mean: numbers that :mod:`dateline.knowledge.place_ranking` weighs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame
from dateline.knowledge.gazetteer import Candidate
from dateline.knowledge.names import fold
from dateline.knowledge.place_weights import EVIDENCE
from dateline.knowledge.sphere import kilometres
from dateline.record import MentionKind, Place

__all__ = ["Anchor", "Context", "Evidence", "Surroundings", "evidence_of", "places_named"]

NUMBER = {name: n for n, name in enumerate(EVIDENCE)}
Evidence = tuple[tuple[int, float], ...]
"""Numbers of the kinds of evidence, each with its value; what is not there is 0."""

CLOSE_KM = 80.0
"""Company fades with distance by this length."""
NATURE = frozenset({"STM", "SEA", "LK", "MT", "CNL", "DSRT", "VAL", "CAPE", "PASS", "BAY", "STRT"})
NATURE_WORDS = {
    "river": "STM", "lake": "LK", "sea": "SEA", "mountain": "MT", "gulf": "SEA", "strait": "SEA", "bay": "SEA",
    "valley": "RGN", "desert": "RGN", "island": "RGN", "peninsula": "RGN", "airport": "AIRP", "airbase": "AIRB",
}  # fmt: skip
DIVISIONS = frozenset(
    ["province", "state", "region", "governorate", "county", "district", "prefecture", "oblast", "department", "canton"]
)
TOWNS = frozenset(
    ["city", "town", "village", "capital", "port", "suburb", "neighbourhood", "neighborhood", "hometown", "settlement"]
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the words right around a name say of it.

    Attributes:
        containers: folded names after a comma or in brackets ("Palmyra, Syria"), countries by their code.
        noun: the common noun it goes with ("province", "city"), or empty.
        locative: whether it stands as a place ("in …", "near …", the dateline).
        territorial: whether it stands as what is held or taken ("seized …", "… fell to the rebels").
        label: what the tagger takes the name for. read: the kind that the network reads there, if any.
        surname: whether it is part of a person's name in the report. titled: whether a person's title stands before it.
        dateline: whether it stands in the report's dateline.
    """

    containers: tuple[str, ...] = ()
    noun: str = ""
    locative: bool = False
    territorial: bool = False
    label: str = "GPE"
    read: MentionKind | None = None
    surname: bool = False
    titled: bool = False
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that another name of the report may mean, with its chance."""

    name: str
    place: Place
    chance: float


@dataclass(frozen=True)
class Surroundings:
    """What the report's place names say of each other.

    Attributes:
        anchors: what they may mean, the likeliest ones of each.
    """

    anchors: tuple[Anchor, ...] = ()

    def others(self, name: str) -> Sequence[Anchor]:
        """The anchors of all names but ``name``."""
        return [a for a in self.anchors if a.name != name]


def places_named(name: str, base: Knowledge) -> tuple[Candidate, ...]:
    """All places of that name: states and regions first, then those of the gazetteer."""
    known = []
    for sense in base.named(name):
        entity = sense.entity
        if entity.kind is MentionKind.PLACE and entity.place is not None:
            known.append(Candidate(entity.place, base.populations.get(entity.id, 0), own=True))
    return (*known, *base.gazetteer.find(base.abbreviations.get(name, name)))


def evidence_of(
    name: str, found: Sequence[Candidate], base: Knowledge, frame: Frame, around: Surroundings, context: Context
) -> list[Evidence]:
    """The evidence for each of ``found``, and at the end that for none of them."""
    witness = _Witness(name, found, base, frame, around, context)
    rows = [tuple(_numbered(witness.of(candidate))) for candidate in found]
    rows.append(tuple(_numbered(witness.of_none())))
    return rows


def _numbered(said: Mapping[str, float]) -> Iterator[tuple[int, float]]:
    for key, value in said.items():
        if value:
            yield NUMBER[key], float(value)


class _Witness:
    """Gathers the evidence on one name in one report."""

    def __init__(
        self,
        name: str,
        found: Sequence[Candidate],
        base: Knowledge,
        frame: Frame,
        around: Surroundings,
        context: Context,
    ) -> None:
        self.key, self.found, self.base, self.frame = fold(name), found, base, frame
        self.around, self.context = around, context
        self.company = around.others(self.key)
        self.largest = max((c.population for c in found), default=0)
        self.bare = name in base.bare_divisions
        self.short = name in base.abbreviations
        self.mass = sum(a.chance for a in self.company) or 1.0
        self.boxes = [
            c.place for n in context.containers if len(n) > 3 or n.islower() for c in base.gazetteer.find(n)[:12]
        ]

    def of(self, candidate: Candidate) -> dict[str, float]:
        return {**self._itself(candidate), **self._framed(candidate.place), **self._accompanied(candidate.place)}

    def _itself(self, candidate: Candidate) -> dict[str, float]:
        place, noun = candidate.place, self.context.noun
        feature = place.feature or ""
        town, division = feature.startswith("PPL"), feature in {"ADM1", "ADM2"}
        return {
            "size": math.log10(candidate.population + 1),
            "largest": candidate.population == self.largest,
            "own_name": candidate.own,
            "capital": feature == "PPLC",
            "seat": feature in {"PPLA", "PPLA2"},
            "quarter": feature == "PPLX",
            "division": feature == "ADM1",
            "district": feature == "ADM2",
            "nature": feature in NATURE,
            "site": not (town or division or feature in NATURE or feature in {"PCLI", "RGN", "AREA"}),
            "region": feature in {"RGN", "AREA"},
            "state": feature == "PCLI",
            "stateless": place.country is None,
            "division_word": noun in DIVISIONS and division,
            "division_word_amiss": noun in DIVISIONS and not division,
            "town_word": noun in TOWNS and town,
            "town_word_amiss": noun in TOWNS and not town,
            "water_word": NATURE_WORDS.get(noun) == feature,
            "capital_dateline": self.context.dateline and feature == "PPLC",
            "bare_division": self.bare and feature == "ADM1",
            "abbreviation": self.short and feature == "ADM1",
            "sounds_alike": not candidate.own and self.key not in fold(place.name or ""),
        }

    def _framed(self, place: Place) -> dict[str, float]:
        country, frame = place.country, self.frame
        division = fold(place.admin1) if place.admin1 is not None and place.feature != "ADM1" else ""
        known = country is not None
        return {
            "country_share": frame.share(country),
            "country_named": known and country in frame.countries,
            "country_certain": known and country == frame.certain,
            "neighbour": known and any(n in frame.countries for n in self.base.neighbours.get(str(country), ())),
            "in_country": known and country in self.context.containers,
            "in_division": bool(division) and division in self.context.containers,
            "near_container": any(kilometres(place, box) < CLOSE_KM for box in self.boxes),
            "division_named": bool(division) and division in frame.divisions and division != self.key,
        }

    def _accompanied(self, place: Place) -> dict[str, float]:
        if not self.company:
            return {}
        same = sum(a.chance for a in self.company if a.place.country == place.country and place.country is not None)
        within = sum(
            a.chance
            for a in self.company
            if place.admin1 is not None and a.place.country == place.country and a.place.admin1 == place.admin1
        )
        near = max((a.chance * math.exp(-kilometres(place, a.place) / CLOSE_KM) for a in self.company), default=0.0)
        return {
            "company_country": same / self.mass,
            "company_division": within / self.mass,
            "near_company": near,
        }

    def of_none(self) -> dict[str, float]:
        said = self.context
        return {
            "none": 1.0,
            "none_stopped": self.key in self.base.stoplist,
            "none_person": said.label == "PERSON",
            "none_body": said.label == "ORG",
            "none_facility": said.label == "FAC",
            "none_other": said.label not in {"PERSON", "ORG", "FAC", "NORP", "GPE", "LOC"},
            "none_read_otherwise": said.read is not None and said.read is not MentionKind.PLACE,
            "none_read_place": said.read is MentionKind.PLACE,
            "none_surname": said.surname,
            "none_titled": said.titled,
            "none_locative": said.locative,
            "none_territorial": said.territorial,
            "none_contained": bool(said.containers),
            "none_noun": bool(said.noun),
            "none_words": self.key.count(" "),
            "none_many": math.log10(len(self.found) + 1),
            "none_large": math.log10(self.largest + 1),
            "none_short": len(self.key) < 4,
        }
