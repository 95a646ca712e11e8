"""What speaks for and against a mention's standing for a chain, as kinds of evidence that are there or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.language.agreement import is_name
from dateline.language.antecedents import PLACE_OR_BODY, place_class_fits
from dateline.language.binding import SUBJECTS, Binding, is_reflexive
from dateline.language.chains import Chain, Chains, initials
from dateline.language.draft import NOMINAL, PRONOUN
from dateline.language.passage import Passage, Phrase, Token
from dateline.record import SectionKind
from dateline.vocabulary import Gender, Grammar, PhraseRole, Pronoun, Voice, phrase_words

__all__ = ["Evidence"]

SEVERAL = 3
MANY = 5
WORDS_BACK = (2, 5, 10, 20, 40)
NEAR = 2
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
FORMS = {PRONOUN: "pronoun", NOMINAL: "noun"}
NUMBERS = {(True, True): "both", (True, False): "one", (False, True): "many", (False, False): "none"}
POINTING = frozenset({"this", "that", "these", "those", "such"})


class Evidence:
    """Gathers the evidence in one passage. Names are those of ``antecedent_weights.csv``."""

    def __init__(self, passage: Passage, chains: Chains, binding: Binding) -> None:
        self.passage, self.chains, self.binding = passage, chains, binding
        self.directions = phrase_words(PhraseRole.DIRECTION)

    def rows(self, phrase: Phrase, candidates: Sequence[Chain]) -> list[list[str]]:
        """For each candidate, and last for none of them, the kinds of evidence that are there."""
        about = list(self._of_mention(phrase))
        rows = []
        governing = self._governing(phrase)
        for rank, chain in enumerate(candidates):
            row = [*about, f"rank {min(rank, SEVERAL)}"]
            row.extend(self._of_chain(phrase, chain))
            row.extend(self._of_grammar(phrase, chain, governing))
            row.extend(self._of_meaning(phrase, chain))
            if phrase.label == PRONOUN:
                row.extend(self._of_speech(phrase, chain))
            else:
                row.extend(self._of_words(phrase, chain))
            rows.append(row)
        self._mark_rivals(candidates, rows)
        rows.append([*about, "none", f"candidates {min(len(candidates), MANY)}", *self._of_none(phrase, candidates)])
        return rows

    def _mark_rivals(self, candidates: Sequence[Chain], rows: Sequence[list[str]]) -> None:
        """ "The cities of Bergen and Oslo": of two places of the class in one sentence, neither is "the city"."""
        of_class = [n for n, row in enumerate(rows) if "place class same" in row]
        sentences = Counter(self.passage.tokens[candidates[n].latest.head].sentence for n in of_class)
        for n in of_class:
            if sentences[self.passage.tokens[candidates[n].latest.head].sentence] > 1:
                rows[n].append("place class rival")

    # -- the mention ---------------------------------------------------------------------------------------------------

    def _of_mention(self, phrase: Phrase) -> Iterator[str]:
        token, pronoun = self.passage.tokens[phrase.head], self.binding.pronoun(phrase)
        if pronoun is not None:
            yield f"mention {_class(pronoun)}"
            if pronoun.possessive:
                yield "mention possessive"
            if is_reflexive(pronoun):
                yield "mention reflexive"
        elif is_name(phrase):
            yield "mention name"
            yield f"mention labelled {phrase.label}"
        else:
            yield f"mention {self._determined(phrase)}"
            yield f"noun {token.lemma}"
            if token.tag in PLURAL_TAGS:
                yield "mention plural"
            if phrase.last - 1 > phrase.head:
                yield "mention extended"
        yield f"mention {phrase.mention.kind.value}"
        yield f"mention as {_function(token)}"
        if self.binding.quotation(token.i) is not None:
            yield "mention quoted"
        if self.passage.sentence_of(token).section is SectionKind.HEADLINE:
            yield "mention in headline"

    def _determined(self, phrase: Phrase) -> str:
        first = self.passage.tokens[phrase.first]
        word = first.text.lower()
        if word == "the":
            return "definite"
        if word in POINTING:
            return "pointing"
        if word in {"a", "an", "another", "some", "one"}:
            return "indefinite"
        if first.tag == "PRP$":
            return "possessed"
        if first.pos == "NUM":
            return "counted"
        return "bare"

    # -- the chain -----------------------------------------------------------------------------------------------------

    def _of_chain(self, phrase: Phrase, chain: Chain) -> Iterator[str]:
        tokens = self.passage.tokens
        here, there = tokens[phrase.head], tokens[chain.latest.head]
        back = here.sentence - there.sentence
        yield f"back {back if back <= NEAR else 'several' if back <= MANY else 'many'}"
        if self.passage.sentence_of(here).paragraph == self.passage.sentence_of(there).paragraph:
            yield "same paragraph"
        yield f"chain of {min(len(chain.members), MANY)}"
        yield f"chain {chain.traits.kind.value}"
        yield f"latest as {_function(there)}"
        yield f"latest {FORMS.get(chain.latest.label, 'name')}"
        yield "chain named" if chain.names else "chain unnamed"
        yield f"chain number {NUMBERS[chain.traits.singular, chain.traits.plural]}"
        recent = sum(here.sentence - tokens[p.head].sentence <= 1 for p in chain.members[-SEVERAL:])
        yield f"recently {recent}"
        between = here.i - there.i
        yield f"words back {next((most for most in WORDS_BACK if between <= most), 'far')}"
        if tokens[chain.members[0].head].sentence <= 1:
            yield "chain leads"
        if self.passage.sentence_of(tokens[chain.members[0].head]).section is SectionKind.HEADLINE:
            yield "chain in headline"

    # -- grammar -------------------------------------------------------------------------------------------------------

    def _governing(self, phrase: Phrase) -> list[Chain | None]:
        """The chains of the subjects that govern a pronoun, the innermost first."""
        if phrase.label != PRONOUN:
            return []
        subjects = self.binding.governing_subjects(self.passage.tokens[phrase.head])
        return [self._headed(subject) for subject in subjects]

    def _headed(self, token: Token) -> Chain | None:
        for phrase in self.passage.phrases_headed(token):
            chain = self.chains.of(phrase)
            if chain is not None:
                return chain
        return None

    def _of_grammar(self, phrase: Phrase, chain: Chain, governing: Sequence[Chain | None]) -> Iterator[str]:
        tokens = self.passage.tokens
        here, there = tokens[phrase.head], tokens[chain.latest.head]
        if chain in governing:
            yield f"governs {min(governing.index(chain), NEAR)}"
        elif governing:
            yield "governed by another"
        if _function(here) == _function(there):
            yield "same function"
        quoted, before = self.binding.quotation(here.i), self.binding.quotation(there.i)
        if quoted is not before:
            yield "out of quotation" if quoted is None else "into quotation"
        elif quoted is not None:
            yield "in one quotation"
        if phrase.label != PRONOUN and self._is_said_to_be(phrase, chain):
            yield "said to be"

    def _is_said_to_be(self, phrase: Phrase, chain: Chain) -> bool:
        """ "Iraq is the only country"."""
        head = self.passage.tokens[phrase.head]
        governor = self.passage.head(head)
        if head.dep != "attr" or governor.lemma != "be" or self.passage.child(governor, "neg") is not None:
            return False
        subject = self.passage.child(governor, "nsubj")
        return subject is not None and any(p.head == subject.i for p in chain.members)

    # -- meaning -------------------------------------------------------------------------------------------------------

    def _of_meaning(self, phrase: Phrase, chain: Chain) -> Iterator[str]:
        mention = phrase.mention
        if mention.kind is not chain.traits.kind:
            yield "place and body" if {mention.kind, chain.traits.kind} == PLACE_OR_BODY else "kinds differ"
        if mention.entity is not None and chain.entities:
            yield "entity same" if mention.entity in chain.entities else "entity differs"
        elif chain.entities:
            yield "entity of chain"
        if mention.country is not None and chain.countries:
            yield "country same" if mention.country in chain.countries else "country differs"
        if mention.sectors and chain.sectors:
            yield "sector same" if mention.sectors[0] in chain.sectors else "sector differs"
        pronoun = self.binding.pronoun(phrase)
        if pronoun is not None and pronoun.gender in {Gender.MASCULINE, Gender.FEMININE}:
            yield "gender same" if chain.gender is pronoun.gender else "gender unsaid"

    def _of_speech(self, phrase: Phrase, chain: Chain) -> Iterator[str]:
        pronoun, speaker = self.binding.pronoun(phrase), self.binding.speaker_of(phrase.head)
        if speaker is not None:
            yield "speaker" if self.chains.of(speaker) is chain else "speaker is another"
        others = [p for p in map(self.binding.pronoun, chain.members) if p is not None]
        if pronoun is not None and any(_class(other) == _class(pronoun) for other in others):
            yield "same pronoun"
            if _class(others[-1]) == _class(pronoun) and chain.latest.label == PRONOUN:
                yield "same pronoun last"

    # -- words ---------------------------------------------------------------------------------------------------------

    def _of_words(self, phrase: Phrase, chain: Chain) -> Iterator[str]:
        tokens = self.passage.tokens
        head = tokens[phrase.head]
        words = [t.text.lower() for t in tokens[phrase.first : phrase.last] if t.tag not in {"DT", "POS", "CD"}]
        if is_name(phrase):
            yield from _of_name(tuple(words), chain)
            return
        if head.lemma in chain.heads:
            yield "head same"
        else:
            yield from (f"nouns {min(head.lemma, other)} and {max(head.lemma, other)}" for other in sorted(chain.heads))
        if any(head.lemma == name[-1] or head.text.lower() == name[-1] for name in chain.names):
            yield "head ends name"
        elif head.lemma in chain.words or head.text.lower() in chain.words:
            yield "head among words"
        qualities = {w for w in words if w not in {head.text.lower(), "-", "of", "in"}}
        if not qualities:
            yield "unqualified"
        else:
            known = len(qualities & chain.words)
            yield "qualities known" if known == len(qualities) else "qualities part known" if known else "qualities new"
        if (head.tag in PLURAL_TAGS) != (tokens[chain.latest.head].tag in PLURAL_TAGS):
            yield "number differs"
        yield from self._of_class(head, chain)

    def _of_class(self, head: Token, chain: Chain) -> Iterator[str]:
        """Whether the noun tells the class of what the chain names: "the city" for a town, "the group" for a body."""
        if place_class_fits(chain, head.lemma):
            yield "place class same"
        if head.lemma in NOUNS["group"]:
            yield "group noun"
        if head.lemma in NOUNS["leader"]:
            yield "leader noun"
        if head.lemma in NOUNS["vague"]:
            yield "vague noun"

    # -- none ----------------------------------------------------------------------------------------------------------

    def _of_none(self, phrase: Phrase, candidates: Sequence[Chain]) -> Iterator[str]:
        head = self.passage.tokens[phrase.head]
        if phrase.label == PRONOUN:
            if self.passage.head(head).lemma == "be":
                yield "none of mere being"
            if self.binding.speaker_of(head.i) is not None:
                yield "none with speaker"
            return
        if any(head.lemma in c.heads for c in candidates):
            yield "none though called so"
        if head.dep == "appos":
            yield "none though explaining"
        words = {t.text.lower() for t in self.passage.tokens[phrase.first : phrase.last]}
        if words & self.directions:
            yield "none with direction"
        if head.lemma in NOUNS["vague"]:
            yield "none of vague noun"


def _class(pronoun: Pronoun) -> str:
    """The pronouns that behave alike."""
    if pronoun.voice is Voice.SPEAKER:
        return "I" if pronoun.number is Grammar.SINGULAR else "we"
    if pronoun.gender in {Gender.MASCULINE, Gender.FEMININE}:
        return "he"
    return "it" if pronoun.number is Grammar.SINGULAR else "they"


def _function(token: Token) -> str:
    if token.dep in SUBJECTS:
        return "subject"
    if token.dep in {"dobj", "dative"}:
        return "object"
    if token.dep in {"poss", "pobj", "conj", "appos", "compound", "ROOT"}:
        return token.dep
    return "other"


def _of_name(words: tuple[str, ...], chain: Chain) -> Iterator[str]:
    if not words:
        return
    if words in chain.names:
        yield "name same"
        return
    shared = False
    for name in chain.names:
        short, full = sorted((words, name), key=len)
        if full[-len(short) :] == short:
            yield "name ends alike"
        elif full[: len(short)] == short:
            yield "name begins alike"
        elif len(short) == 1 and short[0] == initials(full):
            yield "name abbreviated"
        else:
            shared = shared or bool(set(short) & set(full))
            continue
        return
    if shared:
        yield "name shares word"
    elif chain.names:
        yield "name differs"
    if chain.heads & set(words):
        yield "name has head"


NOUNS = {
    "group": frozenset(
        {"group", "organisation", "organization", "movement", "militia", "faction", "network", "party", "body"}
    ),
    "leader": frozenset(
        {"leader", "politician", "official", "man", "woman", "chief", "commander", "cleric", "statesman"}
    ),
    "vague": frozenset({"member", "person", "people", "resident", "citizen", "one"}),
}
