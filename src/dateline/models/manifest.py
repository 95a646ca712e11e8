"""A network's manifest: what it is, of what it was made, under which licence, how well it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ModelError

__all__ = ["FILES", "Manifest", "content_hash", "read_manifest"]

MANIFEST = "manifest.json"
FILES = ("encoder.onnx", "heads.onnx", "pair.onnx", "tokenizer.json")
FORM = 1
"""Of inputs, outputs and labels; a reader of another form refuses."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a network.

    Attributes:
        name: ``dateline-student-3``. hash: content hash of its files (not of the manifest). licence: of the weights.
        base: the encoder it started from, with licence. data: what it was trained on, each with licence.
        seed: of the training. labels: the closed sets by name, in the order of the outputs. thresholds: by layer and
            by link, at and above which something counts. figures: what was measured when it was made.
    """

    name: str
    hash: str
    licence: str
    base: str
    data: tuple[str, ...]
    seed: int
    labels: Mapping[str, tuple[str, ...]]
    thresholds: Mapping[str, float]
    figures: Mapping[str, float]


def content_hash(folder: Path) -> str:
    """Content hash of a network's files."""
    digest = hashlib.blake2b(digest_size=16)
    for name in FILES:
        digest.update(name.encode())
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the network in ``folder``.

    Raises:
        ModelError: where a file is missing, the manifest is not one, is of another form, or does not fit the files.
    """
    for name in (MANIFEST, *FILES):
        if not (folder / name).is_file():
            raise ModelError(f"{name} is missing", subject=folder)
    try:
        given = json.loads((folder / MANIFEST).read_text("utf-8"))
        if given["form"] != FORM:
            raise ModelError(f"is of form {given['form']}, this version reads form {FORM}", subject=folder)
        found = Manifest(
            name=given["name"],
            hash=given["hash"],
            licence=given["licence"],
            base=given["base"],
            data=tuple(given["data"]),
            seed=int(given["seed"]),
            labels={k: tuple(v) for k, v in given["labels"].items()},
            thresholds={k: float(v) for k, v in given["thresholds"].items()},
            figures={k: float(v) for k, v in given["figures"].items()},
        )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(f"{MANIFEST} is no manifest: {error}", subject=folder) from error
    if content_hash(folder) != found.hash:
        raise ModelError("its files are not those that its manifest names", subject=folder)
    return found
