"""Pieces of names put together: by the parse, by "of", by the acronym that follows in brackets."""

from __future__ import annotations

from collections import Counter

from dateline.language.name_labels import AMOUNTS, Name
from dateline.language.name_words import NameWords
from dateline.language.passage import Passage, Token
from dateline.record import MentionKind

__all__ = ["in_full", "merged", "with_acronyms"]

MAX_NAME_TOKENS = 14
LINKS = frozenset({"of", "the", "and", "for", "in", "to", "&", "al", "-", "de", "on", "against"})


def merged(passage: Passage, names: list[Name], words: NameWords) -> list[Name]:
    """Neighbouring pieces of one name joined: "Bashar | al-Assad", "Ministry | of | Defence", "Iraqi | Army"."""
    tokens = passage.tokens
    joined: list[Name] = []
    for name in names:
        if joined and (label := _joint_label(tokens, joined[-1], name, words)) is not None:
            joined[-1].last = name.last
            joined[-1].label = label
        else:
            joined.append(name)
    return joined


def _joint_label(tokens: tuple[Token, ...], left: Name, right: Name, words: NameWords) -> str | None:
    """The label of the two as one name, ``None`` where they are two."""
    if left.label in AMOUNTS or right.label in AMOUNTS:
        return None
    gap = tokens[left.last : right.first]
    if not gap:
        return _side_by_side(tokens, left, right, words)
    hyphen = gap[0]
    if len(gap) == 1 and hyphen.text == "-":
        tight = hyphen.start == tokens[left.last - 1].end and hyphen.end == tokens[right.first].start
        shouted = tokens[left.last - 1].text.isupper() and tokens[right.first].text.isupper()
        if tight and left.label == right.label == "PERSON":
            return "PERSON"
        return "ORG" if tight and shouted and left.label == right.label == "ORG" else None
    return _of_label(tokens, left, gap, words)


def _side_by_side(tokens: tuple[Token, ...], left: Name, right: Name, words: NameWords) -> str | None:
    """The label of two pieces without a word between them: "Bashar | al-Assad"; ``None`` if they are two."""
    opening, final = tokens[left.last - 1], tokens[right.last - 1]
    shared = opening.head in range(right.first, right.last) and opening.dep in {"compound", "nmod", "amod"}
    if not shared:
        return None
    if right.label == "PERSON":
        guessed = left.label == "ORG" and left.last - left.first == 1 and not opening.text.isupper()
        fits = left.label == "PERSON" or (guessed and opening.ent == "" and words.kind_of(opening) is None)
        return "PERSON" if fits else None
    body = words.kind_of(final) is MentionKind.ORGANISATION and final.text[0].isupper()
    return "ORG" if left.label in {"NORP", "ORG"} and right.label == "ORG" and body else None


def _of_label(tokens: tuple[Token, ...], left: Name, gap: tuple[Token, ...], words: NameWords) -> str | None:
    """One name where an organisation is named after "of": "Ministry of Defence", "Islamic State of Iraq"."""
    parts = [t.text.lower() for t in gap]
    if left.label == "ORG" and parts in (["of"], ["of", "the"], ["for"], ["for", "the"]):
        opening = tokens[left.last - 1]
        kind = words.kind_of(opening)
        if kind is MentionKind.ORGANISATION or opening.text in {"State", "Front", "Party", "Movement"}:
            return "ORG"
    return None


def with_acronyms(tokens: tuple[Token, ...], names: list[Name]) -> list[Name]:
    """Acronyms in brackets tied to the names they abbreviate, which may reach back over "of" and "and"."""
    found: list[Name] = []
    for name in names:
        if found and name.first > 0 and tokens[name.first - 1].text == "(" and (letters := _letters(tokens, name)):
            start = _abbreviated(tokens, found, name.first - 1, letters)
            if start is not None:
                del found[start + 1 :]
                whole = found[start]
                whole.last = name.first - 1
                whole.label = (
                    "ORG" if whole.label in {"NORP", "PERSON"} or whole.last - whole.first > 3 else whole.label
                )
                name.full, name.label = (whole.first, whole.last), whole.label
        found.append(name)
    return found


def in_full(tokens: tuple[Token, ...], names: list[Name]) -> list[Name]:
    """Names in full wherever the full form, told by its acronym, is repeated."""
    wholes = {f: tokens[f[0] : f[1]] for f in (n.full for n in names) if f is not None}
    openings = {tokens[first].text: [t.text for t in whole] for (first, _), whole in wholes.items()}
    if not openings:
        return names
    found: list[Name] = []
    for name in names:
        if found and name.first < found[-1].last:
            continue
        words = openings.get(tokens[name.first].text)
        if words is not None and [t.text for t in tokens[name.first : name.first + len(words)]] == words:
            name.last = max(name.last, name.first + len(words))
            name.label = "ORG"
        found.append(name)
    return found


def _letters(tokens: tuple[Token, ...], name: Name) -> str:
    text = "".join(t.text for t in tokens[name.first : name.last])
    capitals = sum(c.isupper() for c in text)
    return text.replace(".", "").replace("-", "").lower() if capitals >= 2 and len(text) <= 8 else ""


def _abbreviated(tokens: tuple[Token, ...], names: list[Name], end: int, letters: str) -> int | None:
    """Which of ``names`` begins the shortest stretch up to ``end`` whose words begin with the letters, in order."""
    for number in range(len(names) - 1, max(-1, len(names) - 5), -1):
        name = names[number]
        if tokens[name.first].sentence != tokens[end].sentence or end - name.first > MAX_NAME_TOKENS:
            return None
        stretch = tokens[name.last : end]
        if any(not (t.text in LINKS or t.text[0].isupper() or t.text[0].isdigit() or t.text == "-") for t in stretch):
            return None
        words = [t.text.lower() for t in tokens[name.first : end] if t.text[0].isalnum()]
        if len(words) > 1 and _spells(words, letters):
            return number
    return None


def _spells(words: list[str], letters: str) -> bool:
    """Whether the letters can be read off the words in order, the first from the first word, most as initials."""
    if words[0][0] != letters[0]:
        return False
    rest = iter("".join(words))
    in_order = all(letter in rest for letter in letters)
    initials = [w[0] for w in words if w not in LINKS]
    return in_order and sum((Counter(letters) & Counter(initials)).values()) >= max(2, len(letters) - 2)
