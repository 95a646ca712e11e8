"""The form of a coded report in JSON Schema, for whoever reads Dateline's lines with other tools."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["schema"]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every line of ``dateline code`` holds; a fresh copy.

    What a schema cannot say, that spans quote the text and that what is pointed at exists, :func:`violations` checks.
    """
    found: dict[str, Any] = json.loads((files("dateline.record") / "record.schema.json").read_text("utf-8"))
    return found
