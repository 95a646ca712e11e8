"""The event lexicon: its files agree with the ontology and with themselves."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.errors import VocabularyError
from dateline.record import EventType
from dateline.vocabulary import lexicon, ontology
from dateline.vocabulary.constraint import constraint
from dateline.vocabulary.table import Row, read_table


def test_every_type_is_said_by_verbs_and_by_nouns() -> None:
    words = lexicon()
    assert {e.type for entries in words.verbs.values() for e in entries} == set(EventType)
    assert {e.type for entries in words.nouns.values() for e in entries} == set(EventType)


def test_every_mode_can_be_coded() -> None:
    words, facts = lexicon(), ontology()
    said = {(e.type, e.mode) for table in (words.verbs, words.nouns) for es in table.values() for e in es}
    said |= {(kind, made.mode) for (kind, _, _), made in words.compositions.items()}
    said |= {(kind, cue.value) for cues in words.modes.values() for cue in cues for kind in cue.types}
    said |= {(g.type, g.mode) for gs in words.governing_verbs.values() for g in gs if g.type is not None}
    missing = {(kind, mode) for kind, entry in facts.types.items() for mode in entry.modes} - said
    assert missing == set()


def test_the_more_specific_sense_of_a_verb_comes_first() -> None:
    for entries in lexicon().verbs.values():
        weights = [entry.weight for entry in entries]
        assert weights == sorted(weights, reverse=True)


def test_compounds_are_tried_before_their_last_word() -> None:
    lengths = [len(entry.words) for entry in lexicon().nouns["attack"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1


@pytest.mark.parametrize(
    ("cell", "things", "allowed"),
    [
        ("", [], True),
        ("-", [], True),
        ("-", [{"person"}], False),
        ("+", [], False),
        ("person|place", [{"weapon"}, {"place"}], True),
        ("person", [{"weapon"}], False),
        ("person", [], False),
        ("-|person", [], True),
        ("-|person", [{"weapon"}], False),
        ("!hazard", [{"hazard"}], False),
        ("!hazard", [{"person"}], True),
        ("!hazard", [], True),
    ],
)
def test_constraints_mean_what_their_cells_say(cell: str, things: list[set[str]], *, allowed: bool) -> None:
    assert constraint(cell).allows([frozenset(thing) for thing in things]) is allowed


def test_a_row_with_an_unknown_mode_is_named_with_its_file_and_line() -> None:
    row = Row("event_verbs.csv", 7, {"verb": "bomb"})
    with pytest.raises(VocabularyError, match=r"event_verbs.csv:7: .*ASSAULT.*no mode 'sideways'"):
        ontology().check(row, EventType.ASSAULT, "sideways", (), "")


def test_a_table_with_other_columns_is_refused() -> None:
    with pytest.raises(VocabularyError, match="columns"):
        list(read_table("event_verbs.csv", ("verb", "meaning")))


def test_no_entry_stands_twice() -> None:
    for name in ("event_verbs.csv", "event_nouns.csv", "event_governors.csv", "event_cues.csv", "word_classes.csv"):
        lines = (files("dateline.vocabulary") / "data" / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(set(lines)), name
