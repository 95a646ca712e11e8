"""Who, where, when and how many: what a report mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.record.kinds import CountScope, Granularity, MentionKind, PlaceRelation
from dateline.record.span import Span

__all__ = ["Count", "Mention", "Moment", "Place"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, as a range of days.

    Attributes:
        start, end: ISO 8601 dates (or date-times), ``end`` inclusive; ``None`` where that side is open.
        granularity: the calendar unit that the words name.
        basis: why this and no other, in words: ``"Sunday" before the report of 2014-06-16``. Never empty: no date
            without a basis.
        mention: id of the mention whose words say it, where words say it.
        span: those words.
    """

    start: str | None
    end: str | None
    granularity: Granularity | None
    basis: str
    mention: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map, or an area that words tell by a place: "40 km west of Baghdad", "northern Iraq".

    Attributes:
        geonameid: GeoNames id, ``None`` where the gazetteer has none. Of an area around a town (near, outside or off
            it) the town's; of all other areas ``None``.
        name: canonical name; of an area told by a place, the words.
        country: ISO 3166-1 alpha-3.
        admin1: name of the first-order division.
        lat, lon: WGS 84 degrees of a representative point, of an area its centre; ``None`` where no point is honest.
        feature: GeoNames feature code (``PPL``, ``ADM1``, ``PCLI``, ``RGN`` ...).
        precision: how exact the point is: ``exact | city | admin1 | country | area | near``.
        probability: how likely the point is right, 0 to 1, as the gazetteer's namesakes were weighed; ``None`` where
            there was nothing to weigh. No part of what the place is: two readings of one place are equal.
        runners_up: what else the name may mean, likeliest first, each with its probability.
        relation: how the area lies to the place that its words name; ``None`` where they name the place itself.
        radius_km: kilometres around ``lat, lon`` within which it lies, as far as the words tell; ``None`` for a pin.
        bearing: degrees clockwise from north in which the area lies, seen from the place named or from its middle.
        distance_km: how far it is from the place named, as the words say.
    """

    geonameid: int | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    precision: str | None = None
    probability: float | None = field(default=None, compare=False)
    runners_up: tuple[Place, ...] = field(default=(), compare=False)
    relation: PlaceRelation | None = None
    radius_km: float | None = None
    bearing: float | None = None
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of whom, over what.

    Attributes:
        what: ``killed injured detained abducted missing displaced troops protesters ...``.
        min, max: the range that the words allow, both inclusive; ``max`` is ``None`` where open ("at least 10").
            "dozens" is 24 to 99, "hundreds" 200 to 999, "thousands" 2000 to 9999.
        approximate: whether the words say so ("about", "some", "dozens").
        of: id of the mention counted.
        per: ``day week month year`` in "hundreds each month".
        scope: one incident, or cumulative ("since January"); the two are never added together.
        span, text: the words.
    """

    what: str
    min: int | None
    max: int | None
    approximate: bool
    of: str | None
    per: str | None
    scope: CountScope
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that name somebody, a place, a time or a quantity.

    Attributes:
        id: unique in the report: ``m1``, ``m2`` ... in text order.
        span, text: the words.
        kind: what kind of thing they name.
        entity: id in the knowledge base, ``None`` where unresolved.
        name: canonical name of the entity.
        country: ISO 3166-1 alpha-3 of the actor, or ``UNO EUR IGO NGO IMG MNC ISM``.
        sectors: PLOVER 2.0 sector codes, most specific first.
        place, time, count: what a place, time or quantity mention means.
        coref: id of the mention that this one stands for.
        country_supposed: whether no words say the country: it is the one that the report, or its sentence, is about.
    """

    id: str
    span: Span
    text: str
    kind: MentionKind
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    place: Place | None = None
    time: Moment | None = None
    count: Count | None = None
    coref: str | None = None
    country_supposed: bool = False
