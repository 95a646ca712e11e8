"""Who is who and what is where: a passage whose mentions have entity, name, country, sectors and place."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.at_home import at_home
from dateline.knowledge.base import Knowledge
from dateline.knowledge.composing import Composer
from dateline.knowledge.frame import Frame, bare, frame_of
from dateline.knowledge.names import fold
from dateline.knowledge.naming import Names, as_person
from dateline.knowledge.persons import full_name, office_holder, untitled
from dateline.knowledge.place_contexts import NAMEABLE, UNNAMED, Contexts
from dateline.knowledge.place_ranking import surroundings_of
from dateline.knowledge.publishing import with_publisher
from dateline.knowledge.situating import situated
from dateline.language import Passage, Phrase, corefer
from dateline.record import Mention, MentionKind, Place
from dateline.vocabulary import agents

__all__ = ["identify", "resolve"]

STATE_KINDS = frozenset({MentionKind.PLACE, MentionKind.ORGANISATION})
LONGEST_CHAIN = 16


def resolve(passage: Passage, base: Knowledge) -> Passage:
    """The passage with what each mention means, as far as the words and the report tell; nothing is guessed.

    Names come first, with the help of the countries that the report names; then phrases made of common nouns and names;
    then mentions that stand for others (found by :func:`dateline.language.corefer`) take over what those mean. A state
    whose name or capital is used for its government has sectors ``GOV``; ``coref`` then points at a mention of the
    state, where it is the capital's name and the report has one.
    """
    frame = frame_of(passage, base)
    linked = _governments(_inherited(corefer(_identified(passage, base, frame)), base), base)
    linked = with_publisher(linked, base, agents())
    surnamed = _surnamed(linked, base, frame)
    placed = situated(_inherited(surnamed, base), base, frame)
    return _with_dateline(at_home(placed, frame))


def identify(passage: Passage, base: Knowledge) -> Passage:
    """The passage with what its names and the phrases around them mean by themselves, before mentions are linked."""
    return _identified(passage, base, frame_of(passage, base))


def _identified(passage: Passage, base: Knowledge, frame: Frame) -> Passage:
    return _composed(_named(passage, base, frame), base, frame)


def _named(passage: Passage, base: Knowledge, frame: Frame) -> Passage:
    """The passage with its names resolved."""
    contexts = Contexts(passage, base, frame, agents())
    around = surroundings_of(((name, c) for _, name, c in contexts.all()), base, frame)
    names = Names(passage, base, frame, agents(), contexts, around)
    phrases = list(passage.phrases)
    starts = {p.first: p for p in phrases if p.label not in UNNAMED}
    for n, phrase in enumerate(phrases):
        if phrase.label not in UNNAMED and phrase.mention.kind in NAMEABLE:
            mention = names.resolved(phrase, starts.get(phrase.last + 1))
            phrases[n] = replace(phrase, mention=mention)
    for n, phrase in enumerate(phrases):
        if phrase.label not in UNNAMED and phrase.mention.kind in NAMEABLE:
            phrases[n] = replace(phrase, mention=names.settle(phrase))
    return passage.with_phrases(tuple(phrases))


def _home(base: Knowledge, frame: Frame) -> Place | None:
    """The territory of the one country that the report is about."""
    country = frame.certain
    return next((s.place for s in base.states.values() if s.country == country), None) if country else None


def _composed(passage: Passage, base: Knowledge, frame: Frame) -> Passage:
    """The passage with its nominal phrases resolved, inner ones first."""
    composer = Composer(passage, frame, agents(), base, _home(base, frame))
    phrases = list(passage.phrases)
    for n in range(len(phrases) - 1, -1, -1):
        phrase = phrases[n]
        if phrase.label != "NOMINAL":
            continue
        phrases[n] = replace(phrase, mention=composer.resolved(phrase, _inside(phrases, n)))
    return passage.with_phrases(_titled(phrases))


def _inside(phrases: list[Phrase], n: int) -> list[Phrase]:
    """The phrases inside the one of number ``n`` that lie in no other one inside it."""
    found: list[Phrase] = []
    end, last = phrases[n].last, phrases[n].first
    for phrase in phrases[n + 1 :]:
        if phrase.first >= end:
            break
        if phrase.first >= last and phrase.last <= end and phrase.label != "PRONOUN":
            found.append(phrase)
            last = phrase.last
    return found


def _titled(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """A person whom the knowledge base does not know takes country and sectors from the title before the name."""
    numbers = {p.mention.id: n for n, p in enumerate(phrases)}
    for phrase in tuple(phrases):
        mention = phrase.mention
        n = numbers.get(mention.coref or "")
        if phrase.label != "NOMINAL" or n is None or mention.kind is not MentionKind.PERSON:
            continue
        target = phrases[n].mention
        if target.entity is None and target.kind is MentionKind.PERSON and (mention.country or mention.sectors):
            country, sectors = target.country or mention.country, target.sectors or mention.sectors
            phrases[n] = replace(phrases[n], mention=replace(target, country=country, sectors=sectors))
    return tuple(phrases)


def _inherited(passage: Passage, base: Knowledge) -> Passage:
    """Mentions that stand for others take over what they lack; a place is taken over by mentions of places only."""
    by_id = {p.mention.id: p.mention for p in passage.phrases}
    phrases = []
    for phrase in passage.phrases:
        mention = phrase.mention
        if mention.coref is not None:
            source = _source(mention, by_id)
            if source is not None and source is not mention:
                phrase = replace(phrase, mention=_taken_over(mention, source, base))  # noqa: PLW2901 - the same phrase
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def _source(mention: Mention, by_id: dict[str, Mention]) -> Mention | None:
    found: Mention | None = mention
    for _ in range(LONGEST_CHAIN):
        if found is None or found.coref is None:
            return found
        found = by_id.get(found.coref)
    return None


def _taken_over(mention: Mention, source: Mention, base: Knowledge) -> Mention:
    """The mention with what it lacks of its source; a place mention of a state is its territory, not its government."""
    if mention.entity is not None and source.entity is not None and mention.entity != source.entity:
        return mention
    known = mention if mention.entity is not None and source.entity is None else source
    entity, name = known.entity or mention.entity, known.name or mention.name
    taken = replace(mention, entity=entity, name=name, country=known.country or mention.country)
    if mention.kind is MentionKind.PLACE:
        elsewhere = source.country is not None and source.country != mention.country
        own = None if elsewhere else mention.place
        place = own or source.place or base.territory(entity) or mention.place
        return replace(taken, place=place)
    sectors = (
        source.sectors if source.sectors and (source.entity is not None or not mention.sectors) else mention.sectors
    )
    return replace(taken, sectors=sectors)


def _governments(passage: Passage, base: Knowledge) -> Passage:
    """A capital's name that stands for a government points at the first mention of the state.

    What stands for nothing else points at what stands for nothing else, so that no circle can arise: where the state's
    own mention already stands for the capital's ("Baghdad … its … Iraq"), they are one chain and the link is left out.
    """
    first: dict[str, Mention] = {}
    for phrase in passage.phrases:
        mention = phrase.mention
        if mention.entity in base.states and mention.kind in STATE_KINDS and _names_state(phrase, base):
            first.setdefault(str(mention.entity), passage.antecedent(mention))
    phrases = []
    for phrase in passage.phrases:
        mention = phrase.mention
        state = first.get(mention.entity or "")
        if (
            state is not None
            and state.id != mention.id
            and state.entity == mention.entity
            and mention.coref is None
            and mention.kind is MentionKind.ORGANISATION
            and phrase.label not in UNNAMED
            and base.seat(bare(mention.text)) is not None
        ):
            phrase = replace(phrase, mention=replace(mention, coref=state.id))  # noqa: PLW2901 - the same phrase
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def _names_state(phrase: Phrase, base: Knowledge) -> bool:
    return phrase.label not in UNNAMED and not base.seat(bare(phrase.mention.text))


def _surnamed(passage: Passage, base: Knowledge, frame: Frame) -> Passage:
    """Persons named by surname alone, of whom the report gives no full name: whoever was in office then."""
    titles = {p.mention.coref: p.mention for p in passage.phrases if p.label == "NOMINAL" and p.mention.coref}
    phrases = []
    for phrase in passage.phrases:
        mention = phrase.mention
        if phrase.label == "PERSON" and mention.kind is MentionKind.PERSON and mention.entity is None:
            title = titles.get(mention.id)
            country = mention.country or (title.country if title is not None else None)
            name = untitled(bare(mention.text))
            person = full_name(name, base.people, frame, country)
            if person is None and mention.coref is None and " " not in fold(name).removeprefix("al "):
                person = office_holder(name, base.people, frame, country)
            if person is not None:
                phrase = replace(phrase, mention=as_person(mention, person, frame.day))  # noqa: PLW2901
        phrases.append(phrase)
    return passage.with_phrases(tuple(phrases))


def _with_dateline(passage: Passage) -> Passage:
    """The report's dateline, pointing at the mentions of the places in it."""
    line = passage.report.dateline
    if line is None:
        return passage
    places = tuple(
        p.mention.id
        for p in passage.phrases
        if p.mention.kind is MentionKind.PLACE and passage.in_dateline(passage.tokens[p.head])
    )
    return replace(passage, report=replace(passage.report, dateline=replace(line, places=places)))
