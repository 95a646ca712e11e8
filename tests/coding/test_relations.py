"""Who stands how with whom: what must be read, and its near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.record import Coded

STATED = [
    ("Iran backs the Houthis.", "Iran", "backs", "the Houthis"),
    ("Saudi-backed fighters entered Aden.", "Saudi", "backs", "Saudi-backed fighters"),
    ("Forces loyal to the president held the bridge.", "Forces loyal to the president", "backs", "the president"),
    ("The group broke away from al-Qaeda last year.", "The group", "split_from", "al-Qaeda"),
    ("Hezbollah is fighting the Islamic State.", "Hezbollah", "fights", "the Islamic State"),
    ("Moscow said its ally Belarus would take part.", "its", "allied", "Belarus"),
    ("Iraq joined the coalition to degrade and defeat the Islamic State.", "the", "fights", "the Islamic State"),
    ("The regime has been dependent on foreign militias.", "foreign", "backs", "The regime"),
    ("Abu Salma, the leader of Jaish al-Fatah, was wounded.", "Abu Salma", "leads", "Jaish al-Fatah"),
]


@pytest.mark.parametrize(("text", "a", "kind", "b"), STATED)
def test_reads_stated_ties(code: Callable[..., Coded], text: str, a: str, kind: str, b: str) -> None:
    found = {(r.a.text.split()[0], r.kind.value, r.b.text) for r in code(text).relations}
    assert (a.split(maxsplit=1)[0], kind, b) in found


@pytest.mark.parametrize(
    "text",
    [
        "Iran denied that it backs the Houthis.",  # said not to be so
        "The road leads to Aden.",  # a road leads nobody
        "Militants led away 49 people.",  # to lead away is not to lead
        "Members of the police were on strike.",  # that they belong to the police says nothing
        "Prices are dependent on the weather.",
        "The Muslim-led government stayed.",  # a faith leads nobody
        "The report supports this view.",
        "Germany broke with tradition and won away from home.",
        "The minister backed his car into a wall.",
    ],
)
def test_reads_no_tie_where_none_is_stated(code: Callable[..., Coded], text: str) -> None:
    assert code(text).relations == ()
