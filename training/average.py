"""Averages the weights of trainings from the same start: ``python -m training.average RUN [RUN ...] --out FOLDER``.

The mean of two runs reads about as well as the better of them (docs/explanation/network.md), without a choice to be
made, and costs nothing when it reads; but only of runs whose heads began alike.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor

from dateline.models import load_pieces
from training.labels import labels
from training.train import REPORTS, base_folder, figures, load, read_data

__all__ = ["averaged"]


def averaged(runs: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight; what is no real number is as in the first run."""
    first = runs[0]
    return {
        name: torch.stack([run[name] for run in runs]).mean(0) if value.is_floating_point() else value
        for name, value in first.items()
    }


def main() -> None:
    """Writes the mean of the runs' weights, with the seeds and corpora of all, and its own figures beside theirs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", type=Path, help="folders that `training.train` wrote")
    parser.add_argument("--base", type=Path, help="folder of the encoder that the runs started from, if another")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    weights = chosen.out / "network.pt"
    torch.save(averaged([torch.load(run / "network.pt") for run in chosen.runs]), weights)
    base = chosen.base or base_folder()
    pieces = load_pieces(base)
    found = figures(load(base, weights, pieces), read_data(REPORTS, pieces, labels()), pieces)
    told = [json.loads((run / "dev.json").read_text("utf-8")) for run in chosen.runs]
    alike = {name: told[-1][name] for name in ("corpus", "sources")}
    shown = {"seed": told[0]["seed"], "runs": told, **alike, "figures": found}
    (chosen.out / "dev.json").write_text(json.dumps(shown, indent=1), "utf-8")
    print(f"{len(told)} runs averaged into {chosen.out}")


if __name__ == "__main__":
    main()
