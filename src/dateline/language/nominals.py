"""Mentions by common nouns ("militants", "a city official", "the outskirts") and by pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.language.draft import NOMINAL, PRONOUN, Draft
from dateline.language.name_labels import AMOUNTS, Name
from dateline.language.name_words import NameWords
from dateline.language.passage import Passage, Token
from dateline.record import MentionKind, SectionKind
from dateline.vocabulary import AgentNoun, NounNumber, Pronoun, times

__all__ = ["Nominals", "pronoun_drafts"]

BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "npadvmod", "case"})
INNER = frozenset({"compound", "nmod", "amod"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "attr", "dative", "ROOT"})
NAMING_PREPOSITIONS = frozenset({"in", "from", "at", "near"})
HYPHENS = frozenset({"-", "–", "‑"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
LONGEST_BEFORE = 16
"""Tokens before a head noun beyond which an extent is taken for a misparse and cut to the noun's neighbours."""


@dataclass(slots=True)
class Nominals:
    """Finds nominal mentions around the names already found."""

    passage: Passage
    names: list[Name]
    words: NameWords
    _name_at: dict[int, Name]

    def __init__(self, passage: Passage, names: list[Name], words: NameWords) -> None:
        self.passage, self.names, self.words = passage, names, words
        self._name_at = {i: n for n in names if n.label not in AMOUNTS for i in range(n.first, n.last)}

    def drafts(self) -> Iterator[Draft]:
        """The nominal mentions, those of the longest extent first for one head."""
        for token in self.passage.tokens:
            if token.lemma in self.words.quantities or token.text == "others":
                yield from self._partitive(token)
            if token.tag == "JJ" or token.dep == "npadvmod":
                yield from self._modifying(token)
            elif token.tag in NOUN_TAGS:
                name = self._name_at.get(token.i)
                if name is not None:
                    if token.i == name.last - 1:
                        yield from self._around(name)
                elif (noun := self._noun(token)) is not None:
                    yield from self._headed(token, noun)

    # -- extents -------------------------------------------------------------------------------------------------------

    def _left(self, token: Token) -> int:
        """The first token of the phrase before its head: articles, adjectives, compounds, possessors, numbers."""
        tokens, dependents = self.passage.tokens, self.passage.dependents
        for i in dependents[token.i]:
            if i >= token.i:
                break
            if tokens[i].dep in BEFORE:
                first = i
                while dependents[first] and dependents[first][0] < first:
                    first = dependents[first][0]
                if token.i - first > LONGEST_BEFORE or tokens[first].dep == "punct":
                    return self._near(token)
                return self._behind_conjunct(first, token)
        return token.i

    def _behind_conjunct(self, first: int, token: Token) -> int:
        """Where "Kirkuk and rural areas" is parsed as one phrase, the part behind "and"."""
        for i in range(first, token.i - 1):
            name = self._name_at.get(i)
            if name is not None and name.label != "NORP" and name.last < token.i and i == name.last - 1:
                after = self.passage.tokens[name.last]
                if after.tag == "CC" and after.i + 1 not in self._name_at:
                    return after.i + 1
        return first

    def _near(self, token: Token) -> int:
        tokens, first = self.passage.tokens, token.i
        while first > 0 and tokens[first - 1].head == token.i and tokens[first - 1].dep in BEFORE:
            first -= 1
        return first

    def _right(self, token: Token, noun: AgentNoun | None, end: int, depth: int = 0) -> int:
        """The end of the phrase: "of" and what follows, and "in" with a name where it cannot belong to a verb."""
        passage, tokens = self.passage, self.passage.tokens
        if depth > 2 or end >= len(tokens):
            return end
        preposition = tokens[end]
        if preposition.dep != "prep" or preposition.head != token.i:
            return end
        target = passage.child(preposition, "pobj")
        if target is None or not self._belongs(token, noun, preposition, target):
            return end
        name = self._name_at.get(target.i) or self._name_at.get(preposition.i + 1)
        if name is not None and name.first <= preposition.i + 2:
            return name.last
        if target.tag not in NOUN_TAGS or self._left(target) != preposition.i + 1:
            return end
        return self._right(target, self._noun(target), target.i + 1, depth + 1)

    def _belongs(self, token: Token, noun: AgentNoun | None, preposition: Token, target: Token) -> bool:
        word = preposition.text.lower()
        if word == "of":
            return True
        named = target.i in self._name_at
        if word in {"for", "to"}:
            return named and noun is not None and (noun.relational or token.text[0].isupper())
        before_verb = token.dep in {"nsubj", "nsubjpass"} and token.head > target.i
        return word in NAMING_PREPOSITIONS and named and before_verb and noun is not None and noun.kind in ACTORS

    # -- heads ---------------------------------------------------------------------------------------------------------

    def _noun(self, token: Token) -> AgentNoun | None:
        """The common noun that the token ends, the longest the vocabulary has."""
        nouns, tokens = self.words.agents.nouns, self.passage.tokens
        lemma, i = token.lemma, token.i
        found = self.words.noun_of(token)
        words = lemma
        for n in range(1, self.words.agents.longest):
            if i - n < 0 or tokens[i - n].sentence != token.sentence or tokens[i - n].dep not in INNER | {"punct"}:
                break
            before = tokens[i - n].text.lower()
            words = f"{before} {words}"
            found = nouns.get(words) or found
        return found

    def _headed(self, token: Token, noun: AgentNoun) -> Iterator[Draft]:
        """The mention headed by a common noun, and the part of it that acts where the noun is inside a compound."""
        passage = self.passage
        governor = passage.tokens[token.head]
        first = self._left(token)
        if token.dep in INNER and governor.i > token.i and governor.tag in NOUN_TAGS:
            yield from self._inner(token, noun, governor)
            return
        if self._is_generic(token, noun, first):
            return
        if token.dep == "pobj" and governor.text.lower() == "of" and passage.tokens[first].tag not in {"DT", "PRP$"}:
            above = passage.tokens[governor.head]
            if above.lemma in self.words.quantities and above.i == governor.i - 1:
                return
        last = self._right(token, noun, token.i + 1)
        yield Draft(first, last, token.i, self._kind(token, noun), NOMINAL, self._same_place(token, last))

    def _same_place(self, token: Token, last: int) -> tuple[int, int] | None:
        """The name in "the city of Kirkuk": city and name are the same place; "the outskirts of Kirkuk" are not."""
        name = self._name_at.get(last - 1)
        if token.lemma not in self.words.naming or token.tag in PLURAL_TAGS or name is None or name.last != last:
            return None
        return (name.first, name.last) if name.first == token.i + 2 and self._name_at.get(token.i) is None else None

    def _inner(self, token: Token, noun: AgentNoun, governor: Token) -> Iterator[Draft]:
        """Who acts in "Syrian government shelling": named by the words before the head, not by the head."""
        outer = self._noun(governor)
        if noun.kind not in ACTORS or (outer is not None and outer.kind in ACTORS) or governor.i in self._name_at:
            return
        tokens, first, heads = self.passage.tokens, token.i, {token.i, governor.i}
        while first > 0 and tokens[first - 1].head in heads:
            before = tokens[first - 1]
            if before.i not in self._name_at and before.dep != "case" and self._noun(before) is None:
                break
            first -= 1
        kind = MentionKind.ORGANISATION if noun.kind is MentionKind.PERSON else noun.kind
        yield Draft(first, token.i + 1, token.i, kind, NOMINAL)

    def _modifying(self, token: Token) -> Iterator[Draft]:
        """Who is said by a mere modifier: "rebel" in "rebel stronghold", "insurgent" in "insurgent-held town"."""
        tokens, noun = self.passage.tokens, self.words.agents.nouns.get(token.lemma)
        if noun is None or noun.kind not in ACTORS or token.i in self._name_at:
            return
        behind = tokens[token.i + 1 : token.i + 3]
        if len(behind) == 2 and behind[0].text in HYPHENS:
            if behind[1].tag == "VBN" and token.dep in INNER | {"npadvmod"}:
                yield Draft(token.i, token.i + 1, token.i, MentionKind.ORGANISATION, NOMINAL)
        elif token.dep == "amod" and not ARMED.isdisjoint(noun.sectors) and noun.number is NounNumber.COUNT:
            yield from self._inner(token, noun, tokens[token.head])

    def _is_generic(self, token: Token, noun: AgentNoun, first: int) -> bool:
        """Whether a bare singular names nobody ("by force", "at sea"); headlines drop articles, so not there."""
        if token.tag in PLURAL_TAGS or first < token.i or noun.number is not NounNumber.COUNT:
            if noun.number is NounNumber.COLLECTIVE and first == token.i and token.tag == "NN":
                return token.dep not in {"nsubj", "nsubjpass", "dobj", "conj"}
            return False
        sentence = self.passage.sentences[token.sentence]
        if sentence.section is SectionKind.HEADLINE or token.dep in {"nsubj", "nsubjpass"}:
            return False
        return not token.text[0].isupper()

    def _kind(self, token: Token, noun: AgentNoun) -> MentionKind:
        if noun.kind is MentionKind.PERSON and (token.tag in PLURAL_TAGS or noun.number is not NounNumber.COUNT):
            return MentionKind.ORGANISATION
        return noun.kind

    def _partitive(self, token: Token) -> Iterator[Draft]:
        """Headed by a quantity, named by what follows: "thousands of volunteers", "some of the men", "five others"."""
        passage = self.passage
        following = passage.child(token, "prep")
        if following is not None and following.i == token.i + 1 and following.text.lower() == "of":
            target = passage.child(following, "pobj")
            noun = self._noun(target) if target is not None and target.i not in self._name_at else None
            if target is not None and noun is not None:
                last = self._right(target, noun, target.i + 1)
                kind = self._kind(target, noun)
                if kind is MentionKind.ORGANISATION and token.lemma == "one" and noun.kind is MentionKind.PERSON:
                    kind = MentionKind.PERSON
                yield Draft(self._left(token), last, token.i, kind, NOMINAL)
        elif token.text.lower() == "others" and token.dep in ARGUMENTS:
            yield Draft(self._left(token), token.i + 1, token.i, MentionKind.ORGANISATION, NOMINAL)

    def _around(self, name: Name) -> Iterator[Draft]:
        """What stands before a name and belongs to it: "Prime Minister Haider al-Abadi", "the group Ansar Dine"."""
        tokens = self.passage.tokens
        head = tokens[name.last - 1]
        if head.dep in INNER and head.head > head.i and tokens[head.head].tag in NOUN_TAGS:
            return
        yield from self._with_country(name, head)
        first = self._left(head)
        stands_for = (name.first, name.last)
        if name.label == "PERSON":
            first = min(first, self._titles_before(name))
            before = tokens[first : name.first]
            plural = any(t.tag in PLURAL_TAGS and t.head == head.i and t.dep in INNER for t in before)
            if first < name.first and not plural and any(t.tag != "DT" for t in before):
                yield Draft(first, name.last, head.i, MentionKind.PERSON, NOMINAL, stands_for)
        elif name.label in {"ORG", "GPE", "LOC", "FAC", "PRODUCT"} and first < name.first:
            before = tokens[first : name.first]
            noun = next((n for t in reversed(before) if t.head == head.i and (n := self._noun(t)) is not None), None)
            if noun is not None and noun.kind in {MentionKind.ORGANISATION, MentionKind.PLACE} | PLATFORMS:
                yield Draft(first, name.last, head.i, noun.kind, NOMINAL, stands_for)
            elif before[-1].text.lower() in self.words.directions and name.label in {"GPE", "LOC"}:
                start = before[-1].i
                yield Draft(start, name.last, head.i, MentionKind.PLACE, NOMINAL)

    def _with_country(self, name: Name, head: Token) -> Iterator[Draft]:
        """ "Palmyra, Syria": the two together name the first."""
        tokens, comma = self.passage.tokens, name.last
        other = self._name_at.get(comma + 1)
        if name.label != "GPE" or other is None or other.label != "GPE" or tokens[comma].text != ",":
            return
        outer = tokens[other.last - 1]
        if outer.head == head.i and outer.dep in {"appos", "npadvmod"} and other.last > comma:
            yield Draft(name.first, other.last, head.i, MentionKind.PLACE, NOMINAL, (name.first, name.last))

    def _titles_before(self, name: Name) -> int:
        """Titles right before a name belong to it even where the parse hangs them elsewhere."""
        tokens, first = self.passage.tokens, name.first
        start = self.passage.sentences[tokens[name.first].sentence].first
        while first > start and tokens[first - 1].tag in NOUN_TAGS and self.words.is_title(tokens[first - 1]):
            first -= 1
        return first


ACTORS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
PLATFORMS = frozenset({MentionKind.PLATFORM})


def pronoun_drafts(passage: Passage, table: Mapping[str, Pronoun]) -> Iterator[Draft]:
    """Pronouns that can stand for an actor; "it" that stands for nothing is passed over."""
    tokens = passage.tokens
    for token in tokens:
        if token.pos != "PRON":
            continue
        pronoun = table.get(token.text.lower())
        if pronoun is None or (pronoun.word == "it" and _is_expletive(passage, token)):
            continue
        kind = pronoun.kind
        if pronoun.word in {"who", "whom"} and _is_plural_relative(passage, token):
            kind = MentionKind.ORGANISATION
        yield Draft(token.i, token.i + 1, token.i, kind, PRONOUN)


def _is_expletive(passage: Passage, token: Token) -> bool:
    """ "it is clear that", "it took days to", "it seems", "it was a cold day"."""
    verb = passage.head(token)
    if token.dep == "expl":
        return True
    if token.dep not in {"nsubj", "nsubjpass"}:
        return False
    clause = passage.child(verb, "ccomp", "csubj") is not None
    if verb.lemma in {"seem", "appear", "happen", "turn", "rain", "snow"}:
        return clause or verb.lemma in {"rain", "snow"}
    if token.dep == "nsubjpass":
        return clause and verb.lemma in {"say", "believe", "report", "think", "understand", "expect", "know", "claim"}
    predicate = passage.child(verb, "acomp", "attr")
    if verb.lemma == "be":
        late = passage.child(verb, "xcomp", "advcl", "ccomp", "relcl", "csubj")
        inner = (
            predicate is not None and passage.child(predicate, "xcomp", "ccomp", "relcl", "acl", "advcl") is not None
        )
        return predicate is None or predicate.lemma in _spans_of_time() or late is not None or inner
    return verb.lemma == "take" and passage.child(verb, "xcomp", "advcl") is not None


@cache
def _spans_of_time() -> frozenset[str]:
    """ "day", "year": what "it was" of no actor."""
    return frozenset(word.word for word in times().words if word.kind == "unit")


def _is_plural_relative(passage: Passage, token: Token) -> bool:
    for ancestor in passage.ancestors(token):
        if ancestor.dep == "relcl":
            return passage.head(ancestor).tag in PLURAL_TAGS
        if ancestor.sentence != token.sentence:
            break
    return False
