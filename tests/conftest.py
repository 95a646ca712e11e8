"""Fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Parser, Passage, annotate, corefer, find_times
from dateline.record import Report, Section
from dateline.vocabulary import agents


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The spaCy pipeline, loaded once."""
    return Parser()


@pytest.fixture(scope="session")
def parsed(parser: Parser) -> Callable[..., Passage]:
    """A function that gives the parsed passage of a text, without mentions."""

    def parse(text: str, published: str | None = "2014-06-16", sections: tuple[Section, ...] = ()) -> Passage:
        report = Report("test", text, published=published, language="en", sections=sections)
        return next(parser.parse([report]))

    return parse


@pytest.fixture(scope="session")
def passage(parsed: Callable[..., Passage]) -> Callable[..., Passage]:
    """A function that gives the passage of a text with mentions, times and coreference, names not yet resolved."""

    def read(text: str, published: str | None = "2014-06-16", sections: tuple[Section, ...] = ()) -> Passage:
        return corefer(find_times(annotate(parsed(text, published, sections), agents())))

    return read
