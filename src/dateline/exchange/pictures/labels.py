"""Labels beside points, placed so that none covers another: those that find no room are left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.exchange.pictures.canvas import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

__all__ = ["place_labels"]

SPOTS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Sides of a point on which its label is tried: right, left, above, below, then the corners."""
AWAY = 8
"""Points (1/72 inch) from the middle of the mark."""
PAPER = {"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.6}
"""Under letters, so that lines do not cross them out."""
MARK = 6
"""Half the side of a mark, in points, that no label of another covers."""


def place_labels(axes: Axes, labels: Iterable[tuple[float, float, str]], *, above: bool = False) -> int:
    """Puts labels beside their points (x, y, words), the most important first; how many found no room.

    ``above`` tries above and below before right and left, where lines run sideways.
    The limits of the axes must be final, and the figure drawn once.
    """
    wanted = list(labels)
    figure = axes.get_figure(root=True)
    assert figure is not None
    pixels = figure.dpi / 72
    marks = [axes.transData.transform((x, y)) for x, y, _ in wanted]
    taken: list[Bbox] = []
    left_out = 0
    for at, (x, y, words) in enumerate(wanted):
        for right, up in sorted(SPOTS, key=lambda spot: above and spot[0] != 0):
            text = axes.annotate(
                words, (x, y), xytext=(AWAY * right, AWAY * up), textcoords="offset points", size=8, color=INK,
                ha={1: "left", 0: "center", -1: "right"}[right], va={1: "bottom", 0: "center", -1: "top"}[up], zorder=9,
                bbox=PAPER,
            )  # fmt: skip
            box = text.get_window_extent()
            others = (m for number, m in enumerate(marks) if number != at)
            covers = any(
                box.x0 - MARK * pixels < m[0] < box.x1 + MARK * pixels
                and box.y0 - MARK * pixels < m[1] < box.y1 + MARK * pixels
                for m in others
            )
            inside = axes.bbox.x0 < box.x0 and box.x1 < axes.bbox.x1 and axes.bbox.y0 < box.y0 < box.y1 < axes.bbox.y1
            if inside and not covers and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            text.remove()
        else:
            left_out += 1
    return left_out
