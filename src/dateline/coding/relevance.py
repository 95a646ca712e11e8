"""Whether what a sentence says is politics or conflict at all: a meeting of friends is no consultation."""

from __future__ import annotations

from dateline.coding.frames import Frame
from dateline.coding.wording import Wording
from dateline.language import Passage, Token
from dateline.record import EventType

__all__ = ["Relevance"]

POLITICAL = frozenset(
    {"polity", "government", "leader", "legislature", "court", "cop", "force", "armed", "party", "opposition",
     "diplomat", "GPE", "nationality", "protester", "refugee", "captive", "bloc", "terrorist", "security",
     "prosecutor", "minority"}
)  # fmt: skip
"""Classes of those who take part in politics or war by what they are."""
SECTORS = frozenset({"GOV", "MIL", "REB", "COP", "PTY", "JUD", "LEG", "SPY", "UAF", "PRM", "OPP", "PRE", "ELI", "REF"})
"""PLOVER sectors that are politics or war by themselves; a company or a citizen is not."""
VIOLENT = POLITICAL | {"weapon", "platform", "civilian", "place", "bomb"}
MANY, DENSE = 5, 0.03
"""So many mentions of states, forces and parties, and so many a token, make a whole report one of politics or war."""
OPEN = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.DISPLACE})
"""Types that are of interest whoever does them."""


class Relevance:
    """Judges the frames of one passage."""

    def __init__(self, passage: Passage, wording: Wording) -> None:
        self.passage = passage
        self.wording = wording
        self._violent: dict[int, bool] = {}
        self._throughout: bool | None = None

    def holds(self, frame: Frame) -> bool:
        """Whether the frame belongs into a record of politics and conflict."""
        if self._forebodes(self.passage.tokens[frame.head]):
            return False
        participants = (*frame.actors, *frame.recipients, *frame.places)
        if frame.type not in OPEN:
            known = any(self._political(t) for t in participants) or (frame.sure and not participants)
            return known or (frame.pattern is None and self.of_politics())
        if frame.type is not EventType.ASSAULT or frame.mode is not None:
            return True
        if frame.pattern is None:
            return True
        if any(not VIOLENT.isdisjoint(self._all(t)) for t in participants):
            return True
        return not participants and self._violent_around(frame)

    def of_politics(self) -> bool:
        """Whether the report is of politics or war throughout, so that its unnamed people and gates are too."""
        if self._throughout is None:
            telling = sum(not SECTORS.isdisjoint(phrase.mention.sectors) for phrase in self.passage.phrases)
            self._throughout = telling >= max(MANY, DENSE * len(self.passage.tokens))
        return self._throughout

    def _forebodes(self, token: Token) -> bool:
        """Whether the words only say what something that cannot act may lead to: an onslaught "threatens to unleash"
        war, and nobody threatens."""
        while token.dep == "conj":
            token = self.passage.head(token)
        governor = self.passage.head(token)
        if token.dep != "xcomp" or governor.lemma != "threaten":
            return False
        subject = self.passage.child(governor, "nsubj")
        return subject is not None and not self.passage.phrases_headed(subject)

    def _political(self, token: Token) -> bool:
        return not POLITICAL.isdisjoint(self._all(token))

    def _all(self, token: Token) -> frozenset[str]:
        """The classes of a participant: of its head, of its words ("Foreign Minister Lavrov"), of its entity."""
        found = self.wording.classes(token)
        headed = self.passage.phrases_headed(token)
        if not headed:
            return found | self._modifiers(token)
        mention = self.passage.antecedent(headed[0].mention)
        if mention.country is not None or not SECTORS.isdisjoint(mention.sectors):
            found = found | {"polity"}
        for i in range(headed[0].first, headed[0].last):
            if i != token.i:
                found = found | self.wording.classes(self.passage.tokens[i])
        return found | self._modifiers(token)

    def _modifiers(self, token: Token) -> frozenset[str]:
        """Whose it is: "Israel's plan" is politics through Israel."""
        found: frozenset[str] = frozenset()
        for child in self.passage.children(token, "poss", "compound", "amod", "nmod", "appos"):
            found = found | self.wording.classes(child)
        for prep in self.passage.children(token, "prep"):
            for child in self.passage.children(prep, "pobj"):
                found = found | self.wording.classes(child)
        return found

    def _violent_around(self, frame: Frame) -> bool:
        """Whether the sentence of a bare "attack" speaks of people, places or arms that make it one."""
        number = self.passage.tokens[frame.head].sentence
        found = self._violent.get(number)
        if found is None:
            tokens = self.passage.tokens_of(self.passage.sentences[number])
            nouns = (t for t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"})
            found = self._violent[number] = any(not VIOLENT.isdisjoint(self.wording.classes(t)) for t in nouns)
        return found
