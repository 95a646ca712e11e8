"""How the knowledge tables are laid out: file, columns, what its ids begin with, what tells its rows apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["LAYOUTS", "Layout"]

ACTOR_COLUMNS = "id name aliases country sectors start end source"


class Layout(NamedTuple):
    """The layout of one table.

    Attributes:
        file: its name.
        columns: their names with spaces between them.
        key: the column in which rows are told apart.
        prefix: what every id begins with; empty where the table has no ids of that kind.
    """

    file: str
    columns: str
    key: str = "id"
    prefix: str = ""

    @property
    def repeats(self) -> bool:
        """Whether rows of one key belong together: the offices of one person."""
        return self.file == "people.csv"


LAYOUTS: Mapping[str, Layout] = {
    layout.file: layout
    for layout in (
        Layout(
            "countries.csv",
            "id code iso2 name aliases adjectives demonyms capital capital_geonameid seats geonameid lat lon "
            "population neighbours start end sectors source",
            prefix="cty-",
        ),
        Layout("organisations.csv", ACTOR_COLUMNS, prefix="org-"),
        Layout("groups.csv", ACTOR_COLUMNS, prefix="grp-"),
        Layout("media.csv", ACTOR_COLUMNS, prefix="med-"),
        Layout("ethnic_religious.csv", ACTOR_COLUMNS, prefix="eth-"),
        Layout("regions.csv", "id name aliases country lat lon source", prefix="reg-"),
        Layout("people.csv", "id name aliases country sectors office start end source", prefix="per-"),
        Layout("places.csv", "id name aliases code admin1 feature lat lon precision source"),
        Layout("stoplist.csv", "word why source", key="word"),
        Layout("abbreviations.csv", "abbreviation name source", key="abbreviation"),
    )
}
"""The tables that a folder of one's own may hold too."""
