"""The event between two given spans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.pairing import code_pair
from dateline.language import Passage
from dateline.record import Span
from dateline.vocabulary import load_vocabulary


def between(passage: Passage, actor: str, recipient: str) -> str | None:
    text = passage.report.text
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)]
    found = code_pair(passage, spans[0], spans[1], load_vocabulary())
    return None if found is None else str(found.type)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind"),
    [
        ("Kenya condemned Sudan while Chad praised Niger.", "Kenya", "Sudan", "ACCUSE"),
        ("Kenya condemned Sudan while Chad praised Niger.", "Chad", "Niger", "SUPPORT"),
        ("Ghana will send food to Togo.", "Ghana", "Togo", "AGREE"),
        ("Ghana sent food aid to Togo.", "Ghana", "Togo", "AID"),
        ("Ghana will not release the Togolese sailors.", "Ghana", "the Togolese sailors", "REJECT"),
        ("Ghana said it would attack Togo.", "Ghana", "Togo", "THREATEN"),
    ],
)
def test_the_event_that_fits_both_spans_is_coded(
    resolved: Callable[..., Passage], text: str, actor: str, recipient: str, kind: str
) -> None:
    assert between(resolved(text), actor, recipient) == kind


def test_nothing_is_coded_where_nothing_is_said(resolved: Callable[..., Passage]) -> None:
    assert between(resolved("Ghana lies between Togo and Ivory Coast."), "Ghana", "Togo") is None
