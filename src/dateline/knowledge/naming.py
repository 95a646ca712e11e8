"""Named mentions: who or what a name means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.knowledge.base import Entity, Knowledge, Sense, active
from dateline.knowledge.frame import Frame, bare, namesakes
from dateline.knowledge.institutions import as_institution
from dateline.knowledge.named_sites import is_elsewhere, named_site
from dateline.knowledge.names import fold
from dateline.knowledge.people import Person
from dateline.knowledge.persons import full_name, untitled
from dateline.knowledge.place_contexts import Contexts
from dateline.knowledge.place_evidence import Context, Surroundings
from dateline.knowledge.toponyms import choose_place
from dateline.language import Passage, Phrase, Site, site_of
from dateline.record import Mention, MentionKind, Place
from dateline.vocabulary import Agents

__all__ = ["Names", "as_entity", "as_person", "as_place"]

STATE_NOUNS = frozenset({"province", "state", "governorate"})
LONGEST_TAIL = 5
"""Tokens behind a name that may still belong to it: "Islamic State of Iraq" + "and the Levant"."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
CIVILIAN = ("CVL",)
GOVERNMENT = ("GOV",)
PLURAL = frozenset({"NNS", "NNPS"})
LEAST_LETTERS = 3


@dataclass(slots=True)
class Names:
    """Resolves the named mentions of one report; what a name was found to mean, it means throughout."""

    passage: Passage
    base: Knowledge
    frame: Frame
    agents: Agents
    contexts: Contexts
    around: Surroundings
    _places: dict[tuple[str, Context], Place | None] = field(default_factory=dict)
    _settled: dict[str, Place] = field(default_factory=dict)

    def resolved(self, phrase: Phrase, follower: Phrase | None) -> Mention:
        """The mention of a named phrase, with what its name means; ``follower`` is the next named phrase."""
        mention, name = phrase.mention, bare(phrase.mention.text)
        if not name:
            return mention
        dateline = self.passage.in_dateline(self.passage.tokens[phrase.head])
        if not dateline:
            person = full_name(untitled(name), self.base.people, self.frame) if phrase.label == "PERSON" else None
            if person is not None:
                return as_person(mention, person, self.frame.day)
            if (found := self._nationality(phrase, name)) is not None:
                return found
        known = self._known(phrase, name, follower, dateline=dateline)
        if known is None and phrase.label == "ORG":
            known = as_institution(mention, name, self.base, self.agents)
        return known or replace(mention, name=name)

    def _known(self, phrase: Phrase, name: str, follower: Phrase | None, *, dateline: bool) -> Mention | None:
        mention = phrase.mention
        context = self.contexts.of(phrase, follower)
        sense = None if dateline and self.base.seat(name) else self._sense(phrase, name, context)
        if sense is not None:
            namesake = self._namesake(phrase, name, context, sense)
            return namesake or as_entity(mention, sense.entity, self.frame.day)
        seat = self.base.seat(name)
        if seat is not None and mention.kind is MentionKind.ORGANISATION and not dateline and phrase.label != "PERSON":
            return as_entity(mention, seat, self.frame.day)
        site = site_of(self.passage, phrase) if not dateline else None
        place = self._site(site, name, context) if site is not None else self._place(phrase, name, context)
        if place is not None:
            return as_place(mention, name, place)
        return None

    def settle(self, phrase: Phrase) -> Mention:
        """The mention, as the place that its name was found to be elsewhere in the report, where it is unresolved."""
        mention = phrase.mention
        key = fold(bare(mention.text))
        place = self._settled.get(key)
        if place is None or mention.entity is not None or mention.place is not None or mention.country is not None:
            return mention
        if phrase.label == "PERSON" and key in self.frame.surnames and " " not in key:
            return mention
        return as_place(mention, bare(mention.text), place)

    # -- names that last ---------------------------------------------------------------------------------------------

    def _nationality(self, phrase: Phrase, name: str) -> Mention | None:
        mention = phrase.mention
        if phrase.label not in {"NORP", "GPE", "ORG", "LOC", "PERSON"}:
            return None
        senses = self._current(self.base.nationality(name))
        if not senses or (phrase.label != "NORP" and self.base.named(name)):
            return None
        if phrase.label == "PERSON" and fold(name) in self.frame.surnames:
            return None
        entity = senses[0].entity if len(senses) == 1 else self._in_frame(senses)
        if entity is None:
            return replace(mention, name=name, kind=MentionKind.NATIONALITY)
        people = self.passage.tokens[phrase.last - 1].tag in PLURAL
        kind = mention.kind if mention.kind is MentionKind.ORGANISATION else MentionKind.NATIONALITY
        sectors = CIVILIAN if people else entity.sectors
        return replace(mention, kind=kind, entity=entity.id, name=entity.name, country=entity.country, sectors=sectors)

    def _sense(self, phrase: Phrase, name: str, context: Context) -> Sense | None:
        senses = self._current(self.base.named(self._extended(phrase, name)) or self.base.named(name))
        if not senses:
            return None
        if phrase.label == "PERSON" and self._is_persons(name, senses):
            return None
        if self._is_division(name, context):
            return None
        if len(senses) == 1:
            return senses[0]
        entity = self._in_frame(senses)
        return next((s for s in senses if s.entity is entity), None)

    def _current(self, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
        """Those that existed on the day of the report, or just before it: the past is reported too."""
        if len(senses) < 2:
            return senses
        now = tuple(s for s in senses if active(s.entity.start, s.entity.end, self.frame.day))
        return now or senses

    def _in_frame(self, senses: tuple[Sense, ...]) -> Entity | None:
        """The only one of a country that the report names."""
        near = {s.entity.id: s.entity for s in senses if s.entity.country in self.frame.countries}
        return next(iter(near.values())) if len(near) == 1 else None

    def _is_persons(self, name: str, senses: tuple[Sense, ...]) -> bool:
        """Whether a name tagged as a person's is one: "Jordan" where a Michael Jordan is named."""
        key = fold(name)
        if " " in key:
            return False
        return key in self.frame.surnames or (key in self.base.stoplist and not senses[0].acronym)

    def _is_division(self, name: str, context: Context) -> bool:
        """Whether "Georgia" is the American state: so the noun beside it, or the company it keeps, says."""
        pair = namesakes(name, self.base)
        if pair is None:
            return False
        country, other = pair
        if other in context.containers or context.noun in STATE_NOUNS:
            return True
        return other in self.frame.countries and country not in self.frame.countries

    def _extended(self, phrase: Phrase, name: str) -> str:
        """The name with words behind it that make it a longer known one."""
        tokens, text = self.passage.tokens, self.passage.report.text
        end = min(phrase.last + LONGEST_TAIL, len(tokens))
        if phrase.last >= end or tokens[phrase.last].text.lower() not in {"and", "of", "for", "in", "to", "-", "the"}:
            return name
        start = phrase.mention.span.start
        for last in range(end, phrase.last, -1):
            longer = bare(text[start : tokens[last - 1].end])
            if self.base.named(longer):
                return longer
        return name

    def _namesake(self, phrase: Phrase, name: str, context: Context, sense: Sense) -> Mention | None:
        """The mention as that of a town or division with a state's name, where the report speaks for it: "Lebanon"."""
        state = sense.entity.place
        if state is None or phrase.mention.kind is not MentionKind.PLACE:
            return None
        place = self._place(phrase, name, context)
        return as_place(phrase.mention, name, place) if place is not None and place != state else None

    # -- places --------------------------------------------------------------------------------------------------------

    def _site(self, site: Site, name: str, context: Context) -> Place | None:
        """The site that the name is part of the name of; else the town of that name, where the report is about its
        country and it may so be a site there."""
        found = named_site(site, self.base, self.frame)
        if found is not None or len(name) < LEAST_LETTERS:
            return found
        town = self._chosen(name, context)
        return None if town is None or is_elsewhere(town, self.frame) else town

    def _chosen(self, name: str, context: Context) -> Place | None:
        key = (name, context)
        if key not in self._places:
            self._places[key] = choose_place(name, self.base, self.frame, context, self.around)
        return self._places[key]

    def _place(self, phrase: Phrase, name: str, context: Context) -> Place | None:
        if len(name) < LEAST_LETTERS:
            return None
        place = self._chosen(name, context)
        if place is not None and (phrase.label in PLACE_LABELS or context.locative):
            self._settled.setdefault(fold(name), place)
        return place


def as_person(mention: Mention, person: Person, day: str | None) -> Mention:
    """The mention as that person's."""
    sectors = person.sectors_at(day)
    return replace(
        mention,
        kind=MentionKind.PERSON,
        entity=person.id,
        name=person.name,
        country=person.country,
        sectors=sectors,
        place=None,
    )


def as_entity(mention: Mention, entity: Entity, day: str | None) -> Mention:
    """The mention as that entity's: of a state its government where it acts, its territory where it does not."""
    sectors = entity.sectors
    place: Place | None
    kind: MentionKind
    over = entity.end is not None and day is not None and day[: len(entity.end)] > entity.end
    if entity.kind is not MentionKind.PLACE:
        place, kind = None, entity.kind
        if over and "GOV" in sectors:
            sectors = ("ELI",)
    elif mention.kind is MentionKind.ORGANISATION and entity.country is not None:
        place, kind = None, MentionKind.ORGANISATION
        sectors = (*GOVERNMENT, *entity.sectors)
    else:
        place, kind, sectors = entity.place, MentionKind.PLACE, ()
    return replace(
        mention, kind=kind, entity=entity.id, name=entity.name, country=entity.country, sectors=sectors, place=place
    )


def as_place(mention: Mention, name: str, place: Place) -> Mention:
    """The mention as that place's."""
    entity = f"geo-{place.geonameid}" if place.geonameid is not None else None
    return replace(
        mention,
        kind=MentionKind.PLACE,
        entity=entity,
        name=place.name or name,
        country=place.country,
        sectors=(),
        place=place,
    )
