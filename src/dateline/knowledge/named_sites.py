"""Sites that bear a name and a common noun: "Bab al-Hawa crossing" is a crossing, whatever towns are called so."""

from __future__ import annotations

from dateline.knowledge.areas import is_town
from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame
from dateline.language import Site
from dateline.record import Place

__all__ = ["is_elsewhere", "is_site", "named_site"]


def named_site(site: Site, base: Knowledge, frame: Frame) -> Place | None:
    """The site in the gazetteer: under its whole name, or one of that kind under the name alone.

    ``None`` where there is none, or several of which none lies in a country that the report names.
    """
    whole = [c.place for c in base.gazetteer.find(site.full) if is_site(c.place)]
    short = [c.place for c in base.gazetteer.find(site.name) if c.place.feature in site.features]
    for found in (whole, short):
        here = [place for place in found if place.country in frame.countries]
        if here or len(found) == 1:
            return (here or found)[0]
    return None


def is_site(place: Place) -> bool:
    """Whether a place is a site with a point of its own: no town, division or country, and no wide area."""
    feature = place.feature or "PPL"
    return place.precision == "exact" and not feature.startswith(("PPL", "ADM", "PCL"))


def is_elsewhere(place: Place, frame: Frame) -> bool:
    """Whether a town is in no country that the report names: then a site of its name is hardly there."""
    return is_town(place) and place.country not in frame.countries
