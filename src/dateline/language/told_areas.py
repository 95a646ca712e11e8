"""Areas that words tell by a place: "40 km west of X", "near X", "between X and Y", "the border between X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.language.passage import Passage, Phrase
from dateline.language.quantities import quantity_at
from dateline.record import MentionKind, PlaceRelation
from dateline.vocabulary import PlaceWord, PlaceWordRole, place_words

__all__ = ["ToldArea", "lying", "told_areas"]

BRACKETS = {"(": ")", "[": "]"}
STATES = frozenset({"GPE", "LOC", "ORG", "NORP"})
LONGEST_BRACKET = 7
LONGEST_NUMBER = 6
DECIMAL = re.compile(r"\d+\.\d+")
NO_START = frozenset({"the", "far", "-", "–"})
"""Behind these a direction begins no words of its own: "the west of X" is a part of X, "north-east" one direction."""
ARTICLES = frozenset({"the", "a", "an"})
LEADING_IN = frozenset({"about", "some", "around", "roughly", "just", "only", "nearly", "located", "situated", "lying"})
"""Words between the place that lies somewhere and the words that say where: "X, located some 40 km west of Y"."""
ACROSS = frozenset({"with", "between", "of", "to"})
"""What may stand between "border" and whose it is."""


@dataclass(frozen=True, slots=True)
class ToldArea:
    """An area told by one place or two.

    Attributes:
        relation: how it lies to them. bases: the phrases that name them, in text order.
        first, last: all words that tell it, as tokens ``[first, last)``.
        bearing: degrees clockwise from north. distance_km: as the words say; of a range the middle.
        reach_km: how far from a town what is told so lies at most, where no distance is said.
        said: the phrase that stands for the area itself ("the border"), where there is one.
    """

    relation: PlaceRelation
    bases: tuple[Phrase, ...]
    first: int
    last: int
    bearing: float | None = None
    distance_km: float | None = None
    reach_km: float | None = None
    said: Phrase | None = None


def told_areas(passage: Passage) -> list[ToldArea]:
    """The areas told in the passage, in text order, without overlap; ``passage`` has its places resolved."""
    reader, found, at = _Reader(passage), [], 0
    while at < len(passage.tokens):
        area = reader.at(at)
        if area is None:
            at += 1
        else:
            found.append(area)
            at = area.last
    return found


@dataclass(frozen=True)
class _Reader:
    passage: Passage

    @cached_property
    def _words(self) -> list[str]:
        return [token.text.lower() for token in self.passage.tokens]

    @cached_property
    def _starts(self) -> dict[int, Phrase]:
        """The longest phrase for a place that begins at each token."""
        starts: dict[int, Phrase] = {}
        for phrase in self.passage.phrases:
            if phrase.mention.kind is MentionKind.PLACE:
                known = starts.get(phrase.first)
                if known is None or phrase.last > known.last:
                    starts[phrase.first] = phrase
        return starts

    @cached_property
    def _states(self) -> dict[int, Phrase]:
        """The longest name of a country, as a place or as who acts, that begins at each token."""
        starts: dict[int, Phrase] = {}
        for phrase in self.passage.phrases:
            known = starts.get(phrase.first)
            if phrase.mention.country and phrase.label in STATES and (known is None or phrase.last > known.last):
                starts[phrase.first] = phrase
        return starts

    @cached_property
    def _before_units(self) -> frozenset[int]:
        """The tokens at which a length may begin: those a few words before a unit of length."""
        units = place_words().by_role[PlaceWordRole.UNIT]
        at = [n for n, word in enumerate(self._words) if word in units or word == "nautical"]
        return frozenset(i for n in at for i in range(max(0, n - LONGEST_NUMBER), n))

    def at(self, i: int) -> ToldArea | None:
        """The area whose words begin at token ``i``."""
        return self._measured(i) or self._directed(i, i) or self._cued(i) or self._border(i)

    # -- distances and directions --------------------------------------------------------------------------------------

    def _measured(self, i: int) -> ToldArea | None:
        """ "30 miles (48 km) north-east of X", "10 km from X"."""
        measure = self._measure(i)
        if measure is None:
            return None
        distance, end = measure
        directed = self._directed(i, end, distance)
        if directed is not None:
            return directed
        cue = self._entry(PlaceWordRole.FROM, end)
        base = self._base(end + len(cue.words)) if cue is not None else None
        return ToldArea(PlaceRelation.DISTANCE, (base,), i, base.last, distance_km=distance) if base else None

    def _measure(self, i: int) -> tuple[float, int] | None:
        """The kilometres that a length beginning at token ``i`` says, and the token behind it and its conversion."""
        number = self._number(i) if i in self._before_units else None
        if number is None:
            return None
        value, at = number
        unit = self._entry(PlaceWordRole.UNIT, at)
        if unit is None or unit.value is None:
            return None
        return value * unit.value, self._behind_conversion(at + len(unit.words))

    def _number(self, i: int) -> tuple[float, int] | None:
        words = self._words
        if DECIMAL.fullmatch(words[i]):
            return float(words[i]), i + 1
        if words[i] in {"a", "an"} and self._entry(PlaceWordRole.UNIT, i + 1) is not None:
            return 1.0, i + 1
        quantity = quantity_at(words, i)
        ends = [n for n in (quantity.min, quantity.max) if n is not None] if quantity is not None else []
        return (sum(ends) / len(ends), quantity.last) if quantity is not None and ends else None

    def _behind_conversion(self, at: int) -> int:
        """The token behind "(48 km)" or ", or 48 km," where one of them begins at ``at``."""
        words = self._words
        closing = BRACKETS.get(words[at]) if at < len(words) else None
        if closing is not None and closing in words[at : at + LONGEST_BRACKET]:
            return words.index(closing, at) + 1
        for joint in ([",", "or"], ["or"]):
            if words[at : at + len(joint)] == joint and (other := self._number(at + len(joint))) is not None:
                unit = self._entry(PlaceWordRole.UNIT, other[1])
                if unit is not None:
                    end = other[1] + len(unit.words)
                    return end + (words[end : end + 1] == [","])
        return at

    def _directed(self, first: int, at: int, distance: float | None = None) -> ToldArea | None:
        """ "west of X", "to the west of X"; "the west of X" without "to" is a part of X."""
        words = self._words
        to = words[at : at + 2] == ["to", "the"]
        if distance is None and not to and at and words[at - 1] in NO_START:
            return None
        start = at + 2 * to
        entry = self._entry(PlaceWordRole.BEARING, start)
        if entry is None:
            return None
        of = start + self._length(start, entry)
        base = self._base(of + 1) if words[of : of + 1] == ["of"] else None
        if base is None:
            return None
        return ToldArea(PlaceRelation.DISTANCE, (base,), first, base.last, entry.value, distance)

    # -- cues ----------------------------------------------------------------------------------------------------------

    def _cued(self, i: int) -> ToldArea | None:
        """ "near X", "just outside X", "off the coast of X", "between X and Y"."""
        cue = self._entry(PlaceWordRole.CUE, i)
        if cue is None or cue.relation is None:
            return None
        base = self._base(i + len(cue.words))
        if base is None:
            return None
        if (frontier := self._border(base.first)) is not None:
            return replace(frontier, first=i)
        if cue.relation is not PlaceRelation.BETWEEN:
            return ToldArea(cue.relation, (base,), i, base.last, reach_km=cue.reach_km)
        other = self._base(base.last + 1) if self._words[base.last : base.last + 1] == ["and"] else None
        return ToldArea(cue.relation, (base, other), i, other.last) if other is not None else None

    def _border(self, i: int) -> ToldArea | None:
        """ "the border between X and Y", "X's border with Y", "the X-Y border": names on both sides say whose."""
        said = self._starts.get(i)
        if said is None or said.label != "NOMINAL":
            return None
        noun = place_words().get(PlaceWordRole.NOUN, self.passage.tokens[said.head].lemma)
        if noun is None or noun.relation is not PlaceRelation.BORDER:
            return None
        inner = [p for p in self.passage.phrases_in(said.first, said.last) if p is not said and p.label != "NOMINAL"]
        bases = (*inner, *self._behind(said, inside=any(p.first > said.head for p in inner)))
        return ToldArea(noun.relation, bases, i, max(said.last, *(p.last for p in bases)), said=said) if bases else None

    def _behind(self, said: Phrase, *, inside: bool) -> Iterator[Phrase]:
        """The countries behind "the border", or behind the first one where that stands ``inside`` the phrase."""
        word = self._words[said.last] if said.last < len(self._words) else ""
        if inside:
            other = self._states.get(said.last + 1) if word == "and" else None
            yield from (other,) if other is not None else ()
        elif word in ACROSS:
            yield from self._joined(said.last + 1)

    def _joined(self, at: int) -> Iterator[Phrase]:
        """The country named at ``at``, and the one that "and" joins to it."""
        at += at < len(self._words) and self._words[at] in ARTICLES and at not in self._states
        first = self._states.get(at)
        if first is None:
            return
        yield first
        if self._words[first.last : first.last + 1] == ["and"] and (other := self._states.get(first.last + 1)):
            yield other

    # -- words ---------------------------------------------------------------------------------------------------------

    def _base(self, at: int) -> Phrase | None:
        if at >= len(self._words):
            return None
        found = self._starts.get(at)
        return found or (self._starts.get(at + 1) if self._words[at] in ARTICLES else None)

    def _entry(self, role: PlaceWordRole, at: int) -> PlaceWord | None:
        """The longest entry of that role that begins at token ``at``."""
        table, passage = place_words(), self.passage
        if at >= len(self._words) or self._words[at].split("-")[0] not in table.firsts[role]:
            return None
        for end in range(min(at + 2 * table.longest, len(passage.tokens)), at, -1):
            entry = table.get(role, " ".join(passage.text(at, end).lower().split()))
            if entry is not None:
                return entry
        return None

    def _length(self, at: int, entry: PlaceWord) -> int:
        """How many tokens the entry takes from ``at`` on: "north-east" may be three."""
        words = " ".join(entry.words)
        ends = range(at + 1, len(self.passage.tokens) + 1)
        return next(end - at for end in ends if " ".join(self.passage.text(at, end).lower().split()) == words)


def lying(passage: Passage, area: ToldArea) -> list[Phrase]:
    """The phrases for the place that the area's words say the position of, the longest first.

    In "the town of X, some 40 km west of Y" those are "the town of X" and "X"; empty where there is none.
    """
    words = [token.text.lower() for token in passage.tokens[: area.first]]
    at = area.first
    while at and words[at - 1] in LEADING_IN:
        at -= 1
    if at and words[at - 1] == ",":
        at -= 1
    ending = (p for p in passage.phrases if p.last == at and p.mention.kind is MentionKind.PLACE)
    return sorted(ending, key=lambda p: p.first)
