"""``dateline evaluate``: how well the coder does on reports annotated by hand."""

from __future__ import annotations

import click

from dateline.cli.beside import run_beside

__all__ = ["command"]


@click.command(
    "evaluate",
    epilog="\b\nExamples:\n  dateline evaluate mine.txt\n  dateline evaluate mine.txt --network my-network",
)
@click.argument("packs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False), metavar="PACK...")
@click.option(
    "--network", type=click.Path(exists=True, file_okay=False), help="Network to measure; else the usual one."
)
def command(packs: tuple[str, ...], network: str | None) -> int:
    """Codes the reports in each PACK and prints, layer by layer, how much of their annotation is found.

    A PACK is a file in the form of the corpus: reports with what is to be coded written under each sentence
    (corpus/GUIDE.md). Needs Dateline's source beside it.

    Exit codes: 0 measured; 1 a pack is not in the form; 2 usage.
    """
    chosen = ["--network", network] if network else []
    return run_beside("evaluation.corpus", [*packs, *chosen])
