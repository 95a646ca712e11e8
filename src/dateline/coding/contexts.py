"""The mode and the contexts of an event, where the words around it tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.coding.frames import Frame
from dateline.language import Passage, Token
from dateline.record import EventType, Mention
from dateline.vocabulary import EventCue, Lexicon

__all__ = ["coloured", "military"]

REACH = 40
"""Words further down a clause than this say nothing of its event."""
FORCES = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COOPERATE, EventType.RETREAT, EventType.AID})
SEPARATE = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis"})
"""Clauses that may tell of something else."""


def coloured(passage: Passage, frame: Frame, lexicon: Lexicon) -> Frame:
    """The frame with the mode and contexts that cue words among its own words and arguments tell."""
    words = list(_own_words(passage, frame))
    mode, cameo, why = frame.mode, frame.cameo, frame.why
    if mode is None:
        cue = next(_found(passage, words, lexicon.modes, frame.type), None)
        if cue is not None:
            mode, cameo = cue.value, cue.cameo or cameo
            why = (*why, f'mode {mode}: "{" ".join(cue.words)}"')
    contexts = dict.fromkeys(frame.contexts)
    contexts.update(dict.fromkeys(cue.value for cue in _found(passage, words, lexicon.contexts, frame.type)))
    return replace(frame, mode=mode, cameo=cameo, contexts=tuple(contexts), why=why)


def military(type: EventType, participants: Iterable[Mention]) -> bool:
    """Whether state armed forces take part in an event of a type that is theirs."""
    return type in FORCES and any("MIL" in mention.sectors for mention in participants)


def _own_words(passage: Passage, frame: Frame) -> Iterator[Token]:
    """The words of the event's own clause, those of clauses inside it left out."""
    queue, seen = [frame.head, *(t.i for t in frame.actors)], 0
    done: set[int] = set()
    while queue and seen < REACH:
        i = queue.pop()
        if i in done:
            continue
        done.add(i)
        seen += 1
        yield passage.tokens[i]
        for child in passage.dependents[i]:
            token = passage.tokens[child]
            if token.dep not in SEPARATE or (token.dep == "conj" and token.pos in {"NOUN", "PROPN"}):
                queue.append(child)


def _found(
    passage: Passage, words: list[Token], cues: Mapping[str, tuple[EventCue, ...]], type: EventType
) -> Iterator[EventCue]:
    for token in words:
        for cue in cues.get(token.lemma, ()):
            if (not cue.types or type in cue.types) and _stands(passage, token, cue):
                yield cue


def _stands(passage: Passage, token: Token, cue: EventCue) -> bool:
    i = token.i
    for word in reversed(cue.words[:-1]):
        i -= 1
        if i < 0 or word not in {passage.tokens[i].lemma, passage.tokens[i].text.lower()}:
            return False
    return True
