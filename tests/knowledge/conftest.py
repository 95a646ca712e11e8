"""Fixtures for who is who and what is where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.knowledge import Knowledge, resolve
from dateline.knowledge.layout import LAYOUTS
from dateline.language import Passage, annotate
from dateline.record import Mention, Section
from dateline.vocabulary import agents

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A function that writes a folder with one table of the given rows beside what is there, and gives the folder."""

    def write(file: str, *rows: tuple[str, ...], folder: str = "mine") -> Path:
        target = tmp_path / folder
        target.mkdir(exist_ok=True)
        lines = [LAYOUTS[file].columns.replace(" ", ","), *(",".join(f'"{cell}"' for cell in row) for row in rows)]
        (target / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return target

    return write


@pytest.fixture(scope="session")
def base() -> Knowledge:
    """The knowledge base, its gazetteer compiled where the cache has none."""
    return Knowledge.load()


@pytest.fixture(scope="session")
def resolved(parsed: Callable[..., Passage], base: Knowledge) -> Callable[..., Passage]:
    """A function that gives the resolved passage of a text."""

    def read(text: str, published: str | None = "2014-06-16", sections: tuple[Section, ...] = ()) -> Passage:
        return resolve(annotate(parsed(text, published, sections), agents()), base)

    return read


@pytest.fixture(scope="session")
def mention(resolved: Callable[..., Passage]) -> Callable[..., Mention]:
    """A function that gives the mention of exactly these words in a text, the last of them where there are several."""

    def find(text: str, words: str, published: str | None = "2014-06-16") -> Mention:
        found = [m for m in resolved(text, published).mentions if m.text == words]
        assert found, f"no mention {words!r} among {[m.text for m in resolved(text, published).mentions]}"
        return found[-1]

    return find
