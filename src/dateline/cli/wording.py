"""How records are said to people: short cells for tables, whole sentences with the coded words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dateline.record import Actor, Count, Event, EventPlace, Moment, Source, Span

if TYPE_CHECKING:
    from dateline.situation import Incident

__all__ = [
    "console",
    "counts",
    "deed",
    "from_to",
    "marked",
    "names",
    "number_of",
    "places",
    "shown_of",
    "speakers",
    "visible",
    "when",
]

STYLES = {
    "anchor": "bold yellow",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "place": "bold green",
    "time": "bold blue",
    "source": "italic red",
    "count": "bold white",
}


CONTROLS = {code: 0x2400 + code for code in range(32) if code not in {9, 10}} | {127: 0x2421}
CONTROLS |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""What a terminal would obey instead of showing it, and what stands in its place."""
PIPE_WIDTH = 160


def console() -> Console:
    """Standard output, coloured only on a terminal (``NO_COLOR`` is honoured); in a pipe as wide as it needs to be."""
    plain = Console(markup=False, emoji=False, highlight=False)
    if plain.is_terminal:
        return plain
    return Console(width=PIPE_WIDTH, no_color=True, markup=False, emoji=False, highlight=False)


def visible(text: str) -> str:
    """``text`` on one line, with control characters as pictures: no report can command a terminal."""
    return " ".join(text.split("\n")).translate(CONTROLS)


def names(actors: Iterable[Actor]) -> str:
    """The actors by their canonical names where known, else by the words of the text."""
    return visible(", ".join(dict.fromkeys(actor.name or actor.text for actor in actors)))


def places(found: Iterable[EventPlace]) -> str:
    """The places by name."""
    return visible(", ".join(dict.fromkeys(place.place.name or place.text for place in found)))


def when(moment: Moment | None) -> str:
    """A time in few characters: a day, or the first and last day of a range; a tilde where no words say it."""
    if moment is None:
        return ""
    start, end = (moment.start or "…")[:10], (moment.end or "…")[:10]
    inferred = "" if moment.span is not None else "~"
    return inferred + (start if start == end else f"{start}..{end}")


def deed(event: Event | Incident) -> str:
    """Type and mode."""
    return event.type.value + (f" ({event.mode})" if event.mode else "")


def number_of(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def from_to(low: int, high: int) -> str:
    """A range of numbers, or the one number that it is."""
    return f"{low:,}" if low == high else f"{low:,}-{high:,}"


def shown_of(shown: int, total: int, noun: str) -> str:
    """How many of how many are shown, and how to see the others; ``noun`` is in the plural."""
    more = f", {total - shown:,} more: --limit" if total > shown else ""
    return f"{shown:,} of {total:,} {noun}{more}."


def counts(found: Iterable[Count]) -> str:
    """The counts with their ranges."""
    return "; ".join(f"{count.what} {_range(count)}" for count in found)


def _range(count: Count) -> str:
    if count.min is None:
        return "an unsaid number" if count.max is None else f"up to {count.max}"
    if count.min == count.max:
        return str(count.min)
    return f"{count.min}+" if count.max is None else f"{count.min}-{count.max}"


def speakers(sources: Iterable[Source]) -> str:
    """Who says so, nearest first."""
    return visible(" < ".join(source.text + (" (anonymous)" if source.anonymous else "") for source in sources))


def marked(text: str, within: Span, spans: Sequence[tuple[Span, str]]) -> Text:
    """The words of ``within`` with ``spans`` (span, role) marked by colour; anchors by [brackets] too."""
    words = Text()
    position = within.start
    styles = sorted((s for s in spans if within.contains(s[0])), key=lambda s: (s[0].start, -len(s[0])))
    cuts = sorted({within.start, within.end, *(edge for s, _ in styles for edge in (s.start, s.end))})
    anchors = _merged(s for s, role in styles if role == "anchor")
    for cut in cuts[1:]:
        piece = Span(position, cut)
        covering = [role for s, role in styles if s.contains(piece)]
        opening = "[" if any(s.start == position for s in anchors) else ""
        closing = "]" if any(s.end == cut for s in anchors) else ""
        style = " ".join(STYLES[role] for role in covering[-1:])
        words.append(opening + visible(text[position:cut]) + closing, style=style)
        position = cut
    return words


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and found[-1].overlaps(span):
            found[-1] = found[-1].hull(span)
        else:
            found.append(span)
    return found
