"""The network that comes with the package: what it hands on is sound, repeatable, and what is not it is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.models import Reader, Reading, content_hash, read_manifest
from dateline.models.reader import DEFAULT_FOLDER
from dateline.record import Span

TEXT = "Rebels shelled Goma on Sunday, killing 14 civilians, the mayor said. It rained. Talks were called off."
SENTENCES = [Span(0, 68), Span(69, 79), Span(80, 101)]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def sound(reading: Reading, text: str) -> None:
    """Spans lie in the text, links point at mentions, probabilities are such."""
    for mention in reading.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    for anchor in reading.anchors:
        assert 0 <= anchor.span.start < anchor.span.end <= len(text)
        assert 0 <= anchor.score <= 1.0001
        assert sum(anchor.kinds.values()) == pytest.approx(1, abs=0.01)
        for linked in anchor.links.values():
            assert all(0 <= m < len(reading.mentions) and 0 <= p <= 1 for m, p in linked.items())


def test_reads_who_did_what_to_whom(reader: Reader) -> None:
    reading = reader.read(TEXT, SENTENCES)
    sound(reading, TEXT)
    attack = next(a for a in reading.anchors if a.layer == "event")
    assert attack.ranked()[0][0] == "ASSAULT"
    assert "Rebels" in {reading.mentions[m].span.of(TEXT) for m in attack.links["who"]}
    assert max(attack.status, key=lambda k: attack.status[k]) == "happened"


def test_reads_nothing_in_weather(reader: Reader) -> None:
    text = "It rained in the hills on Sunday and the river rose by a metre."
    assert [a for a in reader.read(text, [Span(0, len(text))]).anchors if a.layer == "event" and a.score > 0.5] == []


def test_no_sentences_give_an_empty_reading(reader: Reader) -> None:
    assert reader.read("", []) == Reading()


def test_reads_the_same_twice_and_with_another_reader(reader: Reader) -> None:
    assert reader.read(TEXT, SENTENCES) == reader.read(TEXT, SENTENCES) == Reader().read(TEXT, SENTENCES)


def test_threads_change_nothing_beyond_rounding(reader: Reader) -> None:
    one, two = reader.read(TEXT, SENTENCES), Reader(threads=2).read(TEXT, SENTENCES)
    assert [(a.layer, a.span) for a in one.anchors] == [(a.layer, a.span) for a in two.anchors]
    for a, b in zip(one.anchors, two.anchors, strict=True):
        assert a.score == pytest.approx(b.score, abs=0.02)
        assert a.kinds == pytest.approx(b.kinds, abs=0.02)


def test_a_pair_has_a_probability_for_each_type_and_for_nothing(reader: Reader) -> None:
    text = "Turkey has suspended flights to Armenia."
    chances = reader.pair(text, Span(0, 6), Span(32, 39)).types
    assert len(chances) == 18
    assert sum(chances.values()) == pytest.approx(1, abs=0.01)
    assert reader.pair(text, None, None).types.keys() == chances.keys()


def test_what_happened_is_likelier_than_what_did_not(reader: Reader) -> None:
    text = "She closed the shop. Please close the shop."
    closed, close = reader.happened(text, [Span(4, 10), Span(28, 33)])
    assert closed > 0.5 > close


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=300))
def test_any_text_gives_a_sound_reading(reader: Reader, text: str) -> None:
    sound(reader.read(text, [Span(0, len(text))]), text)


def test_a_sentence_of_thousands_of_words_is_read_as_far_as_it_fits(reader: Reader) -> None:
    text = "the army shelled the town and " * 3000
    sound(reader.read(text, [Span(0, len(text))]), text)


def test_the_manifest_names_its_files_licence_and_data() -> None:
    manifest = read_manifest(DEFAULT_FOLDER)
    assert manifest.hash == content_hash(DEFAULT_FOLDER)
    assert manifest.licence == "Apache-2.0"
    assert manifest.data
    assert sum(f.stat().st_size for f in DEFAULT_FOLDER.iterdir()) < 45_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "network"))


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "heads.onnx").unlink()
    with pytest.raises(ModelError, match=r"heads\.onnx is missing"):
        Reader(copy)


def test_other_weights_than_the_manifest_names_are_refused(copy: Path) -> None:
    with (copy / "encoder.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="not those that its manifest names"):
        Reader(copy)


def test_a_manifest_of_another_form_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps({**manifest, "form": 99}))
    with pytest.raises(ModelError, match="form 99"):
        Reader(copy)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"form": 1}'])
def test_a_broken_manifest_is_refused_with_its_folder(copy: Path, text: str) -> None:
    (copy / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match=r"is no manifest") as refused:
        Reader(copy)
    assert str(copy) in str(refused.value)
