"""How records are said to people: short cells for tables, whole sentences with the coded words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from dateline.record import Actor, Count, Event, EventPlace, Moment, Source, Span

__all__ = ["console", "counts", "deed", "marked", "names", "places", "speakers", "when"]

STYLES = {
    "anchor": "bold yellow",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "place": "bold green",
    "time": "bold blue",
    "source": "italic red",
    "count": "bold white",
}


def console() -> Console:
    """Standard output, coloured only on a terminal; in a pipe as wide as it needs to be."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=160, no_color=True, highlight=False)


def names(actors: Iterable[Actor]) -> str:
    """The actors by their canonical names where known, else by the words of the text."""
    return ", ".join(dict.fromkeys(actor.name or actor.text for actor in actors))


def places(found: Iterable[EventPlace]) -> str:
    """The places by name."""
    return ", ".join(dict.fromkeys(place.place.name or place.text for place in found))


def when(moment: Moment | None) -> str:
    """A time in few characters: a day, or the first and last day of a range; a tilde where no words say it."""
    if moment is None:
        return ""
    start, end = (moment.start or "…")[:10], (moment.end or "…")[:10]
    inferred = "" if moment.span is not None else "~"
    return inferred + (start if start == end else f"{start}..{end}")


def deed(event: Event) -> str:
    """Type and mode."""
    return event.type.value + (f" ({event.mode})" if event.mode else "")


def counts(found: Iterable[Count]) -> str:
    """The counts with their ranges."""
    return "; ".join(f"{count.what} {_range(count)}" for count in found)


def _range(count: Count) -> str:
    if count.min == count.max:
        return str(count.min)
    if count.max is None:
        return f"{count.min}+"
    return f"{count.min if count.min is not None else 'up to '}-{count.max}"


def speakers(sources: Iterable[Source]) -> str:
    """Who says so, nearest first."""
    return " < ".join(source.text + (" (anonymous)" if source.anonymous else "") for source in sources)


def marked(text: str, within: Span, spans: Sequence[tuple[Span, str]]) -> Text:
    """The words of ``within`` with ``spans`` (span, role) marked: in colour on a terminal; anchors in [brackets] too."""
    words = Text()
    position = within.start
    styles = sorted((s for s in spans if within.contains(s[0])), key=lambda s: (s[0].start, -len(s[0])))
    cuts = sorted({within.start, within.end, *(edge for s, _ in styles for edge in (s.start, s.end))})
    anchors = [s for s, role in styles if role == "anchor"]
    for cut in cuts[1:]:
        piece = Span(position, cut)
        covering = [role for s, role in styles if s.contains(piece)]
        opening = "[" if any(s.start == position for s in anchors) else ""
        closing = "]" if any(s.end == cut for s in anchors) else ""
        style = " ".join(STYLES[role] for role in covering[-1:])
        words.append(opening + text[position:cut].replace("\n", " ") + closing, style=style)
        position = cut
    return words
