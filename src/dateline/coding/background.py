"""Whether something is background: from before the matter that the report is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.coding.dated import dated_words, times_of
from dateline.language import Passage, Token
from dateline.record import Moment
from dateline.vocabulary import Cues, Marker

__all__ = ["Background"]

RECENT_DAYS = 60
"""What is dated longer than this before a report is background. Chosen on June 2014 wire reports and hand-coded ones:
a campaign's own beginning lies weeks back; "last year", or "in March" told in June, is background."""
NARRATIVE_DAYS = 730
"""A text whose times lie on the whole longer than this before its publication tells of the past for its own sake."""
VERBAL = frozenset({"VERB", "AUX"})
NONFINITE = frozenset({"VB", "VBG", "VBN"})
INHERITS = frozenset(
    {
        "dobj",
        "pobj",
        "nsubj",
        "nsubjpass",
        "prep",
        "pcomp",
        "agent",
        "xcomp",
        "ccomp",
        "advcl",
        "relcl",
        "acl",
        "appos",
        "conj",
        "attr",
    }
)


class Background:
    """What one passage tells as background."""

    def __init__(self, passage: Passage, cues: Cues) -> None:
        self.passage = passage
        self._adjectives = cues.markers[Marker.BACKGROUND_ADJECTIVE]
        self._adverbs = cues.markers[Marker.BACKGROUND_ADVERB]
        self._times = dated_words(passage)
        self._limit = _limit(passage)

    def of(self, token: Token) -> str:
        """The words that make what ``token`` says background; empty where it belongs to the matter reported."""
        marked = self._marked(token)
        if marked:
            return marked
        for each in self._upwards(token):
            phrase = self._times.get(each.i)
            if phrase is not None:
                return phrase.mention.text if self._long_ago(phrase.mention.time) else ""
            if each.i != token.i and each.pos in {"NOUN", "PROPN"} and self._adjective(each):
                return self._adjective(each)
        return self._within(token)

    def _within(self, token: Token) -> str:
        """The date of what a verb says that its deed was part of: "took part in the 1994 genocide"."""
        if token.tag not in {"VBD", "VBN"} or not self._times:
            return ""
        for prep in self.passage.children(token, "prep"):
            if prep.text.lower() in {"in", "during"}:
                for noun in self.passage.children(prep, "pobj"):
                    phrase = next(
                        (p for c in (noun, *self.passage.children(noun)) if (p := self._times.get(c.i))), None
                    )
                    if phrase is not None:
                        return phrase.mention.text if self._long_ago(phrase.mention.time) else ""
        return ""

    def _marked(self, token: Token) -> str:
        if token.pos not in VERBAL:
            return self._adjective(token)
        for child in self.passage.children(token, "advmod"):
            if child.text.lower() in self._adverbs and token.tag in {"VBD", "VBN"} and child.i < token.i:
                return child.text
        return ""

    def _adjective(self, noun: Token) -> str:
        named = self.passage.head(noun) if noun.dep == "compound" else noun
        for child in self.passage.children(named, "amod"):
            if child.text.lower() in self._adjectives:
                return f"{child.text} {noun.text}"
        return ""

    def _upwards(self, token: Token) -> Iterator[Token]:
        """The token and what it takes its time from: what governs it, unless its own tense parts them."""
        yield token
        for _ in range(8):
            head = self.passage.head(token)
            if head is token or token.dep not in INHERITS:
                return
            if token.dep == "conj" and token.tag != head.tag:
                return
            if token.pos in VERBAL and token.dep in {"advcl", "ccomp"} and token.tag not in NONFINITE:
                return
            token = head
            yield token

    def _long_ago(self, moment: Moment | None) -> bool:
        if moment is None or moment.end is None or self._limit is None:
            return False
        return (
            _day(moment.end) is not None and (self._limit - _day_or_limit(moment.end, self._limit)).days > RECENT_DAYS
        )


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _day_or_limit(iso: str, limit: date) -> date:
    return _day(iso) or limit


def _limit(passage: Passage) -> date | None:
    """The day from which background is counted: publication or, in a narrative of the past, its first date."""
    published = _day(passage.report.published) if passage.report.published else None
    if published is None:
        return None
    days = [
        d for p in times_of(passage) if p.mention.time is not None and (d := _day(p.mention.time.end or "")) is not None
    ]
    if not days:
        return published
    middle = sorted(days)[len(days) // 2]
    of_today = any(abs((published - day).days) <= RECENT_DAYS for day in days)
    if len(days) < 2 or of_today or (published - middle).days <= NARRATIVE_DAYS:
        return published
    first = next(p.mention.time for p in times_of(passage) if p.mention.time is not None)
    return _day(first.start or first.end or "") or middle
