"""Out in other people's layouts: Arrow tables, pandas, JSON Lines, CSV, Parquet."""

from dateline.exchange.columns import COLUMNS, Column, TableName, schema
from dateline.exchange.knowledge_folder import write_tables
from dateline.exchange.ledger import Ledger, open  # noqa: A004 - read as dateline.open
from dateline.exchange.tables import batches, table
from dateline.exchange.writers import ExportError, csv_lines, replacing, write_csv, write_jsonl, write_parquet

__all__ = [
    "COLUMNS",
    "Column",
    "ExportError",
    "Ledger",
    "TableName",
    "batches",
    "csv_lines",
    "open",
    "replacing",
    "schema",
    "table",
    "write_csv",
    "write_jsonl",
    "write_parquet",
    "write_tables",
]
