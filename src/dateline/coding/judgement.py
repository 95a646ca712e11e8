"""Whether it happened, whose word it is, and whether it is background."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from dateline.coding.attribution import Attribution, covering_attributions
from dateline.coding.background import Background
from dateline.coding.certainty import Doubts
from dateline.coding.clauses import Form, form_of, lasts
from dateline.coding.status import Statuses
from dateline.language import Passage, Token
from dateline.record import Certainty, EventType, Status
from dateline.vocabulary import Cues

__all__ = ["Judge", "Judgement", "judge"]


class JudgingWords(Protocol):
    """A vocabulary that knows the cues of status."""

    @property
    def cues(self) -> Cues:
        """Cues and markers."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of an event.

    Attributes:
        status, certainty, historical: as in the record.
        why: the words that decided, in plain words.
        attempted: whether it was tried and the outcome is not said; the status is then ``considered``. An attempt at
            violence is violence: whoever knows the type may read it as happened.
        bidding: whether the words bid somebody do it ("tell them to leave").
    """

    status: Status
    certainty: Certainty
    historical: bool
    why: tuple[str, ...]
    attempted: bool = False
    bidding: bool = False

    def of_type(self, kind: EventType) -> Judgement:
        """The judgement for an event of a type: an attempt at violence is violence, and to bid is to request."""
        if self.attempted and kind is EventType.ASSAULT:
            return self._happened("it was tried, and is violence")
        if self.bidding and kind is EventType.REQUEST:
            return self._happened("to bid so is to request it")
        return self

    def _happened(self, why: str) -> Judgement:
        return replace(self, status=Status.HAPPENED, why=(*self.why, f"status happened: {why}"))


class Judge:
    """Judges the words of one passage; what one judgement works out serves the next."""

    def __init__(self, passage: Passage, attributions: tuple[Attribution, ...], vocabulary: JudgingWords) -> None:
        self.passage = passage
        self.attributions = attributions
        self._cues = vocabulary.cues
        self._statuses = Statuses(passage, vocabulary.cues)
        self._background = Background(passage, vocabulary.cues)
        self._doubts = Doubts(passage, vocabulary.cues, self._statuses)

    def judge(self, token: Token) -> Judgement:
        """The judgement of what ``token`` says: a verb, or a noun or adjective that names an event."""
        reality = self._statuses.of(token)
        if reality.status in OPEN and lasts(self.passage, token, self._cues):
            reality = reality._replace(status=Status.ONGOING, why=token.text)
        covering = covering_attributions(self.attributions, token)
        certainty, whose = self._doubts.certainty(token, reality, covering)
        past = self._background.of(token) if reality.status in BEFORE else ""
        decided = f'status {reality.status}: "{reality.why}"' if reality.why else ""
        history = f'historical: "{past}"' if past else ""
        why = tuple(part for part in (decided, whose, history) if part)
        bidding = token.tag == "VB" and form_of(self.passage, token) is Form.IMPERATIVE
        return Judgement(
            reality.status, certainty, bool(past), why, reality.attempted, bidding and reality.why == token.text
        )


def judge(passage: Passage, token: Token, attributions: tuple[Attribution, ...], vocabulary: JudgingWords) -> Judgement:
    """The judgement of what ``token`` says; for many tokens of a passage a :class:`Judge` is faster."""
    return Judge(passage, attributions, vocabulary).judge(token)


BEFORE = frozenset({Status.HAPPENED, Status.ONGOING, Status.DENIED})
"""What may be background: plans and wishes are of the present even where the text looks back on them."""
OPEN = frozenset({Status.PLANNED, Status.CONSIDERED, Status.CONDITIONAL})
"""What yields to a verb that says of its subject that it goes on: "if the attacks go on" tells that there are some."""
