"""Named mentions: what the tagger's entities and the parse together take for names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.language.draft import Draft, head_of
from dateline.language.name_joins import in_full, merged, with_acronyms
from dateline.language.name_labels import AMOUNTS, Name, agreed
from dateline.language.name_words import PROPER, NameWords
from dateline.language.passage import Passage, Sentence, Token
from dateline.language.territory import stands_as_territory
from dateline.record import MentionKind, SectionKind
from dateline.vocabulary import PlaceRole

__all__ = ["AMOUNTS", "Name", "NameWords", "find_names", "name_drafts"]

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
LABEL_OF_KIND: Mapping[MentionKind, str] = {
    MentionKind.ORGANISATION: "ORG",
    MentionKind.PLACE: "LOC",
    MentionKind.WEAPON: "PRODUCT",
    MentionKind.PLATFORM: "PRODUCT",
    MentionKind.DOCUMENT: "WORK_OF_ART",
}
LOCATIVE = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "across", "towards", "toward"})
SIGNS = frozenset(
    {"-", "–", "—", ",", ".", "'", '"', "“", "”", "(", ")", ":", ";", "/", "'s", "’s", "’", "`", "``", "''"}
)
EDGE = SIGNS | frozenset(["and", "or", "but", "of", "in", "to", "by", "at", "from", "with", "for", "on", "as"])
"""What belongs to no name where it stands at its end ("Aleppo and"), whatever the tagger takes it for."""
LONGEST_TITLE = 4
SURE = 0.8
"""From this chance on the network decides whether the name of a country or town stands for who acts there."""
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
THINGS = frozenset({MentionKind.WEAPON, MentionKind.PLATFORM, MentionKind.DOCUMENT})
NO_NAMES = frozenset({"No", "No.", "Nos", "Nos.", "Picture", "Photo", "Image", "File"})
"""Capitalised words that the tagger takes for names when they stand before a number or in a caption."""
SAYING_TAGS = frozenset({"nsubj", "nsubjpass"})


def find_names(passage: Passage, words: NameWords) -> list[Name]:
    """The names of the passage, without overlap, in text order; entities repaired, unknown capitalised words added."""
    names: list[Name] = []
    for sentence in passage.sentences:
        if sentence.section is SectionKind.DATELINE:
            names.extend(_filed_from(passage, sentence))
            continue
        found = merged(passage, list(_chunks(passage, sentence, words)), words)
        names.extend(with_acronyms(passage.tokens, found))
    names = in_full(passage.tokens, names)
    return agreed(passage, names, words.kind_of)


def _filed_from(passage: Passage, sentence: Sentence) -> Iterator[Name]:
    """The places of a dateline: what stands before its dash, brackets and dates, between slashes and commas."""
    first = None
    for token in (*passage.tokens_of(sentence), None):
        named = token is not None and token.text[0].isalpha() and token.ent not in {"DATE", "TIME"}
        if named and first is None and token is not None:
            first = token.i
        elif not named and first is not None:
            end = token.i if token is not None else sentence.last
            yield Name(first, end, "GPE")
            first = None
        if token is not None and token.text in {"(", "-", "–", "—", "--"} and token.i > sentence.first:
            before = passage.tokens[token.i - 1]
            if before.end != token.start or token.text == "(":
                return


def _chunks(passage: Passage, sentence: Sentence, words: NameWords) -> Iterator[Name]:
    """Entities as tagged, trimmed, and runs of proper nouns outside of them."""
    tokens = passage.tokens
    i, last = sentence.first, sentence.last
    while i < last:
        token = tokens[i]
        if token.ent:
            end = i + 1
            while end < last and tokens[end].ent == token.ent and not tokens[end].ent_start:
                end += 1
            if token.ent in KINDS:
                for begin, stop in _bracketed(tokens, i, end):
                    if (name := _trimmed(tokens, Name(begin, stop, token.ent), words)) is not None:
                        yield name
            i = end
        elif _is_proper(token):
            end = _run_end(tokens, i, last)
            name = _guessed(passage, Name(i, end, ""), words)
            if name is not None:
                yield name
            i = end
        else:
            i += 1


def _bracketed(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The entity, or what stands before and behind an opening bracket that the tagger took into it."""
    for i in range(first + 1, last - 1):
        if tokens[i].text == "(":
            yield first, i
            yield i + 1, last
            return
    yield first, last


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
    """The entity without articles, titles, possessives and marks at its edges; ``None`` if no name is left."""
    first, last = name.first, name.last
    while last > first and (tokens[last - 1].text in EDGE or tokens[last - 1].tag == "POS"):
        if tokens[last - 1].text == "." and len(tokens[last - 2].text) <= 2:
            break
        last -= 1
    if name.label in AMOUNTS:
        return Name(first, last, name.label) if first < last else None
    label = name.label
    if last - first > 1 and tokens[first].text.lower() in LOCATIVE:
        first, label = first + 1, "GPE" if label == "PERSON" else label
    while last > first and tokens[last - 1].text.lower() in words.titles and (label != "PERSON" or last - first == 1):
        last -= 1
    while first < last and (tokens[first].text in EDGE or tokens[first].tag in {"DT", "PRP$", "POS", "IN", "CC"}):
        first += 1
    if last - first > 1 and tokens[first].text.lower() in HONORIFICS and words.kind_of(tokens[last - 1]) is None:
        label = "PERSON"
    if label == "PERSON":
        first = _behind_titles(tokens, first, last, words)
    if first >= last or not any(t.text[0].isupper() for t in tokens[first:last]):
        return None
    return _relabelled(tokens, Name(first, last, label), words)


def _behind_titles(tokens: tuple[Token, ...], first: int, last: int, words: NameWords) -> int:
    """The first token of a person's name behind the titles that lead up to it: "Foreign Minister | Ali Hassan"."""
    start = first
    for i in range(first, last - 1):
        if words.is_title(tokens[i]) and i - start < LONGEST_TITLE and tokens[i + 1].text != "-":
            start = i + 1
    return start


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
    if kind in THINGS and length == 1:
        return None
    if (_is_acronym(tokens, name) and (name.label not in {"ORG", "GPE"} or len(final.text) > 3)) or (
        kind is MentionKind.ORGANISATION and name.label not in {"ORG", "GPE"} and length > 1
    ):
        name.label = "ORG"
    elif kind is MentionKind.PLACE and name.label == "PERSON" and length > 1:
        name.label = "LOC"
    elif kind in {MentionKind.WEAPON, MentionKind.PLATFORM} and length > 1:
        name.label = "PRODUCT"
    return name


def _is_acronym(tokens: tuple[Token, ...], name: Name) -> bool:
    """Whether the name is one word in capitals although its neighbours are not."""
    i, text = name.first, tokens[name.first].text
    if name.last - i > 1 or not (text.isupper() and text.isalpha() and len(text) > 2):
        return False
    return not any(t.text.isupper() and len(t.text) > 3 for t in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2]))


def _guessed(passage: Passage, name: Name, words: NameWords) -> Name | None:
    """A run of proper nouns with the label that its words and its place in the sentence suggest, without titles."""
    tokens = passage.tokens
    first, last = name.first, name.last
    if words.kind_of(tokens[last - 1]) in {None, MentionKind.PERSON}:
        first = _behind_titles(tokens, first, last, words)
    titled = first > name.first
    while last > first and words.kind_of(tokens[last - 1]) is MentionKind.PERSON:
        last -= 1
    first, last = _without_hyphens(tokens, first, last)
    if first >= last or (last - first == 1 and _is_no_name(tokens, first, words)):
        return None
    kind = words.kind_of(tokens[last - 1])
    if kind is not None and last - first == 1 and kind is not MentionKind.ORGANISATION:
        return None
    if kind is not None:
        return Name(first, last, LABEL_OF_KIND.get(kind, "ORG"))
    return Name(first, last, "PERSON" if titled else _guess(passage, first, last))


def _without_hyphens(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    while first < last and tokens[first].text == "-":
        first += 1
    while last > first and tokens[last - 1].text == "-":
        last -= 1
    return first, last


def _is_no_name(tokens: tuple[Token, ...], i: int, words: NameWords) -> bool:
    """Whether a capitalised word is a single letter, a label ("No. 3"), or begins a title ("Foreign Minister")."""
    text = tokens[i].text
    if len(text) < 2 or text in NO_NAMES:
        return True
    following = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
    title = words.agents.noun(f"{text.lower()} {following}")
    return title is not None and title.kind is MentionKind.PERSON


def _guess(passage: Passage, first: int, last: int) -> str:
    """A label for capitalised words that nothing else tells of."""
    tokens = passage.tokens
    before = tokens[first - 1].text.lower() if first > 0 else ""
    head = tokens[head_of(tokens, first, last)]
    words = [t.text for t in tokens[first:last] if t.text != "-"]
    if any(w.isupper() and len(w) > 1 for w in words) or before == "the":
        return "ORG"
    if (before in LOCATIVE and head.dep == "pobj") or (len(words) <= 2 and stands_as_territory(passage, head)):
        return "GPE"
    if len(words) in {2, 3} and head.dep in SAYING_TAGS and all(w[0].isupper() or w in {"al", "bin"} for w in words):
        return "PERSON"
    return "ORG"


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
        kind = _kind(passage, name, tokens[head], words)
        if name.label not in AMOUNTS and name.label != "PERSON" and kind is not MentionKind.NATIONALITY:
            first = _with_article(tokens, first, head)
        yield Draft(first, last, head, kind, name.label, _full(tokens, name))


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
    if name.label == "GPE" and not passage.in_dateline(head):
        read = passage.read_at(head)
        if read is not None and read.kind in {MentionKind.PLACE, MentionKind.ORGANISATION} and read.score >= SURE:
            return read.kind
        return MentionKind.ORGANISATION if _is_party(passage, head, words) else kind
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
