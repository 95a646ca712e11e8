"""Whether it happened, whose word it is, and whether it is background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.coding.attribution import Attribution, covering_attributions
from dateline.coding.reality import Reality
from dateline.coding.status import Statuses
from dateline.language import Passage, Token
from dateline.record import Certainty, SourceKind, Status
from dateline.vocabulary import Cues, ReportingKind

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
    """

    status: Status
    certainty: Certainty
    historical: bool
    why: tuple[str, ...]
    attempted: bool = False


class Judge:
    """Judges the words of one passage; what one judgement works out serves the next."""

    def __init__(self, passage: Passage, attributions: tuple[Attribution, ...], vocabulary: JudgingWords) -> None:
        self.passage = passage
        self.attributions = attributions
        self._statuses = Statuses(passage, vocabulary.cues)

    def judge(self, token: Token) -> Judgement:
        """The judgement of what ``token`` says: a verb, or a noun or adjective that names an event."""
        reality = self._statuses.of(token)
        covering = covering_attributions(self.attributions, token)
        status, reason = _denied_by_speaker(reality, covering, self.passage)
        certainty, doubt = _certainty(reality, covering, self.passage)
        why = tuple(part for part in (reason, doubt) if part)
        return Judgement(status, certainty, False, why, reality.attempted)


def judge(
    passage: Passage, token: Token, attributions: tuple[Attribution, ...], vocabulary: JudgingWords
) -> Judgement:
    """The judgement of what ``token`` says; for many tokens of a passage a :class:`Judge` is faster."""
    return Judge(passage, attributions, vocabulary).judge(token)


def _denied_by_speaker(reality: Reality, covering: list[Attribution], passage: Passage) -> tuple[Status, str]:
    words = f'status {reality.status}: "{reality.why}"' if reality.why else ""
    return reality.status, words


def _certainty(reality: Reality, covering: list[Attribution], passage: Passage) -> tuple[Certainty, str]:
    hedged = next((a for a in covering if a.unverified), None)
    if reality.unverified:
        return Certainty.UNVERIFIED, "unverified: the words leave it unchecked"
    if hedged is not None:
        return Certainty.UNVERIFIED, f'unverified: "{passage.tokens[hedged.cue].text}"'
    if any(a.source is not None and a.source.kind is SourceKind.SOCIAL for a in covering):
        return Certainty.UNVERIFIED, "unverified: from social media"
    named = next((a for a in covering if a.source is not None or a.kind is not ReportingKind.THINK), None)
    if named is not None:
        who = named.source.text if named.source is not None else "somebody"
        return Certainty.ATTRIBUTED, f'attributed: {who} "{passage.tokens[named.cue].text}"'
    return (Certainty.UNVERIFIED, "unverified: nobody is named") if covering else (Certainty.STATED, "")
