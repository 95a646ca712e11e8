"""The network of relations on a day: who stands with whom, who against whom, and how strongly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.exchange.pictures.canvas import FAINT, INK, LINES, paper
from dateline.exchange.pictures.choosing import as_known, counted, is_called, shortened
from dateline.exchange.pictures.labels import Label, place_labels
from dateline.exchange.situated import Situated
from dateline.situation import CLEAR, HALF_LIFE, Basis, Tie, ties_on

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_network"]

MOST = 26
"""Actors that one picture can name."""
NOBODY = re.compile(r"[A-Z]{0,3}/")
"""The key of an actor of which only a country or sectors are known: a pronoun, mostly."""
STEPS = 400
Spots = NDArray[np.float64]


def draw_network(known: Situated, on: str | None = None, *, actor: str | None = None) -> Figure:
    """Draws how actors stand with each other on a day: solid lines with each other, broken lines against each other.

    Args:
        on: ISO 8601 day; by default the last that is known.
        actor: a name, or part of one, or a key: only this actor, and those who stand in a tie with it.

    Raises:
        UsageError: where Matplotlib is not installed.
    """
    day = on or known.last_day or "9999-12-31"
    ties = ties_on(known.dealings, day)
    if actor is not None:
        ties = tuple(t for t in ties if actor in {t.a, t.b} or is_called(actor, (t.a_name, t.b_name)))
    ties = tuple(t for t in ties if not NOBODY.match(t.a) and not NOBODY.match(t.b))
    shown = _chosen(ties, _described(known))
    names = {key: name for t in shown for key, name in ((t.a, t.a_name), (t.b, t.b_name))}
    reports = {v.report for t in shown for d in t.dealings for v in d.voices}
    left_out = len({key for t in ties for key in (t.a, t.b)}) - len(names)
    caption = (
        f"{counted(len(shown), 'tie')} of {counted(len(names), 'actor')}, from {counted(len(reports), 'report')}; "
    )
    caption += f"{as_known(known)}."
    if left_out:
        caption += f" Not drawn: {counted(left_out, 'actor')} that have no name, or weaker ties."
    caption += (
        " The broader the line, the stronger the tie: the mean of what is stated and done, -1 open war to +1 allies, "
        f"which weighs half after {HALF_LIFE[Basis.WORD]} days if stated and {HALF_LIFE[Basis.DEED]} if done."
    )
    figure, (axes,) = paper(f"Who stands how with whom, {day}{f', {actor}' if actor else ''}", caption)
    _draw(axes, shown, names)
    return figure


def _described(known: Situated) -> frozenset[str]:
    """The keys of actors that nobody calls by a name ("several dozen recruits")."""
    actors = [a for t in known.tellings for a in (*t.event.actors, *t.event.recipients)]
    actors += [a for c in known.reports for r in c.relations for a in (r.a, r.b)]
    described = {known.who.actor(a): True for a in actors}
    for actor in actors:
        described[known.who.actor(actor)] &= known.who.is_described(actor)
    return frozenset(key for key, only in described.items() if only)


def _chosen(ties: Sequence[Tie], described: frozenset[str]) -> tuple[Tie, ...]:
    """The ties among as many actors as can be named: of named actors first, then the strongest."""
    kept: set[str] = set()
    for tie in sorted(ties, key=lambda t: (len({t.a, t.b} & described), -abs(t.strength), t.a, t.b)):
        if len(kept | {tie.a, tie.b}) <= MOST:
            kept |= {tie.a, tie.b}
    return tuple(t for t in ties if {t.a, t.b} <= kept)


def _draw(axes: Axes, ties: Sequence[Tie], names: dict[str, str]) -> None:
    axes.set_axis_off()
    if not ties:
        axes.text(0.5, 0.5, "Nobody is told to stand in a tie.", ha="center", color=FAINT, transform=axes.transAxes)
        return
    keys = sorted(names)
    spots = dict(zip(keys, _spots(keys, ties), strict=True))
    for kind, (colour, _, style), label in _kinds():
        some = [t for t in ties if _kind(t) == kind]
        for at, tie in enumerate(some):
            (x0, y0), (x1, y1) = spots[tie.a], spots[tie.b]
            axes.plot(
                [x0, x1], [y0, y1], color=colour, linestyle=style, linewidth=0.8 + 3.2 * abs(tie.strength), zorder=1,
                label=label if at == 0 else None, solid_capstyle="round",
            )  # fmt: skip
    for key in keys:
        axes.plot(*spots[key], marker="o", markersize=7, color="white", markeredgecolor=INK, zorder=2, linestyle="")
    axes.margins(0.14, 0.1)
    axes.legend(frameon=False, fontsize=8.5, labelcolor=INK, loc="lower center", ncols=3, bbox_to_anchor=(0.5, 1.0))
    figure = axes.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    ranked = sorted(keys, key=lambda key: (-sum(key in {t.a, t.b} for t in ties), key))
    left_out = place_labels(
        axes, [Label(float(spots[k][0]), float(spots[k][1]), shortened(names[k])) for k in ranked], above=True
    )
    if left_out:
        axes.set_title(f"{counted(left_out, 'name')} left out for want of room", size=7.5, color=FAINT, loc="right")


def _kinds() -> tuple[tuple[int, tuple[str, str, object], str], ...]:
    grey = (FAINT, "", ":")
    return ((1, LINES[0], "with each other"), (-1, LINES[1], "against each other"), (0, grey, "neither clearly"))


def _kind(tie: Tie) -> int:
    return (tie.strength >= CLEAR) - (tie.strength <= -CLEAR)


def _spots(keys: Sequence[str], ties: Sequence[Tie]) -> Spots:
    """A place for each actor, by forces (Fruchterman and Reingold 1991), each group of actors that are tied for itself.

    Friends draw each other as near as foes do half as near, so that camps are seen. The same ties give the same places.
    """
    groups = _groups(keys, ties)
    spots = np.zeros((len(keys), 2))
    index = {key: at for at, key in enumerate(keys)}
    x = y = high = 0.0
    for group in groups:
        local = _forced(group, ties)
        local -= local.min(axis=0)
        size = local.max(axis=0)
        if x > 0 and x + size[0] > WIDE:
            x, y, high = 0.0, y - high - APART, 0.0
        for key, spot in zip(group, local, strict=True):
            spots[index[key]] = (x + spot[0], y - size[1] + spot[1])
        x, high = x + size[0] + APART, max(high, size[1])
    return spots


WIDE = 7.0
"""Width of the picture, where an edge is about 1 long."""
APART = 1.1


def _groups(keys: Sequence[str], ties: Sequence[Tie]) -> list[list[str]]:
    """Actors that are tied directly or by others, the greatest group first."""
    near: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        near[tie.a].add(tie.b)
        near[tie.b].add(tie.a)
    left, groups = set(keys), []
    for key in keys:
        if key not in left:
            continue
        group, queue = {key}, [key]
        while queue:
            fresh = near[queue.pop()] - group
            group |= fresh
            queue += sorted(fresh)
        left -= group
        groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group))


def _forced(group: Sequence[str], ties: Sequence[Tie]) -> Spots:
    count = len(group)
    if count == 2:
        return np.array([[0.0, 0.0], [0.9, 0.0]])
    around = 2 * np.pi * np.arange(count) / count
    spots: Spots = np.stack([1.6 * np.cos(around), np.sin(around)], axis=1) * np.sqrt(count) / 2
    pull = np.zeros((count, count))
    for tie in ties:
        if tie.a in group:
            a, b = group.index(tie.a), group.index(tie.b)
            pull[a, b] = pull[b, a] = 1.0 if tie.strength > 0 else 0.5
    for step in range(STEPS):
        apart = spots[:, None, :] - spots[None, :, :]
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 0.01)
        force = apart * (1 / length**2 - pull * length)[..., None] / 1.0
        moved = np.asarray(force.sum(axis=1))
        size = np.maximum(np.hypot(moved[:, 0], moved[:, 1]), 1e-9)[:, None]
        spots = spots + moved / size * np.minimum(size, 0.3 * (1 - step / STEPS))
    return spots
