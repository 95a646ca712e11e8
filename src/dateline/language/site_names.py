"""Names that a common noun of a site follows: "Imam Ali base", "Mosul dam"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.passage import Passage, Phrase, Token
from dateline.vocabulary import site_nouns

__all__ = ["Site", "site_of"]

PARTICLES = frozenset({"-", "–", "al", "el", "es", "ar", "as", "ash", "az", "ad", "an", "de", "del", "la"})
LONGEST_NOUN = 2
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Site:
    """A site's name with its noun and without, and the GeoNames feature codes that the noun may have."""

    full: str
    name: str
    features: frozenset[str]


def site_of(passage: Passage, phrase: Phrase) -> Site | None:
    """The site that the name of ``phrase`` is part of the name of; ``None`` where no noun of a site follows it."""
    tokens = passage.tokens
    last = phrase.last
    while last < len(tokens) and last - phrase.last < LONGEST_NAME and _in_name(tokens[last], tokens[last - 1]):
        last += 1
    noun = _noun(tokens, last)
    if noun is None:
        return None
    first = phrase.first + (tokens[phrase.first].tag == "DT")
    while first > 0 and phrase.first - first < LONGEST_NAME and _in_name(tokens[first - 1], tokens[first]):
        first -= 1
    end, features = noun
    return Site(passage.text(first, end), passage.text(first, last), features)


def _in_name(token: Token, beside: Token) -> bool:
    if token.sentence != beside.sentence:
        return False
    return token.text.lower() in PARTICLES or (token.tag in {"NNP", "NNPS"} and token.text[0].isupper())


def _noun(tokens: Sequence[Token], at: int) -> tuple[int, frozenset[str]] | None:
    """The end of the noun of a site that begins at ``at``, and its features."""
    for length in range(LONGEST_NOUN, 0, -1):
        words = [t.text.lower() for t in tokens[at : at + length]]
        features = site_nouns().get(" ".join(words)) if len(words) == length else None
        if features is not None and tokens[at].sentence == tokens[at - 1].sentence:
            return at + length, features
    return None
