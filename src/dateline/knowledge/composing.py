"""Actors and places said by common nouns: what "Iraqi government forces" or "the outskirts of Kirkuk" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.areas import around, is_town, part
from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame
from dateline.knowledge.named_sites import is_site
from dateline.knowledge.place_evidence import places_named
from dateline.language import Passage, Phrase, Token
from dateline.record import Mention, MentionKind, Place, PlaceRelation
from dateline.vocabulary import AgentNoun, Agents, PhraseRole, PlaceWordRole, phrase_words, place_words, site_nouns

__all__ = ["Composer"]

ACTORS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.NATIONALITY, MentionKind.PLACE})
ARMED_AGAINST = frozenset({"REB", "UAF", "OPP", "PRM", "CRM"})
ARMED = frozenset({"MIL", "UAF", "REB", "PRM"})
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
FORMER = frozenset({"former", "ex", "ousted", "deposed", "toppled", "late", "erstwhile", "one-time", "onetime"})
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
BELONGING = frozenset({"of", "for", "from", "in", "to", "at", "with", "inside", "around", "near"})
BY_OF = frozenset({"of", "for", "from", "to"})
LEADING = frozenset({"led", "run", "controlled", "ruled", "administered"})
AGAINST = frozenset({"anti", "pro", "non"})
COUNTRY = frozenset({"country", "nation"})
SITE_KM = 20.0
"""How far from a town the base, dam or refinery that is called after it may lie: set by judgement."""
IN_TOWN_KM = 10.0
"""How far from its centre what is "in" a town may lie."""
SAME_PLACE = frozenset(
    [
        "city",
        "town",
        "village",
        "province",
        "district",
        "region",
        "state",
        "country",
        "capital",
        "port",
        "island",
        "camp",
        "governorate",
        "prefecture",
        "county",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "settlement",
        "territory",
        "republic",
        "hamlet",
        "municipality",
        "enclave",
        "area",
        "peninsula",
        "stronghold",
        "bastion",
        "hometown",
        "hub",
        "base",
        "airport",
        "airbase",
    ]
)


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes the meaning of a nominal mention from its noun, its modifiers and the names inside it.

    ``home`` is the territory of the one country that the report is about: "the country", where there is one.
    """

    passage: Passage
    frame: Frame
    agents: Agents
    base: Knowledge
    home: Place | None = None

    def resolved(self, phrase: Phrase, inner: Sequence[Phrase]) -> Mention:
        """The mention of a nominal phrase; ``inner`` are the outermost resolved phrases inside it, in text order."""
        titled = next((p for p in inner if p.head == phrase.head and p.label == "PERSON"), None)
        if titled is not None and titled.first > phrase.first:
            inner = [p for p in inner if p is not titled]
            head = self.passage.tokens[titled.first - 1]
        else:
            head = self._content(phrase)
        noun, start = self._noun(phrase, head)
        if phrase.mention.kind is MentionKind.PLACE or (noun is not None and noun.kind is MentionKind.PLACE):
            return self._place(phrase, head, noun, inner)
        if phrase.mention.kind not in ACTORS or noun is None:
            return phrase.mention
        if head.lemma == "bank" and any(self._is_water(p) for p in inner):
            return self._place(
                replace(phrase, mention=replace(phrase.mention, kind=MentionKind.PLACE)), head, None, inner
            )
        return self._actor(phrase, (noun, start), inner)

    # -- the noun ------------------------------------------------------------------------------------------------------

    def _content(self, phrase: Phrase) -> Token:
        """The token that says what is meant: the head, or what is counted ("thousands of volunteers")."""
        tokens = self.passage.tokens
        head = tokens[phrase.head]
        if (
            self.agents.noun(head.lemma) is None
            and head.i + 1 < phrase.last
            and tokens[head.i + 1].text.lower() == "of"
        ):
            target = self.passage.child(tokens[head.i + 1], "pobj")
            if target is not None and target.i < phrase.last:
                return target
        return head

    def _noun(self, phrase: Phrase, head: Token) -> tuple[AgentNoun | None, int]:
        """The longest noun of the vocabulary that ends at ``head``, and its first token."""
        tokens, agents = self.passage.tokens, self.agents
        found = agents.noun(head.text.lower()) or agents.noun(head.lemma)
        start = head.i
        before = ""
        for n in range(1, agents.longest):
            i = head.i - n
            if i < phrase.first:
                break
            before = f"{tokens[i].text.lower()} {before}".strip()
            longer = agents.noun(f"{before} {head.text.lower()}") or agents.noun(f"{before} {head.lemma}")
            if longer is not None:
                found, start = longer, i
        return found, start

    # -- actors --------------------------------------------------------------------------------------------------------

    def _actor(self, phrase: Phrase, said: tuple[AgentNoun, int], inner: Sequence[Phrase]) -> Mention:
        noun, start = said
        mention = phrase.mention
        related = [p for p in inner if self._belongs(p, phrase)]
        country = noun.country or self._country(related, start)
        sectors = self._sectors(phrase, noun, start, related)
        if country is None and DOMESTIC.intersection(sectors[:1]) and self._definite(phrase, start):
            country = self.frame.certain
        if self._former(phrase) and OFFICIAL.intersection(sectors) and noun.kind is MentionKind.PERSON:
            sectors = ("ELI",)
        group = next((p.mention for p in related if p.last <= start and _is_group(p.mention)), None)
        if (
            group is not None
            and mention.kind is MentionKind.ORGANISATION
            and ARMED.intersection((*sectors, *noun.sectors))
        ):
            return replace(mention, country=group.country, sectors=group.sectors, entity=group.entity, name=group.name)
        return replace(mention, country=country, sectors=sectors)

    @staticmethod
    def _is_water(phrase: Phrase) -> bool:
        place = phrase.mention.place
        return place is not None and place.feature in {"STM", "LK", "CNL", "SEA"}

    def _belongs(self, inner: Phrase, phrase: Phrase) -> bool:
        """Whether what the inner phrase names is whose or what the actor is: not in "US-backed", "anti-American"."""
        tokens, mention = self.passage.tokens, inner.mention
        if mention.kind not in NAMED:
            return False
        after = tokens[inner.last] if inner.last < phrase.last else None
        if after is not None and after.text in {"-", "–"} and inner.last + 1 < phrase.last:
            return tokens[inner.last + 1].text.lower() in LEADING
        if inner.first >= 2 and tokens[inner.first - 1].text in {"-", "–"}:
            return tokens[inner.first - 2].text.lower() not in AGAINST
        if inner.first > phrase.head:
            return self._preposition(inner, phrase) in BELONGING
        return True

    def _preposition(self, inner: Phrase, phrase: Phrase) -> str:
        tokens = self.passage.tokens
        for i in range(inner.first - 1, phrase.head, -1):
            if tokens[i].tag in {"IN", "TO"}:
                return tokens[i].text.lower()
        return ""

    def _country(self, related: Sequence[Phrase], start: int) -> str | None:
        """The country that the names before the noun say, else those behind it."""
        before = [p.mention for p in related if p.first < start]
        behind = [p.mention for p in related if p.first >= start]
        for mention in (*before, *behind):
            if mention.country is not None:
                return mention.country
        return None

    def _sectors(self, phrase: Phrase, noun: AgentNoun, start: int, related: Sequence[Phrase]) -> tuple[str, ...]:
        said = self._said_by_modifiers(phrase, start)
        if noun.relational:
            return said or self._sectors_of(related, phrase, start) or noun.sectors
        if said and ARMED_AGAINST.intersection(said):
            if ARMED.intersection(noun.sectors):
                return said
            return tuple(dict.fromkeys((*noun.sectors, *said))) if noun.sectors else said
        if not noun.sectors:
            return said
        return noun.sectors

    def _said_by_modifiers(self, phrase: Phrase, start: int) -> tuple[str, ...]:
        """Sectors of common nouns right before the noun: "rebel" in "rebel commander"."""
        tokens = self.passage.tokens
        i = start - 1
        while i >= phrase.first:
            token = tokens[i]
            if token.text in {"-", "–"}:
                i -= 2
                continue
            hyphened = i + 1 < len(tokens) and tokens[i + 1].text in {"-", "–"}
            if not hyphened and token.tag in {"NN", "NNS", "JJ", "NNP", "POS"}:
                noun = self._ending_at(i, phrase.first)
                if (
                    noun is not None
                    and noun.kind in ACTORS
                    and noun.sectors
                    and not (noun.sectors == ("CVL",) and token.tag == "JJ")
                ):
                    return noun.sectors
            i -= 1
        return ()

    def _ending_at(self, i: int, first: int) -> AgentNoun | None:
        tokens = self.passage.tokens
        noun = self.agents.noun(tokens[i].text.lower()) or self.agents.noun(tokens[i].lemma)
        if i > first:
            noun = self.agents.noun(f"{tokens[i - 1].text.lower()} {tokens[i].lemma}") or noun
        return noun

    def _sectors_of(self, related: Sequence[Phrase], phrase: Phrase, start: int) -> tuple[str, ...]:
        """Sectors of the body that a relational noun belongs to: "leader of the Islamic State", "army spokesman"."""
        for inner in related:
            mention = inner.mention
            if mention.sectors and (inner.first < start or self._preposition(inner, phrase) in BY_OF):
                if mention.kind is MentionKind.PERSON and mention.sectors == ("CVL",):
                    continue
                return mention.sectors
        return ()

    def _definite(self, phrase: Phrase, start: int) -> bool:
        """Whether the phrase names a body and says nothing else of it: "the government", "police"."""
        first = self.passage.tokens[phrase.first]
        return phrase.first == start or (first.text.lower() == "the" and phrase.first + 1 == start)

    def _former(self, phrase: Phrase) -> bool:
        tokens = self.passage.tokens
        return any(tokens[i].text.lower() in FORMER for i in range(phrase.first, phrase.head))

    # -- places --------------------------------------------------------------------------------------------------------

    def _place(self, phrase: Phrase, head: Token, noun: AgentNoun | None, inner: Sequence[Phrase]) -> Mention:
        mention = phrase.mention
        sectors = noun.sectors if noun is not None else ()
        if self.home is not None and self._is_the_country(phrase, head):
            return replace(mention, country=self.home.country, place=self.home)
        placed = [p for p in inner if p.mention.place is not None and self._preposition_or_before(p, head)]
        whole = next((p.mention for p in reversed(placed)), None)
        if whole is None or whole.place is None:
            country = next((p.mention.country for p in inner if self._belongs(p, phrase) and p.mention.country), None)
            adjectival = country is not None and len(str(country)) == 3 and noun is not None
            place = Place(None, mention.text, country, None, None, None, None, "area") if adjectival else None
            return replace(mention, country=country, sectors=sectors, place=place)
        if self._is_named(phrase, head, placed[-1]) or placed[-1].head == phrase.head:
            if placed[-1].head == phrase.head and self._cut(phrase, placed[-1]):
                return replace(mention, country=whole.country, place=self._part(phrase, placed[-1], whole.place))
            return replace(mention, entity=whole.entity, name=whole.name, country=whole.country, place=whole.place)
        return replace(
            mention, country=whole.country, sectors=sectors, place=self._beside(phrase, head, placed[-1], whole.place)
        )

    def _is_named(self, phrase: Phrase, head: Token, named: Phrase) -> bool:
        """Whether the name is that of what the noun says: "the city of X", "X province"; not "X airport"."""
        place = named.mention.place
        if head.lemma in site_nouns() and place is not None and is_site(place) and named.first < head.i:
            return True
        if named.first > head.i:
            return head.lemma in SAME_PLACE and self._follows_of(named, phrase)
        return named.last == head.i and head.lemma in phrase_words(PhraseRole.NAMING)

    def _beside(self, phrase: Phrase, head: Token, named: Phrase, whole: Place) -> Place | None:
        """The place of what a common noun names by a place that is not the same: "the outskirts of X", "X's north"."""
        words, text = place_words(), phrase.mention.text
        if self._bearing(head) is not None or words.get(PlaceWordRole.MIDDLE, head.lemma) is not None:
            first = self.passage.tokens[phrase.first]
            definite = first.tag in {"DT", "PRP$"} or named.first < head.i
            return self._part(phrase, named, whole) if definite else None
        if head.lemma in site_nouns() and named.first < head.i:
            return around(whole, text, PlaceRelation.NEAR, SITE_KM) if is_town(whole) else None
        noun = words.get(PlaceWordRole.NOUN, head.lemma)
        if noun is not None and noun.relation in {PlaceRelation.NEAR, PlaceRelation.OUTSIDE}:
            return around(whole, text, noun.relation, noun.reach_km)
        return replace(whole, precision="near", radius_km=IN_TOWN_KM) if is_town(whole) else _part(whole, text)

    def _bearing(self, head: Token) -> float | None:
        """The direction that the words up to ``head`` say: "north", "north-east"."""
        for first in (max(0, head.i - 2), head.i):
            words = self.passage.text(first, head.i + 1).lower()
            entry = place_words().get(PlaceWordRole.BEARING, words)
            if entry is not None:
                return entry.value
        return None

    def _part(self, phrase: Phrase, named: Phrase, whole: Place) -> Place:
        """The part of a place that the words before its name, or the noun that it belongs to, cut out of it."""
        tokens, text = self.passage.tokens, phrase.mention.text
        known = [c.place for c in places_named(text, self.base) if c.own and c.place.country == whole.country]
        if known:
            return known[0]
        said = [t for t in tokens[phrase.first : phrase.last] if not named.first <= t.i < named.last]
        bearings = [b for t in said if (b := self._bearing(t)) is not None]
        table = place_words()
        middle = any(table.get(PlaceWordRole.MIDDLE, t.text.lower()) is not None for t in said)
        far = any(table.get(PlaceWordRole.FAR, t.text.lower()) is not None for t in said)
        if not bearings and not middle:
            return replace(_part(whole, text), relation=PlaceRelation.PART)
        return part(whole, text, bearings[-1] if bearings else None, self.base.gazetteer, far=far)

    def _is_the_country(self, phrase: Phrase, head: Token) -> bool:
        first = self.passage.tokens[phrase.first].text.lower()
        return head.text.lower() in COUNTRY and first in {"the", "this"} and phrase.last - phrase.first == 2

    def _preposition_or_before(self, inner: Phrase, head: Token) -> bool:
        if inner.first <= head.i:
            return True
        tokens = self.passage.tokens
        return any(tokens[i].text.lower() in BELONGING for i in range(head.i + 1, inner.first))

    def _follows_of(self, inner: Phrase, phrase: Phrase) -> bool:
        return self._preposition(inner, phrase) == "of"

    def _cut(self, phrase: Phrase, inner: Phrase) -> bool:
        """Whether the words before the name cut a part out of it: "northern Iraq", not "the Iraqi city of Mosul"."""
        tokens = self.passage.tokens
        words = {tokens[i].text.lower() for i in range(phrase.first, inner.first)}
        return any(w.endswith("ern") or w in {"central", "upper", "lower", "mainland", "rural"} for w in words)


def _part(place: Place, words: str) -> Place:
    """A part of a place, known by its words only: no point is honest."""
    return Place(None, words, place.country, place.admin1, None, None, None, "area")


def _is_group(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.startswith("grp-")
