"""Frozen values to JSON and back without loss; what has not the form is refused with the path to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import RecordError
from dateline.record import (
    Actor,
    Certainty,
    Coded,
    CoderInfo,
    Control,
    ControlStatus,
    Count,
    CountScope,
    Dateline,
    Event,
    EventPlace,
    EventType,
    Granularity,
    Mention,
    MentionKind,
    Moment,
    Place,
    Problem,
    Provenance,
    Quad,
    Relation,
    RelationKind,
    Report,
    Role,
    Section,
    SectionKind,
    Source,
    SourceKind,
    Span,
    Status,
    decode,
    encode,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe = st.none() | words
many = st.lists(words, max_size=2).map(tuple)
number = st.floats(-10, 10, allow_nan=False)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda p: Span(min(p), max(p)))
grains = st.none() | st.sampled_from(Granularity)
moments = st.builds(Moment, maybe, maybe, grains, words, maybe, st.none() | spans)
places = st.builds(
    Place, st.none() | st.integers(), maybe, maybe, maybe, st.none() | number, st.none() | number, maybe, maybe
)
event_places = st.builds(EventPlace, words, words, places)
actors = st.builds(Actor, words, words, maybe, maybe, maybe, many)
counts = st.builds(
    Count, words, st.none() | st.integers(), st.none() | st.integers(), st.booleans(), maybe, maybe,
    st.sampled_from(CountScope), spans, words,
)  # fmt: skip
kinds = st.sampled_from(MentionKind)
mentions = st.builds(
    Mention, words, spans, words, kinds, maybe, maybe, maybe, many, st.none() | places, st.none() | moments,
    st.none() | counts, maybe,
)  # fmt: skip
sources = st.builds(
    Source, spans, words, maybe, st.none() | st.sampled_from(SourceKind), st.booleans(), st.none() | moments, maybe
)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


events = st.builds(
    Event, id=words, span=spans, anchor=spans, type=st.sampled_from(EventType), mode=maybe, contexts=many, cameo=words,
    quad=st.sampled_from(Quad), intensity=number, actors=few(actors), recipients=few(actors),
    status=st.sampled_from(Status), certainty=st.sampled_from(Certainty), historical=st.booleans(),
    time=st.none() | moments, places=few(event_places), counts=few(counts), sources=few(sources), why=many,
    confidence=number,
)  # fmt: skip
controls = st.builds(
    Control, words, spans, spans, event_places, st.none() | actors, st.none() | actors, st.sampled_from(ControlStatus),
    st.none() | moments, st.sampled_from(Certainty), st.booleans(), few(sources), number, many,
)  # fmt: skip
relations = st.builds(
    Relation, words, spans, spans, actors, actors, st.sampled_from(RelationKind), st.none() | moments, st.booleans(),
    st.sampled_from(Certainty), st.booleans(), few(sources), number, many,
)  # fmt: skip
roles = st.builds(Role, words, spans, actors, words, st.none() | actors, st.booleans(), st.none() | moments, number)
problems = st.builds(Problem, words, words, st.none() | spans)
reports = st.builds(
    Report, id=words, text=words, title=maybe, published=maybe, language=maybe,
    dateline=st.none() | st.builds(Dateline, spans, many, maybe), published_inferred=st.booleans(),
    sections=few(st.builds(Section, st.sampled_from(SectionKind), spans)),
    provenance=st.none() | st.builds(Provenance, words, st.none() | st.integers(), words), problems=few(problems),
)  # fmt: skip
coded = st.builds(
    Coded, reports, st.builds(CoderInfo, words, st.dictionaries(words, words, max_size=2), maybe), few(mentions),
    few(events), few(controls), few(relations), few(roles), few(problems),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(coded)
def test_a_coded_report_survives_json(value: Coded) -> None:
    assert Coded.from_dict(json.loads(json.dumps(value.to_dict()))) == value


def test_names_in_json_are_those_of_the_contract() -> None:
    place = EventPlace("m1", "Karn", Place(geonameid=5, name="Karn"))
    control = Control("c1", Span(0, 4), Span(0, 4), place, None, Actor("m2", "army"), ControlStatus.SEIZED, None,
                      Certainty.STATED, False, (), 0.5, ("x",))  # fmt: skip
    data = encode(control)
    assert isinstance(data, dict)
    assert isinstance(data["place"], dict)
    assert data["place"]["geonameid"] == 5
    assert "place" not in data["place"]
    assert "from" in data
    assert "lost_by" not in data
    assert data["span"] == [0, 4]
    assert data["status"] == "seized"


def test_keys_that_are_not_known_are_passed_over() -> None:
    assert decode(Problem, {"code": "a", "message": "b", "span": None, "added": 1}) == Problem("a", "b")


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"message": 5}, "message"),
        ({"message": None}, "message"),
        ({"code": True}, "code"),
        ({"span": [3, 1]}, "span"),
        ({"span": [1]}, "span"),
        ({"span": [0.0, 1.0]}, "span"),
        ({"span": "0-1"}, "span"),
        ({"span": [True, True]}, "span"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused_with_its_path(change: dict[str, object], path: str) -> None:
    good: dict[str, object] = {"code": "a", "message": "b", "span": [0, 1]}
    assert decode(Problem, good) == Problem("a", "b", Span(0, 1))
    with pytest.raises(RecordError) as caught:
        decode(Problem, good | change)
    assert caught.value.subject == path


def test_the_path_leads_through_lists_and_a_missing_key_is_named() -> None:
    data = json.loads(
        json.dumps(
            Coded(Report("r", "x"), CoderInfo("1"), (Mention("m1", Span(0, 1), "x", MentionKind.PLACE),)).to_dict()
        )
    )
    data["mentions"][0]["kind"] = "town"
    with pytest.raises(RecordError) as caught:
        Coded.from_dict(data)
    assert caught.value.subject == "mentions[0].kind"
    assert "nationality" in caught.value.reason
    del data["mentions"][0]["span"]
    with pytest.raises(RecordError, match=r"mentions\[0\]\.span: missing"):
        Coded.from_dict(data)


@pytest.mark.parametrize("data", [None, 5, "x", []])
def test_what_is_no_object_is_no_coded_report(data: Any) -> None:
    with pytest.raises(RecordError):
        Coded.from_dict(data)
