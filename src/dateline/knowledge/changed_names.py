"""Which names mean something else in one knowledge base than in another, and which texts hold one of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import fold, spelling_key
from dateline.knowledge.people import Person, sound_of

__all__ = ["ChangedNames", "changed_names"]

Key = TypeVar("Key", str, tuple[str, str])
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&][^\W_]+)*['’]?")
"""An abbreviation with its stops, or a word with apostrophes in it."""
NAME_WORDS = 6
"""Between the first and the last word of a person's name lie at most four."""
SOUND_WORDS = 3


@dataclass(frozen=True)
class ChangedNames:
    """Names whose meaning differs, as they are looked up.

    Attributes:
        keys: folded names, by their first word, as tuples of words.
        surnames: with the persons whom they mean in one of the two only; such a name needs an office on the day.
        sounds: first and last word of persons' names, as their spellings are compared.
        place_sounds: names of places, as their spellings are compared.
    """

    keys: Mapping[str, tuple[tuple[str, ...], ...]]
    surnames: Mapping[str, tuple[Person, ...]]
    sounds: Mapping[str, frozenset[str]]
    place_sounds: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.keys or self.surnames or self.sounds or self.place_sounds)

    def in_text(self, text: str, day: str | None) -> bool:
        """Whether a text of that ISO day may hold one of the names; some word of a name has a capital there."""
        readings = (True, False) if "'s" in text or "’s" in text else (True,)
        return any(self._in_words(list(_words(text, owners=owners)), day) for owners in readings)

    def _in_words(self, words: list[tuple[str, bool]], day: str | None) -> bool:
        folded = [word for word, _ in words]
        return any(
            self._begins_key(words, folded, i)
            or (named and (self._in_office(word, day) or self._sounds(folded, i) or self._sounds_as_place(folded, i)))
            for i, (word, named) in enumerate(words)
        )

    def _begins_key(self, words: list[tuple[str, bool]], folded: list[str], i: int) -> bool:
        return any(
            folded[i : i + len(key)] == list(key) and any(named for _, named in words[i : i + len(key)])
            for key in self.keys.get(folded[i], ())
        )

    def _in_office(self, word: str, day: str | None) -> bool:
        return day is not None and any(p.term_at(day) is not None for p in self.surnames.get(word, ()))

    def _sounds(self, words: list[str], i: int) -> bool:
        lasts = self.sounds.get(sound_of(words[i])) if self.sounds else None
        return lasts is not None and not lasts.isdisjoint(map(sound_of, words[i + 1 : i + NAME_WORDS]))

    def _sounds_as_place(self, words: list[str], i: int) -> bool:
        names = (" ".join(words[i : i + n]) for n in range(1, SOUND_WORDS + 1)) if self.place_sounds else ()
        return any(spelling_key(name) in self.place_sounds for name in names)


def _words(text: str, *, owners: bool) -> Iterator[tuple[str, bool]]:
    """The words of a text, folded, and whether each is written as (part of) a name.

    Args:
        owners: whether a possessive is its owner's name ("Mosul's" as "Mosul") or as it stands ("Lord's Army").
    """
    for found in _WORD.finditer(text):
        word = found[0]
        possessive = owners and word.lower().endswith(("'s", "’s"))
        folded = fold(word[:-2] if possessive else word)
        if folded:
            yield folded, not word[0].islower()


def changed_names(old: Knowledge, new: Knowledge) -> ChangedNames:
    """The names that mean something else in ``new`` than in ``old``, or nothing in one of them."""
    keys = {key for before, after in _tables(old, new) for key in _differing(before, after)}
    keys |= old.stoplist ^ new.stoplist
    for abbreviation in _differing(old.abbreviations, new.abbreviations):
        both = (old.abbreviations.get(abbreviation), new.abbreviations.get(abbreviation))
        keys |= {fold(abbreviation), *(fold(name) for name in both if name)}
    keys |= _country_names(old, new, _differing(old.neighbours, new.neighbours))
    before, after = old.gazetteer.added, new.gazetteer.added
    keys |= new.gazetteer.keys(before.replaced ^ after.replaced)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in keys - {""}:
        words = tuple(key.split())
        by_first.setdefault(words[0], []).append(words)
    sounds: dict[str, set[str]] = {}
    for first, last in _differing(old.people.by_sound, new.people.by_sound):
        sounds.setdefault(first, set()).add(last)
    return ChangedNames(
        {first: tuple(found) for first, found in by_first.items()},
        _surnames(old.people.by_surname, new.people.by_surname),
        {first: frozenset(lasts) for first, lasts in sounds.items()},
        frozenset(sound for sound, _ in _differing(before.by_sound, after.by_sound)),
    )


def _tables(old: Knowledge, new: Knowledge) -> Iterator[tuple[Mapping[str, object], Mapping[str, object]]]:
    yield old.names, new.names
    yield old.nationalities, new.nationalities
    yield old.seats, new.seats
    yield old.people.by_name, new.people.by_name
    yield old.gazetteer.added.by_name, new.gazetteer.added.by_name


def _differing(old: Mapping[Key, object], new: Mapping[Key, object]) -> set[Key]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _surnames(
    old: Mapping[str, tuple[Person, ...]], new: Mapping[str, tuple[Person, ...]]
) -> Mapping[str, tuple[Person, ...]]:
    """The persons whom each surname means in one of the two only."""
    return {
        name: tuple(person for person in (*old.get(name, ()), *new.get(name, ()))
                    if person not in old.get(name, ()) or person not in new.get(name, ()))
        for name in _differing(old, new)
    }  # fmt: skip


def _country_names(old: Knowledge, new: Knowledge, codes: Collection[str]) -> set[str]:
    """All names of countries: what borders on what weighs on every place in them."""
    found: set[str] = set()
    for base in (old, new) if codes else ():
        for index in (base.names, base.nationalities):
            found |= {key for key, senses in index.items() if any(s.entity.country in codes for s in senses)}
    return found
