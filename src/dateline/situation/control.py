"""Control: who holds which place, from when to when, according to whom; disputes side by side.

The rules by which claims make spells are those of :mod:`dateline.situation.spells`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.record import Coded, Place
from dateline.situation.claims import claims_of_records, claims_of_tellings
from dateline.situation.identity import Identities, identities_at_hand
from dateline.situation.spells import Spell, Standing, ledger_of
from dateline.situation.support import Copies, Support
from dateline.situation.telling import Telling

__all__ = ["Holding", "control_ledger", "held_on", "wider_by_division"]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who stands how to a place on a day.

    Attributes:
        spell: with its claims. support: who says so.
        inferred_from: key of the wider place that is told of; "" where the place itself is.
        disputed: whether it is fought over, somebody else is told to hold it too, or somebody denies it.
    """

    spell: Spell
    support: Support
    inferred_from: str
    disputed: bool


def control_ledger(
    coded: Iterable[Coded], tellings: Iterable[Telling] = (), *, as_of: str | None = None, copies: Copies | None = None
) -> tuple[Spell, ...]:
    """The spells of all places, by place and day, as known on a day.

    Args:
        coded: reports with records of control. tellings: events, of the same reports or others; one that says again
            what records of its report say of the same place tells nothing more.
        as_of: the last day of telling that counts. copies: the report that each copying report copies.
    """
    records, told = tuple(coded), tuple(tellings)
    who = identities_at_hand(records, told)
    claims = list(claims_of_records(records, who, as_of))
    recorded = frozenset((c.voice.report, c.place) for c in claims)
    claims += claims_of_tellings(told, who, as_of, recorded)
    return ledger_of(claims, copies)


def wider_by_division(places: Iterable[Place], who: Identities) -> Callable[[str], tuple[str, ...]]:
    """For :func:`held_on`: the first-order division that each of the places lies in, as the gazetteer gives it."""
    divisions: dict[str, str] = {}
    for place in places:
        if place.admin1 and place.name and place.admin1 != place.name:
            divisions[who.place(place)] = who.place(Place(name=place.admin1, country=place.country))

    def wider(place: str) -> tuple[str, ...]:
        return (divisions[place],) if place in divisions else ()

    return wider


def held_on(
    ledger: Iterable[Spell],
    place: str,
    day: str,
    *,
    wider: Callable[[str], Iterable[str]] | None = None,
    copies: Copies | None = None,
) -> tuple[Holding, ...]:
    """Who stands how to a place on a day, best supported first: all who are told to, each with who says so.

    Args:
        ledger: spells. place: its key. day: ISO 8601.
        wider: the places that a place lies in, nearest first (of a town its district, then its region). Where nothing
            is told of the place itself, it inherits what is told of the nearest of these: an inference, and marked.
        copies: the report that each copying report copies.
    """
    by_place: dict[str, list[Spell]] = defaultdict(list)
    for spell in ledger:
        by_place[spell.place].append(spell)
    for asked in (place, *(wider(place) if wider else ())):
        spells = [s for s in by_place.get(asked, ()) if s.covers(day)]
        if not spells:
            continue
        holders = {s.holder for s in spells if s.status is Standing.HELD}
        fought = any(s.status is Standing.CONTESTED for s in spells)
        found = [
            Holding(
                s, s.support(copies), "" if asked == place else asked, fought or len(holders) > 1 or bool(s.denials)
            )
            for s in spells
        ]
        return tuple(
            sorted(found, key=lambda h: (h.spell.status, h.support.denials - h.support.independent, h.spell.holder))
        )
    return ()
