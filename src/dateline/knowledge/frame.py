"""What a report is about, as far as its plain words tell: countries, divisions, persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import fold
from dateline.language import Passage, Phrase, site_of
from dateline.record import MentionKind

__all__ = ["Frame", "bare", "frame_of", "namesakes"]

DATELINE_WEIGHT = 3.0
BODY_WEIGHT = 0.5
"""A body of a country ("the Foreign Office") speaks less for places there than the country's own name."""
CERTAIN_SHARE = 0.7
"""From this share of the report's mentions of countries on, what is not said to be elsewhere is that country's."""
LEAST_WEIGHT = 2.0
LEAST_TOWN = 20_000
FEW = 3.0
"""A report that names countries less often is asked what country its towns have in common."""
LEAST_HOME = 5_000
LEAST_VOTES = 2.0
LEAD = 1.5
LEAST_CITY = 200_000
DOMINANCE = 8
"""A city must be so many times as large as any of its name abroad to tell the country; divisions count 300,000."""


@dataclass(frozen=True)
class Frame:
    """Countries and divisions that a report names outright, and the last words of its persons' names.

    Attributes:
        countries: how often each country (ISO alpha-3) is named; a dateline counts three times.
        divisions: folded names of first-order divisions named, with how often.
        surnames: folded last and first words of the persons' names of two or more words.
        day: the day of publication, ``None`` where not known.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[str, int] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    day: str | None = None

    def share(self, country: str | None) -> float:
        """The country's part in all mentions of countries, 0 to 1."""
        total = sum(self.countries.values())
        return self.countries.get(country, 0.0) / total if total and country else 0.0

    @property
    def leading(self) -> str | None:
        """The country that the report names most, ``None`` where it names none."""
        return max(self.countries, key=lambda c: (self.countries[c], c), default=None)

    @property
    def certain(self) -> str | None:
        """The country that the whole report is about, ``None`` where there may be another."""
        country = self.leading
        if country is None:
            return None
        enough = self.countries[country] >= LEAST_WEIGHT and self.share(country) >= CERTAIN_SHARE
        return country if enough else None


def bare(text: str) -> str:
    """A name without the article before it and the possessive mark behind it."""
    for mark in ("'s", "’s", "'", "’"):
        text = text.removesuffix(mark)
    return text[4:] if text[:4].lower() == "the " else text


def frame_of(passage: Passage, base: Knowledge) -> Frame:
    """The frame of the passage's report."""
    countries: dict[str, float] = {}
    divisions: Counter[str] = Counter()
    surnames: set[str] = set()
    doubtful: list[tuple[str, str]] = []
    named = [(p, bare(p.mention.text)) for p in passage.phrases if p.label not in {"NOMINAL", "PRONOUN", "TIMEX"}]
    for phrase, name in named:
        if phrase.label == "PERSON" and " " in name:
            words = fold(name).split()
            surnames.update((*words[:1], *words[-1:]))  # of a name in signs alone folding leaves nothing
    for phrase, name in named:
        if phrase.label == "PERSON" and fold(name) in surnames:
            continue
        namesake = namesakes(name, base)
        if namesake is not None:
            doubtful.append(namesake)
            continue
        weight = DATELINE_WEIGHT if passage.in_dateline(passage.tokens[phrase.head]) else 1.0
        site = site_of(passage, phrase) is not None
        for country in _countries(name, phrase, base, dateline=weight == DATELINE_WEIGHT, site=site):
            told = weight if phrase.label != "ORG" or base.nationality(name) or weight > 1.0 else BODY_WEIGHT
            countries[country] = countries.get(country, 0.0) + told
        if phrase.mention.kind is MentionKind.PLACE:
            divisions[fold(name)] += 1
    _settle(countries, doubtful)
    if sum(countries.values()) < FEW:
        together = _company(passage, base, frozenset(surnames))
        if together is not None:
            countries[together] = countries.get(together, 0.0) + 1.0
    return Frame(countries, divisions, frozenset(surnames), passage.report.published)


def _settle(countries: dict[str, float], doubtful: list[tuple[str, str]]) -> None:
    """Count names that mean a country, or a division of another, for the country unless only the other is named."""
    for country, other in doubtful:
        if country in countries or other not in countries:
            countries[country] = countries.get(country, 0.0) + 1.0


def namesakes(name: str, base: Knowledge) -> tuple[str, str] | None:
    """The country of that name and the one with a division of that name which news writes without more words."""
    if name not in base.bare_divisions:
        return None
    country = next((s.entity.country for s in base.named(name) if s.entity.kind is MentionKind.PLACE), None)
    if country is None:
        return None
    divisions = (c.place.country for c in base.gazetteer.find(name) if c.place.feature == "ADM1" and c.own)
    other = next((code for code in divisions if code is not None and code != country), None)
    return (country, other) if other is not None else None


def _company(passage: Passage, base: Knowledge, surnames: frozenset[str]) -> str | None:
    """The country in which most of the report's place names have a place of some size, where one stands out.

    A name votes in full for the country of its largest place, by half for the next country, and so on.
    """
    votes: dict[str, float] = {}
    names = {bare(p.mention.text) for p in passage.phrases if p.label in {"GPE", "LOC"}}
    for name in sorted(names):
        key = fold(name)
        if key in base.stoplist or key in surnames or base.named(name):
            continue
        homes = [c.place.country for c in base.gazetteer.find(name) if c.place.country and c.population >= LEAST_HOME]
        for rank, country in enumerate(dict.fromkeys(homes), start=1):
            votes[country] = votes.get(country, 0.0) + 1.0 / rank
    ranked = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    if not ranked or ranked[0][1] < LEAST_VOTES:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1] else None


def _countries(name: str, phrase: Phrase, base: Knowledge, *, dateline: bool, site: bool) -> Iterator[str]:
    """The country that a name belongs to without doubt: its own name, adjective, capital, or a well-known place,
    where it is not in the name of a ``site``, for those are named after places far away."""
    senses = base.nationality(name) or base.named(name)
    if senses:
        entity = senses[0].entity
        if entity.country in base.countries and len({s.entity.country for s in senses}) == 1:
            yield str(entity.country)
        return
    seat = base.seat(name)
    if seat is not None and phrase.label != "PERSON":
        if seat.country is not None:
            yield seat.country
        return
    if (phrase.label in {"GPE", "LOC", "FAC"} and not site) or dateline:
        country = _home(name, base)
        if country is not None:
            yield country


def _home(name: str, base: Knowledge) -> str | None:
    """The country of a name that hardly means anything elsewhere: a division's, a great city's, or one of its own."""
    full = base.abbreviations.get(name)
    found = base.gazetteer.find(full or name)
    if not found or (full is None and fold(name) in base.stoplist):
        return None
    first = found[0]
    if first.place.country is None:
        return None
    abroad = next((c for c in found if c.place.country != first.place.country), None)
    if abroad is None:
        return first.place.country if first.population > LEAST_TOWN or first.place.feature != "PPL" else None
    dominant = first.own and first.population >= LEAST_CITY and first.population >= DOMINANCE * abroad.population
    return first.place.country if dominant else None
