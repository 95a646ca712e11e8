"""Pictures of a situation: map, timeline, network of relations, tolls; as SVG, PNG and HTML."""

from dateline.exchange.pictures.choosing import Choice, is_called
from dateline.exchange.pictures.drawing import Picture, PictureKind, draw, shown_in
from dateline.exchange.pictures.map import draw_map
from dateline.exchange.pictures.network import draw_network
from dateline.exchange.pictures.saving import picture_page, write_picture
from dateline.exchange.pictures.timeline import draw_timeline
from dateline.exchange.pictures.tolls import draw_tolls

__all__ = [
    "Choice",
    "Picture",
    "PictureKind",
    "draw",
    "draw_map",
    "draw_network",
    "draw_timeline",
    "draw_tolls",
    "is_called",
    "picture_page",
    "shown_in",
    "write_picture",
]
