"""In and out in other people's layouts: actor dictionaries in; tables for pandas and files, and pictures out."""

from dateline.exchange.columns import COLUMNS, Column, TableName, schema
from dateline.exchange.dictionaries import LEFT_OUT, Imported, import_dictionaries
from dateline.exchange.incidents import INCIDENT_COLUMNS, incident_csv, incident_rows, incident_table
from dateline.exchange.knowledge_folder import write_tables
from dateline.exchange.ledger import Ledger, open  # noqa: A004 - read as dateline.open
from dateline.exchange.pictures import (
    Choice,
    Picture,
    PictureKind,
    draw,
    draw_map,
    draw_network,
    draw_timeline,
    draw_tolls,
    is_called,
    picture_page,
    shown_in,
    write_picture,
)
from dateline.exchange.situated import Situated
from dateline.exchange.situation_columns import SITUATION_COLUMNS, SituationTable
from dateline.exchange.situation_tables import SituationTables
from dateline.exchange.tables import batches, table
from dateline.exchange.writers import (
    ExportError,
    cell,
    csv_lines,
    csv_rows,
    replacing,
    write_csv,
    write_jsonl,
    write_parquet,
)

__all__ = [
    "COLUMNS",
    "INCIDENT_COLUMNS",
    "LEFT_OUT",
    "SITUATION_COLUMNS",
    "Choice",
    "Column",
    "ExportError",
    "Imported",
    "Ledger",
    "Picture",
    "PictureKind",
    "Situated",
    "SituationTable",
    "SituationTables",
    "TableName",
    "batches",
    "cell",
    "csv_lines",
    "csv_rows",
    "draw",
    "draw_map",
    "draw_network",
    "draw_timeline",
    "draw_tolls",
    "import_dictionaries",
    "incident_csv",
    "incident_rows",
    "incident_table",
    "is_called",
    "open",
    "picture_page",
    "replacing",
    "schema",
    "shown_in",
    "table",
    "write_csv",
    "write_jsonl",
    "write_parquet",
    "write_picture",
    "write_tables",
]
