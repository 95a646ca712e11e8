"""Fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Parser, Passage
from dateline.record import Report


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The spaCy pipeline, loaded once."""
    return Parser()


@pytest.fixture(scope="session")
def parsed(parser: Parser) -> Callable[..., Passage]:
    """A function that gives the parsed passage of a text, without mentions."""

    def parse(text: str, published: str | None = "2014-06-16") -> Passage:
        return next(parser.parse([Report("test", text, published=published, language="en")]))

    return parse
