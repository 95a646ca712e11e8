"""Mentions that only the network reads are added; halves of names and bare articles are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.language import Passage
from dateline.language.draft import Draft
from dateline.language.read_mentions import read_drafts
from dateline.models import Reading, ReadMention
from dateline.record import MentionKind, Span

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


@pytest.mark.parametrize(
    ("words", "kind", "added"),
    [
        ("The rebels", ORGANISATION, True),
        ("The", ORGANISATION, False),
        ("Ingrid", PERSON, False),  # half of a name that is known
        ("Ingrid", ORGANISATION, True),
        ("0540", MentionKind.PLACE, False),
        ("Route 41", MentionKind.PLACE, True),
    ],
)
def test_what_the_network_reads_beside_what_is_known(
    parsed: Callable[..., Passage], words: str, kind: MentionKind, *, added: bool
) -> None:
    text = "The rebels met Ingrid Larsen at 0540 on Route 41."
    start = text.index(words)
    read = Reading((ReadMention(Span(start, start + len(words)), kind, 1.0),), ())
    passage = replace(parsed(text), reading=read)
    drafts = list(read_drafts(passage, [Draft(3, 5, 4, PERSON, "PERSON")]))
    assert [passage.text(d.first, d.last) for d in drafts] == ([words] if added else [])
