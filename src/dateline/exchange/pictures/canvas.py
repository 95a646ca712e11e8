"""What all pictures share: paper, letters, colours, title and caption.

Colours are those of Okabe and Ito (2008, Color Universal Design), which people with any of the common kinds of colour
blindness tell apart; whatever a colour says a shape, a line style or a hatch says too. Letters are dark on white: ratios
of 16.1 (INK) and 7.2 (FAINT) to 1, above the 4.5 that WCAG 2.2 asks for at level AA.

Matplotlib is loaded when the first picture is drawn.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.record import Quad

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["BLUE", "FAINT", "GREEN", "GREY", "INK", "LINES", "ORANGE", "PURPLE", "QUADS", "RED", "SKY", "Look", "paper"]

INK = "#1f2328"
FAINT = "#57595c"
PALE = "#d9dcdf"
"""Of rules and grids, which carry no meaning."""
BLUE, RED, ORANGE, SKY, GREEN, PURPLE, GREY = (
    "#0072b2", "#d55e00", "#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#7a7d80"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing is drawn: colour, marker and hatch (Matplotlib's codes), and what it is called."""

    colour: str
    marker: str
    hatch: str
    label: str


QUADS = {
    Quad.VERBAL_COOPERATION: Look(SKY, "o", "..", "verbal cooperation"),
    Quad.MATERIAL_COOPERATION: Look(BLUE, "s", "", "material cooperation"),
    Quad.VERBAL_CONFLICT: Look(ORANGE, "^", "//", "verbal conflict"),
    Quad.MATERIAL_CONFLICT: Look(RED, "D", "xx", "material conflict"),
}
"""Of incidents, by the quad class of their type (PLOVER 2.0)."""
LINES = (
    Look(BLUE, "o", "", "-"), Look(RED, "D", "//", "--"), Look(GREEN, "s", "..", "-."), Look(PURPLE, "^", "xx", ":"),
    Look(ORANGE, "v", "\\\\", (0, (5, 1))), Look(SKY, "P", "oo", (0, (1, 1))), Look(GREY, "X", "--", (0, (3, 1, 1, 1))),
)  # fmt: skip
WIDTH, HEIGHT = 10.0, 6.6
"""Inches."""
TITLE_HIGH, LINE_HIGH = 0.42, 0.17
"""Inches of the title and of a line of the caption."""
CAPTION_LETTERS = 150


def paper(title: str, caption: str, *, height: float = HEIGHT, rows: tuple[float, ...] = (1.0,)) -> tuple[Figure, list[Axes]]:
    """A figure with its title above and caption below, and one pair of axes for each row, of these relative heights.

    Raises:
        UsageError: where Matplotlib is not installed.
    """
    if find_spec("matplotlib") is None:
        raise UsageError("Matplotlib is not installed: pip install 'dateline[pictures]'", code="missing-extra")
    from matplotlib.figure import Figure

    lines = textwrap.wrap(caption, CAPTION_LETTERS)
    low, high = 0.12 + LINE_HIGH * len(lines), TITLE_HIGH
    figure = Figure(figsize=(WIDTH, height), facecolor="white", layout="constrained")
    engine = figure.get_layout_engine()
    assert engine is not None
    engine.set(rect=(0.005, low / height, 0.99, 1 - (low + high) / height))
    figure.text(0.012, 1 - 0.12 / height, title, ha="left", va="top", size=13, weight="bold", color=INK)
    figure.text(0.012, 0.06 / height, "\n".join(lines), ha="left", va="bottom", size=8, color=FAINT, linespacing=1.35)
    grid = figure.add_gridspec(len(rows), 1, height_ratios=rows)
    axes = [figure.add_subplot(grid[row, 0]) for row in range(len(rows))]
    for each in axes:
        each.tick_params(colors=FAINT, labelcolor=INK, labelsize=8, length=3)
        each.set_axisbelow(True)
        for side, spine in each.spines.items():
            spine.set_color(PALE)
            spine.set_visible(side in {"left", "bottom"})
    return figure, axes
