"""Who and what stands around a verb, whatever the construction: the clause in logical form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from dateline.language import Passage, Token

__all__ = ["Clause", "Clauses"]

RELATIVE = frozenset({"who", "which", "that", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
VERBAL = frozenset({"VERB", "AUX"})
INHERITS = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "conj"})
"""Dependencies through which a verb without a subject of its own takes that of what it hangs on."""
TEMPORAL = frozenset({"DATE", "TIME"})
STRAY = frozenset({"advmod", "npadvmod", "dep"})
NAMED = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})
COMPLETES = ("advmod", "oprd", "acomp", "prt")
PREDICATES = ("attr", "acomp")
NONE: frozenset[str] = frozenset()
DEPTH = 12
"""Control chains longer than this do not occur in news; a bound keeps odd parses cheap."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and its arguments in logical form: a passive has its agent as subject, its grammatical subject as object.

    Attributes:
        verb: the verb. passive: whether it is in the passive.
        subjects, objects: heads of who does it and of what it is done to, coordinated ones included.
        particle: "up" in "blew up", or ``""``.
        preps: objects of each preposition that hangs on the verb. near: the same for those that hang on its object.
        clauses: verbs of the clauses and infinitives that complete it.
        beside: words that complete it like a particle: "back" in "thrown back", "dead" in "shot dead".
    """

    verb: Token
    passive: bool
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    particle: str
    preps: dict[str, tuple[Token, ...]]
    near: dict[str, tuple[Token, ...]]
    clauses: tuple[Token, ...]
    beside: frozenset[str] = NONE

    def slot(self, name: str) -> tuple[Token, ...]:
        """What fills the slot ``subject``, ``object`` or that of a preposition."""
        if name == "subject":
            return self.subjects
        if name == "object":
            return self.objects
        return self.preps.get(name) or self.near.get(name, ())


class Clauses:
    """The clauses of one passage, worked out once each; ``control``: verbs like "promise", whose subject is meant."""

    def __init__(self, passage: Passage, control: frozenset[str] = frozenset()) -> None:
        self.passage = passage
        self.control = control
        self._known: dict[int, Clause] = {}

    def of(self, verb: Token) -> Clause:
        """The clause of ``verb``."""
        found = self._known.get(verb.i)
        if found is None:
            found = self._known[verb.i] = self._read(verb)
        return found

    def preps(self, token: Token) -> dict[str, tuple[Token, ...]]:
        """The objects of each preposition that hangs on ``token``; "out of" counts as "of" and as "out"."""
        found: dict[str, tuple[Token, ...]] = {}
        for child in self.passage.children(token, "prep", "agent", "dative", "advmod", "prt"):
            if child.dep == "dative" and child.pos != "ADP":
                found["dative"] = self.conjuncts(child)
                continue
            self._add(found, child, child.text.lower())
        return found

    def _add(self, found: dict[str, tuple[Token, ...]], prep: Token, name: str) -> None:
        objects = [
            t
            for child in self.passage.children(prep, "pobj", "pcomp")
            if child.ent not in TEMPORAL
            for t in self.conjuncts(child)
        ]
        if objects:
            found[name] = found.get(name, ()) + tuple(objects)
        for inner in self.passage.children(prep, "prep"):
            self._add(found, inner, inner.text.lower())
            if inner.text.lower() in found:
                found.setdefault(name, found[inner.text.lower()])
        for conj in self.passage.children(prep, "conj"):
            if conj.pos == "ADP":
                self._add(found, conj, conj.text.lower())

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """``token`` and what is coordinated with it, relative pronouns replaced by what they stand for."""
        return tuple(self.referent(t) for t in self.passage.conjuncts(token) if t is token or t.pos != "VERB")

    def referent(self, token: Token) -> Token:
        """What a relative pronoun stands for; any other token itself."""
        if token.tag not in {"WDT", "WP"} and not (token.text.lower() == "that" and token.tag == "WDT"):
            return token
        if token.text.lower() not in RELATIVE:
            return token
        clause = next((a for a in chain((token,), self.passage.ancestors(token)) if a.dep == "relcl"), None)
        return self.passage.head(clause) if clause is not None else token

    def is_passive(self, verb: Token, depth: int = 0) -> bool:
        """Whether the verb stands in the passive, reduced relative clauses ("areas controlled by") included."""
        passage = self.passage
        if passage.child(verb, "auxpass", "nsubjpass") is not None:
            return True
        if verb.tag not in {"VBN", "VBD"}:
            return False
        if passage.child(verb, "agent") is not None:
            return True
        if verb.tag == "VBN" and verb.dep in {"acl", "amod", "advcl"} and passage.child(verb, "nsubj", "aux") is None:
            return True
        if verb.dep in {"conj", "xcomp"} and depth < DEPTH and passage.child(verb, "nsubj", "aux", "dobj") is None:
            head = passage.head(verb)
            return verb.tag == head.tag == "VBN" and head.pos in VERBAL and self.is_passive(head, depth + 1)
        return False

    # -- reading a clause ----------------------------------------------------------------------------------------------

    def _read(self, verb: Token) -> Clause:
        passage, passive = self.passage, self.is_passive(verb)
        preps = self.preps(verb)
        subjects = self.grammatical(verb)
        objects = tuple(t for child in passage.children(verb, "dobj", "obj") for t in self.conjuncts(child))
        objects = objects or self._name_behind(verb)
        if passive:
            if objects and subjects:
                preps.setdefault("dative", subjects)  # "was given access": the subject receives
            subjects, objects = preps.get("by", ()), objects or subjects
        elif not objects:
            objects = self._object_elsewhere(verb) or self._raised(verb)
        particle = passage.child(verb, "prt")
        near: dict[str, tuple[Token, ...]] = {}
        for thing in objects if not passive or "dative" in preps else ():
            for name, found in self.preps(thing).items():
                near.setdefault(name, found)
        dative = passage.child(verb, "dative")
        if dative is not None and dative.pos != "ADP":
            preps["dative"] = self.conjuncts(dative)
        clauses = tuple(t for t in passage.children(verb, "xcomp", "ccomp", "pcomp") if t.pos in VERBAL)
        beside = frozenset(t.text.lower() for t in passage.children(verb, *COMPLETES))
        return Clause(
            verb, passive, subjects, objects, particle.text.lower() if particle else "", preps, near, clauses, beside
        )  # fmt: skip

    def predication(self, copula: Token) -> Clause:
        """The clause of a form of "be", with what it says of its subject as object: "the attack was unacceptable"."""
        said = tuple(t for child in self.passage.children(copula, *PREDICATES) for t in self.conjuncts(child))
        return replace(self.of(copula), objects=said)

    def _object_elsewhere(self, verb: Token) -> tuple[Token, ...]:
        """The object of a verb that has none of its own: the noun of its relative clause, or that of its conjunct."""
        passage = self.passage
        if verb.dep == "relcl":
            subject = passage.child(verb, "nsubj")
            if subject is not None and subject.text.lower() not in RELATIVE and passage.head(verb).pos in NOMINAL:
                return self.conjuncts(passage.head(verb))
            return ()
        conj = passage.child(verb, "conj")
        if conj is not None and conj.tag == verb.tag and conj.i - verb.i <= 3 and passage.child(conj, "nsubj") is None:
            return tuple(t for child in passage.children(conj, "dobj") for t in self.conjuncts(child))
        return ()

    def _name_behind(self, verb: Token) -> tuple[Token, ...]:
        """A name right behind the verb that the parser took for an adverb: "attacked Mosul on Friday"."""
        if verb.i + 1 >= len(self.passage.tokens):
            return ()
        name = self.passage.tokens[verb.i + 1]
        return (name,) if name.head == verb.i and name.dep in STRAY and name.ent in NAMED else ()

    def _raised(self, verb: Token) -> tuple[Token, ...]:
        """The object that is the subject of an infinitive: "allowed supplies to reach the town"."""
        clause = self.passage.child(verb, "ccomp")
        if clause is None or not any(t.tag == "TO" for t in self.passage.children(clause, "aux")):
            return ()
        subject = self.passage.child(clause, "nsubj")
        return self.conjuncts(subject) if subject is not None else ()

    def grammatical(self, verb: Token, depth: int = 0) -> tuple[Token, ...]:
        """The grammatical subject, where need be that of the verb or noun which this one hangs on."""
        passage = self.passage
        own = passage.child(verb, "nsubj", "nsubjpass") or self._misplaced(verb)
        if own is not None:
            return self.conjuncts(own)
        if verb.head == verb.i or depth > DEPTH:
            return ()
        head = passage.head(verb)
        if head.pos in VERBAL:
            return self._inherited(verb, head, depth)
        if verb.dep == "pcomp" and head.pos == "ADP":
            above = passage.head(head)
            return self._controlled_by_preposition(head, above, depth) if above.pos in VERBAL else self._owners(above)
        if head.pos in NOMINAL:
            return self._modified(verb, head, depth) if verb.dep in {"acl", "relcl"} else self._owners(head)
        return ()

    def _inherited(self, verb: Token, head: Token, depth: int) -> tuple[Token, ...]:
        """The subject that a verb takes from the verb above it: that one's object ("told X to go") or subject."""
        thing = self.passage.child(head, "dobj", "dative")
        if verb.dep == "xcomp" and thing is not None and not self._subject_control(head):
            return self.conjuncts(thing)
        return self.grammatical(head, depth + 1) if verb.dep in INHERITS else ()

    def _misplaced(self, verb: Token) -> Token | None:
        """A subject that the parser took for a conjunct of the verb before: "and its bombers have been killing"."""
        tokens, i = self.passage.tokens, verb.i - 1
        while i >= 0 and (tokens[i].pos == "AUX" or tokens[i].dep in {"advmod", "neg"}) and tokens[i].head == verb.i:
            i -= 1
        if i < 0 or tokens[i].sentence != verb.sentence or (verb.tag in {"VB", "VBG"} and i == verb.i - 1):
            return None
        before = tokens[i]
        stray = before.dep == "conj" and before.pos in {"NOUN", "PROPN"} and tokens[before.head].pos in VERBAL
        return before if stray and before.head != verb.i else None

    def _subject_control(self, head: Token) -> bool:
        """Whether an infinitive beside an object has the subject of the verb above as its own ("promised X to go")."""
        return head.lemma in self.control

    def _controlled_by_preposition(self, prep: Token, above: Token, depth: int) -> tuple[Token, ...]:
        """Who is meant in "accused X of killing" (X) and in "left after killing" (who left)."""
        if prep.text.lower() in {"of", "from", "for", "into"}:
            thing = self.passage.child(above, "dobj")
            if thing is not None:
                return self.conjuncts(thing)
        return self.grammatical(above, depth + 1)

    def _modified(self, verb: Token, head: Token, depth: int) -> tuple[Token, ...]:
        """The subject of a clause that modifies a noun: the noun, or for "a plan to attack" whoever has the plan."""
        relative = self.passage.child(verb, "dobj", "pobj")
        if verb.tag == "VB" and verb.dep in {"acl", "relcl"} and self.passage.child(verb, "mark") is None:
            owners = self._owners(head)
            if owners:
                return owners
            above = self.passage.head(head)
            if head.dep in {"dobj", "attr", "nsubjpass"} and above.pos in VERBAL:
                return self.grammatical(above, depth + 1) if head.dep != "nsubjpass" else ()
            return ()
        if relative is not None and relative.text.lower() in RELATIVE:
            return ()
        return self.conjuncts(head) if head.dep != "conj" else (head,)

    def _owners(self, noun: Token) -> tuple[Token, ...]:
        found = self.passage.child(noun, "poss")
        if found is not None:
            return self.conjuncts(found)
        by = self.preps(noun).get("by")
        return by if by is not None else ()
