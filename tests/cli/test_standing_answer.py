"""CSV of what stands over many reports: text that a spreadsheet would run is guarded where that is asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from dateline.cli.standing_answer import Line, Sheet, answer
from dateline.cli.standing_known import Known
from dateline.cli.standing_options import Form
from dateline.record import Json
from dateline.situation import follow

SHEET = Sheet(("said_by", "who", "strength", "types"), ("who",), "ties")
SAID: dict[str, Json] = {"said_by": ["=1+1", "a mayor"], "who": "+3", "strength": -0.5, "types": {"=x": 1}}


def printed(capsys: pytest.CaptureFixture[str], *, guard_formulas: bool) -> list[str]:
    form = Form(Path("no.db"), None, "csv", None, verbose=False, guard_formulas=guard_formulas)
    answer(SHEET, form, Known(follow([])), [Line(SAID, ("+3",), "+3")], 1)
    _, row = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    return row


def test_text_that_looks_like_a_formula_is_guarded_and_numbers_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, guard_formulas=True) == ["'=1+1; a mayor", "'+3", "-0.5", "'=x 1"]


def test_a_program_that_does_not_ask_gets_the_words_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, guard_formulas=False) == ["=1+1; a mayor", "+3", "-0.5", "=x 1"]
