"""The interlinear form: what is read from it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.form import AnnotatedReport, FormError, read_pack
from corpus.lint import coverage, faults
from corpus.plain import plain

PACK = """=== wire-nyala-2023
published: 2023-04-17
source: Meridian News Agency
register: wire
country: SDN
# [o1:Army] {e1:shells} [l1:Nyala]
  e1 ASSAULT.heavy-weapons | who o1 | at l1

[o1:The army] {e2,c1:took} [l1:Nyala] on [t1=2023-04-16:Sunday], killing [q1=14..:at least 14] [o3:men], [p1:she] said.
  e2 ASSAULT | who o1 | to o3 | at l1 | on t1 | n killed q1 | by p1
  c1 seized | place l1 | holder o1 | by p1
No count was given.

It rained.

@o1 Sudanese Armed Forces | SDN MIL
@o3 civilians | SDN CVL
"""


def read(tmp_path: Path, text: str) -> AnnotatedReport:
    path = tmp_path / "pack.txt"
    path.write_text(text, "utf-8")
    return read_pack(path)[0]


def test_text_is_what_stands_there_without_marks(tmp_path: Path) -> None:
    report = read(tmp_path, PACK)
    assert report.text == (
        "Army shells Nyala\n\nThe army took Nyala on Sunday, killing at least 14 men, she said. "
        "No count was given.\n\nIt rained."
    )


def test_every_span_quotes_its_words(tmp_path: Path) -> None:
    report = read(tmp_path, PACK)
    assert [report.words(m) for m in report.marks if m.id == "o1"] == ["Army", "The army"]
    assert [report.words(a) for a in report.anchors] == ["shells", "took"]
    assert report.anchors[1].ids == ("e2", "c1")


def test_values_fields_and_entities_are_read(tmp_path: Path) -> None:
    report = read(tmp_path, PACK)
    assert next(m.value for m in report.marks if m.id == "t1") == "2023-04-16"
    event = next(s for s in report.statements if s.id == "e2")
    assert event.fields["n"] == ("killed", "q1")
    assert event.fields["by"] == ("p1",)
    assert report.entities["o1"].sectors == ("MIL",)


def test_a_sound_report_has_no_faults(tmp_path: Path) -> None:
    assert list(faults(read(tmp_path, PACK))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("ASSAULT.heavy-weapons", "ASSAULT.tanks", "no mode 'tanks'"),
        ("  e1 ASSAULT.heavy-weapons | who o1 | at l1\n", "", "anchor e1 has no record"),
        ("| who o1 | to o3", "| who o9 | to o3", "who o9: no such mention"),
        ("[q1=14..:at least 14]", "[q1:at least 14]", "needs its range"),
        ("2023-04-16:Sunday", "Sunday:Sunday", "is no time"),
        ("@o1 Sudanese Armed Forces | SDN MIL\n", "", "acts but has no '@o1"),
        ("SDN MIL", "SDN ARMY", "no PLOVER sector"),
        ("c1 seized", "c1 grabbed", "'grabbed' is none of"),
        ("n killed q1", "n slain q1", "must be WHAT qN"),
        ("published: 2023-04-17", "published: yesterday", "published must be a day"),
        ("e2 ASSAULT |", "e2 ASSAULT dunno |", "'dunno' is none of"),
    ],
)
def test_each_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in PACK
    found = list(faults(read(tmp_path, PACK.replace(old, new))))
    assert any(fault in each and each.startswith("pack.txt:") for each in found), found


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[o1:The army {e1:left}", "is not closed"),
        ("The army] left.", "closes nothing"),
        ("[x1:The army] left.", "bad mark"),
    ],
)
def test_what_is_not_in_the_form_is_refused_with_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(f"=== a\npublished: 2023-04-17\n{line}\n", "utf-8")
    with pytest.raises(FormError, match=rf"bad\.txt:3: .*{reason}"):
        read_pack(path)


def test_the_plain_form_reads_back_to_the_same_text(tmp_path: Path) -> None:
    report = read(tmp_path, PACK)
    again = read(tmp_path, "\n".join(plain(report)))
    assert (again.text, again.marks, again.statements) == (report.text, [], [])
    assert [(s.start, s.end) for s in again.sentences] == [(s.start, s.end) for s in report.sentences]


WORDS = st.lists(st.text("abcdefghij'é-", min_size=1, max_size=7), min_size=1, max_size=6)


@given(st.lists(st.tuples(WORDS, st.sampled_from("polt")), min_size=1, max_size=5))
def test_any_marked_words_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, parts: list) -> None:
    line = " ".join(f"[{kind}{n}:{' '.join(words)}]" for n, (words, kind) in enumerate(parts))
    report = read(tmp_path_factory.mktemp("form"), f"=== a\npublished: 2023-04-17\n\n{line}\n")
    assert [report.words(m) for m in report.marks] == [" ".join(words) for words, _ in parts]
    assert report.text == " ".join(" ".join(words) for words, _ in parts)


def test_coverage_counts_quiet_sentences_and_types(tmp_path: Path) -> None:
    counts = coverage([read(tmp_path, PACK)])
    assert counts["totals"]["quiet"] == 2
    assert counts["types"] == {"ASSAULT": 2}
    assert counts["certainty"] == {"stated": 1, "attributed": 1}
