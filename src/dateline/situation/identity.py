"""Who is the same over many reports: one key for each actor, place and speaker, in one place.

An **actor** with an id in the knowledge base is that id. One without is its country and its name words: folded (see
:func:`dateline.knowledge.fold`), in the singular, without articles, possessives and numbers, so that "the Northern
Brigades" and "Northern Brigade" are one; where no words are left (a pronoun) its sectors stand for them. Sectors are no
part of a key that has words, since they are guessed from the same words and from what stands around them.

Names have variants ("fighters of the Front", an abbreviation; see :mod:`dateline.situation.variants`): all have the
key of the usual name. What is known of a name in one report holds for the same name in another, as long as all reports
agree: a name that is an entity somewhere is that entity where it was not resolved, a name without a country belongs to
the only country that it has elsewhere. Where two readings compete, each report keeps its own. Hence keys are asked of
all the actors and places at hand (:class:`Identities`), in any order.

A **place** is its GeoNames id, else its country and folded name, joined in the same way. A **speaker** is the nearest
source that is no news medium: its entity, else its words without offices ("hospital officials" is "hospital", "a rebel
spokesman" is "rebel"). What the outlets say in their own voice, or take from each other, is the press's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from dateline.knowledge import fold
from dateline.record import Actor, Coded, Place, Source, SourceKind
from dateline.situation.naming import function_words_of_english, is_named, name_words, names_actors
from dateline.situation.telling import Telling
from dateline.situation.variants import usual_names
from dateline.vocabulary import agents

__all__ = [
    "PRESS",
    "Identities",
    "Speaker",
    "identities",
    "identities_at_hand",
    "is_country",
    "is_fixed_place",
    "place_name",
    "speaker_of",
]

Kind = TypeVar("Kind")

PRESS = "press"
"""The speaker of what outlets say themselves."""
KIND_OF_PLACE = re.compile(r"[Tt]he [a-z][\w -]* of (?=[A-Z])")
"""What stands before the name of a place: "the rebel-held town of"."""
LONGEST_PARTICLE = 3
"""Letters of "al", "de", "ibn", which names write small."""
STATE = "cty-"
"""What ids of states begin with."""
OFFICE_WORDS = frozenset({"statement", "senior", "local", "top", "press", "office", "state", "said"})
"""Words of a speaker that say how it spoke and not who it is; dropped with the relational nouns of ``agents.csv``."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so.

    Attributes:
        key: the same for the same speaker over reports; :data:`PRESS` for the outlets themselves.
        text: the words that name it, "" for the press.
        kind: of speaker; ``MEDIA`` for the press.
    """

    key: str
    text: str
    kind: SourceKind | None


def speaker_of(sources: Sequence[Source]) -> Speaker:
    """The speaker that a chain of sources names: the nearest that is no news medium, else the press."""
    for source in sources:
        if source.kind is not SourceKind.MEDIA:
            return Speaker(source.entity or " ".join(_speaker_words(source.text)) or PRESS, source.text, source.kind)
    return Speaker(PRESS, "", SourceKind.MEDIA)


@lru_cache(maxsize=65536)
def _speaker_words(text: str) -> tuple[str, ...]:
    words = name_words(text)
    nouns = agents().nouns
    kept = tuple(w for w in words if w not in OFFICE_WORDS and not (w in nouns and nouns[w].relational))
    return kept or words


def is_fixed_place(place: Place, text: str = "") -> bool:
    """Whether a place is one that reports can agree on: in the gazetteer, or named by a name ("the airport" is not)."""
    if place.geonameid is not None:
        return True
    name = place_name(place, text).replace("’", "'")
    content = [w for w in name.split() if w not in function_words_of_english() and len(w) > LONGEST_PARTICLE]
    return name[:1].isupper() and "'s " not in name and all(w[:1].isupper() for w in content)


def place_name(place: Place, text: str) -> str:
    """The name of a place: as resolved, else the words that name it, without what it is ("the town of Kelmar")."""
    name = place.name or text
    kind = KIND_OF_PLACE.match(name)
    return name[kind.end() :] if kind else name


def is_country(place: Place) -> bool:
    """Whether a place is a whole country."""
    return place.precision == "country" or (place.feature or "").startswith("PCL")


@dataclass(frozen=True, slots=True)
class Identities:
    """Keys of actors and places, as all the reports at hand agree on them; made by :func:`identities`."""

    entities: Mapping[tuple[str, ...], frozenset[str]]
    countries: Mapping[tuple[str, ...], frozenset[str]]
    geonames: Mapping[tuple[str, ...], frozenset[tuple[int, str]]]
    place_countries: Mapping[tuple[str, ...], frozenset[str]]
    usual: Mapping[tuple[str, ...], tuple[str, ...]]
    states: frozenset[str]

    def actor(self, actor: Actor) -> str:
        """The key of an actor; see the module for what makes it."""
        if actor.entity:
            return actor.entity
        said = name_words(actor.name or actor.text)
        if not said:
            return f"{actor.country or ''}/{'+'.join(actor.sectors)}"
        words = self.usual.get(said, said)
        known = self.entities.get(words, frozenset())
        if len(known) == 1 and (words != said or is_named(actor.name or actor.text)):
            return next(iter(known))
        return f"{actor.country or _only(self.countries.get(words)) or ''}:{' '.join(words)}"

    def is_nobody(self, actor: Actor) -> bool:
        """Whether the words name nobody in particular: a pronoun that stands for nothing known."""
        return actor.entity is None and not name_words(actor.name or actor.text)

    def is_described(self, actor: Actor) -> bool:
        """Whether an actor is only described ("rebels", "Sudanese soldiers"): no entity, and called by no name."""
        words = name_words(actor.name or actor.text)
        if actor.entity or words in self.usual:
            return False
        if not is_named(actor.name or actor.text):
            return True
        return all(names_actors(word) or word in self.states for word in words)

    def place(self, place: Place, text: str = "") -> str:
        """The key of a place; ``text`` are the words that name it where it has no name."""
        if place.geonameid is not None:
            return f"g{place.geonameid}"
        words = _place_words(place_name(place, text))
        known = {number for number, country in self.geonames.get(words, ()) if place.country in {None, country}}
        if len(known) == 1:
            return f"g{known.pop()}"
        return f"{place.country or _only(self.place_countries.get(words)) or ''}:{' '.join(words)}"


def identities(actors: Iterable[Actor], places: Iterable[Place] = ()) -> Identities:
    """What the actors and places at hand say about who is who; their order does not matter."""
    entities: dict[tuple[str, ...], set[str]] = defaultdict(set)
    countries: dict[tuple[str, ...], set[str]] = defaultdict(set)
    said: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        for text in {actor.name or "", actor.text}:
            words = said[text] = name_words(text)
            if words and actor.entity:
                entities[words].add(actor.entity)
            elif words and actor.country:
                countries[words].add(actor.country)
    states = {words for words, known in entities.items() if any(entity.startswith(STATE) for entity in known)}
    usual = usual_names({t: w for t, w in said.items() if is_named(t)}, said, states)
    for words, full in usual.items():
        countries[full] |= countries.get(words, set())
    geonames: dict[tuple[str, ...], set[tuple[int, str]]] = defaultdict(set)
    place_countries: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place in places:
        words = _place_words(place.name or "")
        if place.geonameid is not None:
            geonames[words].add((place.geonameid, place.country or ""))
        elif place.country:
            place_countries[words].add(place.country)
    return Identities(
        _frozen(entities), _frozen(countries), _frozen(geonames), _frozen(place_countries), usual,
        frozenset(word for words in states for word in words),
    )  # fmt: skip


def identities_at_hand(coded: Sequence[Coded], tellings: Sequence[Telling]) -> Identities:
    """Who is who and what is where, as all these records and events say together."""
    events = [*(e for c in coded for e in c.events), *(t.event for t in tellings)]
    controls = [control for c in coded for control in c.controls]
    actors = [a for e in events for a in (*e.actors, *e.recipients)]
    actors += [a for c in controls for a in (c.holder, c.lost_by) if a is not None]
    actors += [a for c in coded for r in c.relations for a in (r.a, r.b)]
    return identities(actors, [*(p.place for e in events for p in e.places), *(c.place.place for c in controls)])


def _frozen(table: Mapping[tuple[str, ...], set[Kind]]) -> dict[tuple[str, ...], frozenset[Kind]]:
    return {words: frozenset(values) for words, values in table.items()}


def _only(values: frozenset[str] | None) -> str | None:
    return next(iter(values)) if values and len(values) == 1 else None


@lru_cache(maxsize=65536)
def _place_words(name: str) -> tuple[str, ...]:
    return tuple(w for w in fold(name).split() if w not in {"the", "of", "city", "town", "village"})
