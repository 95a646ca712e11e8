"""The compact networks: what they read in a text, their manifest, their weights. ONNX Runtime lives here."""

from dateline.models.manifest import Manifest, content_hash, read_manifest
from dateline.models.pieces import MAX_PIECES, Pieces, Window, load_pieces, windows
from dateline.models.reader import Reader
from dateline.models.reading import PairReading, ReadAnchor, Reading, ReadMention

__all__ = [
    "MAX_PIECES",
    "Manifest",
    "PairReading",
    "Pieces",
    "ReadAnchor",
    "ReadMention",
    "Reader",
    "Reading",
    "Window",
    "content_hash",
    "load_pieces",
    "read_manifest",
    "windows",
]
