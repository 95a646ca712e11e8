"""Who is what: titles before names, appositions, and "X is the president of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.actors import actor_phrase, mention_actor
from dateline.coding.slots import subjects
from dateline.language import Passage, Phrase, Token
from dateline.record import Actor, MentionKind, Span
from dateline.vocabulary import Agents

__all__ = ["Office", "find_roles"]

FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "then", "onetime", "erstwhile", "fallen", "exiled"})
TITLE_DEPS = frozenset({"compound", "amod", "nmod", "nummod", "punct", "poss"})
TITLE_PREPOSITIONS = ("for", "to", "in", "at")
BECOMING = frozenset({"be", "become", "remain"})


@dataclass(frozen=True, slots=True)
class Office:
    """A person and the title that the text gives them.

    Attributes:
        person, of: who bears it, and the country or body that it is of, if said.
        title: the words, without nationality or article: "foreign minister".
        noun: lemma of the title's head noun: "minister". former: whether it is said to be over.
        head: token of that noun. first, last: tokens of title and name together, half-open. span: their span.
    """

    person: Actor
    title: str
    noun: str
    of: Actor | None
    former: bool
    head: int
    first: int
    last: int
    span: Span


def find_roles(passage: Passage, agents: Agents) -> tuple[Office, ...]:
    """Every title that the text gives a named person, in text order, each person and title once."""
    found: dict[tuple[str, str], Office] = {}
    for phrase in passage.phrases:
        if phrase.mention.kind is MentionKind.PERSON and phrase.label == "PERSON":
            for noun in _title_nouns(passage, phrase, agents):
                office = _office(passage, phrase, noun)
                if office is not None:
                    key = (passage.antecedent(phrase.mention).id, office.title.lower())
                    found.setdefault(key, office)
    return tuple(found.values())


def _title_nouns(passage: Passage, person: Phrase, agents: Agents) -> Iterator[Token]:
    """The head nouns of the titles that stand with the name."""
    head = passage.tokens[person.head]
    before = [t for t in passage.children(head) if t.i < person.first and t.dep in {"compound", "nmod", "amod"}]
    if person.first > passage.sentence_of(head).first:
        before.append(passage.tokens[person.first - 1])
    for token in reversed(before):
        if _is_title(token, agents) and token.i >= person.first - REACH:
            yield token
            break
    for token in passage.children(head, "appos"):
        if _is_title(token, agents):
            yield token
    governor = passage.head(head)
    if head.dep == "appos" and _is_title(governor, agents):
        yield governor
    elif head.dep == "appos" and (outer := _from_somewhere(passage, person, governor)) and _is_title(outer, agents):
        yield outer
    yield from _predicates(passage, head, agents)


REACH = 3
"""A title noun stands at most this many tokens before the name it belongs to ("Prime Minister designate X")."""


def _from_somewhere(passage: Passage, person: Phrase, place: Token) -> Token | None:
    """The title whose last word a parse takes for what the name explains: "a doctor from Bria, X, said"."""
    preposition = passage.head(place)
    comma = passage.tokens[person.first - 1] if person.first else None
    if place.dep != "pobj" or comma is None or comma.text != "," or comma.i != place.i + 1:
        return None
    return passage.head(preposition) if preposition.text.lower() in {"from", "in", "at", "for", "of"} else None


def _predicates(passage: Passage, head: Token, agents: Agents) -> Iterator[Token]:
    """ "X is the president of Y": the noun said of the subject."""
    verb = passage.head(head)
    if head.dep == "nsubj" and verb.lemma in BECOMING and head in subjects(passage, verb):
        for token in passage.children(verb, "attr"):
            if _is_title(token, agents):
                yield token


PRIVATE = frozenset({"BUS", "EDU", "AGR", "LAB", "CRM", "UAF"})
"""Walks of life whose titles are no political, military or official ones: a teacher, a raider, a chief executive."""


def _is_title(token: Token, agents: Agents) -> bool:
    if token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    noun = agents.noun(token.lemma)
    if noun is None or noun.kind is not MentionKind.PERSON or token.tag in {"NNS", "NNPS"}:
        return False
    return not noun.sectors or not PRIVATE.issuperset(noun.sectors)


def _office(passage: Passage, person: Phrase, noun: Token) -> Office | None:
    words = _title_tokens(passage, noun, person)
    if not words:
        return None
    first, last = words[0], words[-1] + 1
    former = any(t.lemma in FORMER for t in _modifiers(passage, noun, person))
    of = _of(passage, noun, person)
    whole_first = min(first, person.first)
    whole_last = max(last, person.last)
    span = passage.span(whole_first, whole_last)
    title = passage.text(first, last)
    return Office(mention_actor(person.mention), title, noun.lemma, of, former, noun.i, whole_first, whole_last, span)


def _modifiers(passage: Passage, noun: Token, person: Phrase) -> list[Token]:
    """What modifies the title: dependents of its noun, and of the name where the parse hangs them there."""
    own = passage.children(noun)
    if noun.i < person.first and passage.head(noun).i == person.head:
        own = own + [t for t in passage.children(passage.head(noun)) if t.i < person.first]
    return own


def _title_tokens(passage: Passage, noun: Token, person: Phrase) -> list[int]:
    """The tokens of the title, contiguous up to its noun, without articles, nationalities, owners and "former".

    "Secretary of State" keeps what follows the noun where the name comes right after it.
    """
    first = noun.i
    while first > passage.sentence_of(noun).first:
        before = passage.tokens[first - 1]
        if before.dep not in TITLE_DEPS or before.lemma in FORMER or before.pos in {"DET", "PUNCT", "NUM"}:
            break
        if before.tag in {"POS", "PRP$"} or _names(passage, before) or before.i in range(person.first, person.last):
            break
        first -= 1
    last = noun.i
    if noun.i < person.first - 1 and passage.head(noun).i == person.head:
        last = person.first - 1
    while last > noun.i and passage.tokens[last].pos in {"PUNCT", "ADP"}:
        last -= 1
    return list(range(first, last + 1))


def _names(passage: Passage, token: Token) -> bool:
    """Whether the token names a country, people, place or body of its own."""
    return any(
        phrase.label not in {"NOMINAL", "PRONOUN"} and phrase.mention.kind is not MentionKind.PERSON
        for phrase in passage.phrases_headed(token)
    )


def _of(passage: Passage, noun: Token, person: Phrase) -> Actor | None:
    """The country or body that a title is of: "the Russian ...", "Iran's ...", "... of anti-coalition forces"."""
    following = {
        prep.text.lower(): [each for pobj in passage.children(prep, "pobj") for each in passage.conjuncts(pobj)]
        for prep in passage.children(noun, "prep")
    }
    candidates = [*following.get("of", []), *_modifiers(passage, noun, person)]
    candidates += [each for word in TITLE_PREPOSITIONS for each in following.get(word, [])]
    for token in candidates:
        if token.i in range(person.first, person.last) or token.i == noun.i:
            continue
        phrase = actor_phrase(passage, token)
        if phrase is not None and phrase.mention.id != person.mention.id and not phrase.first <= noun.i < phrase.last:
            return mention_actor(phrase.mention)
    return None
