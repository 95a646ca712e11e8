"""Who speaks: the words that name a speaker, what kind of speaker, and whether the name is withheld."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from dateline.language import Passage, Phrase, Token
from dateline.record import MentionKind, Moment, Source, SourceKind
from dateline.vocabulary import Reporting

__all__ = ["anonymous_words", "names_speaker", "source_kind", "source_of", "speakers", "unnamed_before"]

SUBJECT = ("nsubj",)
PASSIVE_SUBJECT = ("nsubjpass",)
PREMODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "advmod", "punct"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "ELI"})
CLAUSE_HEADS = frozenset({"VERB", "AUX"})
SAYING_ON = frozenset({"quote", "cite", "report", "describe", "paraphrase"})
NO_SPEAKER = frozenset({"there", "this", "that", "these", "those", "what"})


def speakers(passage: Passage, cue: Token) -> list[Token]:
    """Head tokens of who says what the reporting verb reports, the first named first; empty where nobody is named."""
    found = _passive_speakers(passage, cue) if _passive(passage, cue) else _active_speakers(passage, cue, 0)
    return [t for t in found if t.text.lower() not in NO_SPEAKER or t.i > cue.i]


def _passive(passage: Passage, verb: Token) -> bool:
    return passage.child(verb, "auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN" and verb.dep == "acl" and passage.child(verb, "agent") is not None
    )


def _passive_speakers(passage: Passage, verb: Token) -> list[Token]:
    return [
        each
        for agent in passage.children(verb, "agent")
        for pobj in passage.children(agent, "pobj")
        for each in passage.conjuncts(pobj)
    ]


def _active_speakers(passage: Passage, verb: Token, depth: int) -> list[Token]:
    subjects = passage.children(verb, *SUBJECT)
    if not subjects and verb.dep in {"amod", "compound"} and verb.tag in {"VBD", "VBZ"}:
        beside = passage.children(verb) + passage.children(passage.head(verb))
        subjects = [t for t in beside if t.i < verb.i and t.pos in {"NOUN", "PROPN"}]
    own = max((t for t in subjects if t.i < verb.i), default=min(subjects, default=None))
    if own is not None:
        return [_antecedent(passage, each) for each in passage.conjuncts(own)]
    head = passage.head(verb)
    if head is verb or depth > 6:
        return []
    if verb.dep in {"acl", "relcl"} and head.pos not in CLAUSE_HEADS:
        return [head] if verb.tag != "VBN" else []
    return _speakers_above(passage, verb, head, depth)


def _speakers_above(passage: Passage, verb: Token, head: Token, depth: int) -> list[Token]:
    """The speakers of a verb without a subject of its own: those of the verb above it."""
    if verb.dep == "pcomp":
        return _through_preposition(passage, head, depth)
    if verb.dep in {"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"} and head.pos in CLAUSE_HEADS:
        if _passive(passage, head):
            return [_antecedent(passage, t) for t in passage.children(head, *PASSIVE_SUBJECT)]
        return _active_speakers(passage, head, depth + 1)
    return []


def _through_preposition(passage: Passage, prep: Token, depth: int) -> list[Token]:
    """The speaker of "X was quoted as saying" and "quoted X as saying"."""
    verb = passage.head(prep)
    if prep.lemma == "as" and verb.lemma in SAYING_ON:
        return passage.children(verb, "nsubjpass") or passage.children(verb, "dobj")
    return _active_speakers(passage, verb, depth + 1) if verb.pos in CLAUSE_HEADS else []


def _antecedent(passage: Passage, token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.tag not in {"WP", "WDT"} and token.text.lower() not in RELATIVE:
        return token
    clause = next((a for a in passage.ancestors(token) if a.dep == "relcl"), None)
    return passage.head(clause) if clause is not None else token


def source_of(passage: Passage, token: Token, words: Reporting, said: Moment | None = None) -> Source:
    """The speaker whom ``token`` heads, as a link of a chain of sources."""
    phrase = _phrase(passage, token)
    anonymous = anonymous_words(passage, token, words)
    if phrase is None:
        span = passage.span(_left_edge(passage, token), token.i + 1)
        text = span.of(passage.report.text)
        return Source(span, text, None, source_kind(passage, token, None, words), anonymous, said)
    mention = phrase.mention
    entity = mention.entity or passage.antecedent(mention).entity
    kind = source_kind(passage, token, phrase, words)
    return Source(mention.span, mention.text, entity, kind, anonymous, said, mention.id)


def _phrase(passage: Passage, token: Token) -> Phrase | None:
    """The phrase that names the speaker: the longest one headed by the token, or a name that ends in it."""
    for phrase in passage.phrases_headed(token):
        if phrase.mention.kind not in {MentionKind.TIME, MentionKind.QUANTITY, MentionKind.MONEY}:
            return phrase
    inner = passage.phrase_at(token)
    named = inner is not None and inner.last == token.i + 1 and inner.mention.kind is not MentionKind.TIME
    return inner if named else None


def _left_edge(passage: Passage, token: Token) -> int:
    first = token.i
    for child in reversed(passage.children(token)):
        if child.i < token.i and child.dep in PREMODIFIERS and child.i >= first - 4:
            first = min(first, _left_edge(passage, child))
    return first


def source_kind(passage: Passage, token: Token, phrase: Phrase | None, words: Reporting) -> SourceKind:
    """What kind of speaker: by the noun that names it or its title, by its sectors, by what kind of thing it is."""
    if phrase is not None and phrase.mention.coref is not None:
        stood_for = passage.phrase(passage.antecedent(phrase.mention).id)
        if stood_for is not None and stood_for.mention.coref is None:
            return source_kind(passage, passage.tokens[stood_for.head], stood_for, words)
    for noun in _naming_nouns(passage, token):
        kind = words.speakers.get(noun.lemma)
        if kind is SourceKind.SOCIAL and _named_paper(noun, phrase):
            return SourceKind.MEDIA
        if kind is not None:
            return kind
    return _kind_by_mention(token, phrase, words)


def _named_paper(noun: Token, phrase: Phrase | None) -> bool:
    """Whether "Post" ends the name of a newspaper: a name of several words, not "a post" nor "a Telegram post"."""
    several = phrase is not None and len(phrase.mention.text.removeprefix("the ").removeprefix("The ").split()) > 1
    return noun.pos == "PROPN" and noun.lemma.lower() == "post" and several


def names_speaker(passage: Passage, token: Token, words: Reporting) -> bool:
    """Whether the noun, or what it is a number of ("a series of pictures"), is one that names speakers."""
    return any(noun.lemma in words.speakers for noun in _naming_nouns(passage, token))


def _naming_nouns(passage: Passage, token: Token) -> Iterator[Token]:
    """The noun itself, then what else says what the speaker is: titles before a name, what stands beside it."""
    yield token
    for child in passage.children(token, "compound", "appos", "amod", "nmod"):
        if child.pos in {"NOUN", "PROPN"} or child.i + 1 == token.i:
            yield child
            yield from passage.children(child, "compound")
    if token.dep == "appos":
        yield passage.head(token)
    for prep in passage.children(token, "prep"):
        if prep.lemma == "of" and token.pos == "NOUN":
            yield from passage.children(prep, "pobj")


def _kind_by_mention(token: Token, phrase: Phrase | None, words: Reporting) -> SourceKind:
    mention = phrase.mention if phrase is not None else None
    name = (mention.text if mention is not None else token.text).lower().removeprefix("the ")
    if name in words.agencies or (mention is not None and "JRN" in mention.sectors):
        return SourceKind.MEDIA
    if token.ent == "GPE" or (mention is not None and not OFFICIAL_SECTORS.isdisjoint(mention.sectors)):
        return SourceKind.OFFICIAL
    if mention is None:
        return SourceKind.GROUP if token.ent in {"ORG", "NORP"} else SourceKind.PERSON
    return KIND_OF_SPEAKER.get(mention.kind, SourceKind.GROUP)


KIND_OF_SPEAKER = {
    MentionKind.PLACE: SourceKind.OFFICIAL,
    MentionKind.PERSON: SourceKind.PERSON,
    MentionKind.DOCUMENT: SourceKind.DOCUMENT,
}


def anonymous_words(passage: Passage, token: Token, words: Reporting) -> bool:
    """Whether the report says that it withholds this speaker's name, or calls the speaker a mere source."""
    if token.pos == "PROPN":
        return False
    if token.lemma in words.heads:
        return True
    if any(child.lemma in words.unnamed for child in passage.children(token, "amod", "compound")):
        return True
    sentence = passage.sentence_of(token)
    found = _withheld(words.withheld).search(passage.report.text, sentence.span.start, sentence.span.end)
    return found is not None and token.pos == "NOUN"


def unnamed_before(passage: Passage, cues: list[int], words: Reporting) -> frozenset[int]:
    """The cues whose speaker a later sentence of its own says not to be named: "He declined to be identified."."""
    by_sentence: dict[int, list[int]] = {}
    for cue in cues:
        by_sentence.setdefault(passage.tokens[cue].sentence, []).append(cue)
    starts = [s.span.start for s in passage.sentences]
    found: set[int] = set()
    for match in _withheld(words.withheld).finditer(passage.report.text):
        number = bisect_right(starts, match.start()) - 1
        if number < 0 or number in by_sentence:
            continue
        before = next((n for n in range(number - 1, max(-1, number - 4), -1) if n in by_sentence), None)
        if before is not None:
            named = passage.tokens[passage.sentences[number].first : passage.sentences[number].last]
            found.update(c for c in by_sentence[before] if _same_speaker(passage, c, named))
    return frozenset(found)


def _same_speaker(passage: Passage, cue: int, sentence: tuple[Token, ...]) -> bool:
    """Whether a sentence goes on about the speaker of ``cue``: by a pronoun or the same noun, and no name was given."""
    heads = speakers(passage, passage.tokens[cue])
    subject = next((t for t in sentence if t.dep in {"nsubj", "nsubjpass"}), None)
    if not heads or subject is None or heads[0].pos == "PROPN":
        return False
    return subject.pos == "PRON" or subject.lemma == heads[0].lemma


@cache
def _withheld(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(r"\s+".join(map(re.escape, p.split())) for p in phrases), re.IGNORECASE)
