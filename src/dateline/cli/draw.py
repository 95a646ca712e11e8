"""``dateline draw``: the situation of a store as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import DayOption, store_option
from dateline.cli.progress import working
from dateline.exchange import Choice, Ledger, Picture, PictureKind, draw, shown_in, write_picture
from dateline.situation import TOLLED, Zoom
from dateline.store import Store

__all__ = ["command"]


@click.command(
    "draw",
    epilog="\b\nExamples:\n  dateline draw map --store june.db --output map.svg --on 2014-06-16\n"
    "  dateline draw map --since 2014-06-10 --place Iraq --output iraq.html\n"
    "  dateline draw timeline --place Mosul --output mosul.png\n"
    "  dateline draw network --actor ISIL --output who.svg\n"
    "  dateline draw tolls --what displaced --output displaced.svg",
)
@click.argument("kind", type=click.Choice([kind.value for kind in PictureKind]))
@store_option
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
              help="Where to; its name ends in .svg, .png or .html.")  # fmt: skip
@click.option("--as-of", type=DayOption(), metavar="DAY", help="As known on this day: later reports do not count.")
@click.option(
    "--on", type=DayOption(), metavar="DAY", help="Of map and network: which day; the last known if left out."
)
@click.option("--since", type=DayOption(), metavar="DAY", help="Happened on this day or later.")
@click.option("--until", type=DayOption(), metavar="DAY", help="Happened on this day or earlier; of a map see --on.")
@click.option("--place", metavar="NAME", help="Where: name, GeoNames id or country code.")
@click.option("--actor", metavar="NAME", help="Who takes part: name, entity id or country code.")
@click.option("--what", type=click.Choice(TOLLED), default="killed", show_default=True, help="Which toll.")
@click.option("--zoom", type=click.Choice([zoom.value for zoom in Zoom]), help="Of a timeline; else by its length.")
def command(
    kind: str, store_path: Path, output: Path, as_of: str | None, on: str | None, what: str, zoom: str | None,
    **asked: str | None,
) -> int:  # fmt: skip
    """Draws a map, a timeline, a network of relations or tolls to FILE.

    A place is drawn as exactly as it is told: an area as an area. What cannot be drawn is counted in the caption. HTML
    also holds the rows that the picture rests on, with ids and words. Nothing is fetched.
    """
    picture = Picture(PictureKind(kind), on, Choice(**asked), what, Zoom(zoom) if zoom else None)
    with Ledger(Store.open(store_path)) as ledger, working("drawing", None):
        tables = ledger.situation(as_of=as_of)
        figure = draw(tables, picture)
        write_picture(output, figure, shown_in(tables, picture) if output.suffix.lower() == ".html" else None)
    click.echo(f"{output}: {kind}", err=True)
    return 0
