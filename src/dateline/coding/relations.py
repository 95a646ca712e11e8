"""Who stands how with whom, as the text states it: allies, backers, enemies, leaders, parts, splits, spokesmen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.actors import actor_phrase, mention_actor, named
from dateline.coding.roles import Office
from dateline.coding.slots import fill, match
from dateline.language import Passage, Phrase, Token
from dateline.record import Actor, MentionKind, RelationKind
from dateline.vocabulary import RelationEntry, Ties

__all__ = ["Tie", "find_relations"]

POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.NATIONALITY, MentionKind.PLACE})
OF_BODIES = frozenset({RelationKind.LEADS, RelationKind.PART_OF, RelationKind.SPLIT_FROM, RelationKind.REPRESENTS})
PARTICIPLES = frozenset({"prefix", "adjective"})
"""Looked up as they stand: "backed" and not "back"."""
ANCHOR_TOKENS = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors and how they stand, as the words of one sentence give it, not yet judged, dated or sourced.

    ``head`` is the token that says it; ``first`` and ``last`` bound the anchor, tokens ``[first, last)``.
    """

    head: int
    first: int
    last: int
    a: Actor
    b: Actor
    kind: RelationKind
    ended: bool
    words: str


def find_relations(passage: Passage, ties: Ties, offices: tuple[Office, ...] = ()) -> tuple[Tie, ...]:
    """Every stated relation, in text order; who leads or speaks for what also from titles (``offices``)."""
    found: dict[tuple[str, str, RelationKind], Tie] = {}
    titled = {office.head for office in offices}
    for office in offices:
        for tie in _of_office(passage, office, ties):
            found.setdefault((tie.a.mention, tie.b.mention, tie.kind), tie)
    bearing = {tie.head for tie in found.values()}
    for token in passage.tokens:
        if token.i in titled & bearing:
            continue
        for tie in _ties(passage, token, ties):
            found.setdefault((tie.a.mention, tie.b.mention, tie.kind), tie)
    return tuple(sorted(found.values(), key=lambda tie: (tie.head, tie.first)))


def _ties(passage: Passage, token: Token, ties: Ties) -> Iterator[Tie]:
    for pos in _readings(passage, token):
        word = token.text.lower() if pos in PARTICIPLES else token.lemma
        for entry in ties.relations.get((word, pos), ()):
            matched = match(passage, token, entry.words)
            if matched is None:
                continue
            found = list(_of_entry(passage, matched, entry))
            if found:
                yield from found
                return


def _readings(passage: Passage, token: Token) -> Iterator[str]:
    if token.i >= 2 and passage.tokens[token.i - 1].text in {"-", "–", "‑"}:
        yield "prefix"
        return
    if token.pos in POS:
        yield POS[token.pos]
    if token.tag == "VBN" and token.dep in {"amod", "acl", "acomp"}:
        yield "adjective"


def _of_entry(passage: Passage, matched: tuple[Token, ...], entry: RelationEntry) -> Iterator[Tie]:
    a = _phrases(passage, fill(passage, matched, entry.a))
    b = a[1:] if entry.b == entry.a else _phrases(passage, fill(passage, matched, entry.b))
    if entry.b == entry.a:
        a = a[:1]
    first, last = min(t.i for t in matched), max(t.i for t in matched) + 1
    words = passage.text(first, last) if last - first <= ANCHOR_TOKENS else " ".join(t.text for t in matched)
    for left in a:
        for right in b:
            if _distinct(passage, left, right) and _fitting(entry, left, right):
                yield Tie(
                    matched[0].i,
                    first,
                    last,
                    mention_actor(left.mention),
                    mention_actor(right.mention),
                    entry.kind,
                    entry.ended,
                    words,
                )


def _phrases(passage: Passage, tokens: list[Token]) -> list[Phrase]:
    """The actors that the tokens head; for a word that is none ("Russian air support") whose it is."""
    found = [actor_phrase(passage, token) for token in tokens]
    owners = [
        actor_phrase(passage, owner)
        for token, phrase in zip(tokens, found, strict=True)
        if phrase is None and token.pos == "NOUN"
        for owner in fill(passage, (token,), "owner")
    ]
    return [phrase for phrase in (*found, *owners) if phrase is not None]


def _distinct(passage: Passage, left: Phrase, right: Phrase) -> bool:
    """Whether the two are different actors: nobody is allied with or part of themselves."""
    a, b = passage.antecedent(left.mention), passage.antecedent(right.mention)
    nested = left.first <= right.first < left.last and left.first < right.last <= left.last
    return a.id != b.id and not (nested and left.head == right.head) and (a.entity is None or a.entity != b.entity)


def _fitting(entry: RelationEntry, left: Phrase, right: Phrase) -> bool:
    """Whether both ends can stand so: only a body is led, represented or split from; and that "a member of the police"
    belongs to the police says nothing of anybody in particular."""
    if entry.kind not in OF_BODIES:
        return True
    if left.mention.kind is MentionKind.NATIONALITY and left.mention.country is None:
        return False  # "Muslim-led" names a faith, not who leads
    anybody = not named(left) and left.mention.kind is MentionKind.PERSON and left.mention.coref is None
    inside = left.first <= right.first and right.last <= left.last
    if anybody or (inside and not named(left) and left.mention.coref is None):
        return False
    return right.mention.kind in BODIES or bool(right.mention.sectors)


def _of_office(passage: Passage, office: Office, ties: Ties) -> Iterator[Tie]:
    """ "the ISIL leader Abu X", "their ally Y": who bears a title that is itself a tie stands so to what it is of."""
    if office.of is None or office.former or office.of.mention == office.person.mention:
        return
    entries = ties.relations.get((office.noun, "noun"), ())
    entry = next((e for e in entries if {e.a, e.b} == {"self", "owner"} or {e.a, e.b} == {"self", "of"}), None)
    body = passage.phrase(office.of.mention)
    if entry is not None and (body is None or entry.kind is not RelationKind.LEADS or not _is_adjective(passage, body)):
        a, b = (office.person, office.of) if entry.a == "self" else (office.of, office.person)
        words = passage.text(office.head, office.head + 1)
        yield Tie(office.head, office.head, office.head + 1, a, b, entry.kind, entry.ended, words)


def _is_adjective(passage: Passage, phrase: Phrase) -> bool:
    """Whether it only says of what nation somebody is: "the Serb commander" does not lead the Serbs."""
    return phrase.mention.kind is MentionKind.NATIONALITY and passage.tokens[phrase.head].dep in {"amod", "compound"}
