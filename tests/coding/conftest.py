"""Fixtures for the coding stage: texts through all stages before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.flow import Coder
from dateline.language import Passage
from dateline.record import Coded, Report
from dateline.settings import Settings


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the settings that come with Dateline."""
    return Coder(Settings())


@pytest.fixture(scope="session")
def resolved(coder: Coder) -> Callable[..., Passage]:
    """A function that gives a text's passage with its mentions resolved."""

    def resolve(text: str, published: str = "2014-06-16") -> Passage:
        return coder.passage(Report("test", text, published=published, language="en"))

    return resolve


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[..., Coded]:
    """A function that codes a text."""

    def coded(text: str, published: str = "2014-06-16") -> Coded:
        return coder.code(text, published=published)

    return coded
