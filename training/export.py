"""From a trained network to what the coder loads: ONNX files, int8, with a manifest.

python -m training.export --base FOLDER --weights FILE --out FOLDER --name NAME
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dateline.models.manifest import FORM, MANIFEST, content_hash
from training.labels import LAYERS, Labels, labels
from training.network import Network
from training.train import base_folder

__all__ = ["TURNED", "export"]

OPSET = 17
TURNED = "_Transposed"
"""What ONNX Runtime's quantiser appends to a matrix that it stores transposed; the same for what the exporter turns."""
FACTS = Path(__file__).parent / "student.toml"
"""Name, licence, base, data and thresholds of the network that ships."""


class _Encoder(nn.Module):
    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.net.encode(ids, mask, roles)
        anchors = torch.cat([self.net.anchor_tags[layer](hidden) for layer in LAYERS], -1)
        return hidden, self.net.mention_tags(hidden), anchors


class _Heads(nn.Module):
    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(
        self,
        anchors: Tensor,
        mentions: Tensor,
        pair_anchor: Tensor,
        pair_mention: Tensor,
        away: Tensor,
        distance: Tensor,
    ) -> tuple[Tensor, ...]:
        net, out = self.net, []
        left, right = anchors[pair_anchor], mentions[pair_mention]
        for layer in LAYERS:
            joint = net.links(layer, left, right, away, distance)
            out.append(net.link_out[layer](joint))
            if layer == "event":
                out.append(net.count_out(joint))
            out.append(net.flags[layer](anchors))
            if layer != "role":
                out += [net.kind[layer](anchors), net.certainty[layer](anchors)]
        return (*out, net.status(anchors), net.mode(anchors), net.fact(anchors))


def head_names() -> list[str]:
    """Names of the heads' outputs, in order."""
    names: list[str] = []
    for layer in LAYERS:
        names.append(f"{layer} links")
        if layer == "event":
            names.append("counts")
        names.append(f"{layer} flags")
        if layer != "role":
            names += [f"{layer} kind", f"{layer} certainty"]
    return [*names, "status", "mode", "fact"]


class _PairHead(nn.Module):
    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, hidden: Tensor, mask: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        return self.net.pairs(hidden, mask, actor, recipient)


class _Graph(NamedTuple):
    """What a file holds: example inputs by name, outputs, and which dimensions of each may vary."""

    file: str
    inputs: dict[str, Tensor]
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


def export(net: Network, tokenizer: Path, out: Path, facts: dict[str, Any], *, quantise: bool = True) -> None:
    """Writes the files of ``net`` into ``out``; ``facts`` go into the manifest."""
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    for module, graph in ((_Encoder(net), _encoder()), (_Heads(net), _heads(net)), (_PairHead(net), _pair(net))):
        _write(module, graph, out, quantise=quantise)
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    manifest = {"form": FORM, "hash": content_hash(out), "labels": _label_lists(net.labels), **facts}
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


BATCH = {0: "batch", 1: "pieces"}


def _encoder() -> _Graph:
    ones = torch.ones(2, 12, dtype=torch.long)
    inputs, outputs = {"ids": ones, "mask": ones, "roles": ones}, ("hidden", "mentions", "anchors")
    return _Graph("encoder.onnx", inputs, outputs, dict.fromkeys((*inputs, *outputs), BATCH))


def _heads(net: Network) -> _Graph:
    wide, index = net.encoder.config.hidden_size, torch.zeros(3, dtype=torch.long)
    by_pair = ("pair_anchor", "pair_mention", "away", "distance")
    inputs = {"anchors": torch.zeros(2, 2 * wide), "mentions": torch.zeros(4, 2 * wide)} | dict.fromkeys(by_pair, index)
    paired = {*by_pair, "counts", *(f"{layer} links" for layer in LAYERS)}
    axes = {n: {0: "pairs" if n in paired else n if n in inputs else "anchors"} for n in (*inputs, *head_names())}
    return _Graph("heads.onnx", inputs, tuple(head_names()), axes)


def _pair(net: Network) -> _Graph:
    ones = torch.ones(2, 12, dtype=torch.long)
    hidden, where = torch.zeros(2, 12, net.encoder.config.hidden_size), torch.ones(2, 12, dtype=torch.bool)
    inputs = {"hidden": hidden, "mask": ones, "actor": where, "recipient": where}
    return _Graph("pair.onnx", inputs, ("types",), dict.fromkeys(inputs, BATCH) | {"types": {0: "batch"}})


def _label_lists(known: Labels) -> dict[str, list[str]]:
    found = {"mention": list(known.kinds), "status": list(known.status), "certainty": list(known.certainty),
             "modes": list(known.modes), "what": list(known.what)}  # fmt: skip
    for layer in LAYERS:
        found[layer] = list(known.layers[layer])
        found[f"{layer} links"] = list(known.links[layer])
        found[f"{layer} flags"] = list(known.flags[layer])
    return found


def _write(module: nn.Module, graph: _Graph, out: Path, *, quantise: bool) -> None:
    path = out / graph.file
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            module,
            tuple(graph.inputs.values()),
            str(plain),
            input_names=list(graph.inputs),
            output_names=list(graph.outputs),
            dynamic_axes=graph.axes,
            opset_version=OPSET,
            dynamo=False,
        )
        _name_weights(plain, dict(module.named_parameters()))
        if not quantise:
            shutil.copyfile(plain, path)
            return
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)


def _name_weights(path: Path, parameters: Mapping[str, Tensor]) -> None:
    """Gives matrices in an ONNX file the names they have in training, ``TURNED`` behind those stored transposed.

    The exporter numbers what it folds; with names, ``training.restore`` finds its way back from what ships.
    """
    model = onnx.load(str(path))
    known = {(p.shape, p.detach().numpy().tobytes()): name for name, p in parameters.items() if p.dim() == 2}
    names: dict[str, str] = {}
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.ndim == 2:
            same = known.get((torch.Size(value.shape), value.tobytes()))
            turned = known.get((torch.Size(value.T.shape), np.ascontiguousarray(value.T).tobytes()))
            if same or turned:
                names[tensor.name] = same or f"{turned}{TURNED}"
                tensor.name = names[tensor.name]
    for node in model.graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
    onnx.save(model, str(path))


def main() -> None:
    """Exports trained weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="folder of the encoder that training started from, if another")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plain", action="store_true", help="float32, to compare")
    chosen = parser.parse_args()
    base = chosen.base or base_folder()
    net = Network(base, labels())
    net.load_state_dict(torch.load(chosen.weights))
    facts = tomllib.loads(FACTS.read_text("utf-8"))
    trained = json.loads((chosen.weights.parent / "dev.json").read_text("utf-8"))
    sources = facts.pop("sources")
    facts |= {"figures": trained["figures"], "seed": trained["seed"], "corpus": trained["corpus"]}
    facts["data"] = [sources[name] for name in trained["sources"]]
    export(net, base / "tokenizer.json", chosen.out, facts, quantise=not chosen.plain)


if __name__ == "__main__":
    main()
