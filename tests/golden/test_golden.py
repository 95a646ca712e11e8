"""Whole records, word for word: a change of rules or vocabulary shows what it changes."""

from __future__ import annotations

import difflib

import pytest

from dateline import Coder
from dateline.settings import Settings

from .regenerate import GOLDEN, content, golden_path


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings())


@pytest.mark.parametrize("name", GOLDEN)
def test_the_record_is_the_golden_one(coder: Coder, name: str) -> None:
    found, golden = content(coder, name), golden_path(name).read_text("utf-8")
    difference = difflib.unified_diff(golden.splitlines(), found.splitlines(), "golden", "now", lineterm="", n=3)
    shown = "\n".join(list(difference)[:80])
    assert found == golden, f"{shown}\nwhere this is right: python -m tests.golden.regenerate"
