"""Writes the golden records anew, on purpose only: ``python -m tests.golden.regenerate``. Read the difference before a
commit: every line of it is something that Dateline now says differently."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dateline import Coder
from dateline.record import Coded, Json
from dateline.reports import read
from dateline.settings import Settings

__all__ = ["FOLDER", "GOLDEN", "content", "golden_path"]

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples" / "june-2014"
GOLDEN = (
    "2014-06-10/mosul-falls-meridian.txt",
    "2014-06-18/baiji-refinery-tigris.txt",
    "2014-06-24/kerry-barzani-erbil-observer.txt",
)
"""A city falls; two sides tell of one fight; talks in which nothing happened yet."""
PROBABILITIES = re.compile(r" \(\d+%[^)]*\)")
"""They differ in the last digits from machine to machine; what they decide does not."""


def golden_path(name: str) -> Path:
    """Where the golden record of an example lies."""
    return FOLDER / f"{Path(name).stem}.json"


def content(coder: Coder, name: str) -> str:
    """The record of an example as it is kept: indented, without what differs from machine to machine."""
    (report,) = read([EXAMPLES / name])
    (coded,) = coder.stream([report])
    return json.dumps(_kept(coded), ensure_ascii=False, indent=1) + "\n"


def _kept(coded: Coded) -> dict[str, Json]:
    data = coded.to_dict()
    del data["coder"]
    report = data["report"]
    assert isinstance(report, dict)
    del report["provenance"]
    for layer in ("events", "controls", "relations", "roles"):
        records = data[layer]
        assert isinstance(records, list)
        for record in records:
            assert isinstance(record, dict)
            del record["confidence"]
            record["why"] = [PROBABILITIES.sub("", str(why)) for why in record.get("why") or ()]
    return data


def main() -> None:
    coder = Coder(Settings())
    for name in GOLDEN:
        golden_path(name).write_text(content(coder, name), "utf-8")


if __name__ == "__main__":
    main()
