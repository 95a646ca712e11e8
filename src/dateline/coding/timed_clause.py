"""The times of one sentence and the words that share them: what each time modifies, and how far its reach goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.coding.clock import MODIFIERS, Told, joined, times_in
from dateline.language import Direction, Passage, Sentence, Token, direction
from dateline.record import Granularity, Moment
from dateline.vocabulary import ReportingWord, lexicon, reporting

__all__ = ["DEEDS", "TimedClause", "progressive"]

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
HOURS = frozenset({"dawn", "daybreak", "dusk", "midday", "midnight", "nightfall", "noon", "sunrise", "sunset"})
"""Hours of a day that a date after them names: "before dawn on Thursday"."""
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
DEEDS = frozenset({"VERB", "AUX"})


class TimedClause:
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
            own = [t for t in self.own(node) if node.i == token.i or not self._describes(t, node)]
            found = joined(self.passage, own, token)
            if found is not None:
                return found if node.i == token.i else replace(found, basis=f"{found.basis}, {how}")
        return self._after_event(token)

    def _describes(self, told: Told, node: Token) -> bool:
        """Whether a time says which one is meant, and not when: "rejects the declaration of 13 May", "delayed Sunday's
        vote"."""
        modifies = self.passage.tokens[told.phrase.head].dep in MODIFIERS
        return node.dep == "dobj" and node.pos in NOUNS and (told.bound == "of" or modifies)

    # -- what a time hangs on ------------------------------------------------------------------------------------------

    def _governor(self, told: Told) -> Token:
        """The verb or noun that a time modifies."""
        passage = self.passage
        token = passage.tokens[told.phrase.head]
        timed = {i for other in self.times for i in range(other.phrase.first, other.phrase.last)}
        while token.head != token.i:
            above = passage.head(token)
            if self._slipped(told, above) or above.lemma in HOURS:
                token = above
                continue
            if above.i not in timed and above.pos not in {"ADP", "SCONJ", "PART", "PUNCT", "SYM", "NUM"}:
                return self._nearer(told, above)
            token = above
        return token

    def _slipped(self, told: Told, noun: Token) -> bool:
        """Whether the parse took the subject into a date before it: "on 16 July 1995 soldiers executed"."""
        before = self.passage.tokens[told.phrase.first - 1] if told.phrase.first > self.sentence.first else None
        moment = told.phrase.mention.time
        return (
            noun.pos in NOUNS
            and noun.i >= told.phrase.last
            and before is not None
            and (noun.dep in {"nsubj", "nsubjpass"} or noun.head == before.i)
            and before.text.lower() == "on"
            and moment is not None
            and moment.granularity is Granularity.DAY
            and noun.lemma not in lexicon().nouns
        )

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
            and before.lemma not in HOURS
            and self.passage.head(before).text.lower() in ORDERING
            and governor.i < before.i
        )
        return before if ordered else governor

    # -- which words share the event's time ----------------------------------------------------------------------------

    def _nodes(self, token: Token) -> Iterator[tuple[Token, str]]:
        """The tokens whose times are the event's, nearest first, and how each is connected."""
        yield token, ""
        seen = {token.i}
        queue, near = [token], {token.i}
        for node in queue:
            for below in self._below(node, top=node.i in near):
                if below.i not in seen:
                    seen.add(below.i)
                    yield below, f'of "{below.text}"'
            above = self._above(node)
            if above is not None and above.i not in seen:
                if node.i in near and node.dep == "conj" and node.pos in DEEDS and self._shares_subject(node):
                    near.add(above.i)
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
        if child.dep == "nsubj" and top:  # "Wednesday's attack killed four", not "last year's winner resigned"
            return child.i in self.governed and child.lemma in lexicon().nouns
        return top and child.dep in {"dobj", "nsubjpass"} and child.pos == "NOUN"

    def _above(self, node: Token) -> Token | None:
        """What the node shares its time with, one step up; ``None`` at a boundary."""
        head = self.passage.head(node)
        if node.dep == "relcl" and head.i in self.governed:
            return head  # "the invasion of 2003, which toppled the government"
        if node.head == node.i or node.dep not in CLAUSE_UP:
            return None
        return None if self._parted(node, head) or self._ordered(node) else head

    def _parted(self, node: Token, head: Token) -> bool:
        """Whether a deed and what it hangs on are two: saying and said, two tenses, a purpose."""
        if self._speaks(head) and node.dep in SAID_DEPS:
            return True
        if node.dep == "ccomp":
            return head.lemma not in CAUSATIVES
        if node.dep == "conj" and node.pos in DEEDS:
            return direction(self.passage, node) is not direction(self.passage, head) or self._goes_on(node, head)
        return node.dep in {"acl", "xcomp"} and node.tag == "VB" and head.pos in NOUNS

    def _goes_on(self, verb: Token, before: Token) -> bool:
        """Whether a clause of its own subject follows one whose time stands inside it: "drivers struck on Friday, and
        buses burned"; a time at the head of both is that of both."""
        if self._shares_subject(verb):
            return False
        subject = self.passage.child(before, "nsubj", "nsubjpass")
        return subject is not None and all(told.lead > subject.i for told in self.own(before))

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
        head, measure = self.passage.head(token), token.i
        if token.dep in {"pobj", "pcomp"} and head.text.lower() == "of":
            measure = head.head
        told = next((t for t in self.times if t.phrase.first <= measure < t.phrase.last), None)
        return told.moment if told is not None else None

    def since_said(self, token: Token, facing: Direction) -> Moment | None:
        """What was going on or lay ahead when somebody said so on a day that words name ("said on Sunday it was
        evacuating staff"): from that day on."""
        ahead = facing is Direction.FUTURE
        if not ahead and not progressive(self.passage, token, PAST_BE):
            return None
        saying = next((a for a in self.passage.ancestors(token) if self._speaks(a)), None)
        said = joined(self.passage, self.own(saying), saying) if saying is not None else None
        if said is None or said.start is None:
            return None
        published = self.passage.report.published
        going_on = published[:10] if published and published[:10] >= said.start[:10] else said.end
        state = "lay ahead" if ahead else "was going on"
        basis = f"no time of its own; it {state} when it was said: {said.basis}"
        return Moment(said.start, None if ahead else going_on, Granularity.RANGE, basis)

    def lasted(self, token: Token) -> bool:
        """Whether words say how long it lasted, and nothing when: "for thirty years it has refused" is no news."""
        return any(told.bound == "for" and told.moment is None for told in self.own(token))

    def precedes(self, token: Token) -> bool:
        """Whether an event came before another that has a time of its own: "left on 14 June after days of fighting"."""
        for node in (token, *self.passage.ancestors(token)):
            if self._ordered(node) and (node.text.lower() == "after" or self._marker(node) == "after"):
                dated = (told for above in self.passage.ancestors(node) for told in self.own(above))
                return any(told.moment is not None for told in dated)
        return False

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


PAST_BE = frozenset({"was", "were"})


def progressive(passage: Passage, token: Token, auxiliaries: frozenset[str]) -> bool:
    """Whether a verb tells what goes on, with one of these forms of "be"; coordinated verbs share it."""
    if token.tag == "VBG" and token.dep == "conj" and passage.child(token, "aux") is None:
        token = passage.head(token)
    return token.tag == "VBG" and any(c.text.lower() in auxiliaries for c in passage.children(token, "aux"))
