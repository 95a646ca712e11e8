"""Paths as given become a stream of reports: folders walked, formats told, each unreadable thing named in its place."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from dateline.errors import ReportError
from dateline.record import Problem, Provenance, Report
from dateline.reports.archives import read_zip
from dateline.reports.encoding import decode, encoding_of, refuse_binary
from dateline.reports.filing import find_dateline
from dateline.reports.intake import parse_report
from dateline.reports.json_reports import read_json, read_json_lines
from dateline.reports.options import FORMATS, ReadingOptions
from dateline.reports.pages import looks_like_page, read_page
from dateline.reports.stream import Stream
from dateline.reports.tables import looks_like_table, read_table
from dateline.reports.unreadable import Unreadable, UnreadablePath, refusal

__all__ = ["read"]

STANDARD_INPUT = "-"
EXTENSIONS = {
    ".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv",
    ".tsv": "csv", ".tab": "csv", ".html": "html", ".htm": "html", ".xhtml": "html", ".zip": "zip",
}  # fmt: skip
BYTES_PER_CHAR = 4
OBJECT = re.compile(r"\{\s*[\"}]")
NO_OPTIONS = ReadingOptions()


def read(
    paths: Iterable[str | Path],
    options: ReadingOptions = NO_OPTIONS,
    stdin: BinaryIO | None = None,
    passed_over: list[str] | None = None,
) -> Iterator[Report | Unreadable]:
    """The reports at ``paths``, in order: of files, zip archives, folders (walked by name), ``-`` for standard input.

    One item a report. What cannot be read comes as :class:`Unreadable` in its place, a path that cannot be opened as
    :class:`UnreadablePath`; neither stops the rest. Reports are read one at a time, as they are asked for.

    A report's text keeps every character as published: newlines of any kind, NULs, combining marks. Only a byte order
    mark is left out.

    Args:
        passed_over: takes the paths of the files in folders that have the form of no report, such as ``README.md``.
    """
    passed = passed_over if passed_over is not None else []
    for path in map(str, paths):
        if "\0" in path:
            yield UnreadablePath(path.replace("\0", "\\0"), None, "unreadable-path", "a path cannot hold a NUL")
            continue
        try:
            if path == STANDARD_INPUT:
                yield from _of_stream(Stream(stdin or sys.stdin.buffer, path), "", options)
            else:
                yield from _of_path(Path(path), options, passed)
        except ReportError as error:
            yield refusal(error)
        except OSError as error:
            yield UnreadablePath(path, None, "unreadable-path", _reason(error))


def _of_path(path: Path, options: ReadingOptions, passed: list[str]) -> Iterator[Report | Unreadable]:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        yield from _of_folder(path, options, passed)
    elif stat.S_ISREG(mode):
        yield from _of_file(path, options)
    else:
        yield UnreadablePath(str(path), None, "unreadable-path", "neither a file nor a folder")


def _of_folder(path: Path, options: ReadingOptions, passed: list[str]) -> Iterator[Report | Unreadable]:
    found = False
    for item in _walk(path):
        if isinstance(item, Path) and _is_no_report(item, options):
            passed.append(str(item))
            continue
        found = True
        if isinstance(item, Unreadable):
            yield item
            continue
        try:
            if not stat.S_ISREG(item.stat().st_mode):
                yield Unreadable(str(item), None, "not-a-file", "neither a file nor a folder")
            else:
                yield from _of_file(item, options)
        except ReportError as error:
            yield refusal(error)
        except OSError as error:
            yield Unreadable(str(item), None, "unreadable-file", _reason(error))
    if not found:
        yield Unreadable(str(path), None, "empty", "the folder holds no reports")


def _is_no_report(path: Path, options: ReadingOptions) -> bool:
    """Whether a file met in a folder is passed over: the caller did not name it, and its name says what else it is."""
    return bool(path.suffix) and path.suffix.lower() not in EXTENSIONS and options.format is None


def _walk(top: Path) -> Iterator[Path | Unreadable]:
    """The files under a folder, sorted; hidden ones are passed over, folders behind links are not entered."""
    try:
        with os.scandir(top) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(str(top), None, "unreadable-file", _reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_symlink() and entry.is_dir():
            yield Unreadable(entry.path, None, "linked-folder", "a link to a folder is not followed")
        else:
            yield Path(entry.path)


def _of_file(path: Path, options: ReadingOptions) -> Iterator[Report | Unreadable]:
    with path.open("rb") as source:
        if (options.format or EXTENSIONS.get(path.suffix.lower())) == "zip" or _is_zip(source):
            yield from _of_zip(source, str(path), options)
        else:
            yield from _of_stream(Stream(source, str(path)), path.name, options)


def _is_zip(source: BinaryIO) -> bool:
    beginning = source.read(4)
    source.seek(0)
    return beginning == b"PK\x03\x04"


def _of_zip(source: BinaryIO, path: str, options: ReadingOptions) -> Iterator[Report | Unreadable]:
    inner = replace(options, format=None) if options.format == "zip" else options

    def open_member(stream: Stream, name: str) -> Iterator[Report | Unreadable]:
        return _of_stream(stream, name, inner)

    yield from read_zip(source, path, options, open_member)


def _of_stream(stream: Stream, name: str, options: ReadingOptions) -> Iterator[Report | Unreadable]:
    """The reports of one file's bytes."""
    if not stream.sample:
        raise ReportError("the file is empty", subject=stream.path, code="empty")
    if stream.sample.startswith(b"PK\x03\x04"):
        reason = "an archive or Office document here is not read; unpack it first"
        raise ReportError(reason, subject=stream.path, code="nested-archive")
    form = options.format or _form(PurePath(name).suffix.lower(), stream)
    refuse_binary(stream.sample, stream.path, nul_allowed=form in {"json", "jsonl", "csv"})
    if form == "jsonl":
        yield from read_json_lines(stream, options)
    elif form == "json":
        yield from read_json(stream, options)
    elif form == "csv":
        yield from read_table(stream, options)
    elif form == "html":
        yield read_page(stream, options)
    elif form == "text":
        yield _plain(stream, options)
    else:
        raise ReportError(f"{form} is none of {', '.join(FORMATS)}", subject=stream.path, code="unknown-format")


def _form(extension: str, stream: Stream) -> str:
    """The format by the extension, else by what the bytes begin with."""
    if extension in EXTENSIONS:
        return EXTENSIONS[extension]
    beginning = decode(stream.sample, encoding_of(stream.sample)).text.lstrip("\ufeff \t\r\n")
    if looks_like_page(beginning):
        return "html"
    if OBJECT.match(beginning):
        first = beginning.split("\n", 1)[0].strip()
        return "jsonl" if len(first) > 1 and ("\n" in beginning[len(first) + 1 :] or first.endswith("}")) else "json"
    if beginning.startswith("[") and beginning[1:].lstrip()[:1] in {"{", "]"}:
        return "json"
    return "csv" if looks_like_table(beginning) else "text"


def _plain(stream: Stream, options: ReadingOptions) -> Report:
    """A plain text file: the first line, if a blank line follows it, is the title; the text is the whole file."""
    decoded = decode(stream.whole(options.settings.max_report_chars * BYTES_PER_CHAR))
    text = decoded.text.removeprefix("\ufeff")
    at = Provenance(stream.path, None, "text")
    if "\0" in text:
        raise ReportError("not text: binary data", subject=stream.path, code="binary")
    report = parse_report({"text": text, "title": _title(text)}, ReadingOptions(settings=options.settings), at)
    mended = (Problem(code, f"{stream.path}: {words}") for code, words in decoded.mended)
    return replace(report, problems=(*report.problems, *mended))


def _title(text: str) -> str | None:
    """The first line, if a blank line and then more follows; a line that opens with a dateline is story, no title."""
    lines = text.lstrip().splitlines()
    if len(lines) < 3 or lines[1].strip() or not any(line.strip() for line in lines[2:]):
        return None
    title = lines[0].strip()
    return None if find_dateline(title, 0, len(title), first=False) else title


def _reason(error: OSError) -> str:
    return error.strerror[0].lower() + error.strerror[1:] if error.strerror else str(error)
