"""``dateline actors``: actors that the knowledge base does not know, and what a person decides about them."""

from __future__ import annotations

import click

from dateline.cli.actors_decide import dismiss, merge, name, split
from dateline.cli.actors_decisions import decisions, export, undo
from dateline.cli.actors_unknown import unknown

__all__ = ["command"]


@click.group(
    "actors",
    epilog="\b\nExamples:\n  dateline actors unknown --least 3         who is not known, and busy\n"
    "  dateline actors unknown unk-4f1c2a        one of them with quotations\n"
    "  dateline actors name unk-4f1c2a --as 'Marsh Front' --kind group\n"
    "  dateline actors export --to my-knowledge  decisions as knowledge tables",
)
def command() -> None:
    """Named persons and organisations that the knowledge base does not know: a queue, and decisions about it.

    Decisions are kept in the store with who, when and why. They are only ever appended, and hold after coding anew.
    """


for subcommand in (unknown, name, merge, split, dismiss, decisions, undo, export):
    command.add_command(subcommand)
