"""The timeline: how much happened when, and what most sources tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.exchange.pictures.canvas import FAINT, INK, LINES, PALE, QUADS, dated, day_number, paper
from dateline.exchange.pictures.choosing import Choice, counted, shortened, sourced
from dateline.exchange.situated import Situated
from dateline.record import Quad, Status
from dateline.situation import Incident, Zoom, timeline_of
from dateline.vocabulary import ontology

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_timeline"]

LAST = "9999-12-31"
ROWS = 16
"""Incidents that are named."""
UNREAL = frozenset({Status.DENIED, Status.CONSIDERED, Status.CONDITIONAL})
WORDS = 88
"""Letters of an incident's words."""
SHADES = {
    Quad.MATERIAL_CONFLICT: (LINES[1][0], ""), Quad.VERBAL_CONFLICT: (LINES[4][0], "////"),
    Quad.VERBAL_COOPERATION: ("#9ecae8", "...."), Quad.MATERIAL_COOPERATION: (LINES[0][0], ""),
}  # fmt: skip
"""Colour and hatch of each kind in the bars, conflict at the bottom."""


def draw_timeline(known: Situated, choice: Choice | None = None, *, zoom: Zoom | None = None) -> Figure:
    """Draws how many incidents of which kind began when, and below names those that most independent sources tell.

    Args:
        choice: which incidents; without ``since``, those from two weeks before the first report on.
        zoom: by day, week or month; by default days up to ten weeks, weeks up to two years.

    Raises:
        UsageError: where Matplotlib is not installed.
    """
    asked = choice or Choice()
    since = asked.since or known.first_day
    fitting = Choice(asked.place, asked.actor, None, None).incidents(known)
    shown = [i for i in fitting if i.start and (since or "") <= i.start[:10] <= (asked.until or LAST)]
    named = _named(shown)
    caption = sourced(known, shown) + _not_drawn(fitting, shown, since)
    caption += f" Named: the {len(named)} of most independent sources, whose number stands before the bar. "
    caption += "Hollow: planned, or said not to have come about."
    span = f"{since or '?'} to {asked.until or known.last_day or '?'}"
    figure, (bars, rows) = paper(
        f"What happened when, {span}{asked.words}", caption, rows=(1.0, 0.4 + 0.13 * max(len(named), 1)),
        height=3.6 + 0.27 * max(len(named), 4),
    )  # fmt: skip
    stretch = zoom or _zoom(shown)
    _draw_bars(bars, shown, stretch)
    _draw_rows(rows, known, named)
    bars.set_title(f"Incidents that began, by {stretch}", size=9, color=INK, loc="left")
    rows.sharex(bars)
    dated(bars)
    dated(rows)
    bars.tick_params(labelbottom=False)
    return figure


def _not_drawn(fitting: Sequence[Incident], shown: Sequence[Incident], since: str | None) -> str:
    undated = sum(1 for i in fitting if i.start is None)
    other = len(fitting) - len(shown) - undated
    told = f" Not drawn: {counted(undated, 'incident')} without a day" if undated else ""
    if other > 0:
        told += f"{',' if told else ' Not drawn:'} {other:,} outside the days shown (from {since})"
    return f"{told}." if told else ""


def _named(incidents: Iterable[Incident]) -> list[Incident]:
    """The best founded incidents, by day."""
    ranked = sorted(incidents, key=lambda i: (i.status in UNREAL, -len(i.sources), -len(i.tellings), i.id))[:ROWS]
    return sorted(ranked, key=lambda i: (i.start or "", i.end or "", i.id))


def _zoom(incidents: Sequence[Incident]) -> Zoom:
    days = [date.fromisoformat(i.start[:10]) for i in incidents if i.start]
    span = (max(days) - min(days)).days if days else 0
    return Zoom.DAY if span <= 70 else Zoom.WEEK if span <= 730 else Zoom.MONTH


def _draw_bars(axes: Axes, incidents: Sequence[Incident], zoom: Zoom) -> None:
    entries = timeline_of(incidents, zoom)
    quads = {i.id: ontology().type(i.type).quad for i in incidents}
    starts = [day_number(date.fromisoformat(entry.start)) for entry in entries]
    wide = {Zoom.DAY: 0.85, Zoom.WEEK: 6.0, Zoom.MONTH: 26.0}[zoom]
    below = [0] * len(entries)
    counts = [Counter(quads[id_] for id_ in entry.incidents) for entry in entries]
    middles = [start + (0.0 if zoom is Zoom.DAY else wide / 2) for start in starts]
    for quad, (colour, hatch) in SHADES.items():
        high = [count[quad] for count in counts]
        axes.bar(
            middles, high, wide, bottom=below, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4,
            label=QUADS[quad].label,
        )  # fmt: skip
        below = [low + more for low, more in zip(below, high, strict=True)]
    axes.locator_params(axis="y", integer=True)
    axes.grid(axis="y", color=PALE, linewidth=0.5)
    if entries:
        axes.legend(
            frameon=False, fontsize=8, labelcolor=INK, loc="upper left", bbox_to_anchor=(1.0, 1.0), reverse=True,
        )  # fmt: skip


def _draw_rows(axes: Axes, known: Situated, incidents: Sequence[Incident]) -> None:
    """One incident a row: a bar over its days, and its words."""
    axes.set_ylim(len(incidents) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    for row, incident in enumerate(incidents):
        start = date.fromisoformat((incident.start or "")[:10])
        end = date.fromisoformat((incident.end or incident.start or "")[:10])
        real = incident.status not in UNREAL and incident.status is not Status.PLANNED
        colour = SHADES[ontology().type(incident.type).quad][0]
        axes.barh(
            row, max((end - start).days, 0) + 0.85, left=day_number(start) - 0.425, height=0.62, linewidth=1.3,
            edgecolor=colour, color=colour if real else "white",
        )  # fmt: skip
        told = f"{start:%d %b}  {incident.type}"
        axes.text(
            1.005, row, f"{told}  {shortened(_words(known, incident), WORDS - len(told))}", size=7.5, color=INK,
            va="center", transform=axes.get_yaxis_transform(), clip_on=False,
        )  # fmt: skip
        axes.text(
            day_number(start) - 0.7, row, f"{len(incident.sources)}", size=7.5, color=FAINT, va="center", ha="right"
        )


def _words(known: Situated, incident: Incident) -> str:
    """A sentence that tells it: of those at the top of their report, and that say what most say, the first told."""
    order = sorted(
        incident.tellings,
        key=lambda t: (t.event.type is not incident.type, t.event.status is not incident.status, not t.lead),
    )
    return " ".join(known.words([order[0].id]))
