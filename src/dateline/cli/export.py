"""``dateline export``: a store as JSON Lines, CSV or Parquet."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.options import guard_option, store_option
from dateline.cli.progress import working
from dateline.exchange import TableName, batches, write_csv, write_jsonl, write_parquet
from dateline.store import Store

__all__ = ["command"]

FORMATS = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}


@click.command(
    "export",
    epilog="\b\nExamples:\n  dateline export coded.jsonl --store iraq.db        whole coded reports\n"
    "  dateline export events.csv --store iraq.db         one row an event\n"
    "  dateline export controls.parquet --table controls  for DuckDB, pandas",
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@store_option
@click.option("--table", type=click.Choice([name.value for name in TableName]), default="events", show_default=True,
              help="Which table, for CSV and Parquet.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(list(FORMATS.values())), help="Else by the file's name.")
@guard_option
def command(file: Path, store_path: Path, table: str, format_: str | None, *, guard_formulas: bool) -> int:
    """Writes what a store holds to FILE: coded reports as JSON Lines, or one table as CSV or Parquet.

    The file appears only when it is whole. The same store always gives the same bytes.
    """
    wanted = format_ or FORMATS.get(file.suffix.lower())
    if wanted is None:
        raise click.UsageError(f"{file}: name it .jsonl, .csv or .parquet, or say --format")
    name = TableName(table)
    with Store.open(store_path) as store, working("writing", None):
        if wanted == "jsonl":
            number = write_jsonl(file, store.codings())
        elif wanted == "csv":
            number = write_csv(file, name, batches(store, name), guard_formulas=guard_formulas)
        else:
            number = write_parquet(file, name, batches(store, name))
    what = "reports" if wanted == "jsonl" else f"rows of {table}"
    click.echo(f"{file}: {number:,} {what}", err=True)
    return 0
