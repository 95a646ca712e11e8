"""A coded report as rows of the index tables: a pure function of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from dateline.record import Actor, Coded, Control, Event, EventPlace, Json, Moment, Relation, Role, Source, encode
from dateline.store.record_form import Row, compact, storable
from dateline.store.sightings import sighted
from dateline.store.words import fold, joined, words_of

__all__ = ["Keys", "Rows", "flatten", "outlet_key", "sighting_rows"]

OPEN_START, OPEN_END = "0000-01-01", "9999-12-31"
"""Days before and behind all others: where a time is open to that side."""

NO_DAY = ""
"""Sorts before every day: neither the event nor its report is dated."""

Rows = dict[str, list[Row]]
"""Rows by table."""


@dataclass(slots=True)
class Keys:
    """The next free key of each table that has keys of its own."""

    next: dict[str, int] = field(default_factory=dict)

    def take(self, table: str) -> int:
        key = self.next.get(table, 1)
        self.next[table] = key + 1
        return key


def outlet_key(source: str | None) -> str | None:
    """An outlet's name as it is compared."""
    return storable(fold(source)).strip() if source else None


def flatten(coded: Coded, data: dict[str, Json], report: int, coding: int, keys: Keys) -> Rows:
    """The rows of ``coded``; ``data`` is the same as JSON values, ``report`` and ``coding`` its keys in the ledger."""
    rows = _Flattening(coded, data, report, keys).rows(coding)
    try:
        coded.report.text.encode()
    except UnicodeEncodeError:  # rare enough to look at every cell only then
        return {table: [_storable_row(row) for row in many] for table, many in rows.items()}
    return rows


def _storable_row(row: Row) -> Row:
    return {column: storable(cell) if isinstance(cell, str) else cell for column, cell in row.items()}


def sighting_rows(coded: Coded, report: int, keys: Keys) -> list[Row]:
    """The rows of the actors in ``coded`` that the knowledge base does not know; ``report`` is its key."""
    text = coded.report.text
    return [
        {
            "key": keys.take("sightings"),
            "report": report,
            "sentence": storable(sentence.of(text)),
            "record": storable(compact(encode(sighting))),
        }
        for sighting, sentence in sighted(coded)
    ]


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _days(time: Moment | None) -> tuple[str | None, str | None]:
    """First and last day of a time, the open side at the edge of all days; both ``None`` where there is no time."""
    if time is None or (time.start is None and time.end is None):
        return None, None
    return _day(time.start) or OPEN_START, _day(time.end) or OPEN_END


def _actor_names(actors: Iterable[Actor | None]) -> Iterator[object]:
    for actor in actors:
        if actor is not None:
            yield from (actor.name, actor.text, actor.entity, actor.country)


def _place_names(places: Iterable[EventPlace]) -> Iterator[object]:
    for at in places:
        yield from (at.place.name, at.text, at.place.geonameid, at.place.admin1)


def _source_names(sources: Iterable[Source]) -> Iterator[object]:
    for source in sources:
        yield from (source.text, source.entity)


class _Flattening:
    def __init__(self, coded: Coded, data: dict[str, Json], report: int, keys: Keys) -> None:
        self.coded, self.data, self.report, self.keys = coded, data, report, keys
        self.published = _day(coded.report.published)
        self.names = {mention.id: mention.name for mention in coded.mentions}

    def rows(self, coding: int) -> Rows:
        coded = self.coded
        rows: Rows = {"current": [self._current(coding)], "mentions": self._mentions(), "problems": self._problems()}
        rows |= {
            name: []
            for name in ("events", "event_records", "event_actors", "event_places", "event_counts", "event_sources")
        }
        for position, event in enumerate(coded.events):
            self._event(rows, position, event)
        rows["controls"] = [self._control(i, control) for i, control in enumerate(coded.controls)]
        rows["relations"] = [self._relation(i, relation) for i, relation in enumerate(coded.relations)]
        rows["roles"] = [self._role(i, role) for i, role in enumerate(coded.roles)]
        rows["sightings"] = sighting_rows(coded, self.report, self.keys)
        return rows

    def _current(self, coding: int) -> Row:
        report = self.coded.report
        return {
            "report": self.report,
            "coding": coding,
            "id": report.id,
            "published": report.published,
            "published_inferred": report.published_inferred,
            "day": self.published or NO_DAY,
            "source": report.source,
            "url": report.url,
            "language": report.language,
            "coded": not any(p.code.startswith("not-coded-") for p in chain(report.problems, self.coded.problems)),
        }

    def _mentions(self) -> list[Row]:
        return [
            {
                "report": self.report,
                "position": position,
                "id": mention.id,
                "kind": mention.kind.value,
                "text": mention.text,
                "name": mention.name,
                "entity": mention.entity,
                "country": mention.country,
            }
            for position, mention in enumerate(self.coded.mentions)
        ]

    def _problems(self) -> list[Row]:
        found = dict.fromkeys((*self.coded.report.problems, *self.coded.problems))
        return [
            {"report": self.report, "position": position, "code": problem.code, "message": problem.message}
            for position, problem in enumerate(found)
        ]

    def _record(self, layer: str, position: int) -> str:
        records = self.data[layer]
        assert isinstance(records, list)
        return compact(records[position])

    def _event(self, rows: Rows, position: int, event: Event) -> None:
        key = self.keys.take("events")
        first, last = _days(event.time)
        rows["events"].append(
            {
                "key": key,
                "report": self.report,
                "position": position,
                "id": event.id,
                "report_id": self.coded.report.id,
                "type": event.type.value,
                "mode": event.mode,
                "status": event.status.value,
                "certainty": event.certainty.value,
                "historical": event.historical,
                "confidence": event.confidence,
                "intensity": event.intensity,
                "first_day": first,
                "last_day": last,
                "day": self._sort_day(event.time),
            }
        )
        rows["event_records"].append(
            {
                "key": key,
                "sentence": event.span.of(self.coded.report.text),
                "actors": joined(_actor_names(event.actors)),
                "recipients": joined(_actor_names(event.recipients)),
                "places": joined(_place_names(event.places)),
                "sources": joined(
                    (*_source_names(event.sources), *(self.names.get(s.mention or "") for s in event.sources))
                ),
                "record": self._record("events", position),
            }
        )
        self._parts(rows, key, event)

    def _parts(self, rows: Rows, key: int, event: Event) -> None:
        """The rows of what an event has several of: participants, places, counts, sources."""
        self._parties(rows, key, event)
        for place_position, at in enumerate(event.places):
            rows["event_places"].append(self._place(key, place_position, at))
        for count_position, count in enumerate(event.counts):
            row = {"event": key, "position": count_position, "what": count.what, "min": count.min, "max": count.max}
            row |= {"approximate": count.approximate, "of": count.of, "per": count.per, "scope": count.scope.value}
            rows["event_counts"].append(row)
        for source_position, source in enumerate(event.sources):
            row = {"event": key, "position": source_position, "text": source.text, "entity": source.entity}
            row |= {"kind": source.kind and source.kind.value, "anonymous": source.anonymous}
            rows["event_sources"].append(row)

    def _sort_day(self, time: Moment | None) -> str:
        if time is not None and (day := _day(time.start) or _day(time.end)):
            return day
        return self.published or NO_DAY

    @staticmethod
    def _parties(rows: Rows, key: int, event: Event) -> None:
        sides = chain((("actor", a) for a in event.actors), (("recipient", a) for a in event.recipients))
        for position, (side, actor) in enumerate(sides):
            row = {"event": key, "position": position, "side": side, "text": actor.text, "name": actor.name}
            row |= {"entity": actor.entity, "country": actor.country, "sectors": " ".join(actor.sectors)}
            rows["event_actors"].append(row)

    def _place(self, event: int, position: int, at: EventPlace) -> Row:
        place = at.place
        row: Row = {"key": self.keys.take("event_places"), "event": event, "position": position, "text": at.text}
        row |= {"name": place.name, "geonameid": place.geonameid, "country": place.country, "admin1": place.admin1}
        return row | {"lat": place.lat, "lon": place.lon, "precision": place.precision}

    def _control(self, position: int, control: Control) -> Row:
        held = words_of(_place_names([control.place]))
        holders = words_of(_actor_names([control.holder, control.lost_by]))
        return self._statement("controls", position, control, (control.status.value, holders, held))

    def _relation(self, position: int, relation: Relation) -> Row:
        parties = (words_of(_actor_names([relation.a])), words_of(_actor_names([relation.b])))
        return self._statement("relations", position, relation, (relation.kind.value, *parties))

    def _role(self, position: int, role: Role) -> Row:
        person, body = words_of(_actor_names([role.person])), words_of(_actor_names([role.of]))
        return self._statement("roles", position, role, (role.title, person, body))

    def _statement(
        self, table: str, position: int, record: Control | Relation | Role, asked: tuple[str, str, str]
    ) -> Row:
        kind, subject, about = asked
        return {
            "key": self.keys.take(table),
            "report": self.report,
            "position": position,
            "id": record.id,
            "report_id": self.coded.report.id,
            "day": self._sort_day(record.time),
            "sentence": record.span.of(self.coded.report.text),
            "kind": kind,
            "subject": subject,
            "object": about,
            "record": self._record(table, position),
        }
