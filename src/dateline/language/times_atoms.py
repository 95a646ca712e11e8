"""Sentences as atoms of time: words, parts of words and fixed phrases with a class and a value."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dateline.language.passage import Passage, Sentence, Token
from dateline.language.times_grammar import OTHER, grammar
from dateline.vocabulary import times

__all__ = ["Atom", "atoms_of"]


class Atom(NamedTuple):
    """A word, part of a word or fixed phrase of a sentence.

    Attributes:
        kind: its class, empty for words that are none of time. value: what the vocabulary or its digits say.
        start, end: code points of the report. first, last: the tokens that it covers ``[first, last)``.
        text: the words.
    """

    kind: str
    value: str
    start: int
    end: int
    first: int
    last: int
    text: str


CAPITAL_CLASSES = frozenset({"month", "weekday", "weekdays", "zone"})
"""Classes whose words are names: in lower case they are other words ("may", "march", "sat")."""
SHOUTED = ("MAR", "MAY")
"""Words of time that are others in capitals."""
NOUN_CLASSES = frozenset({"season"})
"""Classes whose words also stand as verbs ("fall", "spring")."""
LEADING = frozenset(
    [
        "month",
        "weekday",
        "weekdays",
        "unit",
        "week",
        "quarter",
        "century",
        "units",
        "season",
        "part",
        "today",
        "tonight",
        "overnight",
        "now",
        "frequency",
        "time",
        "year",
        "shortyear",
        "decades",
        "numeric",
        "clock",
        "meridiem",
        "zone",
        "era",
        "epoch",
        "feast",
    ]
)
"""Classes without one of which a sentence has no time in it."""

NUMERIC = re.compile(
    r"\b(?:\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/\d{4}|\d\d?\.\d\d?\.\d{4}|\d\d?-\d\d?-\d{4})\b"
)
CLOCK = re.compile(r"([01]?\d|2[0-4])[:.h]([0-5]\d)(?::[0-5]\d)?(?:hrs?)?")
JOINED = re.compile(r"(\d{1,2}(?:[:.][0-5]\d)?)(am|pm|a\.m\.?|p\.m\.?|GMT|hrs)", re.I)
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
DECADES = re.compile(r"(\d{3}0|\d0)['’]?s")
GROUPED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+\.\d+)")
YEAR = re.compile(r"1\d{3}|20\d\d|2100")
DIGITS = frozenset("0123456789")
DASHES = re.compile(r"[-–—/]")


class _Words(NamedTuple):
    """The vocabulary by how its words are written; fixed phrases by their first word, longest first."""

    single: dict[str, tuple[str, str]]
    phrases: dict[str, list[tuple[str, str, str]]]
    openers: frozenset[str]


@cache
def _words() -> _Words:
    single: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[tuple[str, str, str]]] = {}
    openers = set()
    for word in times().words:
        if " " in word.word:
            phrases.setdefault(word.word.split()[0], []).append((word.word, word.kind, word.value))
            continue
        forms = [word.word.capitalize(), word.word.upper()]
        for form in forms if word.kind in CAPITAL_CLASSES else [word.word, *forms]:
            single[form] = (word.kind, word.value)
    for feast in times().feasts:
        first = feast.name.split()[0].partition("'")[0].partition("-")[0]
        phrases.setdefault(first, []).append((feast.name, "feast", feast.name))
        if first not in {"the", "new", "good", "all", "may", "holy"}:
            openers.add(first.capitalize())
    for shouted in SHOUTED:
        del single[shouted]
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return _Words(single, phrases, frozenset(openers))


def atoms_of(passage: Passage, sentence: Sentence) -> tuple[list[Atom], str] | None:
    """The atoms of a sentence and their classes as a string of characters; ``None`` where no time can be in it."""
    words = _words()
    single, openers = words.single, words.openers
    tokens = passage.tokens[sentence.first : sentence.last]
    found = False
    for token in tokens:
        text = token.text
        entry = single.get(text)
        if entry is not None:
            if entry[0] in LEADING:
                found = True
                break
        elif text[0] in DIGITS or text in openers or "-" in text or text[0] in "'’":
            found = True
            break
    if not found:
        return None
    atoms = list(_Lexer(passage, tokens, words).atoms())
    if not any(atom.kind in LEADING for atom in atoms):
        return None
    classes = grammar().classes
    return atoms, "".join(classes.get(atom.kind, OTHER) for atom in atoms)


class _Lexer:
    """Cuts a sentence's tokens into atoms."""

    def __init__(self, passage: Passage, tokens: tuple[Token, ...], words: _Words) -> None:
        self.text = passage.report.text
        self.tokens = tokens
        self.words = words
        start, end = tokens[0].start, tokens[-1].end
        self.numeric = {m.start(): m.end() for m in NUMERIC.finditer(self.text, start, end)}

    def atoms(self) -> list[Atom]:
        """The atoms, in text order."""
        atoms: list[Atom] = []
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            whole = self._numeric(i) or self._phrase(i)
            if whole is not None:
                atoms.append(whole)
                i += whole.last - whole.first
                continue
            atoms.extend(self._cut(token))
            i += 1
        return atoms

    def _numeric(self, i: int) -> Atom | None:
        end = self.numeric.get(self.tokens[i].start)
        return None if end is None else self._covering(i, end, "numeric", "")

    def _phrase(self, i: int) -> Atom | None:
        token = self.tokens[i]
        for phrase, kind, value in self.words.phrases.get(token.text.lower(), ()):
            words = self.text[token.start : token.start + len(phrase)]
            if words.lower().replace("’", "'") == phrase and not (kind == "feast" and words.islower()):
                atom = self._covering(i, token.start + len(phrase), kind, value)
                if atom is not None:
                    return atom
        return None

    def _covering(self, i: int, end: int, kind: str, value: str) -> Atom | None:
        """An atom from token ``i`` to code point ``end``; ``None`` where that is within a word."""
        last = i
        while last < len(self.tokens) and self.tokens[last].end < end:
            last += 1
        if last == len(self.tokens) or self.tokens[last].end != end:
            return None
        start = self.tokens[i].start
        return Atom(kind, value, start, end, self.tokens[i].i, self.tokens[last].i + 1, self.text[start:end])

    def _cut(self, token: Token) -> list[Atom]:
        """A token as one atom, or as several where a dash or digits join words of time ("mid-1990s", "10pm")."""
        entry = self._class(token.text, token)
        if entry[0] or len(token.text) < 3:
            return [Atom(*entry, token.start, token.end, token.i, token.i + 1, token.text)]
        joined = JOINED.fullmatch(token.text)
        cuts = [joined.end(1)] if joined else sorted({p for m in DASHES.finditer(token.text) for p in m.span()})
        edges = [0, *cuts, len(token.text)]
        pieces = [(a, b) for a, b in pairwise(edges) if b > a]
        atoms = []
        for a, b in pieces:
            kind, value = self._class(token.text[a:b], token)
            atoms.append(
                Atom(kind, value, token.start + a, token.start + b, token.i, token.i + 1, token.text[a:b])
            )  # fmt: skip
        if any(atom.kind and atom.kind != "dash" for atom in atoms):
            return atoms
        return [Atom("", "", token.start, token.end, token.i, token.i + 1, token.text)]

    def _class(self, text: str, token: Token) -> tuple[str, str]:
        entry = self.words.single.get(text)
        if entry is not None:
            kind = entry[0]
            if kind in NOUN_CLASSES and token.pos not in {"NOUN", "PROPN"}:
                return "", ""
            if kind == "month" and token.pos not in {"PROPN", "NOUN"} and text in {"May", "March", "Mar", "Sep", "Dec"}:
                return "", ""
            return entry
        return _digits(text) if text[0] in DIGITS or text[0] in "'’" else ("", "")


def _digits(text: str) -> tuple[str, str]:
    """Class and value of a word that begins with a digit or an apostrophe."""
    if text[0] in "'’":
        rest = text[1:]
        short = "shortyear" if len(rest) == 2 and rest.isdecimal() else "decades" if DECADES.fullmatch(rest) else ""
        return short, rest[:2] if short else ""
    if text.isdecimal() and text.isascii():
        day = len(text) <= 2 and 1 <= int(text) <= 31
        return ("day" if day else "year" if YEAR.fullmatch(text) else "number"), text
    for pattern, kind in ((ORDINAL, "nth"), (DECADES, "decades"), (CLOCK, "clock"), (GROUPED, "number")):
        found = pattern.fullmatch(text)
        if found is not None:
            return kind, found[1].replace(",", "")
    return "", ""
