"""A frame: what a word says, and the tokens that take part; and how entries' slots are filled from a clause."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.arguments import Clause
from dateline.coding.wording import Wording
from dateline.language import Token
from dateline.record import EventType, Status
from dateline.vocabulary import Constraint, Pattern, VerbEntry

__all__ = ["Frame", "fits", "subject_fits", "verb_frame"]


CAUSES = ("in", "by", "from", "of", "during", "after", "when")


@dataclass(frozen=True, slots=True)
class Frame:
    """An event on the level of tokens.

    Attributes:
        head: the token that says it. anchor: numbers of the tokens that say it.
        type, mode, contexts, cameo: PLOVER 2.0.
        actors, recipients, places: heads of who, to whom, where, as the grammar gives them.
        absorbs: tokens whose own events this one makes part of itself.
        sure: whether it counts even where nobody takes part. needs: as of an event noun.
        pattern: who stands where around it, for an event noun. beside: the governed event, where it is one of its own.
        status: what the words themselves say of it. why: words that decided.
    """

    head: int
    anchor: tuple[int, ...]
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()
    absorbs: frozenset[int] = frozenset()
    sure: bool = False
    needs: str = "argument"
    pattern: Pattern | None = None
    beside: Frame | None = None
    status: Status | None = None
    why: tuple[str, ...] = ()


def fits(entry: VerbEntry, clause: Clause, wording: Wording) -> bool:
    """Whether the verb stands here in the sense of ``entry``."""
    around = entry.particle in clause.preps or entry.particle in clause.beside
    particle = entry.particle == clause.particle or (entry.particle and around)
    if not particle or (entry.preps and not any(clause.slot(name) for name in entry.preps)):
        return False
    if not entry.object.allows([wording.classes(t) | {t.lemma} for t in clause.objects]):
        return False
    if not subject_fits(entry.subject, clause, wording):
        return False
    if entry.type is EventType.ASSAULT and _mishap(clause, wording):
        return False
    if not entry.prep_object.words:
        return True
    things = [t for name in entry.preps or clause.preps for t in clause.slot(name)]
    return entry.prep_object.allows([wording.classes(t) | {t.lemma} for t in things])


def _mishap(clause: Clause, wording: Wording) -> bool:
    """Whether what killed or injured was a storm, a crash, a disease and the like."""
    causes = (t for name in CAUSES for t in clause.preps.get(name, ()))
    return any("hazard" in wording.classes(t) and "ASSAULT" not in wording.classes(t) for t in causes)


def subject_fits(constraint: Constraint, clause: Clause, wording: Wording) -> bool:
    """Whether the subject may be what it is; where the construction leaves it out, it may be anything."""
    if not clause.subjects and (clause.passive or clause.verb.tag in {"VB", "VBG"}):
        return constraint.supposable
    return constraint.allows([wording.classes(t) | {t.lemma} for t in clause.subjects])


def verb_frame(entry: VerbEntry, clause: Clause) -> Frame:
    """The event that a verb says in the sense of ``entry``."""
    verb = clause.verb
    used = next((n for n in entry.preps if n in clause.preps), "")
    return Frame(
        verb.i,
        (verb.i,),
        entry.type,
        entry.mode,
        entry.contexts,
        entry.cameo,
        _sides(entry.actor, clause, used),
        _first(entry.recipient, clause),
        _first(entry.place, clause),
        sure=entry.alone,
        needs="nothing" if entry.alone else "argument",
        why=(_reason(entry, clause),),
    )


def _sides(slots: tuple[str, ...], clause: Clause, used: str) -> tuple[Token, ...]:
    """The actors; for ``both``, all sides of what people do together."""
    if slots != ("both",):
        return _first(slots, clause)
    others = clause.slot(used) or clause.slot("with") or (clause.objects if not used else ())
    return clause.subjects + tuple(t for t in others if t not in clause.subjects)


def _first(slots: tuple[str, ...], clause: Clause) -> tuple[Token, ...]:
    for name in slots:
        found = clause.slot(name)
        if found:
            return found
    return ()


def _reason(entry: VerbEntry, clause: Clause) -> str:
    words = " ".join(part for part in (clause.verb.text, entry.particle) if part)
    mode = f" {entry.mode}" if entry.mode else ""
    return f'{entry.type}{mode}: "{words}"'
