"""How many: numbers in words and digits as ranges of whole numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.vocabulary import QuantityKind, QuantityWord, quantity_words

__all__ = ["Quantity", "quantities_in", "quantity_at"]


class Quantity(NamedTuple):
    """A number as words allow it.

    Attributes:
        min, max: both inclusive; ``None`` where open ("at least 10") or unknown ("an unknown number").
        approximate: whether the words say so ("about", "dozens").
        first, last: the words that say it, ``[first, last)`` of those that were read.
    """

    min: int | None
    max: int | None
    approximate: bool
    first: int
    last: int


DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
SUFFIXED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn)", re.I)
SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
JOINTS = frozenset({"to", "-", "–", "and", "or"})
LIMITS = frozenset(
    {
        QuantityKind.LEAST,
        QuantityKind.OVER,
        QuantityKind.MOST,
        QuantityKind.UNDER,
        QuantityKind.ABOUT,
        QuantityKind.NEARLY,
    }
)
SCALES = frozenset({QuantityKind.SCALE})
NUMBERS = SCALES | {QuantityKind.NUMBER}
NEARLY_SHARE = 0.9
"""How near "nearly" is: nine tenths of the number named."""


def quantity_at(words: Sequence[str], at: int) -> Quantity | None:
    """The quantity that begins at word ``at``, as long as it goes; ``None`` where none begins there.

    A limit without a number ("about"), and "a" or "an" alone, are no quantity.
    """
    lower = [word.lower() for word in words[at : at + 12]]
    found = _Reader(lower).quantity()
    return found and found._replace(first=found.first + at, last=found.last + at)


def quantities_in(words: Sequence[str]) -> list[Quantity]:
    """All quantities of a run of words, from left to right, without overlap."""
    found, at = [], 0
    while at < len(words):
        quantity = quantity_at(words, at)
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.last
    return found


class _Reader:
    """Reads the quantity at the beginning of a run of lower-case words."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.at = 0
        self.scale = 1
        """By what the scale words of the number read last multiply it."""

    def quantity(self) -> Quantity | None:
        limits = []
        while (limit := self._entry(LIMITS)) is not None:
            limits.append(limit.kind)
        between = not limits and self._take("between")
        said = self._vague() or self._exact()
        if said is None:
            return None
        low, high, approximate = said
        mark, scale = self.at, self.scale
        if low == high and low is not None and self._joint(between=between):
            other = self._exact()
            if other is not None and other[1] is not None and other[1] > low:
                high = other[1]
                shared = scale == 1 and low * self.scale < high  # "three to four hundred"
                low = low * self.scale if shared else low
            else:
                self.at = mark
        if self._take("or") and self._take("more"):
            limits.append(QuantityKind.LEAST)
        elif self.at > mark and self.words[self.at - 1] == "or":
            self.at -= 1
        low, high, approximate = _limited(low, high, limits, approximate=approximate)
        return Quantity(low, high, approximate, 0, self.at)

    def _joint(self, *, between: bool) -> bool:
        if self.at < len(self.words) and self.words[self.at] in JOINTS and (between or self.words[self.at] != "and"):
            self.at += 1
            return True
        return False

    def _take(self, word: str) -> bool:
        if self.at < len(self.words) and self.words[self.at] == word:
            self.at += 1
            return True
        return False

    def _entry(self, kinds: frozenset[QuantityKind]) -> QuantityWord | None:
        """The longest entry of one of the kinds that stands here; it is passed over."""
        if self.at >= len(self.words):
            return None
        for entry in quantity_words().get(self.words[self.at], ()):
            if entry.kind in kinds and tuple(self.words[self.at : self.at + len(entry.words)]) == entry.words:
                self.at += len(entry.words)
                return entry
        return None

    def _vague(self) -> tuple[int | None, int | None, bool] | None:
        start = self.at
        if self.words[self.at : self.at + 1] == ["a"] and self.words[self.at + 1 : self.at + 2] in (
            ["few"],
            ["couple"],
        ):
            self.at += 1
        entry = self._entry(frozenset({QuantityKind.VAGUE}))
        if entry is None:
            self.at = start
            return None
        scale = self._entry(frozenset({QuantityKind.SCALE})) if entry.min is not None else None
        factor = scale.min if scale is not None and scale.min is not None else 1
        return entry.min and entry.min * factor, entry.max and entry.max * factor, True

    def _exact(self) -> tuple[int | None, int | None, bool] | None:
        """A number in digits, in words, or in both ("1.5 million", "a dozen", "one hundred and twenty")."""
        self.scale = 1
        start, digits = self.at, self._digits(self.words[self.at]) if self.at < len(self.words) else None
        if digits is not None:
            self.at += 1
        article = self._article() if digits is None else None
        total, current, seen = 0.0, digits if digits is not None else article or 0.0, digits is not None
        while (entry := self._number_entry(scales_only=article is not None and not seen)) is not None:
            assert entry.min is not None
            if entry.kind is QuantityKind.SCALE:
                current = (current or 1.0) * entry.min
                self.scale *= entry.min
                if entry.min >= 1000:
                    total, current = total + current, 0.0
            else:
                current += entry.min
            seen = True
            if self._links(current):
                self.at += 1
        if not seen:
            self.at = start
            return None
        number = round(total + current)
        return number, number, False

    def _article(self) -> float | None:
        """What "a", "half" and "half a" before a scale word multiply it by."""
        if self._take("half"):
            _ = self._take("a") or self._take("an")
            return 0.5
        return 1.0 if self._take("a") or self._take("an") else None

    def _number_entry(self, *, scales_only: bool) -> QuantityWord | None:
        return self._entry(SCALES if scales_only else NUMBERS)

    def _links(self, current: float) -> bool:
        """Whether "and" or a hyphen joins a further part of the number here ("one hundred and twenty")."""
        joint = self.words[self.at : self.at + 1]
        return joint in (["and"], ["-"]) and current > 0 and current % 10 == 0 and self._number_word(self.at + 1)

    def _number_word(self, at: int) -> bool:
        """Whether a further part of a number in words stands there ("and twenty", "-five")."""
        entries = quantity_words().get(self.words[at], ()) if at < len(self.words) else ()
        tens = self.words[at - 1] == "-" or (at >= 2 and self.words[at - 2] in {"hundred", "thousand"})
        return tens and any(entry.kind is QuantityKind.NUMBER for entry in entries)

    @staticmethod
    def _digits(word: str) -> float | None:
        if DIGITS.fullmatch(word):
            return float(word.replace(",", ""))
        suffixed = SUFFIXED.fullmatch(word)
        return float(suffixed[1]) * SUFFIXES[suffixed[2].lower()] if suffixed else None


def _limited(
    low: int | None, high: int | None, limits: list[QuantityKind], *, approximate: bool
) -> tuple[int | None, int | None, bool]:
    """A range as the limits before it bound it."""
    for limit in limits:
        if limit is QuantityKind.LEAST:
            high = None
        elif limit is QuantityKind.OVER and low is not None:
            low, high = low + (not approximate), None
        elif limit is QuantityKind.MOST:
            low = None
        elif limit is QuantityKind.UNDER and high is not None:
            low, high = None, high - 1
        elif limit is QuantityKind.NEARLY and low is not None:
            low, approximate = round(low * NEARLY_SHARE), True
        elif limit is QuantityKind.ABOUT:
            approximate = True
    return low, high, approximate
