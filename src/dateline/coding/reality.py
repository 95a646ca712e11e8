"""How real a clause or an event noun is, read off its own words and, word by word upwards, off what governs it.

The reading is compositional: what governs a clause has a reality of its own, and a cue says what comes of it for the
clause. "Has not ruled out sending" is *considered* because what is ruled out is denied, and here the ruling out is.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.record import Status
from dateline.vocabulary import Effect

__all__ = ["REAL", "Reality", "embedded"]

REAL = frozenset({Status.HAPPENED, Status.ONGOING})


class Reality(NamedTuple):
    """How real something is.

    Attributes:
        status: as in the record.
        why: the words that decided.
        doubt: the word on the way that leaves it unchecked ("appeared to"), empty where none does.
        attempted: whether it was tried, with the outcome not said ("tried to storm").
        open: whether its own words leave it open (an infinitive, a bare noun).
    """

    status: Status
    why: str = ""
    doubt: str = ""
    attempted: bool = False
    open: bool = False


WEAK = {
    Effect.PLANNED: Status.PLANNED,
    Effect.CONSIDERED: Status.CONSIDERED,
    Effect.CONDITIONAL: Status.CONDITIONAL,
    Effect.TRIED: Status.CONSIDERED,
    Effect.ACHIEVED: Status.CONSIDERED,
}


def embedded(effect: Effect, word: str, governor: Reality, own: Reality, *, unverified: bool) -> Reality:
    """How real a clause is whose own words say ``own`` under a cue ``word`` that is itself as real as ``governor``."""
    status, why, attempted = _composed(effect, word, governor, own)
    doubt = own.doubt or (word if unverified else "") or (governor.doubt if effect is not Effect.FACT else "")
    if effect is Effect.SAY and governor.status is Status.DENIED and own.status is not Status.CONSIDERED:
        doubt = doubt or governor.why
    return Reality(status, why, doubt, attempted or own.attempted)


def _composed(effect: Effect, word: str, governor: Reality, own: Reality) -> tuple[Status, str, bool]:
    if effect in {Effect.FACT, Effect.SAY}:
        return _presupposed(effect, word, governor, own)
    if effect in {Effect.ENDED, Effect.LASTING}:
        return _begun(effect, word, governor)
    if effect is Effect.DENIED:
        return _denied(word, governor, own)
    if own.status is Status.DENIED and not own.open:
        return Status.DENIED, own.why, False
    if effect is Effect.CARRY:
        return _carried(governor, own)
    return _weakened(effect, word, governor)


def _begun(effect: Effect, word: str, governor: Reality) -> tuple[Status, str, bool]:
    """What ends or goes on, or is to, is there already; what has ended, or did not go on, was."""
    if effect is Effect.ENDED:
        return (Status.HAPPENED if governor.status in REAL else Status.ONGOING), word, False
    if governor.status in REAL:
        return governor.status, governor.why, False
    return (Status.HAPPENED if governor.status is Status.DENIED else Status.ONGOING), word, False


def _carried(governor: Reality, own: Reality) -> tuple[Status, str, bool]:
    if governor.status in REAL and not own.open:
        return own.status, own.why, governor.attempted
    return governor.status, governor.why, governor.attempted and governor.status not in REAL


def _weakened(effect: Effect, word: str, governor: Reality) -> tuple[Status, str, bool]:
    """Plans, wishes and attempts: never more real than these words, and no more real than what governs them."""
    status = governor.status
    if effect is Effect.ACHIEVED and status is Status.HAPPENED:
        return Status.HAPPENED, word, False
    if status is Status.DENIED or (effect in {Effect.ACHIEVED, Effect.TRIED} and status not in REAL):
        return status, governor.why, False
    if status in {Status.CONDITIONAL, Status.CONSIDERED}:
        return status, governor.why or word, False
    return WEAK[effect], word, effect is Effect.TRIED


def _presupposed(effect: Effect, word: str, governor: Reality, own: Reality) -> tuple[Status, str, bool]:
    if not own.open:
        return own.status, own.why, own.attempted
    if effect is Effect.FACT:
        return Status.HAPPENED, word, False
    return (Status.ONGOING if governor.status is not Status.DENIED else Status.CONSIDERED), word, False


def _denied(word: str, governor: Reality, own: Reality) -> tuple[Status, str, bool]:
    """A denial denied leaves the thing open; a denial that is only weighed does too."""
    if own.status is Status.DENIED and not own.open:
        return Status.CONSIDERED, word, False
    if governor.status in REAL or governor.status is Status.PLANNED:
        return Status.DENIED, word, False
    return Status.CONSIDERED, governor.why or word, False
