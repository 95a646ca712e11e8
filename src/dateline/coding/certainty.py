"""Whose word it is: the report's own, somebody's, or nobody's that was checked."""

from __future__ import annotations

import re
from functools import cache

from dateline.coding.attribution import Attribution
from dateline.coding.reality import Reality
from dateline.coding.status import Statuses
from dateline.language import Passage, Token
from dateline.record import Certainty, SourceKind
from dateline.vocabulary import Cues, Marker, ReportingKind

__all__ = ["Doubts"]


class Doubts:
    """What in one passage is left unchecked, and by which words."""

    def __init__(self, passage: Passage, cues: Cues, statuses: Statuses) -> None:
        self.passage = passage
        self._statuses = statuses
        self._unchecked = _pattern(tuple(cues.markers[Marker.UNCHECKED]))

    def certainty(self, token: Token, reality: Reality, covering: list[Attribution]) -> tuple[Certainty, str]:
        """The certainty of what ``token`` says, and the words that decide it; none where the report states it."""
        doubt = reality.doubt or self._doubt(token, covering)
        if doubt:
            return Certainty.UNVERIFIED, f'unverified: "{doubt}"'
        named = next((a for a in covering if a.source is not None or a.kind is not ReportingKind.THINK), None)
        if named is not None:
            who = named.source.text if named.source is not None else "somebody"
            return Certainty.ATTRIBUTED, f'attributed: {who}, "{self.passage.tokens[named.cue].text}"'
        if covering:
            return Certainty.UNVERIFIED, f'unverified: "{self.passage.tokens[covering[0].cue].text}", nobody is named'
        return Certainty.STATED, ""

    def _doubt(self, token: Token, covering: list[Attribution]) -> str:
        for each in covering:
            cue = self.passage.tokens[each.cue]
            if each.unverified:
                return cue.text
            if each.source is not None and each.source.kind is SourceKind.SOCIAL:
                return each.source.text
            if cue.pos == "VERB":
                doubt = self._statuses.of(cue).doubt
                if doubt:
                    return doubt
        return self._said_to_be_unchecked(token, attributed=bool(covering))

    def _said_to_be_unchecked(self, token: Token, *, attributed: bool) -> str:
        """ "This could not be confirmed", in the sentence itself or, of what somebody says, in the next."""
        sentence, text = self.passage.sentence_of(token), self.passage.report.text
        found = self._unchecked.search(text, sentence.span.start, sentence.span.end)
        following = sentence.i + 1
        if found is None and attributed and following < len(self.passage.sentences):
            span = self.passage.sentences[following].span
            found = self._unchecked.search(text, span.start, span.end)
            if found is not None and "," in text[span.start : found.start()]:
                return ""
        return found.group() if found is not None else ""


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases as one pattern; ``*`` in a phrase is an adverb that may stand there or not."""
    patterns = []
    for phrase in phrases:
        words = [r"(?:\w+\s+)?" if word == "*" else re.escape(word) + r"\s+" for word in phrase.split()]
        patterns.append("".join(words).removesuffix(r"\s+") + r"\b")
    return re.compile("|".join(patterns), re.IGNORECASE)
