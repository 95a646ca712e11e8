"""When an event happened: the time that its own words name, never the time at which somebody said so.

Words first: a time that modifies the event's verb or noun, the clause that the event carries ("an attack took place
on Sunday"), or the clause it hangs on ("exploded on Sunday, killing 12"). Reporting verbs and clauses with an order of
their own ("after", "before") are not crossed. Without words, weaker grounds, each told as such in the basis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.clock import Told, joined, times_in
from dateline.language import Direction, Passage, Sentence, Token, direction
from dateline.record import Granularity, Moment, SectionKind
from dateline.vocabulary import ReportingWord, reporting

__all__ = ["said_time", "time_of"]

ORDERING = frozenset({"after", "before", "following", "since", "until", "till", "once", "despite", "ahead", "pending"})
"""Prepositions and conjunctions between two events of different times."""
CLAUSE_UP = frozenset(
    (
        *("xcomp", "advcl", "conj", "acl", "dobj", "nsubj", "nsubjpass", "attr", "pobj", "prep", "agent", "oprd"),
        *("pcomp", "ccomp", "compound", "nmod", "poss", "dep", "acomp", "dative", "appos", "parataxis", "amod"),
        "npadvmod",
    )
)
"""Dependencies through which an event shares the time of what it hangs on."""
SAID_DEPS = frozenset({"ccomp", "parataxis", "advcl", "conj", "xcomp", "dobj", "dep", "nsubj", "pobj"})
"""How what is said hangs on the saying."""
CAUSATIVES = frozenset({"see", "let", "make", "have", "help", "leave", "watch", "force"})
"""Verbs whose time is that of the clause they govern: seeing is, thinking is not."""
SETTINGS = frozenset({"in", "by", "during", "with", "after", "at"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
DEEDS = frozenset({"VERB", "AUX"})
LEAD_SENTENCES = 3
"""Sentences of the body in which an event without a time of its own is told as the news of the day."""
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
) -> Moment | None:
    """When the event named by ``token`` happened; ``None`` where nothing tells.

    Args:
        passage: with time mentions.
        token: the event's head.
        speech_tokens: numbers of tokens known to say that somebody says something; reporting verbs are known anyway.
        historical: whether the event is background; then only words count.
    """
    clause = _Clause(passage, passage.sentence_of(token), speech_tokens)
    said = clause.time(token)
    if said is not None or historical:
        return said
    facing = direction(passage, token)
    return _carried(clause, token, facing) or _by_news(clause, token, facing)


def said_time(passage: Passage, speech: Token) -> Moment | None:
    """When something was said: the time that modifies the reporting word itself; ``None`` where no words tell."""
    clause = _Clause(passage, passage.sentence_of(speech), frozenset())
    return joined(passage, clause.own(speech), speech)


class _Clause:
    """The times of one sentence and what each hangs on."""

    def __init__(self, passage: Passage, sentence: Sentence, speech: frozenset[int]) -> None:
        self.passage = passage
        self.sentence = sentence
        self.speech = speech
        self.times = times_in(passage, sentence)
        self.governed: dict[int, list[Told]] = {}
        for told in self.times:
            self.governed.setdefault(self._governor(told).i, []).append(told)

    def own(self, token: Token) -> list[Told]:
        """The times that hang on a token itself."""
        return self.governed.get(token.i, [])

    def time(self, token: Token) -> Moment | None:
        """What words say of the time of an event."""
        if not self.times:
            return None
        measured = self._measured(token)
        if measured is not None:
            return measured
        for node, how in self._nodes(token):
            found = joined(self.passage, self.own(node), token)
            if found is not None:
                return found if node.i == token.i else replace(found, basis=f"{found.basis}, {how}")
        return self._after_event(token)

    # -- what a time hangs on ------------------------------------------------------------------------------------------

    def _governor(self, told: Told) -> Token:
        """The verb or noun that a time modifies."""
        passage = self.passage
        token = passage.tokens[told.phrase.head]
        timed = {i for other in self.times for i in range(other.phrase.first, other.phrase.last)}
        while token.head != token.i:
            above = passage.head(token)
            if above.i not in timed and above.pos not in {"ADP", "SCONJ", "PART", "PUNCT", "SYM", "NUM"}:
                return self._nearer(told, above)
            token = above
        return token

    def _nearer(self, told: Told, governor: Token) -> Token:
        """What a time really modifies where the parse hangs it on a verb further off: the noun right before it in a
        phrase of its own order ("captured the town after heavy fighting on Sunday"), or the reporting verb right before
        it ("said on Sunday it was evacuating staff")."""
        if governor.pos not in DEEDS or told.lead <= self.sentence.first:
            return governor
        before = self.passage.tokens[told.lead - 1]
        if self._speaks(before) and before.tag in {"VBD", "VBZ"} and governor.i > before.i:
            return before
        ordered = (
            before.pos == "NOUN"
            and before.dep == "pobj"
            and self.passage.head(before).text.lower() in ORDERING
            and governor.i < before.i
        )
        return before if ordered else governor

    # -- which words share the event's time ----------------------------------------------------------------------------

    def _nodes(self, token: Token) -> Iterator[tuple[Token, str]]:
        """The tokens whose times are the event's, nearest first, and how each is connected."""
        yield token, ""
        seen = {token.i}
        queue = [token]
        for step, node in enumerate(queue):
            for below in self._below(node, top=step == 0):
                if below.i not in seen:
                    seen.add(below.i)
                    yield below, f'of "{below.text}"'
            above = self._above(node)
            if above is not None and above.i not in seen:
                seen.add(above.i)
                queue.append(above)
                yield above, f'of "{above.text}"'

    def _below(self, node: Token, *, top: bool) -> Iterator[Token]:
        """What the event's own phrase or clause holds: "fighting that broke out on Sunday"."""
        for child in self.passage.children(node):
            if child.dep in {"prep", "agent"} and child.text.lower() in SETTINGS:
                yield from self._settings(child)
            elif node.pos in NOUNS and top:
                if child.dep in {"acl", "relcl"} and not self._speaks(child):
                    yield child
            elif node.pos in DEEDS and self._belongs(child, top=top):
                yield child

    def _settings(self, preposition: Token) -> Iterator[Token]:
        """In what a deed was done ("in an attack on Sunday"); after prayers is on their day."""
        for noun in self.passage.children(preposition, "pobj"):
            if preposition.text.lower() != "after" or noun.lemma == "prayer":
                yield noun

    def _belongs(self, child: Token, *, top: bool) -> bool:
        """Whether a verb's dependent tells of the same deed as the verb."""
        if child.dep == "advcl" and self._marker(child) in {"when", "as", "while"}:
            return True
        if child.dep in {"xcomp", "advcl"}:
            return child.tag == "VBG" and not self._marker(child)
        if child.dep == "conj":
            return self._shares_subject(child)
        return top and child.dep in {"dobj", "nsubjpass"} and child.pos == "NOUN"

    def _above(self, node: Token) -> Token | None:
        """What the node shares its time with, one step up; ``None`` at a boundary."""
        if node.head == node.i or node.dep not in CLAUSE_UP:
            return None
        head = self.passage.head(node)
        return None if self._parted(node, head) or self._ordered(node) else head

    def _parted(self, node: Token, head: Token) -> bool:
        """Whether a deed and what it hangs on are two: saying and said, two tenses, a purpose."""
        if self._speaks(head) and node.dep in SAID_DEPS:
            return True
        if node.dep == "ccomp":
            return head.lemma not in CAUSATIVES
        if node.dep == "conj" and node.pos in DEEDS:
            return direction(self.passage, node) is not direction(self.passage, head)
        return node.dep in {"acl", "xcomp"} and node.tag == "VB" and head.pos in NOUNS

    def _ordered(self, node: Token) -> bool:
        """Whether the node is set before or after what it hangs on."""
        if node.pos == "ADP":
            return node.text.lower() in ORDERING
        return node.dep in {"advcl", "pcomp"} and self._marker(node) in ORDERING

    def _shares_subject(self, verb: Token) -> bool:
        return self.passage.child(verb, "nsubj", "nsubjpass", "mark") is None

    def _marker(self, verb: Token) -> str:
        """The word that opens a subordinate clause."""
        for child in self.passage.children(verb, "mark", "advmod", "prep"):
            if child.i < verb.i and (child.dep == "mark" or child.text.lower() in {"when", "while", "after", "before"}):
                return child.text.lower()
        head = self.passage.head(verb)
        return head.text.lower() if verb.dep == "pcomp" else ""

    def _speaks(self, token: Token) -> bool:
        return token.i in self.speech or (token.pos == "VERB" and token.lemma in _reporting_verbs())

    def _measured(self, token: Token) -> Moment | None:
        """The days of an event that a time measures: "after four more days of fighting"."""
        head = self.passage.head(token)
        if token.dep != "pobj" or head.text.lower() != "of":
            return None
        measure = head.head
        told = next((t for t in self.times if t.phrase.first <= measure < t.phrase.last), None)
        return told.moment if told is not None else None

    # -- relative to another event -------------------------------------------------------------------------------------

    def _after_event(self, token: Token) -> Moment | None:
        """ "Came a day after militants seized the town on Friday": so many days from that event's own time."""
        nodes = {node.i for node, _ in self._nodes(token)}
        for told in self.times:
            anchor = told.anchor_event(self.passage)
            if anchor is None or anchor.i in nodes or self._later(told, anchor) not in nodes:
                continue
            moment = self.time(anchor)
            if moment is not None and moment.start is not None:
                return told.shifted(moment, anchor.text)
        return None

    def _later(self, told: Told, anchor: Token) -> int:
        """The number of the verb or noun that happened so long after the anchor."""
        inside = set(range(told.phrase.first, told.phrase.last))
        for above in self.passage.ancestors(anchor):
            if above.i not in inside and above.pos not in {"ADP", "SCONJ"}:
                return above.i
        return anchor.i


def _reporting_verbs() -> Mapping[str, ReportingWord]:
    return reporting().verbs


# -- without words -----------------------------------------------------------------------------------------------------


def _carried(clause: _Clause, token: Token, facing: Direction) -> Moment | None:
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
        earlier = _Clause(passage, before, clause.speech)
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


def _by_news(clause: _Clause, token: Token, facing: Direction) -> Moment | None:
    """What news practice says of an event without a time: in a report's first sentences it is of the day or the day
    before; what is planned lies ahead; what is going on goes on at publication."""
    passage, sentence = clause.passage, clause.sentence
    published = _published(passage)
    if published is None or not _is_lead(passage, sentence) or _tells_of_years_ago(passage, sentence.i + 1):
        return None
    if token.pos in DEEDS and token.dep in {"acl", "amod", "relcl", "compound"} and token.tag in {"VBN", "VBG", "VB"}:
        return None
    day = published.isoformat()
    if facing is Direction.FUTURE:
        return Moment(day, None, Granularity.RANGE, f"no time in words; it lies ahead at publication on {day}")
    if _goes_on(passage, token):
        return Moment(day, day, Granularity.DAY, f"no time in words; it is going on at publication on {day}")
    start = (published - timedelta(NEWS_DAYS)).isoformat()
    basis = f"no time in words; the report of {day} tells it as news, which is of that day or the day before"
    return Moment(start, day, Granularity.RANGE, basis)


def _goes_on(passage: Passage, token: Token) -> bool:
    return token.tag == "VBG" and any(
        c.text.lower() in {"is", "are", "'s", "'re"} for c in passage.children(token, "aux")
    )


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
    return date.fromisoformat(max(ends)) < published - timedelta(STALE_DAYS)


def _published(passage: Passage) -> date | None:
    text = passage.report.published
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
