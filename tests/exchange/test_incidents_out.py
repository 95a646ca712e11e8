"""Incidents as a table: the columns that are documented, lists as lists, and CSV that reads as people write."""

from __future__ import annotations

import csv
import io

from dateline.exchange import INCIDENT_COLUMNS, incident_csv, incident_rows, incident_table
from dateline.situation import account_of, follow
from situation_samples import KARSAN, Said, report_of

BOMB = Said(
    "A car bomb exploded at the fish market of Karsan on Monday, killing 12 people.", "exploded", day="2019-03-04",
    place=KARSAN, recipients=("shoppers",), counts={"killed": 12},
)  # fmt: skip
BARE = Said("Nothing but a rally was held.", "rally", type=BOMB.type)
ACCOUNTS = [
    account_of(incident)
    for incident in follow([report_of("a", "2019-03-04", BOMB), report_of("b", None, BARE)]).incidents()
]


def test_each_column_has_a_meaning_a_type_and_a_name_of_its_own() -> None:
    table = incident_table(ACCOUNTS)
    assert table.schema.names == [column.name for column in INCIDENT_COLUMNS]
    assert len(set(table.schema.names)) == len(INCIDENT_COLUMNS)
    assert all(field.metadata[b"meaning"] for field in table.schema)


def test_arrow_and_json_hold_the_same_rows() -> None:
    rows = list(incident_rows(ACCOUNTS))
    table = incident_table(ACCOUNTS).to_pylist()
    assert [{n: v for n, v in row.items() if n not in {"places", "actors", "recipients"}} for row in table] == [
        {n: v for n, v in row.items() if n not in {"places", "actors", "recipients"}} for row in rows
    ]
    assert incident_table([]).num_rows == 0


def test_csv_has_a_toll_as_a_range_and_empty_cells_where_nothing_is_told() -> None:
    rows = {row["report_ids"]: row for row in csv.DictReader(io.StringIO("".join(incident_csv(ACCOUNTS)), newline=""))}
    assert (rows["a"]["tolls"], rows["a"]["places"], rows["a"]["recipients"]) == ("killed 12-12", "Karsan", "shoppers")
    assert (rows["b"]["tolls"], rows["b"]["start"], rows["b"]["first_told"]) == ("", "", "")
