"""What the words right around a name say of the place that it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.knowledge.base import Knowledge
from dateline.knowledge.frame import Frame, bare, frame_of
from dateline.knowledge.names import fold
from dateline.knowledge.place_evidence import Context
from dateline.language import Passage, Phrase, stands_as_territory
from dateline.record import MentionKind
from dateline.vocabulary import Agents, agents

__all__ = ["Contexts", "contexts_of"]

UNNAMED = frozenset({"NOMINAL", "PRONOUN", "TIMEX"})
NAMEABLE = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NATIONALITY}
    | {MentionKind.PLATFORM, MentionKind.DOCUMENT, MentionKind.WEAPON}
)
LEAST_LETTERS = 3

LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "around",
        "outside",
        "inside",
        "across",
        "to",
        "towards",
        "toward",
        "into",
        "of",
        "through",
        "via",
        "between",
        "off",
    ]
)


@dataclass(frozen=True, slots=True)
class Contexts:
    """Reads the context of each name of one report."""

    passage: Passage
    base: Knowledge
    frame: Frame
    agents: Agents
    _known: dict[str, Context] = field(default_factory=dict, repr=False)

    def of(self, phrase: Phrase, follower: Phrase | None) -> Context:
        """The context of a named phrase; ``follower`` is the named phrase that begins one token behind it."""
        known = self._known.get(phrase.mention.id)
        if known is None:
            known = self._known[phrase.mention.id] = self._of(phrase, follower)
        return known

    def _of(self, phrase: Phrase, follower: Phrase | None) -> Context:
        tokens = self.passage.tokens
        before = tokens[phrase.first - 1] if phrase.first else None
        earlier = tokens[phrase.first - 2] if phrase.first > 1 else None
        after = tokens[phrase.last] if phrase.last < len(tokens) else None
        noun = ""
        if before is not None and before.text.lower() == "of" and earlier is not None:
            noun = self._place_noun(earlier.lemma)
        elif before is not None:
            noun = self._place_noun(before.lemma)
        if not noun and after is not None:
            noun = self._place_noun(after.lemma)
        dateline = self.passage.in_dateline(tokens[phrase.head])
        locative = dateline or (before is not None and before.text.lower() in LOCATIVE)
        containers = self._containers(phrase, follower)
        territorial = stands_as_territory(self.passage, tokens[phrase.head], person=phrase.label == "PERSON")
        stands = locative or territorial or bool(noun)
        surname = fold(bare(phrase.mention.text)) in self.frame.surnames
        read = self.passage.read_at(tokens[phrase.head])
        kind, titled = (read.kind if read is not None else None), self._titled(phrase)
        return Context(containers, noun, stands, territorial, phrase.label, kind, surname, titled, dateline)

    def _place_noun(self, lemma: str) -> str:
        noun = self.agents.noun(lemma)
        return lemma if noun is not None and noun.kind is MentionKind.PLACE else ""

    def _containers(self, phrase: Phrase, follower: Phrase | None) -> tuple[str, ...]:
        tokens = self.passage.tokens
        if follower is None or phrase.last >= len(tokens):
            return ()
        mark = tokens[phrase.last].text
        if follower.first != phrase.last + 1 or mark not in {",", "("} or follower.label in {"NORP", "PERSON"}:
            return ()
        name = bare(follower.mention.text)
        senses = self.base.named(name)
        codes = tuple(s.entity.country for s in senses if s.entity.kind is MentionKind.PLACE and s.entity.country)
        return (*codes, fold(self.base.abbreviations.get(name, name)))

    def _titled(self, phrase: Phrase) -> bool:
        if phrase.first == 0:
            return False
        noun = self.agents.noun(self.passage.tokens[phrase.first - 1].lemma)
        return noun is not None and noun.kind is MentionKind.PERSON

    def all(self) -> Iterator[tuple[Phrase, str, Context]]:
        """Every named phrase that may be a place's, its name without article, and its context."""
        starts = {p.first: p for p in self.passage.phrases if p.label not in UNNAMED}
        for phrase in self.passage.phrases:
            name = bare(phrase.mention.text)
            if phrase.label in UNNAMED or phrase.mention.kind not in NAMEABLE or len(name) < LEAST_LETTERS:
                continue
            if phrase.label != "NORP":
                yield phrase, name, self.of(phrase, starts.get(phrase.last + 1))


def contexts_of(passage: Passage, base: Knowledge) -> tuple[Frame, list[tuple[Phrase, str, Context]]]:
    """What a report is about, and the names in it that may be places'."""
    frame = frame_of(passage, base)
    return frame, list(Contexts(passage, base, frame, agents()).all())
