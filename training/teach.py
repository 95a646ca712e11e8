"""What a larger network (the teacher) thinks of each example, for a smaller one to learn from beside the annotation.

python -m training.teach --base FOLDER --weights FILE --out FILE [--extra ../shared/corpora]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from dateline.models import MAX_PIECES, Pieces, Window, load_pieces, windows
from training.batches import pad, spans_of
from training.decode import ReadAnchor, read_windows
from training.examples import AnchorTarget, PairExample, SoftTargets, WindowExample
from training.labels import LAYERS, Labels
from training.measure import pair_types
from training.network import Network
from training.texts import PlainText, plain_texts
from training.train import REPORTS, base_folder, load, read_data

__all__ = ["read_pairs", "read_texts", "soften", "soften_pairs"]

SHARE = 0.5
"""Weight of the teacher's types of a pair; the rest is the annotator's."""
GROUP = 16
SURE = 0.5


@torch.no_grad()
def soften(teacher: Network, examples: Sequence[WindowExample], padding: int) -> None:
    """Writes into each example the teacher's probabilities of tags, and of what each anchor says."""
    teacher.eval()
    order = sorted(examples, key=lambda e: len(e.window.ids))
    for at in range(0, len(order), GROUP):
        batch = order[at : at + GROUP]
        ids = pad([e.window.ids for e in batch], padding)
        mask = pad([[1] * len(e.window.ids) for e in batch], 0)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = teacher.encode(ids, mask)
        hidden = hidden.float()
        for row, example in enumerate(batch):
            example.soft = _soft(teacher, hidden[row : row + 1], example)


def _soft(teacher: Network, hidden: Tensor, example: WindowExample) -> SoftTargets:
    words = hidden[0, torch.tensor(example.window.piece, dtype=torch.long)]
    tags = {layer: teacher.anchor_tags[layer](words).softmax(-1) for layer in LAYERS}
    found = SoftTargets(teacher.mention_tags(words).softmax(-1), tags)
    for target in example.anchors:
        read = teacher.span(hidden, spans_of([example], [(0, target.first, target.last)]))
        heads = {"kind": teacher.kind[target.layer]}
        if target.layer != "role":
            heads["certainty"] = teacher.certainty[target.layer]
        if target.layer == "event":
            heads |= {"status": teacher.status, "mode": teacher.mode}
        found.judgements.append({name: head(read)[0].softmax(-1) for name, head in heads.items()})
    return found


def soften_pairs(teacher: Network, examples: Sequence[PairExample], padding: int, share: float = SHARE) -> None:
    """Mixes the teacher's types into each pair's."""
    for example, read in zip(examples, pair_types(teacher, examples, padding, amp=True), strict=True):
        mixed = {kind: share * float(p) for kind, p in enumerate(read)}
        for kind, weight in example.types.items():
            mixed[kind] += (1 - share) * weight
        example.types = mixed


def read_texts(
    teacher: Network, pieces: Pieces, texts: Sequence[PlainText], labels: Labels, limit: int
) -> Iterator[WindowExample]:
    """Texts that nobody annotated, as the teacher reads them."""
    cut = [w for text in texts for w in windows(pieces, text.text, text.sentences, limit)]
    order = sorted(cut, key=lambda w: len(w.ids))
    for at in range(0, len(order), GROUP):
        group = order[at : at + GROUP]
        readings = read_windows(teacher, group, pieces.pad, amp=True)
        for window, reading in zip(group, readings, strict=True):
            targets = [_target(a, labels) for a in reading.anchors]
            yield WindowExample(window, list(reading.mentions), sorted(targets, key=lambda t: (t.first, t.layer)))


def _target(anchor: ReadAnchor, labels: Labels) -> AnchorTarget:
    found = AnchorTarget(anchor.layer, anchor.first, anchor.last, [int(anchor.kind.argmax())])
    for name in ("status", "certainty", "mode"):
        read = getattr(anchor, name)
        if read is not None:
            setattr(found, name, int(read.argmax()))
    if anchor.flags is not None:
        found.flags = [int(float(p) > SURE) for p in anchor.flags]
    for label in range(len(labels.links[anchor.layer])):
        found.links |= {(label, m): 1 for m, p in anchor.links[label].items() if p > SURE}
    return found


def read_pairs(examples: Sequence[WindowExample], labels: Labels) -> Iterator[PairExample]:
    """Who acts on whom by the events of ``examples``, each in its own sentence; the types still to be softened."""
    who, to = labels.links["event"].index("who"), labels.links["event"].index("to")
    for example in examples:
        for target in example.anchors:
            acting = [m for (label, m), v in target.links.items() if label == who and v == 1]
            acted_on = [m for (label, m), v in target.links.items() if label == to and v == 1]
            if target.layer == "event" and acting and acted_on:
                spans = [example.mentions[m][:2] for m in (acting[0], acted_on[0])]
                cut = _sentence(example.window, target.first)
                inside = [
                    (a - cut[1], b - cut[1]) for a, b in spans if a - cut[1] >= 0 and b - cut[1] < len(cut[0].piece)
                ]
                if len(inside) == 2 and inside[0] != inside[1]:
                    yield PairExample(cut[0], inside[0], inside[1], {target.kinds[0]: 1.0})


def _sentence(window: Window, word: int) -> tuple[Window, int]:
    """The sentence of ``word`` as a window of its own, and the number of its first word."""
    number = window.sentence[word]
    inside = [i for i, s in enumerate(window.sentence) if s == number]
    first, after = inside[0], inside[-1] + 1
    start = window.piece[first]
    end = window.piece[after] if after < len(window.piece) else len(window.ids) - 1
    ids = [window.ids[0], *window.ids[start:end], window.ids[-1]]
    piece = [p - start + 1 for p in window.piece[first:after]]
    return Window(ids, piece, window.start[first:after], window.end[first:after], window.sentence[first:after]), first


def translate(window: Window, teacher: Pieces, student: Pieces) -> None:
    """Gives the window the student's numbers of its pieces; both must cut words at the same places."""
    special = {teacher.cls: student.cls, teacher.sep: student.sep, teacher.pad: student.pad}
    for at, piece in enumerate(window.ids):
        own = special.get(piece)
        if own is None:
            own = student.tokenizer.token_to_id(teacher.tokenizer.id_to_token(piece) or "")
        if own is None:
            raise ValueError("the student's tokenizer lacks a piece of the teacher's; take encoders of one vocabulary")
        window.ids[at] = own


def main() -> None:
    """Writes the train part of the corpus, and texts without annotation, as the teacher reads them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=REPORTS)
    parser.add_argument("--base", type=Path, required=True, help="folder of the teacher's encoder")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--student", type=Path, help="folder of the student's encoder, if another")
    parser.add_argument("--extra", type=Path, help="folder with texts without annotation: training/texts.py")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    own, student = load_pieces(chosen.base), load_pieces(chosen.student or base_folder())
    teacher = load(chosen.base, chosen.weights, own)
    data = read_data(chosen.corpus, own, teacher.labels)
    examples, pairs = data.windows["train"], data.pairs["train"]
    sources = ["teacher"]
    if chosen.extra is not None:
        read = list(read_texts(teacher, own, list(plain_texts(chosen.extra)), teacher.labels, MAX_PIECES))
        print(f"{len(read)} windows without annotation, {sum(len(e.anchors) for e in read)} anchors read in them")
        more = list(read_pairs(read, teacher.labels))
        soften_pairs(teacher, more, own.pad, 1.0)
        examples, pairs, sources = examples + read, pairs + more, [*sources, "texts"]
    soften(teacher, examples, own.pad)
    soften_pairs(teacher, data.pairs["train"], own.pad)
    cut = [*(e.window for e in examples), *(e.window for e in pairs)]
    for window in {id(w): w for w in cut}.values():  # pairs of a sentence share one
        translate(window, own, student)
    torch.save((examples, pairs, sources), chosen.out)
    print(f"{len(examples)} windows, {len(pairs)} pairs")


if __name__ == "__main__":
    main()
