"""Bytes as text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from dateline.errors import ReportError

__all__ = ["SAMPLE_BYTES", "Decoded", "decode", "encoding_of", "refuse_binary"]

SAMPLE_BYTES = 65_536
"""How much of a file is looked at to tell its encoding and format."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an Office document of the old kind"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
UTF16_NUL_SHARE = 0.3
"""Share of NULs at even or odd places from which bytes are UTF-16: Latin text has almost 1.0, others hardly 0.1."""
CONTROL_SHARE = 0.02
"""Share of control bytes above which bytes are no text. News has none; a stray form feed or escape is let pass."""
FEW_HIGH_BYTES = 0.06
"""Share of bytes over 0x7F up to which text is taken for a Western language: accents, curly quotes."""
NOT_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what was mended on the way as (code, words)."""

    text: str
    encoding: str
    mended: tuple[tuple[str, str], ...] = ()


def refuse_binary(sample: bytes, path: str, *, nul_allowed: bool = False) -> None:
    """Pass where ``sample``, the beginning of a file, is text; in JSON and tables a stray NUL may be in it.

    Raises:
        ReportError: where it is not (``binary``).
    """
    for signature, what in SIGNATURES:
        if sample.startswith(signature):
            raise ReportError(f"not text but {what}", subject=path, code="binary")
    if sample.startswith(tuple(bom for bom, _ in BOMS)) or _utf16(sample):
        return
    controls = sum(1 for byte in sample if byte in CONTROLS)
    if (b"\0" in sample and not nul_allowed) or controls > CONTROL_SHARE * len(sample):
        raise ReportError("not text: binary data", subject=path, code="binary")


def encoding_of(sample: bytes) -> str:
    """The encoding of text that begins with ``sample``: byte order mark, then UTF-16, UTF-8, else the likeliest."""
    for bom, name in BOMS:
        if sample.startswith(bom):
            return name
    wide = _utf16(sample)
    if wide:
        return wide
    good, bad = _utf8_counts(sample)
    return "utf-8" if bad == 0 or good > bad else _legacy(sample)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """``data`` as text. Nothing but a byte order mark is left out; newlines and every other character stay as they are.

    Bytes that break the encoding become U+FFFD, one or more to a stretch, and are named in ``mended``; an incomplete
    character at the very end (a file cut short) is left out and named.
    """
    encoding = encoding or encoding_of(data[:SAMPLE_BYTES])
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        first = error
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    text = decoder.decode(data)
    if not text.count("�") and decoder.getstate()[0]:
        return Decoded(text, encoding, (("truncated", "the file is cut short inside its last character"),))
    tail = decoder.decode(b"", final=True)
    return Decoded(text + tail, encoding, (("bad-encoding", f"byte {first.start} is not {encoding}; read as U+FFFD"),))


def _utf16(sample: bytes) -> str:
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    little, big = sample[1::2].count(0) / pairs, sample[0::2].count(0) / pairs
    if little > UTF16_NUL_SHARE and big < 0.02:
        return "utf-16-le"
    if big > UTF16_NUL_SHARE and little < 0.02:
        return "utf-16-be"
    return ""


def _utf8_counts(sample: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are good UTF-8, how many stretches are not; a cut-off end is neither."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    text = decoder.decode(sample)
    bad = text.count("�") - sample.count("�".encode())
    good = sum(1 for c in text if ord(c) > 127) - bad
    return good, max(bad, 0)


def _legacy(sample: bytes) -> str:
    high = sum(1 for byte in sample if byte > 127)
    if high <= FEW_HIGH_BYTES * len(sample):
        return "latin-1" if NOT_IN_1252.intersection(sample) else "cp1252"
    # Loaded here, on first use: most text is UTF-8 and never needs its tables.
    import charset_normalizer  # noqa: PLC0415

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best is not None else "latin-1"
