"""What ``make demo`` shows stands in the reports."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

from dateline.reports import Unreadable, read

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demo prints in a pipe."""
    folder = tmp_path_factory.mktemp("demo")
    demo = runpy.run_path(str(EXAMPLES / "demo.py"))
    with pytest.MonkeyPatch.context() as patch, (folder / "shown.txt").open("w", encoding="utf-8") as page:
        patch.setitem(demo["main"].__globals__, "ROOT", folder)
        patch.setitem(demo["main"].__globals__, "STORE", folder / "demo-out" / "june-2014.db")
        patch.setattr(sys, "stdout", page)
        assert demo["main"]() == 0
    return (folder / "shown.txt").read_text(encoding="utf-8")


def test_every_quotation_stands_in_a_report(shown: str) -> None:
    texts = [_line(item.text) for item in read([str(EXAMPLES / "june-2014")]) if not isinstance(item, Unreadable)]
    quotations = [
        _line(words).removeprefix("… ").removesuffix(" …") for words in re.findall(r"“(.*?)” ", shown, re.DOTALL)
    ]
    assert len(quotations) > 20
    assert [words for words in quotations if not any(words in text for text in texts)] == []


def test_every_part_shows_something(shown: str) -> None:
    parts = re.split(r"\n.* ─+\n", shown)[1:]
    assert len(parts) == 8
    assert all(part.strip() for part in parts)


def test_nothing_is_coloured_in_a_pipe(shown: str) -> None:
    assert "\x1b" not in shown


def _line(text: str) -> str:
    return " ".join(text.split())
