"""Folders of one's own tables: laid over those that come with Dateline as a whole, or refused with every reason."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import OverlayError
from dateline.knowledge import Knowledge, overlay, read_overlay, resolve
from dateline.knowledge.layout import LAYOUTS
from dateline.knowledge.row_faults import Codes, row_faults
from dateline.knowledge.tables import Row, read_table
from dateline.language import Passage, annotate
from dateline.vocabulary import agents

GROUP = ("grp-quiet-river", "Quiet River Brigade", "Quiet River Front", "IRQ", "REB", "2012", "2014-08-01", "own")
Written = Callable[..., Path]
Lay = Callable[..., Knowledge]


@pytest.fixture
def lay() -> Lay:
    """A function that loads the knowledge base with folders laid over it."""
    return lambda *folders: Knowledge.load(overlays=folders)


def problems(folder: Path) -> list[str]:
    """What is wrong with a folder, each without the folder's name."""
    with pytest.raises(OverlayError) as caught:
        read_overlay(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_a_row_is_added_and_the_own_rows_stay(written: Written, lay: Lay, base: Knowledge) -> None:
    laid = lay(written("groups.csv", GROUP))
    (sense,) = laid.named("Quiet River Front")
    assert (sense.entity.id, sense.entity.country, sense.entity.end) == ("grp-quiet-river", "IRQ", "2014-08-01")
    assert base.named("Quiet River Front") == ()
    assert laid.named("Islamic State") == base.named("Islamic State")


def test_a_row_of_a_known_id_stands_for_the_own_one(written: Written, lay: Lay, base: Knowledge) -> None:
    (own,) = base.named("AQI")
    laid = lay(written("groups.csv", (own.entity.id, "Islamic State of Iraq", "ISI Group", "IRQ", "REB", "", "", "")))
    assert laid.named("ISI Group")[0].entity.id == own.entity.id
    assert laid.named("AQI") == ()


def test_a_later_folder_stands_over_an_earlier_one(written: Written, lay: Lay) -> None:
    first = written("groups.csv", GROUP)
    second = written("groups.csv", (*GROUP[:3], "SYR", *GROUP[4:]), folder="second")
    assert lay(first, second).named(GROUP[1])[0].entity.country == "SYR"
    assert lay(second, first).named(GROUP[1])[0].entity.country == "IRQ"


def test_dates_of_rows_are_honoured_as_those_of_own_rows(
    written: Written, lay: Lay, parsed: Callable[..., Passage]
) -> None:
    heir = ("grp-heir", "Heir Column", "Quiet River Front", "SYR", "REB", "2014-08-02", "", "own")
    laid = lay(written("groups.csv", GROUP, heir))

    def meant(day: str) -> set[str | None]:
        text = "The Quiet River Front attacked an army base on Monday, police said."
        passage = resolve(annotate(parsed(text, day), agents()), laid)
        return {m.entity for m in passage.mentions if "Quiet River" in m.text}

    assert (meant("2014-06-16"), meant("2015-06-16")) == ({"grp-quiet-river"}, {"grp-heir"})


def test_offices_of_one_person_are_several_rows_and_replace_all_own_ones(
    written: Written, lay: Lay, base: Knowledge
) -> None:
    (own,) = base.people.full("Nuri al-Maliki")
    rows = [(own.id, own.name, "", "IRQ", "GOV", office, *dates, "own")
            for office, *dates in (("governor", "2001", "2003"), ("minister", "2004", "2005"))]  # fmt: skip
    (laid,) = lay(written("people.csv", *rows)).people.full("Nuri al-Maliki")
    assert [term.office for term in laid.terms] == ["governor", "minister"]
    assert len(own.terms) >= 1
    assert problems(written("people.csv", rows[0], rows[0]))[0].endswith("stands in line 2 already")


def test_a_place_is_found_without_compiling_and_one_of_a_known_id_replaces_it(
    written: Written, lay: Lay, base: Knowledge
) -> None:
    hamlet = ("", "Quiet Hamlet", "Silent Hamlet", "IRQ", "Nineveh", "PPL", "36.1", "43.2", "city", "own")
    mosul = ("99072", "Mosul", "Twin Spring City", "IRQ", "Nineveh", "PPL", "36.335", "43.119", "city", "own")
    laid = lay(written("places.csv", hamlet, mosul))
    assert laid.gazetteer.path == base.gazetteer.path
    assert laid.gazetteer.find("Silent Hamlet")[0].place.name == "Quiet Hamlet"
    assert base.gazetteer.find("Silent Hamlet") == ()
    (town,) = laid.gazetteer.find("Twin Spring City")
    assert (town.place.geonameid, town.population) == (99072, base.gazetteer.find("Mosul")[0].population)
    assert [c.place.lat for c in laid.gazetteer.find("Mosul") if c.place.geonameid == 99072] == [36.335]
    assert laid.gazetteer.sounding("Moussul", "IRQ")[0].place.lat == 36.335


def test_a_gazetteer_with_own_places_survives_the_way_between_processes(written: Written, lay: Lay) -> None:
    hamlet = ("", "Quiet Hamlet", "", "IRQ", "", "PPL", "36.1", "43.2", "city", "own")
    gazetteer = lay(written("places.csv", hamlet)).gazetteer
    assert pickle.loads(pickle.dumps(gazetteer)).find("Quiet Hamlet") == gazetteer.find("Quiet Hamlet")


def test_words_abbreviations_countries_and_their_peoples_are_laid_too(written: Written, lay: Lay) -> None:
    folder = written("stoplist.csv", ("Halcyon", "word", "own"))
    written("abbreviations.csv", ("Nin.", "Nineveh", "own"))
    written("ethnic_religious.csv", ("eth-river", "Riverine", "Riverines", "IRQ", "", "", "", "own"))
    written("regions.csv", ("reg-quiet", "Quiet Valley", "", "IRQ", "35", "44", "own"))
    state = ["cty-qrv", "QRV", "", "Quiet Republic", "", "Quietish", "", "Stillness", "", "Stillness", "", "1", "2", "",
             "IQ,SY", "", "", "", "own"]  # fmt: skip
    written("countries.csv", tuple(state))
    written("organisations.csv", ("org-quiet-council", "Quiet Council", "", "QRV", "GOV", "", "", "own"))
    laid = lay(folder)
    assert "halcyon" in laid.stoplist
    assert laid.abbreviations["Nin."] == "Nineveh"
    assert laid.nationality("Riverines")[0].entity.id == "eth-river"
    assert laid.named("Quiet Valley")[0].entity.place is not None
    assert laid.neighbours["QRV"] == {"IRQ", "SYR"}
    assert laid.nationality("Quietish")[0].entity == laid.seat("Stillness") == laid.countries["QRV"]
    assert laid.named("Quiet Council")[0].entity.country == "QRV", "a country of the same folder counts"


def test_the_hash_takes_the_bytes_in_and_without_overlays_stays(written: Written, lay: Lay, base: Knowledge) -> None:
    folder = written("groups.csv", GROUP)
    first = lay(folder).hash
    assert first != base.hash
    assert lay(folder).hash == first
    (folder / "notes.md").write_text("Only notes.")
    assert lay(folder).hash == first
    written("groups.csv", (*GROUP[:7], "another source"))
    assert lay(folder).hash != first
    assert lay().hash == base.hash


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("groups.csv", (*GROUP[:3], "XXX", *GROUP[4:]), "country 'XXX' is no country code"),
        ("groups.csv", (*GROUP[:4], "REB RBL", *GROUP[5:]), "no such sector: 'RBL'"),
        ("groups.csv", (*GROUP[:5], "2023-02-30", "", ""), "start '2023-02-30' is no date"),
        ("groups.csv", (*GROUP[:5], "20230201", "", ""), "start '20230201' is no date"),
        ("groups.csv", (*GROUP[:5], "2014-03", "2013", ""), "it ends (2013) before it starts (2014-03)"),
        ("groups.csv", ("quiet-river", *GROUP[1:]), "is not of the form grp-some-name"),
        ("groups.csv", (GROUP[0], "", *GROUP[2:]), "name is empty"),
        ("groups.csv", (*GROUP[:2], "x|—", *GROUP[3:]), "has no letter or digit"),
        ("places.csv", ("", "A", "", "IRQ", "", "PPL", "96", "3", "city", ""), "lat '96' is not between -90 and 90"),
        ("places.csv", ("", "A", "", "IRQ", "", "PPL", "", "", "city", ""), "needs lat and lon"),
        ("places.csv", ("", "A", "", "IRQ", "", "PPL", "nan", "3", "city", ""), "lat 'nan' is no number"),
        ("places.csv", ("1.5", "A", "", "IRQ", "", "PPL", "6", "3", "city", ""), "id '1.5' is no whole number"),
        ("places.csv", ("", "A", "", "IRQ", "", "town", "6", "3", "city", ""), "no GeoNames feature code"),
        ("places.csv", ("", "A", "", "IRQ", "", "PPL", "6", "3", "roughly", ""), "precision 'roughly'"),
        ("stoplist.csv", ("", "word", ""), "word is empty"),
        ("regions.csv", ("reg-a", "A", "", "", "4", "", ""), "of lat and lon only one"),
    ],
)
def test_a_bad_cell_is_named_with_line_and_reason(written: Written, file: str, row: tuple[str, ...], said: str) -> None:
    (problem,) = problems(written(file, row))
    assert problem.startswith(f"{file}:2: ")
    assert said in problem


@pytest.mark.parametrize("dates", [("2024-02-29", ""), ("2014-03", "2014"), ("2014", "2014-03-01"), ("", "2014")])
def test_dates_that_are_possible_are_taken(written: Written, dates: tuple[str, str]) -> None:
    assert len(read_overlay(written("groups.csv", (*GROUP[:5], *dates, ""))).rows["groups.csv"]) == 1


def test_a_code_of_a_state_cannot_be_taken_by_another(written: Written) -> None:
    own = next(row for row in read_table("countries.csv", LAYOUTS["countries.csv"].columns) if row["id"] == "cty-irq")
    cells = dict(own.cells)
    folder = written("countries.csv", tuple(cells.values()))
    assert read_overlay(folder).rows["countries.csv"][0].cells == cells
    written("countries.csv", tuple((cells | {"code": "SYR"}).values()))
    assert "code and iso2 of cty-irq are IRQ and IQ" in problems(folder)[0]
    written("countries.csv", tuple((cells | {"id": "cty-other"}).values()))
    assert "code IRQ is that of cty-irq" in problems(folder)[0]
    written("countries.csv", tuple((cells | {"id": "cty-other", "sectors": "PRE", "iso2": ""}).values()))
    assert read_overlay(folder).rows["countries.csv"]


def test_all_problems_of_a_folder_are_told_at_once(written: Written) -> None:
    folder = written("groups.csv", GROUP, GROUP, (*GROUP[:3], "XXX", *GROUP[4:]))
    (folder / "people.csv").write_text("id,name\nper-a,A\n")
    (folder / "places.csv").write_bytes(LAYOUTS["places.csv"].columns.replace(" ", ",").encode() + b"\n,Caf\xe9\n")
    (folder / "grups.csv").write_text("")
    (folder / "stoplist.csv").write_text("word,why,source\na,b\n")
    found = problems(folder)
    for start, said in (
        ("groups.csv:3", "grp-quiet-river stands in line 2 already"), ("groups.csv:4", "XXX"),
        ("people.csv:1", "without the column aliases, country"), ("places.csv:2", "not UTF-8 (byte 0xe9)"),
        ("grups.csv", "did you mean groups.csv?"), ("stoplist.csv:2", "2 cells where 3 are wanted"),
    ):  # fmt: skip
        assert any(problem.startswith(start) and said in problem for problem in found), (start, found)
    assert len(found) == 7


def test_of_very_many_problems_the_first_are_named_and_all_counted(written: Written) -> None:
    folder = written("stoplist.csv", *[("", "word", "")] * 300)
    with pytest.raises(OverlayError) as caught:
        read_overlay(folder)
    assert (len(caught.value.problems), caught.value.total) == (overlay.MOST_NAMED, 300)


def test_a_file_in_another_form_of_text_is_refused_and_one_with_a_mark_read(written: Written) -> None:
    folder = written("groups.csv", GROUP)
    text = (folder / "groups.csv").read_text()
    (folder / "groups.csv").write_bytes(text.encode("utf-16"))
    assert problems(folder) == ["groups.csv:1: is UTF-16; save it as UTF-8"]
    (folder / "groups.csv").write_bytes(text.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    assert read_overlay(folder).rows["groups.csv"][0]["source"] == "own"
    (folder / "groups.csv").write_text(text.replace(",", ";"))
    assert "with commas between" in problems(folder)[0]
    (folder / "groups.csv").write_text(text + '"open\n' * 3)
    assert "cannot be taken apart into cells" in problems(folder)[0]


def test_columns_may_stand_in_another_order(written: Written) -> None:
    folder = written("stoplist.csv")
    (folder / "stoplist.csv").write_text("source,word,why\nown,Halcyon,word\n")
    assert read_overlay(folder).rows["stoplist.csv"][0]["word"] == "Halcyon"


def test_more_rows_than_memory_should_hold_are_refused_with_the_limit(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay, "MOST_ROWS", 2)
    rows = [(f"w{n}", "word", "") for n in range(3)]
    assert read_overlay(written("stoplist.csv", *rows[:2]))
    (problem,) = problems(written("stoplist.csv", *rows))
    assert problem.startswith("stoplist.csv:4: the folder has more than 2 rows, ")
    monkeypatch.setattr(overlay, "MOST_BYTES", 1 << 20)
    (folder := written("stoplist.csv")).joinpath("stoplist.csv").write_bytes(b"x" * (1 << 20) + b"y")
    assert problems(folder)[0].startswith("stoplist.csv: is larger than 1 MB, ")


def test_names_are_bounded_as_rows_are(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlay, "MOST_NAMES", 3)
    assert read_overlay(written("groups.csv", (*GROUP[:2], "a|b|c", *GROUP[3:])))
    (problem,) = problems(written("groups.csv", (*GROUP[:2], "a|b|c|d", *GROUP[3:])))
    assert problem.startswith("groups.csv:2: the folder has more than 3 names, ")


def test_what_is_no_plain_file_is_not_read(written: Written) -> None:
    folder = written("groups.csv", GROUP)
    (folder / "people.csv").symlink_to("/dev/zero")
    (folder / "media.csv").mkdir()
    assert problems(folder) == ["media.csv: is no plain file", "people.csv: is no plain file"]


def test_a_folder_that_is_none_or_empty_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path / "none")[0].endswith("the folder cannot be read: No such file or directory")
    (tmp_path / "README.md").write_text("Notes alone.")
    assert "holds no table" in problems(tmp_path)[0]
    (tmp_path / "file").write_text("")
    assert problems(tmp_path / "file")[0].endswith("Not a directory")


def test_own_rows_stand_every_check_of_an_overlay() -> None:
    codes = Codes.own(LAYOUTS["countries.csv"])
    found = [
        f"{file}:{row.line}: {fault}"
        for file, layout in LAYOUTS.items()
        for row in read_table(file, layout.columns)
        for fault in row_faults(row, layout, codes)
    ]
    assert found == []


def test_a_row_knows_its_file_and_line() -> None:
    assert str(Row("groups.csv", 3, {"end": "never"}).error("no")) == "groups.csv:3: no"
