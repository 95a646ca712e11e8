"""How incidents are said to people: tolls as ranges, sources of tellings, what is denied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.cli.wording import from_to, number_of, visible
from dateline.record import Source
from dateline.situation import PRESS, Account, Corroboration, Range, Speaker, Toll

__all__ = [
    "chain_of",
    "counting",
    "deed_words",
    "denials",
    "founded",
    "range_words",
    "speaker_list",
    "speaker_name",
    "toll_words",
]

FIELDS = {
    "happened": "that it happened", "actor": "who did it", "recipient": "to whom", "place": "where", "day": "when",
    "count": "how many",
}  # fmt: skip


def deed_words(account: Account) -> str:
    """What happened, in the words of most sources."""
    return visible(" ".join(account.deed.split())) or account.incident.type.value


def range_words(range_: Range) -> str:
    """A range in few characters: one number, or low to high with the best founded one."""
    return from_to(range_.low, range_.high) + (f", best {range_.best:,}" if range_.low < range_.high else "")


def toll_words(tolls: Iterable[Toll]) -> str:
    """Tolls as ranges, with those of single sides where somebody gives more for a side than anybody for all."""
    return "; ".join(map(_toll, tolls))


def _toll(toll: Toll) -> str:
    beyond = [f"{side.value} {range_words(r)}" for side, r in toll.by_side if r.high > toll.range.high]
    notes = [*(["sides added up"] if toll.summed else []), *beyond]
    return f"{toll.what} {range_words(toll.range)}" + (f" ({'; '.join(notes)})" if notes else "")


def founded(account: Account) -> str:
    """How well an incident is founded: independent sources, and reports where there are more of them."""
    sources = number_of(len(account.incident.sources), "source")
    reports = len(account.reports)
    return sources if reports == len(account.incident.sources) else f"{sources}, {number_of(reports, 'report')}"


def denials(account: Account) -> str:
    """That an incident, or a part of it, is denied and by whom; or an empty string."""
    denied = {field.value for field in account.denied}
    if not denied:
        return ""
    what = "denied" if "happened" in denied else f"{', '.join(FIELDS[field] for field in sorted(denied))} denied"
    return f"{what} by {speaker_list(account.denied_by)}"


def speaker_list(speakers: Sequence[Speaker]) -> str:
    """Who says so, the first few by name."""
    named = ", ".join(map(speaker_name, speakers[:SPEAKERS]))
    return named + (f" and {len(speakers) - SPEAKERS} more" if len(speakers) > SPEAKERS else "")


SPEAKERS = 4
"""Speakers that are named; the tellings name all."""


def speaker_name(speaker: Speaker) -> str:
    """Who says so: the words that name the speaker, or that the reports say it themselves."""
    return visible(" ".join(speaker.text.split())) or "the reports themselves"


def counting(speaker: Speaker) -> str:
    """Who gives a figure."""
    return "the press" if speaker.key == PRESS else speaker.text


def chain_of(sources: Iterable[Source]) -> str:
    """Who says so in one telling, nearest first."""
    chain = (visible(" ".join(s.text.split())) + (" (anonymous)" if s.anonymous else "") for s in sources)
    return " < ".join(chain) or "the report itself"


def field_words(field: Corroboration) -> str:
    """What of an incident a field is."""
    return FIELDS[field.field.value]
