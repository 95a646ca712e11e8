"""Ids from content, so that reading or coding twice is harmless."""

from __future__ import annotations

import hashlib

__all__ = ["content_id", "report_id"]

ID_HEX_DIGITS = 16  # 64 bits: one chance in 3.7 million of a clash among 10^6 records (birthday bound)


def content_id(prefix: str, *parts: object) -> str:
    """An id of ``prefix`` and a hash of ``parts``, the same for the same parts on every machine and version of Python.

    Parts are joined by an unprintable separator, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.blake2b(
        "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=ID_HEX_DIGITS // 2
    )
    return f"{prefix}-{digest.hexdigest()}"


def report_id(text: str) -> str:
    """The id of a report that its caller did not name: a hash of its text."""
    return content_id("r", text)
