"""How fast a store takes coded reports in and answers: fills one with made-up reports and times it.

    python benchmarks/store_speed.py [--reports 500] [--folder FOLDER]

Every made-up report has 600 words and 40 records (25 mentions, 10 events, 2 controls, 2 relations, 1 role). A million
events are 100,000 reports and take some 10 GB of disk.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dateline.record import (
    Actor,
    Certainty,
    Coded,
    CoderInfo,
    Control,
    ControlStatus,
    Count,
    CountScope,
    Event,
    EventPlace,
    EventType,
    Granularity,
    Mention,
    MentionKind,
    Moment,
    Place,
    Provenance,
    Quad,
    Relation,
    RelationKind,
    Report,
    Role,
    Section,
    SectionKind,
    Source,
    SourceKind,
    Span,
    Status,
    content_id,
)
from dateline.store import Box, EventFilter, EventOrder, Store

BATCH = 64
CODER = CoderInfo("0.1.0", {"made-up": "0"}, "0")
SYLLABLES = ("ba", "ri", "mo", "sul", "ka", "tar", "len", "dor", "vash", "ti", "gre", "nu", "pol", "esk", "ham", "wen")


class Maker:
    """Makes coded reports; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.vocabulary = [self.word() for _ in range(8000)]
        self.names = [f"{self.word().title()} {self.word().title()}" for _ in range(3000)]
        self.countries = ["".join(self.chance.choices("ABCDEFGHIKLMNOPRSTU", k=3)) for _ in range(180)]

    def word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 3)))

    def day(self) -> str:
        return f"{self.chance.randint(2004, 2024)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def reports(self) -> Iterator[Coded]:
        """Coded reports without end."""
        number = 0
        while True:
            number += 1
            yield self.report(number)

    def report(self, number: int) -> Coded:
        words = self.chance.choices(self.vocabulary, k=600)
        text = " ".join(words)
        name, published = f"r-{number:08}", self.day()
        body = (Section(SectionKind.BODY, Span(0, len(text))),)
        found = Provenance(f"reports/{number:08}.txt", None, "text")
        outlet = f"Outlet {self.chance.randint(1, 300)}"
        report = Report(name, text, words[0].title(), published, outlet, language="en", sections=body, provenance=found)
        mentions = tuple(self.mention(text, i + 1) for i in range(25))
        return Coded(
            report,
            CODER,
            mentions,
            tuple(self.event(name, text, mentions, i) for i in range(10)),
            tuple(self.control(name, text, mentions, i) for i in range(2)),
            tuple(self.relation(name, text, mentions, i) for i in range(2)),
            (self.role(name, text, mentions),),
        )

    def span(self, text: str, length: int) -> Span:
        start = self.chance.randrange(0, len(text) - length)
        return Span(start, start + length)

    def mention(self, text: str, number: int) -> Mention:
        span = self.span(text, 12)
        name, country = self.chance.choice(self.names), self.chance.choice(self.countries)
        place = Place(self.chance.randint(1, 10**6), name, country, None, self.chance.uniform(-60, 70),
                      self.chance.uniform(-180, 180), "PPL", "city") if number % 5 == 0 else None  # fmt: skip
        kind = MentionKind.PLACE if place else MentionKind.PERSON
        return Mention(
            f"m{number}", span, span.of(text), kind, f"Q{len(name)}{name[0]}", name, country, ("GOV",), place
        )

    def actor(self, mentions: tuple[Mention, ...]) -> Actor:
        m = self.chance.choice(mentions)
        return Actor(m.id, m.text, m.name, m.entity, m.country, m.sectors)

    def place(self, mentions: tuple[Mention, ...]) -> EventPlace:
        m = mentions[self.chance.choice((4, 9, 14, 19, 24))]
        assert m.place is not None
        return EventPlace(m.id, m.text, m.place)

    def moment(self) -> Moment:
        day = self.day()
        return Moment(day, day, Granularity.DAY, '"Sunday" before the report')

    def source(self, text: str) -> Source:
        span = self.span(text, 20)
        return Source(span, span.of(text), None, SourceKind.OFFICIAL)

    def event(self, report: str, text: str, mentions: tuple[Mention, ...], number: int) -> Event:
        words = self.span(text, 6)
        count = Count("killed", 1, 9, False, None, None, CountScope.INCIDENT, words, words.of(text))
        return Event(
            content_id("e", report, number), self.span(text, 120), words, self.chance.choice(list(EventType)), "aerial",
            ("military",), "190", Quad.MATERIAL_CONFLICT, -9.0, (self.actor(mentions),), (self.actor(mentions),),
            self.chance.choice(list(Status)), Certainty.STATED, number == 0, self.moment() if number % 4 else None,
            (self.place(mentions),), (count,), (self.source(text),), ("the verb says the type", "past tense"),
            self.chance.random(),
        )  # fmt: skip

    def control(self, report: str, text: str, mentions: tuple[Mention, ...], number: int) -> Control:
        return Control(
            content_id("c", report, number), self.span(text, 120), self.span(text, 6), self.place(mentions),
            self.actor(mentions), None, ControlStatus.SEIZED, self.moment(), Certainty.STATED, False,
            (), 0.8, ("says so",),
        )  # fmt: skip

    def relation(self, report: str, text: str, mentions: tuple[Mention, ...], number: int) -> Relation:
        return Relation(
            content_id("n", report, number), self.span(text, 120), self.span(text, 6), self.actor(mentions),
            self.actor(mentions), RelationKind.BACKS, None, False, Certainty.STATED, False, (), 0.8, ("says so",),
        )  # fmt: skip

    def role(self, report: str, text: str, mentions: tuple[Mention, ...]) -> Role:
        span = self.span(text, 40)
        return Role(content_id("o", report), span, self.actor(mentions), span.of(text)[:10], None, False, None, 0.9)


def fill(store: Store, maker: Maker, number: int) -> float:
    """Adds that many reports; seconds spent adding."""
    made, spent = islice(maker.reports(), number), 0.0
    while batch := list(islice(made, BATCH)):
        begin = time.perf_counter()
        store.add(batch)
        spent += time.perf_counter() - begin
    return spent


def questions(maker: Maker) -> dict[str, EventFilter]:
    """What is asked, by name."""
    name, country = maker.names[7], maker.countries[3]
    return {
        "everything": EventFilter(),
        "actor": EventFilter(actor=name),
        "actor's country": EventFilter(actor_country=country),
        "place": EventFilter(place=name),
        "place's country": EventFilter(country=country),
        "box": EventFilter(box=Box(30, 40, 37, 48)),
        "type": EventFilter(type=EventType.ASSAULT),
        "type and status": EventFilter(type=EventType.ASSAULT, status=Status.DENIED),
        "one week": EventFilter(since="2014-06-10", until="2014-06-16"),
        "published in a week": EventFilter(published_since="2014-06-10", published_until="2014-06-16"),
        "outlet": EventFilter(outlet="outlet 7"),
        "words": EventFilter(text=" ".join(maker.vocabulary[:2])),
        "confident": EventFilter(min_confidence=0.9),
        "all at once": EventFilter(country=country, type=EventType.ASSAULT, since="2014-01-01", until="2014-12-31"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        path, maker = Path(folder) / "speed.db", Maker(1)
        with Store.open(path, create=True) as store:
            spent = fill(store, maker, given.reports)
            size = sum(file.stat().st_size for file in Path(folder).iterdir())
            print(f"add: {given.reports / spent:8.0f} reports/s   {size / given.reports / 1024:.0f} KiB a report")
            for name, asked in questions(maker).items():
                begin = time.perf_counter()
                first = list(store.events(asked, order=EventOrder.TIME, limit=100))
                found = time.perf_counter()
                number = store.count_events(asked)
                counted = time.perf_counter()
                times = f"{1000 * (found - begin):7.1f} ms   count: {1000 * (counted - found):7.1f} ms"
                print(f"{name:20} first {len(first):3}: {times}   of {number}")
            begin = time.perf_counter()
            number = sum(1 for _ in store.events(order=EventOrder.STORED))
            print(f"stream: {number / (time.perf_counter() - begin):.0f} events/s")


if __name__ == "__main__":
    main()
