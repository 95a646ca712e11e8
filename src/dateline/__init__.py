"""Dateline reads news reports about politics and conflict and keeps a sourced, checkable record of the situation.

    import dateline

    coder = dateline.Coder()
    coded = coder.code("text ...", published="2014-06-16")
    coded.events[0].type, coded.events[0].status

Importing this loads no model, database or web server: each name is fetched when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.exchange import Ledger, open  # noqa: A004 - said as `dateline.open(...)`
    from dateline.flow import Coder
    from dateline.record import Coded, Event, Report

__all__ = ["Coded", "Coder", "Event", "Ledger", "Report", "__version__", "open"]

_HOMES = {
    "Coded": "dateline.record",
    "Coder": "dateline.flow",
    "Event": "dateline.record",
    "Ledger": "dateline.exchange",
    "Report": "dateline.record",
    "open": "dateline.exchange",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
