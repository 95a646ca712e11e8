"""The reference pages say what the code says."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    """What the reference pages should hold."""
    make: Callable[[], Mapping[str, str]] = runpy.run_path(str(DOCS / "generate.py"))["pages"]
    return make()


def test_committed_pages_are_those_that_the_code_makes(pages: Mapping[str, str]) -> None:
    stale = [name for name, text in pages.items() if (DOCS / "reference" / name).read_text(encoding="utf-8") != text]
    assert not stale, f"run python docs/generate.py: {', '.join(stale)} no longer say what the code says"


def test_no_reference_page_is_left_without_code(pages: Mapping[str, str]) -> None:
    assert {path.name for path in (DOCS / "reference").iterdir()} == set(pages)


def test_every_page_is_in_the_contents() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    found = [path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md") if "_build" not in path.parts]
    assert [str(page) for page in found if page.name != "index" and str(page) not in index] == []


def test_pages_tell_every_field_of_the_record(pages: Mapping[str, str]) -> None:
    for field in ("status", "certainty", "sources", "why", "from", "lost_by"):
        assert (f"| `{field}` |" in pages["record.md"]) == (field != "lost_by")
