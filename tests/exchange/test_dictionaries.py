"""Actor dictionaries of TABARI and PETRARCH become tables of one's own, and what is lost is named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.errors import InputError, UsageError
from dateline.exchange import LEFT_OUT, Imported, import_dictionaries
from dateline.exchange.actor_codes import meaning
from dateline.exchange.dictionary import parse_dictionary
from dateline.exchange.name_forms import Bearer, bearer, plain_names, untitled
from dateline.knowledge import Knowledge

COUNTRIES = frozenset({"IRQ", "USA", "CHN", "SUN", "TLS"})
DICTIONARY = """\
# a comment
QUIETLAND_  [IRQ]
+QUIETVILLE_
HARUN_AL_QUIET_  # CountryInfo.txt
+PRESIDENT_HARUN_AL_QUIET
+QUIET_
+HAROUN_AL_QUIET
\t[IRQELI 550101-790716]
\t[IRQGOV 790716-030409]
\t[IRQGOVMIL >20040501]
QUIET_RIVER_BRIGADE_(QRB)_ [IRQREB] #  kkl 21 Mar 13
+RIVER_MARTYRS_
NURI_AL_MALIKI_ [IRQGOV 20060520-20140908]
THE_QUIET_COUNCIL [IGOUNO <991231]
LOUD_MINISTER_OF_NOTHING [~GOV]
NOBODY_AT_ALL
OBSCURE_HALCYON_ [IMGMUS]
KINAKUTA_REBELS_ [KNTREB]
LATE_ONE_ [IRQGOV 20230230-20240101]
ROUGH_BRIGADE [IRQREB 200901]
"""


@pytest.fixture
def imported(tmp_path: Path) -> tuple[Imported, Path]:
    """The dictionary above, imported."""
    (tmp_path / "my.actors.txt").write_text(DICTIONARY)
    return import_dictionaries([tmp_path / "my.actors.txt"], tmp_path / "mine"), tmp_path / "mine"


def rows(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_a_person_has_a_row_for_each_office_with_its_dates(imported: tuple[Imported, Path]) -> None:
    first, second = rows(imported[1], "people.csv")
    assert (first["id"], first["name"], first["aliases"]) == ("per-harun-al-quiet", "Harun al Quiet", "Haroun al Quiet")
    assert (first["country"], first["sectors"], first["office"]) == ("IRQ", "GOV", "member of government")
    assert (first["start"], first["end"]) == ("1979-07-16", "2003-04-09")
    assert (second["sectors"], second["start"], second["end"]) == ("GOV MIL", "2004-05-01", "")
    assert imported[0].former == 1


def test_a_group_and_a_body_have_one_row_with_names_in_the_form_of_reports(imported: tuple[Imported, Path]) -> None:
    (group,) = rows(imported[1], "groups.csv")
    assert (group["name"], group["aliases"]) == ("Quiet River Brigade", "QRB|River Martyrs")
    assert (group["country"], group["sectors"], group["start"], group["end"]) == ("IRQ", "REB", "", "")
    assert group["source"] == "CAMEO dictionary my.actors.txt"
    (body,) = rows(imported[1], "organisations.csv")
    assert (body["name"], body["country"], body["end"]) == ("Quiet Council", "UNO", "1999-12-31")


def test_what_is_made_is_an_overlay_that_can_be_used(imported: tuple[Imported, Path]) -> None:
    base = Knowledge.load(overlays=[imported[1]])
    assert base.named("QRB")[0].entity.id == "grp-quiet-river-brigade"
    (person,) = base.people.full("Haroun al-Quiet")
    assert (person.sectors_at("1990-01-01"), person.sectors_at("2003-12-31")) == (("GOV",), ("ELI",))


@pytest.mark.parametrize(
    ("line", "words", "reason"),
    [
        (2, "QUIETLAND_", "it stands for a whole country"),
        (13, "NURI_AL_MALIKI_", "the name is known already (per-nuri-al-maliki)"),
        (15, "LOUD_MINISTER_OF_NOTHING", "a common noun for an actor"),
        (16, "NOBODY_AT_ALL", "it has no code"),
        (17, "OBSCURE_HALCYON_", "whether it names a person or a body cannot be told"),
        (18, "KINAKUTA_REBELS_", "a code that begins with no country or kind of actor that is known (KNTREB)"),
        (19, "LATE_ONE_", "20230230 is no day of the calendar"),
        (20, "ROUGH_BRIGADE", "'200901' is no time"),
    ],
)
def test_what_is_left_out_is_named_with_file_line_and_reason(
    imported: tuple[Imported, Path], line: int, words: str, reason: str
) -> None:
    made, folder = imported
    found = [str(slip) for slip in made.left_out if slip.line == line]
    assert any(f"my.actors.txt:{line}: {words}" in each and reason in each for each in found), found
    assert f"my.actors.txt:{line}: " in (folder / LEFT_OUT).read_text()


def test_the_report_counts_lines_entries_rows_and_reasons(imported: tuple[Imported, Path]) -> None:
    made, _ = imported
    assert [*made.lines.values(), *made.entries.values(), made.spelled] == [20, 11, 16]
    assert made.rows == {"people.csv": 2, "groups.csv": 1, "organisations.csv": 1}
    assert sum(made.reasons.values()) == len(made.left_out)
    assert not [slip for slip in made.left_out if slip.words == "QUIET_"], "a surname that the name says is no loss"


def test_a_person_whom_the_tables_know_by_another_spelling_or_without_middle_names_is_left_out(tmp_path: Path) -> None:
    dictionary = tmp_path / "d.txt"
    dictionary.write_text(
        "NOURI_KAMIL_AL_MALIKI [IRQGOV 060520-140908]\nNOURI_KAMIL_AL_MALIKI_JR [CHLGOV 060520-140908]\n"
    )
    made = import_dictionaries([dictionary], tmp_path / "mine")
    assert [(slip.line, slip.detail) for slip in made.left_out] == [(1, "per-nuri-al-maliki")]
    assert [row["country"] for row in rows(tmp_path / "mine", "people.csv")] == ["CHL"]


def test_nothing_is_written_where_something_stands_or_nothing_can_be_made(tmp_path: Path) -> None:
    dictionary = tmp_path / "my.actors.txt"
    dictionary.write_text(DICTIONARY)
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.md").write_text("mine")
    with pytest.raises(UsageError, match="is not empty"):
        import_dictionaries([dictionary], folder)
    assert [path.name for path in folder.iterdir()] == ["notes.md"]
    dictionary.write_text("FARMER [~AGR]\n")
    with pytest.raises(UsageError, match=r"nothing could be taken over; first .*my\.actors\.txt:1: FARMER"):
        import_dictionaries([dictionary], tmp_path / "other")
    dictionary.write_bytes(b"\0\1\2")
    with pytest.raises(InputError, match="is no text"):
        import_dictionaries([dictionary], tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "my.actors.txt"]


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("A_B [USAGOV 990101-011231]", [("USAGOV", "1999-01-01", "2001-12-31")]),
        ("A_B [USAGOV >990101]", [("USAGOV", "1999-01-01", None)]),
        ("A_B [USAGOV <991231] [USAELI]", [("USAGOV", None, "1999-12-31"), ("USAELI", None, None)]),
        ("A_B\n\t[USAGOV 390101-20000102]", [("USAGOV", "1939-01-01", "2000-01-02")]),
        ("A_B [NGOTZACHRPRO214]", [("NGOTZACHRPRO214", None, None)]),
        ("A_B [USAGOV 011231-990101]", []),
        ("A_B [---]", []),
        ("A_B [USAGOV", []),
    ],
)
def test_codes_are_read_in_every_form_with_their_times(
    tmp_path: Path, written: str, roles: list[tuple[str, str | None, str | None]]
) -> None:
    (tmp_path / "d.txt").write_text(written)
    entries, slips, _ = parse_dictionary(tmp_path / "d.txt")
    assert [(role.code, role.start, role.end) for role in entries[0].roles] == roles
    assert bool(slips) == (not roles)


def test_a_dictionary_in_two_encodings_and_with_mark_up_is_read(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_bytes(b"<xml>\r\n\t[USA]\r\nJOS\xc9_QUIET [USAGOV]\r\n+JOS\xc3\x89_Q\r\n  loose\r\n")
    (entry,), slips, lines = parse_dictionary(tmp_path / "d.txt")
    assert (entry.name.strip(), entry.synonyms, lines) == ("JOSÉ_QUIET", [("JOSÉ_Q", 4)], 5)
    assert [slip.line for slip in slips] == [1, 2, 5]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("IRQGOV", ("IRQ", ("GOV",))),
        ("IRQGOVHLH", ("IRQ", ("GOV",))),
        ("IRQMED", ("IRQ", ("JRN",))),
        ("IRQHLH", ("IRQ", ("MED",))),
        ("IRQINS", ("IRQ", ("REB",))),
        ("TMPGOV", ("TLS", ("GOV",))),
        ("USRGOV", ("SUN", ("GOV",))),
        ("IGOUNOREFHCR", ("UNO", ("REF",))),
        ("IGOEUREEC", ("EUR", ())),
        ("NGOUSAHRI", ("NGO", ("SOC",))),
        ("MNCUSAMED", ("MNC", ("BUS",))),
        ("IMGMUSALQ", ("IMG", ("REB",))),
        ("WEUREB", ("", ("REB",))),
    ],
)
def test_codes_are_said_in_countries_and_sectors_of_plover(code: str, said: tuple[str, tuple[str, ...]]) -> None:
    found = meaning(code, COUNTRIES)
    assert found is not None
    assert (found.country, found.sectors) == said
    assert meaning("KNT" + code, COUNTRIES) is None


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("ADEN_ABYAN_ISLAMIC_ARMY_(AAIA)_", ("Aden Abyan Islamic Army", "AAIA")),
        ("AL-INTIQAMI_AL-PAKISTANI_", ("al-Intiqami al-Pakistani",)),
        ("MOVEMENT_FOR_DEMOCRACY__", ("Movement for Democracy",)),
        ("U.N._SECURITY_COUNCIL", ("U.N. Security Council",)),
        ("PKK", ("PKK",)),
        ("SOK_AN", ("Sok An",)),
        ("THE_QUIET_COUNCIL", ("Quiet Council",)),
        ("TUPAMAROS_", ("Tupamaros",)),
        ("Mixed_Case_de_Name", ("Mixed Case de Name",)),
        ("_", ()),
    ],
)
def test_names_are_put_into_the_form_of_reports(written: str, names: tuple[str, ...]) -> None:
    assert plain_names(written) == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Movement for Democracy", Bearer.BODY),
        ("Angry Brigade", Bearer.BODY),
        ("Maria Quiet", Bearer.PERSON),
        ("Zzz bin Quiet", Bearer.PERSON),
        ("Shining Path", Bearer.UNSAID),
        ("Exxon", Bearer.BODY),
        ("Maria 15", Bearer.BODY),
    ],
)
def test_whether_a_name_is_a_persons_is_told_by_its_words_or_not_at_all(name: str, kind: Bearer) -> None:
    assert bearer(name, frozenset({"maria"})) is kind


def test_titles_and_offices_before_a_name_are_no_part_of_it() -> None:
    assert untitled("Prime Minister Nuri al Maliki") == "Nuri al Maliki"
    assert untitled("Quiet Maliki") == "Quiet Maliki"
