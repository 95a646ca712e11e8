"""The toll over time: what each day cost, what it comes to, and what others count, each with its range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.exchange.pictures.canvas import FAINT, INK, LINES, PALE, dated, day_number, paper
from dateline.exchange.pictures.choosing import Choice, as_known, counted, is_called, shortened
from dateline.exchange.situated import Situated
from dateline.situation import TOLLED, Range, Series, Toll

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_tolls"]

Day = tuple[float, Range]
"""A day, as Matplotlib counts them, and its toll."""


def draw_tolls(known: Situated, what: str = "killed", choice: Choice | None = None) -> Figure:
    """Draws the tolls of incidents by day as bars with their range, and below them added up beside cumulative series.

    What incidents cost and what somebody counts since a day are two things and never added: the one is a step line with
    a band from low to high, the other are lines of points, one for each who counts.

    Args:
        what: ``killed injured detained abducted missing displaced``.
        choice: which incidents; of series only the place is asked.

    Raises:
        UsageError: where that is not counted, or Matplotlib is not installed.
    """
    if what not in TOLLED:
        raise UsageError(f"no tolls of {what!r}; there are {', '.join(TOLLED)}")
    asked = choice or Choice()
    incidents = {i.id: i for i in asked.incidents(known)}
    tolls = [t for t in known.tolls if t.what == what and t.incident in incidents]
    begun = known.first_day
    dated_tolls = [t for t in tolls if (start := incidents[t.incident].start) and start >= (asked.since or begun or "")]
    days = _by_day(dated_tolls, {i.id: i.start or "" for i in incidents.values()})
    series = [s for s in known.series if s.what == what and (asked.place is None or is_called(asked.place, (s.place,)))]
    caption = _caption(known, dated_tolls, len(tolls) - len(dated_tolls), len(series))
    figure, (bars, lines) = paper(f"{what.capitalize()}, {as_known(known)}{asked.words}", caption, rows=(1.0, 1.25))
    _draw_days(bars, days)
    _draw_totals(lines, days, series, known.last_day)
    for axes, title in (
        (bars, f"{what.capitalize()} in incidents that began on a day: best, with low and high"),
        (lines, "Incidents added up, low to high shaded; beside them what is counted since a day"),
    ):
        axes.set_title(title, size=9, color=INK, loc="left")
        axes.set_ylim(bottom=0)
        axes.yaxis.set_major_formatter(lambda y, _: f"{y:,.0f}")
        axes.grid(axis="y", color=PALE, linewidth=0.5)
    bars.sharex(lines)
    if days or series:
        dated(lines)
    bars.tick_params(labelbottom=False)
    return figure


def _caption(known: Situated, tolls: Sequence[Toll], missing: int, series: int) -> str:
    reports = {j.figure.report for t in tolls for j in t.figures}
    low, best, high = (sum(getattr(t.range, name) for t in tolls) for name in ("low", "best", "high"))
    told = f"{counted(len(tolls), 'incident')} with a toll, from figures in {counted(len(reports), 'report')}: "
    told += f"{low:,} to {high:,}, best {best:,}; {as_known(known)}. "
    if missing:
        told += f"Not drawn: {counted(missing, 'incident')} without a day, or from before the days shown. "
    if series:
        told += "Cumulative figures are of whoever gives them, and are never added to incidents. "
    return told + "Low and high are the bounds of the figures that stand, best that of most independent reports."


def _by_day(tolls: Sequence[Toll], starts: dict[str, str]) -> list[Day]:
    """What the incidents that began on each day cost together."""
    found: dict[str, list[Range]] = defaultdict(list)
    for toll in tolls:
        found[starts[toll.incident][:10]].append(toll.range)
    return [(day_number(date.fromisoformat(day)), _sum(ranges)) for day, ranges in sorted(found.items())]


def _sum(ranges: Sequence[Range]) -> Range:
    return Range(sum(r.low for r in ranges), sum(r.best for r in ranges), sum(r.high for r in ranges))


def _draw_days(axes: Axes, days: Sequence[Day]) -> None:
    if not days:
        axes.text(0.5, 0.5, "No incident has such a toll.", ha="center", color=FAINT, transform=axes.transAxes)
        return
    axes.bar([day for day, _ in days], [r.best for _, r in days], 0.8, color="#9ecae8", edgecolor=INK, linewidth=0.5)
    spread = [(day, r) for day, r in days if r.low < r.high]
    axes.errorbar(
        [day for day, _ in spread], [r.best for _, r in spread],
        yerr=([r.best - r.low for _, r in spread], [r.high - r.best for _, r in spread]),
        fmt="none", ecolor=INK, elinewidth=1.1, capsize=3,
    )  # fmt: skip
    for day, each in sorted(days, key=lambda d: -d[1].best)[:3]:
        axes.annotate(
            f"{each.best:,}", (day, each.high), xytext=(0, 3), textcoords="offset points", ha="center", size=8,
            color=INK,
        )  # fmt: skip


def _draw_totals(axes: Axes, days: Sequence[Day], series: Sequence[Series], last_day: str | None) -> None:
    if days:
        totals = [_sum([r for _, r in days[: at + 1]]) for at in range(len(days))]
        at_days = [day for day, _ in days]
        if last_day and (last := day_number(date.fromisoformat(last_day))) > days[-1][0]:
            totals.append(totals[-1])
            at_days.append(last)
        axes.fill_between(
            at_days, [t.low for t in totals], [t.high for t in totals], step="post", color=LINES[0][0], alpha=0.15
        )
        axes.step(at_days, [t.best for t in totals], where="post", color=LINES[0][0], linewidth=1.8, label="incidents")
    looks = LINES[1:]
    for at, each in enumerate(sorted(series, key=lambda s: (-len(s.points), s.speaker.key))[: len(looks)]):
        colour, marker, style = looks[at]
        points = [(day_number(date.fromisoformat(p.day[:10])), (p.low + p.high) // 2, p) for p in each.points]
        axes.errorbar(
            [day for day, _, _ in points], [middle for _, middle, _ in points],
            yerr=([middle - p.low for _, middle, p in points], [p.high - middle for _, middle, p in points]),
            color=colour, marker=marker, linestyle=style, markeredgecolor=INK, markeredgewidth=0.6, capsize=3,
            label=_who(each),
        )  # fmt: skip
    if days or series:
        axes.legend(frameon=False, fontsize=8, labelcolor=INK, loc="upper left")


def _who(series: Series) -> str:
    words = series.speaker.text or "outlets"
    words += f", {series.place}" if series.place else ""
    return shortened(words, 44) + (f", since {series.since}" if series.since else "")
