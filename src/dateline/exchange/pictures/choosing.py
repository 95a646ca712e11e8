"""Which part of a situation a picture shows, and what its caption says of that part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.exchange.situated import Situated
from dateline.knowledge import fold
from dateline.record import EventPlace, Place
from dateline.situation import Incident

__all__ = ["Choice", "is_called", "shortened", "sourced"]

NOWHERE = (EventPlace("", "", Place()),)
"""Where an event is that is told of no place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; fields left out do not choose.

    Attributes:
        place: a name, or part of one, of a place, its first division or its country, where a report names that; a
            GeoNames id; a country's ISO 3166-1 alpha-3.
        actor: a name, or part of one, of somebody who takes part; an id in the knowledge base; a country's code.
        since, until: ISO 8601 days, inclusive, on which it happened.
    """

    place: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None

    def incidents(self, known: Situated) -> tuple[Incident, ...]:
        """The incidents that fit; one without a day fits where no day is asked for."""
        countries = self.countries(known)
        return tuple(
            i for i in known.incidents
            if self._timely(i) and self._acted(i)
            and any(self.takes_in(p.place, countries, p.text) for t in i.tellings for p in t.event.places or NOWHERE)
        )  # fmt: skip

    def countries(self, known: Situated) -> frozenset[str]:
        """The ISO 3166-1 alpha-3 codes of the countries that the place asked for is."""
        asked = fold(self.place or "")
        return frozenset(
            place.country for place in known.places.values()
            if place.precision == "country" and place.country and place.name and fold(place.name) == asked
        )  # fmt: skip

    def takes_in(self, place: Place, countries: frozenset[str], text: str = "") -> bool:
        """Whether a place is the one asked for or lies in it; every place where none is.

        Args:
            countries: of the place asked for, as :meth:`countries` gives them. text: the words that name the place.
        """
        asked = self.place
        if asked is None or place.country in {asked, *countries}:
            return True
        return asked == str(place.geonameid) or is_called(asked, (place.name, place.admin1, text))

    def _timely(self, incident: Incident) -> bool:
        if self.since is None and self.until is None:
            return True
        if incident.start is None:
            return False
        start, end = incident.start[:10], (incident.end or incident.start)[:10]
        return (self.since is None or end >= self.since) and (self.until is None or start <= self.until)

    def _acted(self, incident: Incident) -> bool:
        asked = self.actor
        if asked is None:
            return True
        parties = (a for t in incident.tellings for a in (*t.event.actors, *t.event.recipients))
        return any(asked in {a.entity, a.country} or is_called(asked, (a.name, a.text)) for a in parties)

    @property
    def words(self) -> str:
        """What is asked for, as a title goes on; "" for everything."""
        return "".join(f", {asked}" for asked in (self.place, self.actor) if asked)


def is_called(asked: str, names: Iterable[str | None]) -> bool:
    """Whether the words asked for stand in one of the names, accents and case aside."""
    words = f" {fold(asked)} "
    return any(words in f" {fold(name)} " for name in names if name)


def sourced(known: Situated, incidents: Sequence[Incident], what: str = "incident") -> str:
    """How many incidents, in how many reports of how many outlets, how many of them independent, as known on a day."""
    reports = {t.report for i in incidents for t in i.tellings}
    outlets = {t.outlet for i in incidents for t in i.tellings if t.outlet}
    independent = {known.copies.get(report, report) for report in reports}
    told = f"{counted(len(incidents), what)} told in {counted(len(reports), 'report')}"
    named = f"{counted(len(outlets), 'outlet')} named" if outlets else "no outlet named"
    return f"{told} ({named}), {len(independent)} independent; {as_known(known)}."


def as_known(known: Situated) -> str:
    """On which day it is known so, in words."""
    return f"as known on {known.last_day}" if known.last_day else "as known from undated reports"


def counted(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def shortened(name: str, letters: int = 28) -> str:
    """A name as short as a label may be, cut between words."""
    if len(name) <= letters:
        return name
    return name[:letters].rsplit(" ", 1)[0].rstrip(",;:") + " …"
