"""A situation with all that is asked of it: incidents, spells, ties and tolls, each made once, when first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from dateline.errors import UsageError
from dateline.record import Coded, Control, Event, IncidentDecision, Place, Relation
from dateline.situation import (
    Bond,
    Change,
    Dealing,
    Holding,
    Identities,
    Incident,
    Series,
    Situation,
    Spell,
    Telling,
    Toll,
    bonds_of,
    control_changes,
    control_ledger,
    dealings_of,
    follow,
    held_on,
    identities_at_hand,
    incident_changes,
    series_of,
    shifted,
    tie_changes,
    tolls_of,
    wider_by_division,
)
from dateline.store import Store, told_apart

__all__ = ["Situated"]

FINE = ("exact", "city", "near", "area", "admin1", "country", None)
"""Precisions of places, the finest first."""
BACKGROUND = 14
"""Days that reports look back: what is older than that before the first of them is background. Our own choice."""


class Situated:
    """The situation of a store as known on a day, and the words that it rests on.

    Args:
        store: open; read once for each situation that is asked for.
        decisions: merges and splits of incidents by hand; those that the store keeps where not given.
        as_of: ISO 8601 day; only reports published until then count.
    """

    def __init__(
        self, store: Store, decisions: Iterable[IncidentDecision] | None = None, as_of: str | None = None
    ) -> None:
        self._store = store
        self._decisions = tuple(store.incident_decisions() if decisions is None else decisions)
        self.as_of = as_of

    @cached_property
    def situation(self) -> Situation:
        """The reports followed together."""
        return follow(told_apart(self._store.codings()), self._decisions, self.as_of)

    @cached_property
    def reports(self) -> tuple[Coded, ...]:
        """The reports that count, in order of their ids."""
        return self.situation.reports()

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, by day and id; those of unknown day last."""
        return tuple(sorted(self.situation.incidents(), key=lambda i: (i.start or "9999", i.id)))

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The tellings of all incidents."""
        return tuple(t for i in self.incidents for t in i.tellings)

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """The report that each report copies, or itself."""
        return {c.report.id: min(self.situation.copies(c.report.id)) for c in self.reports}

    @cached_property
    def who(self) -> Identities:
        """Who is who and what is where, as all reports say together."""
        return identities_at_hand(self.reports, self.tellings)

    @cached_property
    def spells(self) -> tuple[Spell, ...]:
        """Who holds which place from when to when, by place and day."""
        return control_ledger(self.reports, self.tellings, copies=self.copies)

    @cached_property
    def dealings(self) -> tuple[Dealing, ...]:
        """What says how actors stand with each other."""
        return dealings_of(self.reports, self.incidents)

    @cached_property
    def bonds(self) -> tuple[Bond, ...]:
        """The spells of relations."""
        return bonds_of(self.dealings)

    @cached_property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls of all incidents."""
        return tuple(toll for incident in self.incidents for toll in tolls_of(incident))

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Cumulative figures, by what, speaker and area."""
        return series_of(self.tellings, known=self.who)

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The place of each key: of all that it is called the one with a point, the finest first."""
        found: dict[str, Place] = {}
        controlled = (control.place for coded in self.reports for control in coded.controls)
        told = (place for telling in self.tellings for place in telling.event.places)
        for each in (*controlled, *told):
            key = self.who.place(each.place, each.text)
            if key not in found or _fineness(each.place) < _fineness(found[key]):
                found[key] = each.place
        return found

    @cached_property
    def _sentences(self) -> Mapping[str, tuple[str, str]]:
        """The report and the words of each record, by its id."""
        found: dict[str, tuple[str, str]] = {}
        for coded in self.reports:
            records: tuple[Event | Control | Relation, ...] = (*coded.events, *coded.controls, *coded.relations)
            text = coded.report.text
            found.update((record.id, (coded.report.id, " ".join(record.span.of(text).split()))) for record in records)
        return found

    @property
    def last_day(self) -> str | None:
        """The day as known on which everything is, or else the last on which a report was published."""
        days = (c.report.published[:10] for c in self.reports if c.report.published)
        return self.as_of[:10] if self.as_of else max(days, default=None)

    @property
    def first_day(self) -> str | None:
        """:data:`BACKGROUND` days before the first report: what is older is background."""
        days = [c.report.published[:10] for c in self.reports if c.report.published]
        return shifted(min(days), -BACKGROUND) if days else None

    def words(self, records: Iterable[str]) -> tuple[str, ...]:
        """The sentences that records stand on, each once; of what is no record here, none."""
        return tuple(dict.fromkeys(self._sentences[id_][1] for id_ in records if id_ in self._sentences))

    def told_in(self, records: Iterable[str]) -> tuple[str, ...]:
        """The ids of the reports in which records stand, each once."""
        return tuple(dict.fromkeys(self._sentences[id_][0] for id_ in records if id_ in self._sentences))

    def place_of(self, incident: Incident) -> Place | None:
        """Where an incident took place: what most of its tellings name first, of several the finest; or ``None``."""
        told = [t.event.places[0] for t in incident.tellings if t.event.places]
        keys = Counter(self.who.place(p.place, p.text) for p in told)
        by_key: dict[str, Place] = {}
        for each in told:
            key = self.who.place(each.place, each.text)
            if key not in by_key or _fineness(each.place) < _fineness(by_key[key]):
                by_key[key] = each.place
        return by_key[min(keys, key=lambda k: (-keys[k], _fineness(by_key[k]), k))] if keys else None

    def held(self, day: str) -> tuple[tuple[str, Holding], ...]:
        """Who stands how to every place on a day, by the place's key: those told of, and those in a division told of.

        What a place has from its division is an inference, and its holding says so.
        """
        by_place: dict[str, list[Spell]] = {}
        for spell in self.spells:
            by_place.setdefault(spell.place, []).append(spell)
        wider = wider_by_division(self.places.values(), self.who)
        found: list[tuple[str, Holding]] = []
        for place in sorted({*by_place, *self.places}):
            spells = [s for key in (place, *wider(place)) for s in by_place.get(key, ())]
            found += [(place, holding) for holding in held_on(spells, place, day, wider=wider, copies=self.copies)]
        return tuple(found)

    def changes(self, since: str) -> tuple[Change, ...]:
        """What changed from what was known on a day: incidents, control, relations.

        Raises:
            UsageError: where that day lies behind the one on which this is known.
        """
        if self.as_of is not None and since[:10] > self.as_of[:10]:
            raise UsageError(f"changes since {since}: this is what was known on {self.as_of} already")
        before = Situated(self._store, self._decisions, since)
        return (
            *incident_changes(before.incidents, self.incidents),
            *control_changes(before.spells, self.spells),
            *tie_changes(before.bonds, self.bonds),
        )


def _fineness(place: Place) -> tuple[bool, int]:
    """Places with a point first, and the finest of them."""
    rank = FINE.index(place.precision) if place.precision in FINE else len(FINE)
    return place.lat is None or place.lon is None, rank
