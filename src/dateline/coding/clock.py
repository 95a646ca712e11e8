"""The times of a sentence as its prepositions bound them: "since January", "from 5 to 9 June", "by Friday"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from dateline.language import Passage, Phrase, Sentence, Token, quantities_in
from dateline.record import Granularity, Moment, Span

__all__ = ["MODIFIERS", "Told", "joined", "times_in"]

SINCE = frozenset({"since"})
UNTIL = frozenset({"until", "till"})
BY = frozenset({"by"})
BEFORE = frozenset({"before"})
AFTER = frozenset({"after"})
MODIFIERS = frozenset({"poss", "nummod", "compound", "amod", "nmod"})
EXACT = (Granularity.TIME, Granularity.DAY)
DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Told:
    """A time mention of a sentence.

    Attributes:
        phrase: the mention. bound: the preposition before it, lower case, empty where none.
        lead: the token at which it begins, its preposition included.
    """

    phrase: Phrase
    bound: str
    lead: int

    @property
    def moment(self) -> Moment | None:
        """Its days, as the preposition bounds them; pointing at the mention."""
        mention = self.phrase.mention
        return None if mention.time is None else replace(mention.time, mention=mention.id, span=mention.span)

    def anchor_event(self, passage: Passage) -> Token | None:
        """The event from which an undated time counts: the verb or noun of "a day after ..."."""
        if self.phrase.mention.time is not None or self.phrase.last >= len(passage.tokens):
            return None
        order = passage.tokens[self.phrase.last]
        if order.text.lower() not in {"after", "before"}:
            order = passage.tokens[self.phrase.last - 1]
        if order.text.lower() not in {"after", "before"}:
            return None
        noun = passage.child(order, "pobj", "pcomp")
        if noun is not None:
            return noun
        return passage.head(order) if order.dep == "mark" else None

    def shifted(self, moment: Moment, words: str) -> Moment | None:
        """So many days, weeks, months or years from another event's moment."""
        text = self.phrase.mention.text.lower().split()
        unit = next((w.rstrip("s") for w in text if w.rstrip("s") in DAYS_IN), None)
        quantity = next(iter(quantities_in(text)), None)
        amount = quantity.min if quantity is not None and quantity.min is not None else 1
        if unit is None or moment.start is None:
            return None
        after = "before" not in text
        try:
            by = timedelta(DAYS_IN[unit] * amount * (1 if after else -1))
            start = (date.fromisoformat(moment.start[:10]) + by).isoformat()
            end = (date.fromisoformat((moment.end or moment.start)[:10]) + by).isoformat()
        except (OverflowError, ValueError):  # beyond the years 1 to 9999
            return None
        mention = self.phrase.mention
        basis = f'"{mention.text}" counted from "{words}" ({moment.basis})'
        return Moment(start, end, Granularity.DAY, basis, mention.id, mention.span)


def times_in(passage: Passage, sentence: Sentence) -> list[Told]:
    """The time mentions of a sentence, in text order."""
    found: list[Told] = []
    i = sentence.first
    while i < sentence.last:
        phrase = passage.phrase_at(passage.tokens[i])
        if phrase is None or phrase.label != "TIMEX":
            i += 1
            continue
        lead, bound = phrase.first, ""
        before = passage.tokens[phrase.first - 1] if phrase.first > sentence.first else None
        head = passage.tokens[phrase.head]
        modifies = head.dep in MODIFIERS and head.head >= phrase.last  # "since Thursday's bombing" bounds the bombing
        if (
            before is not None
            and not modifies
            and (before.pos in {"ADP", "SCONJ"} or before.text.lower() in {"to", "following"})
        ):
            lead, bound = before.i, before.text.lower()
        found.append(Told(phrase, bound, lead))
        i = max(phrase.last, i + 1)
    return found


def joined(passage: Passage, told: list[Told], near: Token) -> Moment | None:
    """One moment from the times that an event has: a range from two ends, else the most exact and nearest one."""
    dated = [t for t in told if t.phrase.mention.time is not None]
    if not dated:
        return None
    ranged = _range(passage, dated)
    if ranged is not None:
        return ranged
    best = min(dated, key=lambda t: (_coarseness(t), abs(t.phrase.head - near.i)))
    return bounded(passage, best)


def _coarseness(told: Told) -> int:
    time = told.phrase.mention.time
    assert time is not None
    if told.phrase.mention.text.lower() in {"now", "currently"}:
        return 3
    return 0 if time.granularity in EXACT else (2 if told.bound in SINCE | UNTIL else 1)


def _range(passage: Passage, told: list[Told]) -> Moment | None:
    """Two times that are the ends of one: "from March to May", "between 5 and 9 June", "2006-2007"."""
    for one, other in pairwise(told):
        first, second = one.moment, other.moment
        between = [t.text.lower() for t in passage.tokens[one.phrase.last : other.phrase.first]]
        opened = (
            one.bound in {"from", "between"} and between and between[-1] in {"to", "until", "till", "and", "through"}
        )
        dashed = between in (["-"], ["–"], ["to"], ["/"], ["and"], []) and one.phrase.last <= other.phrase.first
        if first is None or second is None or not (opened or (dashed and between)):
            continue
        if first.start is None or second.end is None or first.start > second.end:
            continue
        one_span, other_span = one.phrase.mention.span, other.phrase.mention.span
        basis = f"{first.basis} to {second.basis}"
        span = Span(one_span.start, other_span.end)
        return Moment(first.start, second.end, Granularity.RANGE, basis, one.phrase.mention.id, span)
    return None


def bounded(passage: Passage, told: Told) -> Moment | None:
    """A time as its preposition bounds it: "since January" runs on to publication, "by Friday" ends there."""
    moment = told.moment
    if moment is None:
        return None
    published = passage.report.published
    if told.bound in SINCE:
        until = published[:10] if published and moment.start and published[:10] >= moment.start[:10] else None
        return replace(moment, end=until, granularity=Granularity.RANGE, basis=f"since {moment.basis}")
    if told.bound in UNTIL | BEFORE and moment.end is not None:
        return replace(moment, start=None, granularity=Granularity.RANGE, basis=f"{told.bound} {moment.basis}")
    if told.bound in BY and moment.end is not None and moment.granularity not in EXACT:
        return replace(moment, basis=f"by {moment.basis}")
    if told.bound in AFTER and moment.granularity is Granularity.RANGE and moment.end is not None:
        return replace(moment, start=moment.end, granularity=Granularity.DAY, basis=f"after {moment.basis}")
    return moment
