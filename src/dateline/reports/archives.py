"""Reports in zip archives: members as files, with limits that no archive talks its way around."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from dateline.errors import ReportError
from dateline.record import Report
from dateline.reports.options import ReadingOptions
from dateline.reports.stream import Stream
from dateline.reports.unreadable import Unreadable, refusal

__all__ = ["read_zip"]

ENCRYPTED = 0x1
SMALL = 1_000_000
"""Bytes up to which a member's ratio does not matter: blank pages compress well and harm nobody."""
MEGABYTE = 1_000_000
Opener = Callable[[Stream, str], Iterator[Report | Unreadable]]


def read_zip(
    source: BinaryIO, path: str, options: ReadingOptions, open_member: Opener
) -> Iterator[Report | Unreadable]:
    """The reports of each member, in the order of their names; hidden members and folders are passed over.

    ``open_member`` reads a member's stream, given its name. A member is unpacked to no more than the size it declares,
    and the declared sizes are checked before anything is unpacked.

    Raises:
        ReportError: where the file is no zip archive, or too large as a whole.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise ReportError(f"not a zip archive that can be read: {error}", subject=path, code="bad-archive") from error
    with archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _hidden(m.filename)]
        _check_size(members, path, options)
        if not members:
            yield Unreadable(path, None, "empty", "the archive holds no files")
        for member in sorted(members, key=lambda m: m.filename):
            name = f"{path}!{member.filename}"
            refused = _refused(member, options)
            if refused is not None:
                yield Unreadable(name, None, *refused)
            else:
                yield from _reports(archive, member, name, open_member)


def _reports(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, open_member: Opener
) -> Iterator[Report | Unreadable]:
    try:
        with archive.open(member) as unpacked:
            yield from open_member(Stream(unpacked, name), member.filename)  # type: ignore[arg-type]
    except ReportError as error:
        yield refusal(error)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        ValueError,
        RuntimeError,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        yield Unreadable(name, None, "bad-archive", f"the member cannot be unpacked: {error}")


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _check_size(members: list[zipfile.ZipInfo], path: str, options: ReadingOptions) -> None:
    settings = options.settings
    if len(members) > settings.max_zip_members:
        reason = f"{len(members)} members, more than max_zip_members = {settings.max_zip_members}"
        raise ReportError(reason, subject=path, code="archive-too-large")
    total = sum(m.file_size for m in members)
    if total > settings.max_zip_total_mb * MEGABYTE:
        reason = f"unpacks to {total // MEGABYTE} MB, more than max_zip_total_mb = {settings.max_zip_total_mb}"
        raise ReportError(reason, subject=path, code="archive-too-large")


def _refused(member: zipfile.ZipInfo, options: ReadingOptions) -> tuple[str, str] | None:
    """Code and reason why a member is not unpacked, or ``None``."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        return "unsafe-name", "its name points outside the archive"
    if member.flag_bits & ENCRYPTED:
        return "encrypted", "it is encrypted; unpack it first"
    if name.lower().endswith(".zip"):
        return "nested-archive", "an archive inside an archive is not read; unpack it first"
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > SMALL and ratio > options.settings.max_zip_ratio:
        return (
            "archive-too-large",
            f"it grows {ratio:.0f} times, more than max_zip_ratio = {options.settings.max_zip_ratio}",
        )
    return None
