"""Mentions that the network reads and the rules for names and common nouns have not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.language.draft import NOMINAL, PRONOUN, Draft, head_of
from dateline.language.passage import Passage, Token
from dateline.models import ReadMention
from dateline.record import MentionKind, SectionKind
from dateline.vocabulary import pronouns

__all__ = ["read_drafts"]

NAME_LABELS = {
    MentionKind.PERSON: "PERSON",
    MentionKind.ORGANISATION: "ORG",
    MentionKind.PLACE: "GPE",
    MentionKind.NATIONALITY: "NORP",
    MentionKind.DOCUMENT: "LAW",
    MentionKind.PLATFORM: "PRODUCT",
    MentionKind.WEAPON: "PRODUCT",
}
COUNTED = frozenset({MentionKind.TIME, MentionKind.QUANTITY, MentionKind.MONEY})
"""Kinds that have stages of their own."""
LOOSE = frozenset({"CCONJ", "SCONJ", "ADP", "PUNCT"})


def read_drafts(passage: Passage, known: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each mention of the passage's reading that no ``known`` one has the head of."""
    heads = {draft.head for draft in known}
    named = {i for draft in known if draft.label == "PERSON" for i in range(draft.first, draft.last)}
    for mention in passage.reading.mentions:
        found = _trimmed(passage, passage.tokens_within(mention.span))
        if found is None or mention.kind in COUNTED or not _names(passage.tokens[slice(*found)]):
            continue
        head = head_of(passage.tokens, *found)
        if passage.sentence_of(passage.tokens[head]).section is SectionKind.DATELINE:
            continue
        if head not in heads and not (mention.kind is MentionKind.PERSON and named.issuperset(range(*found))):
            heads.add(head)
            yield Draft(*found, head, mention.kind, _label(passage.tokens[head], mention))


def _names(tokens: Sequence[Token]) -> bool:
    """Whether the words can name anything: more than articles, and not numbers or signs alone ("at 0540")."""
    return any(t.tag != "DT" and any(c.isalpha() for c in t.text) for t in tokens)


def _trimmed(passage: Passage, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """The tokens without conjunctions, prepositions and signs at either end; ``None`` where nothing is left."""
    if found is None:
        return None
    first, last = found
    while first < last and passage.tokens[last - 1].pos in LOOSE:
        last -= 1
    while first < last and passage.tokens[first].pos in LOOSE:
        first += 1
    return (first, last) if first < last else None


def _label(head: Token, mention: ReadMention) -> str:
    if head.text.lower() in pronouns():
        return PRONOUN
    return NAME_LABELS[mention.kind] if head.pos == "PROPN" else NOMINAL
