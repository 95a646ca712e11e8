"""Known actors whose names are near that of an unknown one, each with the reason: for a person who decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from dateline.knowledge.appellation import FUNCTION_WORDS, name_key, name_words
from dateline.knowledge.base import Entity, Knowledge
from dateline.knowledge.likeness import first_names_differ, likeness, likeness_bucket
from dateline.knowledge.people import Person
from dateline.knowledge.rulings import matches
from dateline.knowledge.unknown import UnknownActor
from dateline.record import MentionKind, NewActor

__all__ = ["KnownActor", "KnownActors", "Suggestion"]

MOST_SUGGESTED = 3
MOST_SHARING = 6
"""A word or surname that more known actors share suggests none of them."""
LEAST_WORD = 5
"""Letters of a word that can suggest an actor by itself."""
MERGEABLE = ("org-", "grp-", "med-", "per-")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """Somebody who has an entity: id, canonical name, kind, every name, country, and what tells them apart."""

    id: str
    name: str
    kind: MentionKind
    names: tuple[str, ...]
    country: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An actor that an unknown one may be, and why: an entity's id, or that of another unknown actor."""

    id: str
    name: str
    reason: str


class KnownActors:
    """Everybody who has an entity or a provisional one, by id and by what names share."""

    def __init__(self, known: Iterable[KnownActor], unknown: Iterable[UnknownActor] = ()) -> None:
        self.by_id = {actor.id: actor for actor in known}
        self._by_key: dict[str, list[tuple[KnownActor, str]]] = {}
        self._by_sound: dict[str, list[tuple[KnownActor, str]]] = {}
        self._by_word: dict[str, list[tuple[KnownActor, str]]] = {}
        self._by_surname: dict[str, list[KnownActor]] = {}
        provisional = (_provisional(actor) for actor in unknown)
        for actor in chain(self.by_id.values(), provisional):
            for name in actor.names:
                self._index(actor, name)

    @classmethod
    def of(
        cls, base: Knowledge, made: Iterable[tuple[NewActor, tuple[str, ...]]], unknown: Iterable[UnknownActor]
    ) -> KnownActors:
        """Those of the knowledge base, those that people made (with their names), and the unknown ones."""
        return cls(chain(_bodies(base), _persons(base), (_made(*pair) for pair in made)), unknown)

    def _index(self, actor: KnownActor, name: str) -> None:
        words = name_words(name)
        if not words:
            return
        self._by_key.setdefault(name_key(name), []).append((actor, name))
        if sound := likeness_bucket(name):
            self._by_sound.setdefault(sound, []).append((actor, name))
        if actor.kind is MentionKind.PERSON:
            if len(words) > 1 and actor not in self._by_surname.setdefault(words[-1], []):
                self._by_surname[words[-1]].append(actor)
        else:
            for word in frozenset(words):
                if len(word) >= LEAST_WORD:
                    self._by_word.setdefault(word, []).append((actor, name))

    def same_name(self, name: str) -> KnownActor | None:
        """An actor with an entity that has this very name."""
        found = (actor for actor, _ in self._by_key.get(name_key(name), ()) if actor.id in self.by_id)
        return next(found, None)

    def near(self, actor: UnknownActor) -> tuple[Suggestion, ...]:
        """Whom the unknown actor may be: at most three, the nearest first, none whose country contradicts."""
        found: dict[str, Suggestion] = {}
        for known, reason in chain(
            self._of_that_name(actor), self._spelled(actor), self._surnamed(actor), self._sharing(actor)
        ):
            if known.id not in found and known.id not in actor.ids:
                found[known.id] = Suggestion(known.id, known.name, reason + known.told)
        return tuple(found.values())[:MOST_SUGGESTED]

    def _of_that_name(self, actor: UnknownActor) -> Iterator[tuple[KnownActor, str]]:
        for name in actor.standing:
            for known, own in self._by_key.get(name_key(name), ()):
                differs = "" if matches(known.country, actor.country) else f", but of {known.country}"
                yield known, f"has the name {own}{differs}"

    def _spelled(self, actor: UnknownActor) -> Iterator[tuple[KnownActor, str]]:
        for name in actor.standing:
            for known, own in self._by_sound.get(likeness_bucket(name), ()) if likeness_bucket(name) else ():
                fits = known.kind is actor.kind and matches(known.country, actor.country)
                if fits and likeness(name, own, actor.kind) is not None:
                    yield known, f"is spelled nearly so: {own}"

    def _surnamed(self, actor: UnknownActor) -> Iterator[tuple[KnownActor, str]]:
        """Persons with the same last name, and no other first name."""
        words = name_words(actor.name)
        namesakes = [k for k in self._by_surname.get(words[-1], ()) if matches(k.country, actor.country)]
        fitting = [k for k in namesakes if not first_names_differ(actor.name, k.name)]
        if len(fitting) <= MOST_SHARING and (actor.kind is MentionKind.PERSON or len(words) == 1):
            yield from ((known, "has the same last name") for known in fitting)

    def _sharing(self, actor: UnknownActor) -> Iterator[tuple[KnownActor, str]]:
        """Bodies whose name has all words of the unknown one's name, or the other way round."""
        if actor.kind is MentionKind.PERSON:
            return
        words = _telling(actor.name)
        for word in sorted(words, key=lambda w: (-len(w), w)):
            sharing = self._by_word.get(word, ())
            if len({known.id for known, _ in sharing}) > MOST_SHARING:
                continue
            for known, own in sharing:
                others = _telling(own)
                if matches(known.country, actor.country) and (words <= others or others <= words):
                    yield known, f"has the words of its name: {own}" if words <= others else f"stands in it: {own}"


def _telling(name: str) -> frozenset[str]:
    return frozenset(name_words(name)) - FUNCTION_WORDS


def _provisional(actor: UnknownActor) -> KnownActor:
    return KnownActor(actor.id, actor.name, actor.kind, actor.standing, actor.country, " (not known either)")


def _bodies(base: Knowledge) -> Iterator[KnownActor]:
    names: dict[str, list[str]] = {}
    entities: dict[str, Entity] = {}
    for senses in base.names.values():
        for sense in senses:
            if sense.entity.id.startswith(MERGEABLE):
                entities[sense.entity.id] = sense.entity
                names.setdefault(sense.entity.id, []).append(sense.name)
    for entity in entities.values():
        told = _told("", entity.country, entity.start, entity.end)
        yield KnownActor(entity.id, entity.name, entity.kind, tuple(sorted(names[entity.id])), entity.country, told)


def _persons(base: Knowledge) -> Iterator[KnownActor]:
    persons: dict[str, Person] = {}
    names: dict[str, set[str]] = {}
    for key, found in base.people.by_name.items():
        for person in found:
            persons[person.id] = person
            names.setdefault(person.id, {person.name}).add(key.title())
    for person in persons.values():
        term = person.terms[-1]
        told = _told(term.office, person.country, person.terms[0].start, term.end)
        written = tuple(sorted(n for n in names[person.id] if n == person.name or name_key(n) != name_key(person.name)))
        yield KnownActor(person.id, person.name, MentionKind.PERSON, written, person.country, told)


def _made(actor: NewActor, names: tuple[str, ...]) -> KnownActor:
    kind = MentionKind.PERSON if actor.id.startswith("per-") else MentionKind.ORGANISATION
    told = _told(actor.office or "", actor.country, actor.start, actor.end)
    return KnownActor(actor.id, actor.name, kind, (actor.name, *names), actor.country, told)


def _told(office: str, country: str | None, start: str | None, end: str | None) -> str:
    """What tells an actor apart, in brackets: " (president, USA, 2009-01-20 to 2017-01-20)"."""
    days = f"{start} to {end}" if start and end else f"since {start}" if start else f"until {end}" if end else ""
    parts = [part for part in (office, country, days) if part]
    return f" ({', '.join(parts)})" if parts else ""
