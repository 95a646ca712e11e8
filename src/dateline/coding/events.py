"""Events: which words of a sentence say that somebody did something to somebody, and who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.arguments import Clause, Clauses
from dateline.coding.attribution import Attribution
from dateline.coding.candidate import Candidate
from dateline.coding.contexts import coloured
from dateline.coding.dedupe import merged
from dateline.coding.frames import Frame, fits, verb_frame
from dateline.coding.governing import Governing
from dateline.coding.nominal import Nominals
from dateline.coding.obliging import Obliging
from dateline.coding.reaching import Reaching
from dateline.coding.relevance import Relevance
from dateline.coding.wording import Wording
from dateline.language import Passage, Sentence, Token
from dateline.record import EventType, Quad, Status
from dateline.vocabulary import Hold, Lexicon, Vocabulary

__all__ = ["Reading", "find_events"]

VERBAL = frozenset({Quad.VERBAL_CONFLICT, Quad.VERBAL_COOPERATION})
INSTRUMENTS = frozenset({"weapon", "platform", "aircraft", "ship", "bomb"})
PARTICIPLE_MODIFIER = "amod"
SAID = frozenset({"ccomp", "ROOT"})
"""Where "be" may lay a duty on its subject: "said that both must be ready"."""
PREDICATES = SAID | {"advcl", "conj", "relcl"}
"""Where "be" may say what its subject is in for: "once a truce was in force"."""
SPEAKER = "speaker"
"""The slot of whoever is quoted: "it was unacceptable, she said"."""
GIVEN = frozenset(
    {EventType.AID, EventType.SUPPORT, EventType.COOPERATE, EventType.AGREE, EventType.THREATEN, EventType.REJECT}
)
"""Types that need somebody who gives, says or joins in."""
CROWDS = frozenset({EventType.PROTEST, EventType.DISPLACE})
"""Types that numbers of unnamed people do."""
OCCUPY, FIGHT = "192", "190"
"""CAMEO codes of taking a place, without fighting and by it."""


def find_events(
    passage: Passage, vocabulary: Vocabulary, attributions: tuple[Attribution, ...] = ()
) -> tuple[Candidate, ...]:
    """The events that the sentences of a passage say, in text order: whether they came about is not judged here.

    Precision first: words that may say an event count only with somebody who can take part, or where they are strong
    enough to stand alone ("killed", "bombing"). One happening is one event in a sentence, whatever words it is said in.
    ``attributions`` tell whose words a sentence is, where the sentence itself does not.
    """
    reading = Reading(passage, vocabulary, attributions)
    return tuple(candidate for sentence in passage.sentences for candidate in reading.candidates(sentence))


class Reading:
    """Reads the events of one passage, frame by frame; each token's frame is worked out once."""

    def __init__(self, passage: Passage, vocabulary: Vocabulary, attributions: tuple[Attribution, ...] = ()) -> None:
        self.passage = passage
        self.ontology = vocabulary.ontology
        self.lexicon: Lexicon = vocabulary.lexicon
        self.wording = Wording(passage, vocabulary.lexicon, vocabulary.agents)
        self.clauses = Clauses(passage, vocabulary.lexicon.members("subject-control"))
        self.nominals = Nominals(passage, self.clauses, self.wording)
        self.governing = Governing(passage, self.clauses, self.nominals, self.frame)
        self.obliging = Obliging(passage, self.clauses, self.wording, attributions)
        self.relevance = Relevance(passage, self.wording)
        self.reaching = Reaching(passage, self.wording, self.nominals)
        self._frames: dict[int, Frame | None] = {}
        self._assaults: dict[int, bool] = {}

    def candidates(self, sentence: Sentence) -> Iterator[Candidate]:
        """The events of one sentence."""
        frames = self.frames(sentence)
        if self._fighting(sentence):
            frames = [
                replace(f, type=EventType.ASSAULT, mode=None, cameo=FIGHT) if f.cameo == OCCUPY else f for f in frames
            ]
        for frame in merged(self.passage, frames, self.lexicon.members("harm")):
            candidate = self.reaching.candidate(coloured(self.passage, frame, self.lexicon))
            if candidate is not None:
                yield candidate

    def _fighting(self, sentence: Sentence) -> bool:
        """Whether this sentence or one beside it reports fighting: a place taken is then taken by assault."""
        near = self.passage.sentences[max(0, sentence.i - 1) : sentence.i + 2]
        return any(self._violent(each) for each in near)

    def _violent(self, sentence: Sentence) -> bool:
        if sentence.i not in self._assaults:
            self._assaults[sentence.i] = any(f.type is EventType.ASSAULT for f in self.all_frames(sentence))
        return self._assaults[sentence.i]

    def frames(self, sentence: Sentence) -> list[Frame]:
        """The frames of one sentence that can be events, those that are part of others left out."""
        found = [
            frame
            for token in self.passage.tokens_of(sentence)
            if self._may_say(token) and (frame := self.frame(token)) is not None and not self._denies(frame)
        ]
        absorbed = {i for frame in found for i in frame.absorbs}
        fullest: dict[int, Frame] = {}
        for frame in found:
            known = fullest.get(frame.head)
            if frame.head not in absorbed and (known is None or len(frame.absorbs) > len(known.absorbs)):
                fullest[frame.head] = frame
        for frame in tuple(fullest.values()):
            if frame.beside is not None and frame.beside.head in fullest:
                fullest[frame.beside.head] = frame.beside
        kept = (self._admitted(fullest[head]) for head in sorted(fullest))
        return [frame for frame in kept if frame is not None and self.relevance.holds(frame)]

    def all_frames(self, sentence: Sentence) -> list[Frame]:
        """Whatever the words of one sentence may say, events that are part of others included."""
        found: dict[int, Frame] = {}
        for token in self.passage.tokens_of(sentence):
            frame = self.frame(token) if self._may_say(token) else None
            if frame is not None and (frame.head not in found or len(frame.absorbs) > len(found[frame.head].absorbs)):
                found[frame.head] = frame
        return list(found.values())

    def frame(self, token: Token) -> Frame | None:
        """What ``token`` says as an event, with all that it governs; ``None`` where it says none."""
        if token.i not in self._frames:
            self._frames[token.i] = None  # a parse with a cycle through conjuncts must end
            self._frames[token.i] = self._read(token)
        return self._frames[token.i]

    def _denies(self, frame: Frame) -> bool:
        """Whether it is a plain denial: what is denied is the event, if it is one."""
        verb = self.passage.tokens[frame.head]
        if frame.type is not EventType.REJECT or verb.pos != "VERB":
            return False
        objects = self.clauses.of(verb).objects
        heard = all("hearsay" in self.wording.classes(t) or (t.lemma == "talk" and t.tag == "NN") for t in objects)
        if verb.lemma in self.lexicon.members("denial"):
            return heard or all(t.pos == "PRON" or "event" in self.wording.classes(t) for t in objects)
        return verb.lemma in self.lexicon.members("dismissal") and bool(objects) and heard

    def _may_say(self, token: Token) -> bool:
        if token.pos == "VERB":
            return token.dep != PARTICIPLE_MODIFIER
        if token.pos == "AUX":
            return token.dep in PREDICATES
        return token.pos in {"NOUN", "PROPN"} and (
            token.lemma in self.lexicon.nouns or token.lemma in self.lexicon.governing_nouns
        )

    def _read(self, token: Token) -> Frame | None:
        if not self._may_say(token):
            return None
        if token.pos == "AUX":
            return (self.obliging.frame(token, None) if token.dep in SAID else None) or self._predicated(token)
        if token.pos != "VERB":
            if token.dep in {"compound", "nmod"} and self.passage.head(token).pos in {"NOUN", "PROPN"}:
                return None
            headline = self._headline(token) if token.dep == "ccomp" else None
            return headline or self.governing.noun(token) or self.nominals.frame(token)
        found = self._verb(token) or self._gerund(token)
        return self.obliging.frame(token, found) or found

    def _gerund(self, token: Token) -> Frame | None:
        """An event noun that the tagger took for a verb: "after weeks of fighting"."""
        if token.tag == "VBG" and token.dep in {"pcomp", "pobj"}:
            return self.nominals.frame(token)
        return self._headline(token) if token.tag == "VBZ" and token.dep == "ccomp" else None

    def _headline(self, token: Token) -> Frame | None:
        """A plural event noun that the tagger took for a verb between two names: "Norway considers Belarus talks"."""
        side, above = self.passage.child(token, "nsubj"), self.passage.head(token)
        if side is None or side.i != token.i - 1 or above.i != side.i - 1:
            return None
        found = self.nominals.frame(token) if above.lemma in self.lexicon.governing_verbs else None
        if found is None:
            return None
        weighed = any(g.hold is Hold.ATTITUDE for g in self.lexicon.governing_verbs[above.lemma])
        sides = (*self.clauses.of(above).subjects, side)
        return replace(found, actors=sides, status=Status.CONSIDERED if weighed else None)

    def _verb(self, token: Token) -> Frame | None:
        if token.lemma not in self.lexicon.verbs and token.lemma not in self.lexicon.governing_verbs:
            return None
        clause = self.clauses.of(token)
        found = self.governing.verb(clause)
        if found is not None:
            return found
        for entry in self.lexicon.verbs.get(token.lemma, ()):
            if fits(entry, clause, self.wording):
                return verb_frame(entry, clause)
        return None

    def _predicated(self, copula: Token) -> Frame | None:
        """What "be" says of its subject: under investigation, in force, unacceptable."""
        clause = self.clauses.predication(copula)
        for entry in self.lexicon.verbs.get(copula.lemma, ()):
            if fits(entry, clause, self.wording):
                found = verb_frame(entry, clause)
                quoted = SPEAKER in entry.actor
                sides = self.obliging.speakers(copula) if quoted else found.actors
                happening = [t for t in (*clause.subjects, *clause.slot("under")) if "event" in self.wording.classes(t)]
                words = (happening[0].i,) if happening and not clause.objects else (copula.i, *self._said(clause))
                if sides or not quoted:
                    said = Status.HAPPENED if quoted else None
                    return replace(found, anchor=words, actors=sides, status=said)
        return None

    def _said(self, clause: Clause) -> tuple[int, ...]:
        return tuple(t.i for t in clause.objects[:1] or self.passage.children(clause.verb, "prep")[:1])

    # -- admission -----------------------------------------------------------------------------------------------------

    def _admitted(self, frame: Frame) -> Frame | None:
        """The frame with actors who can act, or ``None`` where it is no event after all."""
        if frame.needs == "governor":
            return None
        verbal = self.ontology.type(frame.type).quad in VERBAL
        acting = tuple(t for t in frame.actors if self._takes_part(frame, t, verbal=verbal))
        if frame.actors and not acting:
            instead = self._instead(frame)
            if instead is None:
                return None
            frame = instead
        else:
            frame = replace(frame, actors=acting)
        if self._tells_its_object(frame):
            frame = replace(frame, sure=True, needs="nothing")
        return frame if self._enough(frame, verbal=verbal) else None

    def _takes_part(self, frame: Frame, token: Token, *, verbal: bool) -> bool:
        """Whether ``token`` can do it: an actor, a document that speaks, "thousands" where crowds march or flee."""
        if self.wording.acts(token) or (verbal and self._speaks(token)):
            return True
        return frame.type in CROWDS and "number" in self.wording.classes(token)

    def _tells_its_object(self, frame: Frame) -> bool:
        """Whether a passive in a report of politics names only what it was done to: "the envoy was recalled"."""
        verb = self.passage.tokens[frame.head]
        bare = not (frame.actors or frame.recipients or frame.places)
        if not bare or verb.pos != "VERB" or frame.pattern is not None or frame.needs != "argument":
            return False
        clause = self.clauses.of(verb)
        return clause.passive and bool(clause.objects) and self.relevance.of_politics()

    def _enough(self, frame: Frame, *, verbal: bool) -> bool:
        """Whether as many take part as the words need to say an event."""
        if not frame.actors and (
            frame.type in GIVEN or frame.needs == "actor" or (verbal and not (frame.recipients or frame.sure))
        ):
            return False
        if frame.needs == "place" and not any("place" in self.wording.classes(t) for t in frame.places):
            return False
        return frame.needs == "nothing" or bool(frame.actors or frame.recipients or frame.places)

    def _speaks(self, token: Token) -> bool:
        """Whether a document speaks for those who issued it ("the resolution demanded")."""
        return "document" in self.wording.classes(token)

    def _instead(self, frame: Frame) -> Frame | None:
        """Who acts where the subject is itself an event ("the raid killed five") or a weapon ("a rocket hit")."""
        for token in frame.actors:
            inner = self.frame(token) if token.pos in {"NOUN", "PROPN"} else None
            if inner is not None and inner.type is EventType.ASSAULT:
                return replace(
                    frame, actors=inner.actors, mode=frame.mode or inner.mode, absorbs=frame.absorbs | {inner.head}
                )
            if not INSTRUMENTS.isdisjoint(self.wording.classes(token)):
                slots = self.nominals.slots(token, token.i)
                return replace(frame, actors=slots.get("poss", ()) or slots.get("mod", ()))
        return None
