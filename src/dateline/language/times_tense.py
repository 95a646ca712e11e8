"""Whether the words around a time look back or ahead: the tense of the verb that governs it."""

from __future__ import annotations

from enum import Enum, auto

from dateline.language.passage import Passage, Token
from dateline.record import SectionKind
from dateline.vocabulary import times

__all__ = ["Direction", "direction"]

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "shall", "would", "may", "might", "could", "should", "wo", "must"})
PAST_AUXILIARIES = frozenset({"did", "was", "were", "had", "has", "have", "been", "'ve", "'d"})


class Direction(Enum):
    """Where the governing verb looks."""

    PAST = auto()
    PRESENT = auto()
    FUTURE = auto()


def direction(passage: Passage, token: Token) -> Direction:
    """The direction of the clause that ``token`` stands in; ``PRESENT`` where no verb says.

    Where the token only says which one a noun names ("the ceasefire of 21 May is holding") it is ``PRESENT`` too.
    """
    of = passage.head(token)
    if token.dep == "pobj" and of.text.lower() == "of" and passage.head(of).pos == "NOUN":
        return Direction.PRESENT
    for above in passage.ancestors(token):
        if above.pos in {"VERB", "AUX"}:
            found = _of_verb(passage, above)
            if found in WAITING and _awaited(passage, above, WAITING[found]):
                return Direction.FUTURE
            if found is not None:
                return found
        elif above.lemma in times().plan_verbs and above.pos in {"NOUN", "ADJ"}:
            return Direction.FUTURE
    return _of_verb(passage, token) or Direction.PRESENT


def _awaited(passage: Passage, verb: Token, words: frozenset[str]) -> bool:
    """Whether a clause only waits for something: "unless they are freed by Monday"."""
    return any(child.text.lower() in words for child in passage.children(verb, "mark", "advmod"))


WAITING = {
    Direction.PRESENT: frozenset({"if", "unless", "until", "once"}),
    Direction.PAST: frozenset({"unless"}),
}
"""Words before a clause that waits, by its tense. In the past ("would strike unless it signed by Sunday") the others
may tell of what came about ("until it signed on Sunday")."""


def _of_verb(passage: Passage, verb: Token) -> Direction | None:
    """What a verb's form says; ``None`` where it takes its time from the verb above it."""
    auxiliaries = {passage.tokens[i].text.lower() for i in passage.dependents[verb.i] if passage.tokens[i].dep in AUX}
    if auxiliaries & FUTURE_AUXILIARIES:
        return Direction.FUTURE
    if verb.tag == "VBN":
        return _of_participle(verb, auxiliaries)
    if verb.tag == "VBD" or auxiliaries & PAST_AUXILIARIES:
        return Direction.PAST
    if verb.tag == "VBG":
        return Direction.FUTURE if auxiliaries & {"is", "are", "'s", "'re", "am"} else None
    if verb.tag == "VB" and "to" in auxiliaries:
        head = passage.head(verb)
        plan = head.lemma in times().plan_verbs or head.pos == "NOUN"
        return Direction.FUTURE if plan or head.text.lower() in {"is", "are"} else None
    return _of_present(passage, verb) if verb.tag in {"VBZ", "VBP"} else None


def _of_present(passage: Passage, verb: Token) -> Direction:
    """The present tense of a timetable lies ahead; that of a headline tells what has happened."""
    headline = passage.sentence_of(verb).section is SectionKind.HEADLINE
    return Direction.FUTURE if verb.lemma in times().timetable_verbs and not headline else Direction.PRESENT


AUX = frozenset({"aux", "auxpass"})


def _of_participle(verb: Token, auxiliaries: set[str]) -> Direction | None:
    if verb.lemma in times().plan_verbs and not auxiliaries & {"had", "has", "have"}:
        return Direction.FUTURE
    if "to" in auxiliaries:
        return Direction.FUTURE
    if auxiliaries & PAST_AUXILIARIES or not auxiliaries:
        return Direction.PAST
    return Direction.PRESENT
