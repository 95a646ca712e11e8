"""What a report is about, as far as its own words tell before anything uncertain is resolved: countries, divisions, persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import fold
from dateline.language import Passage, Phrase
from dateline.record import MentionKind, SectionKind

__all__ = ["Frame", "bare", "frame_of"]

DATELINE_WEIGHT = 3.0
ALIKE = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP", "PERSON", ""})
NATIONAL = frozenset({"ISO"})
CERTAIN_SHARE = 0.7
"""From this share of the report's mentions of countries on, what is not said to be elsewhere is that country's."""
LEAST_WEIGHT = 2.0


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
    def certain(self) -> str | None:
        """The country that the whole report is about, ``None`` where there may be another."""
        if not self.countries:
            return None
        country = max(self.countries, key=lambda c: (self.countries[c], c))
        enough = self.countries[country] >= LEAST_WEIGHT and self.share(country) >= CERTAIN_SHARE
        return country if enough else None


def bare(text: str) -> str:
    """A name without the article before it and the possessive mark behind it."""
    for mark in ("'s", "’s", "'", "’"):
        text = text.removesuffix(mark)
    return text[4:] if text[:4].lower() == "the " else text


def frame_of(passage: Passage, base: Knowledge) -> Frame:
    """The frame of the passage's report."""
    countries: Counter[str] = Counter()
    divisions: Counter[str] = Counter()
    surnames: set[str] = set()
    for phrase in passage.phrases:
        if phrase.label in {"NOMINAL", "PRONOUN", "TIMEX"}:
            continue
        name = bare(phrase.mention.text)
        if phrase.label == "PERSON" and " " in name:
            words = fold(name).split()
            surnames.update((words[0], words[-1]))
        weight = DATELINE_WEIGHT if _in_dateline(passage, phrase) else 1.0
        for country in _countries(name, phrase, base, DATELINE_WEIGHT == weight):
            countries[country] += weight  # type: ignore[assignment] - weights are not whole
        if phrase.mention.kind is MentionKind.PLACE:
            divisions[fold(name)] += 1
    return Frame(countries, divisions, frozenset(surnames), passage.report.published)


def _countries(name: str, phrase: Phrase, base: Knowledge, dateline: bool) -> Iterator[str]:
    """The country that a name belongs to without doubt: its own name, adjective, capital, or a well-known place."""
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
    if phrase.label in {"GPE", "LOC", "FAC"} or dateline:
        found = base.gazetteer.find(name)
        if found and fold(name) not in base.stoplist and len({c.place.country for c in found}) == 1:
            country = found[0].place.country
            if country is not None and (found[0].population > 20_000 or found[0].place.feature != "PPL"):
                yield country


def _in_dateline(passage: Passage, phrase: Phrase) -> bool:
    if passage.sentences[passage.tokens[phrase.head].sentence].section is SectionKind.DATELINE:
        return True
    line = passage.report.dateline
    return line is not None and line.span.contains(phrase.mention.span)
