"""One happening, one event: frames of a sentence that say the same thing are made one."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.frames import Frame
from dateline.language import Passage, Token
from dateline.record import EventType

__all__ = ["merged"]

MEANS = frozenset({"in", "by", "during", "from", "with", "amid", "through", "on"})
ADVERBIAL = frozenset({"advcl", "acl", "conj", "xcomp"})


def merged(passage: Passage, frames: list[Frame], harm: frozenset[str]) -> list[Frame]:
    """The frames with those that belong together made one, in text order.

    ``harm`` are the verbs for what an attack does ("killed", "wounded"), which is part of the attack.
    """
    by_head = {frame.head: frame for frame in frames}
    into: dict[int, int] = {}
    for frame in frames:
        other = _part_of(passage, frame, by_head, harm)
        if other is None or frame.head in into:
            continue
        whole = other.head
        while whole in into:
            whole = into[whole]
        if whole != frame.head:
            into[frame.head] = whole
            by_head[whole] = _joined(by_head[whole], by_head[frame.head])
            if _struck(passage, passage.tokens[frame.head], by_head, harm) is by_head[whole]:
                by_head[whole] = replace(by_head[whole], anchor=frame.anchor)
    return [by_head[f.head] for f in frames if f.head not in into and not _demand_of_protest(passage, f, by_head)]


def _demand_of_protest(passage: Passage, frame: Frame, by_head: dict[int, Frame]) -> bool:
    """Whether the frame is what a protest asks for, which PLOVER does not code again."""
    token = passage.tokens[frame.head]
    above = by_head.get(token.head)
    return (
        frame.type is EventType.REQUEST
        and token.dep in ADVERBIAL
        and above is not None
        and above.type is EventType.PROTEST
    )


def _part_of(passage: Passage, frame: Frame, by_head: dict[int, Frame], harm: frozenset[str]) -> Frame | None:
    """The frame of the same sentence that this one is part of, or ``None``."""
    token = passage.tokens[frame.head]
    if token.pos == "VERB":
        return _verb_part(passage, frame, by_head, harm)
    return _noun_part(passage, token, frame, by_head)


def _noun_part(passage: Passage, noun: Token, frame: Frame, by_head: dict[int, Frame]) -> Frame | None:
    """ "killed in an air strike": the strike is what killed."""
    above = passage.head(noun)
    if above.pos == "ADP" and above.text.lower() in MEANS:
        above = passage.head(above)
    elif noun.dep not in {"nsubj", "nsubjpass", "dobj", "appos"}:
        return None
    other = by_head.get(above.i)
    return (
        other if other is not None and other.type is frame.type and above.i != noun.i and _alike(frame, other) else None
    )


def _verb_part(passage: Passage, frame: Frame, by_head: dict[int, Frame], harm: frozenset[str]) -> Frame | None:
    """ "attacked a village, killing 12", "killed and wounded", "bombings that killed"."""
    verb = passage.tokens[frame.head]
    if verb.dep not in ADVERBIAL and verb.dep != "relcl":
        return None
    other = by_head.get(verb.head) or _struck(passage, verb, by_head, harm)
    if other is None or other.type is not frame.type or frame.type is not EventType.ASSAULT:
        return None
    if verb.dep == "conj" and (frame.mode not in {None, other.mode} or not _shared(frame, other)):
        return None
    if verb.lemma not in harm and passage.tokens[other.head].lemma not in harm:
        return None
    return other if _alike(frame, other) else None


def _struck(passage: Passage, verb: Token, by_head: dict[int, Frame], harm: frozenset[str]) -> Frame | None:
    """What the weapon did: "killed" of "shells that landed in a yard killed nine"."""
    weapon = passage.head(verb)
    above = by_head.get(weapon.head) if weapon.dep == "nsubj" else None
    return above if above is not None and passage.tokens[above.head].lemma in harm else None


def _shared(frame: Frame, other: Frame) -> bool:
    """Whether both have somebody in common, on the same side."""
    sides = ((frame.actors, other.actors), (frame.recipients, other.recipients))
    return any({t.i for t in ours} & {t.i for t in theirs} for ours, theirs in sides)


def _alike(frame: Frame, other: Frame) -> bool:
    """Whether modes and actors of both can be those of one happening."""
    if frame.mode and other.mode and frame.mode != other.mode:
        return False
    if not frame.actors or not other.actors:
        return True
    return bool({t.i for t in frame.actors} & {t.i for t in other.actors})


def _joined(kept: Frame, part: Frame) -> Frame:
    recipients = kept.recipients + tuple(t for t in part.recipients if t not in kept.recipients)
    return replace(
        kept,
        mode=kept.mode or part.mode,
        contexts=tuple(dict.fromkeys(kept.contexts + part.contexts)),
        cameo=kept.cameo if kept.mode or not part.mode else part.cameo,
        actors=kept.actors or part.actors,
        recipients=recipients,
        places=kept.places + tuple(t for t in part.places if t not in kept.places),
        why=tuple(dict.fromkeys(kept.why + part.why)),
    )
