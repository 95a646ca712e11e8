"""Which names tables of one's own change, and whether a text holds one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.knowledge import ChangedNames, Knowledge, changed_names

Written = Callable[..., Path]
GROUP = ("grp-quiet", "Quiet River Front", "U.Q.R.|River's Own|Halcyon", "IRQ", "REB", "", "", "own")
LEADER = ("per-karim-stillwater", "Karim Stillwater", "", "IRQ", "GOV", "minister", "2014-01-01", "2014-12-31", "own")
TOWN = ("", "Quiet Hamlet", "al-Sakinah", "IRQ", "Nineveh", "PPL", "36.1", "43.2", "city", "own")


@pytest.fixture
def changed(written: Written, base: Knowledge) -> Callable[..., ChangedNames]:
    """A function that gives the names that a table with the given rows changes."""

    def of(file: str, *rows: tuple[str, ...]) -> ChangedNames:
        return changed_names(base, Knowledge.load(overlays=[written(file, *rows)]))

    return of


def test_without_another_table_no_name_changes(base: Knowledge) -> None:
    names = changed_names(base, Knowledge.load())
    assert not names
    assert not names.in_text("Iraq's army said ISIL fighters took Mosul.", "2014-06-16")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Quiet River Front attacked.", True),
        ("the quiet river front of the office", False),
        ("Quiet River-Front's men", True),
        ("QUIET RIVER FRONT ATTACKS", True),
        ("Fighters of the U.Q.R. came.", True),
        ("River’s Own said", True),
        ("Halcyon fell.It was night.", True),
        ("a halcyon day", False),
        ("Quiet rivers front the town.", False),
        ("Mosul fell to ISIL.", False),
    ],
)
def test_a_text_with_an_added_name_is_found_and_a_near_miss_is_not(
    changed: Callable[..., ChangedNames], text: str, found: bool
) -> None:
    assert changed("groups.csv", GROUP).in_text(text, "2014-06-16") == found


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("Karim Stillwater spoke.", "2020-01-01", True),
        ("Kareem Stillwater spoke.", "2020-01-01", True),
        ("Karim Quiet Stillwater spoke.", "2020-01-01", True),
        ("Stillwater spoke.", "2014-06-16", True),
        ("Stillwater spoke.", "2020-01-01", False),
        ("Stillwater spoke.", None, False),
        ("Maria Stillwater spoke.", "2020-01-01", False),
    ],
)
def test_a_surname_counts_on_days_of_office_only_and_spellings_are_joined(
    changed: Callable[..., ChangedNames], text: str, day: str | None, found: bool
) -> None:
    assert changed("people.csv", LEADER).in_text(text, day) == found


def test_places_count_by_every_name_and_replaced_ones_by_their_old_names_too(
    changed: Callable[..., ChangedNames],
) -> None:
    added = changed("places.csv", TOWN)
    assert added.in_text("Shelling near Sakinah killed two.", None)
    assert not added.in_text("Shelling near Mosul killed two.", None)
    replaced = changed("places.csv", ("99072", "Mosul", "", "IRQ", "Nineveh", "PPL", "36.3", "43.1", "city", "own"))
    assert replaced.in_text("Shelling near Mossoul killed two.", None)


def test_words_abbreviations_and_neighbours_count(changed: Callable[..., ChangedNames], base: Knowledge) -> None:
    assert changed("stoplist.csv", ("Halcyon", "word", "own")).in_text("In Halcyon,", None)
    assert changed("abbreviations.csv", ("Nin.", "Nineveh", "own")).in_text("MOSUL, Nin. (AP)", None)
    assert changed("stoplist.csv", ("Halcyon", "word", "own")).in_text("In Mosul,", None) is False
