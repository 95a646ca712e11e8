"""Persons in office, by full name and by surname, and when they held it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.knowledge.names import edits, fold, spelling_key, without_article
from dateline.knowledge.tables import Row

__all__ = ["People", "Person", "Term", "load_people", "short_name", "sound_of"]

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "de", "da", "dos", "van", "von", "der", "den", "la", "le", "ben"}
)
MOST_EDITS = 2
Key = TypeVar("Key", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: sectors of its holder, ISO dates (a year or month alone too) where known."""

    office: str
    country: str | None
    sectors: tuple[str, ...]
    start: str | None
    end: str | None

    def holds(self, day: str) -> bool:
        """Whether it was held on ``day``."""
        return not (
            (self.start and day[: len(self.start)] < self.start) or (self.end and day[: len(self.end)] > self.end)
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known by name, and the offices held, in order."""

    id: str
    name: str
    terms: tuple[Term, ...]

    @property
    def country(self) -> str | None:
        """The country of the last office."""
        return self.terms[-1].country

    def term_at(self, day: str | None) -> Term | None:
        """The office held on ``day``, the latest begun; without a day the last one; ``None`` where none was held."""
        if day is None:
            return self.terms[-1]
        held = [term for term in self.terms if term.holds(day[:10])]
        return held[-1] if held else None

    def sectors_at(self, day: str | None) -> tuple[str, ...]:
        """Sectors on ``day``: of the office held, ``ELI`` of those who held one before, none of those who will."""
        term = self.term_at(day)
        if term is not None:
            return term.sectors
        over = any(t.end is not None and day is not None and t.end < day[: len(t.end)] for t in self.terms)
        return ("ELI",) if over else ()


@dataclass(frozen=True)
class People:
    """Persons by folded full name, by surname, and by a key that joins spellings."""

    by_name: Mapping[str, tuple[Person, ...]]
    by_surname: Mapping[str, tuple[Person, ...]]
    by_sound: Mapping[tuple[str, str], tuple[Person, ...]]

    def full(self, name: str) -> tuple[Person, ...]:
        """Persons of that full name, or of one spelled nearly so ("Nouri al-Maliki" for "Nuri al-Maliki")."""
        key = fold(name)
        found = self.by_name.get(key, ())
        if found or " " not in key:
            return found
        parts = _parts(key)
        if len(parts) < 2:
            return ()
        near = self.by_sound.get((sound_of(parts[0]), sound_of(parts[-1])), ())
        return tuple(p for p in near if _alike(parts, _parts(fold(p.name))))

    def surnamed(self, name: str) -> tuple[Person, ...]:
        """Persons with that surname ("Maliki", "al-Maliki")."""
        return self.by_surname.get(without_article(fold(name)), ())


def load_people(rows: Iterable[Row]) -> People:
    """The persons of rows laid out as ``people.csv``: rows of one id are the offices of one person.

    Raises:
        KnowledgeError: where a cell is malformed.
    """
    names: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    terms: dict[str, list[Term]] = {}
    for row in rows:
        person = row["id"]
        names.setdefault(person, row["name"])
        aliases.setdefault(person, []).extend(row.names("aliases"))
        term = Term(row["office"], row["country"] or None, row.words("sectors"), row.day("start"), row.day("end"))
        terms.setdefault(person, []).append(term)
    persons = [Person(key, name, tuple(sorted(terms[key], key=_beginning))) for key, name in names.items()]
    return _indexed(persons, aliases)


def _beginning(term: Term) -> str:
    return term.start or ""


def _indexed(persons: list[Person], aliases: Mapping[str, list[str]]) -> People:
    by_name: dict[str, list[Person]] = {}
    by_surname: dict[str, list[Person]] = {}
    by_sound: dict[tuple[str, str], list[Person]] = {}
    for person in persons:
        for name in (person.name, *aliases[person.id]):
            key = fold(name)
            _add(by_name, key, person)
            parts = _parts(key)
            if len(parts) > 1:
                _add(by_name, f"{parts[0]} {parts[-1]}", person)
                _add(by_surname, parts[-1], person)
                _add(by_sound, (sound_of(parts[0]), sound_of(parts[-1])), person)
            else:
                _add(by_surname, key, person)
    return People(_frozen(by_name), _frozen(by_surname), {key: tuple(found) for key, found in by_sound.items()})


def _frozen(table: Mapping[str, list[Person]]) -> dict[str, tuple[Person, ...]]:
    return {key: tuple(found) for key, found in table.items()}


def _add(table: dict[Key, list[Person]], key: Key, person: Person) -> None:
    found = table.setdefault(key, [])
    if person not in found:
        found.append(person)


def short_name(name: str) -> str:
    """The first and last word of a folded name, by which its bearer is found too; empty where it has but one."""
    parts = _parts(fold(name))
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def _parts(key: str) -> list[str]:
    return [part for part in key.split() if part not in PARTICLES]


def sound_of(part: str) -> str:
    """What the spellings of one word of a folded name have in common."""
    return spelling_key(part) or part


def _alike(left: list[str], right: list[str]) -> bool:
    return edits(left[0], right[0]) <= MOST_EDITS and edits(left[-1], right[-1]) <= MOST_EDITS
