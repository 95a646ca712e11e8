"""From the ONNX files that ship back to weights that can be trained on: what 8 bits kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.export import TURNED
from training.network import Network

__all__ = ["restore"]

FILES = ("encoder.onnx", "heads.onnx", "pair.onnx")
UNSHIPPED = ("encoder.pooler.", "kind.role.", "quad.", "quad_weight.")
"""What the coder never reads, and so no file has: it starts anew."""
OWN = "net."
"""The network is an attribute of what is exported."""


def restore(net: Network, folder: Path) -> None:
    """Gives ``net`` the weights of the network in ``folder``.

    Raises:
        ValueError: where a weight of ``net`` is in none of its files.
    """
    found: dict[str, Tensor] = {}
    for file in FILES:
        for name, value in _weights(onnx.load(str(folder / file))):
            found[name.removeprefix(OWN)] = torch.from_numpy(value.astype(np.float32))
    wanted = {name for name, _ in net.named_parameters()}
    if missing := sorted(name for name in wanted - found.keys() if not name.startswith(UNSHIPPED)):
        raise ValueError(f"{folder}: no weights for {', '.join(missing[:5])}")
    net.load_state_dict({name: value for name, value in found.items() if name in wanted}, strict=False)


def _weights(model: onnx.ModelProto) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Names and values of the weights in a file, as training names and shapes them."""
    stored = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    for name, value in stored.items():
        base = name.removesuffix("_quantized")
        if base != name:
            scale, zero = stored[f"{base}_scale"], stored[f"{base}_zero_point"]
            value = (value.astype(np.float32) - zero.astype(np.float32)) * scale  # noqa: PLW2901
        elif name.endswith(("_scale", "_zero_point")):
            continue
        if base.endswith(TURNED):
            base, value = base.removesuffix(TURNED), value.T  # noqa: PLW2901
        yield base, np.ascontiguousarray(value)
