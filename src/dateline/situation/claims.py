"""Claims: who is said to hold, take, lose, contest or besiege which place, from records of control and from events.

An event is a claim where its type and mode say so (forces that withdraw from a place, COERCE that seizes it), or where
the words of its anchor do (``data/taking_words.csv``): "captured" of an ASSAULT in a town. Whoever was attacked there
and is no civilian is who lost it. An event told as denied is a denial of the claim; one that is planned, weighed,
conditional or background from before the matter begins no spell and is no claim.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.knowledge import is_acronym
from dateline.record import Actor, Coded, Control, ControlStatus, Event, EventPlace, EventType, Moment, Status
from dateline.situation.days import happened_on, is_known, start_of
from dateline.situation.figures import Side, side_of
from dateline.situation.identity import Identities, is_country, is_fixed_place, place_name, speaker_of
from dateline.situation.naming import is_named, name_words, sectors_of_words
from dateline.situation.support import Voice
from dateline.situation.telling import REAL, Telling, anchor_words, day_told

__all__ = ["Claim", "claims_of_records", "claims_of_tellings", "taking_words_of"]

AGAIN = re.compile(
    r"\bre-?(?:t[ao]k|took|captur|gain|claim|cover|conquer|occup|establish)|\b(?:won|took|taken|take|win) back\b"
)
"""Words of taking that say that the holder had the place before."""
LIFTS = re.compile(r"\b(?:lift(?:ed|s|ing)?|raised|ended|reopen(?:ed|s|ing)?|opened)\b")
"""Words of a RETREAT that say that a siege is over."""
TAKING = {
    EventType.ASSAULT: frozenset({None, "firearms", "primitive"}),
    EventType.COERCE: frozenset({None, "seize", "restrict"}),
    EventType.RETREAT: frozenset({None, "withdraw"}),
}
"""Types and modes of events in which places change hands: bombs that fall on a town do not take it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's word on who stands how to a place.

    Attributes:
        place: its key. place_name: its name.
        holder, loser: keys, "" where nobody is named. holder_name, loser_name: their words.
        status: of the holder; for ``lost`` the holder is who lost it.
        day: from when, ISO 8601; ``None`` where nothing tells. until: the last day on which it may have begun.
        exact: whether words give a day, and not a longer time or only the day of the report.
        voice: who says so, where; it denies where the claim is denied.
        sides: of holder and loser, where known. described: whether each is only described ("the rebels"), not named.
        again: whether the words say that the holder had it before ("retook"). lifts: or that a siege is over.
    """

    place: str
    place_name: str
    holder: str
    holder_name: str
    loser: str
    loser_name: str
    status: ControlStatus
    day: str | None
    until: str | None
    exact: bool
    voice: Voice
    sides: tuple[Side | None, Side | None] = (None, None)
    described: tuple[bool, bool] = (False, False)
    again: bool = False
    lifts: bool = False

    @property
    def when(self) -> tuple[str, str, str, str]:
        """What claims are ordered by: the day they hold from, then the order of telling."""
        return (self.day or "", *self.voice.when)


def claims_of_records(coded: Iterable[Coded], who: Identities, as_of: str | None = None) -> Iterator[Claim]:
    """The claims of records of control, none of them background from before the matter reported."""
    for each in coded:
        told = day_told(each.report)
        if not is_known(told, as_of):
            continue
        for control in each.controls:
            if control.historical or not _is_held(control.place):
                continue
            claim = _of_control(control, each, told, who)
            if told is None or claim.day is None or claim.day <= told:
                yield claim


def _of_control(control: Control, coded: Coded, told: str | None, who: Identities) -> Claim:
    holder, loser = control.holder, control.lost_by
    if control.status is ControlStatus.LOST and holder is not None and loser is not None:
        # Lost to somebody named: that one took it.
        status = ControlStatus.SEIZED if who.actor(holder) != who.actor(loser) else ControlStatus.LOST
    else:
        status = control.status
    voice = Voice(control.id, coded.report.id, coded.report.source or "", told, speaker_of(control.sources))
    again = bool(AGAIN.search(control.anchor.of(coded.report.text).lower()))
    since = _Since(_since(control.time, told), _until(control.time, told), _exact(control.time))
    return replace(_claim(control.place, (holder, loser), status, since, voice, who), again=again)


class _Since(NamedTuple):
    """From when a claim holds: first and last day on which it may have begun, and whether words give the day."""

    day: str | None
    until: str | None
    exact: bool


def _until(moment: Moment | None, told: str | None) -> str | None:
    end = moment.end[:10] if moment is not None and moment.end else told
    return min(end, told) if end and told else end


def _is_held(place: EventPlace) -> bool:
    """Whether a place is one of which a ledger can be kept: known by a name, and no whole country."""
    return is_fixed_place(place.place, place.text) and not is_country(place.place)


def _since(moment: Moment | None, told: str | None) -> str | None:
    """The day from which a claim holds: the first of its time; where no words date it, the last that news can be of."""
    if moment is not None and moment.span is None and moment.end and not _exact(moment):
        return min(moment.end[:10], told) if told else moment.end[:10]
    return start_of(moment) or told


def claims_of_tellings(
    tellings: Iterable[Telling],
    who: Identities,
    as_of: str | None = None,
    recorded: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[Claim]:
    """The claims of events; ``recorded`` names (report, place key) pairs that records of control speak of already."""
    for telling in tellings:
        event = telling.event
        if event.historical or event.mode not in TAKING.get(event.type, ()) or not is_known(telling.told, as_of):
            continue
        status = _status_of_event(telling)
        place = next((p for p in event.places if _is_held(p)), None)
        if status is None or place is None or event.status not in {*REAL, Status.DENIED}:
            continue
        denies = event.status is Status.DENIED
        if (telling.report, who.place(place.place, place.text)) in recorded and not denies:
            continue
        day = _day_of(telling, status)
        if day is not None and telling.told is not None and day > telling.told:
            continue
        voice = Voice(event.id, telling.report, telling.outlet, telling.told, speaker_of(event.sources), denies)
        again = bool(AGAIN.search(anchor_words(telling).lower()))
        for parties in _parties(event, status):
            since = _Since(day, _until(event.time, telling.told), _exact(event.time))
            claim = _claim(place, parties, status, since, voice, who)
            yield replace(claim, again=again, lifts=_lifts(telling))


def _day_of(telling: Telling, status: ControlStatus) -> str | None:
    """The day from which an event changes who holds a place: its first, but for a withdrawal the last."""
    moment = telling.event.time
    if status is ControlStatus.LOST and moment is not None and moment.end and moment.start:
        return start_of(replace(moment, start=None))
    return happened_on(telling.event, telling.told)


def _parties(event: Event, status: ControlStatus) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Holder and loser; all who fight over a place contest it."""
    if status is ControlStatus.CONTESTED:
        fighting = [a for a in (*event.actors, *event.recipients) if side_of(a.text, a.sectors) is not Side.CIVILIANS]
        yield from ((each, None) for each in fighting)
    else:
        yield next(iter(event.actors), None), _attacked(event)


def _claim(
    place: EventPlace, parties: tuple[Actor | None, Actor | None], status: ControlStatus,
    since: _Since, voice: Voice, who: Identities,
) -> Claim:  # fmt: skip
    parties = (_somebody(parties[0], who), _somebody(parties[1], who))
    keys = [who.actor(party) if party else "" for party in parties]
    names = [(party.name or party.text) if party else "" for party in parties]
    if keys[1] == keys[0] or status is ControlStatus.LOST:
        keys[1] = names[1] = ""
    key, name = who.place(place.place, place.text), place_name(place.place, place.text)
    sides = [side_of(party.text, party.sectors) if party else None for party in parties]
    described = [party is not None and who.is_described(party) for party in parties]
    return Claim(
        key, name, keys[0], names[0], keys[1], names[1], status, *since, voice, (sides[0], sides[1]),
        (described[0], described[1]),
    )  # fmt: skip


def _somebody(actor: Actor | None, who: Identities) -> Actor | None:
    """The actor, unless nothing is known of it but words that could be anybody's ("Elements", a pronoun)."""
    if actor is None or actor.entity or side_of(actor.text, actor.sectors) is not None:
        return actor
    words = name_words(actor.name or actor.text)
    named = is_named(actor.name or actor.text) and len(words) > 1
    return actor if named or words in who.usual or is_acronym(actor.text) else None


def _exact(moment: Moment | None) -> bool:
    return moment is not None and moment.start is not None and moment.start == moment.end


def _attacked(event: Event) -> Actor | None:
    """Who is driven from a place: the first that it was done to and that is no civilian and nowhere's people."""
    if event.type is EventType.RETREAT:
        return None
    armed = (a for a in event.recipients if _is_somebody(a) and side_of(a.text, a.sectors) is not Side.CIVILIANS)
    return next(armed, None)


def _is_somebody(actor: Actor) -> bool:
    """Whether a participant is a body or persons, and no thing ("the fuel depot")."""
    return bool(actor.entity or actor.sectors or is_named(actor.name or actor.text) or sectors_of_words(actor.text))


def _status_of_event(telling: Telling) -> ControlStatus | None:
    event = telling.event
    status = taking_words_of(anchor_words(telling), people=bool(event.counts))
    if event.type is EventType.RETREAT:
        leaves = event.mode == "withdraw" or status is ControlStatus.LOST or _lifts(telling)
        return ControlStatus.LOST if leaves else None
    if event.recipients and not any(map(_is_somebody, event.recipients)):
        return None  # It is the thing that was taken, not the place where it stands.
    if status is ControlStatus.LOST:
        return ControlStatus.SEIZED if event.actors else None  # Lost in an attack: to the attackers.
    if event.mode == "restrict":
        return status if status is ControlStatus.BESIEGED else None
    return status


def _lifts(telling: Telling) -> bool:
    """Whether a withdrawal or truce is the end of a siege: "lifted", of what other events of its place surround."""
    return telling.event.type is EventType.RETREAT and bool(LIFTS.search(anchor_words(telling).lower()))


def taking_words_of(words: str, *, people: bool = False) -> ControlStatus | None:
    """What the words of an anchor say of who holds the place where it happens; ``None`` where they say nothing.

    ``people``: the words count people, so that "taken", "fell" and "lost" are said of them and not of the place.
    """
    lowered = " ".join(words.lower().split())
    found = ((status, of_people) for pattern, status, of_people in taking_words() if pattern.search(lowered))
    return next((status for status, of_people in found if not (people and of_people)), None)


@cache
def taking_words() -> tuple[tuple[re.Pattern[str], ControlStatus, bool], ...]:
    """The patterns of ``taking_words.csv`` in the order of the file, and whether they may be said of people."""
    with (files("dateline.situation") / "data" / "taking_words.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return tuple((re.compile(r["pattern"]), ControlStatus(r["status"]), r["people"] == "yes") for r in rows)
