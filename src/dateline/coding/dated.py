"""Of which words a time is said, and when a saying was said."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language import Passage, Phrase, Token
from dateline.record import MentionKind, Moment

__all__ = ["dated_words", "said_at", "times_of"]

VERBAL = frozenset({"VERB", "AUX"})
NONFINITE = frozenset({"VB", "VBG", "VBN"})
PREMODIFIER = frozenset({"compound", "nummod", "amod", "poss", "nmod"})
LASTING = frozenset({"since", "until", "till", "by", "from"})
SAID_REACH = 4
"""How many tokens behind a verb of saying its time may begin; farther ones are found by the parse."""


def times_of(passage: Passage) -> list[Phrase]:
    """The times of the passage of which the last day is known, in text order."""
    return [
        p
        for p in passage.phrases
        if p.mention.kind is MentionKind.TIME and p.mention.time is not None and p.mention.time.end is not None
    ]


def dated_words(passage: Passage) -> dict[int, Phrase]:
    """For each word that a time is said of, that time; of several the first."""
    found: dict[int, Phrase] = {}
    for phrase in times_of(passage):
        for token in _bearers(passage, passage.tokens[phrase.head]):
            found.setdefault(token.i, phrase)
    return found


def _bearers(passage: Passage, token: Token) -> Iterator[Token]:
    head = passage.head(token)
    if token.dep == "pobj":
        if head.lemma in LASTING:
            return
        token, head = head, passage.head(head)
    elif token.dep in PREMODIFIER and head.pos in {"NOUN", "PROPN"}:
        yield head
        return
    if head is token:
        return
    yield head
    if head.pos in {"NOUN", "PROPN"} and head.dep in {"dobj", "nsubjpass"} and token.i > head.i:
        head = passage.head(head)
        yield head
    while head.pos in VERBAL and head.tag in NONFINITE and head.dep in {"xcomp", "pcomp", "advcl", "prep"}:
        above = passage.head(head)
        head = passage.head(above) if above.pos == "ADP" else above
        if head.pos in VERBAL:
            yield head


def said_at(passage: Passage, cue: Token) -> Moment | None:
    """When what ``cue`` reports was said: the time right behind it or hanging on it, else ``None``."""
    tokens = passage.tokens
    for i in range(cue.i + 1, min(cue.i + SAID_REACH, len(tokens))):
        phrase = _time_beginning(passage, i)
        if phrase is not None:
            return phrase.mention.time
        if tokens[i].pos not in {"ADP", "PRON", "PROPN", "PUNCT", "DET"}:
            break
    verb = passage.head(cue) if cue.dep in {"amod", "compound"} else cue
    for child in passage.children(verb, "npadvmod", "prep", "advmod", "nmod"):
        target = passage.child(child, "pobj") if child.dep == "prep" else child
        phrase = (
            next((p for p in passage.phrases_headed(target) if p.mention.time), None) if target is not None else None
        )
        if phrase is not None and child.text.lower() not in LASTING:
            return phrase.mention.time
    return None


def _time_beginning(passage: Passage, i: int) -> Phrase | None:
    """The time whose words begin at token ``i`` and modify no noun ("Sunday's attack")."""
    phrase = passage.phrase_at(passage.tokens[i])
    if phrase is None or phrase.first != i or phrase.mention.time is None:
        return None
    return phrase if passage.tokens[phrase.head].dep not in PREMODIFIER else None
