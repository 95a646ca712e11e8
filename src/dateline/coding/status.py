"""Whether what a word says happened, is going on, planned, considered, conditional or denied."""

from __future__ import annotations

from dateline.coding.clauses import VERBAL, Form, Own, bids, form_of, own_reality, whoever
from dateline.coding.reality import REAL, Reality, embedded
from dateline.language import Passage, Token
from dateline.record import Status
from dateline.vocabulary import Cue, Cues, Effect, Marker, Takes

__all__ = ["Statuses"]

CLAUSE_DEPS = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "conj", "dep"})
TAKES = {
    Form.INFINITIVE: Takes.INF,
    Form.PARTICIPLE: Takes.ING,
    Form.FINITE: Takes.CLAUSE,
    Form.PAST_PARTICIPLE: Takes.ING,
}
NOUN_PREPOSITIONS = frozenset({"of", "for", "to", "on", "about", "in", "against", "by", "over", "at", "from"})
PARTICLES = ("prt", "prep", "advmod")


class Statuses:
    """The statuses of one passage's words. Each is worked out once, from the top of its sentence downwards."""

    def __init__(self, passage: Passage, cues: Cues) -> None:
        self.passage = passage
        self.cues = cues
        self._known: dict[int, Reality] = {}

    def of(self, token: Token) -> Reality:
        """How real what ``token`` says is: a verb, or a noun or adjective that names an event."""
        known = self._known.get(token.i)
        if known is None:
            known = self._clause(token) if token.pos in VERBAL else self._noun(token)
            self._known[token.i] = known
        return known

    # -- clauses -------------------------------------------------------------------------------------------------------

    def _clause(self, verb: Token) -> Reality:
        passage = self.passage
        own = own_reality(passage, verb, self.cues)
        anchor, head = verb, passage.head(verb)
        while anchor.dep == "conj" and head.pos in VERBAL:
            if {anchor.tag, head.tag} == {"VB", "VBG"} and passage.head(head).tag == anchor.tag:
                head = passage.head(head)  # "must stop arming and free": joined to the verb of its own form
            own = self._conjoined(own, anchor, head)
            anchor, head = head, passage.head(head)
        if head is anchor or anchor.dep not in CLAUSE_DEPS or self._apart(anchor, head):
            return self._standing_alone(anchor, own, head)
        return self._governed(anchor, head, own)

    def _apart(self, clause: Token, head: Token) -> bool:
        """Whether a semicolon parts the clause from the verb behind it."""
        return any(t.text == ";" for t in self.passage.tokens[clause.i : head.i])

    def _conjoined(self, own: Own, verb: Token, first: Token) -> Own:
        """A verb joined to another shares what it leaves unsaid: auxiliaries, negation, mood."""
        if not own.bare or not (verb.tag == first.tag or {verb.tag, first.tag} == {"VB", "VBP"}):
            return own
        other = own_reality(self.passage, first, self.cues)
        if first.lemma == "be" and verb.tag in {"VBD", "VBZ", "VBP"}:
            return own  # "was not satisfied and acquitted him": the copula's negation is its own
        return other._replace(reality=other.reality._replace(doubt=own.reality.doubt or other.reality.doubt))

    def _standing_alone(self, verb: Token, own: Own, head: Token) -> Reality:
        reality = own.reality
        if not reality.open:
            return reality
        if verb.dep in {"amod", "compound", "nmod"} and head is not verb:
            return reality._replace(status=Status.ONGOING if verb.tag == "VBG" else Status.HAPPENED, open=False)
        if verb.dep in {"pobj", "dobj", "nsubj", "nsubjpass", "attr", "appos"} and head is not verb:
            return self._noun(verb)
        if own.form is Form.INFINITIVE:
            return reality._replace(status=Status.PLANNED, why="to " + verb.text, open=False)
        if own.form is Form.IMPERATIVE:
            return reality._replace(status=Status.CONSIDERED, why=verb.text, open=False)
        return reality._replace(status=Status.ONGOING if verb.tag == "VBG" else Status.HAPPENED, open=False)

    def _governed(self, anchor: Token, head: Token, own: Own) -> Reality:
        form = own.form if own.form is not Form.IMPERATIVE else form_of(self.passage, anchor)
        if form is Form.IMPERATIVE and own.reality.open and anchor.dep in {"ccomp", "conj"} and bids(head):
            return own.reality._replace(status=Status.CONSIDERED, why=anchor.text, open=False)
        if anchor.dep == "pcomp":
            return self._after_preposition(head, own.reality)
        if anchor.dep in {"acl", "relcl"}:
            return self._beside_noun(anchor, head, own.reality, form)
        if anchor.dep == "advcl":
            return self._adjunct(anchor, head, own, form)
        if head.pos not in VERBAL and head.pos not in {"ADJ", "NOUN", "ADV", "PROPN"}:
            return own.reality._replace(open=False)
        return self._complement(head, own.reality, form)

    def _complement(self, head: Token, own: Reality, form: Form) -> Reality:
        cue = self._cue(head, TAKES.get(form, Takes.INF))
        governor = self._predicate(head) if head.pos == "ADJ" else self.of(head)
        if head.lemma == "be" and form is Form.INFINITIVE:
            cue = self.cues.cue("be", "VERB", Takes.INF_BE)
        if cue is None:
            cue = self._default(head, form)
        if form is Form.FINITE:
            own = self._backshifted(head, cue, own)
        if cue.effect is Effect.FACT and form is Form.PARTICIPLE and own.open and governor.status not in REAL:
            return governor
        return embedded(cue.effect, self._words(head, cue), governor, own, unverified=cue.unverified)

    def _backshifted(self, head: Token, cue: Cue, own: Reality) -> Reality:
        """What was announced with "would" in reported speech is planned, unless a condition goes with it."""
        if own.status is not Status.CONDITIONAL or head.tag not in {"VBD", "VBN"} or not own.why.endswith("would"):
            return own
        backshifts = cue.effect in {Effect.SAY, Effect.PLANNED, Effect.FACT, Effect.CARRY}
        return own._replace(status=Status.PLANNED) if backshifts else own

    def _default(self, head: Token, form: Form) -> Cue:
        effect = {Form.FINITE: Effect.SAY, Form.INFINITIVE: Effect.CONSIDERED}.get(form, Effect.CARRY)
        return Cue(head.lemma, effect, unverified=False)

    def _after_preposition(self, prep: Token, own: Reality) -> Reality:
        """ "of sending", "without firing", "by capturing"."""
        head = self.passage.head(prep)
        cue = self._cue_with(head, prep, Takes.ING)
        if cue is None and head.pos == "NOUN" and prep.lemma in NOUN_PREPOSITIONS:
            cue = self.cues.cue(head.lemma, "NOUN", Takes.ING)
        if cue is None:
            return self._adverbial(prep, head, own)
        return embedded(cue.effect, self._words(head, cue), self.of(head), own, unverified=cue.unverified)

    def _adverbial(self, prep: Token, head: Token, own: Reality) -> Reality:
        effect = self._preposition(prep)
        governor = self.of(head) if head.pos in VERBAL or head.pos == "NOUN" else Reality(Status.HAPPENED)
        if effect in {Effect.DENIED, Effect.CONDITIONAL, Effect.PLANNED}:
            return embedded(effect, prep.text, Reality(Status.HAPPENED), own, unverified=False)
        if own.open:
            return governor if governor.status not in REAL else own._replace(status=Status.HAPPENED, open=False)
        return own

    def _preposition(self, prep: Token) -> Effect | None:
        prepositions = self.cues.markers[Marker.PREPOSITION]
        if prep.i > 0:
            pair = prepositions.get(f"{self.passage.tokens[prep.i - 1].text} {prep.text}".lower())
            if pair is not None:
                return pair
        return prepositions.get(prep.text.lower())

    def _beside_noun(self, clause: Token, noun: Token, own: Reality, form: Form) -> Reality:
        """Clauses that say more of a noun: "a plan to leave", "fighters who left", "men shot in the street"."""
        if form is Form.INFINITIVE:
            cue = self.cues.cue(noun.lemma, "NOUN", Takes.INF) or self.cues.cue(noun.lemma, "ADJ", Takes.INF)
            effect, hedge = (cue.effect, cue.unverified) if cue is not None else (Effect.PLANNED, False)
            return embedded(effect, noun.text, self.of(noun), own, unverified=hedge)
        if form is Form.FINITE and clause.dep == "acl":
            cue = self.cues.cue(noun.lemma, "NOUN", Takes.CLAUSE)
            if cue is not None:
                return self._said_in(noun, cue, own)
        if own.open and form is Form.PARTICIPLE:
            return own._replace(status=self._meanwhile(noun), open=False)
        generic = clause.dep == "relcl" and clause.tag in {"VBP", "VBZ"} and whoever(self.passage, noun)
        if generic and own.status in REAL and self.of(self.passage.head(noun)).status is Status.PLANNED:
            return own._replace(status=Status.CONDITIONAL, why=f"{noun.text} ... {clause.text}", open=False)
        return own._replace(open=False)

    def _said_in(self, noun: Token, cue: Cue, own: Reality) -> Reality:
        """What "reports that ..." say; with the reports denied it is denied too."""
        governor = self.of(noun)
        if cue.effect is Effect.SAY and governor.status is Status.DENIED:
            return Reality(Status.DENIED, governor.why)
        return embedded(cue.effect, noun.text, governor, own, unverified=cue.unverified)

    def _meanwhile(self, token: Token) -> Status:
        """What "-ing" beside a noun is: over where the clause around it tells of the past, going on otherwise."""
        for above in self.passage.ancestors(token):
            if above.pos in VERBAL and above.dep not in {"acl", "xcomp"}:
                reality = self.of(above)
                if reality.status not in REAL and token.dep == "pobj":
                    return reality.status
                told = reality.status is Status.HAPPENED and above.tag in {"VBD", "VBN"}
                return Status.HAPPENED if told else Status.ONGOING
        return Status.ONGOING

    def _adjunct(self, clause: Token, head: Token, own: Own, form: Form) -> Reality:
        """Clauses of purpose, time, condition and manner."""
        if head.pos == "ADJ" and form is Form.INFINITIVE:
            return self._complement(head, own.reality, form)
        governor = self.of(head) if head.pos in VERBAL else Reality(Status.HAPPENED)
        mark = self._mark(clause)
        if mark is not None:
            marked = self._marked(clause, mark, governor, own.reality, form)
            if marked is not None:
                return marked
        if form is Form.INFINITIVE:
            return self._purpose(clause, head, governor, own.reality)
        cue = self._cue(head, Takes.ING) if form is Form.PARTICIPLE and clause.i > head.i else None
        if cue is not None and self._next_to(clause, head):
            return embedded(cue.effect, self._words(head, cue), governor, own.reality, unverified=cue.unverified)
        if own.reality.open and not (form is Form.PARTICIPLE and governor.status is Status.DENIED):
            return embedded(Effect.CARRY, head.text, governor, own.reality, unverified=False)
        return own.reality._replace(open=False)

    def _marked(self, clause: Token, mark: Token, governor: Reality, own: Reality, form: Form) -> Reality | None:
        """By the subordinator; ``None`` where that says nothing of how real the clause is."""
        effect = self.cues.markers[Marker.SUBORDINATOR].get(mark.text.lower())
        if effect is Effect.CONDITIONAL:
            return own._replace(status=Status.CONDITIONAL, why=mark.text, open=False)
        if effect is Effect.CONSIDERED and own.status in REAL:
            return own._replace(status=Status.CONSIDERED, why=mark.text, open=False)
        if mark.text.lower() == "once" and governor.status is Status.PLANNED and own.status is not Status.DENIED:
            return own._replace(status=Status.CONDITIONAL, why=mark.text, open=False)
        return self._timed(own, governor, form, clause) if effect is Effect.FOLLOWS else None

    def _purpose(self, clause: Token, head: Token, governor: Reality, own: Reality) -> Reality:
        cue = self.cues.cue(head.lemma, head.pos, Takes.INF)
        if cue is not None and head.pos == "VERB":
            return embedded(cue.effect, self._words(head, cue), governor, own, unverified=cue.unverified)
        weighed = self._cue(head, Takes.NOUN)
        if weighed is not None and weighed.effect in {Effect.CONSIDERED, Effect.CONDITIONAL}:
            return embedded(weighed.effect, self._words(head, weighed), governor, own, unverified=False)
        return embedded(Effect.PLANNED, "to " + clause.text, governor, own, unverified=False)

    def _next_to(self, clause: Token, head: Token) -> bool:
        """Whether nothing but the verb's own particle or an adverb parts the two ("ruled out sending")."""
        between = self.passage.tokens[head.i + 1 : clause.i]
        return all(t.dep in {"prt", "advmod", "neg"} and t.head in {head.i, clause.i} for t in between)

    def _timed(self, own: Reality, governor: Reality, form: Form, clause: Token) -> Reality:
        """A clause of time in the present tense is as real as what it dates; in the past tense it is told as fact."""
        if own.status is Status.DENIED or (form is Form.FINITE and clause.tag in {"VBD", "VBN"}):
            return own._replace(open=False)
        return embedded(Effect.CARRY, clause.text, governor, own._replace(open=True), unverified=False)

    def _mark(self, clause: Token) -> Token | None:
        for child in self.passage.children(clause, "mark", "advmod"):
            if child.text.lower() in self.cues.markers[Marker.SUBORDINATOR] and child.i < clause.i:
                return child
        return None

    # -- nouns ---------------------------------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Reality:
        own, adjective = self._own_noun(noun)
        if not own.open:
            return own
        found = self._placed(noun, own)
        doubt = found.doubt or own.doubt
        if found.status in REAL:
            found = self._yet_to_come(noun) or found
        if adjective is not None and (found.status in REAL or found.status is adjective.status):
            return adjective._replace(doubt=doubt)
        return found._replace(doubt=doubt, open=False)

    def _yet_to_come(self, noun: Token) -> Reality | None:
        """What a relative clause says of the event itself: "a truce that is to begin on Monday"."""
        for clause in self.passage.children(noun, "relcl"):
            subject = self.passage.child(clause, "nsubj", "nsubjpass")
            cue = self.cues.cue(clause.lemma, "VERB", Takes.SUBJECT)
            if cue is not None and cue.effect is Effect.CARRY and subject is not None and subject.tag == "WDT":
                reality = self.of(clause)
                return reality if reality.status not in REAL else None
        return None

    def _placed(self, noun: Token, own: Reality) -> Reality:
        anchor = noun
        while anchor.dep in {"conj", "appos"} and self.passage.head(anchor).pos in {"NOUN", "PROPN", "VERB"}:
            above = self.passage.head(anchor)
            if above.pos == "VERB":
                return self.of(above)
            anchor = above
        head = self.passage.head(anchor)
        return own if head is anchor else self._in_place(anchor, head, own)

    def _own_noun(self, noun: Token) -> tuple[Reality, Reality | None]:
        """What the noun's own words say: open where they leave it to what governs it, and what its adjective adds."""
        markers, doubt, adjective = self.cues.markers, "", None
        for child in self.passage.children(noun, "det", "amod", "neg", "advmod", "compound"):
            word = child.text.lower()
            doubt = child.text if word in markers[Marker.HEDGE_ADJECTIVE] else doubt
            words = f"{child.text} {noun.text}"
            if child.dep in {"det", "neg"} and word in markers[Marker.NEGATION]:
                return Reality(Status.DENIED, words), None
            effect = markers[Marker.ADJECTIVE].get(word) if child.dep == "amod" else None
            if effect is Effect.TRIED:
                adjective = Reality(Status.CONSIDERED, words, attempted=True)
            elif effect is not None:
                adjective = Reality(Status(effect.value), words)
        return Reality(Status.HAPPENED, "", doubt, open=True), adjective

    def _in_place(self, noun: Token, head: Token, own: Reality) -> Reality:
        if noun.dep == "pobj" and head.text == "at" and self.passage.tokens[head.i + 1].text == "once":
            return self._as_argument(noun, self.passage.head(head), own, Takes.NOUN)
        if noun.dep == "pobj":
            return self._as_object_of(noun, head, own)
        if noun.dep in {"compound", "nmod", "amod"} and head.pos in {"NOUN", "PROPN"}:
            cue = self.cues.cue(head.lemma, "NOUN", Takes.NOUN)
            return (
                embedded(cue.effect, head.text, self.of(head), own, unverified=cue.unverified)
                if cue is not None
                else own
            )
        if head.pos not in VERBAL:
            return own
        if noun.dep in {"attr", "oprd"}:
            return self.of(head)
        takes = {"nsubj": Takes.SUBJECT, "nsubjpass": Takes.PASSIVE, "csubj": Takes.SUBJECT}.get(noun.dep, Takes.NOUN)
        return self._as_argument(noun, head, own, takes)

    def _as_argument(self, noun: Token, head: Token, own: Reality, takes: Takes) -> Reality:
        if takes is Takes.SUBJECT and head.lemma == "be":
            return self._predicated(noun, head, own)
        cue = self._cue(head, takes)
        if cue is None and takes is Takes.PASSIVE:
            cue = self._cue(head, Takes.NOUN) or self._cue(head, Takes.SUBJECT)
        return self._with_cue(noun, head, own, cue)

    def _predicated(self, noun: Token, be: Token, own: Reality) -> Reality:
        """ "talks are possible"."""
        predicate = self.passage.child(be, "acomp")
        cue = self.cues.cue(predicate.lemma, "ADJ", Takes.SUBJECT) if predicate is not None else None
        if predicate is not None and cue is not None:
            return embedded(cue.effect, predicate.text, self.of(be), own, unverified=cue.unverified)
        return self._with_cue(noun, be, own, None)

    def _with_cue(self, noun: Token, head: Token, own: Reality, cue: Cue | None) -> Reality:
        """By the cue; without one a noun is taken for granted, unless it is indefinite under something unreal."""
        governor = self.of(head)
        if cue is not None and cue.effect is not Effect.FACT:
            return embedded(cue.effect, self._words(head, cue), governor, own, unverified=cue.unverified)
        if governor.status in REAL or self._definite(noun):
            return own._replace(open=False)
        return governor

    def _as_object_of(self, noun: Token, prep: Token, own: Reality) -> Reality:
        head = self.passage.head(prep)
        while prep.dep == "conj" and head.pos == "ADP":  # "the case for talks and for sanctions"
            prep, head = head, self.passage.head(head)
        if prep.dep == "agent":
            return self._with_cue(noun, head, own, None)
        cue = self._cue_with(head, prep, Takes.NOUN)
        if cue is None and head.pos in {"NOUN", "ADJ"} and prep.lemma in NOUN_PREPOSITIONS:
            cue = self.cues.cue(head.lemma, head.pos, Takes.NOUN)
        if cue is not None:
            governor = self._predicate(head) if head.pos == "ADJ" else self.of(head)
            if cue.effect is Effect.FACT and governor.status not in REAL and not self._definite(noun):
                return governor
            return embedded(cue.effect, self._words(head, cue), governor, own, unverified=cue.unverified)
        effect = self._preposition(prep)
        if effect in {Effect.DENIED, Effect.CONDITIONAL, Effect.PLANNED}:
            return embedded(effect, prep.text, Reality(Status.HAPPENED), own, unverified=False)
        if (effect is Effect.FACT and head.pos not in VERBAL) or self._definite(noun):
            return own._replace(open=False)
        governor = self.of(head) if head.pos in VERBAL or head.pos == "NOUN" else Reality(Status.HAPPENED)
        return own._replace(open=False) if governor.status in REAL else governor

    def _definite(self, noun: Token) -> bool:
        definite = self.cues.markers[Marker.DEFINITE]
        return any(
            child.dep == "poss" or child.text.lower() in definite
            for child in self.passage.children(noun, "det", "poss", "predet")
        )

    # -- cues ----------------------------------------------------------------------------------------------------------

    def _predicate(self, adjective: Token) -> Reality:
        """How real a predicate adjective is: as the verb that it complements, with its own negation."""
        head = self.passage.head(adjective)
        if adjective.dep in {"acomp", "attr", "oprd", "conj"} and head is not adjective and head.pos in VERBAL:
            return self.of(head)
        return own_reality(self.passage, adjective, self.cues).reality._replace(open=False)

    def _cue(self, head: Token, takes: Takes) -> Cue | None:
        pos = "VERB" if head.pos in VERBAL else head.pos
        if pos == "VERB":
            for child in self.passage.children(head, *PARTICLES):
                found = self.cues.cue(f"{head.lemma} {child.text.lower()}", pos, takes)
                if found is not None and (child.dep == "prt" or child.i == head.i + 1):
                    return found
        return self.cues.cue(head.lemma, pos, takes)

    def _cue_with(self, head: Token, prep: Token, takes: Takes) -> Cue | None:
        pos = "VERB" if head.pos in VERBAL else head.pos
        if pos == "VERB":
            particle = self.passage.child(head, "prt", "advmod", "acomp", "dobj")
            if particle is not None:
                found = self.cues.cue(f"{head.lemma} {particle.lemma} {prep.lemma}", pos, takes)
                if found is not None:
                    return found
        return self.cues.cue(f"{head.lemma} {prep.lemma}", pos, takes)

    def _words(self, head: Token, cue: Cue) -> str:
        """The words of the cue as they stand, auxiliaries included, for the reader."""
        first = head.i
        for child in reversed(self.passage.children(head, "aux", "auxpass", "neg")):
            if child.i == first - 1:
                first = child.i
        last = head.i + 1
        if " " in cue.word and last < len(self.passage.tokens):
            last += self.passage.tokens[last].text.lower() == cue.word.split()[1]
        return self.passage.text(first, last)
