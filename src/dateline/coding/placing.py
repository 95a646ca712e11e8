"""Where an event happened: the places that the words tie to it, never the nearest name on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.coding.actors import event_place, named, place_phrase
from dateline.language import Passage, Phrase, Token
from dateline.record import EventPlace, MentionKind, PlaceRelation
from dateline.vocabulary import PlaceWordRole, place_words, site_nouns

__all__ = ["each_once", "elsewhere", "named_places", "places_of"]

# fmt: off
LOCATIVE = frozenset({
    "in", "at", "near", "on", "outside", "inside", "around", "across", "throughout", "through", "along",
    "above", "off", "within", "into", "towards", "toward", "from", "to", "onto", "beyond", "between", "north",
    "south", "east", "west",
})
# fmt: on
WEAPONS = frozenset({MentionKind.WEAPON, MentionKind.PLATFORM})
PARTITIVE = frozenset({"of", "in", "near", "between"})


def places_of(
    passage: Passage,
    head: Token,
    anchor: range = range(0),
    taken: frozenset[str] = frozenset(),
) -> tuple[EventPlace, ...]:
    """Where what ``head`` says happened.

    Args:
        head: the token that says the event.
        anchor: numbers of the tokens that say the event with it ("carried out an attack").
        taken: ids of mentions that act in it or suffer it, and so are no places of it.

    Returns:
        The places in the order of their closeness; empty where the words name none: the dateline is no place of an
        event, nor is the capital of whoever acts.
    """
    found: dict[str, EventPlace] = {}
    for token in _holders(passage, head, anchor):
        for phrase in (*_stated(passage, token), *_where_clause(passage, token)):
            if phrase.mention.id not in taken:
                found.setdefault(phrase.mention.id, event_place(passage, phrase))
        if found:
            break
    return tuple(found.values())


def each_once(passage: Passage, places: Iterable[EventPlace]) -> tuple[EventPlace, ...]:
    """The places without names that only tell of an area or place that stands there already: of "between X and Y" one,
    of "X, 40 km west of Y" the first."""
    found = tuple(places)
    telling = {
        place.mention
        for place in found
        if (phrase := passage.phrase(place.mention)) is not None and phrase.area is not None
    }
    kept: list[EventPlace] = []
    for place in found:
        others = [o for o in found if o.mention not in telling] if place.mention in telling else []
        if place.mention not in telling or all(place.place != o.place for o in (*others, *kept)):
            kept.append(place)
    return tuple(kept)


def elsewhere(passage: Passage, place: Token, head: int, events: frozenset[int]) -> bool:
    """Whether the parse ties a place to something else than the event that token ``head`` says.

    It does where the place stands in a clause about a noun outside the event ("a minister who was born in X met"), or
    with the verb of another one of ``events`` above it ("in X, diplomats condemned the attacks").
    """
    above = {token.i for token in passage.ancestors(passage.tokens[head])}
    if place.i in above:
        return False
    below = place
    for token in passage.ancestors(place):
        if token.dep in SET_APART and token.pos in VERBAL and token.i != head:
            noun = passage.head(token).i
            if noun != head and noun not in above:
                return True
        if token.i == head:
            return False
        if token.i in above:
            return token.i in events and below.dep == "prep"
        below = token
    return False


VERBAL = frozenset({"VERB", "AUX"})
SET_APART = frozenset({"relcl", "acl"})


def _holders(passage: Passage, head: Token, anchor: range) -> Iterator[Token]:
    """The head and the words whose adverbials of place hold for it as well: its light verb, the clause's verb, the
    verb it is coordinated with; never the verb of saying above it."""
    yield head
    yield from _of_weapon(passage, head)
    token = head
    while token.head != token.i:
        parent = passage.head(token)
        if token.dep == "pobj":
            parent = passage.head(parent)
        if not _shares_place(passage, token, parent, anchor):
            return
        yield parent
        token = parent


def _of_weapon(passage: Passage, verb: Token) -> Iterator[Token]:
    """The clause that tells where the weapon went that did it: "a rocket that landed on a school killed"."""
    for subject in passage.children(verb, "nsubj"):
        if any(p.mention.kind in WEAPONS for p in passage.phrases_headed(subject)):
            yield from passage.children(subject, "relcl", "acl")


def _shares_place(passage: Passage, token: Token, parent: Token, anchor: range) -> bool:
    """Whether an adverbial of place at ``parent`` also says where ``token`` happened."""
    if parent.i in anchor:
        return True
    if token.pos == "VERB":
        participle = token.dep == "advcl" and token.tag == "VBG"
        return parent.pos == "VERB" and (token.dep in {"conj", "xcomp"} or participle)
    alone = passage.child(parent, "dobj", "ccomp", "xcomp") is None
    return token.dep in {"nsubj", "nsubjpass"} and parent.pos == "VERB" and alone


def _stated(passage: Passage, token: Token) -> Iterator[Phrase]:
    """The places in adverbials of ``token``: "in X", "on the outskirts of X", "near the town of X", "here in X"."""
    for child in passage.children(token, "prep", "advmod"):
        yield from _in_adverbial(passage, child)
    for child in passage.children(token, "dobj", "nsubjpass"):
        if token.pos == "VERB" and not passage.phrases_headed(child):
            for prep in passage.children(child, "prep"):
                yield from _in_adverbial(passage, prep)
    yield from _measured(passage, token)


def _measured(passage: Passage, token: Token) -> Iterator[Phrase]:
    """The place that a distance or a direction beside ``token`` is told from: "an ambush 40 km west of X"."""
    words = place_words()
    for child in passage.children(token, "npadvmod", "advmod", "appos", "dobj"):
        roles = (PlaceWordRole.BEARING, PlaceWordRole.UNIT)
        if any(child.text.lower() in words.by_role[role] for role in roles):
            yield from (
                phrase
                for each in passage.subtree(child)
                for phrase in passage.phrases_headed(each)
                if named(phrase) and phrase.area is not None and phrase.area.relation is PlaceRelation.DISTANCE
            )


def _where_clause(passage: Passage, token: Token) -> Iterator[Phrase]:
    """The place before a clause with "where": "the airport, where fighting went on"."""
    if token.dep == "relcl" and any(t.text.lower() == "where" for t in passage.children(token, "advmod")):
        phrase = place_phrase(passage, passage.head(token))
        if phrase is not None:
            yield from named_places(passage, phrase)


def _in_adverbial(passage: Passage, adverbial: Token) -> Iterator[Phrase]:
    if adverbial.text.lower() not in LOCATIVE:
        return
    for prep in passage.children(adverbial, "prep"):
        yield from _in_adverbial(passage, prep)
    for pobj in passage.children(adverbial, "pobj"):
        for each in passage.conjuncts(pobj):
            phrase = place_phrase(passage, each)
            if phrase is not None:
                yield from named_places(passage, phrase)
            elif any(p.mention.kind.value == "time" for p in passage.phrases_headed(each)):
                continue
            else:
                yield from _within(passage, each)


def _within(passage: Passage, token: Token) -> Iterator[Phrase]:
    """The place inside a phrase that is none itself: "in fighting near X", "on a market in X"."""
    for prep in passage.children(token, "prep"):
        if prep.text.lower() in PARTITIVE | LOCATIVE:
            yield from _in_adverbial(passage, prep)
    yield from _measured(passage, token)


def named_places(passage: Passage, phrase: Phrase) -> Iterator[Phrase]:
    """The names within a general word of place ("the towns of X and Y", "the X and Y areas"); itself without any."""
    head = passage.tokens[phrase.head]
    if not named(phrase):
        inner = [
            p
            for prep in passage.children(head, "prep")
            if prep.text.lower() in PARTITIVE
            for pobj in passage.children(prep, "pobj")
            for each in passage.conjuncts(pobj)
            if (p := place_phrase(passage, each)) is not None
        ]
        inner += [p for t in passage.children(head, "appos") if (p := place_phrase(passage, t)) is not None]
        before = [
            p
            for t in passage.children(head, "compound", "nmod")
            for each in passage.conjuncts(t)
            if each.i < phrase.head and (p := place_phrase(passage, each)) is not None and not _owns(p, head)
        ]
        names = [
            each for p in before or inner if p.head != phrase.head for each in named_places(passage, p) if named(each)
        ]
        names = names or _beside(passage, phrase)
        if names:
            yield from names
            return
    yield phrase


def _owns(phrase: Phrase, site: Token) -> bool:
    """Whether a country's name before the noun of a site says whose it is and not where: "a US base"."""
    place = phrase.mention.place
    return site.lemma in site_nouns() and place is not None and place.precision == "country"


def _beside(passage: Passage, phrase: Phrase) -> list[Phrase]:
    """The name that a general word of place comes after: "Mosul, the north's main city"."""
    if phrase.first < 2 or passage.tokens[phrase.first - 1].text != ",":
        return []
    before = place_phrase(passage, passage.tokens[phrase.first - 2])
    return [before] if before is not None and named(before) else []
