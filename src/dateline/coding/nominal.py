"""Event nouns: "talks between X and Y", "ISIL's assault on the town", "the arrest of two ministers"."""

from __future__ import annotations

from dateline.coding.arguments import Clauses
from dateline.coding.frames import Frame
from dateline.coding.wording import Wording
from dateline.language import Passage, Token
from dateline.record import EventType
from dateline.vocabulary import NounEntry

__all__ = ["Nominals"]

HYPHENS = frozenset({"-", "–", "‑"})
MODIFIERS = ("compound", "amod", "nmod")
SHARED = frozenset({"with", "between"})
"""Prepositions that tell what two do together: "a call with", not "a call for"."""
NO_MATTER = frozenset({"hazard", "market", "price"})
"""An explosion of a volcano and a rally in shares are none of ours."""
TARGETS = frozenset(
    {"actor", "place", "platform", "property", "infrastructure", "weapon", "position", "convoy", "civilian", "armed"}
)
WITHIN = frozenset({"in", "during", "at", "after", "before", "following", "by"})
"""Prepositions of meetings in which the subject of the clause takes part."""
FIGHTERS = frozenset({"force", "armed", "government"})


class Nominals:
    """Reads the event nouns of one passage."""

    def __init__(self, passage: Passage, clauses: Clauses, wording: Wording) -> None:
        self.passage = passage
        self.clauses = clauses
        self.wording = wording
        self._sentences: dict[int, frozenset[str]] = {}

    def frame(self, noun: Token) -> Frame | None:
        """The event that ``noun`` says by itself, or ``None``."""
        found = [
            (entry, first)
            for entry in self.wording.lexicon.nouns.get(noun.lemma, ())
            if (first := self._start(entry, noun)) is not None and not self._void(entry, noun)
        ]
        if not found:
            return None
        entry, first = found[0]
        if len(found) > 1 and not SHARED.isdisjoint(self.clauses.preps(noun)):
            entry, first = next((each for each in found if each[0].pattern.joint), found[0])
        return self._frame(entry, noun, first)

    def _start(self, entry: NounEntry, noun: Token) -> int | None:
        """Number of the first token of the entry's words, the last of which stands at ``noun``."""
        tokens, i = self.passage.tokens, noun.i
        for word in reversed(entry.words[:-1]):
            i -= 1
            if i >= 0 and tokens[i].text in HYPHENS:
                i -= 1
            if i < 0 or tokens[i].sentence != noun.sentence or word not in {tokens[i].lemma, tokens[i].text.lower()}:
                return None
        return i

    def _void(self, entry: NounEntry, noun: Token) -> bool:
        if entry.given and entry.given.isdisjoint(self._lemmas(noun)):
            return True
        preps = self.clauses.preps(noun)
        matter = (t for name in ("of", "in") for t in preps.get(name, ()))
        if any(not NO_MATTER.isdisjoint(self.wording.classes(t)) for t in matter):
            return True
        against = preps.get("against", ())
        if against and all(TARGETS.isdisjoint(self.wording.classes(t)) for t in against):
            return True  # "the fight against corruption"
        if not entry.unless:
            return False
        before = self.passage.tokens[noun.i - 1] if noun.i else noun
        modifiers = [*self.passage.children(noun, *MODIFIERS), before]
        return any(t.lemma in entry.unless or t.text.lower() in entry.unless for t in modifiers if t is not noun)

    def _lemmas(self, noun: Token) -> frozenset[str]:
        found = self._sentences.get(noun.sentence)
        if found is None:
            tokens = self.passage.tokens_of(self.passage.sentence_of(noun))
            found = self._sentences[noun.sentence] = frozenset(t.lemma for t in tokens if t is not noun)
        return found

    def _frame(self, entry: NounEntry, noun: Token, first: int) -> Frame:
        slots = self.slots(noun, first)
        pattern = entry.pattern
        if pattern.joint:
            actors: tuple[Token, ...] = ()
            for name in pattern.joint:
                actors += tuple(t for t in slots.get(name, ()) if t not in actors and self.wording.acts(t))
            if len(actors) < 2 and entry.type is EventType.CONSULT:
                actors = self._company(noun, actors) + actors
            recipients: tuple[Token, ...] = ()
        else:
            actors = filled(pattern.actor, slots)
            recipients = filled(pattern.recipient, {k: v for k, v in slots.items() if v != actors})
        return Frame(
            noun.i,
            tuple(range(first, noun.i + 1)),
            entry.type,
            entry.mode,
            entry.contexts,
            entry.cameo,
            actors,
            recipients,
            filled(pattern.place, slots),
            sure=entry.needs == "nothing",
            needs=entry.needs,
            pattern=pattern,
            why=(f'{entry.type}{" " + entry.mode if entry.mode else ""}: "{" ".join(entry.words)}"',),
        )

    def _company(self, noun: Token, actors: tuple[Token, ...]) -> tuple[Token, ...]:
        """The other side where the clause around names it: "said in a call with him", "met during talks in Geneva"."""
        prep = self.passage.head(noun)
        verb = self.passage.head(prep)
        if noun.dep != "pobj" or prep.text.lower() not in WITHIN or verb.pos != "VERB":
            return ()
        return tuple(t for t in self.clauses.of(verb).subjects if t not in actors and self.wording.acts(t))

    def _shared_owner(self, noun: Token) -> Token | None:
        """The possessor that a coordinated noun shares: "its attacks and strikes"."""
        if noun.dep != "conj" or self.passage.child(noun, "det", "poss") is not None:
            return None
        return self.passage.child(self.passage.head(noun), "poss")

    def slots(self, noun: Token, first: int) -> dict[str, tuple[Token, ...]]:
        """What stands where around a noun: its possessor, its modifiers that act, the objects of its prepositions."""
        found = dict(self.clauses.preps(noun))
        owner = self.passage.child(noun, "poss") or self._shared_owner(noun)
        if owner is not None:
            found["poss"] = self.clauses.conjuncts(owner)
        modifiers = tuple(
            t
            for child in self.passage.children(noun, *MODIFIERS)
            if child.i < first
            for t in self.clauses.conjuncts(child)
            if t.i < first and self.wording.acts(t)
        )
        if modifiers:
            found["mod"] = modifiers
        of = found.get("of", ())
        fighting = tuple(t for t in of if not FIGHTERS.isdisjoint(self.wording.classes(t)))
        if fighting and "poss" not in found and "mod" not in found and "by" not in found:
            found["of-actor"] = fighting
        elif of:
            found["of-target"] = of
        return found


def filled(names: tuple[str, ...], slots: dict[str, tuple[Token, ...]]) -> tuple[Token, ...]:
    """What fills the first slot of ``names`` that is filled."""
    return next((slots[name] for name in names if slots.get(name)), ())
