"""Fixtures for who is who and what is where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.knowledge import Knowledge, resolve
from dateline.language import Passage, annotate
from dateline.record import Mention, Section
from dateline.vocabulary import agents


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
