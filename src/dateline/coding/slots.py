"""Who stands where around a word: the slots by which vocabulary entries name their participants.

A slot is one of

    subject, object        of a verb, active or passive, through relative clauses, participles, coordination and control
    owner                  of a noun: possessor, or the actor that modifies it ("ISIL stronghold", "Iran's ally")
    self                   whom a noun stands for: its apposition, the name it precedes, the subject of "is"
    head, prefix           of a compound modifier: "insurgent-held Karabilah" has prefix "insurgent", head "Karabilah"
    between                both ends of "between A and B"
    any other word         the object of that preposition: ``of``, ``to``, ``with``, ``against`` ...

Alternatives are separated by ``|``: the first that is filled counts.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.language import Passage, Token

__all__ = ["fill", "match", "objects", "subjects"]

SUBJECT = ("nsubj", "csubj")
RELATIVE = frozenset({"who", "which", "that", "whom"})
MODIFIER = ("poss", "compound", "amod", "nmod")
HAVING = frozenset({"have", "maintain", "enjoy", "keep", "retain", "forge", "cultivate", "claim"})
PARTICLES = frozenset({"away", "off", "out", "back", "up", "down", "over", "on"})
PREPOSITION = ("prep", "agent", "dative", "prt")


def match(passage: Passage, head: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens that stand for ``words``, the first at ``head``; ``None`` where one of them is missing.

    Each further word must depend on one already matched, or on a preposition or particle there ("take control of").
    """
    particle = passage.child(head, "prt", "advmod")
    if particle is not None and particle.text.lower() in PARTICLES.difference(words):
        return None  # "led away" is not "led"
    matched = [head]
    for word in words:
        found = next(
            (
                child
                for parent in reversed(matched)
                for child in passage.children(parent)
                if child.i > head.i and word in (child.lemma, child.text.lower())
            ),
            None,
        )
        found = found or _aim(passage, head, word)
        if found is None:
            return None
        matched.append(found)
    return tuple(matched)


def _aim(passage: Passage, noun: Token, word: str) -> Token | None:
    """The infinitive right behind a noun, which the parse may hang on the verb: "joined the coalition to defeat X"."""
    following = passage.tokens[noun.i + 1 : noun.i + 3]
    if noun.pos != "NOUN" or len(following) < 2 or following[0].tag != "TO" or following[1].tag != "VB":
        return None
    return following[1] if following[1].lemma == word else None


def fill(passage: Passage, matched: tuple[Token, ...], slot: str) -> list[Token]:
    """The head tokens of what fills the slot at the matched words, coordinated ones included."""
    for name in slot.split("|"):
        found = _SLOTS[name](passage, matched[0]) if name in _SLOTS else _preposed(passage, matched, name)
        if found:
            return found
    return []


def subjects(passage: Passage, verb: Token) -> list[Token]:
    """Who does what the verb says: head tokens; empty where the sentence does not say."""
    return _agents(passage, verb) if passive(passage, verb) else _subjects(passage, verb, frozenset())


def objects(passage: Passage, verb: Token) -> list[Token]:
    """To whom or what it is done: head tokens."""
    if passive(passage, verb):
        return _subjects(passage, verb, frozenset())
    own = passage.children(verb, "dobj", "obj")
    if own:
        return [each for token in own for each in passage.conjuncts(_referent(passage, token))]
    if verb.dep == "relcl" and passage.child(verb, *SUBJECT) is not None and not _has_object_gap_filled(passage, verb):
        return passage.conjuncts(passage.head(verb))
    return objects(passage, shared) if (shared := _later_conjunct(passage, verb)) is not None else []


def passive(passage: Passage, verb: Token) -> bool:
    """Whether the verb stands in the passive, reduced relative clauses ("areas controlled by") included."""
    if verb.tag != "VBN":
        return False
    if passage.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.dep in {"acl", "amod"} or passage.child(verb, "agent") is not None:
        return True
    return (
        verb.dep == "conj"
        and passage.child(verb, "nsubj", "aux", "dobj") is None
        and passive(passage, passage.head(verb))
    )


def _subjects(passage: Passage, verb: Token, seen: frozenset[int]) -> list[Token]:
    """The grammatical subject, where need be that of the verb or noun which this one hangs on."""
    own = passage.child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return [t for each in passage.conjuncts(own) for t in [_referent(passage, each)]]
    if verb.i in seen or verb.head == verb.i:
        return []
    return _inherited_subjects(passage, verb, seen | {verb.i})


def _inherited_subjects(passage: Passage, verb: Token, seen: frozenset[int]) -> list[Token]:
    """The subject that a verb without one of its own takes over."""
    head = passage.head(verb)
    if verb.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN", "PRON"}:
        return passage.conjuncts(head) if verb.tag != "VB" else []
    if verb.dep == "xcomp" and passage.child(head, "dobj") is not None and verb.tag == "VB":
        return passage.conjuncts(_referent(passage, passage.children(head, "dobj")[0]))
    if verb.dep == "advcl" and verb.tag == "VBG" and (inner := _clause_before(passage, head, verb)) is not None:
        return _subjects(passage, inner, seen)
    if verb.dep in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "aux", "acomp"}:
        return subjects(passage, head) if head.pos in {"VERB", "AUX"} else _subjects(passage, head, seen)
    return []


def _clause_before(passage: Passage, head: Token, participle: Token) -> Token | None:
    """The clause between a verb and a participle hung on it that has a subject of its own: the participle goes on from
    there ("allowed forces to advance, seizing the town": the forces seize)."""
    for child in passage.children(head, "ccomp", "xcomp"):
        if head.i < child.i < participle.i and passage.child(child, "nsubj", "nsubjpass") is not None:
            return child
    return None


def _agents(passage: Passage, verb: Token) -> list[Token]:
    found = [
        each
        for agent in passage.children(verb, "agent", "prep")
        if agent.text.lower() == "by"
        for pobj in passage.children(agent, "pobj")
        for each in passage.conjuncts(pobj)
    ]
    later = _later_conjunct(passage, verb)
    return found or (_agents(passage, later) if later is not None else [])


def _later_conjunct(passage: Passage, verb: Token) -> Token | None:
    """The verb coordinated to the right that shares what stands behind it ("seized and held the town")."""
    conj = passage.child(verb, "conj")
    return conj if conj is not None and conj.tag == verb.tag and conj.i - verb.i <= 3 else None


def _referent(passage: Passage, token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.text.lower() not in RELATIVE or token.tag == "DT":
        return token
    clause = token if token.dep == "relcl" else next((a for a in passage.ancestors(token) if a.dep == "relcl"), None)
    return passage.head(clause) if clause is not None else token


def _has_object_gap_filled(passage: Passage, verb: Token) -> bool:
    """Whether the subject of a relative clause is its relative pronoun, so that the noun before it is no object."""
    subject = passage.child(verb, *SUBJECT)
    return subject is not None and subject.text.lower() in RELATIVE


def _preposed(passage: Passage, matched: tuple[Token, ...], word: str) -> list[Token]:
    for parent in reversed(matched):
        own = [parent] if parent.text.lower() == word else []
        for prep in own + [c for c in passage.children(parent, *PREPOSITION) if c.text.lower() == word]:
            found = [each for pobj in passage.children(prep, "pobj", "pcomp") for each in passage.conjuncts(pobj)]
            if found:
                return found
    return []


def _owner(passage: Passage, noun: Token) -> list[Token]:
    return _modifying(passage, noun) or _having(passage, noun)


def _having(passage: Passage, noun: Token) -> list[Token]:
    """Whose the noun is by a verb of having: "Tehran has longstanding ties to ..."."""
    verb = passage.head(noun)
    return subjects(passage, verb) if noun.dep == "dobj" and verb.lemma in HAVING else []


def _modifying(passage: Passage, noun: Token) -> list[Token]:
    for dep in MODIFIER:
        found = [
            each
            for child in passage.children(noun, dep)
            if child.i < noun.i and child.pos in {"PROPN", "NOUN", "PRON", "ADJ"}
            for each in passage.conjuncts(child)
            if passage.phrases_headed(each)
        ]
        if found:
            return found
    return []


def _self(passage: Passage, noun: Token) -> list[Token]:
    """Whom a noun stands for, most telling first: "its ally Assad", "X, an ally of Y", "X is an ally of Y"."""
    appositions = passage.children(noun, "appos")
    if appositions:
        return passage.conjuncts(appositions[0])
    head = passage.head(noun)
    if noun.dep == "appos" or (noun.dep in {"compound", "nmod"} and head.pos == "PROPN" and noun.i < head.i):
        return [head]
    if noun.dep == "attr":
        return subjects(passage, head)
    if noun.dep == "conj":
        return _self(passage, head) if head.pos == "NOUN" else []
    return [noun] if passage.phrases_headed(noun) else _before_comma(passage, noun)


def _before_comma(passage: Passage, noun: Token) -> list[Token]:
    """The name right before a comma and the noun's phrase, which the parse has not joined: "X, an insurgent haven"."""
    first = passage.subtree(noun)[0].i
    if first < 2 or passage.tokens[first - 1].text != "," or passage.tokens[first].tag != "DT":
        return []
    name = passage.phrase_at(passage.tokens[first - 2])
    return [passage.tokens[name.head]] if name is not None and name.last == first - 1 else []


def _head(passage: Passage, token: Token) -> list[Token]:
    head = passage.head(token)
    if head.dep == "attr":  # "Iraq is the only country allied to ...": what is said of the country holds of Iraq
        return subjects(passage, passage.head(head)) or [head]
    return passage.conjuncts(head)[:1] if token.dep in {"amod", "acl", "compound", "nmod", "relcl"} else []


def _prefix(passage: Passage, token: Token) -> list[Token]:
    if token.i < 2 or passage.tokens[token.i - 1].text not in {"-", "–", "‑"}:
        return []
    before = passage.tokens[token.i - 2]
    return [before] if before.head in (token.i, token.head) or passage.head(before).head == token.i else []


def _between(passage: Passage, noun: Token) -> list[Token]:
    return _preposed(passage, (noun,), "between")


def _purpose(passage: Passage, noun: Token) -> list[Token]:
    """What an infinitive after the noun is aimed at: "a coalition to defeat X"."""
    behind = passage.tokens[noun.i + 2 : noun.i + 3] if passage.tokens[noun.i + 1].tag == "TO" else ()
    for verb in (*passage.children(noun, "acl", "relcl"), *behind):
        if verb.tag == "VB" and (found := objects(passage, verb)):
            return found
    return []


_SLOTS: dict[str, Callable[[Passage, Token], list[Token]]] = {
    "subject": subjects,
    "object": objects,
    "owner": _owner,
    "self": _self,
    "head": _head,
    "prefix": _prefix,
    "between": _between,
    "purpose": _purpose,
}
