"""How many an event killed, held, drove out or brought together: the numbers that its own words give.

Looked at are the event's verb or noun, the participles and relative clauses that tell its outcome ("killing 12", "an
attack that left five dead") and the verb that its noun carries ("the blast wounded 30"), never another event's clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dateline.coding.candidate import Candidate
from dateline.coding.clock import times_in
from dateline.coding.counted import agent_of, is_thing
from dateline.coding.slots import objects, subjects
from dateline.language import Passage, Quantity, Token, quantity_at
from dateline.record import Count, CountScope, EventType, MentionKind, Span
from dateline.vocabulary import CountWord, agents, count_words

__all__ = ["counts_of", "mention_of"]

LONGEST = 14
"""Words before a noun among which its number is looked for."""
LIMIT_WORDS = 4
"""Words that a limit before a number may have ("no more than")."""
ARMED = frozenset({"MIL", "COP", "PRM", "REB", "UAF", "SPY"})
CASUALTIES = frozenset({"killed", "injured", "missing", "casualties"})
BETWEEN = frozenset({"others", "of", "more", "other"})
LIFE_TAKERS = frozenset({"claim", "cost", "take", "lose"})
OUTCOMES = frozenset({"advcl", "xcomp", "conj", "acl", "relcl"})
SETTINGS = frozenset({"in", "by", "during", "from", "with"})
BY_TYPE = {
    EventType.PROTEST: CountWord("protesters", "subject", ""),
    EventType.DISPLACE: CountWord("displaced", "subject", ""),
}
"""What the people of an event are counted as where its own word does not say."""
PERSON_SINGULARS = frozenset({"killed", "injured", "abducted", "detained", "released"})


class _Counted(NamedTuple):
    """A number and what it counts."""

    quantity: Quantity
    noun: Token | None


def counts_of(passage: Passage, candidate: Candidate) -> tuple[Count, ...]:
    """The counts of an event, in text order; each quotes its words.

    One number of people "killed and injured" is told for both, each marked approximate. A number since some day or over
    months and years is cumulative, and so is one with a rate ("hundreds each month").
    """
    finder = _Finder(passage, candidate)
    found: dict[tuple[str, Span], Count] = {}
    for carrier in finder.carriers():
        for count in finder.counts(carrier):
            found.setdefault((count.what, count.span), count)
    counts = sorted(found.values(), key=lambda c: (c.span, c.what))
    shared = {c.span for c in counts if any(o.span == c.span and o.what != c.what for o in counts)}
    return tuple(replace(c, approximate=True) if c.span in shared else c for c in counts)


def mention_of(passage: Passage, noun: Token | None) -> str | None:
    """The id of the mention that ``noun`` heads, if any."""
    phrases = passage.phrases_headed(noun) if noun is not None else []
    return next((p.mention.id for p in phrases if p.label != "TIMEX"), None)


class _Finder:
    """The counts of one candidate."""

    def __init__(self, passage: Passage, candidate: Candidate) -> None:
        self.passage = passage
        self.candidate = candidate
        self.head = passage.tokens[candidate.head]
        self.sentence = passage.sentences[candidate.sentence]
        self.words = count_words()

    # -- where the event's numbers stand -------------------------------------------------------------------------------

    def carriers(self) -> Iterator[Token]:
        """The words of the event that may have numbers: its own, those of its outcome, the verb of its noun."""
        passage, head = self.passage, self.head
        seen = {head.i}
        queue = [head, *(t for t in passage.tokens[self.candidate.first : self.candidate.last] if t.pos == "VERB")]
        above = passage.head(head)
        if head.pos in {"NOUN", "PROPN"}:
            if above.pos == "ADP" and above.text.lower() in SETTINGS:
                above = passage.head(above)
            if above.pos == "VERB" and self._outcome_verb(above):
                queue.append(above)
                if above.dep == "conj" and self._casualties(above) and self._casualties(passage.head(above)):
                    queue.append(passage.head(above))
        elif (head.dep == "advcl" and above.lemma in self.words.verbs and self._opened_by_when(head)) or (
            head.dep == "conj" and self._casualties(above) and self._casualties(head)
        ):
            queue.append(above)
        for token in queue:
            if token.i not in seen or token is head:
                seen.add(token.i)
                yield token
                queue.extend(
                    c for c in passage.children(token, *OUTCOMES) if c.i not in seen and self._is_outcome(token, c)
                )

    def _outcome_verb(self, verb: Token) -> bool:
        return verb.lemma in self.words.verbs or verb.lemma in LIFE_TAKERS or verb.lemma in {"leave", "see", "bring"}

    def _opened_by_when(self, verb: Token) -> bool:
        return any(c.text.lower() in {"when", "as", "after"} for c in self.passage.children(verb, "advmod", "mark"))

    def _is_outcome(self, token: Token, child: Token) -> bool:
        """Whether a clause hung on the event tells what came of it."""
        if child.pos not in {"VERB", "AUX", "ADJ"}:
            return False
        if child.dep == "conj":
            return self._casualties(child) and (self._casualties(token) or token.pos != "VERB")
        if child.dep in {"acl", "relcl"}:
            return token.pos in {"NOUN", "PROPN"} and self._outcome_verb(child)
        marked = self.passage.child(child, "mark")
        with_state = marked is not None and marked.text.lower() == "with"
        return with_state or (marked is None and child.tag in {"VBG", "VBN", "VBD"} and self._outcome_verb(child))

    def _casualties(self, verb: Token) -> bool:
        """Whether a verb tells of dead and wounded: two of them coordinated are one event ("killed 12, wounded 30")."""
        entry = self.words.verbs.get(verb.lemma)
        return verb.lemma == "leave" or (entry is not None and entry.what in CASUALTIES)

    # -- the counts at a word ------------------------------------------------------------------------------------------

    def counts(self, carrier: Token) -> Iterator[Count]:
        """The counts that a word of the event has."""
        passage = self.passage
        entry = self.words.verbs.get(carrier.lemma) if carrier.pos == "VERB" else None
        if entry is not None and self._is_state(carrier):
            entry = None
        if entry is None and carrier.i == self.head.i and carrier.pos == "VERB":
            entry = BY_TYPE.get(self.candidate.type)
        if entry is not None:
            counted = objects(passage, carrier) if entry.counted == "object" else subjects(passage, carrier)
            ranged = self._ranged(carrier) if entry.counted == "object" else []
            counted = ranged or counted
            if entry.counted == "object" and not counted and carrier.dep == "conj":
                counted = objects(passage, passage.head(carrier))
            for noun in counted:
                yield from self._count(self._manned_by(noun, entry), entry, carrier)
        elif carrier.pos == "NOUN" and carrier.i == self.head.i:
            yield from self._of_event_noun(carrier)
        if carrier.pos == "VERB":
            if entry is None or entry.counted != "object":
                yield from self._of_nouns(carrier)
            yield from self._of_states(carrier)

    def _is_state(self, verb: Token) -> bool:
        """Whether a participle stands behind a number of its own, as a state word ("dead and five wounded")."""
        if verb.tag not in {"VBN", "VBD"} or verb.text.lower() not in self.words.states:
            return False
        before = self.passage.tokens[max(verb.i - 1, 0)]
        return quantity_at([before.text], 0) is not None

    def _of_event_noun(self, noun: Token) -> Iterator[Count]:
        """A noun that is the event itself: "the deaths of 20 men", "a death toll of 34", "12 arrests"."""
        entry = self.words.nouns.get(noun.lemma)
        if entry is not None:
            yield from self._noun_count(noun, entry)
        elif self.candidate.type in BY_TYPE:
            for prep in self.passage.children(noun, "prep"):
                if prep.text.lower() in {"of", "by"}:
                    for each in self.passage.children(prep, "pobj"):
                        yield from self._count(each, BY_TYPE[self.candidate.type], noun)

    def _of_nouns(self, verb: Token) -> Iterator[Count]:
        """Nouns that count under the event's verb: "claimed 12 lives", "took 256 prisoners", "made 30 arrests"."""
        for noun in self.passage.children(verb, "dobj", "nsubj", "nsubjpass"):
            for each in self.passage.conjuncts(noun):
                entry = self.words.nouns.get(each.lemma)
                if entry is not None and each.pos == "NOUN" and (entry.needs != "lives" or verb.lemma in LIFE_TAKERS):
                    yield from self._noun_count(each, entry)

    def _noun_count(self, noun: Token, entry: CountWord) -> Iterator[Count]:
        own = self._quantity(noun)
        if own is not None and entry.counted == "self":
            yield from self._made(own._replace(noun=None), entry, noun, end=noun.i + 1)
            return
        for prep in self.passage.children(noun, "prep"):
            if prep.text.lower() == "of":
                for each in self.passage.children(prep, "pobj"):
                    yield from self._count(each, entry, noun)

    def _of_states(self, verb: Token) -> Iterator[Count]:
        """State words under the event's verb: "left five soldiers dead and dozens injured", "shot dead three men"."""
        last = max((t.i for t in self.passage.subtree(verb)), default=verb.i)
        start = self.sentence.first if self._is_state(verb) else verb.i + 1
        for i in range(start, min(last + 1, self.sentence.last)):
            token = self.passage.tokens[i]
            entry = self.words.states.get(token.text.lower())
            if entry is None or (token.lemma in self.words.verbs and token.dep == "relcl"):
                continue
            counted = self._before(token, start)
            if counted is not None:
                yield from self._made(counted, entry, verb, end=i + 1)
            elif token.head == verb.i and token.pos == "ADJ":
                for noun in self.passage.children(verb, "dobj"):
                    for each in self.passage.conjuncts(noun) if noun.i > i else []:
                        yield from self._count(each, entry, verb)

    def _before(self, state: Token, first: int) -> _Counted | None:
        """The number that stands right before a state word, with or without its noun."""
        words = self._texts(first, state.i)
        for start in range(len(words)):
            quantity = quantity_at(words, start)
            if quantity is None or state.i - (first + quantity.last) > 3:
                continue
            between = self.passage.tokens[first + quantity.last : state.i]
            if all(t.pos in {"NOUN", "ADJ", "PROPN"} or t.text.lower() in BETWEEN for t in between):
                noun = next((t for t in reversed(between) if t.pos in {"NOUN", "PROPN"}), None)
                moved = quantity._replace(first=quantity.first + first, last=quantity.last + first)
                return _Counted(moved, noun)
        return None

    # -- a counted noun ------------------------------------------------------------------------------------------------

    def _count(self, noun: Token, entry: CountWord, carrier: Token) -> Iterator[Count]:
        if not self._fits(noun, entry.needs):
            return
        counted = self._quantity(noun)
        if counted is None:
            counted = self._single(noun, entry.what)
        if counted is not None:
            yield from self._made(counted, entry, carrier, end=max(counted.quantity.last, noun.i + 1))

    def _manned_by(self, noun: Token, entry: CountWord) -> Token:
        """Those of whom a unit is made up, where their number follows: "a battalion of 800 peacekeepers"."""
        if entry.needs != "force" or noun.tag != "NN":
            return noun
        prep = next((p for p in self.passage.children(noun, "prep") if p.text.lower() == "of"), None)
        inside = self.passage.child(prep, "pobj") if prep is not None else None
        return inside if inside is not None and self._quantity(inside) is not None else noun

    def _fits(self, noun: Token, needs: str) -> bool:
        """Whether a noun can be counted so: people, armed people, or anything that is no place, weapon or vehicle."""
        if is_thing(self.passage, noun):
            return False
        known = agent_of(noun)
        phrases = self.passage.phrases_headed(noun)
        if not needs or noun.pos == "NUM" or quantity_at([noun.text], 0) is not None:
            return needs != "force" or known is not None
        if known is None:
            return needs == "person" and any(p.mention.kind is MentionKind.PERSON for p in phrases)
        armed = bool(ARMED.intersection(known.sectors))
        return armed if needs == "force" else known.kind is MentionKind.PERSON or armed

    def _quantity(self, noun: Token) -> _Counted | None:
        """The number before a noun, or the noun's own where it is one; "dozens of men" counts the men."""
        passage = self.passage
        head = passage.head(noun)
        if noun.dep == "pobj" and head.text.lower() == "of":
            number = passage.head(head)
            counted = self._run(number, number.i + 1) if number.pos in {"NOUN", "NUM"} else None
            if counted is not None and counted.last == number.i + 1:
                return _Counted(counted, noun)
        own = self._between(noun, head) or self._run(noun, self._number_end(noun))
        if own is None:
            return None
        if own.last >= noun.i + 1:  # a number that stands for those it counts: "12 were killed", "dozens of men"
            return _Counted(own, self._counted_by(noun))
        return _Counted(own, noun)

    def _ranged(self, verb: Token) -> list[Token]:
        """The number after "between" where that stands for the object: "wounded between five and nine"."""
        if self.passage.child(verb, "dobj") is not None:
            return []
        between = [p for p in self.passage.children(verb, "prep") if p.text.lower() == "between" and p.i == verb.i + 1]
        numbers = [n for p in between for n in self.passage.children(p, "pobj")]
        return [n for n in numbers if n.pos == "NUM" and not self._is_time(n.i)]

    def _between(self, number: Token, prep: Token) -> Quantity | None:
        """A range that stands for those it counts: "wounded between five and nine"."""
        if number.dep != "pobj" or prep.text.lower() != "between":
            return None
        found = quantity_at(self._texts(prep.i, self.sentence.last), 0)
        inside = found is not None and found.last + prep.i > number.i + 1
        return found._replace(first=prep.i, last=prep.i + found.last) if found is not None and inside else None

    def _number_end(self, noun: Token) -> int:
        """The token after a noun; after the whole of it where it begins a number like "tens of thousands"."""
        whole = quantity_at(self._texts(noun.i, min(noun.i + 3, self.sentence.last)), 0)
        return noun.i + max(1, whole.last if whole is not None else 1)

    def _counted_by(self, number: Token) -> Token | None:
        for prep in self.passage.children(number, "prep"):
            if prep.text.lower() == "of":
                return self.passage.child(prep, "pobj")
        return None

    def _run(self, noun: Token, end: int) -> Quantity | None:
        """The last quantity among the words before ``end`` that belong to a noun."""
        first = self._left_edge(noun)
        for start in range(max(first - LIMIT_WORDS, self.sentence.first), end):
            quantity = quantity_at(self._texts(start, end), 0)
            if quantity is None or start + quantity.last <= first or self._is_time(start + quantity.last - 1):
                continue
            return quantity._replace(first=start, last=start + quantity.last)
        return None

    def _left_edge(self, noun: Token) -> int:
        """The first token of the unbroken run before a noun that depends on it."""
        i = noun.i
        inside = {noun.i}
        while i > max(self.sentence.first, noun.i - LONGEST):
            above = self.passage.tokens[i - 1]
            while above.head != above.i and above.i not in inside and above.head < noun.i:
                above = self.passage.head(above)
            if above.i not in inside and above.head not in inside:
                break
            i -= 1
            inside.add(i)
        return i

    def _is_time(self, i: int) -> bool:
        phrase = self.passage.phrase_at(self.passage.tokens[i])
        return phrase is not None and phrase.label == "TIMEX"

    def _single(self, noun: Token, what: str) -> _Counted | None:
        """ "A soldier" is one, where people are counted."""
        article = self.passage.child(noun, "det")
        if (
            what not in PERSON_SINGULARS
            or noun.tag != "NN"
            or article is None
            or article.text.lower() not in {"a", "an"}
        ):
            return None
        known = agents().noun(noun.lemma)
        if known is None or known.kind is not MentionKind.PERSON:
            return None
        return _Counted(Quantity(1, 1, False, article.i, noun.i + 1), noun)

    def _texts(self, first: int, last: int) -> list[str]:
        return [token.text for token in self.passage.tokens[first:last]]

    # -- the record ----------------------------------------------------------------------------------------------------

    def _made(self, counted: _Counted, entry: CountWord, carrier: Token, end: int) -> Iterator[Count]:
        (quantity, noun), passage = counted, self.passage
        if noun is not None and noun.i >= quantity.last and noun.i - quantity.last <= LIMIT_WORDS:
            end = max(end, noun.i + 1)
        span = passage.span(quantity.first, max(end, quantity.last))
        per, scope = self._scope(carrier, noun)
        yield Count(
            what=entry.what,
            min=quantity.min,
            max=quantity.max,
            approximate=quantity.approximate,
            of=mention_of(passage, noun) or mention_of(passage, passage.tokens[quantity.last - 1]),
            per=per,
            scope=scope,
            span=span,
            text=span.of(passage.report.text),
        )

    def _scope(self, carrier: Token, noun: Token | None) -> tuple[str | None, CountScope]:
        """The rate and scope that times and words around the count give it."""
        near = {carrier.i} | ({noun.i} if noun is not None else set())
        per, scope = None, CountScope.INCIDENT
        for told in times_in(self.passage, self.sentence):
            chain = [told.phrase.head, *(a.i for a in self.passage.ancestors(self.passage.tokens[told.phrase.head]))][
                :4
            ]
            if not near.intersection(chain):
                continue
            words = told.phrase.mention.text.lower().split()
            rate = words[0] in RATES or (len(words) == 2 and words[0] in {"a", "an"} and told.bound == "")
            unit = next((u for w in words if (u := RATE_UNITS.get(w)) is not None), None)
            if rate and unit is not None:
                per, scope = unit, CountScope.CUMULATIVE
            elif (
                told.bound == "since"
                or (told.bound in {"in", "over", "during"} and unit in LONG_UNITS)
                or (unit == "year" and words[0] == "this")
            ):
                scope = CountScope.CUMULATIVE
        text = {t.text.lower() for t in self.passage.children(carrier)}
        if (
            text & TOTALS
            or "so far" in self.passage.report.text[self.sentence.span.start : self.sentence.span.end].lower()
        ):
            scope = CountScope.CUMULATIVE
        return per, scope


RATES = frozenset({"each", "every", "per", "daily", "weekly", "monthly", "annually", "yearly"})
UNITS = ("day", "week", "month", "year")
RATE_WORDS = (*UNITS, "days", "weeks", "months", "years", "daily", "weekly", "monthly", "annually", "yearly")
RATE_UNITS = dict(zip(RATE_WORDS, (*UNITS, *UNITS, *UNITS, "year"), strict=True))
LONG_UNITS = frozenset({"month", "year"})
TOTALS = frozenset({"altogether", "overall", "total"})
