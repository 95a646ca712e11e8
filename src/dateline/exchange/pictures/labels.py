"""Labels beside points, placed so that none covers another: those that find no room are left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from dateline.exchange.pictures.canvas import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox, BboxBase

__all__ = ["Label", "place_labels"]

SPOTS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Sides of a point on which its label is tried: right, left, above, below, then the corners."""
AWAY = 8
"""Points (1/72 inch) from the middle of the mark."""
PAPER = {"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.6}
"""Under letters, so that lines do not cross them out."""
MARK = 6
"""Half the side of a mark, in points, that no label of another covers."""


class Label(NamedTuple):
    """Words at a point: ``x`` and ``y`` as the axes count them; ``below``, points that its marks reach down from it."""

    x: float
    y: float
    words: str
    below: float = 0.0


def place_labels(axes: Axes, labels: Iterable[Label], *, above: bool = False) -> int:
    """Puts labels beside their points, the most important first; how many found no room.

    The limits of the axes must be final, and the figure drawn once.

    Args:
        above: whether above and below are tried before right and left, as where lines run sideways.
    """
    wanted = list(labels)
    figure = axes.get_figure(root=True)
    assert figure is not None
    pixels = figure.dpi / 72
    marks = [_mark(axes, label, pixels) for label in wanted]
    taken: list[Bbox] = []
    left_out = 0
    for label, mark in zip(wanted, marks, strict=True):
        others = [each for each in marks if each is not mark]
        for right, up in sorted(SPOTS, key=lambda spot: above and spot[0] != 0):
            down = label.below if up < 0 else 0.0
            text = axes.annotate(
                label.words, (label.x, label.y), xytext=(AWAY * right, AWAY * up - down), textcoords="offset points",
                ha={1: "left", 0: "center", -1: "right"}[right], va={1: "bottom", 0: "center", -1: "top"}[up],
                size=8, color=INK, zorder=9, bbox=PAPER,
            )  # fmt: skip
            box = text.get_window_extent()
            if _inside(axes.bbox, box) and not any(box.overlaps(each) for each in (*others, *taken)):
                taken.append(box)
                break
            text.remove()
        else:
            left_out += 1
    return left_out


def _mark(axes: Axes, label: Label, pixels: float) -> Bbox:
    """The part of the paper that the marks of a label's point take, in pixels."""
    from matplotlib.transforms import Bbox  # noqa: PLC0415 - heavy: loaded with the first picture

    x, y = axes.transData.transform((label.x, label.y))
    half = MARK * pixels
    return Bbox([[x - half, y - half - label.below * pixels], [x + half, y + half]])


def _inside(frame: BboxBase, box: Bbox) -> bool:
    return bool(frame.x0 < box.x0 and box.x1 < frame.x1 and frame.y0 < box.y0 and box.y1 < frame.y1)
