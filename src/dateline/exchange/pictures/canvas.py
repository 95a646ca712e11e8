"""What all pictures share: paper, letters, colours, title and caption.

Colours are those of Okabe and Ito (2008, Color Universal Design), which people with any of the common kinds of colour
blindness tell apart; whatever a colour says a shape, a line style or a letter says too. Words are dark on white, at
ratios of 15.8 (INK) and 7.1 (FAINT) to 1, above the 4.5 that WCAG 2.2 asks for at level AA.

Matplotlib is loaded when the first picture is drawn.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.record import Quad

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "FAINT",
    "HOLDERS",
    "INK",
    "LINES",
    "ON_MARKS",
    "PALE",
    "QUADS",
    "Look",
    "dated",
    "day_number",
    "key_of_looks",
    "paper",
]

INK = "#1f2328"
FAINT = "#57595c"
PALE = "#d9dcdf"
"""Of rules and grids, which carry no meaning."""
BLUE, RED, ORANGE, SKY, GREEN, PURPLE, GREY = (
    "#0072b2", "#d55e00", "#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#7a7d80"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing is drawn.

    Attributes:
        colour: of its face. marker: its shape, in Matplotlib's codes.
        label: what it is called. letter: what stands on its mark. rim: colour of its edge.
    """

    colour: str
    marker: str
    label: str
    letter: str = ""
    rim: str = INK


QUADS = {
    Quad.VERBAL_COOPERATION: Look("white", "o", "verbal cooperation"),
    Quad.MATERIAL_COOPERATION: Look(INK, "o", "material cooperation", rim="white"),
    Quad.VERBAL_CONFLICT: Look("white", "^", "verbal conflict"),
    Quad.MATERIAL_CONFLICT: Look(INK, "D", "material conflict", rim="white"),
}
"""Of incidents, by the quad class of their type (PLOVER 2.0): round for cooperation, pointed for conflict; filled for
deeds. They have no colour, so that colours are left for holders."""
ON_MARKS = dict.fromkeys((SKY, ORANGE, GREEN, PURPLE, RED, GREY), "black") | {BLUE: "white"}
"""The colour of letters on marks of a colour."""
HOLDERS = (SKY, ORANGE, GREEN, PURPLE, RED, BLUE, GREY)
"""Of holders, those of most places first; the last is shared by all others. A letter says the same."""
LINES = ((BLUE, "o", "-"), (RED, "D", "--"), (GREEN, "s", "-."), (PURPLE, "^", ":"), (ORANGE, "v", (0, (5, 1))))
"""Of series: colour, marker and line style, so that two of them differ in print without colours too."""
WIDTH, HEIGHT = 10.0, 6.6
"""Inches."""
TITLE_HIGH, LINE_HIGH = 0.42, 0.17
"""Inches of the title and of a line of the caption."""
CAPTION_LETTERS = 150


def paper(
    title: str, caption: str, *, height: float = HEIGHT, rows: tuple[float, ...] = (1.0,)
) -> tuple[Figure, list[Axes]]:
    """A figure with its title above and caption below, and one pair of axes for each row, of these relative heights.

    Raises:
        UsageError: where Matplotlib is not installed.
    """
    if find_spec("matplotlib") is None:
        raise UsageError("Matplotlib is not installed: pip install 'dateline[pictures]'", code="missing-extra")
    from matplotlib.figure import Figure  # noqa: PLC0415 - heavy: loaded with the first picture
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 - the same

    lines = textwrap.wrap(caption, CAPTION_LETTERS)
    low, high = 0.12 + LINE_HIGH * len(lines), TITLE_HIGH
    engine = ConstrainedLayoutEngine(rect=(0.005, low / height, 0.99, 1 - (low + high) / height))
    figure = Figure(figsize=(WIDTH, height), facecolor="white", layout=engine)
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


def key_of_looks(figure: Figure, entries: Sequence[tuple[str, Look | None]]) -> None:
    """The key right of the axes: headings have no look."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 - heavy: loaded with the first picture

    if not entries:
        return
    handles = [
        Line2D([], [], marker=look.marker if look else "", color=look.colour if look else "white", markersize=9,
               markeredgecolor=look.rim if look else "white", markeredgewidth=0.8, linestyle="", label=label)
        for label, look in entries
    ]  # fmt: skip
    legend = figure.legend(
        handles=handles, loc="outside right upper", frameon=False, fontsize=8.5, labelcolor=INK, handletextpad=0.3,
        borderaxespad=0.2,
    )  # fmt: skip
    for text, (_, look) in zip(legend.get_texts(), entries, strict=True):
        if look is None:
            text.set_fontweight("bold")


def day_number(day: date) -> float:
    """A day as Matplotlib counts them: from 1970-01-01."""
    return float(day.toordinal() - date(1970, 1, 1).toordinal())


def dated(axes: Axes) -> None:
    """Days along the axis, as many as have room."""
    import matplotlib.dates  # noqa: PLC0415 - heavy: loaded with the first picture

    dates: Any = matplotlib.dates  # without types of its own
    locator = dates.AutoDateLocator(minticks=4, maxticks=9, interval_multiples=False)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.xaxis_date()
    axes.xaxis.get_offset_text().set(size=8, color=FAINT)
