"""Actor dictionaries of TABARI and PETRARCH, read as they are written: names, synonyms, codes with their times.

A name stands at the beginning of a line, with ``_`` for blanks. Its codes stand in brackets behind it or on the lines
below, its synonyms there too after ``+``. A code may hold for a time: ``[IRQGOV 20050101-20091231]``, or ``>`` from a
day on, ``<`` up to one. Days are ``YYMMDD`` or ``YYYYMMDD``; ``#`` begins a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.errors import InputError

__all__ = ["Entry", "Role", "Slip", "parse_dictionary"]

CENTURY_BREAK = 30
"""Two-digit years below it lie in this century: the oldest dictionaries tell of 1930, the newest of 2014."""
MOST_BYTES = 256 << 20
BRACKETS = re.compile(r"\[([^\[\]]*)\]")
CODE = re.compile(r"(~?)([A-Z]{3}[A-Z0-9]*)(~?)")
TIME = re.compile(r"(?:(?P<sign>[<>])\s*(?P<edge>[0-9]+)|(?P<first>[0-9]+)\s*-\s*(?P<last>[0-9]+))")
MARKUP = re.compile(r"\s*</?[!?A-Za-z]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that says nothing that can be taken over, why, and what in it."""

    file: str
    line: int
    words: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.file}:{self.line}: {self.words}: {self.reason}{detail}"


@dataclass(frozen=True, slots=True)
class Role:
    """A code and the ISO days between which it holds, ``None`` where open.

    Attributes:
        noun: whether it is written ``[~GOV]``: the entry is then no name but a common noun.
    """

    line: int
    code: str
    start: str | None
    end: str | None
    noun: bool = False


@dataclass
class Entry:
    """A name, the line it stands on, its synonyms with theirs, its codes, and the comment behind the name."""

    file: str
    line: int
    name: str
    comment: str = ""
    synonyms: list[tuple[str, int]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


def parse_dictionary(path: Path) -> tuple[list[Entry], list[Slip], int]:
    """The entries of a dictionary, its lines that cannot be read, and how many lines it has.

    Raises:
        InputError: where the file cannot be read at all.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"is larger than {MOST_BYTES >> 20} MB", subject=path)
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", subject=path) from error
    if b"\0" in data:
        raise InputError("is no text, so no dictionary", subject=path)
    reading = _Reading(str(path))
    lines = data.split(b"\n")
    for number, raw in enumerate(lines, start=1):
        reading.read(number, _decoded(raw).rstrip())
    return reading.entries, reading.slips, len(lines) - (not lines[-1])


def _decoded(raw: bytes) -> str:
    """A line in UTF-8, or else in the Windows encoding of western Europe: dictionaries were put together from both."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


@dataclass
class _Reading:
    file: str
    entries: list[Entry] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)

    def read(self, number: int, text: str) -> None:
        """Takes in one line."""
        words, _, comment = text.partition("#")
        if not words.strip():
            return
        if MARKUP.match(words):
            self._slip(number, text, "mark-up, no name")
        elif words[0].isspace() or words.startswith("["):
            self._below(number, words, text)
        elif words.startswith("+"):
            self._synonym(number, words[1:], text)
        else:
            name = words.split("[", 1)[0].split("{", 1)[0]
            self.entries.append(Entry(self.file, number, name, comment.strip()))
            self._roles(number, words[len(name) :], text)

    def _below(self, number: int, words: str, text: str) -> None:
        """A line of codes, or an indented synonym."""
        if words.lstrip().startswith("+"):
            self._synonym(number, words.lstrip()[1:], text)
        elif not self.entries:
            self._slip(number, text, "codes before any name")
        elif not BRACKETS.search(words):
            self._slip(number, text, "neither a code in brackets nor a synonym after +")
        else:
            self._roles(number, words, text)

    def _synonym(self, number: int, words: str, text: str) -> None:
        if not self.entries:
            self._slip(number, text, "a synonym before any name")
            return
        name = words.split("[", 1)[0].split("{", 1)[0]
        self.entries[-1].synonyms.append((name, number))
        self._roles(number, words[len(name) :], text)

    def _roles(self, number: int, words: str, text: str) -> None:
        for inside in BRACKETS.findall(words):
            said = inside.strip()
            code = CODE.match(said)
            if code is None:
                self._slip(number, text, "no code in brackets", said)
                continue
            time = said[code.end() :].strip()
            try:
                start, end = _time(time)
            except ValueError as error:
                self._slip(number, text, "a code whose time is none", str(error))
                continue
            self.entries[-1].roles.append(Role(number, code[2], start, end, bool(code[1] or code[3])))
        if "[" in BRACKETS.sub("", words):
            self._slip(number, text, "a bracket is not closed")

    def _slip(self, number: int, text: str, reason: str, detail: str = "") -> None:
        self.slips.append(Slip(self.file, number, text.strip(), reason, detail))


def _time(said: str) -> tuple[str | None, str | None]:
    """First and last day of a time as dictionaries write it.

    Raises:
        ValueError: where it is none, with the reason.
    """
    if not said:
        return None, None
    found = TIME.fullmatch(said)
    if found is None:
        raise ValueError(f"{said!r} is no time")
    if found["sign"]:
        day = _day(found["edge"])
        return (day, None) if found["sign"] == ">" else (None, day)
    start, end = _day(found["first"]), _day(found["last"])
    if end < start:
        raise ValueError(f"it ends ({end}) before it starts ({start})")
    return start, end


def _day(digits: str) -> str:
    if len(digits) == len("YYMMDD"):
        digits = ("20" if int(digits[:2]) < CENTURY_BREAK else "19") + digits
    if len(digits) != len("YYYYMMDD"):
        raise ValueError(f"{digits} is no day of the form YYMMDD or YYYYMMDD")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        raise ValueError(f"{digits} is no day of the calendar") from None
