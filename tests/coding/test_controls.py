"""Who holds which place: what must be read, and beside each its near miss that must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.record import Coded

HELD = [
    # text, place, status, holder, loser
    ("Rebels seized the town of Bossangoa on Friday.", "Bossangoa", "seized", "Rebels", None),
    ("The city of Goma was captured by M23 rebels.", "Goma", "seized", "M23 rebels", None),
    ("Government troops retook Mekele from the rebels.", "Mekele", "seized", "Government troops", "the rebels"),
    ("Aleppo fell to government forces in December.", "Aleppo", "seized", "government forces", None),
    ("Insurgents took control of Baga after a battle.", "Baga", "seized", "Insurgents", None),
    ("The army lost Raqqa to the militants.", "Raqqa", "lost", "the militants", "The army"),
    ("Rebel fighters withdrew from Homs on Monday.", "Homs", "lost", "Rebel fighters", "Rebel fighters"),
    ("Kurdish forces control the town of Kobani.", "Kobani", "held", "Kurdish forces", None),
    ("Rebels are besieging the city of Taiz.", "Taiz", "besieged", "Rebels", None),
    ("Russian troops advanced on Kharkiv overnight.", "Kharkiv", "advanced_on", "Russian troops", None),
    ("Residents fled the rebel-held town of Idlib.", "Idlib", "held", "rebel", None),
]


@pytest.mark.parametrize(("text", "place", "status", "holder", "loser"), HELD)
def test_reads_who_holds_takes_or_loses_a_place(
    code: Callable[..., Coded], text: str, place: str, status: str, holder: str, loser: str | None
) -> None:
    controls = code(text).controls
    assert [(c.place.text.split()[-1], c.status.value) for c in controls] == [(place, status)]
    (control,) = controls
    assert control.holder.text == holder
    assert (control.lost_by.text if control.lost_by else None) == loser


@pytest.mark.parametrize(
    "text",
    [
        "The minister seized on remarks made in Bangui.",  # an opportunity, no town
        "Prices fell in Aleppo last week.",  # what falls is no town
        "The government fell in December.",  # a government is no place
        "The army denied that it had lost Raqqa.",  # said not to be so
        "Rebels may try to seize Bossangoa.",  # not yet
        "The talks were held in Geneva.",  # held, but no holder
        "Liverpool took control of the match in Kyiv.",  # sport
        "Tourists are returning to Kobani.",
        "The president lost the election in Mexico.",
        "Journalists reached Homs on Monday.",  # to reach is to advance only under arms
    ],
)
def test_reads_no_control_where_none_is_told(code: Callable[..., Coded], text: str) -> None:
    assert code(text).controls == ()


def test_quotes_the_words_of_a_control_and_says_why(code: Callable[..., Coded]) -> None:
    coded = code("Rebels took control of the town of Bossangoa, a police officer said.")
    (control,) = coded.controls
    assert control.anchor.of(coded.report.text) == "took control of"
    assert control.certainty == "attributed"
    assert any("took control of" in reason for reason in control.why)


@pytest.mark.parametrize(
    ("text", "place", "status", "holder"),
    [
        ("The town of Kobo is under the full control of the army.", "Kobo", "held", "the army"),
        ("Laukkai has passed into the hands of the rebels.", "Laukkai", "seized", "the rebels"),
        ("Civilians fled the insurgent-held town of Tal Barak.", "Tal Barak", "held", "insurgent"),
        ("Troops entered the city of Ubaydi, an insurgent haven.", "Ubaydi", "held", "insurgent"),
        ("Troops shelled the rebel stronghold of Zarkul.", "Zarkul", "held", "rebel"),
    ],
)
def test_reads_holders_that_are_mere_modifiers_or_stand_behind_hands_and_control(
    code: Callable[..., Coded], text: str, place: str, status: str, holder: str
) -> None:
    (control,) = (c for c in code(text).controls if c.status == status)
    assert (control.place.text, control.holder and control.holder.text) == (place, holder)
