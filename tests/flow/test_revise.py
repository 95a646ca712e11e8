"""What other knowledge changes in a store: found by names, coded anew, held against the old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dateline
from dateline.flow import Crew, concerned, entities_concerned, revisions
from dateline.knowledge import Knowledge, changed_names
from dateline.settings import Settings
from dateline.store import Store

TEXTS = (
    "The Quiet River Front attacked an army base near Mosul on Sunday, killing 12 soldiers.",
    "Rebels attacked an army base near Tikrit on Sunday, killing 2 soldiers.",
)
GROUP = "id,name,aliases,country,sectors,start,end,source\ngrp-quiet,Quiet River Front,,IRQ,REB,,,own\n"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a group that the reports name."""
    folder = tmp_path_factory.mktemp("mine")
    (folder / "groups.csv").write_text(GROUP)
    return folder


@pytest.fixture(scope="module")
def crew(mine: Path) -> Iterator[Crew]:
    """A crew that knows the group."""
    with Crew(Settings(knowledge=(str(mine),))) as ready:
        yield ready


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of two reports, coded without the group."""
    coder = dateline.Coder(Settings())
    with Store.open(tmp_path / "s.db", create=True) as opened:
        opened.add(coder.code(text, published="2014-06-16", id=f"r{n}") for n, text in enumerate(TEXTS))
        yield opened


def test_only_reports_that_hold_a_changed_name_are_concerned(store: Store, mine: Path) -> None:
    old, new = Knowledge.load(), Knowledge.load(overlays=[mine])
    seen: list[int] = []
    keys = concerned(store, changed_names(old, new), entities_concerned(new, frozenset({"grp-quiet"})), seen.append)
    assert [coded.report.id for coded in store.codings(keys)] == ["r0"]
    assert seen == [1, 2]
    nothing = changed_names(old, old)
    assert concerned(store, nothing, lambda _: False, seen.append) == []
    assert len(concerned(store, nothing, {"cty-irq", "geo-99072"}.__contains__, seen.append)) == 1


def test_an_entity_that_is_no_longer_known_is_concerned_and_a_place_is_not(mine: Path) -> None:
    is_concerned = entities_concerned(Knowledge.load(), frozenset())
    assert is_concerned("grp-quiet")
    assert not is_concerned("grp-islamic-state")
    assert not is_concerned("per-nuri-al-maliki")
    assert not is_concerned("cty-irq")
    assert not is_concerned("geo-1")


def test_a_revision_tells_mention_before_after_and_events(store: Store, crew: Crew) -> None:
    ((first, second),) = revisions(store, [1, 2], crew, 16)
    assert first is not None
    assert second is not None
    (change,) = [each for each in first.changes if each.words.endswith("Quiet River Front")][:1]
    assert change.before is None or change.before.entity is None
    assert change.after is not None
    assert change.after.entity == "grp-quiet"
    assert set(change.events) & {event.id for event in first.after.events}
    assert (first.otherwise, first.by_another) == (True, False)
    assert not second.otherwise


def test_what_this_coder_has_coded_is_passed_over_and_nothing_is_overwritten(store: Store, crew: Crew) -> None:
    before = list(store.codings())
    done = [each for batch in revisions(store, [1, 2], crew, 1) for each in batch]
    added = store.add(each.after for each in done if each is not None)
    assert added.codings == 2
    assert [each for batch in revisions(store, [1, 2], crew, 1) for each in batch] == [None, None]
    kept = list(store.dump())
    assert sum('"grp-quiet"' in line for line in kept) >= 1
    assert all(any(coded.coder.knowledge in line for line in kept) for coded in before if coded.coder.knowledge)
    assert {coded.coder.knowledge for coded in store.codings()} == {crew.info.knowledge}


def test_another_version_of_the_coder_is_told(store: Store, crew: Crew) -> None:
    (coded,) = [coded for coded in store.codings() if coded.report.id == "r1"]
    older = replace(coded.coder, version="0.0.1")
    store.add([replace(coded, coder=older)])
    ((revision,),) = revisions(store, [2], crew, 16)
    assert revision is not None
    assert revision.by_another
