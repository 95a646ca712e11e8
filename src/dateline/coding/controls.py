"""Who holds which place: seized, held, lost, contested, advanced on, besieged; by whom and from whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.actors import actor, actor_phrase, armed, event_place, named, place_phrase
from dateline.coding.slots import fill, match
from dateline.language import Passage, Phrase, Token
from dateline.record import Actor, ControlStatus, EventPlace
from dateline.vocabulary import ControlEntry, Ties

__all__ = ["Hold", "find_controls"]

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
CONTINUING = frozenset({"VBG", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Hold:
    """A place and its holder as the words of one sentence give them, not yet judged, dated or sourced.

    ``head`` is the token that says it; ``first`` and ``last`` bound the anchor, tokens ``[first, last)``.
    """

    head: int
    first: int
    last: int
    place: EventPlace
    holder: Actor | None
    lost_by: Actor | None
    status: ControlStatus
    words: str


def find_controls(passage: Passage, ties: Ties) -> tuple[Hold, ...]:
    """Every statement of who holds, takes, loses, contests or threatens a place, in text order."""
    found: dict[tuple[int, str], Hold] = {}
    used: set[int] = set()
    for token in passage.tokens:
        for hold in _holds(passage, token, ties, used):
            found.setdefault((hold.head, hold.place.mention), hold)
    return tuple(found.values())


def _holds(passage: Passage, token: Token, ties: Ties, used: set[int]) -> Iterator[Hold]:
    """What ``token`` begins to say; words ``used`` by a phrase before ("regained control of") say nothing again."""
    if token.i in used:
        return
    for pos in _readings(passage, token):
        word = token.text.lower() if pos in PARTICIPLES else token.lemma
        for entry in ties.controls.get((word, pos), ()):
            matched = match(passage, token, entry.words)
            if matched is None:
                continue
            holds = list(_of_entry(passage, matched, entry))
            if holds:
                used.update(t.i for t in matched)
                yield from holds
                return


def _readings(passage: Passage, token: Token) -> Iterator[str]:
    """The parts of speech under which a token may be looked up."""
    if token.i >= 2 and passage.tokens[token.i - 1].text in {"-", "–", "‑"}:
        yield "prefix"
        return
    if token.pos in POS:
        yield POS[token.pos]
    if token.pos == "VERB" and token.dep == "amod":
        yield "adjective"


def _of_entry(passage: Passage, matched: tuple[Token, ...], entry: ControlEntry) -> Iterator[Hold]:
    places = [phrase for t in fill(passage, matched, entry.place) for phrase in _places(passage, t)]
    if not places:
        return
    holder = _actor_in(passage, matched, entry.holder)
    loser = _actor_in(passage, matched, entry.lost_by)
    filled_by_others = holder is None and bool(entry.holder and fill(passage, matched, entry.holder))
    if filled_by_others or not _meant(passage, entry, holder, loser):
        return
    status = entry.status
    if matched[0].lemma == "occupy" and matched[0].tag in CONTINUING:
        status = ControlStatus.HELD
    last = max(t.i for t in matched) + 1
    first = min(t.i for t in matched)
    for phrase in places:
        if holder is not None and holder[0].mention.id == phrase.mention.id:
            continue
        yield Hold(
            matched[0].i,
            first,
            last,
            event_place(passage, phrase),
            holder[1] if holder else None,
            loser[1] if loser else None,
            status,
            passage.text(first, last) if last - first <= ANCHOR_TOKENS else " ".join(t.text for t in matched),
        )


LASTING = frozenset({ControlStatus.HELD, ControlStatus.BESIEGED})
"""Said by a noun ("a stronghold", "a siege"), these tell something only with whose it is."""
PARTICIPLES = frozenset({"prefix", "adjective"})
"""Looked up as they stand: "backed" and not "back"."""
ANCHOR_TOKENS = 6
"""A longer stretch between the first and last matched word is no phrase to be quoted whole."""


def _meant(
    passage: Passage, entry: ControlEntry, holder: tuple[Phrase, Actor] | None, loser: tuple[Phrase, Actor] | None
) -> bool:
    """Whether the participants are such that the phrase is about control and not, say, about a journey."""
    party = holder or loser
    if party is None and entry.holder and (entry.wants or (entry.pos == "noun" and entry.status in LASTING)):
        return False
    if entry.wants == "yes":
        return party is not None and armed(passage.antecedent(party[0].mention))
    if entry.wants == "party" and party is not None:
        mention = passage.antecedent(party[0].mention)
        return bool(mention.sectors or mention.country)
    return True


def _actor_in(passage: Passage, matched: tuple[Token, ...], slot: str) -> tuple[Phrase, Actor] | None:
    if not slot:
        return None
    for token in fill(passage, matched, slot):
        phrase, found = actor_phrase(passage, token), actor(passage, token)
        if phrase is not None and found is not None:
            return phrase, found
    return None


def _places(passage: Passage, token: Token) -> Iterator[Phrase]:
    """The places a token heads: itself, or for "the city of Kirkuk", "Mosul, the north's main city" the name."""
    outer = place_phrase(passage, token)
    if outer is None:
        return
    if named(outer):
        yield outer
        return
    inner = [
        each
        for prep in passage.children(token, "prep")
        if prep.text.lower() == "of"
        for pobj in passage.children(prep, "pobj")
        for each in passage.conjuncts(pobj)
    ]
    inner += [
        passage.tokens[prep.i + 1]  # where "and" after the name has misled the parse
        for prep in passage.children(token, "prep")
        if prep.text.lower() == "of" and _bare_name(passage, prep.i + 1)
    ]
    inner += passage.children(token, "appos") + ([passage.head(token)] if token.dep == "appos" else [])
    if outer.first >= 2 and passage.tokens[outer.first - 1].text == ",":
        inner.append(passage.tokens[outer.first - 2])
    names = {p.first: p for each in inner if (p := place_phrase(passage, each)) is not None and named(p)}
    yield from names.values() or [outer]


def _bare_name(passage: Passage, i: int) -> bool:
    """Whether a phrase begins at token ``i`` that is no possessor ("most of Iraq's second city" is not Iraq)."""
    phrase = passage.phrase_at(passage.tokens[i]) if i < len(passage.tokens) else None
    return phrase is not None and (phrase.last >= len(passage.tokens) or passage.tokens[phrase.last].tag != "POS")
