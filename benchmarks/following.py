"""Following incidents: how fast a ledger is followed anew, and what adding a report costs as the ledger grows.

    python -m benchmarks.following [--events 10000 100000 1000000]

The ledger is made up, the same for the same seed: incidents of many places, about 80 events a day however long it is,
each told by one to six reports in other words.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.outcome import Outcome
from dateline.record import (
    Actor,
    Certainty,
    Coded,
    CoderInfo,
    Count,
    CountScope,
    Event,
    EventPlace,
    EventType,
    Granularity,
    Moment,
    Place,
    Report,
    Span,
    Status,
    content_id,
)
from dateline.situation import Situation
from dateline.vocabulary import ontology

__all__ = ["following", "ledger"]

FIRST = date(2015, 1, 1)
INCIDENTS_A_DAY = 12
TELLINGS_A_REPORT = 3
PLACES = 3000
COUNTRIES = 40
ADDED_REPORTS = 300
NOUNS = ("market", "convoy", "bridge", "depot", "station", "checkpoint", "school", "barracks", "embassy", "hospital")
DEEDS = ("attacked", "bombed", "shelled", "stormed", "seized", "ambushed")
SYLLABLES = ("sto", "mar", "lin", "dre", "fal", "wes", "bor", "tun", "kel", "ran", "gim", "pol", "vas", "hed")
FILLER = tuple(a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)
FRAMES = (
    "Gunmen {deed} a {a} {noun} in {place} on {day}, and {n} people were killed, {b} {c} officials said {d} {e}.",
    "A {a} {noun} at {place} was {deed} by {b} men {c} {d} on {day}; {n} bodies came to the {e} morgue.",
    "{b} residents of {place} told {c} how the {a} {noun} had been {deed}. {n} dead were counted by {d} {e}.",
)


def ledger(events: int, seed: int = 1) -> Iterator[Coded]:
    """Coded reports with about ``events`` events, in order of publication."""
    chance = random.Random(seed)
    told, number, day = 0, 0, FIRST
    while told < events:
        waiting: list[tuple[Place, str, str, int]] = []
        for _ in range(INCIDENTS_A_DAY):
            incident = (_place(chance), chance.choice(NOUNS), chance.choice(DEEDS), chance.randint(1, 60))
            waiting += [incident] * chance.randint(1, 6)
        chance.shuffle(waiting)
        for at in range(0, len(waiting), TELLINGS_A_REPORT):
            number += 1
            yield _report(chance, number, day, waiting[at : at + TELLINGS_A_REPORT])
        told += 2 * len(waiting)
        day += timedelta(days=1)


def _place(chance: random.Random) -> Place:
    number = chance.randrange(PLACES)
    code = f"X{chr(65 + number % COUNTRIES // 20)}{chr(65 + number % 20)}"
    lat, lon = number % 120 - 60 + number / PLACES, number % 300 - 150 + number / PLACES
    return Place(1000 + number, f"Town{number}", code, f"Province{number % 400}", lat, lon, "PPL", "city")


def _report(chance: random.Random, number: int, day: date, told: list[tuple[Place, str, str, int]]) -> Coded:
    sentences: list[str] = []
    events: list[Event] = []
    at = 0
    id_ = f"r{number:07}"
    for place, noun, deed, killed in told:
        filler = dict(zip("abcde", chance.choices(FILLER, k=5), strict=True))
        said = {"place": place.name, "noun": noun, "deed": deed, "n": killed, "day": day.strftime("%A")}
        sentence = chance.choice(FRAMES).format(**said, **filler)
        sentences.append(sentence)
        span, start = Span(at, at + len(sentence)), at + sentence.index(deed)
        for anchor in (Span(start, start + len(deed)), Span(span.end - 5, span.end - 1)):
            events.append(_event(content_id("e", id_, len(events)), span, anchor, place, day, killed))
        at += len(sentence) + 1
    report = Report(id_, " ".join(sentences), sentences[0][:60], day.isoformat(), f"Outlet {number % 9}")
    return Coded(report, CoderInfo("made up"), events=tuple(events))


def _event(id_: str, span: Span, anchor: Span, place: Place, day: date, killed: int) -> Event:
    facts = ontology().type(EventType.ASSAULT)
    moment = Moment(day.isoformat(), day.isoformat(), Granularity.DAY, "as made up", None, anchor)
    return Event(
        id=id_, span=span, anchor=anchor, type=EventType.ASSAULT, mode=None, contexts=(), cameo=None, quad=facts.quad,
        intensity=facts.score, actors=(Actor("", "gunmen"),), recipients=(), status=Status.HAPPENED,
        certainty=Certainty.STATED, historical=False, time=moment, places=(EventPlace("", place.name or "", place),),
        counts=(Count("killed", killed, killed, False, None, None, CountScope.INCIDENT, anchor, str(killed)),),
        sources=(), why=(), confidence=0.8,
    )  # fmt: skip


def following(*, events: int) -> tuple[Outcome, Outcome]:
    """Events a second of a ledger followed anew, incidents asked for at the end; and reports a second added to it."""
    reports = list(ledger(events))
    kept, more = reports[:-ADDED_REPORTS], reports[-ADDED_REPORTS:]
    begin = time.perf_counter()
    situation = Situation()
    for coded in kept:
        situation.add(coded)
    incidents = len(situation.incidents())
    spent = time.perf_counter() - begin
    number = sum(len(c.events) for c in kept)
    rate = number / spent
    begin = time.perf_counter()
    for coded in more:
        situation.add(coded)
    situation.incidents()
    adding = len(more) / (time.perf_counter() - begin)
    made = f"{number:,} events, {len(kept):,} reports, {incidents:,} incidents"
    return (
        Outcome("situation, followed anew", rate, "events/s", ">=", 5000, rate, rate, made),
        Outcome("situation, reports added", adding, "reports/s", ">=", 200, adding, adding, f"to {number:,} events"),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    for events in parser.parse_args().events:
        for outcome in following(events=events):
            print(outcome.line(), flush=True)


if __name__ == "__main__":
    main()
