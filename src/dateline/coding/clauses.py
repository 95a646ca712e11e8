"""What a clause's own verb group says of how real it is: form, tense, aspect, mood, negation, hedges."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from dateline.coding.reality import Reality
from dateline.language import Passage, Token
from dateline.record import SectionKind, Status
from dateline.vocabulary import Cues, Effect, Marker, Takes

__all__ = ["VERBAL", "Form", "Own", "bids", "form_of", "lasts", "own_reality", "whoever"]

VERBAL = frozenset({"VERB", "AUX"})
AUXILIARY = ("aux", "auxpass")
SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
HEADED = frozenset({SectionKind.HEADLINE, SectionKind.CAPTION})


class Form(Enum):
    """The form of a clause's verb."""

    FINITE = auto()
    INFINITIVE = auto()
    PARTICIPLE = auto()
    PAST_PARTICIPLE = auto()
    IMPERATIVE = auto()


FORM_OF_TAG = {
    "VBD": Form.FINITE,
    "VBZ": Form.FINITE,
    "VBP": Form.FINITE,
    "MD": Form.FINITE,
    "VBG": Form.PARTICIPLE,
    "VBN": Form.PAST_PARTICIPLE,
}


class Own(NamedTuple):
    """What the verb group itself says; ``bare`` where it has neither subject nor auxiliary of its own."""

    reality: Reality
    form: Form
    bare: bool


def form_of(passage: Passage, verb: Token) -> Form:
    """The form of the clause whose verb is ``verb``."""
    auxiliaries = passage.children(verb, *AUXILIARY)
    if any(a.tag in FINITE_TAGS or a.tag == "MD" for a in auxiliaries):
        return Form.FINITE
    if any(a.tag == "TO" for a in auxiliaries):
        return Form.INFINITIVE
    if any(a.tag == "VBG" for a in auxiliaries):
        return Form.PARTICIPLE
    if verb.tag in FORM_OF_TAG:
        return FORM_OF_TAG[verb.tag]
    return _base(passage, verb) if verb.tag == "VB" else Form.FINITE


def _base(passage: Passage, verb: Token) -> Form:
    if passage.child(verb, *SUBJECT) is not None and verb.dep == "ROOT":
        return Form.FINITE
    return Form.IMPERATIVE if verb.dep in {"ROOT", "ccomp", "conj", "parataxis"} else Form.INFINITIVE


def own_reality(passage: Passage, verb: Token, cues: Cues) -> Own:
    """What the verb group says by itself; its reality is open where that is left to what governs it."""
    form = form_of(passage, verb)
    auxiliaries = passage.children(verb, *AUXILIARY)
    bare = not auxiliaries and passage.child(verb, *SUBJECT) is None
    doubt = _hedged(passage, verb, cues)
    negation = _negation(passage, verb, cues)
    if negation is not None and _modal_if(passage, verb, auxiliaries, cues):
        return Own(Reality(Status.CONDITIONAL, negation, doubt), form, bare=False)
    if negation is not None:
        return Own(Reality(Status.DENIED, negation, doubt), form, bare=False)
    if verb.dep == "ROOT" and _asked(passage, verb, auxiliaries):
        return Own(Reality(Status.CONSIDERED, "?", doubt), form, bare=False)
    whether = next((m for m in passage.children(verb, "mark") if m.text.lower() == "whether"), None)
    if whether is not None:
        return Own(Reality(Status.CONSIDERED, whether.text, doubt), form, bare=False)
    if _inverted(passage, verb, auxiliaries):
        return Own(Reality(Status.CONDITIONAL, auxiliaries[0].text, doubt), form, bare=False)
    status, why, is_open = _affirmed(passage, verb, auxiliaries, form, cues)
    if status is Status.HAPPENED:
        doubt = doubt or next((a.text for a in auxiliaries if a.text.lower() in {"may", "might", "must"}), "")
    return Own(Reality(status, why, doubt, open=is_open), form, bare)


def _asked(passage: Passage, verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether the clause asks whether: a question mark, and the auxiliary before the subject and before any "what"."""
    sentence = passage.sentence_of(verb)
    if passage.tokens[sentence.last - 1].text != "?" or not auxiliaries:
        return False
    subject = passage.child(verb, *SUBJECT)
    asking = any(t.tag in {"WP", "WRB", "WDT"} for t in passage.tokens[sentence.first : auxiliaries[0].i])
    return subject is not None and auxiliaries[0].i < subject.i and not asking


def _inverted(passage: Passage, verb: Token, auxiliaries: list[Token]) -> bool:
    """Whether a clause puts a condition by its order of words: "had the army attacked", "should talks fail"."""
    subject = passage.child(verb, *SUBJECT)
    return (
        verb.dep == "advcl"
        and subject is not None
        and bool(auxiliaries)
        and auxiliaries[0].text.lower() in {"had", "should", "were"}
        and auxiliaries[0].i < subject.i
        and passage.child(verb, "mark", "advmod") is None
    )


def _hedged(passage: Passage, verb: Token, cues: Cues) -> str:
    hedges = cues.markers[Marker.HEDGE]
    return next((child.text for child in passage.children(verb, "advmod") if child.text.lower() in hedges), "")


def _negation(passage: Passage, verb: Token, cues: Cues) -> str | None:
    """The words that negate the clause; ``None`` where none do."""
    negations, exceptions = cues.markers[Marker.NEGATION], cues.markers[Marker.NOT_NEGATION]
    tokens = passage.tokens
    for child in passage.children(verb):
        word = child.text.lower()
        if child.dep == "neg" or (
            child.dep in {"advmod", "preconj", "det", "cc"} and word in negations and child.i < verb.i
        ):
            following = tokens[child.i + 1].text.lower() if child.i + 1 < len(tokens) else ""
            if following not in exceptions and not (word == "no" and child.dep == "advmod"):
                return (
                    passage.text(min(child.i, verb.i), max(child.i, verb.i) + 1)
                    if abs(child.i - verb.i) < 5
                    else child.text
                )
        if child.dep in {"nsubj", "nsubjpass", "dobj", "attr", "expl"} and _negative_noun(passage, child, cues):
            return (
                passage.text(child.i, child.i + 1)
                if word in negations
                else passage.text(_first(passage, child), child.i + 1)
            )
    return _stopped(passage, verb, cues)


def _first(passage: Passage, noun: Token) -> int:
    return min(c.i for c in (noun, *passage.children(noun, "det", "preconj", "neg")))


def _negative_noun(passage: Passage, noun: Token, cues: Cues) -> bool:
    negations = cues.markers[Marker.NEGATION]
    if noun.text.lower() in negations:
        return True
    return any(
        det.text.lower() in {"no", "neither", "none"}
        and passage.tokens[det.i + 1].text.lower() not in {"fewer", "less"}
        for det in passage.children(noun, "det", "preconj", "neg")
        if det.i + 1 < len(passage.tokens)
    )


def _stopped(passage: Passage, verb: Token, cues: Cues) -> str | None:
    """ "no longer", "any more"."""
    for child in passage.children(verb, "advmod", "npadvmod"):
        if child.i > 0:
            words = f"{passage.tokens[child.i - 1].text} {child.text}".lower()
            if words in cues.markers[Marker.STOPPED]:
                return words
    return None


def _affirmed(
    passage: Passage, verb: Token, auxiliaries: list[Token], form: Form, cues: Cues
) -> tuple[Status, str, bool]:
    """Status, the words that decide it, and whether it is left open."""
    modals = cues.markers[Marker.MODAL]
    for auxiliary in auxiliaries:
        if auxiliary.tag == "MD" and auxiliary.text.lower() in modals:
            return _modal(passage, verb, auxiliary, auxiliaries, cues)
    if form is not Form.FINITE:
        return _nonfinite(auxiliaries, form)
    if _going_to(passage, verb):
        return Status.PLANNED, passage.text(verb.i, verb.i + 1), False
    if verb.tag == "VBG" or any(a.tag == "VBG" for a in auxiliaries):
        return _progressive(passage, verb, auxiliaries, cues)
    if verb.tag in {"VBZ", "VBP", "VB"} and not auxiliaries:
        return _present(passage, verb, cues)
    return Status.HAPPENED, "", False


def _modal(
    passage: Passage, verb: Token, modal: Token, auxiliaries: list[Token], cues: Cues
) -> tuple[Status, str, bool]:
    word = modal.text.lower()
    effect = cues.markers[Marker.MODAL][word]
    perfect = any(a.lemma == "have" and a.i > modal.i for a in auxiliaries)
    if perfect and word in {"may", "might", "must"}:
        return Status.HAPPENED, f"{modal.text} have", False
    if perfect and effect is not Effect.PLANNED:
        return Status.CONDITIONAL, f"{modal.text} have", False
    if _conditioned(passage, verb, cues):
        return Status.CONDITIONAL, f"{modal.text} ... if", False
    return Status(effect.value), modal.text.lower() if word != "'d" else "would", False


def _modal_if(passage: Passage, verb: Token, auxiliaries: list[Token], cues: Cues) -> bool:
    """Whether it "would", or "would not", under a condition."""
    return any(a.tag == "MD" for a in auxiliaries) and _conditioned(passage, verb, cues)


def _conditioned(passage: Passage, verb: Token, cues: Cues) -> bool:
    """Whether a condition goes with the verb: "if ...", "provided ..."."""
    subordinators = cues.markers[Marker.SUBORDINATOR]
    return any(
        subordinators.get(word.text.lower()) is Effect.CONDITIONAL
        for clause in passage.children(verb, "advcl", "prep")
        for word in (clause, *passage.children(clause, "mark"))
    )


def _nonfinite(auxiliaries: list[Token], form: Form) -> tuple[Status, str, bool]:
    if any(a.lemma == "have" for a in auxiliaries) or form is Form.PAST_PARTICIPLE:
        return Status.HAPPENED, "", False
    if form is Form.PARTICIPLE:
        return Status.ONGOING, "", True
    return Status.CONSIDERED, "", True


def _going_to(passage: Passage, verb: Token) -> bool:
    return (
        verb.lemma in {"go", "gon"}
        and verb.tag == "VBG"
        and any(c.tag == "VB" for c in passage.children(verb, "xcomp"))
    )


def _progressive(passage: Passage, verb: Token, auxiliaries: list[Token], cues: Cues) -> tuple[Status, str, bool]:
    words = passage.text(auxiliaries[-1].i, verb.i + 1) if auxiliaries and verb.i - auxiliaries[-1].i < 4 else verb.text
    perfect = any(a.lemma == "have" for a in auxiliaries)
    if lasts(passage, verb, cues):
        return Status.ONGOING, words, False
    if any(a.tag == "VBD" for a in auxiliaries) and not perfect and verb.dep not in {"ccomp", "conj"}:
        return Status.HAPPENED, words, False
    if verb.tag == "VBG" and not perfect and verb.lemma in cues.markers[Marker.PROGRESSIVE]:
        return Status.PLANNED, words, False
    return Status.ONGOING, words, False


def lasts(passage: Passage, verb: Token, cues: Cues) -> bool:
    """Whether a verb says of its subject that it goes on ("fighting was going on"): no news of an end, no plan."""
    if verb.pos != "VERB" or passage.child(verb, "xcomp", "ccomp", "dobj") is not None:
        return False
    particle = passage.child(verb, "prt")
    word = f"{verb.lemma} {particle.text.lower()}" if particle is not None else verb.lemma
    cue = cues.cue(word, "VERB", Takes.SUBJECT)
    return cue is not None and cue.effect is Effect.LASTING


def _present(passage: Passage, verb: Token, cues: Cues) -> tuple[Status, str, bool]:
    if verb.lemma in cues.markers[Marker.SAYING] or passage.sentence_of(verb).section in HEADED:
        return Status.HAPPENED, "", False
    if verb.tag == "VB":
        return Status.CONSIDERED, verb.text, True
    return Status.ONGOING, verb.text, False


def bids(head: Token) -> bool:
    """Whether a base form under a verb is a bidding of its own: "tell them to leave," he said; no "helped free"."""
    return head.pos in VERBAL and head.tag != "VB"


def whoever(passage: Passage, noun: Token) -> bool:
    """Whether the subject of a clause may stand for whoever does so: "officers who refuse", not "these officers"."""
    if noun.dep not in {"nsubj", "nsubjpass"} or noun.pos == "PROPN" or passage.head(noun).pos not in VERBAL:
        return False
    if noun.text.lower() in {"those", "anyone", "anybody", "whoever"}:
        return True
    return noun.tag == "NNS" and passage.child(noun, "det", "poss", "nummod", "amod", "compound") is None
