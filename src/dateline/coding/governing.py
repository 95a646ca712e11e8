"""Events reached through a verb or noun that governs them: "carried out an attack", "a threat to attack"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.coding.arguments import Clause, Clauses
from dateline.coding.frames import Frame, subject_fits
from dateline.coding.nominal import Nominals, filled
from dateline.coding.wording import Wording
from dateline.language import Passage, Token
from dateline.record import EventType
from dateline.vocabulary import Form, Governor, Hold

__all__ = ["Governing"]

EXAMPLES = ("as", "like", "including")
"""What names the events behind a general word: "options such as air strikes"."""
HAPPENS = "subject"
"""In place of a preposition: the governor says of its subject that it happens ("talks took place")."""
SIDES = ("with", "between", "among")
SEPARATION = 6
"""A light verb and its noun further apart than this are quoted by the noun alone."""


class Governing:
    """Applies governors in one passage. ``frame_of`` gives the event that a token says."""

    def __init__(
        self, passage: Passage, clauses: Clauses, nominals: Nominals, frame_of: Callable[[Token], Frame | None]
    ) -> None:
        self.passage = passage
        self.clauses = clauses
        self.nominals = nominals
        self.wording: Wording = nominals.wording
        self.frame_of = frame_of

    def verb(self, clause: Clause) -> Frame | None:
        """The event that the verb's governors make of what it governs, or ``None``."""
        for governor in self.wording.lexicon.governing_verbs.get(clause.verb.lemma, ()):
            if not _particle_fits(governor, clause) or not _prep_fits(governor, clause):
                continue
            if not subject_fits(governor.subject, clause, self.wording):
                continue
            found = self._apply(governor, clause)
            if found is not None:
                return found
        return None

    def noun(self, noun: Token) -> Frame | None:
        """The same of a noun."""
        governors = self.wording.lexicon.governing_nouns.get(noun.lemma, ())
        if not governors:
            return None
        slots = self.nominals.slots(noun, noun.i)
        clause = Clause(noun, False, self._holder(noun), (), "", slots, {}, self._complements(noun))
        for governor in governors:
            if governor.prep and governor.prep not in slots:
                continue
            found = self._apply(governor, clause)
            if found is not None:
                return found
        return None

    def _holder(self, noun: Token) -> tuple[Token, ...]:
        """Whose promise, threat or demand it is where a verb says so: the subject of "made a promise"."""
        above = self.passage.head(noun)
        return self.clauses.of(above).subjects if noun.dep == "dobj" and above.pos == "VERB" else ()

    def _complements(self, token: Token) -> tuple[Token, ...]:
        return tuple(
            t
            for t in self.passage.children(token, "acl", "relcl", "ccomp", "xcomp")
            if t.pos in {"VERB", "AUX"} and (t.tag == "VB" or t.dep == "ccomp")
        )

    # -- what is governed ----------------------------------------------------------------------------------------------

    def _apply(self, governor: Governor, clause: Clause) -> Frame | None:
        nouns, verbs = self._things(governor, clause)
        for token in (*nouns, *verbs):
            inner = self.frame_of(token)
            if inner is None or (governor.inner and inner.type not in governor.inner):
                continue
            if not self._own_deed(governor, clause, inner, token) or self._reticent(governor, token):
                continue
            return self._compose(governor, clause, inner, token)
        if any(self._reticent(governor, t) for t in (*nouns, *verbs)):
            return None
        reached = bool(verbs) or (bool(governor.prep) and bool(nouns))
        if not governor.bare or governor.type is None or not reached:
            return None
        bare = self._bare(governor, clause)
        return bare if bare.recipients or governor.type is not EventType.REQUEST else None

    def _things(self, governor: Governor, clause: Clause) -> tuple[list[Token], list[Token]]:
        """Nouns and verbs that the governor may hold here."""
        if governor.prep == HAPPENS:
            return list(clause.subjects or clause.objects), []
        things = clause.slot(governor.prep) if governor.prep else clause.objects
        nouns = [t for t in things if t.pos not in {"VERB", "AUX"}]
        nouns += [t for noun in nouns for name in EXAMPLES for t in self.clauses.preps(noun).get(name, ())]
        verbs = [t for t in things if t.pos in {"VERB", "AUX"}]
        verbs += [t for t in clause.clauses if t not in verbs]
        if not verbs and governor.form is not Form.NOUN:
            verbs = [
                t for t in self.passage.children(clause.verb, "advcl") if self._infinitive(t) and t.i > clause.verb.i
            ]
        if governor.form is Form.NOUN:
            return nouns, []
        if governor.form is Form.TO:
            verbs = [t for t in verbs if self._infinitive(t)]
        return ([] if governor.form in {Form.CLAUSE, Form.TO} else nouns), verbs

    def _infinitive(self, verb: Token) -> bool:
        return any(t.text.lower() == "to" for t in self.passage.children(verb, "aux", "mark"))

    def _reticent(self, governor: Governor, token: Token) -> bool:
        """Whether somebody only will not speak or be named: "declined to comment", "asked not to be identified"."""
        quiet = governor.type in {EventType.REJECT, EventType.REQUEST} and token.pos in {"VERB", "AUX", "NOUN"}
        return quiet and "reticence" in self.wording.lexicon.classes.get(token.lemma, ())

    def _own_deed(self, governor: Governor, clause: Clause, inner: Frame, token: Token) -> bool:
        """A threat in a full clause is a threat only of the speaker's own deeds ("warned that it would strike")."""
        if governor.type is not EventType.THREATEN or token.dep != "ccomp":
            return True
        return all(t in clause.subjects or t.pos == "PRON" for t in inner.actors)

    # -- what comes of it ----------------------------------------------------------------------------------------------

    def _compose(self, governor: Governor, clause: Clause, inner: Frame, token: Token) -> Frame:
        if governor.type is None:
            return self._carried(governor, clause, inner, token)
        made = self.wording.lexicon.composition(governor.type, inner.type, inner.mode)
        absorbed = frozenset() if governor.keeps else inner.absorbs | {inner.head, token.i}
        words = self._words(clause, inner.anchor if abs(inner.head - clause.verb.i) <= SEPARATION else ())
        return Frame(
            clause.verb.i,
            words,
            governor.type,
            governor.mode or made.mode,
            governor.contexts or inner.contexts,
            made.cameo or governor.cameo,
            self._slots(governor.actor, clause, inner),
            self._slots(governor.recipient, clause, inner),
            () if governor.keeps else inner.places,
            absorbed,
            beside=self._beside(inner, clause) if governor.keeps else None,
            why=(f'{governor.type}: "{clause.verb.text}" of {inner.type}', *inner.why),
        )

    def _beside(self, inner: Frame, clause: Clause) -> Frame | None:
        """The governed event, with the place that the parser hung on the governor ("condemned the attack in Homs")."""
        if inner.pattern is None or inner.places:
            return None
        places = filled(inner.pattern.place, clause.preps)
        return replace(inner, places=places) if places else None

    def _bare(self, governor: Governor, clause: Clause) -> Frame:
        assert governor.type is not None
        return Frame(
            clause.verb.i,
            self._words(clause, ()),
            governor.type,
            governor.mode,
            governor.contexts,
            governor.cameo,
            self._slots(governor.actor, clause, None),
            self._slots(governor.recipient, clause, None),
            why=(f'{governor.type}: "{clause.verb.text}"',),
        )

    def _carried(self, governor: Governor, clause: Clause, inner: Frame, token: Token) -> Frame:
        """The governed event itself, with what stands around its light verb as well."""
        nominal = token.pos not in {"VERB", "AUX"}
        modifies = clause.verb.dep in {"acl", "relcl"} and clause.verb.head == token.i
        takes_over = nominal and governor.hold in {Hold.LIGHT, Hold.ASPECT} and not modifies
        actors, recipients, places = inner.actors, inner.recipients, inner.places
        outer = self._slots(governor.actor, clause, None)
        if nominal and inner.pattern is None:
            actors = actors or outer
        elif nominal and inner.pattern is not None:
            if inner.pattern.joint:
                sides = (*actors, *(t for name in SIDES for t in clause.preps.get(name, ())))
                actors = outer + tuple(t for t in dict.fromkeys(sides) if t not in outer)
            elif (not actors or all(t.pos == "PRON" for t in actors)) and self._lends(governor, inner):
                actors = outer or actors
            around = {name: found for name, found in clause.preps.items() if token not in found}
            recipients = recipients or filled(inner.pattern.recipient, around)
            places = places or filled(inner.pattern.place, around)
        recipients = recipients or self._slots(governor.recipient, clause, None)
        if governor.recipient == ("subject",):
            recipients = self._slots(governor.recipient, clause, None)
            actors = tuple(t for t in actors if t not in recipients) or clause.preps.get("from", ())
        near = takes_over and abs(inner.head - clause.verb.i) <= SEPARATION
        return replace(
            inner,
            head=clause.verb.i if takes_over else inner.head,
            anchor=self._words(clause, inner.anchor, governor.particle) if near else inner.anchor,
            actors=actors,
            recipients=recipients,
            places=places,
            absorbs=inner.absorbs
            | {inner.head, token.i, clause.verb.i} - ({clause.verb.i} if takes_over else {inner.head}),
            sure=inner.sure or governor.prep == HAPPENS,
            needs="nothing" if governor.prep == HAPPENS else "argument" if inner.needs == "governor" else inner.needs,
        )

    def _lends(self, governor: Governor, inner: Frame) -> bool:
        """Whether who governs an event also does it: not so who announces a death."""
        suffered = inner.pattern is not None and inner.pattern.actor == ("by",)
        return governor.hold is not Hold.ATTITUDE or not suffered

    def _words(self, clause: Clause, more: tuple[int, ...], particle: str = "") -> tuple[int, ...]:
        """The governor with its particle ("carried out", "took place"), and ``more``."""
        parts = self.passage.children(clause.verb, "prt")
        parts += [t for t in self.passage.children(clause.verb, "dobj") if particle and t.lemma == particle]
        return (clause.verb.i, *(t.i for t in parts), *more)

    def _slots(self, names: tuple[str, ...], clause: Clause, inner: Frame | None) -> tuple[Token, ...]:
        for name in names:
            found = self._slot(name, clause, inner)
            if found:
                return found
        return ()

    def _slot(self, name: str, clause: Clause, inner: Frame | None) -> tuple[Token, ...]:
        if name == "light":
            return clause.subjects
        if not name.startswith("inner-"):
            found = clause.slot(name)
            return (
                tuple(t for t in found if t.pos != "VERB")
                if name != "object"
                else tuple(t for t in found if self.wording.acts(t))
            )
        if inner is None:
            return ()
        if name == "inner-recipient":
            return inner.recipients or inner.places
        others = tuple(t for t in inner.actors if t not in clause.subjects)
        return others if name == "inner-other" else inner.actors


def _particle_fits(governor: Governor, clause: Clause) -> bool:
    if governor.particle == clause.particle:
        return True
    bare = any(t.lemma == governor.particle for t in clause.objects)  # "took place", "took part"
    return bool(governor.particle) and (bare or governor.particle in clause.preps)


def _prep_fits(governor: Governor, clause: Clause) -> bool:
    return governor.prep in {"", HAPPENS} or bool(clause.slot(governor.prep))
