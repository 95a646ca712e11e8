"""When an event happened: the time that its own words name, never the time at which somebody said so.

Words first: a time that modifies the event's verb or noun, the clause that the event carries ("an attack took place
on Sunday"), or the clause it hangs on ("exploded on Sunday, killing 12"). Reporting verbs and clauses with an order of
their own ("after", "before") are not crossed. Without words, weaker grounds, each told as such in the basis.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.clock import joined, times_in
from dateline.coding.timed_clause import DEEDS, TimedClause, progressive
from dateline.language import Direction, Passage, Phrase, Sentence, Token, direction
from dateline.record import Granularity, Moment, SectionKind

__all__ = ["linked_time", "said_time", "time_of"]

LEAD_SENTENCES = 3
"""Sentences of the body in which an event without a time of its own is told as the news of the day."""
RECENT_DAYS = 7
"""How far back the present perfect of a report reaches, where nothing else tells: a news week."""
NEWS_DAYS = 1
"""News agencies tell an event on its day or the day after; the fallback reaches back that far."""
CARRY_DAYS = 14
"""In a report of the present, only a time this close to publication is carried over to the next sentence."""


def time_of(
    passage: Passage,
    token: Token,
    speech_tokens: frozenset[int] = frozenset(),
    *,
    historical: bool = False,
    real: bool = False,
) -> Moment | None:
    """When the event named by ``token`` happened; ``None`` where nothing tells.

    Args:
        passage: with time mentions.
        token: the event's head.
        speech_tokens: numbers of tokens known to say that somebody says something; reporting verbs are known anyway.
        historical: whether the event is background; then only words count.
        real: whether it is known to have happened or to be going on; then it does not lie ahead.
    """
    clause = TimedClause(passage, passage.sentence_of(token), speech_tokens)
    said = clause.time(token)
    if said is not None or historical or clause.precedes(token) or clause.lasted(token):
        return said
    facing = direction(passage, token)
    facing = Direction.PAST if real and facing is Direction.FUTURE else facing
    return _carried(clause, token, facing) or clause.since_said(token, facing) or _by_news(clause, token, facing)


def linked_time(passage: Passage, token: Token, phrases: tuple[Phrase, ...]) -> Moment | None:
    """The time that ``phrases``, known to tell when ``token`` happened, give with the words that bound them."""
    wanted = {phrase.mention.id for phrase in phrases}
    sentences = {passage.tokens[phrase.head].sentence for phrase in phrases}
    told = [
        t for i in sorted(sentences) for t in times_in(passage, passage.sentences[i]) if t.phrase.mention.id in wanted
    ]
    return joined(passage, told, token)


def said_time(passage: Passage, speech: Token) -> Moment | None:
    """When something was said: the time that modifies the reporting word itself; ``None`` where no words tell."""
    clause = TimedClause(passage, passage.sentence_of(speech), frozenset())
    return joined(passage, clause.own(speech), speech)


# -- without words -----------------------------------------------------------------------------------------------------


def _carried(clause: TimedClause, token: Token, facing: Direction) -> Moment | None:
    """The time of the sentence before, where this one goes on about the same incident: in the same paragraph, or in a
    quotation that follows."""
    passage, sentence = clause.passage, clause.sentence
    if facing is not Direction.PAST or clause.times or sentence.i == 0 or not _goes_on_telling(passage, token):
        return None
    for number in range(sentence.i - 1, max(-1, sentence.i - 3), -1):
        before = passage.sentences[number]
        quoted = _quoted(passage, token) and before.paragraph >= sentence.paragraph - 1
        if before.section is not sentence.section or not (before.paragraph == sentence.paragraph or quoted):
            return None
        root = passage.tokens[before.root]
        earlier = TimedClause(passage, before, clause.speech)
        if not earlier.times:
            continue
        moment = earlier.time(root)
        if (
            moment is None
            or moment.start is None
            or not _close(passage, moment)
            or direction(passage, root) is not facing
        ):
            return None
        words = f"{moment.basis}; carried over from the sentence before, which this one continues"
        return replace(moment, basis=words, mention=None, span=None)
    return None


NAMING_VERBS = frozenset({"be", "call", "consider", "describe", "dub", "know", "name", "mean"})


def _goes_on_telling(passage: Passage, token: Token) -> bool:
    """Whether an event is one more step of a story: a plain past, or the noun that one is about."""
    verb = token if token.pos in DEEDS else passage.head(token)
    if verb.pos not in DEEDS or verb.lemma in NAMING_VERBS or verb.dep not in {"ROOT", "conj", "ccomp"}:
        return False
    auxiliaries = {child.lemma for child in passage.children(verb, "aux", "auxpass")}
    return "have" not in auxiliaries and (verb.tag == "VBD" or (verb.tag == "VBN" and "be" in auxiliaries))


def _quoted(passage: Passage, token: Token) -> bool:
    return any(q.first <= token.i < q.last and not q.scare for q in passage.quotations)


def _close(passage: Passage, moment: Moment) -> bool:
    """Whether a moment is a matter of days, and in a report of the present near its publication."""
    if moment.granularity not in {Granularity.DAY, Granularity.TIME} or moment.start is None:
        return False
    published = _published(passage)
    if published is None:
        return True
    away = abs((published - date.fromisoformat(moment.start[:10])).days)
    return away <= CARRY_DAYS or _tells_of_years_ago(passage, len(passage.sentences))


def _by_news(clause: TimedClause, token: Token, facing: Direction) -> Moment | None:
    """What news practice says of an event without a time: in a report's first sentences it is of the day or the day
    before; what is planned lies ahead; what is going on goes on at publication."""
    passage, sentence = clause.passage, clause.sentence
    published = _published(passage)
    if published is None or _tells_of_years_ago(passage, sentence.i + 1):
        return None
    if token.pos in DEEDS and token.dep in {"acl", "amod", "relcl", "compound"} and token.tag in {"VBN", "VBG", "VB"}:
        return None
    day = published.isoformat()
    lead = _is_lead(passage, sentence)
    if progressive(passage, token, PRESENT_BE):
        return Moment(day, day, Granularity.DAY, f"no time in words; it is going on at publication on {day}")
    if facing is Direction.FUTURE:
        basis = f"no time in words; it lies ahead at publication on {day}"
        return Moment(day, None, Granularity.RANGE, basis) if lead else None
    return _past_news(published, lead=lead, recent=_recent(passage, token))


def _days_before(day: date, days: int) -> date:
    """So many days earlier, or the first day that the calendar has."""
    return day - timedelta(min(days, (day - date.min).days))


def _past_news(published: date, *, lead: bool, recent: bool) -> Moment | None:
    """The days that news without a time is of: in the lead the latest, later on only what is told as recent."""
    day = published.isoformat()
    if lead:
        start = _days_before(published, NEWS_DAYS).isoformat()
        basis = f"no time in words; the report of {day} tells it as news, which is of that day or the day before"
        return Moment(start, day, Granularity.RANGE, basis)
    start = _days_before(published, RECENT_DAYS).isoformat()
    basis = f"no time in words; told in the perfect as recent, taken as the week up to publication on {day}"
    return Moment(start, day, Granularity.RANGE, basis) if recent else None


PRESENT_BE = frozenset({"is", "are", "'s", "'re"})


def _recent(passage: Passage, token: Token) -> bool:
    """Whether a main clause tells a deed in the present perfect ("a carrier has sailed into the Gulf")."""
    auxiliaries = {c.text.lower() for c in passage.children(token, "aux")}
    main = token.dep in {"ROOT", "conj"} or (token.dep == "ccomp" and _quoted(passage, token))
    if token.tag != "VBN" or not main or passage.child(token, "neg") is not None:
        return False
    return bool(auxiliaries & {"has", "have"})


def _is_lead(passage: Passage, sentence: Sentence) -> bool:
    if sentence.section is SectionKind.HEADLINE:
        return True
    first = next((s.i for s in passage.sentences if s.section is SectionKind.BODY), 0)
    return sentence.section is SectionKind.BODY and sentence.i < first + LEAD_SENTENCES


STALE_DAYS = 60
"""A time in the first sentences that ended longer ago makes the text no news of the day."""


def _tells_of_years_ago(passage: Passage, until: int) -> bool:
    """Whether the text up to a sentence dates what it tells to long before publication."""
    published = _published(passage)
    first = [m for s in passage.sentences[: min(until, LEAD_SENTENCES)] for m in times_in(passage, s)]
    moments = [told.phrase.mention.time for told in first]
    ends = [m.end[:10] for m in moments if m is not None and m.end is not None]
    if not ends or published is None:
        return False
    return date.fromisoformat(max(ends)) < _days_before(published, STALE_DAYS)


def _published(passage: Passage) -> date | None:
    text = passage.report.published
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
