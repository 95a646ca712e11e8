"""Who speaks a quotation, by the verb of saying beside it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.language.passage import Passage, Phrase, Quotation, Token
from dateline.vocabulary import ReportingWord

__all__ = ["speakers"]

REACH = 14
"""Tokens outside a quotation within which its verb of saying is sought; a longer clause between names somebody else."""


def speakers(passage: Passage, verbs: Mapping[str, ReportingWord]) -> dict[Quotation, Phrase]:
    """The phrase that names the speaker of each quotation, where a verb of saying beside it does.

    A quotation of whole sentences without a verb of its own is the speaker's of the one before it in the paragraph.
    """
    found: dict[Quotation, Phrase] = {}
    previous: Quotation | None = None
    for quotation in passage.quotations:
        if quotation.scare:
            continue
        phrase = _beside(passage, quotation, verbs)
        if phrase is None and previous is not None and _continues(passage, previous, quotation):
            phrase = found.get(previous)
        if phrase is not None:
            found[quotation] = phrase
        previous = quotation
    return found


def _beside(passage: Passage, quotation: Quotation, verbs: Mapping[str, ReportingWord]) -> Phrase | None:
    tokens = passage.tokens
    after = tokens[quotation.last : quotation.last + REACH]
    sentences = {tokens[quotation.last - 1].sentence, tokens[min(quotation.last, len(tokens) - 1)].sentence}
    for token in after:
        if token.sentence not in sentences:
            break
        if token.pos == "VERB" and token.lemma in verbs and (phrase := _subject(passage, token, quotation)) is not None:
            return phrase
    sentence = tokens[quotation.first].sentence
    for token in reversed(tokens[max(0, quotation.first - REACH) : quotation.first]):
        if token.sentence != sentence and tokens[token.i].text not in {":", '"', "“"}:
            break
        if token.pos == "VERB" and token.lemma in verbs and (phrase := _subject(passage, token, quotation)) is not None:
            return phrase
    return None


def _subject(passage: Passage, verb: Token, quotation: Quotation) -> Phrase | None:
    subject = passage.child(verb, "nsubj")
    if subject is None:
        after = verb.i + 1
        subject = next(
            (t for t in passage.children(verb, "dobj", "attr", "dative") if t.i >= after and verb.i >= quotation.last),
            None,
        )
    if subject is None or quotation.first <= subject.i < quotation.last:
        return None
    phrases = passage.phrases_headed(subject)
    return phrases[0] if phrases else None


def _continues(passage: Passage, before: Quotation, quotation: Quotation) -> bool:
    """Whether the quotation, a sentence of its own, follows the other within the paragraph."""
    tokens, sentences = passage.tokens, passage.sentences
    first, last = sentences[tokens[quotation.first].sentence], sentences[tokens[before.last - 1].sentence]
    alone = quotation.first - first.first <= 1 and quotation.last >= first.last - 2
    return alone and first.paragraph == last.paragraph and first.i - last.i <= 1
