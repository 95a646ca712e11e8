"""``dateline knowledge``: what concerns tables of one's own, and those that come with Dateline."""

from __future__ import annotations

import click

from dateline.cli import knowledge_import, knowledge_lint, knowledge_update

__all__ = ["command"]


@click.group(
    "knowledge",
    epilog="\b\nExamples:\n  dateline knowledge lint my-tables\n"
    "  dateline knowledge import Phoenix.MilNonState.actors.txt --to groups\n"
    "  dateline knowledge update my-tables --ledger iraq.db",
)
def command() -> None:
    """Who is who and what is where: tables of your own, laid over those that come with Dateline.

    A folder holds any of countries.csv, organisations.csv, groups.csv, media.csv, ethnic_religious.csv, regions.csv,
    people.csv, places.csv, stoplist.csv and abbreviations.csv. Use it with --knowledge FOLDER, or for good with the
    setting "knowledge".
    """


command.add_command(knowledge_lint.command)
command.add_command(knowledge_import.command)
command.add_command(knowledge_update.command)
