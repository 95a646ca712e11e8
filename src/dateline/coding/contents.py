"""What a reporting word reports: the stretches of text that its speaker answers for."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.speakers import source_kind, speakers
from dateline.language import Passage, Token
from dateline.record import SourceKind
from dateline.vocabulary import Content, Reporting, ReportingKind, ReportingWord

__all__ = ["Range", "clause_content", "clause_without", "content_of", "misread", "that_clause"]

Range = tuple[int, int]
"""Tokens, half-open."""
VERBAL = frozenset({"VERB", "AUX"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def content_of(passage: Passage, token: Token, word: ReportingWord, words: Reporting) -> Iterator[Range]:
    """What the reporting verb ``token`` reports, in text order; nothing where it reports nothing here."""
    found = False
    noun = passage.head(token)
    if misread(token):
        for clause in passage.children(noun, "relcl", "acl", "ccomp"):
            if that_clause(passage, clause) and Content.CLAUSE in word.takes:
                yield from clause_content(passage, clause, token, words)
        return
    for child in passage.children(token):
        if _is_content(passage, token, child, word, words):
            found = True
            if word.kind is ReportingKind.SHOW and child.dep == "dobj":
                yield from _runs([t.i for t in passage.subtree(token) if t.i > token.i])
                return
            yield from clause_content(passage, child, token, words)
    if found:
        return
    if token.dep in {"parataxis", "dep"} or (token.dep == "advcl" and _marked_as(passage, token)):
        yield from _around(passage, token)
    elif Content.CLAUSE in word.takes and _closes_sentence(passage, token):
        yield from _before(passage, token)


def _is_content(passage: Passage, token: Token, child: Token, word: ReportingWord, words: Reporting) -> bool:
    takes = word.takes
    if child.dep in {"ccomp", "xcomp"}:
        return _is_content_clause(passage, token, child, takes)
    if child.dep == "prep":
        return Content.ING in takes and word.kind is ReportingKind.CLAIM and passage.child(child, "pcomp") is not None
    if child.dep == "conj":
        return Content.CLAUSE in takes and child.pos in VERBAL and that_clause(passage, child)
    return child.dep == "dobj" and Content.NOUN in takes and _takes_object(passage, token, word, words)


def _is_content_clause(passage: Passage, token: Token, clause: Token, takes: frozenset[Content]) -> bool:
    """A clause as what is said: not one that a semicolon parts from the verb, nor a question ("said whether")."""
    if passage.child(token, "nsubjpass") is not None:
        return Content.CLAUSE in takes or Content.INF in takes
    if any(passage.tokens[i].text == ";" for i in range(clause.i + 1, token.i)) or _asks(passage, clause):
        return False
    if clause.dep == "xcomp":
        return (Content.ING if clause.tag == "VBG" else Content.INF) in takes
    if clause.pos not in VERBAL and passage.child(clause, "nsubj", "aux", "cop") is None:
        return False
    if clause.tag == "VB" and passage.child(clause, "aux") is not None and not _finite(passage, clause):
        return Content.INF in takes
    return Content.CLAUSE in takes or (Content.QUOTE in takes and clause.i < token.i)


def _takes_object(passage: Passage, token: Token, word: ReportingWord, words: Reporting) -> bool:
    """Whether a noun is what is said: pictures show it, people announce it; nobody is denied it ("denied visas")."""
    if word.kind is ReportingKind.SHOW:
        return _shown_by_document(passage, token, words)
    return passage.child(token, "dative", "nsubjpass", "auxpass", "xcomp", "ccomp") is None


def _finite(passage: Passage, verb: Token) -> bool:
    """Whether a base form is finite by its auxiliary ("would go"), not an infinitive ("to go")."""
    return any(aux.tag in {"MD", "VBD", "VBZ", "VBP"} for aux in passage.children(verb, "aux"))


def _shown_by_document(passage: Passage, token: Token, words: Reporting) -> bool:
    kinds = {source_kind(passage, head, None, words) for head in speakers(passage, token)}
    return bool(kinds & {SourceKind.DOCUMENT, SourceKind.SOCIAL, SourceKind.MEDIA})


def clause_content(passage: Passage, content: Token, cue: Token, words: Reporting) -> Iterator[Range]:
    """The subtree of ``content`` without the cue and without clauses joined on in which another speaks."""
    left_out: set[int] = set()
    for child in passage.children(content, "conj", "advcl"):
        if words.verbs.get(child.lemma) is not None and _own_speaker(passage, child):
            left_out.update(t.i for t in passage.subtree(child))
    subtree = passage.subtree(content)
    for token in subtree:
        if token.dep == "appos" and _sums_up(passage, token):
            left_out.update(t.i for t in passage.subtree(token))
    inside = [t for t in subtree if t.i != cue.i and t.i not in left_out]
    yield from _runs([t.i for t in inside if t.i < _next_speaker(passage, inside, cue, words)])


def _sums_up(passage: Passage, noun: Token) -> bool:
    """Whether an apposition comments on the whole ("a result the opposition refused to accept"), naming nobody."""
    article = passage.child(noun, "det")
    told = any(clause.tag in FINITE_TAGS for clause in passage.children(noun, "relcl"))
    if noun.pos != "NOUN" or not told or article is None or article.text.lower() not in {"a", "an"}:
        return False
    return passage.tokens[article.i - 1].text == "," and not passage.phrases_headed(noun)


def _next_speaker(passage: Passage, inside: list[Token], cue: Token, words: Reporting) -> int:
    """The first token behind a semicolon after which another speaks; past the last token where none does."""
    for mark in inside:
        if mark.text == ";" and mark.i > cue.i:
            after = (t for t in inside if t.i > mark.i and t.lemma in words.verbs)
            if any(passage.child(t, "nsubj") is not None for t in after):
                return mark.i
    return len(passage.tokens)


def _asks(passage: Passage, clause: Token) -> bool:
    return any(mark.text.lower() in {"whether", "if"} for mark in passage.children(clause, "mark"))


def _own_speaker(passage: Passage, verb: Token) -> bool:
    subject = passage.child(verb, "nsubj")
    return subject is not None and subject.pos in {"NOUN", "PROPN"}


def _runs(numbers: list[int]) -> Iterator[Range]:
    """Ascending numbers as half-open ranges."""
    start = previous = None
    for n in numbers:
        if start is None or previous is None:
            start = n
        elif n != previous + 1:
            yield start, previous + 1
            start = n
        previous = n
    if start is not None and previous is not None:
        yield start, previous + 1


def _marked_as(passage: Passage, token: Token) -> bool:
    mark = passage.child(token, "mark")
    return mark is not None and mark.lemma == "as"


def _around(passage: Passage, token: Token) -> Iterator[Range]:
    """The clause on which a parenthetical ("he said", "as he put it") hangs, without it."""
    own = {t.i for t in passage.subtree(token)}
    sentence = passage.sentence_of(token)
    clause = passage.head(token) if token.dep == "advcl" else passage.tokens[sentence.root]
    yield from _runs([t.i for t in passage.subtree(clause) if t.i not in own])


def _closes_sentence(passage: Passage, token: Token) -> bool:
    """Whether the speaker and the verb close the sentence after a comma, however they were attached."""
    sentence = passage.sentence_of(token)
    subject = passage.child(token, "nsubj")
    if subject is None or token.dep != "ROOT" or passage.child(token, "dobj", "attr", "acomp") is not None:
        return False
    first = min(t.i for t in passage.subtree(subject))
    if first - 2 <= sentence.first or passage.tokens[first - 1].text != "," or token.i + 3 <= sentence.last:
        return False
    before = passage.tokens[sentence.first : first - 1]
    return passage.tokens[sentence.last - 1].text != ":" and any(t.tag in FINITE_TAGS for t in before)


def _before(passage: Passage, token: Token) -> Iterator[Range]:
    subject = passage.child(token, "nsubj")
    if subject is not None:
        yield passage.sentence_of(token).first, min(t.i for t in passage.subtree(subject)) - 1


def misread(token: Token) -> bool:
    """Whether a finite verb of saying was taken for a modifier of its object ("the UN updated members that ...")."""
    return token.tag in {"VBD", "VBZ"} and token.dep in {"amod", "compound"}


def that_clause(passage: Passage, clause: Token) -> bool:
    """Whether the clause is introduced by the conjunction "that"."""
    mark = passage.child(clause, "mark")
    return mark is not None and mark.lemma == "that"


def clause_without(passage: Passage, token: Token) -> Iterator[Range]:
    """The clause that an adjunct belongs to, without it; the whole sentence where it opens or closes that."""
    sentence = passage.sentence_of(token)
    own = {t.i for t in passage.subtree(token)}
    opens = min(own) == sentence.first
    verbs = [a for a in passage.ancestors(token) if a.pos in {"VERB", "AUX"}]
    clause = passage.tokens[sentence.root] if opens or not verbs else verbs[0]
    while clause.dep in {"xcomp", "conj"} and passage.head(clause).pos in {"VERB", "AUX"}:
        clause = passage.head(clause)
    numbers = [t.i for t in passage.subtree(clause) if t.i not in own]
    while numbers and passage.tokens[numbers[0]].dep == "punct" and passage.tokens[numbers[0]].text == ",":
        numbers.pop(0)
    yield from _runs(numbers)
