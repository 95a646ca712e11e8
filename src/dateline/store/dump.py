"""The record of a store, in one order whatever the order of reading.

*Record* means: every report with its text, everywhere it was found, and every coding of it in the order in which they
were made. Not part of it: what people decided about unknown actors and incidents, the numbers of rows, the index, and
the pages of the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, select

from dateline.store import tables as t
from dateline.store.adding import coders_of
from dateline.store.asking import AT_ONCE
from dateline.store.record_form import unpack

__all__ = ["content_hash", "dump"]

_FOUND = ("path", "line", "format", "id", "url", "source", "published")


def dump(connection: Connection) -> Iterator[str]:
    """One line of JSON (ASCII, without line end) for each report, in order of fingerprint."""
    coders = coders_of(connection)
    reports, codings = t.reports.c, t.codings.c
    query = select(reports.fingerprint, reports.key, reports.text, codings.record, codings.coder)
    query = query.select_from(t.reports.join(t.codings)).order_by(reports.fingerprint, codings.key)
    rows = connection.execution_options(yield_per=AT_ONCE).execute(query)
    for (fingerprint, key, text), made in groupby(rows, key=lambda row: (row.fingerprint, row.key, row.text)):
        line = {
            "fingerprint": fingerprint,
            "provenances": _provenances(connection, key),
            "codings": [unpack(row.record, text, coders[row.coder]).to_dict() for row in made],
        }
        yield json.dumps(line, separators=(",", ":"))


def _provenances(connection: Connection, report: int) -> list[dict[str, object]]:
    columns = [t.provenances.c[name] for name in _FOUND]
    query = select(*columns).where(t.provenances.c.report == report).order_by(t.provenances.c.identity)
    return [dict(row._mapping) for row in connection.execute(query)]


def content_hash(connection: Connection) -> str:
    """The hash of the record (BLAKE2b, 32 hexadecimal digits): equal where two stores hold the same."""
    digest = hashlib.blake2b(digest_size=16)
    for line in dump(connection):
        digest.update(line.encode("ascii") + b"\n")
    return digest.hexdigest()
