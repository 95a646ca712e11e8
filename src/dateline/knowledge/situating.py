"""Where what is told by a place lies: phrases with the areas that the words around them make of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.areas import around, between, border, directed, is_town
from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame, bare
from dateline.knowledge.place_evidence import NATURE_WORDS, places_named
from dateline.knowledge.sphere import kilometres
from dateline.language import Passage, Phrase, ToldArea, lying, told_areas
from dateline.record import MentionKind, Place, PlaceRelation

__all__ = ["situated"]

AMISS_KM = 25.0
"""A place may lie so far outside of where the words put it: news measures from edges, and by road."""
LARGE = frozenset({"country", "admin1", "area"})
MOST_CONTAINERS = 2
INSIDE = frozenset({",", "in"})
UNNAMED = frozenset({"NOMINAL", "PRONOUN"})


def situated(passage: Passage, base: Knowledge, frame: Frame) -> Passage:
    """The passage with areas: of each place name that only tells where something lies, and of what lies there.

    In "a checkpoint 40 km west of X" the checkpoint's place becomes the area, and the area of X too, so that nothing
    that happened there is put into X. A name that the gazetteer puts elsewhere than the words do ("Y, 40 km west of X")
    is taken for another place of that name which lies there, or else for the area.
    """
    return _Situator(passage, base, frame).passage_with_areas()


@dataclass(slots=True)
class _Situator:
    passage: Passage
    base: Knowledge
    frame: Frame

    def passage_with_areas(self) -> Passage:
        changed: dict[str, Phrase] = {}
        for phrase in self.passage.phrases:
            for inner, area in self._parts(phrase):
                changed[inner.mention.id] = replace(inner, area=area)
        for told in told_areas(self.passage):
            told_as = self._area(told)
            if told_as is not None:
                for phrase in self._told(told, told_as):
                    changed[phrase.mention.id] = phrase
        if not changed:
            return self.passage
        return self.passage.with_phrases(tuple(changed.get(p.mention.id, p) for p in self.passage.phrases))

    def _parts(self, phrase: Phrase) -> Iterator[tuple[Phrase, Place]]:
        """The places inside "the outskirts of X" and "northern X", with the area that the whole is."""
        place = phrase.mention.place
        if phrase.label == "NOMINAL" and place is not None and place.relation is not None:
            for inner in self.passage.phrases_in(phrase.first, phrase.last):
                if inner is not phrase and inner.mention.kind is MentionKind.PLACE:
                    yield inner, place

    # -- the area ------------------------------------------------------------------------------------------------------

    def _area(self, told: ToldArea) -> Place | None:
        words = self.passage.text(told.first, told.last)
        if told.relation is PlaceRelation.BORDER:
            return border(words, self._neighbours(told), self.base.gazetteer)
        known = [self._place(phrase) for phrase in told.bases]
        places = [place for place in known if place is not None]
        if len(places) < len(known):
            return None
        if told.relation is PlaceRelation.BETWEEN:
            return between(places[0], places[1], words)
        if told.relation is PlaceRelation.DISTANCE:
            return directed(places[0], words, told.bearing, told.distance_km, self.base.gazetteer)
        return around(places[0], words, told.relation, told.reach_km)

    def _place(self, phrase: Phrase) -> Place | None:
        return phrase.mention.place or self.passage.antecedent(phrase.mention).place

    def _neighbours(self, told: ToldArea) -> tuple[str, ...]:
        """The two countries on the border: those named, or the only one named and the country that the report is about
        where the two are neighbours."""
        named = tuple(dict.fromkeys(c for p in told.bases if (c := p.mention.country) in self.base.countries and c))
        if len(named) != 1:
            return named[:2]
        about = self.frame.leading
        near = self.base.neighbours.get(named[0], frozenset())
        if about == named[0]:
            others = [c for c in self.frame.countries if c in near]
            about = others[0] if len(others) == 1 else None
        return (*named, about) if about is not None and about in near else named

    # -- whose place it is ---------------------------------------------------------------------------------------------

    def _told(self, told: ToldArea, area: Place) -> Iterator[Phrase]:
        """The phrases that the area is the place of: its bases, words for the area itself, and what lies there."""
        bases = {phrase.mention.id for phrase in told.bases}
        lies = self._lying(told)
        if lies:
            where = self._whereabouts(lies[-1], told, area)
            for phrase in lies if where is not None else ():
                country = phrase.mention.country or area.country
                yield replace(phrase, mention=replace(phrase.mention, place=where, country=country))
            area = where or self._place(lies[-1]) or area
        for phrase in self.passage.phrases_in(told.first, self._end(told)):
            inside = phrase.first >= told.bases[0].first
            if phrase.mention.id in bases or (inside and phrase.mention.kind is MentionKind.PLACE):
                yield replace(phrase, area=area)
        for phrase in self.passage.phrases:
            if phrase is told.said or self._stands_for(phrase, told):
                yield replace(phrase, mention=replace(phrase.mention, place=area, country=area.country))

    def _end(self, told: ToldArea) -> int:
        """The end of the words, with a second name for the place behind a comma: "… of the capital, X"."""
        last = told.bases[-1]
        beside = (p for p in self.passage.phrases if p.first == last.last + 1)
        text = self.passage.tokens[last.last].text if last.last < len(self.passage.tokens) else ""
        same = next((p for p in beside if text == "," and self._place(p) == self._place(last) is not None), None)
        return same.last if same is not None else told.last

    def _stands_for(self, phrase: Phrase, told: ToldArea) -> bool:
        """Whether a phrase of common nouns is headed by the words for the area: "some 40 km north of X"."""
        mention = phrase.mention
        if phrase.label != "NOMINAL" or mention.kind is not MentionKind.PLACE:
            return False
        known = mention.place is not None and mention.place.relation not in {None, PlaceRelation.PART}
        return told.first <= phrase.head < told.bases[0].first and not known

    def _lying(self, told: ToldArea) -> list[Phrase]:
        """What the words say the position of, behind the country or division it lies in: X in "X, Iraq, 40 km …"."""
        found = lying(self.passage, told)
        for _ in range(MOST_CONTAINERS):
            if not found or not self._contains(found[0]):
                return found
            start = found[0].first
            word = self.passage.tokens[start - 1].text.lower() if start else ""
            if word not in INSIDE:
                return []
            found = lying(self.passage, replace(told, first=start - (word == "in")))
        return []

    def _contains(self, phrase: Phrase) -> bool:
        place = self._place(phrase)
        return place is not None and place.precision in LARGE and not _bare(place)

    def _whereabouts(self, lies: Phrase, told: ToldArea, area: Place) -> Place | None:
        """The place of what lies in the area, where it is not where the gazetteer has it.

        ``None`` where it is, and of a river or sea, which may be near a town and yet reach far beyond.
        """
        place = self._place(lies)
        if place is None or _bare(place):
            words = {t.text.lower() for t in self.passage.tokens[lies.first : lies.last]}
            return area if NATURE_WORDS.keys().isdisjoint(words) else None
        sure = told.relation is PlaceRelation.DISTANCE and told.distance_km is not None and lies.label not in UNNAMED
        if not sure or not is_town(place) or area.radius_km is None:
            return None
        within = area.radius_km + AMISS_KM
        if kilometres(place, area) <= within:
            return None
        others = places_named(bare(lies.mention.text), self.base)
        return next((c.place for c in others if is_town(c.place) and kilometres(c.place, area) <= within), area)


def _bare(place: Place) -> bool:
    """Whether nothing but a country is known: "the Iraqi town"."""
    return place.lat is None and place.relation is None and place.geonameid is None
