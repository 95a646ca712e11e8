"""Named mentions: what the tagger's entities and the parse together take for names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.language.draft import Draft, head_of
from dateline.language.passage import Passage, Sentence, Token
from dateline.record import MentionKind, SectionKind
from dateline.vocabulary import Agents, Gender, PlaceRole

__all__ = ["Name", "NameWords", "find_names", "name_drafts"]

KINDS: Mapping[str, MentionKind] = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.NATIONALITY,
    "PRODUCT": MentionKind.PLATFORM,
    "LAW": MentionKind.DOCUMENT,
    "WORK_OF_ART": MentionKind.DOCUMENT,
    "MONEY": MentionKind.MONEY,
    "QUANTITY": MentionKind.QUANTITY,
    "PERCENT": MentionKind.QUANTITY,
    "CARDINAL": MentionKind.QUANTITY,
}
AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT", "CARDINAL"})
OTHERS = frozenset({"DATE", "TIME", "EVENT", "ORDINAL", "LANGUAGE"})
PROPER = frozenset({"NNP", "NNPS"})
LABEL_OF_KIND: Mapping[MentionKind, str] = {
    MentionKind.ORGANISATION: "ORG",
    MentionKind.PLACE: "LOC",
    MentionKind.WEAPON: "PRODUCT",
    MentionKind.PLATFORM: "PRODUCT",
    MentionKind.DOCUMENT: "WORK_OF_ART",
}
JOINING = frozenset({"of", "for", "to"})
LOCATIVE = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "across", "towards", "toward"})
EDGE = frozenset(
    {"-", "–", "—", ",", ".", "'", '"', "“", "”", "(", ")", ":", ";", "/", "'s", "’s", "’", "`", "``", "''"}
)
SAYING_TAGS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Name:
    """A name in the making: its tokens ``[first, last)`` and its entity label; ``full`` where an acronym follows for it."""

    first: int
    last: int
    label: str
    full: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words that name finding looks up: common nouns, titles, and words that make a country a party."""

    agents: Agents
    titles: Mapping[str, Gender]
    roles: Mapping[str, PlaceRole]

    def is_title(self, token: Token) -> bool:
        """Whether the token is a title or a noun for a person."""
        word = token.text.lower()
        if word in self.titles:
            return True
        noun = self.agents.noun(word)
        return noun is not None and noun.kind is MentionKind.PERSON

    def kind_of(self, token: Token) -> MentionKind | None:
        """What the token names if it is one of the common nouns."""
        noun = self.agents.noun(token.lemma) or self.agents.noun(token.text.lower())
        return noun.kind if noun is not None else None


def find_names(passage: Passage, words: NameWords) -> list[Name]:
    """The names of the passage, without overlap, in text order; entities repaired, unknown capitalised words added."""
    names: list[Name] = []
    for sentence in passage.sentences:
        found = _merged(passage, sorted(_chunks(passage, sentence, words), key=lambda n: n.first), words)
        names.extend(found)
    _agree(passage, names)
    for left, right in zip(names, names[1:], strict=False):
        if _is_acronym_of(passage.tokens, left, right):
            right.full = (left.first, left.last)
            right.label = left.label if left.label != "NORP" else "ORG"
    return names


def _chunks(passage: Passage, sentence: Sentence, words: NameWords) -> Iterator[Name]:
    """Entities as tagged, trimmed, and runs of proper nouns outside of them."""
    tokens = passage.tokens
    i, last = sentence.first, sentence.last
    shouted = sentence.section is SectionKind.DATELINE
    while i < last:
        token = tokens[i]
        if token.ent:
            end = i + 1
            while end < last and tokens[end].ent == token.ent and not tokens[end].ent_start:
                end += 1
            if token.ent in KINDS and (name := _trimmed(tokens, Name(i, end, token.ent), words)) is not None:
                yield name
            i = end
        elif _is_proper(token) and not (shouted and len(token.text) == 1):
            end = _run_end(tokens, i, last)
            name = _guessed(passage, Name(i, end, ""), words)
            if name is not None:
                yield name
            i = end
        else:
            i += 1


def _is_proper(token: Token) -> bool:
    return token.tag in PROPER and (token.text[0].isupper() or token.text[0].isdigit())


def _run_end(tokens: tuple[Token, ...], i: int, last: int) -> int:
    """The end of the run of proper nouns that begins at ``i``, hyphens inside it included."""
    end = i + 1
    while end < last:
        token = tokens[end]
        if not token.ent and _is_proper(token) and tokens[end - 1].text != ".":
            end += 1
        elif (
            token.text == "-"
            and end + 1 < last
            and not tokens[end + 1].ent
            and tokens[end + 1].text[0].isalpha()
            and (token.start == tokens[end - 1].end and token.end == tokens[end + 1].start)
        ):
            end += 2
        else:
            break
    return end


def _trimmed(tokens: tuple[Token, ...], name: Name, words: NameWords) -> Name | None:
    """The entity without articles, titles, possessive marks and punctuation at its edges; ``None`` if no name is left."""
    first, last = name.first, name.last
    while last > first and (tokens[last - 1].text in EDGE or tokens[last - 1].tag == "POS"):
        if tokens[last - 1].text == "." and len(tokens[last - 2].text) <= 2:
            break
        last -= 1
    if name.label in AMOUNTS:
        return Name(first, last, name.label) if first < last else None
    while first < last and (tokens[first].text in EDGE or tokens[first].tag in {"DT", "PRP$", "POS", "IN", "CC"}):
        first += 1
    if name.label == "PERSON":
        while first < last - 1 and words.is_title(tokens[first]):
            first += 1
    if first >= last or not any(t.text[0].isupper() for t in tokens[first:last]):
        return None
    return _relabelled(tokens, Name(first, last, name.label), words)


def _relabelled(tokens: tuple[Token, ...], name: Name, words: NameWords) -> Name | None:
    """The entity with the label that its last word demands; ``None`` where it is a title or a common noun phrase."""
    final = tokens[name.last - 1]
    kind = words.kind_of(final)
    length = name.last - name.first
    if kind is MentionKind.PERSON and name.label != "PERSON":
        if name.label == "NORP" and length == 1 and final.tag in {"NNP", "NNPS", "JJ"}:
            return name
        start = name.last - 1
        while start > name.first and words.is_title(tokens[start - 1]):
            start -= 1
        return Name(name.first, start, name.label) if start > name.first else None
    if kind is MentionKind.ORGANISATION and name.label not in {"ORG", "GPE"} and length > 1:
        name.label = "ORG"
    elif kind is MentionKind.PLACE and name.label == "PERSON" and length > 1:
        name.label = "LOC"
    elif kind in {MentionKind.WEAPON, MentionKind.PLATFORM} and length > 1:
        name.label = "PRODUCT"
    elif name.label == "PERSON" and length == 1 and final.text.isupper() and len(final.text) > 2:
        name.label = "ORG"
    return name


def _guessed(passage: Passage, name: Name, words: NameWords) -> Name | None:
    """A run of proper nouns with the label that its words and its place in the sentence suggest, without titles."""
    tokens = passage.tokens
    first, last = name.first, name.last
    titled = False
    while first < last and words.is_title(tokens[first]):
        first, titled = first + 1, True
    while last > first and words.kind_of(tokens[last - 1]) is MentionKind.PERSON:
        last -= 1
    while first < last and tokens[first].text == "-":
        first += 1
    while last > first and tokens[last - 1].text == "-":
        last -= 1
    if first >= last or (last - first == 1 and len(tokens[first].text) < 2):
        return None
    final = tokens[last - 1]
    kind = words.kind_of(final)
    if kind is not None and (last - first > 1 or kind is MentionKind.ORGANISATION):
        label = LABEL_OF_KIND.get(kind, "ORG")
    elif kind is not None:
        return None
    elif titled:
        label = "PERSON"
    else:
        label = _guess(passage, first, last)
    return Name(first, last, label)


def _guess(passage: Passage, first: int, last: int) -> str:
    """A label for capitalised words that nothing else tells of."""
    tokens = passage.tokens
    before = tokens[first - 1].text.lower() if first > 0 else ""
    head = tokens[head_of(tokens, first, last)]
    words = [t.text for t in tokens[first:last] if t.text != "-"]
    if any(w.isupper() and len(w) > 1 for w in words) or before == "the":
        return "ORG"
    if before in LOCATIVE and head.dep == "pobj":
        return "GPE"
    if len(words) in {2, 3} and head.dep in SAYING_TAGS and all(w[0].isupper() or w in {"al", "bin"} for w in words):
        return "PERSON"
    return "ORG"


def _merged(passage: Passage, names: list[Name], words: NameWords) -> list[Name]:
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
    final = tokens[right.last - 1]
    if not gap or (len(gap) == 1 and gap[0].text == "-" and gap[0].start == tokens[left.last - 1].end):
        if (
            not gap
            and left.label == right.label == "PERSON"
            and tokens[left.last - 1].dep in {"compound", "nmod", "amod"}
        ):
            return "PERSON"
        if (
            gap
            and left.label == right.label
            and left.label in {"PERSON", "GPE", "LOC"}
            and gap[0].end == tokens[right.first].start
        ):
            return left.label if left.label == "PERSON" else None
        if left.label in {"NORP", "ORG"} and right.label == "ORG" and not gap:
            shared = tokens[left.last - 1].head in range(right.first, right.last)
            capital_noun = words.kind_of(final) is MentionKind.ORGANISATION and final.text[0].isupper()
            return "ORG" if shared and capital_noun else None
        return None
    return _of_label(tokens, left, right, gap, words)


def _of_label(
    tokens: tuple[Token, ...], left: Name, right: Name, gap: tuple[Token, ...], words: NameWords
) -> str | None:
    """ "Ministry of Defence", "Islamic State of Iraq and the Levant": one name where an organisation is named after "of"."""
    parts = [t.text.lower() for t in gap]
    if left.label == "ORG" and parts in (["of"], ["of", "the"], ["for"], ["for", "the"]):
        opening = tokens[left.last - 1]
        kind = words.kind_of(opening)
        if kind is MentionKind.ORGANISATION or opening.text in {"State", "Front", "Party", "Movement"}:
            return "ORG"
    return None


def _is_acronym_of(tokens: tuple[Token, ...], left: Name, right: Name) -> bool:
    """Whether ``right`` stands in brackets behind ``left`` and is made of its letters, in order."""
    if right.first != left.last + 1 or tokens[left.last].text != "(" or right.last - right.first > 2:
        return False
    letters = "".join(t.text for t in tokens[right.first : right.last]).replace(".", "").replace("-", "").lower()
    if not 2 <= len(letters) <= 8 or left.last - left.first < 2:
        return False
    remaining = iter("".join(t.text for t in tokens[left.first : left.last]).lower())
    return all(letter in remaining for letter in letters)


def _agree(passage: Passage, names: list[Name]) -> None:
    """One label for one wording throughout the report, and PERSON for the bare surname of somebody named in full."""
    tokens = passage.tokens
    votes: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for name in names:
        text = passage.text(name.first, name.last)
        votes.setdefault(text, Counter())[name.label] += 1
        if name.label == "PERSON" and name.last - name.first > 1:
            surnames.add(tokens[name.last - 1].text)
    for name in names:
        text = passage.text(name.first, name.last)
        if (
            text in surnames
            and name.last - name.first == 1
            and name.label in {"ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC"}
        ):
            name.label = "PERSON"
        elif len(votes[text]) > 1:
            name.label = max(votes[text].items(), key=lambda item: (item[1], item[0]))[0]


def name_drafts(passage: Passage, names: list[Name], words: NameWords) -> Iterator[Draft]:
    """The names as mentions: an article belongs to the name of a body or a place, not to a person's."""
    tokens = passage.tokens
    for name in names:
        first, last = name.first, name.last
        head = head_of(tokens, first, last)
        if name.label == "CARDINAL" and tokens[head].dep not in {
            "nummod",
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "quantmod",
        }:
            continue
        if name.label not in AMOUNTS and name.label not in {"PERSON", "NORP"}:
            first = _with_article(tokens, first, head)
        yield Draft(first, last, head, _kind(passage, name, tokens[head], words), name.label, _full(tokens, name))


def _full(tokens: tuple[Token, ...], name: Name) -> tuple[int, int] | None:
    if name.full is None:
        return None
    first, last = name.full
    return _with_article(tokens, first, head_of(tokens, first, last)), last


def _with_article(tokens: tuple[Token, ...], first: int, head: int) -> int:
    before = tokens[first - 1] if first > 0 else None
    if before is not None and before.tag == "DT" and before.text.lower() in {"the", "a", "an"} and before.head == head:
        return first - 1
    return first


def _kind(passage: Passage, name: Name, head: Token, words: NameWords) -> MentionKind:
    """The kind of thing that the label says; a country that acts or is addressed is an organisation."""
    kind = KINDS[name.label]
    if name.label == "GPE" and _is_party(passage, head, words):
        return MentionKind.ORGANISATION
    if name.label == "NORP" and (head.tag in {"NNPS", "NNS"} or head.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}):
        return MentionKind.ORGANISATION
    if name.label == "PRODUCT" and words.kind_of(head) is MentionKind.WEAPON:
        return MentionKind.WEAPON
    return kind


def _is_party(passage: Passage, head: Token, words: NameWords) -> bool:
    while head.dep == "conj" and head.head != head.i:
        head = passage.tokens[head.head]
    governor = passage.tokens[head.head]
    role = words.roles.get(governor.lemma)
    if head.dep == "nsubj":
        return governor.pos == "VERB" and role is not PlaceRole.INERT
    if head.dep in {"dobj", "nsubjpass"}:
        return role is PlaceRole.ADDRESSED
    if head.dep == "pobj":
        return role is PlaceRole.PARTNER
    return False
