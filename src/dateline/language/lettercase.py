"""Letter case as running text has it, for headlines and shouted text, so that they parse like other sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

__all__ = ["Cases", "cases_of", "is_shouted", "is_title_case", "recased"]

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’](?=[^\W\d_]))*\.?")
CAPITAL_SHARE = 0.7
"""Share of capitalised words of four letters or more from which a line counts as title case. Sentence-case headlines of
wire reports stay below 0.6, full of names as they are; title case is above 0.8."""
SHORT = 4
LEAST_WORDS = 4
KEPT = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)

Cases = Counter[str]
"""How often each spelling of a word stands inside sentences of a report."""


def cases_of(texts: Iterable[str]) -> Cases:
    """Counts of the words of running text, without the first of each sentence, whose capital says nothing."""
    counts: Cases = Counter()
    for text in texts:
        if is_shouted(text) or is_title_case(text):
            continue
        last = 0
        for match in WORD.finditer(text):
            gap = text[last : match.start()]
            if last and not any(mark in gap for mark in '.!?:"“”'):
                counts[match.group()] += 1
            last = match.end()
    return counts


def is_shouted(text: str) -> bool:
    """Whether the text is in capitals throughout."""
    words: list[str] = [w for w in WORD.findall(text) if len(w) >= SHORT]
    return len(words) >= 2 and sum(w.isupper() for w in words) >= CAPITAL_SHARE * len(words)


def is_title_case(text: str) -> bool:
    """Whether the text is in title case: a line without a full stop, most of its longer words capitalised."""
    if text.rstrip().endswith("."):
        return False
    words: list[str] = [w for w in WORD.findall(text) if len(w) >= SHORT]
    if len(words) < LEAST_WORDS - 1 or is_shouted(text):
        return False
    return sum(w[0].isupper() for w in words) >= CAPITAL_SHARE * len(words)


def recased(text: str, cases: Cases, is_common: Callable[[str], bool]) -> str:
    """``text`` in sentence case, code point for code point.

    A word is written as the report writes it inside sentences; where it does not, a common word of the language is
    written small, any other with a capital.

    Args:
        text: a headline in title case or in capitals.
        cases: the report's own spellings.
        is_common: whether a lower-case word is an everyday word that is no name.
    """
    shouted = is_shouted(text)
    parts: list[str] = []
    last = 0
    for match in WORD.finditer(text):
        word = match.group()
        new = _cased(word, cases, is_common, shouted) if word[0].isupper() else word
        if not last and word[0].isupper():
            new = new[0].upper() + new[1:]
        parts += text[last : match.start()], new if len(new) == len(word) else word
        last = match.end()
    parts.append(text[last:])
    return "".join(parts)


def _cased(word: str, cases: Cases, is_common: Callable[[str], bool], shouted: bool) -> str:  # noqa: FBT001
    small, capital = word.lower(), word[0] + word[1:].lower()
    spellings = {s: cases[s] for s in (small, capital, word.upper(), word) if cases[s]}
    if spellings:
        return max(spellings, key=lambda s: spellings[s])
    if small in KEPT:
        return capital
    if "." in word.rstrip(".") or (not shouted and word.isupper() and len(word) > 1):
        return word
    if is_common(small):
        return small
    return word if not shouted or len(word) < SHORT else capital
