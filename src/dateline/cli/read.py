"""``dateline read``: reports into a store, coded."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.intake import Tally, expected, intake_options, reading_options, settings_with, tell
from dateline.cli.options import store_option
from dateline.cli.progress import building, working
from dateline.flow import Crew, keep
from dateline.store import Store

__all__ = ["command"]

EXIT_INTERRUPTED = 130


@click.command(
    "read",
    epilog="\b\nExamples:\n  dateline read reports/                     into dateline.db\n"
    "  dateline read june.zip --store iraq.db     into a store of its own\n"
    "  dateline read reports/ -j 2                with two processes",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@intake_options
def command(
    paths: tuple[str, ...],
    store_path: Path,
    model: str | None,
    processes: int | None,
    columns: str | None,
    knowledge: tuple[str, ...],
    format_: str | None,
) -> int:
    """Reads reports into a store and codes them. Reading the same again is harmless: same report, same id.

    Stopped at any moment, the same command goes on where it was.

    Exit codes: 0 all coded; 1 some reports had problems, each named; 2 usage or an unreadable path.
    """
    settings = settings_with(model, processes, knowledge)
    options = reading_options(columns, format_, settings)
    tally = Tally()
    stored = known = anew = 0
    with Store.open(store_path, create=True) as store:
        try:
            with building() as progress, Crew(settings, progress) as crew, working("reading", expected(paths)) as bar:
                for kept in keep(tally.read(paths, options), store, crew, settings.batch_reports):
                    stored, known, anew = stored + kept.stored, known + kept.known, anew + kept.anew
                    for coded in kept.coded:
                        tally.add(len(coded.events), coded.problems, coded.report.provenance)
                    bar(tally.reports + known, tally.events)
        except KeyboardInterrupt:
            done = f"{stored:,} new reports are kept in {store_path}" if stored else f"nothing new is in {store_path}"
            tell(f"interrupted; {done}. The same command goes on from there.")
            return EXIT_INTERRUPTED
    parts = [f"{stored:,} new reports", *([f"{anew:,} coded anew"] if anew else ())]
    parts += [f"{known:,} known already"] if known else []
    click.echo(f"{store_path}: {', '.join(parts)}, {tally.events:,} events", err=True)
    return tally.finish()
