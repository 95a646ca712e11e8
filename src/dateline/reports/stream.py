"""Bytes of a file, archive member or standard input: looked at first, then read in bounded pieces."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from dateline.errors import ReportError
from dateline.reports.encoding import SAMPLE_BYTES, decode

__all__ = ["Line", "Stream"]

PIECE = 65_536


class Line(NamedTuple):
    """A line with its newline, its number from 1, and what was mended in it; ``text`` is ``None`` if too long."""

    number: int
    text: str | None
    mended: tuple[tuple[str, str], ...] = ()


class Stream:
    """Bytes to be read once, whose beginning (``sample``) is known; ``path`` names them in messages."""

    def __init__(self, source: BinaryIO, path: str) -> None:
        self.path = path
        self._source = source
        self.sample = self._beginning()
        self._left = self.sample

    def _beginning(self) -> bytes:
        """What comes first, without waiting for more than there is: a feed piped in is read as it comes."""
        if isinstance(self._source, io.BufferedReader):
            first = self._source.read1(SAMPLE_BYTES)
            return first if b"\n" in first or not first else first + self._source.read(SAMPLE_BYTES - len(first))
        return self._source.read(SAMPLE_BYTES)

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes."""
        head, self._left = self._left[:size], self._left[size:]
        return head + self._source.read(size - len(head)) if len(head) < size else head

    def _piece(self) -> bytes:
        """Some bytes, as soon as there are any; none at the end."""
        if self._left:
            head, self._left = self._left, b""
            return head
        read1 = getattr(self._source, "read1", self._source.read)
        return bytes(read1(PIECE))

    def whole(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            ReportError: where there are more than ``limit`` (``too-long``).
        """
        data = self.read(limit + 1)
        if len(data) > limit:
            raise ReportError(f"longer than {limit} bytes", subject=self.path, code="too-long")
        return data

    def lines(self, encoding: str, limit: int) -> Iterator[Line]:
        """The lines, ended by LF only, each of up to ``limit`` bytes; of a longer one only its number is given.

        Each line is decoded by itself, so that bytes that break the encoding harm one line only.
        """
        newline = "\n".encode({"utf-16": _utf16(self.sample), "utf-32": "utf-32-le"}.get(encoding, encoding))
        newline = b"\n" if encoding == "utf-8-sig" else newline
        name = {"utf-16": _utf16(self.sample), "utf-8-sig": "utf-8"}.get(encoding, encoding)
        for number, raw in enumerate(self._raw_lines(newline, limit), 1):
            if raw is None:
                yield Line(number, None)
                continue
            decoded = decode(raw, name)
            yield Line(number, decoded.text.removeprefix("\ufeff") if number == 1 else decoded.text, decoded.mended)

    def _raw_lines(self, newline: bytes, limit: int) -> Iterator[bytes | None]:
        buffer, searched, dropping, width = bytearray(), 0, False, len(newline)
        while piece := self._piece():
            buffer += piece
            begin = 0
            while (at := _find(buffer, newline, max(begin, searched), width)) >= 0:
                line = bytes(buffer[begin : at + width])
                yield None if dropping or len(line) > limit else line
                begin, searched, dropping = at + width, 0, False
            del buffer[:begin]
            searched = max(0, len(buffer) - width + 1) // width * width
            if len(buffer) > limit:
                dropping, searched = True, 0
                del buffer[: len(buffer) // width * width]
        if buffer or dropping:
            yield None if dropping else bytes(buffer)


def _find(buffer: bytearray, newline: bytes, start: int, width: int) -> int:
    """Where a newline stands that begins at a whole character."""
    at = buffer.find(newline, start)
    while at >= 0 and at % width:
        at = buffer.find(newline, at + 1)
    return at


def _utf16(sample: bytes) -> str:
    return "utf-16-be" if sample.startswith(b"\xfe\xff") else "utf-16-le"
