"""Sentences: where they begin and end, in what letter case they are read, by which pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.language import DEFAULT_MODEL, Parser, Passage
from dateline.language.lettercase import cases_of, is_shouted, is_title_case, recased
from dateline.record import Report, Section, SectionKind, Span

Parse = Callable[..., Passage]


def sentences(passage: Passage) -> list[str]:
    return [s.span.of(passage.report.text) for s in passage.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Two U.S. officials met Gen. Smith at No. 3 Main Street.",
        "The talks ended at 9 p.m. Sunday in Oslo.",
        "Police held Col. Berg, Lt. Larsen and Sen. Dahl in Bergen.",
        "The U.S. President met him.",
        'They feared "a long war" in the north.',
    ],
)
def test_an_abbreviation_ends_no_sentence(parsed: Parse, text: str) -> None:
    assert sentences(parsed(text)) == [text]


@pytest.mark.parametrize(
    "text",
    ["He lives in the U.S. The talks failed.", "It began at 5 a.m. Police came.", "The army left. Rebels came."],
)
def test_a_full_stop_before_a_new_beginning_ends_a_sentence(parsed: Parse, text: str) -> None:
    assert len(sentences(parsed(text))) == 2


def test_a_title_case_headline_parses_as_a_sentence_does(parsed: Parse) -> None:
    text = "Norway Considers Talks With Sweden Over Border\n\nNorway wants talks over the border."
    passage = parsed(text)
    considers = passage.tokens[1]
    assert (considers.text, considers.lemma, considers.pos) == ("Considers", "consider", "VERB")
    assert passage.tokens[0].pos == "PROPN"


def test_a_shouted_headline_keeps_its_own_words_and_offsets(parsed: Parse) -> None:
    text = "MILITANTS SEIZE NORWEGIAN CITY"
    passage = parsed(text)
    assert [t.text for t in passage.tokens] == text.split()
    assert passage.tokens[1].pos == "VERB"


def test_a_sentence_case_headline_is_left_alone() -> None:
    assert not is_title_case("US considers Iran talks over Iraq")
    assert not is_shouted("US considers Iran talks over Iraq")


def test_the_report_decides_on_the_case_of_its_words() -> None:
    cases = cases_of(["They met in Turkey over a turkey and the Reading festival.", "Then Turkey left."])
    assert recased("Turkey Leaves Reading Talks", cases, lambda word: word in {"leaves", "talks"}) == (
        "Turkey leaves Reading talks"
    )
    assert recased("TURKEY LEAVES", cases, lambda word: word == "leaves") == "Turkey leaves"


def test_tokens_quote_the_text_across_odd_white_space_and_marks(parsed: Parse) -> None:
    text = "The rebels’\u00a0men\tleft.\u200b \r\nThey didn’t return."
    passage = parsed(text)
    assert all(text[t.start : t.end] == t.text for t in passage.tokens)
    assert "rebels" in {t.text for t in passage.tokens}


def test_byline_and_boilerplate_are_not_parsed(parsed: Parse) -> None:
    text = "By Erik Larsen\n\nRebels left."
    sections = (Section(SectionKind.BYLINE, Span(0, 14)), Section(SectionKind.BODY, Span(16, len(text))))
    assert sentences(parsed(text, sections=sections)) == ["Rebels left."]


def test_reports_without_words_give_passages_without_sentences(parser: Parser) -> None:
    passages = list(parser.parse([Report("a", ""), Report("b", " \n "), Report("c", "Rebels left.")]))
    assert [len(p.sentences) for p in passages] == [0, 0, 1]


def test_the_default_pipeline_is_the_one_whose_accuracy_is_published(parser: Parser) -> None:
    """The figures are those of ``meta/en_core_web_sm-3.8.0.json`` in explosion/spacy-models."""
    assert (parser.name, parser.version) == (DEFAULT_MODEL, "3.8.0")
    published = {
        "tag_acc": 0.972937262,
        "sents_f": 0.9068156724,
        "dep_uas": 0.9176955214,
        "dep_las": 0.8991533598,
        "ents_f": 0.8433119744,
        "speed": 9426.1029865937,
    }
    assert {name: parser.figures[name] for name in published} == pytest.approx(published, abs=1e-9)
    assert parser.is_pinned


def test_a_pipeline_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="en_core_web_none"):
        Parser("en_core_web_none")
    with pytest.raises(ModelError):
        Parser(str(tmp_path))


def test_reference_marks_are_read_over_and_offsets_hold(parsed: Callable[..., Passage]) -> None:
    text = "Two men died.[3][4][5] A local physician[a] denied it."
    read = parsed(text)
    assert [read.text(s.first, s.last) for s in read.sentences] == [
        "Two men died.",
        "A local physician[a] denied it.",
    ]
    assert [t.text for t in read.tokens if "[" in t.text or t.text.isdigit()] == []
    assert all(text[t.start : t.end] == t.text for t in read.tokens)


def test_brackets_that_are_words_of_the_text_stay(parsed: Callable[..., Passage]) -> None:
    assert "sic" in [t.text for t in parsed("They was [sic] there, he said.").tokens]


def test_sentences_glued_together_are_two(parsed: Callable[..., Passage]) -> None:
    assert len(parsed("He said 12 had died.He left.").sentences) == 2


def test_irregular_past_forms_have_their_base_whatever_their_tag(parsed: Callable[..., Passage]) -> None:
    assert "retake" in [t.lemma for t in parsed("Government troops retook Mekele from the rebels.").tokens]
