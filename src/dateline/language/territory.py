"""Names that stand where a place must stand: what is seized, held, besieged, advanced on, or falls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.language.passage import Passage, Token
from dateline.vocabulary import Ties, ties

__all__ = ["stands_as_territory", "stands_only_as_territory"]

HYPHENS = frozenset({"-", "–", "‑"})
ATTACKS = frozenset({"assault", "offensive", "onslaught", "advance", "push", "march"})
"""Nouns for attacks that are made on places: persons and bodies are attacked, but hardly with these words."""
DIRECTED = frozenset({"on", "into", "towards", "toward", "against"})
OF_PLACES = frozenset({"control", "siege", "encirclement", "takeover", "recapture", "annexation"})
"""Nouns whose "of" names a place; "capture", "fall" and "loss" are of persons too."""
BETWEEN = frozenset({"dobj", "prep", "advmod", "prt", "pobj"})


@dataclass(frozen=True, slots=True)
class _Territorial:
    """Verbs by where the place stands: as object, as subject (with the preposition behind), or behind a preposition.

    ``contested`` are those that say control only of some objects ("take", "hold", "lose").
    """

    objects: frozenset[str]
    contested: frozenset[str]
    subjects: frozenset[tuple[str, str]]
    prepositions: frozenset[tuple[str, str]]
    prefixes: frozenset[str]


def stands_only_as_territory(passage: Passage, head: Token, *, held: bool = False) -> bool:
    """Whether the name headed by ``head`` can be nothing but a place: "rebel-held X", "control of X", "X fell to".

    ``held`` where the name may be a body's, of which one may win control too: then only "rebel-held X" counts.
    """
    words, governor = _territorial(), passage.head(head)
    if any(_held(passage, t, words) for t in passage.children(head, "amod", "nmod")):
        return True
    if held:
        return False
    if head.dep == "nsubj":
        behind = {t.text.lower() for t in passage.children(governor, "prep")}
        return any((governor.lemma, word) in words.subjects for word in behind)
    if head.dep != "pobj":
        return False
    word, above = governor.text.lower(), passage.head(governor)
    if above.lemma in OF_PLACES and word == "of":
        return True
    while above.pos not in {"VERB", "AUX"} and above.dep in BETWEEN:
        above = passage.head(above)
    return (above.lemma, word) in words.prepositions


def stands_as_territory(passage: Passage, head: Token, *, person: bool = False) -> bool:
    """Whether the words around the name headed by ``head`` tell of control over it: "seized X", "lost X".

    ``person`` where the name looks like a person's: then words that go with persons too ("hold", "lose") do not count.
    """
    words, governor = _territorial(), passage.head(head)
    if head.dep in {"dobj", "nsubjpass"}:
        return governor.lemma in words.objects or (governor.lemma in words.contested and not person)
    if head.dep == "pobj" and governor.text.lower() in DIRECTED and passage.head(governor).lemma in ATTACKS:
        return not person
    return stands_only_as_territory(passage, head)


def _held(passage: Passage, token: Token, words: _Territorial) -> bool:
    return token.text.lower() in words.prefixes and token.i > 0 and passage.tokens[token.i - 1].text in HYPHENS


@cache
def _territorial() -> _Territorial:
    return _read(ties())


def _read(words: Ties) -> _Territorial:
    objects: set[str] = set()
    contested: set[str] = set()
    prefixes: set[str] = set()
    subjects: set[tuple[str, str]] = set()
    prepositions: set[tuple[str, str]] = set()
    for (first, pos), entries in words.controls.items():
        for entry in entries:
            if pos == "prefix":
                prefixes.add(first)
            elif pos == "verb" and entry.place == "object" and not entry.words:
                (contested if entry.wants == "party" else objects).add(first)
            elif pos == "verb" and entry.place == "subject" and entry.words and entry.wants != "party":
                subjects.add((first, entry.words[0]))
            elif pos == "verb" and entry.words and entry.place == entry.words[-1]:
                prepositions.add((first, entry.place))
    return _Territorial(
        frozenset(objects), frozenset(contested), frozenset(subjects), frozenset(prepositions), frozenset(prefixes)
    )
