"""Reads texts with a network: one pass of the encoder over windows of sentences, then light heads over spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.models.manifest import Manifest, read_manifest
from dateline.models.pieces import Pieces, Window, load_pieces, windows
from dateline.models.reading import LAYERS, PairReading, ReadAnchor, Reading, ReadMention
from dateline.models.spans import REACH, TaggedSpan, distance_bucket, tagged
from dateline.record import MentionKind, Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["DEFAULT_FOLDER", "Reader"]

DEFAULT_FOLDER = Path(__file__).parent / "data" / "student"
SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""What ONNX Runtime would join by default and computes slower joined: a seventh of the encoder's time on one core."""
DEFAULT_THRESHOLD = 0.5
"""For links without one of their own in the manifest."""
Floats = NDArray[np.float32]


class Reader:
    """A loaded network.

    Args:
        folder: where its files are; the one that comes with the package without.
        threads: of ONNX Runtime; one, since reports are spread over processes.

    Raises:
        ModelError: where the folder holds no network that this version can read.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.folder = folder or DEFAULT_FOLDER
        self.manifest: Manifest = read_manifest(self.folder)
        self._threads = threads
        self._pieces: Pieces = load_pieces(self.folder)
        self._encoder = self._session("encoder.onnx")
        self._heads = self._session("heads.onnx")
        self._labels = self.manifest.labels

    @cached_property
    def _pair(self) -> InferenceSession:
        return self._session("pair.onnx")

    def _session(self, name: str) -> InferenceSession:
        import onnxruntime  # noqa: PLC0415 - heavy: loaded with the first network, not with the package
        from onnxruntime.capi import onnxruntime_pybind11_state as failures  # noqa: PLC0415 - the same

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                str(self.folder / name),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=SLOW_FUSIONS,
            )
        except (failures.Fail, failures.InvalidGraph, failures.InvalidProtobuf, failures.NotImplemented) as error:
            raise ModelError(f"ONNX Runtime cannot load it: {error}", subject=self.folder / name) from error

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """What the network reads in the sentences of ``text``, in text order."""
        mentions: list[ReadMention] = []
        anchors: list[ReadAnchor] = []
        for window in windows(self._pieces, text, [(s.start, s.end) for s in sentences]):
            read = _WindowReader(self, window, *self._encode(window))
            anchors += read.anchors(len(mentions))
            mentions += read.mentions
        return Reading(tuple(mentions), tuple(anchors))

    def pair(self, text: str, actor: Span | None, recipient: Span | None) -> PairReading:
        """What who stands at ``actor`` does to who stands at ``recipient``; ``None`` for nobody named."""
        window = next(windows(self._pieces, text, [(0, len(text))], len(text) + 2))
        ids = np.array([window.ids], dtype=np.int64)
        roles = np.zeros_like(ids)
        for role, span in ((1, actor), (2, recipient)):
            if span is not None:
                for first, last in window.pieces_of(span.start, span.end):
                    roles[0, first:last] = role
        whole = np.ones_like(ids, dtype=bool)
        where = [np.where((roles == r).any(), roles == r, whole) for r in (1, 2)]
        mask = np.ones_like(ids)
        hidden = self._encoder.run(["hidden"], {"ids": ids, "mask": mask, "roles": roles})[0]
        feed = {"hidden": hidden, "mask": mask, "actor": where[0], "recipient": where[1]}
        chances = _softmax(self._pair.run(None, feed)[0][0])
        return PairReading(dict(zip((*self._labels["event"], ""), map(float, chances), strict=True)))

    def happened(self, text: str, spans: Sequence[Span]) -> tuple[float, ...]:
        """How likely it is that what each of ``spans`` says (a verb, an event noun) came about or is so."""
        window = next(windows(self._pieces, text, [(0, len(text))], len(text) + 2))
        hidden = self._encode(window)[0]
        ends = [list(window.pieces_of(s.start, s.end)) or [(0, 1)] for s in spans]
        states = np.stack([np.concatenate([hidden[e[0][0]], hidden[e[-1][0]]]) for e in ends])
        none = np.zeros(0, dtype=np.int64)
        feed = {"anchors": states, "mentions": states[:1], "pair_anchor": none, "pair_mention": none}
        logits = self.heads({**feed, "away": none, "distance": none})["fact"]
        return tuple(round(float(p), 4) for p in _softmax(logits)[:, 1])

    def _encode(self, window: Window) -> tuple[Floats, Floats, Floats]:
        """Hidden states, mention tags and anchor tags of the pieces of a window.

        Windows are read one by one: on one core that is a fifth faster than four at once, and in 8 bits nothing that
        stands beside a window then changes what is read in it.
        """
        ids = np.array([window.ids], dtype=np.int64)
        feed = {"ids": ids, "mask": np.ones_like(ids), "roles": np.zeros_like(ids)}
        hidden, mentions, anchors = self._encoder.run(None, feed)
        return hidden[0], mentions[0], anchors[0]

    def heads(self, feed: dict[str, Any]) -> dict[str, Floats]:
        """The heads' outputs by name."""
        names = [o.name for o in self._heads.get_outputs()]
        return dict(zip(names, self._heads.run(None, feed), strict=True))


class _WindowReader:
    """Reads one encoded window."""

    def __init__(self, reader: Reader, window: Window, hidden: Floats, tags: Floats, anchor_tags: Floats) -> None:
        self.reader, self.window = reader, window
        self.labels, self.thresholds = reader.manifest.labels, reader.manifest.thresholds
        words = np.array(window.piece, dtype=np.int64)
        self.hidden = hidden[words]
        self.anchor_tags = anchor_tags[words]
        self.spans = tagged(_softmax(tags[words]), 0.5)
        self.mentions = [
            ReadMention(self._span(s), MentionKind(self.labels["mention"][s.kind]), round(s.score, 4))
            for s in self.spans
        ]

    def _span(self, tagged_span: TaggedSpan) -> Span:
        return Span(self.window.start[tagged_span.first], self.window.end[tagged_span.last])

    def _states(self, spans: Sequence[TaggedSpan]) -> Floats:
        ends = [(s.first, s.last) for s in spans]
        return self.hidden[np.array(ends, dtype=np.int64).reshape(-1, 2)].reshape(len(ends), -1)

    def anchors(self, before: int) -> list[ReadAnchor]:
        """The anchors; numbers of mentions start at ``before``."""
        found: list[tuple[str, TaggedSpan]] = []
        for n, layer in enumerate(LAYERS):
            chances = _softmax(self.anchor_tags[:, 3 * n : 3 * n + 3])
            found += [(layer, s) for s in tagged(chances, self.thresholds[layer])]
        if not found:
            return []
        pairs = [
            (a, m)
            for a, (_, anchor) in enumerate(found)
            for m, mention in enumerate(self.spans)
            if abs(self._sentence(mention) - self._sentence(anchor)) <= REACH
        ]
        out = _chances(self.reader.heads(self._feed([s for _, s in found], pairs)))
        ends = np.searchsorted([a for a, _ in pairs], range(len(found) + 1)).tolist()
        linked = [m + before for _, m in pairs]
        return [
            self._anchor(layer, span, a, slice(ends[a], ends[a + 1]), linked, out)
            for a, (layer, span) in enumerate(found)
        ]

    def _sentence(self, span: TaggedSpan) -> int:
        return self.window.sentence[span.first]

    def _feed(self, anchors: list[TaggedSpan], pairs: list[tuple[int, int]]) -> dict[str, Any]:
        away = [self._sentence(self.spans[m]) - self._sentence(anchors[a]) + REACH for a, m in pairs]
        words = [distance_bucket(anchors[a], self.spans[m]) for a, m in pairs]
        mentions = self._states(self.spans) if self.spans else np.zeros((1, 2 * self.hidden.shape[-1]), np.float32)
        return {
            "anchors": self._states(anchors),
            "mentions": mentions,
            "pair_anchor": np.array([a for a, _ in pairs], dtype=np.int64),
            "pair_mention": np.array([m for _, m in pairs], dtype=np.int64),
            "away": np.array(away, dtype=np.int64),
            "distance": np.array(words, dtype=np.int64),
        }

    def _anchor(
        self,
        layer: str,
        span: TaggedSpan,
        at: int,
        rows: slice,
        linked: list[int],
        out: Mapping[str, NDArray[np.float64]],
    ) -> ReadAnchor:
        """The anchor number ``at``; its pairs are ``rows`` of those with the mentions ``linked``."""
        labels = self.labels
        names = labels[f"{layer} links"]
        links: dict[str, dict[int, float]] = {name: {} for name in names}
        least = [self.thresholds.get(f"{layer} {name}", DEFAULT_THRESHOLD) for name in names]
        scores = out[f"{layer} links"][rows]
        for row, k in np.argwhere(scores >= least).tolist():
            links[names[k]][linked[rows.start + row]] = float(scores[row, k])
        counts: dict[int, dict[str, float]] = {}
        if layer == "event":
            for row in range(rows.start, rows.stop):
                if linked[row] in links["n"]:
                    counts[linked[row]] = _named((*labels["what"], "cumulative"), out["counts"][row])
        return ReadAnchor(
            layer=layer,
            span=self._span(span),
            score=round(span.score, 4),
            sentence=self._sentence(span),
            kinds=_named(labels[layer], out[f"{layer} kind"][at]) if layer != "role" else {"role": 1.0},
            status=_named(labels["status"], out["status"][at]) if layer == "event" else {},
            certainty=_named(labels["certainty"], out[f"{layer} certainty"][at]) if layer != "role" else {},
            modes=_named(labels["modes"], out["mode"][at]) if layer == "event" else {},
            flags=_named(labels[f"{layer} flags"], out[f"{layer} flags"][at]),
            links=links,
            counts=counts,
        )


def _chances(out: dict[str, Floats]) -> dict[str, NDArray[np.float64]]:
    """The heads' outputs as probabilities of four digits; of ``counts`` the last column stands by itself."""
    found: dict[str, NDArray[np.float64]] = {}
    for name, logits in out.items():
        if name == "counts":
            chances = np.concatenate([_softmax(logits[:, :-1]), _sigmoid(logits[:, -1:])], axis=-1)
        else:
            chances = _sigmoid(logits) if name.endswith((" links", " flags")) else _softmax(logits)
        found[name] = np.asarray(np.round(chances.astype(np.float64), 4), dtype=np.float64)
    return found


def _named(labels: Sequence[str], chances: NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(labels, chances.tolist(), strict=True))


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    result: Floats = (shifted / shifted.sum(-1, keepdims=True)).astype(np.float32)
    return result


def _sigmoid(logits: Floats) -> Floats:
    result: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return result
