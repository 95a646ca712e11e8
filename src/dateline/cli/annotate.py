"""``dateline annotate``: coded reports as a file to be corrected by hand."""

from __future__ import annotations

import click

from dateline.cli.beside import run_beside

__all__ = ["command"]


@click.command(
    "annotate",
    epilog="\b\nExamples:\n  dateline annotate reports/ > mine.txt      then correct it in an editor\n"
    "  dateline evaluate mine.txt                 how much of it the coder finds\n"
    "  dateline train mine.txt --out my-network   a network that has learnt from it",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True), metavar="PATH...")
def command(paths: tuple[str, ...]) -> int:
    """Codes the reports at each PATH and prints them in the form of the corpus: what is coded under each sentence.

    Made to be corrected by hand (corpus/GUIDE.md tells the form), and then to measure and train with. Needs Dateline's
    source beside it.

    Exit codes: 0 all written; 1 some report could not be read; 2 usage.
    """
    return run_beside("corpus.draft", paths)
