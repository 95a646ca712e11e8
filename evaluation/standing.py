"""What stands over many reports, against the gold sequences: ``python -m evaluation.standing [--gold-events]``.

Shares of the gold that is right, and of what was found that is: tolls (low, best and high equal, for each incident and
kind, and for each side of those killed), spells of control (same place, holder and status, start and end within a
day), relations (same pair and kind, start within three days). ``--gold-events`` takes the gold tellings and the gold's
own incidents and copies, so that only what stands over them is measured; otherwise reports are coded and followed from
their text or, with ``--gold-incidents``, coded from their text and grouped as the gold groups them. ``--part test`` is
for the gate. ``--verbose`` names what is wrong; never on the test part.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.sequences import SEQUENCES, GoldControl, GoldRelation, GoldReport, Sequence, read_sequences
from dateline.flow import Coder
from dateline.knowledge import Knowledge, fold
from dateline.record import Actor, Coded
from dateline.situation import (
    UNDIRECTED,
    Bond,
    Incident,
    Range,
    Revision,
    Side,
    Spell,
    Telling,
    Toll,
    bonds_of,
    control_ledger,
    days_between,
    dealings_of,
    follow,
    name_words,
    sectors_of_words,
    tellings_of,
    tolls_of,
)
from evaluation.gold_events import gold_coded
from evaluation.incidents import match_events

__all__ = ["Names", "Shares", "World", "gold_world", "is_spell", "measure", "read_world"]

DAYS_OFF = 1
"""By which start and end of a spell of control may differ."""
RELATION_DAYS_OFF = 3
"""By which the start of a relation may differ."""
SIDES = {"rebels": Side.FIGHTERS, "fighters": Side.FIGHTERS, "soldiers": Side.SOLDIERS, "police": Side.POLICE}
LAYERS = ("tolls", "sides", "control", "relations")


@dataclass(frozen=True, slots=True)
class World:
    """One sequence as it is judged: its coded reports, incidents by gold id, copies, and revisions as marked."""

    sequence: Sequence
    coded: tuple[Coded, ...]
    incidents: Mapping[str, Incident]
    copies: Mapping[str, str]
    revisions: Mapping[str, Revision] | None
    followed: tuple[Incident, ...] | None = None


@dataclass(slots=True)
class Shares:
    """By layer: how many values the gold has, how many were found and are right; and what is wrong, in words."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Shares) -> None:
        for name in ("wanted", "found", "right"):
            getattr(self, name).update(getattr(other, name))

    def rights(self) -> dict[str, tuple[float, int]]:
        """By layer the share of the gold that is right, and of how many."""
        return {n: (self.right[n] / self.wanted[n], self.wanted[n]) for n in LAYERS if self.wanted[n]}

    def line(self) -> str:
        return "  ".join(
            f"{layer} {self.right[layer] / max(1, self.wanted[layer]):.3f} of {self.wanted[layer]}"
            f" (precision {self.right[layer] / max(1, self.found[layer]):.3f})"
            for layer in LAYERS
        )


def gold_world(sequence: Sequence, knowledge: Knowledge) -> World:
    """The sequence with the gold's own events, incidents, copies and revisions."""
    coded = tuple(
        _completed(each, report, sequence)
        for each, report in zip(gold_coded(sequence, knowledge), sequence.reports, strict=True)
    )
    tellings: dict[str, list[Telling]] = defaultdict(list)
    revisions: dict[str, Revision] = {}
    for each, report in zip(coded, sequence.reports, strict=True):
        for telling, marked in zip(tellings_of(each), report.tellings, strict=True):
            tellings[marked.incident].append(telling)
            if marked.rises or marked.corrects:
                revisions[telling.id] = Revision.CORRECTS if marked.corrects else Revision.RISES
    copies = {r.report.id: f"{sequence.name}/{r.copies}" for r in sequence.reports if r.copies}
    incidents = {name: _incident(name, told, copies, sequence) for name, told in tellings.items()}
    return World(sequence, coded, incidents, copies, revisions)


def _completed(coded: Coded, report: GoldReport, sequence: Sequence) -> Coded:
    """The gold events with those counted among the participants whom counts name.

    A telling of another type than the incident's has other actors ("left" of an assault): the speaker, where it is who
    was attacked, else nobody.
    """
    events = []
    for event, marked in zip(coded.events, report.tellings, strict=True):
        made = event
        if marked.of and event.counts:
            counted = Actor("counted", marked.of, marked.of)
            counts = tuple(replace(c, of="counted") for c in event.counts)
            made = replace(event, counts=counts, recipients=(*event.recipients, counted))
        if event.type is not sequence.incidents[marked.incident].type and not marked.actors:
            attacked = tuple(a for a in event.recipients if a.text == marked.by)
            made = replace(made, actors=attacked, recipients=() if attacked else made.recipients)
        events.append(made)
    return replace(coded, events=tuple(events))


def _incident(id: str, told: list[Telling], copies: Mapping[str, str], sequence: Sequence) -> Incident:
    gold = sequence.incidents[id]
    groups: dict[str, set[str]] = defaultdict(set)
    for telling in told:
        groups[copies.get(telling.report, telling.report)].add(telling.report)
    sources = tuple(tuple(sorted(group)) for _, group in sorted(groups.items()))
    return Incident(id, tuple(told), sources, gold.type, gold.mode, told[-1].event.status, gold.start, gold.end)


def read_world(sequence: Sequence, coder: Coder, *, grouped: bool = False) -> World:
    """The sequence as it is read from its text: for each gold incident, the followed one with most of its tellings.

    ``grouped``: not as followed, but with the events that match its gold tellings.
    """
    coded = tuple(coder.code(report.report) for report in sequence.reports)
    situation = follow(coded)
    followed = {t.id: incident for incident in situation.incidents() for t in incident.tellings}
    tellings = {t.id: t for each in coded for t in tellings_of(each)}
    matched: dict[str, dict[str, Telling]] = defaultdict(dict)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    by_id = {incident.id: incident for incident in followed.values()}
    for report, each in zip(sequence.reports, coded, strict=True):
        for number, event in match_events(report, each.events).items():
            shared[report.tellings[number].incident][followed[event].id] += 1
            matched[report.tellings[number].incident][event] = tellings[event]
    incidents = {gold: by_id[max(found, key=lambda i: (found[i], i))] for gold, found in shared.items()}
    copies = {r.report.id: situation.copies(r.report.id)[0] for r in sequence.reports}
    if grouped:
        incidents = {gold: _incident(gold, [*told.values()], copies, sequence) for gold, told in matched.items()}
    return World(sequence, coded, incidents, copies, None, None if grouped else situation.incidents())


class Names:
    """Whether two names are of one actor or place, by the sequence's aliases or by their words."""

    def __init__(self, sequence: Sequence) -> None:
        self.usual = {fold(also): name for name, others in sequence.also.items() for also in (name, *others)}

    def same(self, gold: str, found: str) -> bool:
        if self._usual(gold) == self._usual(found):
            return True
        a, b = frozenset(name_words(gold)), frozenset(name_words(found))
        return bool(a and b) and (a <= b or b <= a or _of_one_state(a, b))

    def _usual(self, name: str) -> str:
        folded = fold(name)
        return fold(self.usual.get(folded, self.usual.get(folded.removeprefix("the "), name)))


def _of_one_state(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name bodies of one state: the same words but for what the body is ("Philippine police")."""
    bodies = [bool(sectors_of_words(" ".join(words)) & {"GOV", "MIL", "COP"}) for words in (a, b)]
    rest = [{w for w in words if not sectors_of_words(w)} for words in (a, b)]
    return all(bodies) and (rest[0] <= rest[1] or rest[1] <= rest[0])


def measure(world: World) -> Shares:
    """What of a sequence's tolls, control and relations is right."""
    shares = Shares()
    _measure_tolls(world, shares)
    _measure_control(world, shares)
    _measure_relations(world, shares)
    return shares


def _measure_tolls(world: World, shares: Shares) -> None:
    for name, gold in world.sequence.incidents.items():
        incident = world.incidents.get(name)
        tolls = {t.what: t for t in _tolls(incident, world)} if incident else {}
        whole = {what: toll for what, toll in tolls.items() if not toll.summed}
        shares.found["tolls"] += len(whole)
        for what, wanted in gold.tolls.items():
            found = whole.get(what)
            _judge(shares, "tolls", wanted, _triple(found.range if found else None), f"{name} {what}")
        sides = dict(tolls["killed"].by_side) if "killed" in tolls else {}
        shares.found["sides"] += len(sides)
        for side, wanted in gold.by_side.items():
            ranged = sides.get(SIDES.get(side, Side.CIVILIANS))
            _judge(shares, "sides", wanted, _triple(ranged), f"{name} {side}")


def _tolls(incident: Incident, world: World) -> Iterator[Toll]:
    given = world.revisions
    yield from tolls_of(incident, reading=None if given is None else lambda telling: given.get(telling.id))


def _triple(ranged: Range | None) -> tuple[int, int, int] | None:
    return (ranged.low, ranged.best, ranged.high) if ranged else None


def _judge(shares: Shares, layer: str, wanted: object, found: object, where: str) -> None:
    shares.wanted[layer] += 1
    shares.right[layer] += wanted == found
    if wanted != found:
        shares.wrong.append(f"{layer} {where}: wanted {wanted}, found {found}")


def _measure_control(world: World, shares: Shares) -> None:
    tellings = [t for each in world.coded for t in tellings_of(each)]
    left = list(control_ledger(world.coded, tellings, copies=world.copies))
    names, first = Names(world.sequence), min(r.report.published or "" for r in world.sequence.reports)[:10]
    shares.found["control"] += len(left)
    for gold in world.sequence.controls:
        shares.wanted["control"] += 1
        match = next((s for s in left if is_spell(gold, s, names, first)), None)
        if match is not None:
            left.remove(match)
            shares.right["control"] += 1
        else:
            shares.wrong.append(f"control missing: {gold.place}, {gold.holder}, {gold.status}, {gold.start} {gold.end}")
    for spell in left:
        told = f"{spell.place_name}, {spell.holder_name}, {spell.status}, {spell.start} {spell.end}"
        shares.wrong.append(f"control too much: {told}")


def _measure_relations(world: World, shares: Shares) -> None:
    incidents = (
        tuple({i.id: i for i in world.incidents.values()}.values()) if world.followed is None else world.followed
    )
    left = list(bonds_of(dealings_of(world.coded, incidents)))
    names, first = Names(world.sequence), min(r.report.published or "" for r in world.sequence.reports)[:10]
    shares.found["relations"] += len(left)
    for gold in world.sequence.relations:
        shares.wanted["relations"] += 1
        match = next((b for b in left if _is_bond(gold, b, names, first)), None)
        if match is not None:
            left.remove(match)
            shares.right["relations"] += 1
        else:
            shares.wrong.append(f"relation missing: {gold.a}, {gold.b}, {gold.kind}, {gold.start} {gold.end}")
    for bond in left:
        shares.wrong.append(f"relation too much: {bond.a_name}, {bond.b_name}, {bond.kind}, {bond.start} {bond.end}")


def _is_bond(gold: GoldRelation, bond: Bond, names: Names, first: str) -> bool:
    """Whether they are of one pair and kind; what began before the sequence may be found to begin with it."""
    straight = names.same(gold.a, bond.a_name) and names.same(gold.b, bond.b_name)
    turned = bond.kind in UNDIRECTED and names.same(gold.a, bond.b_name) and names.same(gold.b, bond.a_name)
    if gold.kind is not bond.kind or not (straight or turned):
        return False
    if gold.start is None:
        return bond.start is None or days_between(first, bond.start) <= RELATION_DAYS_OFF
    return _near(gold.start, bond.start, RELATION_DAYS_OFF)


def is_spell(gold: GoldControl, spell: Spell, names: Names, first: str) -> bool:
    """Whether a spell found is that of the gold; ``first`` is the first day of the sequence."""
    if gold.status != spell.status or not names.same(gold.place, spell.place_name):
        return False
    start = None if spell.start is not None and spell.start < first else spell.start
    return (
        names.same(gold.holder, spell.holder_name) and _near(gold.start, start, DAYS_OFF)
        and _near(gold.end, spell.end, DAYS_OFF)
    )  # fmt: skip


def _near(a: str | None, b: str | None, days: int) -> bool:
    if a is None or b is None:
        return a is b
    return abs(days_between(a, b)) <= days


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=["dev", "test"])
    parser.add_argument("--root", type=Path, default=SEQUENCES, help="where the sequences are")
    parser.add_argument("--gold-events", action="store_true", help="take the gold tellings and incidents")
    parser.add_argument("--gold-incidents", action="store_true", help="group coded events as the gold does")
    parser.add_argument("--verbose", action="store_true", help="name what is wrong")
    asked = parser.parse_args()
    coder = None if asked.gold_events else Coder()
    knowledge = Knowledge.load() if asked.gold_events else None
    total = Shares()
    for sequence in read_sequences(asked.part, asked.root):
        if coder is not None:
            world = read_world(sequence, coder, grouped=asked.gold_incidents)
        else:
            assert knowledge is not None
            world = gold_world(sequence, knowledge)
        shares = measure(world)
        print(f"{sequence.name:14} {shares.line()}")
        if asked.verbose and asked.part != "test":
            print("\n".join(f"    {line}" for line in shares.wrong))
        total.add(shares)
    print(f"{'all':14} {total.line()}")


if __name__ == "__main__":
    main()
