"""One label for one name throughout a report, by what the report as a whole says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.language.draft import head_of
from dateline.language.passage import Passage, Token
from dateline.language.territory import stands_only_as_territory
from dateline.record import MentionKind

__all__ = ["AMOUNTS", "Name", "agreed"]

AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT", "CARDINAL"})
OFTEN_WRONG = frozenset({"ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC", "WORK_OF_ART", "LAW"})
LOCATIVE = frozenset({"in", "near", "around", "outside", "inside", "across", "towards", "toward"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
READ_LABELS = {MentionKind.PERSON: "PERSON", MentionKind.ORGANISATION: "ORG", MentionKind.PLACE: "GPE"}
READ = 2
"""What the network's word counts beside the tagger's: it reads names better by the sentence they stand in."""
SURE = 0.7
"""How sure the network must be of a mention to say what a name is."""


@dataclass(slots=True)
class Name:
    """A name in the making: its tokens ``[first, last)``, its entity label; ``full`` is what an acronym stands for."""

    first: int
    last: int
    label: str
    full: tuple[int, int] | None = None


def agreed(passage: Passage, names: list[Name], kind_of: Callable[[Token], MentionKind | None]) -> list[Name]:
    """The names with labels made consistent.

    The words around a name count beside the tagger's labels: what stands after "in" or "the city of" is a place. The
    bare surname of somebody named in full is a person, also behind an adjective ("the Shi'ite Maliki").
    """
    tokens = passage.tokens
    votes: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for name in names:
        vote = votes.setdefault(passage.text(name.first, name.last), Counter())
        vote[name.label] += 1
        if name.label == "PERSON" and _is_classified_body(tokens, name, kind_of):
            vote["ORG"] += 2
        if name.label not in PLACE_LABELS and _stands_as_place(passage, name, kind_of):
            vote["GPE"] += 2
        read = _read_label(passage, name)
        if read is not None:
            vote[read] += READ
    demonyms = {text for text, vote in votes.items() if vote["NORP"]}
    for name in names:
        vote = votes[passage.text(name.first, name.last)]
        if name.last - name.first == 1 and tokens[name.first].text.removesuffix("s") in demonyms:
            name.label = "NORP"
        elif len(vote) > 1 and not passage.in_dateline(tokens[name.first]):
            name.label = max(vote.items(), key=lambda item: (item[1], item[0]))[0]
        if name.label == "PERSON" and name.last - name.first > 1 and len(tokens[name.last - 1].text) > 2:
            surnames.add(tokens[name.last - 1].text)
    return [part for name in names for part in _by_surname(tokens, name, surnames)]


def _read_label(passage: Passage, name: Name) -> str | None:
    """What the network takes a name for that the tagger takes for something else; a tagger's place stays one, since a
    government may be called by its capital."""
    head = passage.tokens[head_of(passage.tokens, name.first, name.last)]
    mention = passage.read_at(head)
    label = READ_LABELS.get(mention.kind) if mention is not None and mention.score >= SURE else None
    if label is None or label == name.label or name.label in PLACE_LABELS:
        return None
    return None if label == "ORG" and name.label != "PERSON" else label


def _by_surname(tokens: Sequence[Token], name: Name, surnames: set[str]) -> list[Name]:
    """The bare surname of somebody named in full taken for the person, a nationality before it split off."""
    length = name.last - name.first
    if tokens[name.last - 1].text not in surnames or name.label not in OFTEN_WRONG:
        return [name]
    if length == 1:
        return [Name(name.first, name.last, "PERSON")]
    if length == 2 and name.label == "NORP":
        return [Name(name.first, name.last - 1, "NORP"), Name(name.last - 1, name.last, "PERSON")]
    return [name]


def _stands_as_place(passage: Passage, name: Name, kind_of: Callable[[Token], MentionKind | None]) -> bool:
    """Whether the name stands where only a place stands: "in X", "the city of X", "X valley"."""
    tokens = passage.tokens
    head = tokens[head_of(tokens, name.first, name.last)]
    governor = tokens[head.head]
    if stands_only_as_territory(passage, head, held=name.label != "PERSON"):
        return True
    if _names_areas(passage, head, kind_of):
        return True
    if head.dep == "pobj":
        word = governor.text.lower()
        if word in LOCATIVE:
            return (
                name.label in {"PERSON", "PRODUCT", "WORK_OF_ART"}
                or (name.label == "NORP" and head.tag == "NNP")
                or (name.label == "ORG" and not _is_body(tokens, name))
            )
        above = tokens[governor.head]
        return word == "of" and above.i >= governor.i - 2 and kind_of(above) is MentionKind.PLACE
    return (
        head.dep == "compound"
        and governor.i == name.last
        and name.label == "PERSON"
        and (kind_of(governor) is MentionKind.PLACE)
    )


def _names_areas(passage: Passage, head: Token, kind_of: Callable[[Token], MentionKind | None]) -> bool:
    """Whether the name is one of several before a plural noun for places: "the Bria and Obo areas"."""
    first = head
    while first.dep == "conj" and first.head != first.i:
        first = passage.tokens[first.head]
    noun = passage.tokens[first.head]
    several = first is not head or passage.child(head, "conj") is not None
    return (
        several
        and first.dep in {"compound", "nmod"}
        and noun.tag == "NNS"
        and noun.i > head.i
        and kind_of(noun) is MentionKind.PLACE
    )


def _is_classified_body(tokens: Sequence[Token], name: Name, kind_of: Callable[[Token], MentionKind | None]) -> bool:
    """Whether a noun for a body stands right before the name and introduces it: "the group Ansar Dine"."""
    if not name.first or tokens[name.first].sentence != tokens[name.first - 1].sentence:
        return False
    before = tokens[name.first - 1]
    head = tokens[head_of(tokens, name.first, name.last)]
    joined = before.head == head.i or head.head == before.i
    return joined and before.tag == "NN" and kind_of(before) is MentionKind.ORGANISATION


def _is_body(tokens: tuple[Token, ...], name: Name) -> bool:
    """Whether the words look like those of a body: "the", several words, or capitals throughout."""
    before = tokens[name.first - 1].text.lower() if name.first else ""
    return before == "the" or name.last - name.first > 1 or tokens[name.first].text.isupper()
