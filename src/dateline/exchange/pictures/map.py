"""The map of a day: what happened where, who holds which place, and how exact each is told."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.exchange.pictures.canvas import FAINT, HOLDERS, INK, ON_MARKS, PALE, QUADS, Look, key_of_looks, paper
from dateline.exchange.pictures.choosing import Choice, counted, shortened, sourced
from dateline.exchange.pictures.labels import Label, place_labels
from dateline.exchange.pictures.outlines import Box, lines_in
from dateline.exchange.pictures.sites import Site, Towns, circle, framed, sites_of
from dateline.exchange.situated import Situated
from dateline.knowledge import open_gazetteer
from dateline.record import Place, Quad
from dateline.situation import Incident, Standing
from dateline.vocabulary import ontology

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_map"]

LEAST_SPAN = 1.2
"""Degrees that a map shows at least, so that one town is seen in its country."""
SHAPE = 1.35
"""Width of the map to its height."""
LETTERS = "ABCDEFG"
"""On the marks of holders."""
KM_PER_DEGREE = 111.2
"""Kilometres of a degree of latitude on a sphere of the Earth's mean radius."""
FIRST_LAYER = 5.0
STEP = 9
"""Points between marks of one place."""


def draw_map(
    known: Situated, on: str | None = None, choice: Choice | None = None, *, towns: Towns | None = None
) -> Figure:
    """Draws what happened on a day and who holds which place at its end.

    A town or site is a mark; what is told to lie in an area is drawn as that area, its radius around its middle, and
    never as a point. What has no point is not drawn, and the caption counts it.

    Args:
        on: ISO 8601 day; by default the last that is known.
        choice: which incidents and places; with ``since``, incidents from then until the day.
        towns: where the towns of a country or division lie; by default as the gazetteer has them.

    Raises:
        UsageError: where Matplotlib is not installed.
    """
    asked = choice or Choice()
    day = on or known.last_day or ""
    shown = Choice(asked.place, asked.actor, asked.since or day, day).incidents(known)
    countries = asked.countries(known)
    held = [(key, h) for key, h in known.held(day) if asked.takes_in(known.places.get(key, Place()), countries)]
    sites, missing, unheld = sites_of(known, shown, held, towns or open_gazetteer().points)
    near, far = framed(sites)
    span = f"{asked.since} to {day}" if asked.since and asked.since != day else day
    caption = (
        sourced(known, shown),
        f"{counted(len({key for key, holding in held if not holding.inferred_from}), 'place')} with a holder told.",
        *_not_drawn(missing, unheld, far),
        "Number at a name: incidents. Thick rim: disputed. Circles are areas, as exact as words tell them.",
        "Coasts and borders: Natural Earth, de facto.",
    )  # fmt: skip
    figure, (axes,) = paper(f"What happened, and who holds what, {span}{asked.words}", " ".join(caption))
    _draw(figure, axes, near)
    return figure


def _draw(figure: Figure, axes: Axes, sites: Sequence[Site]) -> None:
    looks, box = _looks(sites), _box(sites)
    _draw_ground(axes, box)
    _draw_areas(axes, sites, looks)
    _draw_marks(axes, sites, looks)
    _draw_scale(axes, box)
    key_of_looks(figure, [*_key(sites, looks)])
    figure.draw_without_rendering()
    left_out = place_labels(axes, _labels(sites, looks))
    if left_out:
        axes.set_title(f"{counted(left_out, 'label')} left out for want of room", size=7.5, color=FAINT, loc="right")


def _not_drawn(missing: int, unheld: int, far: Sequence[Site]) -> Iterable[str]:
    if missing:
        yield f"Not drawn: {counted(missing, 'incident')} of which no point or area is told."
    if unheld:
        yield f"Not drawn: {counted(unheld, 'holder')} of places without a point or area."
    if far:
        names = "; ".join(shortened(site.name) for site in far[:6]) + ("; …" if len(far) > 6 else "")
        yield f"Too far away or too wide for this map: {names}."


def _looks(sites: Iterable[Site]) -> dict[str, Look]:
    """A look for each holder, those of most places first."""
    names: dict[str, str] = {}
    places: Counter[str] = Counter()
    for holding in (h for site in sites for h in site.holdings):
        names.setdefault(holding.spell.holder, holding.spell.holder_name)
        places[holding.spell.holder] += 1
    ranked = sorted(places, key=lambda holder: (-places[holder], holder))
    last = len(HOLDERS) - 1
    return {
        holder: Look(HOLDERS[min(at, last)], "s", names[holder] if at < last else "others", LETTERS[min(at, last)])
        for at, holder in enumerate(ranked)
    }


def _box(sites: Sequence[Site]) -> Box:
    """The part of the globe that the map shows: all sites with their areas, and some ground around."""
    if not sites:
        return -180.0, -60.0, 180.0, 80.0
    rims = [point for site in sites for point in circle(site)]
    west, east = min(x for x, _ in rims), max(x for x, _ in rims)
    south, north = min(y for _, y in rims), max(y for _, y in rims)
    middle = ((west + east) / 2, (south + north) / 2)
    narrow = math.cos(math.radians(middle[1]))
    high = max((north - south) * 1.22, (east - west) * 1.22 * narrow / SHAPE, LEAST_SPAN)
    wide = high * SHAPE / narrow
    return middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2


def _draw_ground(axes: Axes, box: Box) -> None:
    from matplotlib.collections import LineCollection  # noqa: PLC0415 - heavy: loaded with the first picture

    west, south, east, north = box
    axes.set(xlim=(west, east), ylim=(south, north))
    # One kilometre is as long to the east as to the north in the middle of the map.
    axes.set_aspect(1 / math.cos(math.radians((south + north) / 2)), adjustable="box")
    axes.grid(color=PALE, linewidth=0.5)
    axes.xaxis.set_major_formatter(lambda x, _: f"{abs(x):g}°{'W' if x < 0 else 'E'}")
    axes.yaxis.set_major_formatter(lambda y, _: f"{abs(y):g}°{'S' if y < 0 else 'N'}")
    axes.spines[:].set_visible(True)
    axes.add_collection(LineCollection([*lines_in("border", box)], colors="#9a9da1", linewidths=0.8, linestyles="-."))
    axes.add_collection(LineCollection([*lines_in("coast", box)], colors="#6f7378", linewidths=0.9))


def _draw_areas(axes: Axes, sites: Iterable[Site], looks: dict[str, Look]) -> None:
    from matplotlib.patches import Polygon  # noqa: PLC0415 - heavy: loaded with the first picture

    for site in sorted((s for s in sites if s.radius_km is not None), key=lambda s: -(s.radius_km or 0)):
        rim = circle(site)
        holders = [looks[h.spell.holder] for h in site.holdings]
        if holders:
            for look in holders:
                axes.add_patch(Polygon(rim, facecolor=look.colour, alpha=0.13, linewidth=0))
                axes.add_patch(Polygon(rim, fill=False, edgecolor=look.colour, linewidth=1.1, linestyle="--"))
        if site.incidents:
            axes.add_patch(Polygon(rim, facecolor=INK, alpha=0.05, linewidth=0))
            axes.add_patch(Polygon(rim, fill=False, edgecolor=INK, linewidth=1.1, linestyle=(0, (1, 1.6))))


def _draw_marks(axes: Axes, sites: Iterable[Site], looks: dict[str, Look]) -> None:
    """Squares of holders, divided where two claim the place, and below them the incidents, by kind."""
    for number, site in enumerate(s for s in sites if s.radius_km is None):
        if site.holdings:
            held = list(dict.fromkeys(looks[h.spell.holder] for h in site.holdings))[:2]
            disputed = any(h.disputed or h.spell.status is not Standing.HELD for h in site.holdings)
            layer = FIRST_LAYER + number * 1e-3  # the letter of one mark stands under the mark of the next
            axes.plot(
                site.lon, site.lat, marker="s", markersize=12, fillstyle="left" if len(held) > 1 else "full",
                color=held[0].colour, markerfacecoloralt=held[-1].colour, markeredgecolor=INK,
                markeredgewidth=2.2 if disputed else 0.6, zorder=layer, linestyle="",
            )  # fmt: skip
            for look, side in zip(held, (0,) if len(held) == 1 else (-1, 1), strict=True):
                axes.annotate(
                    look.letter, (site.lon, site.lat), xytext=(3 * side, 0), textcoords="offset points", ha="center",
                    va="center", size=8 - abs(side), color=ON_MARKS[look.colour], zorder=layer, weight="bold",
                )  # fmt: skip
        for at, quad in enumerate(_quads(site.incidents), 1 if site.holdings else 0):
            _mark(axes, site, QUADS[quad], at * STEP)


def _mark(axes: Axes, site: Site, look: Look, down: float) -> None:
    """A mark so many points below the site's point."""
    from matplotlib.transforms import ScaledTranslation  # noqa: PLC0415 - heavy: loaded with the first picture

    figure = axes.get_figure(root=True)
    assert figure is not None
    moved = axes.transData + ScaledTranslation(0, -down / 72, figure.dpi_scale_trans)
    axes.plot(
        site.lon, site.lat, marker=look.marker, markersize=7, color=look.colour, markeredgecolor=look.rim,
        markeredgewidth=0.9, linestyle="", transform=moved, zorder=7,
    )  # fmt: skip


def _quads(incidents: Iterable[Incident]) -> list[Quad]:
    """The kinds of incidents, the most frequent first."""
    kinds = Counter(ontology().type(i.type).quad for i in incidents)
    return sorted(kinds, key=lambda quad: (-kinds[quad], list(Quad).index(quad)))


def _labels(sites: Sequence[Site], looks: dict[str, Look]) -> list[Label]:
    """The name of each site with how many incidents, those of most first; of an area at its northern rim."""
    ranked = sorted(sites, key=lambda s: (-len(s.incidents), -len(s.holdings), s.name))
    return [
        Label(site.lon, site.lat, _words(site, looks), STEP * (len(_quads(site.incidents)) - (not site.holdings)))
        if site.radius_km is None
        else Label(site.lon, max(y for _, y in circle(site)), _words(site, looks))
        for site in ranked
    ]


def _words(site: Site, looks: dict[str, Look]) -> str:
    number = f" · {len(site.incidents)}" if site.incidents else ""
    held = "".join(dict.fromkeys(looks[h.spell.holder].letter for h in site.holdings)) if site.radius_km else ""
    return f"{shortened(site.name)}{f' ({held})' if held else ''}{number}"


def _key(sites: Sequence[Site], looks: dict[str, Look]) -> Iterable[tuple[str, Look | None]]:
    present = {quad for site in sites for quad in _quads(site.incidents)}
    if present:
        yield "What happened", None
        yield from ((look.label, look) for quad, look in QUADS.items() if quad in present)
    if looks:
        yield "Who holds it", None
        named = {look.letter: look for look in looks.values()}
        yield from ((f"{letter}  {shortened(look.label)}", look) for letter, look in named.items())


def _draw_scale(axes: Axes, box: Box) -> None:
    """A bar of a round number of kilometres in the lower left corner."""
    west, south, east, north = box
    narrow = math.cos(math.radians((south + north) / 2))
    wide_km = (east - west) * narrow * KM_PER_DEGREE
    length = max(n for power in range(5) for n in (10**power, 2 * 10**power, 5 * 10**power) if n <= max(1, wide_km / 4))
    degrees = length / KM_PER_DEGREE / narrow
    x, y = west + (east - west) * 0.025, south + (north - south) * 0.03
    axes.plot([x, x + degrees], [y, y], color=INK, linewidth=2, solid_capstyle="butt", zorder=8)
    axes.annotate(f"{length:,} km", (x, y), xytext=(0, 4), textcoords="offset points", size=8, color=INK, zorder=8)
