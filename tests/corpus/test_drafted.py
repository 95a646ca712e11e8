"""What was coded, written in the form of the corpus, says the same when it is read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Marking, _keep, _marked, drafted
from corpus.form import AnnotatedReport, read_pack
from corpus.lint import faults
from dateline.flow import Coder
from dateline.record import Coded, Report, Span
from dateline.reports import parse_report, prepare

TEXT = """Army retakes airport

JUBA, South Sudan (Meridian) - Government troops recaptured [Malakal] airport on Monday, killing at least 14 rebels,
a military spokesman said. The rebels, led by former vice president Riek Machar, denied it.

"They never left," said Machar, whose forces are backed by {nobody}. He may meet President Salva Kiir in June.
"""


@pytest.fixture(scope="module")
def report() -> Report:
    found = parse_report({"text": TEXT, "id": "malakal", "published": "2014-05-06", "source": "Meridian"})
    assert isinstance(found, Report)
    return prepare(found)


@pytest.fixture(scope="module")
def coded(report: Report) -> Coded:
    return Coder().code(report)


@pytest.fixture(scope="module")
def read_back(report: Report, tmp_path_factory: pytest.TempPathFactory) -> AnnotatedReport:
    path: Path = tmp_path_factory.mktemp("drafts") / "draft.txt"
    path.write_text("\n".join(drafted(Coder(), report)), "utf-8")
    (found,) = read_pack(path)
    return found


def test_a_draft_has_no_fault_and_keeps_every_word(read_back: AnnotatedReport) -> None:
    assert list(faults(read_back)) == []
    assert read_back.text.split() == TEXT.translate(str.maketrans("[]{}", "()()")).split()


def test_events_come_back_with_anchor_type_and_status(coded: Coded, read_back: AnnotatedReport) -> None:
    anchors = {name: a for a in read_back.anchors for name in a.ids}
    found = [
        (read_back.words(anchors[s.id]), s.words[0].partition(".")[0], s.words[1] if len(s.words) > 1 else "happened")
        for s in read_back.statements
        if s.layer == "e"
    ]
    wanted = [(TEXT[e.anchor.start : e.anchor.end], e.type.value) for e in coded.events]
    assert wanted
    assert sorted(f[:2] for f in found) == sorted(wanted)


def test_mentions_of_the_same_share_an_id(coded: Coded, read_back: AnnotatedReport) -> None:
    by_words = {read_back.words(m): m.id for m in read_back.marks}
    chained = [(m.text, coded.mention(m.coref).text) for m in coded.mentions if m.coref]
    assert chained
    same_kind = [(a, b) for a, b in chained if a in by_words and b in by_words and by_words[a][0] == by_words[b][0]]
    assert [(a, b) for a, b in same_kind if by_words[a] != by_words[b]] == []


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8), st.booleans()), max_size=12))
def test_marks_are_always_nested(spans: list[tuple[int, int, bool]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyzabcdef"
    kept: list[Marking] = []
    for number, (start, length, anchor) in enumerate(spans):
        opening, closing = (f"{{e{number}:", "}") if anchor else (f"[o{number}:", "]")
        _keep(kept, Marking(start, start + length, opening, closing))
    line = _marked(text, Span(0, len(text)), kept)
    path: list[str] = []
    for sign in line:
        if sign in "[{":
            path.append({"[": "]", "{": "}"}[sign])
        elif sign in "]}":
            assert path.pop() == sign
    assert path == []
    assert line.count("]") + line.count("}") == len(kept)
