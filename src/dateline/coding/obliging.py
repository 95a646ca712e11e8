"""What somebody says another must do is a request: "Russia must withdraw, the minister said"."""

from __future__ import annotations

from dateline.coding.arguments import Clauses
from dateline.coding.attribution import Attribution
from dateline.coding.frames import Frame
from dateline.coding.wording import Wording
from dateline.language import Passage, Token
from dateline.record import EventType, Status

__all__ = ["Obliging"]

SAYING = frozenset({"ccomp", "parataxis"})
FIRST_PERSON = frozenset({"i", "we", "it", "you", "one", "there", "this", "that"})
OBLIGATION = frozenset({"must"})
"""Modals that lay a duty on somebody; "should" advises."""
ASKED = "100"
"""CAMEO code of a demand that says no more."""


class Obliging:
    """Finds the obligations that speakers lay on others in one passage."""

    def __init__(
        self, passage: Passage, clauses: Clauses, wording: Wording, attributions: tuple[Attribution, ...]
    ) -> None:
        self.passage = passage
        self.clauses = clauses
        self.wording = wording
        self.attributions = attributions

    def frame(self, verb: Token, inner: Frame | None) -> Frame | None:
        """The request that ``verb`` makes of its subject, or ``None``; ``inner`` is what is asked for, as an event."""
        modal = self._modal(verb)
        if modal is None:
            return None
        obliged = tuple(
            t for t in self.clauses.grammatical(verb) if self.wording.acts(t) and t.text.lower() not in FIRST_PERSON
        )
        speakers = self.speakers(verb)
        if not obliged or not speakers or obliged == speakers:
            return None
        mode: str | None = None
        cameo, contexts = ASKED, tuple[str, ...]()
        if inner is not None:
            made = self.wording.lexicon.composition(EventType.REQUEST, inner.type, inner.mode)
            mode, cameo, contexts = made.mode, made.cameo or ASKED, inner.contexts
        return Frame(
            verb.i,
            (modal.i, verb.i),
            EventType.REQUEST,
            mode,
            contexts,
            cameo,
            speakers,
            obliged,
            status=Status.HAPPENED,
            absorbs=inner.absorbs if inner is not None else frozenset(),
            why=(f'{EventType.REQUEST}: "{modal.text} {verb.text}"',),
        )

    def _modal(self, verb: Token) -> Token | None:
        for token in self.passage.children(verb, "aux"):
            if token.lemma in OBLIGATION:
                return token
        return None

    def speakers(self, verb: Token) -> tuple[Token, ...]:
        above = self.passage.head(verb)
        if verb.dep in SAYING and above.pos == "VERB":
            named = tuple(t for t in self.clauses.of(above).subjects if self.wording.acts(t))
            if named:
                return named
        for attribution in self.attributions:
            if attribution.speaker is not None and attribution.covers(verb.i):
                phrase = self.passage.phrase(attribution.speaker)
                if phrase is not None:
                    return (self.passage.tokens[phrase.head],)
        return ()
