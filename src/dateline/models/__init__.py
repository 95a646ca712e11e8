"""The compact networks: what they read in a text, their manifest, their weights. ONNX Runtime lives here."""

from dateline.models.manifest import Manifest, content_hash, read_manifest
from dateline.models.pieces import MAX_PIECES, Pieces, Window, load_pieces, windows
from dateline.models.reader import DEFAULT_FOLDER, Reader
from dateline.models.reading import LAYERS, PairReading, ReadAnchor, Reading, ReadMention
from dateline.models.spans import REACH, TaggedSpan, distance_bucket, tagged

__all__ = [
    "DEFAULT_FOLDER",
    "LAYERS",
    "MAX_PIECES",
    "REACH",
    "Manifest",
    "PairReading",
    "Pieces",
    "ReadAnchor",
    "ReadMention",
    "Reader",
    "Reading",
    "TaggedSpan",
    "Window",
    "content_hash",
    "distance_bucket",
    "load_pieces",
    "read_manifest",
    "tagged",
    "windows",
]
